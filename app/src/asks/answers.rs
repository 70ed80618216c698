//! Answering a question to read more: the person on the own pages, or a worker who was told.

use super::{Ask, store};
use crate::access::{self, Act, Actor, File, Kind};
use crate::account::store::session;
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::{self, NewConsent};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use base::db::Work;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .post("/asks/{id}/refuse", Door::Person, refuse)
        .post("/mine/asks/{id}/yes", Door::SignedIn, yes)
        .post("/mine/asks/{id}/no", Door::SignedIn, no)
}

/// Notes that somebody's consent answers a question, when the one it was given to asked for something of
/// it. Gives the line for the log. In the unit of work that makes the consent.
pub async fn by_consent(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    new: &NewConsent,
) -> Result<Option<Line>, Problem> {
    let whose = (new.person.as_str(), new.organisation.as_str());
    let Some(id) = store::asked(work, whose, &new.categories, app.today()).await? else {
        return Ok(None);
    };
    let at = (app.now(), app.today());
    if !store::end(work, at, (&id, "yes"), &actor.account).await? {
        return Ok(None);
    }
    Ok(Some(Line::by(actor, Deed::Accept, Thing::ShareAsk, &id).about(&new.person)))
}

/// A question that a worker of this file may answer for the person: one of another organisation.
pub async fn to_note(app: &App, file: &File, id: &str) -> Result<Ask, Problem> {
    let ask = store::one(&app.db, id, app.today()).await?;
    let ask = ask.filter(|ask| ask.person == file.person).ok_or(Problem::NotFound)?;
    if !ask.stands || !may_note(file, &ask.organisation) {
        return Err(Problem::NotFound);
    }
    Ok(ask)
}

/// Whether the reader can note an answer to what an organisation asks: for another one, as nobody gives to itself.
pub(super) fn may_note(file: &File, asker: &str) -> bool {
    let notes = file.standing.organisations_where(Act::Write, Kind::Consents);
    notes.iter().any(|at| *at != asker)
}

/// The organisation for which the reader notes a consent: the own one, unless that is the one that asks.
pub fn noting<'a>(file: &'a File, actor: &Actor, ask: Option<&Ask>) -> Result<&'a str, Problem> {
    let own = file.organisation(actor, Act::Write, Kind::Consents)?;
    let Some(ask) = ask.filter(|ask| ask.organisation == own) else { return Ok(own) };
    let all = file.standing.organisations_where(Act::Write, Kind::Consents);
    all.into_iter().find(|at| *at != ask.organisation).ok_or(Problem::NotFound)
}

/// A worker notes that the person said no.
async fn refuse(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let ask = store::one(&app.db, &id, app.today()).await?.ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &ask.person, "consents").await?;
    file.demand(Act::Write, Kind::Consents)?;
    file.demand_open()?;
    let ask = to_note(&app, &file, &ask.id).await?;
    end_with_no(&app, &actor, &ask).await?;
    Ok(view::go(&format!("/people/{}/consents", ask.person), "asks-said-no"))
}

async fn end_with_no(app: &App, actor: &Actor, ask: &Ask) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    let at = (app.now(), app.today());
    if !store::end(&mut work, at, (&ask.id, "no"), &actor.account).await? {
        return Err(Problem::Closed("asks-over".into()));
    }
    let line = Line::by(actor, Deed::Refuse, Thing::ShareAsk, &ask.id).about(&ask.person);
    audit::write(&mut work, app.now(), &[line]).await?;
    Ok(work.save().await?)
}

/// A question about the reader's own file that waits for an answer.
pub async fn own(app: &App, person: &str, id: &str) -> Result<Ask, Problem> {
    let ask = store::one(&app.db, id, app.today()).await?;
    let ask = ask.filter(|ask| ask.person == person).ok_or(Problem::NotFound)?;
    if ask.stands { Ok(ask) } else { Err(Problem::Closed("asks-over".into())) }
}

/// The person says yes: an ordinary consent, as if the form had been filled in so. Not by card.
async fn yes(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = access::open_own(&app, &actor, "consents").await?;
    let ask = own(&app, &file.person, &id).await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let form = consent::form_of(&ask, page.today);
    consent::give_own(&app, page, &actor, &file, form).await
}

/// The person says no. Also who came in with a card may: it opens nothing.
async fn no(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = access::open_own(&app, &actor, "consents").await?;
    let ask = own(&app, &file.person, &id).await?;
    end_with_no(&app, &actor, &ask).await?;
    Ok(view::go("/mine/consents", "asks-said-no-own"))
}
