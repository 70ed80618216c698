//! Hours on screen, and as a workbook.

use super::told::told;
use super::{Desk, Reach, Sent};
use crate::access::Actor;
use crate::audit::Deed;
use crate::problem::{Answer, Problem};
use crate::returns::Period;
use crate::returns::told::{Told, shown};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use paper::sheet::Cell;

#[derive(askama::Template)]
#[template(path = "hours/hours.html")]
struct HoursPage {
    page: Page,
    desk: Desk,
    head: String,
    query: String,
    periods: Vec<(String, String)>,
    told: Told,
}

impl HoursPage {
    fn value(&self, cell: &Cell) -> String {
        shown(&self.page, cell)
    }

    /// Whether the reader keeps what the organisation says of a year.
    fn is_whole(&self) -> bool {
        self.desk.reach == Reach::Whole
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
    let told = told(&app, &page, &desk).await?;
    let mut periods = Period::quarters(page.today);
    periods.extend(Period::years(page.today));
    if !periods.contains(&desk.period) {
        periods.insert(0, desk.period);
    }
    let periods = periods.iter().map(|period| (period.word(), period.name(&page))).collect();
    let (head, query) = (desk.head(&page), desk.query());
    view::show(&HoursPage { page, desk, head, query, periods, told })
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Sent>,
) -> Answer {
    let desk = Desk::open(&app, &page, &actor, &sent).await?;
    desk.log(&app, Deed::Export).await?;
    let told = told(&app, &page, &desk).await?;
    let head = format!("{}. {}", page.t("hours-title"), desk.head(&page));
    let sheets = told.sheets(&page, &head, "");
    let bytes =
        paper::xlsx::write(&sheets, page.today).map_err(|e| Problem::Ours(e.to_string()))?;
    Ok(download::file(&format!("hours-{}", desk.period.word()), Format::Xlsx, bytes))
}
