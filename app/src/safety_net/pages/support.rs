//! "I support this person": one click on the board.

use super::super::{settle, store};
use crate::access::{self, Act, Actor, Kind};
use crate::audit::{self, Line};
use crate::problem::Answer;
use crate::view;
use crate::web::App;
use axum::extract::{Path, State};

pub(super) async fn become_supporter(
    State(app): State<App>,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "support").await?;
    let organisation = file.organisation(&actor, Act::Write, Kind::Identity)?.to_owned();
    let mut work = app.db.work().await?;
    let who = (person.as_str(), actor.account.as_str(), organisation.as_str());
    if store::support(&mut work, app.now(), who, app.today()).await? {
        let line = Line::by(&actor, "make", "team-member", &actor.account).about(&person);
        audit::write(&mut work, app.now(), &[line]).await?;
        settle(&mut work, app.today(), &[&person]).await?;
        work.save().await?;
    }
    Ok(view::go(&format!("/people/{person}"), "safety-net-said-support"))
}
