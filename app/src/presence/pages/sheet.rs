//! The list of a half-day: everybody who is expected is ticked as present, and one saving notes all.

use super::super::form::{self as forms, Typed, field};
use super::super::store::{self, Saved, Somebody};
use super::super::{Code, Line as ListLine, Mark, Noted, Slot, Source, When, doubt};
use super::desk::{Here, Loaded, names};
use super::walk_in::{self, LONGEST_NAME, WalkIn};
use super::{Address, Asked, doubtful, half, long_ago, refused};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use base::names::fold;
use std::collections::{BTreeMap, BTreeSet};

/// How many first names stand on a list at most. Our own choice.
const MOST_NAMES: usize = 20;

/// A line as it is shown.
struct Row {
    number: usize,
    person: String,
    name: String,
    /// What stands below the name.
    sub: String,
    /// What somebody else noted meanwhile.
    theirs: Option<String>,
    codes: Vec<Code>,
}

#[derive(askama::Template)]
#[template(path = "presence/sheet.html")]
struct Sheet {
    page: Page,
    form: Form,
    here: Here,
    when: When,
    rows: Vec<Row>,
    /// First names that stand on the list, with who noted them.
    unknown: Vec<(String, String)>,
    /// Who may be meant by the first name that was typed; nothing when none was.
    candidates: Option<Vec<Somebody>>,
    warnings: Vec<String>,
    /// The warnings as they are sent along: who saves again has read these.
    seen: String,
    /// That it did not happen: why, and who said so.
    off: Option<(String, String)>,
    /// Why it is closed by the calendar.
    closed: Option<String>,
}

impl Sheet {
    fn title(&self) -> String {
        self.page.with("presence-list-of", "half", half(&self.page, self.when))
    }

    fn is_future(&self) -> bool {
        self.when.day > self.page.today
    }

    fn day(&self) -> String {
        self.page.week_day(self.when.day)
    }

    fn list(&self) -> String {
        self.here.list(self.when)
    }

    /// The other half-day of the same day: its address and name.
    fn other(&self) -> (String, String) {
        let when = When { is_afternoon: !self.when.is_afternoon, ..self.when };
        (self.here.list(when), half(&self.page, when))
    }

    fn off_address(&self) -> String {
        let (day, half) = (self.when.day, self.when.half());
        format!("{}/not-held?day={day}&half={half}", self.here.address())
    }

    fn key(&self, code: &Code) -> String {
        key(&self.page, *code)
    }

    fn word(&self, code: &Code) -> String {
        self.page.t(&format!("presence-code-{}", code.word()))
    }

    fn f(&self, of: char, row: &Row) -> String {
        field(of, row.number)
    }

    fn value(&self, of: char, row: &Row) -> &str {
        self.form.value(&field(of, row.number))
    }

    fn is(&self, row: &Row, code: &str) -> bool {
        self.form.value(&field('c', row.number)) == code
    }

    fn save_words(&self) -> String {
        self.page.with("presence-save", "half", half(&self.page, self.when))
    }
}

/// The letter of a code on the buttons.
pub(super) fn key(page: &Page, code: Code) -> String {
    page.t(&format!("presence-key-{}", code.word()))
}

/// Which of the looks of a button belongs to a code.
fn look(code: &Code) -> &'static str {
    match code {
        Code::Present => "here",
        Code::Late => "here late",
        Code::Unexcused => "away stray",
        _ => "away",
    }
}

