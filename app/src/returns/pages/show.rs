//! A return on screen: the reckoning, the people behind it, and what is missing.

use super::super::store::handed::handed;
use super::super::store::template;
use super::super::told::{Told, shown};
use super::super::{Kind, told};
use super::{Desk, Sent};
use crate::access::Actor;
use crate::audit::Deed;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use paper::sheet::Cell;

#[derive(askama::Template)]
#[template(path = "returns/returns.html")]
struct ReturnPage {
    page: Page,
    desk: Desk,
    title: String,
    head: String,
    /// The question, for the links to the files.
    query: String,
    kinds: Vec<(&'static str, String)>,
    periods: Vec<(String, String)>,
    told: Told,
    /// When it was handed in; told of a quarterly overview.
    handed: Option<Date>,
    /// Whether the organisation has a workbook of its own for it, and the reader may have it filled in.
    has_template: bool,
}

impl ReturnPage {
    fn value(&self, cell: &Cell) -> String {
        shown(&self.page, cell)
    }

    /// Whether the organisation keeps something about the year of this return.
    fn has_year(&self) -> bool {
        self.desk.is_own && self.desk.kind == Kind::AmaSeQuarter
    }

    /// Whether it can be said when it was handed in.
    fn is_handed_in(&self) -> bool {
        self.has_year() && self.desk.period.days().1 < self.page.today
    }

    /// Whether all tables are so narrow that they stand beside each other.
    fn is_narrow(&self) -> bool {
        self.told.tables.iter().all(|table| table.heads.len() == 1)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Sent>,
) -> Answer {
    let desk = Desk::open(&app, &page, &actor, &sent).await?;
    desk.log(&app, Deed::Look).await?;
    let told = told(&app, &page, desk.asked()).await?;
    let word = desk.period.word();
    let which = (desk.organisation.as_str(), desk.kind.word(), word.as_str());
    let handed = handed(&app.db, which).await?;
    let own = (desk.organisation.as_str(), desk.kind.word());
    let has_template = desk.is_own && template::about(&app.db, own).await?.is_some();
    let mut periods = desk.kind.periods(page.today);
    if !periods.contains(&desk.period) {
        periods.insert(0, desk.period);
    }
    let periods = periods.iter().map(|period| (period.word(), period.name(&page))).collect();
    let kinds = Kind::ALL.map(|kind| (kind.word(), super::title(&page, kind))).to_vec();
    view::show(&ReturnPage {
        title: desk.title(&page),
        head: desk.head(&page),
        query: desk.asked().query(),
        kinds,
        periods,
        told,
        handed,
        has_template,
        desk,
        page,
    })
}
