//! Asking another organisation, and answering.

use super::{list, open};
use crate::access::{self, Act, Actor, Kind, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::merging::plan::Choices;
use crate::merging::store;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// How often one worker may ask: nobody should search the network this way.
const ASKS: Limit = Limit { hits: 10, within: SignedDuration::from_hours(1) };

/// Asks every organisation with a record of the same name and birth date. The answer is the same
/// whether there is one or not.
pub async fn ask(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = open(&app, &actor, &id).await?;
    rate::take(&app, &format!("merge-ask:{}", actor.account), ASKS).await?;
    let found = store::known_elsewhere(&app.db, &actor.account, &id).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let organisation = file.organisation(&actor, Act::Write, Kind::Identity)?.to_owned();
    let mut lines = vec![Line::by(&actor, Deed::AskMerge, Thing::Person, &id).about(&id)];
    for other in &found {
        let request = store::ask(&mut work, &actor, &organisation, (&id, other), now).await?;
        lines.push(Line::by(&actor, Deed::AskMerge, Thing::MergeRequest, &request).about(other));
    }
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/merge"), "merging-asked"))
}

/// A coordinator of the other organisation says yes or no.
pub async fn answer(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let found = store::request(&app.db, &actor.account, &id, app.today()).await?;
    let (request, versions) = found.ok_or(Problem::NotFound)?;
    access::open(&app, &actor, &request.lost, "merge").await?.demand_open()?;
    let says = |word: &str| sent.iter().any(|(name, value)| name == "answer" && value == word);
    let state = if says("yes") {
        "confirmed"
    } else if says("no") {
        "refused"
    } else {
        return Ok(view::go("/merges", "merging-answer-missing"));
    };
    // Who asks knows a name and a birth date only: a secret home is not given with one yes.
    let knows = sent.iter().any(|(name, _)| *name == format!("secret-{id}"));
    if state == "confirmed" && request.is_secret && !knows {
        return list::without_tick(&app, page, &actor, &id).await;
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::answer(&mut work, &id, state, &actor, now).await? {
        return Err(Problem::NotFound);
    }
    let line = Line::by(&actor, Deed::Answer, Thing::MergeRequest, &id).about(&request.lost);
    audit::write(&mut work, now, &[line.because(state)]).await?;
    if state == "refused" {
        work.save().await?;
        return Ok(view::go("/merges", "merging-refused"));
    }
    // The answer and the merge are one act: a merge that fails leaves the question open.
    let pair = (request.kept.as_str(), request.lost.as_str());
    let choices = Choices { asked: true, ..Choices::default() };
    let merged = store::merge_in(&app, &mut work, &actor, pair, versions, &choices).await?;
    work.save().await?;
    let said = if merged.ended { "merging-done-asked" } else { "merging-done" };
    Ok(view::go(&format!("/people/{}", request.kept), said))
}
