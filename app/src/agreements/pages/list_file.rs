//! The list of agreements as a file.

use super::super::Agreement;
use super::super::gaps::Gap;
use super::list::{Asked, ListPage, Which, read};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::view::Page;
use crate::view::download::{self, Format};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use paper::sheet::{Cell, Column, Sheet};

fn columns<const N: usize>(page: &Page, all: [(&str, u8); N]) -> Vec<Column> {
    all.map(|(key, width)| Column::new(page.t(key), width)).to_vec()
}

fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn gaps(of: &ListPage) -> Sheet {
    let page = &of.page;
    let row = |gap: &Gap| {
        vec![
            Cell::Text(gap.person_name.clone()),
            Cell::Text(gap.form_names[page.language.place()].clone()),
            Cell::Text(gap.place.clone()),
            Cell::Text(of.missing(gap)),
            Cell::Day(gap.since),
        ]
    };
    let names = [
        ("way-in-name", 28),
        ("offer-framework", 28),
        ("agreements-post", 36),
        ("agreements-what", 60),
        ("agreements-since", 14),
    ];
    Sheet {
        title: page.t("agreements-list-missing"),
        columns: columns(page, names),
        rows: of.gaps.iter().map(row).collect(),
        notes: vec![],
    }
}

fn agreements(of: &ListPage) -> Sheet {
    let page = &of.page;
    let row = |a: &Agreement| {
        vec![
            Cell::Text(a.person_name.clone()),
            Cell::Text(a.form_name(page.language).to_owned()),
            Cell::Text(a.place()),
            Cell::Day(a.from),
            day(a.until),
            Cell::Text(page.t(&format!("agreements-state-{}", a.state.word()))),
            day(a.signed),
            Cell::Text(a.signed_by.clone()),
            Cell::Text(page.t(if a.scan.is_some() { "settings-yes" } else { "settings-no" })),
        ]
    };
    let names = [
        ("way-in-name", 28),
        ("offer-framework", 28),
        ("agreements-post", 36),
        ("offer-from", 14),
        ("offer-until", 14),
        ("agreements-state", 18),
        ("agreements-signed-day", 14),
        ("agreements-by", 36),
        ("agreements-scan", 14),
    ];
    Sheet {
        title: page.t(&format!("agreements-list-{}", of.which.word())),
        columns: columns(page, names),
        rows: of.agreements.iter().map(row).collect(),
        notes: vec![],
    }
}

/// The list as a file; that it was taken out is logged first.
async fn file(
    app: &App,
    page: Page,
    actor: &Actor,
    asked: Asked,
) -> Result<(Sheet, Date), Problem> {
    let of = read(app, page, actor, asked).await?;
    let sheet = if of.which == Which::Missing { gaps(&of) } else { agreements(&of) };
    let at = of.organisation.as_str();
    let line = Line::by(actor, Deed::Export, Thing::Agreements, at).at(at);
    audit::look(app, line.because(format!("{} lines", sheet.rows.len()))).await?;
    Ok((sheet, of.page.today))
}

pub(super) async fn csv(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (sheet, today) = file(&app, page, &actor, asked).await?;
    download::whole("overeenkomsten", sheet, today, Format::Csv)
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (sheet, today) = file(&app, page, &actor, asked).await?;
    download::whole("overeenkomsten", sheet, today, Format::Xlsx)
}
