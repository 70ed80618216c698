//! A sign-up for who works at the organisation: answered there as by the link, and after a yes written in.

use super::super::store::{self, Listed, SignUp};
use super::super::{acting, writing_in};
use super::sheet::{self, Sheet};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed};
use crate::form::Form;
use crate::people::same::Likely;
use crate::problem::{Answer, Problem};
use crate::referrals::State as Stand;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// Who answers a sign-up: those who write people in.
pub const ANSWERERS: [Role; 2] = [Role::Coach, Role::Coordinator];

/// What waits at an organisation, for who answers there; nothing for anybody else.
pub async fn on_way_in(
    app: &App,
    actor: &Actor,
    organisation: &str,
) -> Result<Vec<Listed>, Problem> {
    if !answers(actor, organisation) {
        return Ok(vec![]);
    }
    Ok(store::listed(&app.db, organisation).await?)
}

fn answers(actor: &Actor, organisation: &str) -> bool {
    ANSWERERS.iter().any(|role| actor.is_at(*role, organisation))
}

/// A sign-up at an organisation where the reader answers; one that nobody confirmed does not exist.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<SignUp, Problem> {
    actor.demand(&ANSWERERS)?;
    let found = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    if !answers(actor, &found.organisation) || found.state == Stand::Draft {
        return Err(Problem::NotFound);
    }
    audit::look(app, acting::line(Some(actor), Deed::Look, id, &found.organisation)).await?;
    Ok(found)
}

/// Who could be meant, where somebody is to be written in.
async fn known(app: &App, actor: &Actor, sign_up: &SignUp) -> Result<Vec<Likely>, Problem> {
    let is_to_do = sign_up.state == Stand::Accepted && sign_up.written_at.is_none();
    if is_to_do { writing_in::known(app, actor, sign_up).await } else { Ok(vec![]) }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let sign_up = open(&app, &actor, &id).await?;
    let sign_up = sheet::seen(&app, sign_up, Some(&actor)).await?;
    let known = known(&app, &actor, &sign_up).await?;
    let to = (None, format!("/sign-ups/{id}"));
    view::show(&Sheet::of(&app, page, sign_up, to, Some(known)).await?)
}

pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let sign_up = open(&app, &actor, &id).await?;
    let known = known(&app, &actor, &sign_up).await?;
    let to = (Some(Form::from_pairs(sent)), format!("/sign-ups/{id}"));
    let sheet = Sheet::of(&app, page, sign_up, to, Some(known)).await?;
    sheet::act(&app, sheet, Some(&actor)).await
}

/// Writes the person in: somebody who is known, or somebody new when nobody of those who could be meant is.
pub(super) async fn write_in(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let sign_up = open(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let known = known(&app, &actor, &sign_up).await?;
    let chosen = form.value("person").to_owned();
    let is_known = known.iter().any(|likely| likely.person.id == chosen);
    let is_to_do = sign_up.state == Stand::Accepted && sign_up.written_at.is_none();
    if is_to_do && (is_known || chosen == "new") {
        let whom = is_known.then_some(chosen.as_str());
        let seen = (&sign_up, form.version(), whom);
        if let Some(way) = writing_in::write(&app, &page, &actor, seen).await? {
            return Ok(view::go(&format!("/way-in/{way}"), "sign-ups-said-written"));
        }
    }
    let now = open(&app, &actor, &id).await?;
    let to = (None, format!("/sign-ups/{id}"));
    view::show_again(&Sheet::of(&app, page, now, to, Some(known)).await?)
}
