//! Who looked at a file: when, which page, and why it was allowed.

use crate::access::{self, Act, Actor, Kind};
use crate::people::store::{self, Seen};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use serde::Deserialize;

const AT_ONCE: usize = 100;

#[derive(askama::Template)]
#[template(path = "people/looks.html")]
struct Looks {
    page: Page,
    id: String,
    looks: Vec<Seen>,
    next: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    before: Option<i64>,
}

/// The sentence of a reason in the log, or the word itself when it says something else.
pub fn reason(page: &Page, word: &str) -> String {
    let key = format!("access-because-{word}");
    if crate::language::knows(page.language, &key) { page.t(&key) } else { word.to_owned() }
}

/// The name of a page in the log.
pub fn what(page: &Page, word: &str) -> String {
    let key = format!("people-page-{word}");
    if crate::language::knows(page.language, &key) { page.t(&key) } else { word.to_owned() }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "looks").await?;
    file.demand(Act::Read, Kind::Looks)?;
    let limit = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    let before = asked.before.unwrap_or(i64::MAX);
    let mut looks = store::looks(&app.db, &id, before, limit).await?;
    let has_more = looks.len() > AT_ONCE;
    looks.truncate(AT_ONCE);
    let next = looks.last().filter(|_| has_more).map(|l| l.seq);
    view::show(&Looks { page, id, looks, next })
}
