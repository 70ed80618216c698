//! The addresses for machines, and the page that tells people which there are.

use super::hsds::{self, Teller};
use super::page_of::{Wanted, is_set};
use super::{VERSION, answer, feed, ids, settings, store, tables, terms};
use crate::offer::catalogue::{Catalogue, Listed};
use crate::offer::{self, Post, jsonld};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::sync::Arc;

const JSON: &str = "application/json";

/// The routes of open data.
pub fn routes() -> Routes {
    Routes::new()
        .get("/offer/open", Door::Public, explained)
        .get("/offer/changes", Door::Public, feed::feed)
        .get("/offer/jsonld", Door::Public, list_jsonld)
        .get("/offer/tables", Door::Public, all_tables)
        .get("/offer/hsds", Door::Public, about)
        .get("/offer/hsds/", Door::Public, about)
        .get("/offer/hsds/services", Door::Public, services)
        .get("/offer/hsds/services/{id}", Door::Public, service)
        .get("/offer/hsds/organizations", Door::Public, organisations)
        .get("/offer/hsds/organizations/{id}", Door::Public, organisation)
        .get("/offer/hsds/service_at_locations", Door::Public, at_locations)
        .get("/offer/hsds/service_at_locations/{id}", Door::Public, at_location)
        .get("/offer/hsds/taxonomies", Door::Public, taxonomies)
        .get("/offer/hsds/taxonomies/{id}", Door::Public, taxonomy)
        .get("/offer/hsds/taxonomy_terms", Door::Public, taxonomy_terms)
        .get("/offer/hsds/taxonomy_terms/{id}", Door::Public, taxonomy_term)
        .and(settings::routes())
}

/// The address of this network; empty when it has none.
pub(super) fn url(app: &App) -> &str {
    app.reach.public_url.as_ref().map_or("", |url| url.as_str())
}

/// A moment, or a day in UTC, as an address has it.
pub(super) fn moment(typed: &str) -> Option<Timestamp> {
    let day = || {
        let day: jiff::civil::Date = (typed.len() == 10).then(|| typed.parse().ok())??;
        Some(day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
    };
    typed.parse().ok().or_else(day)
}

/// Somebody who asks for the offer as data: counted like who looks on the pages.
struct Asker {
    app: App,
    headers: HeaderMap,
    offer: Arc<Catalogue>,
}

impl FromRequestParts<App> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let page = Page::from_request_parts(parts, app).await?;
        let Peer(peer) =
            Peer::from_request_parts(parts, app).await.unwrap_or_else(|never| match never {});
        offer::pages::take(app, &page, &peer)?;
        let offer = app.offer.of(&app.db, page.today, app.now()).await?;
        Ok(Asker { app: app.clone(), headers: parts.headers.clone(), offer })
    }
}

impl Asker {
    fn teller(&self) -> Teller<'_> {
        Teller { url: url(&self.app), since: self.offer.since }
    }

    fn json(&self, told: &Value) -> Answer {
        self.answer(JSON, told.to_string())
    }

    fn answer(&self, kind: &str, bytes: impl Into<Bytes>) -> Answer {
        answer::open(&self.headers, kind, self.offer.since, bytes)
    }

    fn posts(&self) -> Vec<&Post> {
        self.offer.posts.iter().map(|listed| &listed.post).collect()
    }

    fn wanted(&self, wanted: &Wanted) -> Vec<&Listed> {
        self.offer.posts.iter().filter(|listed| wanted.takes(listed)).collect()
    }

    /// The work post with this identifier, with or without hyphens, also when it is archived.
    async fn post(&self, id: &str) -> Result<Post, Problem> {
        let id = ids::plain(id);
        if let Some(found) = self.offer.posts.iter().find(|listed| listed.post.id == id) {
            return Ok(found.post.clone());
        }
        let found = offer::store::posts::one(&self.app.db, &id, self.app.today()).await?;
        Ok(found.ok_or(Problem::NotFound)?.for_everybody())
    }

    /// Every organisation that offers something, once.
    fn organisations(&self) -> Vec<&Post> {
        let mut all: Vec<&Post> = self.posts();
        // They stand together.
        all.dedup_by_key(|post| &post.organisation);
        all
    }
}

async fn about(asker: Asker) -> Answer {
    let openapi =
        "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json";
    asker.json(&json!({
        "version": VERSION,
        "profile": format!("{}/offer/open", url(&asker.app)),
        "openapi_url": openapi,
    }))
}

async fn services(asker: Asker, wanted: Wanted) -> Answer {
    let teller = asker.teller();
    let tell = |listed: &&Listed| {
        let post = &listed.post;
        if is_set(&wanted.minimal) {
            json!({ "id": ids::of(&post.id), "modified_date": post.changed_at.to_string() })
        } else if is_set(&wanted.full) {
            teller.full_service(post).into()
        } else {
            teller.service(post).into()
        }
    };
    asker.answer(wanted.kind(), wanted.page(&asker.wanted(&wanted), tell))
}

