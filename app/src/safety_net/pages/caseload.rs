//! The caseload: per supporter people, rungs and signals; every number opens the people behind it.

use super::super::store::{self, Load};
use super::download::give;
use crate::access::{Actor, Role};
use crate::audit::Thing;
use crate::problem::{Answer, Problem};
use crate::view::download::Format;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use paper::sheet::{Cell, Column, Sheet};

#[derive(askama::Template)]
#[template(path = "safety_net/caseload.html")]
struct Caseload {
    page: Page,
    loads: Vec<Load>,
}

impl Caseload {
    /// How many reasons stand on the board, and at how many people.
    fn signals(&self, load: &Load) -> String {
        self.page.with2("safety-net-of", ("n", load.signals), ("people", load.signalled))
    }
}

/// The organisation and its loads. Who sees them: who guides people or leads a centre.
async fn read(app: &App, actor: &Actor) -> Result<(String, Vec<Load>), Problem> {
    actor.demand(&[Role::Coach, Role::Coordinator])?;
    let (organisation, whole) = super::organisation(actor, "")?;
    if !whole {
        return Err(Problem::NotFound);
    }
    let loads = store::caseload(&app.db, &organisation, app.today()).await?;
    Ok((organisation, loads))
}

pub(super) async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let (_, loads) = read(&app, &actor).await?;
    view::show(&Caseload { page, loads })
}

fn sheet(page: &Page, loads: &[Load]) -> Sheet {
    let mut columns = vec![Column::new(page.t("safety-net-lead"), 28)];
    columns.push(Column::new(page.t("safety-net-people"), 10));
    columns.extend((1..=6_i64).map(|n| Column::new(page.n("rung-n", n), 10)));
    columns.push(Column::new(page.t("safety-net-no-rung"), 12));
    columns.push(Column::new(page.t("safety-net-signals"), 12));
    columns.push(Column::new(page.t("safety-net-signalled"), 12));
    let rows = loads.iter().map(|load| {
        let name =
            if load.name.is_empty() { page.t("safety-net-nobody") } else { load.name.clone() };
        let mut row = vec![Cell::Text(name), Cell::Whole(load.people())];
        row.extend(load.rungs[1..].iter().map(|n| Cell::Whole(*n)));
        row.extend([
            Cell::Whole(load.rungs[0]),
            Cell::Whole(load.signals),
            Cell::Whole(load.signalled),
        ]);
        row
    });
    Sheet { title: page.t("safety-net-caseload"), rows: rows.collect(), columns, notes: vec![] }
}

pub(super) async fn csv(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let (organisation, loads) = read(&app, &actor).await?;
    let sheet = sheet(&page, &loads);
    let whose = (Thing::Caseload, organisation.as_str());
    give(&app, &page, &actor, whose, (sheet, Format::Csv)).await
}

pub(super) async fn xlsx(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let (organisation, loads) = read(&app, &actor).await?;
    let sheet = sheet(&page, &loads);
    let whose = (Thing::Caseload, organisation.as_str());
    give(&app, &page, &actor, whose, (sheet, Format::Xlsx)).await
}