/// A list that is opened at a half-day.
pub(super) struct Desk {
    pub here: Here,
    when: When,
    loaded: Loaded,
    lines: Vec<ListLine>,
    /// People on the form who are not expected: who walked in.
    pub others: BTreeMap<String, Somebody>,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, place: &Address, when: When) -> Result<Desk, Problem> {
        let here = Here::open(app, actor, place).await?;
        let loaded = Loaded::of(app, actor, &here, (when.day, when.day)).await?;
        let lines = loaded.lines(&here, when);
        Ok(Desk { here, when, loaded, lines, others: BTreeMap::new() })
    }

    pub fn reader<'a>(&'a self, actor: &'a Actor) -> (&'a str, &'a str) {
        (&actor.account, &self.here.organisation)
    }

    /// Reads who stands on the form and not on the list. Whom the reader may not see is left out.
    async fn meet_others(&mut self, app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
        let is_new = |id: &&str| {
            !id.is_empty() && !self.loaded.names.contains_key(*id) && !self.others.contains_key(*id)
        };
        let all = (0..forms::count(form)).map(|number| form.value(&field('p', number)));
        let ids: Vec<&str> = all.filter(is_new).collect();
        let found = store::several(&app.db, self.reader(actor), &ids).await?;
        self.others.extend(found.into_iter().map(|one| (one.id.clone(), one)));
        Ok(())
    }

    /// The names of everybody on the form.
    fn names(&self) -> BTreeMap<String, String> {
        let all = self.loaded.people.iter().chain(self.others.values());
        names(&all.cloned().collect::<Vec<_>>())
    }

    fn line(&self, person: &str, post: &str) -> Option<&ListLine> {
        self.lines.iter().find(|line| line.person == person && line.slot.work_post == post)
    }

    fn owns(&self, post: &str) -> bool {
        self.here.places.iter().any(|place| place.id == post)
    }

    fn somebody(&self, person: &str) -> Option<&Somebody> {
        let all = self.loaded.people.iter().chain(self.others.values());
        all.into_iter().find(|one| one.id == person)
    }

    /// Whether a line says something else than what is stored.
    fn changes(&self, one: &Typed) -> bool {
        let line = self.line(&one.sent.person, &one.sent.slot.work_post);
        line.and_then(|line| line.noted.as_ref()).map(|noted| noted.mark) != one.sent.mark
    }

    /// The first names that stand on the list already.
    pub fn stored_names(&self) -> impl Iterator<Item = &store::Unknown> {
        self.loaded.unknown.iter().filter(|one| one.slot.when == self.when)
    }

    /// The first names of the form, each once. What is too long or too much is left out, and told.
    fn first_names(&self, form: &mut Form) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let names = form.all("unknown").iter().map(|name| crate::signs::one_line(name));
        let mut names: Vec<String> =
            names.filter(|name| !name.is_empty() && seen.insert(fold(name))).collect();
        let typed = names.len();
        names.retain(|name| name.chars().count() <= LONGEST_NAME);
        names.truncate(MOST_NAMES.saturating_sub(self.stored_names().count()));
        if names.len() < typed {
            form.wrong("walk_in", "presence-first-names-many");
        }
        form.set_all("unknown", names.clone());
        names
    }

    /// The lines of the form that are of this list. That somebody is not on it any more is told, and why
    /// nothing can be noted of somebody stands at the line.
    fn take(&self, form: &mut Form) -> Vec<Typed> {
        let names = self.names();
        let is_own = |one: &Typed| {
            names.contains_key(&one.sent.person) && self.owns(&one.sent.slot.work_post)
        };
        let mut typed = forms::read(form, self.when);
        if typed.iter().any(|one| one.sent.mark.is_some() && !is_own(one)) {
            form.wrong("n", "presence-gone");
        }
        typed.retain(is_own);
        for one in typed.iter().filter(|one| self.changes(one)) {
            let Some(person) = self.somebody(&one.sent.person) else { continue };
            let is_taken_away = one.sent.mark.is_none() && person.is_open;
            let why = refused(person, &names[&person.id], self.when.day);
            if let Some(why) = why.filter(|_| !is_taken_away) {
                form.wrong(&field('c', one.number), why);
            }
        }
        typed
    }

    /// What stands below a name: the work post on the list of a site, an absence, who noted it.
    fn sub(&self, page: &Page, line: Option<&ListLine>, post: &str) -> String {
        let mut all = vec![];
        if self.here.is_site {
            all.push(self.here.post_name(post).to_owned());
        }
        let person = line.and_then(|line| self.somebody(&line.person));
        let is_closed = person.is_some_and(|one| !one.is_open);
        if is_closed {
            all.push(page.t("presence-file-is-closed"));
        }
        match line {
            None => all.push(page.t("presence-walks-in")),
            Some(line) => {
                let away = self.loaded.away.iter();
                let mut away = away.filter(|a| a.person == line.person && a.covers(self.when.day));
                if let Some(away) = away.next() {
                    let until = page.short_day(away.until);
                    let key = format!("presence-away-{}", away.code.word());
                    all.push(page.with(&key, "day", until));
                }
                if let Some(noted) = &line.noted {
                    all.push(noted_by(page, noted));
                } else if !line.is_expected && !is_closed {
                    all.push(page.t("presence-walks-in"));
                }
            }
        }
        all.join(" · ")
    }

    #[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
    fn sheet(self, page: Page, form: Form, met: &BTreeMap<usize, Option<Noted>>) -> Sheet {
        let names = self.names();
        let mut rows = vec![];
        for number in 0..forms::count(&form) {
            let text = |of: char| form.value(&field(of, number));
            let Some(name) = names.get(text('p')) else { continue };
            if !self.owns(text('w')) {
                continue;
            }
            let line = self.line(text('p'), text('w'));
            let has_closed = form.value(&field('s', number)) == Code::Closed.word();
            let theirs = met.get(&number).map(|noted| match noted {
                None => page.t("presence-theirs-unknown"),
                Some(noted) => page.with2(
                    "presence-theirs",
                    ("who", noted_by(&page, noted)),
                    ("code", page.t(&format!("presence-code-{}", noted.mark.code.word()))),
                ),
            });
            rows.push(Row {
                number,
                person: text('p').to_owned(),
                name: name.clone(),
                sub: self.sub(&page, line, text('w')),
                theirs,
                codes: Code::ALL
                    .into_iter()
                    .filter(|code| *code != Code::Closed || has_closed)
                    .collect(),
            });
        }
        let stored = self.stored_names().map(|one| (one.first_name.clone(), one.by.clone()));
        let stored: Vec<(String, String)> = stored.collect();
        let typed = form.all("unknown").iter().map(|name| (name.clone(), String::new()));
        let off = self.loaded.not_held(&self.here, self.when).map(|off| {
            let why = page.t(&format!("presence-off-{}", off.reason));
            let why = if off.remark.is_empty() { why } else { format!("{why}: {}", off.remark) };
            (why, off.by.clone())
        });
        Sheet {
            unknown: stored.into_iter().chain(typed).collect(),
            candidates: None,
            warnings: vec![],
            seen: String::new(),
            closed: self.loaded.closed(&self.here, self.when).map(|why| page.why(&why)),
            rows,
            off,
            here: self.here,
            when: self.when,
            form,
            page,
        }
    }

    /// Why a work post is closed by the calendar, in words.
    fn why_closed(&self, page: &Page, post: &str) -> Option<String> {
        let place = self.here.places.iter().find(|place| place.id == post)?;
        self.loaded.expecting.why_closed(place, self.when).map(|why| page.why(&why))
    }

    /// What speaks against what is going to be written: people who are noted, or expected, elsewhere, and
    /// who has no place here on that day.
    async fn warnings(
        &self,
        app: &App,
        page: &Page,
        typed: &[Typed],
    ) -> Result<Vec<String>, Problem> {
        let is_new = |one: &&Typed| {
            let sent = &one.sent;
            let noted =
                self.line(&sent.person, &sent.slot.work_post).and_then(|l| l.noted.as_ref());
            let there = |mark: Option<Mark>| mark.is_some_and(|mark| mark.code.was_there());
            there(sent.mark) && !there(noted.map(|noted| noted.mark))
        };
        let fresh: Vec<&Typed> = typed.iter().filter(is_new).collect();
        let is_changed = typed.iter().any(|one| self.changes(one));
        let old = long_ago(page, self.when.day).filter(|_| is_changed);
        if fresh.is_empty() {
            return Ok(old.into_iter().collect());
        }
        let days = (self.when.day, self.when.day);
        let around = store::around(&app.db, &self.here.organisation, self.here.at(), days).await?;
        let names = self.names();
        let told = |one: &&Typed| {
            let mut known = around.known(&one.sent.person, &one.sent.slot);
            known.closed = self.why_closed(page, &one.sent.slot.work_post);
            let name = names.get(&one.sent.person).map_or("", String::as_str);
            doubt(self.when.day, &known).map(|doubt| doubtful(page, name, &doubt))
        };
        Ok(old.into_iter().chain(fresh.iter().filter_map(told)).collect())
    }
}

