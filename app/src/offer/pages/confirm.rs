//! The page behind the link that an organisation gets once a quarter: is the offer still right?
//!
//! A GET confirms nothing: what reads mails before people do follows links.

use super::super::store::{links, posts};
use super::Card;
use crate::audit::{self, Deed, Line, Thing};
use crate::organisations;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use jiff::SignedDuration;

/// Wrong links from one machine, whatever the link: an office shares one.
const WRONG: Limit = Limit { hits: 30, within: SignedDuration::from_mins(15) };

/// The routes of the link.
pub(super) fn routes() -> Routes {
    Routes::new().get("/confirm/{token}", Door::Public, show).post(
        "/confirm/{token}",
        Door::Public,
        confirm,
    )
}

#[derive(askama::Template)]
#[template(path = "offer/confirm.html")]
struct Confirm {
    page: Page,
    token: String,
    name: String,
    posts: Vec<Card>,
    /// Whether all of them were checked today.
    is_done: bool,
}

/// No other site is to learn this address.
fn alone(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

/// The organisation behind a token. Wrong tokens are counted per machine.
async fn find(app: &App, peer: &str, token: &str) -> Result<String, Problem> {
    let bucket = format!("confirm {peer}");
    rate::take(app, &bucket, WRONG).await?;
    let organisation = links::find(&app.db, token).await?.ok_or(Problem::NotFound)?;
    rate::give_back(app, &bucket).await?;
    Ok(organisation)
}

async fn show(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    let organisation = find(&app, &peer, &token).await?;
    let (house, _) =
        organisations::store::one(&app.db, &organisation).await?.ok_or(Problem::NotFound)?;
    let mut all = posts::of(&app.db, &organisation, page.today).await?;
    all.retain(|post| post.is_offered);
    let is_done = all.iter().all(|post| post.checked.day == page.today);
    let posts = all.into_iter().map(|post| Card::of(&page, post)).collect();
    view::show(&Confirm { page, token, name: house.name, posts, is_done }).map(alone)
}

async fn confirm(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    let organisation = find(&app, &peer, &token).await?;
    let mut work = app.db.work().await?;
    let checked = posts::check_all(&mut work, &organisation, page.today, None).await?;
    // The page has no button then.
    if checked.is_empty() {
        return Err(Problem::NotFound);
    }
    let line = |post: &String| {
        let line = Line::by_program(Deed::Change, Thing::WorkPost, post).at(&organisation);
        line.because("checked")
    };
    let lines: Vec<Line> = checked.iter().map(line).collect();
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(alone(view::go(&format!("/confirm/{token}"), "offer-said-confirmed")))
}
