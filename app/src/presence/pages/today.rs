//! The lists of a day: which half-days, of which work posts, noted or not yet.

use super::super::store::{self, At, Expecting, NotHeld, Place, Unknown};
use super::super::{Code, Noted, When};
use super::{Asked, KEEPERS, half, said};
use crate::access::{Actor, Role};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many days back is looked for lists that nobody noted. Our own choice.
const BACK: i32 = 7;

/// A half-day of a place.
struct Half {
    when: When,
    /// Where its list is.
    list: String,
    /// How it stands, in words.
    state: String,
    /// Whether somebody still has to note it.
    is_open: bool,
}

/// A work post, or the whole of a site, with its half-days of the day.
struct Entry {
    name: String,
    halves: Vec<Half>,
    /// The week sheet, for a work post.
    week: Option<String>,
}

/// A site with its work posts.
struct Group {
    name: String,
    site: String,
    entries: Vec<Entry>,
}

#[derive(askama::Template)]
#[template(path = "presence/today.html")]
struct Today {
    page: Page,
    day: Date,
    organisations: Vec<(String, String)>,
    organisation: (String, String),
    groups: Vec<Group>,
    /// Lists of the last days that nobody noted: where, when and its address.
    missing: Vec<(String, String, String)>,
    /// Names of which nobody said yet whose they are.
    unknown: Vec<Unknown>,
}

impl Today {
    fn on(&self, day: &Date) -> String {
        format!("/presence?organisation={}&day={day}", self.organisation.0)
    }

    fn before(&self) -> String {
        self.on(&self.day.saturating_sub(1.day()))
    }

    fn after(&self) -> Option<String> {
        (self.day < self.page.today).then(|| self.on(&self.day.saturating_add(1.day())))
    }

    fn half(&self, half_day: &Half) -> String {
        half(&self.page, half_day.when)
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.organisation.0 == id
    }

    fn said(&self, one: &Unknown) -> String {
        format!("{} · {}", said(&self.page, one.slot.when), one.post_name)
    }
}

/// What is known of an organisation in the days that are looked at.
struct Known {
    places: Vec<Place>,
    expecting: Expecting,
    noted: Vec<Noted>,
    not_held: Vec<NotHeld>,
}

impl Known {
    /// The half-day of some work posts, when somebody is expected or noted, or it did not happen.
    fn half(&self, page: &Page, posts: &[&Place], when: When, list: String) -> Option<Half> {
        let is_here = |slot: &super::super::Slot| {
            slot.when == when && posts.iter().any(|post| post.id == slot.work_post)
        };
        let expected = self.expecting.all.iter().filter(|one| is_here(&one.slot)).count();
        let noted: Vec<&Noted> = self.noted.iter().filter(|one| is_here(&one.slot)).collect();
        let off = posts
            .iter()
            .all(|post| self.not_held.iter().any(|one| one.is_of((&post.site, &post.id), when)));
        let mut closed = self.expecting.closed.iter().filter(|(slot, _)| is_here(slot));
        let closed = closed.next().filter(|_| expected == 0).map(|(_, why)| page.why(why));
        if expected == 0 && noted.is_empty() && !off && closed.is_none() {
            return None;
        }
        let there = noted.iter().filter(|one| one.mark.code.was_there()).count();
        let stray = noted.iter().filter(|one| one.mark.code == Code::Unexcused).count();
        let is_open = !off && noted.is_empty() && closed.is_none();
        let state = match (off, is_open, stray) {
            (false, ..) if noted.is_empty() && closed.is_some() => {
                page.with("presence-state-closed", "why", closed.unwrap_or_default())
            }
            (true, ..) => page.t("presence-state-off"),
            (_, true, _) => page.n("presence-state-open", expected),
            (_, _, 0) => page.with2("presence-state-noted", ("n", there), ("of", noted.len())),
            (_, _, stray) => {
                let n = page.with2("presence-state-noted", ("n", there), ("of", noted.len()));
                format!("{n}, {}", page.n("presence-state-stray", stray))
            }
        };
        Some(Half { when, list, state, is_open })
    }

