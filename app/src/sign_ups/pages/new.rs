//! The form by which anybody signs up, or signs up somebody who agreed.

use super::super::{acting, form as forms, guard};
use super::is_open;
use crate::form::Form;
use crate::offer::Post;
use crate::offer::pages::{Day, days, take};
use crate::offer::store::posts;
use crate::problem::{Answer, Problem};
use crate::referrals::WAYS;
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "sign_ups/new.html")]
struct New {
    page: Page,
    form: Form,
    post: Post,
    days: Vec<Day>,
}

impl New {
    fn of(page: Page, form: Form, post: Post) -> New {
        let days = days(&page, post.said.places.open());
        New { page, form, post, days }
    }

    fn is_self(&self) -> bool {
        self.form.value("for") == "self"
    }

    fn wish(&self) -> String {
        self.page.t(if self.is_self() { "sign-ups-wish" } else { "sign-ups-wish-other" })
    }

    fn ways(&self) -> Vec<(String, String)> {
        let words = |way: &str| (way.to_owned(), self.page.t(&format!("sign-ups-agreed-{way}")));
        WAYS.into_iter().map(words).collect()
    }

    fn at(&self) -> &str {
        &self.post.organisation_name
    }
}

/// For whom.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct For {
    #[serde(rename = "for")]
    whom: String,
}

/// A work post for which somebody can sign up.
async fn open(app: &App, id: &str) -> Result<Post, Problem> {
    let post = posts::one(&app.db, id, app.today()).await?.ok_or(Problem::NotFound)?;
    if is_open(app, &post) { Ok(post) } else { Err(Problem::NotFound) }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(id): Path<String>,
    Query(asked): Query<For>,
) -> Answer {
    take(&app, &page, &peer)?;
    let post = open(&app, &id).await?;
    let whom = if asked.whom == "other" { "other" } else { "self" };
    let form = Form::filled([
        ("for", whom.to_owned()),
        (guard::BEGUN, guard::begun(&app)),
        ("agreed_day", page.today.to_string()),
    ]);
    view::show(&New::of(page, form, post))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    take(&app, &page, &peer)?;
    let post = open(&app, &id).await?;
    let mut form = Form::from_pairs(sent);
    guard::look(&app, &mut form);
    let Some(new) = forms::read(&mut form, page.today) else {
        return view::show_again(&New::of(page, form, post));
    };
    guard::count(&app, &peer, (&new.sender_email, &post.organisation)).await?;
    acting::begin(&app, page.language, (&post, &new)).await?;
    Ok(view::go(&format!("/offer/{id}/sign-up/sent"), ""))
}

#[derive(askama::Template)]
#[template(path = "sign_ups/sent.html")]
struct SentPage {
    page: Page,
    post: Post,
}

pub(super) async fn sent(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(id): Path<String>,
) -> Answer {
    take(&app, &page, &peer)?;
    let post = open(&app, &id).await?;
    view::show(&SentPage { page, post })
}
