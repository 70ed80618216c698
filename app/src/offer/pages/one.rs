//! One work post as everybody may read it, for people and for machines.

use super::super::store::pictures::{self, Picture};
use super::super::store::posts;
use super::super::week::Halves;
use super::super::{Effort, Post, jsonld};
use super::{Card, take};
use crate::access::Role;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::sign_ups;
use crate::view::{self, Page};
use crate::way_in;
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;

/// The routes of a work post.
pub(super) fn routes() -> Routes {
    Routes::new().get("/offer/{id}", Door::Public, one).get(
        "/offer/{id}/jsonld",
        Door::Public,
        linked,
    )
}

#[derive(askama::Template)]
#[template(path = "offer/one.html")]
struct One {
    page: Page,
    halves: Halves,
    place: &'static str,
    /// What it asks: the keys of the words, and what is known.
    facts: Vec<(&'static str, String)>,
    no_contact: bool,
    /// Whether the reader keeps it.
    keeps: bool,
    /// Whether the reader can sign up here.
    may_sign_up: bool,
    pictures: Vec<Picture>,
    post: Post,
}

/// A work post, offered or not, as everybody may read it.
async fn read(app: &App, id: &str) -> Result<Post, Problem> {
    let found = posts::one(&app.db, id, app.today()).await?.ok_or(Problem::NotFound)?;
    Ok(found.for_everybody())
}

/// The pictures of a work post that is offered: of another none can be fetched.
async fn shown(app: &App, post: &Post) -> Result<Vec<Picture>, Problem> {
    if post.is_offered { Ok(pictures::of(&app.db, &post.id).await?) } else { Ok(vec![]) }
}

async fn one(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(id): Path<String>,
) -> Answer {
    take(&app, &page, &peer)?;
    let post = read(&app, &id).await?;
    let actor = page.actor.as_ref();
    let keeps = actor.is_some_and(|actor| actor.is_at(Role::Coordinator, &post.organisation));
    let Card { post, halves, place } = Card::of(&page, post);
    let contact = [&post.said.contact_name, &post.said.contact_phone, &post.said.contact_email];
    view::show(&One {
        facts: facts(&page, &post, waited(&app, &page, &post.id).await?),
        pictures: shown(&app, &post).await?,
        may_sign_up: sign_ups::pages::is_open(&app, &post) && sign_ups::pages::is_for(&page),
        no_contact: contact.iter().all(|text| text.is_empty()),
        halves,
        place,
        keeps,
        post,
        page,
    })
}

/// How long people wait for it now; nothing when they are so few that somebody could be recognised.
async fn waited(app: &App, page: &Page, post: &str) -> Result<Option<String>, Problem> {
    let since = way_in::store::waiting_for(&app.db, post).await?;
    let weeks = way_in::order::weeks_of_the_middle(&since, page.today);
    Ok(weeks.map(|n| page.n("way-in-offer-weeks", n)))
}

/// What a work post asks and gives, each with its words; what is not known is said.
fn facts(page: &Page, post: &Post, waited: Option<String>) -> Vec<(&'static str, String)> {
    let said = &post.said;
    let known = |text: Option<String>| text.unwrap_or_else(|| page.t("offer-unknown"));
    let effort = |of: &str, effort: Option<Effort>| {
        known(effort.map(|e| page.t(&format!("offer-{of}-{}", e.word()))))
    };
    let quiet = said.low_stimulus.map(|quiet| page.t(if quiet { "offer-yes" } else { "offer-no" }));
    let dutch = said.dutch.map(|d| page.t(&format!("offer-dutch-{}", d.word())));
    let least = said.least.map(|h| page.with("offer-hours-week", "hours", h.text(page.decimal())));
    vec![
        ("offer-least", known(least)),
        ("offer-physical", effort("physical", said.physical)),
        ("offer-sensory", effort("sensory", said.sensory)),
        ("offer-social", effort("social", said.social)),
        ("offer-quiet-ask", known(quiet)),
        ("offer-dutch", known(dutch)),
        ("offer-guide", known(said.people_per_guide.map(|n| page.n("offer-guide-n", n)))),
        match waited {
            Some(weeks) => ("way-in-offer-now", weeks),
            None => {
                ("offer-waiting", known(said.waiting_weeks.map(|n| page.n("offer-waiting-n", n))))
            }
        },
    ]
}

/// The same for machines. It stands at an address of its own: the pages allow nothing inline.
async fn linked(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(id): Path<String>,
) -> Answer {
    take(&app, &page, &peer)?;
    let post = read(&app, &id).await?;
    let pictures = shown(&app, &post).await?;
    let address = app.reach.public_url.as_ref().map_or("", |u| u.as_str());
    let mut told = jsonld::of(page.language, &post, address, &pictures);
    told["@context"] = "https://schema.org".into();
    let kind = HeaderValue::from_static("application/ld+json");
    Ok(([(header::CONTENT_TYPE, kind)], told.to_string()).into_response())
}
