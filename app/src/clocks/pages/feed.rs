//! The calendar feed: its link, and what a program reads by it.

use super::super::calendar;
use super::super::store::{self, Whose};
use super::list::READERS;
use crate::access::Actor;
use crate::account::links;
use crate::audit::{self, Deed, Line, Thing};
use crate::open::answer::has_already;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

#[derive(askama::Template)]
#[template(path = "clocks/feed.html")]
struct FeedPage {
    page: Page,
    /// When the link was made that works.
    made: Option<Timestamp>,
    /// The link, the one time that it is shown.
    link: Option<String>,
}

pub(super) async fn ask(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&READERS)?;
    let made = store::made(&app.db, &actor.account).await?;
    view::show(&FeedPage { page, made, link: None })
}

/// Where this program stands.
fn front(app: &App) -> String {
    app.reach.public_url.as_ref().map(ToString::to_string).unwrap_or_default()
}

pub(super) async fn make(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    asked: HeaderMap,
) -> Answer {
    actor.demand(&READERS)?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let path = store::make(&mut work, &actor.account, now).await?;
    let line = Line::by(&actor, Deed::MakeLink, Thing::Calendar, &actor.account);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    let host = asked.get(header::HOST).and_then(|host| host.to_str().ok());
    let link = Some(links::whole(&app, host, &path));
    let mut answer = view::show(&FeedPage { page, made: Some(now), link })?;
    let kept = header::HeaderValue::from_static("no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(answer)
}

pub(super) async fn end(State(app): State<App>, _: Page, actor: Actor) -> Answer {
    actor.demand(&READERS)?;
    let now = app.now();
    let mut work = app.db.work().await?;
    if store::end(&mut work, &actor.account, now).await? {
        let line = Line::by(&actor, Deed::End, Thing::Calendar, &actor.account);
        audit::write(&mut work, now, &[line]).await?;
    }
    work.save().await?;
    Ok(view::go("/clocks/feed", "clocks-said-feed-ended"))
}

/// What a program reads. Whoever holds the link may: it is a secret of its own.
pub(super) async fn read(
    State(app): State<App>,
    Path(token): Path<String>,
    asked: HeaderMap,
) -> Answer {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let feed = store::feed(&app.db, token).await?.ok_or(Problem::NotFound)?;
    let page = Page::without_reader(&app, feed.language);
    let whose = Whose { mine: true, ..Whose::default() };
    let duties = store::duties(&app.db, &feed.account, whose, page.today).await?;
    let text = calendar::of(&page, &duties, (&feed.mark, &front(&app)));
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes())[..16]);
    let tag = format!("W/\"{hash}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    if has_already(&asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, text).into_response())
}
