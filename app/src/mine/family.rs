//! My family: with whom I live as the household file says, what we want together, and the children.
//!
//! Only who lives there today: nothing of who left, and no address. Where it is secret where one of them
//! lives, nobody is named, in the same words as when nobody is known. Of each other adult only the name and
//! what is shared stand here; the own pages of each are their own.

use super::own;
use super::store::{self, Housemate};
use crate::access::Actor;
use crate::account::store::session;
use crate::households::parents;
use crate::households::store::parents::Child;
use crate::plans::section::{AtHome, at_home};
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/family", Door::SignedIn, show)
}

#[derive(askama::Template)]
#[template(path = "mine/family.html")]
struct Family {
    page: Page,
    /// Who lives there, each with the access to it when it is a child of whom something is open.
    here: Vec<(Housemate, Option<String>)>,
    /// Children of whom something is open and who do not live there.
    elsewhere: Vec<Child>,
    goals: Vec<AtHome>,
    /// Whether the session began with a card or a link: then not everybody may stand here, and the page says so
    /// to all alike, also to who lives alone.
    is_entered: bool,
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let here = store::at_home(&app.db, &file.person, page.today, &actor.session).await?;
    let mut elsewhere = parents::children(&app, &actor).await?;
    let with_access = |one: Housemate| {
        let access = elsewhere.iter().find(|child| child.person == one.person);
        let id = access.map(|child| child.id.clone());
        (one, id)
    };
    let here: Vec<_> = here.into_iter().map(with_access).collect();
    elsewhere.retain(|child| {
        !child.is_protected && !here.iter().any(|(one, _)| one.person == child.person)
    });
    let goals = at_home(&app, &actor, &file).await?;
    let is_entered = session::is_entered(&app.db, &actor.session).await?;
    view::show(&Family { page, here, elsewhere, goals, is_entered })
}
