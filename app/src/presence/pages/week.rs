//! The week of a work post as a grid: people by half-days, a letter in each, as on the sheet of paper that
//! hung on the wall. What is left empty is unknown.

use super::super::store::{self, Between, Known, Somebody};
use super::super::{Code, Noted, Sent, Slot, Source, When, doubt};
use super::desk::{Here, Loaded};
use super::letters::{field, fresh, of_now, read};
use super::of_person::monday;
use super::sheet::{key, look_at};
use super::{Address, Asked, doubtful, long_ago};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as SentForm, Query};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A week of a work post.
pub(super) struct Week {
    pub here: Here,
    pub monday: Date,
    pub loaded: Loaded,
    /// The half-days of the week on which somebody is expected or noted, Monday morning first.
    pub halves: Vec<When>,
}

impl Week {
    pub async fn open(
        app: &App,
        actor: &Actor,
        place: &Address,
        day: Date,
    ) -> Result<Week, Problem> {
        let here = Here::open(app, actor, place).await?;
        let monday = monday(day);
        let days = (monday, monday.saturating_add(6.days()));
        let loaded = Loaded::of(app, actor, &here, days).await?;
        let expected = loaded.expecting.all.iter().map(|one| one.slot.when);
        let noted = loaded.noted.iter().map(|one| one.slot.when);
        let halves: BTreeSet<When> = expected.chain(noted).collect();
        Ok(Week { here, monday, loaded, halves: halves.into_iter().collect() })
    }

    pub fn until(&self) -> Date {
        self.monday.saturating_add(6.days())
    }

    pub fn slot(&self, when: When) -> Slot {
        Slot { work_post: self.here.id.clone(), when }
    }

    pub fn noted(&self, person: &str, when: When) -> Option<&Noted> {
        self.loaded.noted.iter().find(|one| one.person == person && one.slot.when == when)
    }

    pub fn is_expected(&self, person: &str, when: When) -> bool {
        self.loaded.expecting.all.iter().any(|one| one.person == person && one.slot.when == when)
    }

    pub fn is_off(&self, when: When) -> bool {
        self.loaded.not_held(&self.here, when).is_some()
    }

    /// `ma vm`, for the head of a column.
    pub fn head(&self, page: &Page, when: When) -> String {
        let number = when.day.weekday().to_monday_one_offset();
        let half =
            if when.is_afternoon { "presence-short-afternoon" } else { "presence-short-morning" };
        format!(
            "{} {} {}",
            page.t(&format!("presence-short-day-{number}")),
            when.day.day(),
            page.t(half)
        )
    }

    pub fn name(&self, person: &Somebody) -> String {
        self.loaded.names.get(&person.id).cloned().unwrap_or_default()
    }
}

#[derive(askama::Template)]
#[template(path = "presence/week.html")]
struct Grid {
    page: Page,
    form: Form,
    week: Week,
    warnings: Vec<String>,
    seen: String,
}

impl Grid {
    fn of(page: Page, form: Form, week: Week) -> Grid {
        Grid { page, form, week, warnings: vec![], seen: String::new() }
    }

    fn at(&self, by: i32) -> String {
        let monday = self.week.monday.saturating_add(by.weeks());
        format!("{}/week?day={monday}", self.week.here.address())
    }

    fn paper(&self, what: &str) -> String {
        format!("{}/week{what}?day={}", self.week.here.address(), self.week.monday)
    }

    fn f(&self, of: char, person: &usize, half: &usize) -> String {
        field(of, *person, *half)
    }

    fn value(&self, of: char, person: &usize, half: &usize) -> &str {
        self.form.value(&field(of, *person, *half))
    }

    fn is_open(&self, when: &When) -> bool {
        when.day <= self.page.today && !self.week.is_off(*when)
    }

    fn label(&self, person: &Somebody, when: &When) -> String {
        format!("{}, {}", self.week.name(person), super::said(&self.page, *when))
    }

    fn head(&self, when: &When) -> String {
        self.week.head(&self.page, *when)
    }

    fn is_off(&self, when: &When) -> bool {
        self.week.is_off(*when)
    }

    fn column(&self, column: &usize) -> &str {
        self.form.value(&format!("h{column}"))
    }

    fn legend(&self) -> String {
        legend(&self.page)
    }

    fn error(&self, person: &usize, half: &usize) -> bool {
        !self.form.error(&field('c', *person, *half), self.page.language).is_empty()
    }

    fn is_expected(&self, person: &Somebody, when: &When) -> bool {
        self.week.is_expected(&person.id, *when)
    }
}

