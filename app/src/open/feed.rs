//! What changed in the offer, as an Atom feed: which work posts came, changed or went.
//!
//! Each work post stands in it once, with its last change. Free places are not in it: they change daily.

use super::page_of::wrong;
use super::store::{self, Change};
use super::terms::SAID_IN;
use super::{answer, ids, pages};
use crate::language::say;
use crate::problem::{Answer, Problem};
use crate::view::Page;
use crate::web::{App, Peer};
use askama::Template as _;
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::extract::Query;
use base::municipalities;
use jiff::Timestamp;
use serde::Deserialize;

/// So many changes stand on a page of the feed.
const ON_A_PAGE: i64 = 100;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Only what changed since this moment or day.
    since: String,
    page: String,
}

impl Asked {
    /// The first parameter that is there and cannot be read.
    fn unreadable(&self) -> Option<&'static str> {
        let counts = |text: &str| text.parse::<i64>().is_ok_and(|n| n > 0);
        if !self.since.is_empty() && pages::moment(&self.since).is_none() {
            return Some("since");
        }
        (!self.page.is_empty() && !counts(&self.page)).then_some("page")
    }

    fn since(&self) -> Timestamp {
        pages::moment(&self.since).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn page(&self) -> i64 {
        self.page.parse().unwrap_or(1).clamp(1, 10_000)
    }

    /// The address of a page of the feed.
    fn address(&self, url: &str, page: i64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.since.is_empty() {
            query.append_pair("since", &self.since);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{url}/offer/changes{mark}{query}")
    }
}

/// A change as it stands in the feed.
struct Entry {
    id: String,
    /// `added`, `changed` or `archived`.
    kind: &'static str,
    title: String,
    updated: Timestamp,
    post: String,
    about: Change,
    place: &'static str,
}

impl Entry {
    fn of(change: Change) -> Entry {
        let kind = match (change.is_offered, change.made_at == change.changed_at) {
            (false, _) => "archived",
            (true, true) => "added",
            (true, false) => "changed",
        };
        let words = say(SAID_IN, &format!("open-feed-{kind}"), &[]);
        Entry {
            id: ids::of(&change.id),
            kind,
            title: format!("{words}: {}", change.name),
            updated: change.changed_at,
            post: change.id.clone(),
            place: municipalities::by_nis(&change.municipality).map_or("", |m| m.name_nl),
            about: change,
        }
    }
}

#[derive(askama::Template)]
#[template(path = "open/feed.xml")]
struct Feed<'a> {
    url: &'a str,
    id: String,
    title: String,
    network: String,
    own: String,
    next: Option<String>,
    updated: Timestamp,
    entries: Vec<Entry>,
}

pub(super) async fn feed(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    crate::offer::pages::take(&app, &page, &peer)?;
    if let Some(name) = asked.unreadable() {
        return Err(wrong(name));
    }
    let number = asked.page();
    let slice = (ON_A_PAGE + 1, (number - 1) * ON_A_PAGE);
    let mut changes = store::changes(&app.db, asked.since(), slice).await?;
    let has_more = changes.len() > usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    changes.truncate(usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX));
    let updated = changes.first().map_or(asked.since(), |change| change.changed_at);
    let url = pages::url(&app);
    let feed = Feed {
        url,
        id: ids::derived("feed", &page.network),
        title: say(SAID_IN, "open-feed-title", &[]),
        network: page.network.clone(),
        own: asked.address(url, number),
        next: has_more.then(|| asked.address(url, number + 1)),
        updated,
        entries: changes.into_iter().map(Entry::of).collect(),
    };
    let text = feed.render().map_err(Problem::from)?;
    answer::open(&headers, "application/atom+xml; charset=utf-8", updated, text)
}
