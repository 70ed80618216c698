//! The flows on the ladder of a year, beside those of the network: the definitions and the hiding of the room
//! `figures`, whatever they are.

mod across;

use super::told::{Table, Told};
use super::{Asked, Reader};
use crate::figures::counts::Counts;
use crate::figures::period::suits_others;
use crate::figures::report::Report;
use crate::figures::rows::By;
use crate::figures::scope::{Names, Reader as Counted, Scope};
use crate::figures::store;
use crate::figures::tables::{Grid, Tables};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use outcomes::{Definition, Window};
use paper::sheet::Cell as Value;

/// The ladder of an organisation, and of the network once the year is over.
pub(super) async fn told(app: &App, page: &Page, asked: Asked<'_>) -> Result<Told, Problem> {
    let begun = asked.period.so_far(page.today);
    let Some(window) = begun.and_then(|(from, until)| Window::new(from, until).ok()) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let id = asked.organisation.0;
    let reader = match asked.reader {
        Reader::Coordinator(actor) | Reader::Numbers(actor) => Counted::of(actor),
        // The file goes to others: what must be hidden of other organisations is.
        Reader::Operator => Counted::Worker(vec![id.to_owned()]),
    };
    let names = store::names(&app.db, window.last()).await?;
    let Some(scope) = Scope::parse(&format!("organisation:{id}"), &names) else {
        return Err(Problem::NotFound);
    };
    let is_over = suits_others(window, page.today);
    let mut told = Told::default();
    if !reader.owns_all(&scope) && !is_over {
        told.notes.push(page.t("returns-note-network-later"));
        return Ok(told);
    }
    let counts = app.figures.of(&app.db, window).await?;
    let of = |scope: &Scope| Report::of(&counts, &names, &reader, scope, window, By::Organisation);
    let own = of(&scope);
    let (all, apart) = tables(page, &names, (&counts, &own), false);
    told.tables.extend(all);
    told.notes.extend(apart);
    let mut hides = own.hides();
    if is_over {
        let network = of(&Scope::Network);
        told.tables.extend(tables(page, &names, (&counts, &network), true).0);
        hides |= network.hides();
    } else {
        told.notes.push(page.t("returns-note-network-later"));
    }
    told.notes.extend(notes(page, window, hides));
    Ok(told)
}

/// The tables of a ladder; those of the network say so, and are folded. With them what does not add up.
fn tables(
    page: &Page,
    names: &Names,
    (counts, report): (&Counts, &Report),
    of_network: bool,
) -> (Vec<Table>, Vec<String>) {
    let tables = Tables::new(page, names, report);
    let (mut all, mut notes) = (vec![], vec![]);
    match across::table(page, counts, report) {
        Some((table, apart)) => {
            all.extend([table, across::movements(page, tables.rungs())]);
            notes = apart;
        }
        None => all.push(called(page, tables.rungs(), "across")),
    }
    all.extend(tables.forms().map(|grid| called(page, grid, "forms")));
    all.extend(tables.kinds().map(|grid| called(page, grid, "kinds")));
    all.extend(tables.shares().map(|grid| called(page, grid, "shares")));
    let places = ["places-share", "places-rungs", "places-kinds"];
    let of_place = |(grid, key): (Grid, &str)| hidden(page, called(page, grid, key));
    all.extend(tables.places().into_iter().zip(places).map(of_place));
    if of_network {
        for table in &mut all {
            named(page, table);
        }
    }
    (all, notes)
}

/// A table of the figures, with what its sheet is called.
fn called(page: &Page, grid: Grid, key: &str) -> Table {
    Table { sheet: page.t(&format!("returns-{key}-sheet")), ..grid.into() }
}

/// What is not given of a place is hidden: the table says so, and why.
fn hidden(page: &Page, mut table: Table) -> Table {
    let mut hides = false;
    for (cell, _) in table.lines.iter_mut().flat_map(|line| &mut line.values) {
        if *cell == Value::Empty {
            *cell = Value::Hidden;
        }
        hides |= *cell == Value::Hidden;
    }
    Table { lead: hides.then(|| page.t("returns-hidden-why")), ..table }
}

fn named(page: &Page, table: &mut Table) {
    table.title = page.with("returns-of-network", "title", table.title.as_str());
    table.sheet = page.with("returns-of-network-sheet", "title", table.sheet.as_str());
    table.is_folded = true;
}

fn notes(page: &Page, window: Window, hides: bool) -> Vec<String> {
    let definition = Definition::CURRENT;
    let (last, next) = (window.last(), window.last().tomorrow().unwrap_or(window.last()));
    let mut notes = vec![
        page.t("figures-note-persons"),
        page.with2("figures-note-last-day", ("last", page.day(last)), ("next", page.day(next))),
        page.with2(
            "figures-note-definition",
            ("version", i64::from(definition.version)),
            ("days", i64::from(definition.gap_days)),
        ),
    ];
    if hides {
        notes.insert(0, page.t("returns-note-hidden"));
    }
    notes
}
