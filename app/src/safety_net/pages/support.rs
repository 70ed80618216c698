//! "I support this person": one click on the board.

use super::super::settle;
use crate::access::{self, Act, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store::team::{self, Joining, Lead};
use crate::problem::{Answer, Problem};
use crate::view;
use crate::web::App;
use axum::extract::{Path, State};

/// The actor comes on the team, as lead when nobody leads.
pub(super) async fn become_supporter(
    State(app): State<App>,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "support").await?;
    let organisation = file.organisation(&actor, Act::Write, Kind::Identity)?;
    let home = format!("/people/{person}");
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let present = team::present(&mut work, &person).await?;
    if present.iter().any(|m| m.account == actor.account) {
        return Ok(view::go(&home, "safety-net-said-support-already"));
    }
    let new = Joining {
        person: &person,
        account: &actor.account,
        organisation: Some(organisation),
        role: "coach",
    };
    let Some(row) = team::join(&mut work, now, new, today).await? else {
        return Err(Problem::Closed("safety-net-support-not-possible".into()));
    };
    let line = |deed| Line::by(&actor, deed, Thing::Team, &row).about(&person).at(organisation);
    let mut lines = vec![line(Deed::Make).because("coach")];
    if !present.iter().any(|m| m.leads)
        && team::give_lead(&mut work, now, &person, &row, today).await? == Lead::Given
    {
        lines.push(line(Deed::Change).because("lead"));
    }
    audit::write(&mut work, now, &lines).await?;
    settle(&mut work, today, &[&person]).await?;
    work.save().await?;
    Ok(view::go(&home, "safety-net-said-support"))
}
