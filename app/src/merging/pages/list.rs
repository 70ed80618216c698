//! The merges of the last 90 days, and questions of other organisations.

use super::MAY_MERGE;
use crate::access::Actor;
use crate::form::Form;
use crate::merging::UNDO_FOR;
use crate::merging::store::{self, Request, Summary};
use crate::people::form::written;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use base::rough_date::RoughDate;

#[derive(askama::Template)]
#[template(path = "merging/list.html")]
struct List {
    page: Page,
    merges: Vec<Summary>,
    requests: Vec<Request>,
    /// What is wrong with the answer to the questions.
    form: Form,
}

impl List {
    fn question(&self, request: &Request) -> String {
        let (organisation, name) = (request.asked_for.as_str(), request.name.as_str());
        self.page.with2("merging-request", ("organisation", organisation), ("name", name))
    }

    /// What a yes opens of a home that is secret.
    fn secret(&self, request: &Request) -> String {
        let (organisation, name) = (request.asked_for.as_str(), request.name.as_str());
        self.page.with2("merging-secret", ("organisation", organisation), ("name", name))
    }

    fn birth(&self, stored: &str) -> String {
        written(RoughDate::from_stored(stored).unwrap_or_default())
    }
}

/// The merges of late, and questions of other organisations that wait for an answer.
pub async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&MAY_MERGE)?;
    view::show(&list(&app, page, &actor, Form::empty()).await?)
}

/// The list again, with the tick that was missing at the question `id`.
pub(super) async fn without_tick(app: &App, page: Page, actor: &Actor, id: &str) -> Answer {
    let mut form = Form::empty();
    form.wrong(&format!("secret-{id}"), "merging-secret-missing");
    view::show_again(&list(app, page, actor, form).await?)
}

async fn list(app: &App, page: Page, actor: &Actor, form: Form) -> Result<List, Problem> {
    let merges = store::mergers(&app.db, &actor.account, app.now() - UNDO_FOR).await?;
    let requests = store::open_requests(&app.db, &actor.account, app.today()).await?;
    Ok(List { page, merges, requests, form })
}
