//! Where the links lead: taking up an invitation, and choosing a new password.

use super::links::{self, Open, Purpose};
use super::{pages, password, session, store};
use crate::audit::{self, Deed, Line};
use crate::form::Form;
use crate::problem::Answer;
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// Tries per machine.
const TRIES: Limit = Limit { hits: 60, within: SignedDuration::from_mins(15) };

/// The routes of links.
pub fn routes() -> Routes {
    Routes::new()
        .get("/invitation/{token}", Door::Public, ask)
        .post("/invitation/{token}", Door::Public, take)
        .get("/recover/{token}", Door::Public, ask)
        .post("/recover/{token}", Door::Public, take)
}

#[derive(askama::Template)]
#[template(path = "account/take.html")]
struct Take {
    page: Page,
    form: Form,
    link: Open,
    is_invitation: bool,
    path: String,
}

#[derive(askama::Template)]
#[template(path = "account/gone.html")]
struct Gone {
    page: Page,
}

/// A link that does not work any more says so, and what to do; whether it ever did, it does not say.
fn gone(page: Page) -> Answer {
    Ok((StatusCode::GONE, view::show(&Gone { page })?).into_response())
}

fn shown(page: Page, form: Form, link: Open) -> Take {
    let is_invitation = link.purpose == Purpose::Invitation;
    let path = page.path.clone();
    Take { page, form, link, is_invitation, path }
}

async fn ask(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    rate::take(&app, &format!("link {peer}"), TRIES).await?;
    match links::find(&app.db, app.now(), &token).await? {
        Some(link) => view::show(&shown(page, Form::empty(), link)),
        None => gone(page),
    }
}

async fn take(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    rate::take(&app, &format!("link {peer}"), TRIES).await?;
    let now = app.now();
    let Some(link) = links::find(&app.db, now, &token).await? else {
        return gone(page);
    };
    let mut form = Form::from_pairs(sent);
    let (name, email) = (Some(link.name.as_str()), Some(link.email.as_str()));
    let around = [page.network.as_str(), &link.organisation];
    let Some(typed) = pages::new_password(&mut form, name, email, &around) else {
        return view::show_again(&shown(page, form, link));
    };
    let hash = password::hash(typed).await;
    let mut work = app.db.work().await?;
    if !links::use_up(&mut work, now, &token).await? {
        return gone(page);
    }
    store::set_password(&mut work, &link.account, &hash).await?;
    session::end_all(&mut work, &link.account, now).await?;
    if link.purpose == Purpose::RecoverAll {
        store::forget_factors(&mut work, &link.account).await?;
    }
    let line = Line::by_owner(Deed::UseLink, &link.account);
    audit::write(&mut work, now, &[line.because(link.purpose.word())]).await?;
    work.save().await?;
    pages::let_in(&app, &link.account, &headers, "/").await
}
