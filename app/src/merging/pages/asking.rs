//! Asking another organisation, and answering.

use super::open;
use crate::access::{self, Act, Actor, Kind, Role};
use crate::account::store::directory;
use crate::audit::{self, Deed, Line, Thing};
use crate::consent;
use crate::merging::plan::Choices;
use crate::merging::store;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::Work;
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
    let found = store::request(&app.db, &actor.account, &id).await?;
    let (request, versions) = found.ok_or(Problem::NotFound)?;
    access::open(&app, &actor, &request.lost, "merge").await?;
    let says = |word: &str| sent.iter().any(|(name, value)| name == "answer" && value == word);
    let state = if says("yes") {
        "confirmed"
    } else if says("no") {
        "refused"
    } else {
        return Ok(view::go("/merges", "merging-answer-missing"));
    };
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
    for person in [pair.0, pair.1] {
        begin_again(&app, &mut work, &page, &actor, person).await?;
    }
    store::merge_in(&app, &mut work, &actor, pair, versions, &Choices::default()).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{}", request.kept), "merging-done"))
}

/// Ends what was given and opened on a record before another organisation knew it: consents, and the person's own
/// account. Neither side can tell how the other came by them; both are asked for again.
async fn begin_again(
    app: &App,
    work: &mut Work,
    page: &Page,
    actor: &Actor,
    person: &str,
) -> Result<(), Problem> {
    let (now, why) = (app.now(), page.t("merging-consent-ended"));
    let mut lines = vec![];
    for one in consent::store::of_person(&app.db, person).await? {
        let runs = matches!(one.state(page.today), "open" | "coming" | "resting");
        let which = (one.id.as_str(), person);
        if runs && consent::store::withdraw(work, now, which, &actor.account, &why).await? {
            let line = Line::by(actor, Deed::Withdraw, Thing::Consent, &one.id);
            lines.push(line.about(person).at(&one.noted_for));
        }
    }
    for account in directory::close_own(work, person, now).await? {
        lines.push(Line::by(actor, Deed::End, Thing::Account, &account).about(person));
    }
    Ok(audit::write(work, now, &lines).await?)
}
