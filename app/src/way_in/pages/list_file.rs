//! The waiting list as a file.

use super::list::{Asked, ListPage, Shown, read};
use crate::access::Actor;
use crate::audit::{self, Deed, Line as AuditLine, Thing};
use crate::problem::{Answer, Problem};
use crate::view::Page;
use crate::view::download::{self, Format};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use outcomes::Cell as Number;
use paper::sheet::{Cell, Column, Sheet};

/// The list as a sheet; of who only coordinates the network, the numbers.
fn sheet(of: &ListPage) -> Sheet {
    let page = &of.page;
    let column = |(key, width): (&str, u8)| Column::new(page.t(key), width);
    if of.organisation.is_none() {
        return numbers(of);
    }
    let row = |shown: &Shown| {
        let line = &shown.line;
        let mine = |text: String| if line.person.is_some() { text } else { String::new() };
        let name = line.person.as_ref().map_or_else(|| page.t("way-in-somebody"), |p| p.1.clone());
        let whole = |n: usize| Cell::Whole(i64::try_from(n).unwrap_or(i64::MAX));
        vec![
            whole(shown.number),
            Cell::Text(name),
            if line.person.is_some() { Cell::Day(line.place.queue) } else { Cell::Empty },
            Cell::Text(mine(of.what(line))),
            Cell::Text(mine(line.signed_up_by.clone())),
            if line.person.is_some() { Cell::Day(line.place.signed_up) } else { Cell::Empty },
            whole(shown.passed),
        ]
    };
    let columns = [
        ("way-in-number", 8),
        ("way-in-name", 28),
        ("way-in-counts", 14),
        ("way-in-for-post", 36),
        ("way-in-signed-up-by", 36),
        ("way-in-signed-up-on", 14),
        ("way-in-times-passed", 14),
    ];
    Sheet {
        title: page.t("way-in-list"),
        columns: columns.map(column).to_vec(),
        rows: of.lines.iter().map(row).collect(),
        notes: vec![page.t("way-in-order")],
    }
}

/// How many wait at each organisation, as a sheet.
fn numbers(of: &ListPage) -> Sheet {
    let page = &of.page;
    let column = |(key, width): (&str, u8)| Column::new(page.t(key), width);
    let value = |number: &Number| match number {
        Number::Shown(n) => Cell::Whole(i64::try_from(*n).unwrap_or(i64::MAX)),
        Number::Hidden => Cell::Hidden,
    };
    let row = |(name, n): &(String, Number)| vec![Cell::Text(name.clone()), value(n)];
    Sheet {
        title: page.t("way-in-list"),
        columns: [("way-in-organisation", 40), ("way-in-waiting", 12)].map(column).to_vec(),
        rows: of.network.iter().map(row).collect(),
        notes: vec![page.t("referrals-hidden-why")],
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
    let sheet = sheet(&of);
    let at = of.organisation.as_ref().map_or(actor.organisation.as_str(), |(id, _)| id);
    let line = AuditLine::by(actor, Deed::Export, Thing::Waiting, at).at(at);
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
    download::whole("wachtlijst", sheet, today, Format::Csv)
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (sheet, today) = file(&app, page, &actor, asked).await?;
    download::whole("wachtlijst", sheet, today, Format::Xlsx)
}