    fn entry(
        &self,
        page: &Page,
        day: Date,
        (name, posts): (String, &[&Place]),
        path: &str,
    ) -> Entry {
        let halves = [false, true].into_iter().filter_map(|is_afternoon| {
            let when = When { day, is_afternoon };
            let list = format!("{path}?day={day}&half={}", when.half());
            self.half(page, posts, when, list)
        });
        Entry { name, halves: halves.collect(), week: None }
    }

    /// The sites with their work posts, and a line for the whole site where there are several.
    fn groups(&self, page: &Page, day: Date) -> Vec<Group> {
        let mut all: Vec<Group> = vec![];
        for part in self.places.chunk_by(|one, other| one.site == other.site) {
            let posts: Vec<&Place> = part.iter().collect();
            let mut entries = vec![];
            for post in &posts {
                let path = format!("/presence/posts/{}", post.id);
                let mut entry = self.entry(page, day, (post.name.clone(), &[post]), &path);
                entry.week = Some(format!("{path}/week?day={day}"));
                entries.push(entry);
            }
            entries.retain(|entry| !entry.halves.is_empty());
            if entries.len() > 1 {
                let path = format!("/presence/sites/{}", posts[0].site);
                let whole = (page.t("presence-whole-site"), posts.as_slice());
                entries.insert(0, self.entry(page, day, whole, &path));
            }
            if !entries.is_empty() {
                let (name, site) = (posts[0].site_name.clone(), posts[0].site.clone());
                all.push(Group { name, site, entries });
            }
        }
        all
    }

    /// Half-days of the last days on which somebody was expected and nothing is noted.
    fn missing(&self, page: &Page, day: Date) -> Vec<(String, String, String)> {
        let expected: BTreeSet<_> = self.expecting.all.iter().map(|one| &one.slot).collect();
        let noted: BTreeSet<_> = self.noted.iter().map(|one| &one.slot).collect();
        let mut all = vec![];
        for slot in expected.difference(&noted).filter(|slot| slot.when.day < day) {
            let Some(post) = self.places.iter().find(|one| one.id == slot.work_post) else {
                continue;
            };
            let off = |one: &NotHeld| one.is_of((&post.site, &post.id), slot.when);
            if !self.not_held.iter().any(off) {
                let list = format!(
                    "/presence/posts/{}?day={}&half={}",
                    post.id,
                    slot.when.day,
                    slot.when.half()
                );
                let name = format!("{}, {}", post.name, post.site_name);
                all.push((slot.when, (name, said(page, slot.when), list)));
            }
        }
        all.sort();
        all.into_iter().map(|(_, one)| one).collect()
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let fits = |role: Role| KEEPERS.contains(&role);
    let of = actor.organisation_with(fits, &asked.organisation)?.to_owned();
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    organisations.retain(|(id, _)| actor.organisations_as(&KEEPERS).contains(&id.as_str()));
    let organisation = organisations.iter().find(|(id, _)| *id == of).cloned();
    let day = asked.day(&page)?.min(page.today);
    let (db, at) = (&app.db, At::Organisation(&of));
    let days = (day.saturating_sub(BACK.days()), day);
    let known = Known {
        places: store::places(db, at).await?,
        expecting: store::expected(db, at, days).await?,
        noted: store::noted(db, at, days).await?,
        not_held: store::not_held(db, &of, days).await?,
    };
    let guides = actor.is_at(Role::Coach, &of) || actor.is_at(Role::Coordinator, &of);
    let unknown = if guides {
        store::unknown(db, &of, (day.saturating_sub(60.days()), page.today)).await?
    } else {
        vec![]
    };
    view::show(&Today {
        groups: known.groups(&page, day),
        missing: known.missing(&page, day),
        organisation: organisation.unwrap_or((of, String::new())),
        organisations,
        unknown,
        day,
        page,
    })
}
