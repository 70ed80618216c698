//! The flows on the ladder of a year, beside those of the network: the definitions and the hiding of the room
//! `figures`, whatever they are.

use super::told::{Table, Told};
use super::{Asked, Reader};
use crate::figures::period::suits_others;
use crate::figures::report::Report;
use crate::figures::rows::By;
use crate::figures::scope::{Names, Reader as Counted, Scope};
use crate::figures::store;
use crate::figures::tables::Tables;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use outcomes::{Definition, Window};

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
    told.tables.extend(tables(page, &names, &own, (asked.organisation.1, false)));
    let mut hides = own.hides();
    if is_over {
        let network = of(&Scope::Network);
        told.tables.extend(tables(page, &names, &network, (&page.t("returns-network"), true)));
        hides |= network.hides();
    } else {
        told.notes.push(page.t("returns-note-network-later"));
    }
    told.notes.extend(notes(page, window, hides));
    Ok(told)
}

/// The tables of a ladder, each with whose it is.
fn tables(
    page: &Page,
    names: &Names,
    report: &Report,
    (whose, is_folded): (&str, bool),
) -> Vec<Table> {
    let named = |grid: crate::figures::tables::Grid| {
        let title = format!("{} – {whose}", grid.title);
        Table { title, is_folded, ..Table::from(grid) }
    };
    Tables::new(page, names, report).all().into_iter().map(named).collect()
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
