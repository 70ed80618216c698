//! What was asked to be corrected and waits for an answer.

use crate::access::{Actor, Role};
use crate::problem::Answer;
use crate::rights::correction::about;
use crate::rights::store::corrections::{self as store, Correction, Count};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/corrections", Door::Role, show)
}

#[derive(askama::Template)]
#[template(path = "rights/waiting.html")]
struct WaitingPage {
    page: Page,
    open: Vec<Correction>,
    counts: Vec<Count>,
    is_dpo: bool,
    guides: bool,
}

impl WaitingPage {
    fn about(&self, correction: &Correction) -> String {
        about(&self.page, &correction.about)
    }
}

/// What waits for an answer: of the own organisations, and for a data protection officer how many.
async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Coach, Role::Coordinator, Role::Dpo])?;
    let is_dpo = actor.is(Role::Dpo);
    let guides = actor.is(Role::Coach) || actor.is(Role::Coordinator);
    let open = if guides { store::open(&app.db, &actor.account).await? } else { vec![] };
    let counts = if is_dpo { store::counts(&app.db, page.today).await? } else { vec![] };
    view::show(&WaitingPage { page, open, counts, is_dpo, guides })
}
