//! The list of a half-day: everybody who is expected is ticked as present, and one saving notes all.

use super::super::form::{self as forms, field};
use super::super::store::{Place, Somebody};
use super::super::{Code, Noted, When};
use super::desk::Here;
use super::last;
use super::roll::{Desk, noted_by};
use super::tablet;
use super::walk_in::{FirstName, IN_SIGHT, is_saving};
use super::{Address, Asked, half};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use std::collections::BTreeMap;

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

/// A first name on the list.
struct Name {
    name: String,
    /// At which work post, by id and in words.
    post: (String, String),
    /// Who noted it; empty for one that is not saved yet.
    by: String,
    /// Its id when it is stored.
    id: Option<String>,
    /// Whether it goes away with the next saving.
    is_gone: bool,
    /// What the button sends.
    act: String,
}

#[derive(askama::Template)]
#[template(path = "presence/sheet.html")]
pub(super) struct Sheet {
    page: Page,
    form: Form,
    here: Here,
    when: When,
    rows: Vec<Row>,
    /// First names that stand on the list.
    unknown: Vec<Name>,
    /// Where somebody can walk in.
    places: Vec<Place>,
    /// Who may be meant by the first name that was typed; nothing when none was.
    candidates: Option<Vec<Somebody>>,
    /// Who of that name is on the list already.
    already: Vec<String>,
    warnings: Vec<String>,
    /// The warnings as they are sent along: who saves again has read these.
    seen: String,
    /// That it did not happen: why, and who said so.
    off: Option<(String, String)>,
    /// On the list of a site: the work posts where it did not happen, with their lists.
    off_at: Vec<(String, String)>,
    /// Why it is closed by the calendar.
    closed: Option<String>,
}

impl Sheet {
    pub fn of(desk: &Desk, page: Page, form: Form, met: &BTreeMap<usize, Option<Noted>>) -> Sheet {
        let names = desk.names();
        let numbers = 0..forms::count(&form);
        let rows = numbers.filter_map(|n| row(desk, &page, (&form, n), &names, met)).collect();
        let off = desk.loaded.not_held(&desk.here, desk.when).map(|off| {
            let why = page.t(&format!("presence-off-{}", off.reason));
            let why = if off.remark.is_empty() { why } else { format!("{why}: {}", off.remark) };
            (why, off.by.clone())
        });
        Sheet {
            unknown: first_names(desk, &form),
            places: desk.places().into_iter().cloned().collect(),
            candidates: None,
            already: vec![],
            warnings: vec![],
            seen: String::new(),
            closed: desk.loaded.closed(&desk.here, desk.when).map(|why| page.why(&why)),
            rows,
            off,
            off_at: desk.off(),
            here: desk.here.clone(),
            when: desk.when,
            form,
            page,
        }
    }

    /// The same with who may be meant by the first name, and who of that name is on the list already.
    pub fn asking(self, found: Vec<Somebody>, already: Vec<String>) -> Sheet {
        Sheet { candidates: Some(found), already, ..self }
    }

    /// The same with what speaks against it.
    pub fn warned(mut self, warnings: Vec<String>) -> Sheet {
        self.seen = warnings.join("\n");
        self.warnings = warnings;
        self
    }

    /// Whose list a tablet sends: it is of one account.
    fn by(&self) -> &str {
        self.page.actor.as_ref().map_or("", |actor| actor.account.as_str())
    }

    /// Whether this is the answer to a list that was sent.
    fn is_answer(&self) -> bool {
        !self.form.value("by").is_empty()
    }

    /// Whether the list may stand on the tablet.
    fn is_kept(&self) -> bool {
        self.when.day == self.page.today
    }

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

    /// Whether a line was just put on the list: it is brought in sight.
    fn is_fresh(&self, line: &str) -> bool {
        self.form.value(IN_SIGHT) == line
    }

    /// Whether the list would have been saved, were it not for a question.
    fn is_saving(&self) -> bool {
        is_saving(&self.form)
    }

    /// How many first names stand on the list: they are counted apart.
    fn new_ones(&self) -> usize {
        self.unknown.iter().filter(|one| !one.is_gone).count()
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

/// A line of the form as it is shown; nothing for what is not of this list.
fn row(
    desk: &Desk,
    page: &Page,
    (form, number): (&Form, usize),
    names: &BTreeMap<String, String>,
    met: &BTreeMap<usize, Option<Noted>>,
) -> Option<Row> {
    let text = |of: char| form.value(&field(of, number));
    let name = names.get(text('p')).filter(|_| desk.owns(text('w')))?;
    let has_closed = text('s') == Code::Closed.word();
    let theirs = met.get(&number).map(|noted| match noted {
        None => page.t("presence-theirs-unknown"),
        Some(noted) => page.with2(
            "presence-theirs",
            ("who", noted_by(page, noted)),
            ("code", page.t(&format!("presence-code-{}", noted.mark.code.word()))),
        ),
    });
    let is_shown = |code: &Code| *code != Code::Closed || has_closed;
    Some(Row {
        number,
        person: text('p').to_owned(),
        name: name.clone(),
        sub: desk.sub(page, desk.line(text('p'), text('w')), text('w')),
        theirs,
        codes: Code::ALL.into_iter().filter(is_shown).collect(),
    })
}

/// The first names of the list: those that are stored, and those that were typed.
fn first_names(desk: &Desk, form: &Form) -> Vec<Name> {
    let at = |post: &str| (post.to_owned(), desk.here.post_name(post).to_owned());
    let stored = desk.stored_names().map(|one| Name {
        name: one.first_name.clone(),
        post: at(&one.slot.work_post),
        by: one.by.clone(),
        is_gone: form.has("gone", &one.id),
        act: format!("forget-{}", one.id),
        id: Some(one.id.clone()),
    });
    let typed = FirstName::all(form).into_iter().enumerate().map(|(number, one)| Name {
        post: at(&one.post),
        name: one.name,
        by: String::new(),
        is_gone: false,
        act: format!("drop-{number}"),
        id: None,
    });
    stored.chain(typed).collect()
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
    let is_today = desk.when.day == page.today;
    let mark = tablet::mark((&app, &page), &actor, &place, desk.when);
    let mut response = view::show(&Sheet::of(&desk, page, form, &BTreeMap::new()))?;
    if is_today {
        last::remember(&mut response, &desk.here);
    }
    tablet::keep(&mut response, mark);
    Ok(response)
}

/// Who was ill stands on a list: the look at it is logged.
pub(super) async fn look_at(app: &App, actor: &Actor, here: &Here) -> Result<(), Problem> {
    let line = Line::by(actor, Deed::Look, Thing::Presence, &here.id).at(&here.organisation);
    audit::look(app, line).await
}