/// The letters with their words.
pub(super) fn legend(page: &Page) -> String {
    let word = |code: Code| {
        format!("{} = {}", key(page, code), page.t(&format!("presence-code-{}", code.word())))
    };
    Code::ALL.map(word).join(page.comma())
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let week = Week::open(&app, &actor, &place, asked.day(&page)?).await?;
    look_at(&app, &actor, &week.here).await?;
    let form = fresh(&page, &week);
    view::show(&Grid::of(page, form, week))
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let week = Week::open(&app, &actor, &place, asked.said_day()?).await?;
    let mut form = of_now(Form::from_pairs(sent), &page, &week);
    let cells = read(&mut form, &page, &week);
    if !form.is_good() {
        return view::show_again(&Grid::of(page, form, week));
    }
    let (warnings, known) = warnings(&app, &page, &week, &cells).await?;
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        let mut grid = Grid::of(page, form, week);
        grid.seen = warnings.join("\n");
        grid.warnings = warnings;
        return view::show_again(&grid);
    }
    let (now, here) = (app.now(), &week.here);
    let mut work = app.db.work().await?;
    let line = Line::by(&actor, Deed::Make, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, now, &[line]).await?;
    let whole = (here.at(), here.organisation.as_str(), (week.monday, week.until()));
    let by = (Source::Paper, actor.account.as_str());
    let sent: Vec<Sent> = cells.iter().map(|(_, sent)| sent.clone()).collect();
    let around = (here.site(), here.organisation.as_str(), (week.monday, week.until()));
    if let Some(between) = store::between(&mut work, around, &sent, &known).await? {
        drop(work);
        return again(&app, page, (&actor, &place, week.monday), form, between).await;
    }
    let saved = store::save(&mut work, now, whole, by, &sent).await?;
    if !saved.met.is_empty() {
        drop(work);
        for (place, noted) in &saved.met {
            let name = &cells[*place].0;
            let version = noted.as_ref().map_or(0, |noted| noted.version);
            form.set(&name.replacen('c', "v", 1), version.to_string());
            let theirs = noted.as_ref().map_or_else(|| "?".to_owned(), |n| key(&page, n.mark.code));
            form.wrong(
                name,
                crate::language::Message::new("presence-cell-met").with("code", theirs),
            );
        }
        return view::show_again(&Grid::of(page, form, week));
    }
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    let path = format!("{}/week?day={}", here.address(), week.monday);
    Ok(view::go(&path, "presence-said-saved"))
}

/// The week as it is by now, with what was typed: something came between reading and saving.
async fn again(
    app: &App,
    page: Page,
    (actor, place, monday): (&Actor, &Address, Date),
    form: Form,
    between: Between,
) -> Answer {
    let week = Week::open(app, actor, place, monday).await?;
    let mut form = of_now(form, &page, &week);
    let cells = read(&mut form, &page, &week);
    if between == Between::Off && form.is_good() {
        form.wrong("n", "presence-is-off");
    }
    let (warnings, _) = warnings(app, &page, &week, &cells).await?;
    let mut grid = Grid::of(page, form, week);
    grid.seen = warnings.join("\n");
    grid.warnings = warnings;
    view::show_again(&grid)
}

/// What speaks against what is written as present, and what was known then.
async fn warnings(
    app: &App,
    page: &Page,
    week: &Week,
    cells: &[(String, Sent)],
) -> Result<(Vec<String>, Known), Problem> {
    let there = |sent: &&Sent| sent.mark.is_some_and(|mark| mark.code.was_there());
    let fresh: Vec<&Sent> = cells.iter().map(|(_, sent)| sent).filter(there).collect();
    let oldest = cells.iter().map(|(_, sent)| sent.slot.when.day).min();
    let old = oldest.and_then(|day| long_ago(page, day));
    if fresh.is_empty() {
        return Ok((old.into_iter().collect(), Known::default()));
    }
    let (at, days) = (week.here.at(), (week.monday, week.until()));
    let around = store::around(&app.db, &week.here.organisation, at, days).await?;
    let told = |sent: &&Sent| {
        let mut known = around.known(&sent.person, &sent.slot);
        let place = week.here.places.first();
        let why = place.and_then(|one| week.loaded.expecting.why_closed(one, sent.slot.when));
        known.closed = why.map(|why| page.why(&why));
        let name = week.loaded.names.get(&sent.person).map_or("", String::as_str);
        let doubt = doubt(sent.slot.when.day, &known)?;
        let when = super::said(page, sent.slot.when);
        Some(format!("{when}: {}", doubtful(page, name, &doubt)))
    };
    let said = old.into_iter().chain(fresh.iter().filter_map(told)).collect();
    let fresh = fresh.iter().map(|sent| (sent.person.clone(), sent.slot.clone())).collect();
    Ok((said, Known { fresh, noted: around.noted().iter().cloned().collect() }))
}