async fn service(asker: Asker, Path(id): Path<String>) -> Answer {
    let post = asker.post(&id).await?;
    asker.json(&asker.teller().full_service(&post).into())
}

/// An organisation with what it offers.
fn with_services(asker: &Asker, one: &Post, is_full: bool) -> Value {
    let teller = asker.teller();
    let own = asker.offer.posts.iter().filter(|l| l.post.organisation == one.organisation);
    let tell = |listed: &Listed| {
        if is_full { teller.full_service(&listed.post) } else { teller.service(&listed.post) }
    };
    let mut told = hsds::organisation(one);
    told["services"] = own.map(tell).map(Value::from).collect();
    told
}

async fn organisations(asker: Asker, wanted: Wanted) -> Answer {
    let mut all = asker.organisations();
    let taken = asker.wanted(&wanted);
    all.retain(|one| taken.iter().any(|listed| listed.post.organisation == one.organisation));
    let (is_full, with_all) = (is_set(&wanted.full), is_set(&wanted.full_service));
    let tell = |one: &&Post| {
        if is_full || with_all {
            with_services(&asker, one, with_all)
        } else {
            hsds::organisation(one)
        }
    };
    asker.answer(wanted.kind(), wanted.page(&all, tell))
}

async fn organisation(asker: Asker, Path(id): Path<String>, wanted: Wanted) -> Answer {
    let id = ids::plain(&id);
    let all = asker.organisations();
    let is = |one: &&&Post| ids::plain(&ids::of(&one.organisation)) == id;
    let one = all.iter().find(is).ok_or(Problem::NotFound)?;
    asker.json(&with_services(&asker, one, is_set(&wanted.full_service)))
}

async fn at_locations(asker: Asker, wanted: Wanted) -> Answer {
    let teller = asker.teller();
    let tell = |listed: &&Listed| {
        if is_set(&wanted.full) {
            teller.full_service_at_location(&listed.post).into()
        } else {
            teller.service_at_location(&listed.post).into()
        }
    };
    asker.answer(wanted.kind(), wanted.page(&asker.wanted(&wanted), tell))
}

async fn at_location(asker: Asker, Path(id): Path<String>) -> Answer {
    let is = |listed: &&Listed| hsds::at_location_id(&listed.post) == id;
    let found = asker.offer.posts.iter().find(is).ok_or(Problem::NotFound)?;
    asker.json(&asker.teller().full_service_at_location(&found.post).into())
}

async fn taxonomies(asker: Asker, wanted: Wanted) -> Answer {
    asker.answer(wanted.kind(), wanted.page(&terms::taxonomies(), Value::clone))
}

async fn taxonomy(asker: Asker, Path(id): Path<String>) -> Answer {
    let found = terms::taxonomies().into_iter().find(|one| one["id"] == id.as_str());
    asker.json(&found.ok_or(Problem::NotFound)?)
}

async fn taxonomy_terms(asker: Asker, wanted: Wanted) -> Answer {
    let mut all = terms::all(asker.posts().into_iter());
    all.retain(|term| wanted.takes_term(term));
    asker.answer(wanted.kind(), wanted.page(&all, terms::Term::told))
}

async fn taxonomy_term(asker: Asker, Path(id): Path<String>) -> Answer {
    let all = terms::all(asker.posts().into_iter());
    let found = all.iter().find(|term| term.id() == id).ok_or(Problem::NotFound)?;
    asker.json(&found.told())
}

/// The whole offer in the words of schema.org.
pub(super) fn jsonld_of(posts: &[&Post], url: &str) -> Value {
    let one = |(at, post): (usize, &&Post)| {
        json!({
            "@type": "ListItem",
            "position": at + 1,
            "item": jsonld::of(terms::SAID_IN, post, url, &[]),
        })
    };
    json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "numberOfItems": posts.len(),
        "itemListElement": posts.iter().enumerate().map(one).collect::<Vec<_>>(),
    })
}

async fn list_jsonld(asker: Asker) -> Answer {
    let make = || jsonld_of(&asker.posts(), url(&asker.app)).to_string().into_bytes();
    let made = asker.offer.made.jsonld(make);
    asker.answer("application/ld+json", made)
}

async fn all_tables(asker: Asker) -> Answer {
    let make = || tables::zip(&asker.posts(), &asker.teller());
    let made = asker.offer.made.tables(make).map_err(Problem::Ours)?;
    let mut response = asker.answer("application/zip", made)?;
    let name = HeaderValue::from_static("attachment; filename=\"hsds.zip\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

#[derive(askama::Template)]
#[template(path = "open/open.html")]
struct Explained {
    page: Page,
    url: String,
    said: store::Said,
    posts: usize,
}

async fn explained(State(app): State<App>, page: Page, Peer(peer): Peer) -> Answer {
    offer::pages::take(&app, &page, &peer)?;
    let (said, _) = store::said(&app.db).await?;
    let posts = app.offer.of(&app.db, page.today, app.now()).await?.posts.len();
    view::show(&Explained { url: url(&app).to_owned(), said, posts, page })
}
