//! The claims of an organisation in a month, on screen and as a workbook.

use super::super::{Claim, State as Stage, store};
use super::{READERS, told};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::returns::told::money;
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;
use paper::sheet::{Cell, Column, Sheet};
use serde::Deserialize;

/// How many months can be chosen.
const MONTHS: i32 = 24;

/// What the address asks for; what cannot be read is the usual.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
    month: String,
}

#[derive(askama::Template)]
#[template(path = "expenses/list.html")]
struct ListPage {
    page: Page,
    organisations: Vec<(String, String)>,
    organisation: String,
    months: Vec<(String, String)>,
    month: String,
    claims: Vec<Claim>,
}

impl ListPage {
    fn query(&self) -> String {
        format!("organisation={}&month={}", form_urlencoded(&self.organisation), self.month)
    }

    /// How much was asked, how much of it may be paid, and how much was.
    fn together(&self) -> String {
        let of = |fits: fn(&&Claim) -> bool| {
            let cents = self.claims.iter().filter(fits).map(|claim| claim.asked.cents);
            money(&self.page, cents.sum())
        };
        let open = of(|claim| claim.state == Stage::Asked);
        let due = of(|claim| claim.state == Stage::Approved && claim.decided.paid.is_none());
        let paid = of(|claim| claim.decided.paid.is_some());
        let page = &self.page;
        [("expenses-sum-asked", open), ("expenses-sum-due", due), ("expenses-sum-paid", paid)]
            .map(|(key, sum)| page.with(key, "sum", sum))
            .join(" · ")
    }
}

/// `2026-11`.
fn word(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// `november 2026`.
fn name(page: &Page, month: Date) -> String {
    format!("{} {}", page.t(&format!("month-{}", month.month())), month.year())
}

/// The first day of the month that is asked for, else of this one.
fn month(text: &str, today: Date) -> Date {
    let asked = format!("{text}-01").parse::<Date>().ok();
    asked
        .filter(|day| (1900..=9000).contains(&day.year()))
        .unwrap_or_else(|| today.first_of_month())
}

async fn read(app: &App, page: Page, actor: &Actor, asked: &Asked) -> Result<ListPage, Problem> {
    actor.demand(&READERS)?;
    let fits = |role: Role| READERS.contains(&role);
    let organisation = actor.organisation_with(fits, &asked.organisation)?.to_owned();
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let first = month(&asked.month, page.today);
    let at = (organisation.as_str(), actor.account.as_str());
    let claims = store::of_organisation(&app.db, at, (first, first.last_of_month())).await?;
    let this = page.today.first_of_month();
    let mut all: Vec<Date> = (0..MONTHS).map(|n| this.saturating_sub(n.months())).collect();
    if !all.contains(&first) {
        all.insert(0, first);
    }
    let months = all.iter().map(|month| (word(*month), name(&page, *month))).collect();
    Ok(ListPage { month: word(first), page, organisations, organisation, months, claims })
}

/// Notes in the log that the list was read or taken out.
async fn log(app: &App, actor: &Actor, deed: Deed, of: &ListPage) -> Result<(), Problem> {
    let line = Line::by(actor, deed, Thing::Expenses, &of.organisation).at(&of.organisation);
    audit::look(app, line.because(of.month.clone())).await
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let of = read(&app, page, &actor, &asked).await?;
    log(&app, &actor, Deed::Look, &of).await?;
    view::show(&of)
}

fn sheet(of: &ListPage) -> Sheet {
    let page = &of.page;
    let t = |key: &str| page.t(key);
    let row = |claim: &Claim| {
        let asked = &claim.asked;
        vec![
            Cell::Text(claim.name.clone()),
            Cell::Text(t(&format!("expenses-kind-{}", asked.kind.word()))),
            Cell::Day(asked.days.0),
            Cell::Day(asked.days.1),
            Cell::Whole(asked.count),
            asked.kilometres.map_or(Cell::Empty, Cell::Whole),
            Cell::Cents(asked.cents),
            Cell::Text(asked.what.clone()),
            Cell::Text(t(if claim.receipt.is_some() { "settings-yes" } else { "settings-no" })),
            Cell::Text(t(&format!("expenses-state-{}", claim.state.word()))),
            Cell::Text(claim.decided.reason.clone()),
            claim.decided.paid.map_or(Cell::Empty, Cell::Day),
        ]
    };
    let columns = [
        ("way-in-name", 28),
        ("expenses-kind", 22),
        ("expenses-from", 14),
        ("expenses-until", 14),
        ("expenses-days", 10),
        ("expenses-kilometres", 14),
        ("expenses-amount", 14),
        ("expenses-what", 40),
        ("expenses-receipt", 12),
        ("expenses-state", 16),
        ("expenses-reason", 40),
        ("expenses-paid", 14),
    ];
    Sheet {
        title: t("expenses-title"),
        columns: columns.map(|(key, width)| Column::new(t(key), width)).to_vec(),
        rows: of.claims.iter().map(row).collect(),
        notes: vec![t("expenses-note-hour")],
    }
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let of = read(&app, page, &actor, &asked).await?;
    log(&app, &actor, Deed::Export, &of).await?;
    let name = format!("onkosten-{}", of.month);
    download::whole(&name, sheet(&of), of.page.today, Format::Xlsx)
}
