//! The offer for everybody: search and map, also for who has no account.
//!
//! It holds nothing about people but how many half-days are free.

use super::super::asked::{Asked, Found, ON_A_PAGE};
use super::super::map::Map;
use super::super::nearby::By;
use super::super::{Dutch, HalfDay, Sector};
use super::{Card, Day, days};
use crate::administration::store::Region;
use crate::problem::{Answer, Problem};
use crate::rate::Limit;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::State;
use axum_extra::extract::Query;
use base::municipalities::outlines::{HEIGHT, WIDTH};
use jiff::SignedDuration;

/// How often one machine may ask without an account. An office shares one.
const ASKS: Limit = Limit { hits: 240, within: SignedDuration::from_mins(1) };

/// The route of the search.
pub(super) fn routes() -> Routes {
    Routes::new().get("/offer", Door::Public, list)
}

/// Counts who asks without an account.
pub(crate) fn take(app: &App, page: &Page, peer: &str) -> Result<(), Problem> {
    if page.actor.is_some() {
        return Ok(());
    }
    app.callers.take(peer, ASKS, app.now())
}

type Options = Vec<(String, String)>;

/// A work post that was found.
struct Hit {
    card: Card,
    /// How far it is, in words; empty when no municipality was asked.
    far: String,
}

#[derive(askama::Template)]
#[template(path = "offer/list.html")]
struct List {
    asked: Asked,
    hits: Vec<Hit>,
    number: usize,
    /// The addresses of the pages before and after.
    before: Option<String>,
    after: Option<String>,
    map: Map,
    regions: Options,
    /// Each with whether it was chosen.
    sectors: Vec<(&'static str, String, bool)>,
    rungs: Options,
    forms: Options,
    days: Vec<Day>,
    dutch: Options,
    ways: Options,
    times: Options,
    places: Vec<&'static str>,
    page: Page,
}

impl List {
    fn width(&self) -> u16 {
        WIDTH
    }

    fn height(&self) -> u16 {
        HEIGHT
    }

    /// What was chosen of a list, in words; that it does not matter when nothing was.
    fn chosen(&self, words: &[String]) -> String {
        if words.is_empty() { self.page.t("offer-any") } else { words.join(self.page.comma()) }
    }

    fn chosen_halves(&self) -> String {
        let all = self.asked.half_days();
        if all.is_empty() && self.asked.any_free() {
            return self.page.t("offer-free-any");
        }
        let words: Vec<String> = all.each().map(|h| self.page.half_day(h)).collect();
        self.chosen(&words)
    }

    fn chosen_sectors(&self) -> String {
        let chosen = self.sectors.iter().filter(|(_, _, is_chosen)| *is_chosen);
        let words: Vec<String> = chosen.map(|(_, words, _)| words.clone()).collect();
        self.chosen(&words)
    }

    /// Whether a half-day was chosen, by its number.
    fn is_free_asked(&self, number: &str) -> bool {
        self.asked.free.iter().any(|asked| asked == number)
    }

    /// What the map shows, in a sentence.
    fn map_title(&self) -> String {
        self.page.with2("offer-map-title", ("n", self.number), ("towns", self.map.towns.len()))
    }
}

async fn list(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Query(asked): Query<Asked>,
) -> Answer {
    take(&app, &page, &peer)?;
    let catalogue = app.offer.of(&app.db, page.today, app.now()).await?;
    let found = asked.find(&catalogue);
    let number = asked.page.parse::<usize>().unwrap_or(1).max(1);
    let first = (number - 1).saturating_mul(ON_A_PAGE);
    let shown = found.iter().skip(first).take(ON_A_PAGE);
    let hits = shown.map(|found| hit(&page, &asked, found)).collect();
    let last = found.len() > first.saturating_add(ON_A_PAGE);
    view::show(&List {
        hits,
        number: found.len(),
        before: (number > 1).then(|| asked.address(&asked.near, number - 1)),
        after: last.then(|| asked.address(&asked.near, number + 1)),
        map: Map::of(&page, &asked, &found),
        regions: regions(&page, &catalogue.regions),
        sectors: sectors(&page, &asked),
        rungs: rungs(&page),
        forms: forms(&page, &catalogue.posts),
        days: days(&page, HalfDay::all().collect()),
        dutch: options(&page, "dutch", Dutch::ALL.map(Dutch::word)),
        ways: [By::Bike, By::Foot]
            .map(|by| (by.word().to_owned(), page.t(&format!("offer-by-{}", by.word()))))
            .to_vec(),
        times: times(&page),
        places: base::municipalities::west_flanders()
            .map(|m| crate::organisations::municipality_name(&page, m.nis))
            .collect(),
        asked,
        page,
    })
}

fn any(page: &Page) -> (String, String) {
    (String::new(), page.t("offer-any"))
}

/// The words of a list, after "it does not matter".
fn options<const N: usize>(page: &Page, of: &str, words: [&'static str; N]) -> Options {
    let one = |word: &'static str| (word.to_owned(), page.t(&format!("offer-{of}-{word}")));
    std::iter::once(any(page)).chain(words.map(one)).collect()
}

fn regions(page: &Page, all: &[Region]) -> Options {
    let one = |r: &Region| (r.id.clone(), r.name.clone());
    std::iter::once(any(page)).chain(all.iter().map(one)).collect()
}

fn rungs(page: &Page) -> Options {
    let one = |n: i64| (n.to_string(), page.n("rung-n", n));
    std::iter::once(any(page)).chain((1..=6).map(one)).collect()
}

/// The frameworks that are offered.
fn forms(page: &Page, posts: &[super::super::catalogue::Listed]) -> Options {
    let all =
        posts.iter().map(|l| (l.post.form_name(page.language).to_owned(), &l.post.said.work_form));
    let all: std::collections::BTreeSet<_> = all.collect();
    let one = |(name, id): (String, &String)| (id.clone(), name);
    std::iter::once(any(page)).chain(all.into_iter().map(one)).collect()
}

fn sectors(page: &Page, asked: &Asked) -> Vec<(&'static str, String, bool)> {
    let chosen = asked.sectors();
    let one =
        |s: Sector| (s.word(), page.t(&format!("offer-sector-{}", s.word())), chosen.contains(&s));
    Sector::ALL.map(one).to_vec()
}

fn times(page: &Page) -> Options {
    let one = |n: i64| (n.to_string(), page.n("offer-within-n", n));
    std::iter::once(any(page)).chain([15, 30, 45, 60].map(one)).collect()
}

fn hit(page: &Page, asked: &Asked, found: &Found<'_>) -> Hit {
    let far = match (asked.place(), found.minutes) {
        (None, _) => String::new(),
        (_, None) => page.t("offer-far-unknown"),
        (Some(place), Some(0)) => page.with(
            "offer-far-here",
            "name",
            crate::organisations::municipality_name(page, place.nis),
        ),
        (_, Some(n)) => page.n(&format!("offer-far-{}", asked.by().word()), i64::from(n)),
    };
    Hit { card: Card::of(page, found.listed.post.clone()), far }
}