/// `Greta, 8:52`.
fn noted_by(page: &Page, noted: &Noted) -> String {
    let hour = page.hour(noted.at);
    match noted.by.split(' ').next().unwrap_or_default() {
        "" => hour,
        first => format!("{first}, {hour}"),
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &place, asked.when(&app, &page)?).await?;
    look_at(&app, &actor, &desk.here).await?;
    let form = forms::of_lines(&desk.lines);
    view::show(&desk.sheet(page, form, &BTreeMap::new()))
}

/// Who was ill stands on a list: the look at it is logged.
pub(super) async fn look_at(app: &App, actor: &Actor, here: &Here) -> Result<(), Problem> {
    let line = Line::by(actor, Deed::Look, Thing::Presence, &here.id).at(&here.organisation);
    audit::look(app, line).await
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let mut desk = Desk::open(&app, &actor, &place, asked.said()?).await?;
    let unknown = desk.first_names(&mut form);
    desk.meet_others(&app, &actor, &form).await?;
    match walk_in::take(&app, &actor, &mut desk, &mut form).await? {
        WalkIn::None => {}
        WalkIn::Done => return view::show_again(&desk.sheet(page, form, &BTreeMap::new())),
        WalkIn::Which(found) => {
            let mut sheet = desk.sheet(page, form, &BTreeMap::new());
            sheet.candidates = Some(found);
            return view::show_again(&sheet);
        }
    }
    let when = desk.when;
    if when.day > page.today {
        form.wrong("n", "presence-future");
    } else if desk.loaded.not_held(&desk.here, when).is_some() {
        form.wrong("n", "presence-is-off");
    }
    let typed = desk.take(&mut form);
    if !form.is_good() {
        return view::show_again(&desk.sheet(page, form, &BTreeMap::new()));
    }
    let warnings = desk.warnings(&app, &page, &typed).await?;
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        let mut sheet = desk.sheet(page, form, &BTreeMap::new());
        sheet.seen = warnings.join("\n");
        sheet.warnings = warnings;
        return view::show_again(&sheet);
    }
    let saved = write(&app, &actor, &desk, &typed, &unknown).await?;
    if !saved.met.is_empty() {
        let met = saved.met.into_iter().map(|(place, noted)| (typed[place].number, noted));
        let met: BTreeMap<usize, Option<Noted>> = met.collect();
        for (number, noted) in &met {
            let version = noted.as_ref().map_or(0, |noted| noted.version);
            form.set(&field('v', number), version.to_string());
        }
        form.wrong("n", "presence-met");
        return view::show_again(&desk.sheet(page, form, &met));
    }
    let said = if saved.theirs > 0 { "presence-said-theirs" } else { "presence-said-saved" };
    let (organisation, day) = (&desk.here.organisation, when.day);
    Ok(view::go(&format!("/presence?organisation={organisation}&day={day}"), said))
}

/// Writes the list in one unit of work; nothing when somebody else noted otherwise meanwhile.
async fn write(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    typed: &[Typed],
    unknown: &[String],
) -> Result<Saved, Problem> {
    let (now, here, when) = (app.now(), &desk.here, desk.when);
    let sent: Vec<_> = typed.iter().map(|one| one.sent.clone()).collect();
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Make, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, now, &[line]).await?;
    let whole = (here.at(), here.organisation.as_str(), (when.day, when.day));
    let by = (Source::Screen, actor.account.as_str());
    let saved = store::save(&mut work, now, whole, by, &sent).await?;
    if !saved.met.is_empty() {
        return Ok(saved);
    }
    let work_post = here.places.first().map_or_else(String::new, |place| place.id.clone());
    let slot = Slot { work_post, when };
    store::add_unknown(&mut work, now, unknown, &slot, Some(&actor.account)).await?;
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(saved)
}
