//! Who reads along with the files of the own organisation, and what ends soon: for who coordinates.

use super::ENDS_SOON;
use super::store::{self, Partner};
use crate::access::{Actor, Role};
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::ToSpan as _;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/consents/ending", Door::Role, show)
}

#[derive(askama::Template)]
#[template(path = "consent/ending.html")]
struct EndingPage {
    page: Page,
    partners: Vec<Partner>,
}

impl EndingPage {
    /// How many end soon, of all partners together.
    fn in_all(&self) -> usize {
        self.partners.iter().map(|partner| partner.ending.len()).sum()
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let soon = page.today.saturating_add(ENDS_SOON.days());
    let mut partners = store::partners_of(&app.db, &actor.account, soon).await?;
    // What asks for something comes first.
    partners
        .sort_by_key(|partner| partner.ending.first().map_or(jiff::civil::Date::MAX, |e| e.until));
    view::show(&EndingPage { page, partners })
}
