//! What is behind a link of a sign-up: each opens one thing. A GET changes nothing but that the organisation
//! opened it: what reads mails before people do follows links.

use super::super::Purpose;
use super::super::acting;
use super::super::store::{self, SignUp};
use super::alone;
use super::follow::{self, Follow};
use super::sheet::{self, Sheet};
use crate::audit::{self, Deed};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::referrals::{Sight, State as Stand};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// Wrong links from one machine, whatever the link: an office shares one.
const WRONG: Limit = Limit { hits: 30, within: SignedDuration::from_mins(15) };

/// A sign-up with the link it was opened by.
struct Found {
    sign_up: SignUp,
    purpose: Purpose,
    has_ended: bool,
}

/// What is behind a token. Wrong tokens are counted per machine, and answered alike.
async fn find(app: &App, peer: &str, token: &str) -> Result<Found, Problem> {
    let Some((id, purpose, has_ended)) = store::find(&app.db, token).await? else {
        rate::take(app, &format!("sign-up link {peer}"), WRONG).await?;
        return Err(Problem::NotFound);
    };
    let sign_up = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    Ok(Found { sign_up, purpose, has_ended })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    let found = find(&app, &peer, &token).await?;
    let action = format!("/sign-up/{token}");
    if found.purpose != Purpose::Answer {
        let is_to_confirm = found.purpose == Purpose::Confirm;
        let sheet = Follow::of(&app, page, found.sign_up, (Form::empty(), action), is_to_confirm);
        return view::show(&sheet.await?).map(alone);
    }
    let sign_up = look(&app, &page, found.sign_up, found.has_ended).await?;
    let sheet = Sheet::of(&app, page, sign_up, (None, action), None).await?;
    view::show(&sheet.by_link(found.has_ended)).map(alone)
}

/// The organisation opens it: noted the first time, and logged while it shows somebody.
async fn look(app: &App, page: &Page, sign_up: SignUp, has_ended: bool) -> Result<SignUp, Problem> {
    let sight = sign_up.sight(app.now(), page.today, false);
    if has_ended || matches!(sight, Sight::Closed(_)) {
        return Ok(sign_up);
    }
    audit::look(app, acting::line(None, Deed::Look, &sign_up.id, &sign_up.organisation)).await?;
    sheet::seen(app, sign_up, None).await
}

pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = find(&app, &peer, &token).await?;
    let (form, action) = (Form::from_pairs(sent), format!("/sign-up/{token}"));
    let answer = match found.purpose {
        Purpose::Confirm => confirm(&app, page, found.sign_up, (form, action)).await,
        Purpose::Follow => follow::act(&app, page, found.sign_up, (form, action)).await,
        Purpose::Answer => {
            let sheet = Sheet::of(&app, page, found.sign_up, (Some(form), action), None).await?;
            sheet::act(&app, sheet.by_link(found.has_ended), None).await
        }
    };
    answer.map(alone)
}

/// Confirms the address, once; then the link of the sender leads on.
async fn confirm(app: &App, page: Page, sign_up: SignUp, (form, action): (Form, String)) -> Answer {
    if sign_up.state == Stand::Draft
        && form.value("do") == "confirm"
        && let Some(path) = acting::confirm(app, &sign_up).await?
    {
        return Ok(view::go(&path, "sign-ups-said-sent"));
    }
    let now = store::one(&app.db, &sign_up.id).await?.ok_or(Problem::NotFound)?;
    view::show_again(&Follow::of(app, page, now, (form, action), true).await?)
}
