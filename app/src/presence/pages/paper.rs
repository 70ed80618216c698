//! On paper: the week sheet with blanks, and the list of a day with who was there and who guided.

use super::super::When;
use super::week::{Week, legend};
use super::{Address, Asked};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use ::paper::pdf::{Block, Document};
use axum::extract::State;
use axum_extra::extract::Query;
use std::collections::BTreeSet;

/// Empty rows on a week sheet, for who walks in.
const BLANK: usize = 3;

/// A sheet: its head and its rows.
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(askama::Template)]
#[template(path = "presence/paper.html")]
struct PaperPage {
    page: Page,
    title: String,
    under: String,
    /// Where one came from, and the same as PDF.
    back: String,
    pdf: String,
    table: Table,
    notes: Vec<String>,
    /// Words with a line behind them to write on.
    lines: Vec<String>,
}

impl PaperPage {
    fn document(&self) -> Document {
        let mut document = self.page.document(self.title.clone());
        document.under.clone_from(&self.under);
        document = document.with(Block::Table(self.table.head.clone(), self.table.rows.clone()));
        for words in &self.notes {
            document = document.with(Block::text(words.clone()));
        }
        for words in &self.lines {
            document = document.with(Block::Line(words.clone()));
        }
        document
    }
}

/// The week sheet: a box for each half-day on which somebody is expected, a dash where not.
fn week_sheet(page: Page, week: &Week) -> PaperPage {
    let mut head = vec![page.t("presence-name")];
    head.extend(week.halves.iter().map(|when| week.head(&page, *when)));
    let cell = |person: &str, when: &When| {
        if week.is_off(*when) {
            return "×".to_owned();
        }
        if week.is_expected(person, *when) { String::new() } else { "–".to_owned() }
    };
    let row = |person: &super::super::store::Somebody| {
        let cells = week.halves.iter().map(|when| cell(&person.id, when));
        std::iter::once(week.name(person)).chain(cells).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = week.loaded.people.iter().map(row).collect();
    rows.extend(std::iter::repeat_n(vec![String::new(); head.len()], BLANK));
    let address = week.here.address();
    let monday = week.monday;
    PaperPage {
        title: page.t("presence-week-title"),
        under: format!("{} · {} – {}", week.here.name(), page.day(monday), page.day(week.until())),
        back: format!("{address}/week?day={monday}"),
        pdf: format!("{address}/week.pdf?day={monday}"),
        table: Table { head, rows },
        notes: vec![legend(&page), page.t("presence-paper-how")],
        lines: vec![],
        page,
    }
}

/// The list of a day: who was there, with birth date, on which half-days, and who guided.
fn day_list(page: Page, week: &Week, day: jiff::civil::Date) -> PaperPage {
    let there = |person: &str, is_afternoon: bool| {
        let noted = week.noted(person, When { day, is_afternoon });
        noted.is_some_and(|noted| noted.mark.code.was_there())
    };
    let tick = |is_there: bool| if is_there { "✓" } else { "" }.to_owned();
    let mut rows = vec![];
    for person in &week.loaded.people {
        let halves = [there(&person.id, false), there(&person.id, true)];
        if halves.contains(&true) {
            let birth = person.birth.to_string();
            rows.push(vec![person.name(), birth, tick(halves[0]), tick(halves[1])]);
        }
    }
    let of_day = week.loaded.noted.iter().filter(|one| one.slot.when.day == day);
    let by: BTreeSet<&str> =
        of_day.map(|one| one.by.as_str()).filter(|by| !by.is_empty()).collect();
    let by: Vec<&str> = by.into_iter().collect();
    let word = |key: &str| page.t(key);
    let head =
        ["presence-name", "presence-born", "presence-half-morning", "presence-half-afternoon"];
    let address = week.here.address();
    let mut notes = vec![];
    if rows.is_empty() {
        notes.push(page.t("presence-day-list-none"));
    }
    if !by.is_empty() {
        notes.push(page.with("presence-day-list-by", "names", by.join(page.comma())));
    }
    notes.push(page.t("presence-day-list-law"));
    PaperPage {
        title: page.t("presence-day-list"),
        under: format!("{} · {}", week.here.name(), page.day(day)),
        back: format!("{address}?day={day}"),
        pdf: format!("{address}/day-list.pdf?day={day}"),
        table: Table { head: head.map(word).to_vec(), rows },
        notes,
        lines: vec![page.t("presence-day-list-guide"), page.t("presence-day-list-sign")],
        page,
    }
}

async fn logged(app: &App, actor: &Actor, week: &Week, deed: Deed) -> Result<(), Problem> {
    let line = Line::by(actor, deed, Thing::Presence, &week.here.id).at(&week.here.organisation);
    audit::look(app, line).await
}

pub(super) async fn week(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let week = Week::open(&app, &actor, &place, asked.day(&page)?).await?;
    logged(&app, &actor, &week, Deed::Look).await?;
    view::show(&week_sheet(page, &week))
}

pub(super) async fn week_pdf(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let week = Week::open(&app, &actor, &place, asked.day(&page)?).await?;
    logged(&app, &actor, &week, Deed::Export).await?;
    let name = format!("week-{}", week.monday);
    view::paper::answer(week_sheet(page, &week).document(), &name).await
}

pub(super) async fn day(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let day = asked.day(&page)?;
    let week = Week::open(&app, &actor, &place, day).await?;
    logged(&app, &actor, &week, Deed::Look).await?;
    view::show(&day_list(page, &week, day))
}

pub(super) async fn day_pdf(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let day = asked.day(&page)?;
    let week = Week::open(&app, &actor, &place, day).await?;
    logged(&app, &actor, &week, Deed::Export).await?;
    view::paper::answer(day_list(page, &week, day).document(), &format!("dag-{day}")).await
}
