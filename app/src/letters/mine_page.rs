//! The own page of a person: what partners and supporters wrote to each other.

use super::{Letter, store};
use crate::access::{self, Actor};
use crate::account::store::session;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

#[derive(askama::Template)]
#[template(path = "letters/mine.html")]
struct Mine {
    page: Page,
    letters: Vec<Letter>,
    /// Whether the session is one in which the words are not told: they are of one organisation for
    /// another, and who made the card or the link may be of a third.
    is_by_card: bool,
}

pub(super) async fn mine(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = access::open_own(&app, &actor, "letters").await?;
    let letters = store::of_person(&app.db, &file.person, page.today).await?;
    let is_by_card = session::is_entered(&app.db, &actor.session).await?;
    view::show(&Mine { page, letters, is_by_card })
}
