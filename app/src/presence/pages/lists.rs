//! The lists of a day: of which half-days and work posts, and how each stands.

use super::super::store::{self, At, Expecting, NotHeld, Place};
use super::super::{Code, Noted, When};
use super::{half, said};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many days back is looked for lists that nobody noted. Our own choice.
const BACK: i32 = 7;

/// A half-day of a place.
pub(super) struct Half {
    /// What it is called.
    pub name: String,
    /// Where its list is.
    pub list: String,
    /// How it stands, in words.
    pub state: String,
    /// Whether somebody still has to note it.
    pub is_open: bool,
}

/// A work post, or the whole of a site, with its half-days of the day.
pub(super) struct Entry {
    pub name: String,
    pub halves: Vec<Half>,
    /// The week sheet, for a work post.
    pub week: Option<String>,
}

/// A site with its work posts.
pub(super) struct Group {
    pub name: String,
    pub site: String,
    pub entries: Vec<Entry>,
}

/// What is known of an organisation in the days that are looked at.
pub(super) struct Known {
    places: Vec<Place>,
    expecting: Expecting,
    noted: Vec<Noted>,
    not_held: Vec<NotHeld>,
}

impl Known {
    /// Reads what is known of an organisation on a day and in the week before it.
    pub async fn read(app: &App, organisation: &str, day: Date) -> Result<Known, Problem> {
        let (db, at) = (&app.db, At::Organisation(organisation));
        let days = (day.saturating_sub(BACK.days()), day);
        Ok(Known {
            places: store::places(db, at).await?,
            expecting: store::expected(db, at, days).await?,
            noted: store::noted(db, at, days).await?,
            not_held: store::not_held(db, organisation, days).await?,
        })
    }

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
                let away = noted.len() - there;
                let away = page.with2("presence-state-stray", ("n", away), ("stray", stray));
                format!("{n}, {away}")
            }
        };
        Some(Half { name: half(page, when), list, state, is_open })
    }

    fn entry(
        &self,
        page: &Page,
        (day, halves): (Date, &[bool]),
        (name, posts): (String, &[&Place]),
        path: &str,
    ) -> Entry {
        let halves = halves.iter().filter_map(|is_afternoon| {
            let when = When { day, is_afternoon: *is_afternoon };
            let list = format!("{path}?day={day}&half={}", when.half());
            self.half(page, posts, when, list)
        });
        Entry { name, halves: halves.collect(), week: None }
    }

    /// The sites with their work posts on some half-days of a day (whether the afternoon), and a line for the
    /// whole site where there are several.
    pub fn groups(&self, page: &Page, at: (Date, &[bool])) -> Vec<Group> {
        let day = at.0;
        let mut all: Vec<Group> = vec![];
        for part in self.places.chunk_by(|one, other| one.site == other.site) {
            let posts: Vec<&Place> = part.iter().collect();
            let mut entries = vec![];
            for post in &posts {
                let path = format!("/presence/posts/{}", post.id);
                let mut entry = self.entry(page, at, (post.name.clone(), &[post]), &path);
                entry.week = Some(format!("{path}/week?day={day}"));
                entries.push(entry);
            }
            entries.retain(|entry| !entry.halves.is_empty());
            if entries.len() > 1 {
                let path = format!("/presence/sites/{}", posts[0].site);
                let whole = (page.t("presence-whole-site"), posts.as_slice());
                entries.insert(0, self.entry(page, at, whole, &path));
            }
            if !entries.is_empty() {
                let (name, site) = (posts[0].site_name.clone(), posts[0].site.clone());
                all.push(Group { name, site, entries });
            }
        }
        all
    }

    /// Half-days of the last days on which somebody was expected and nothing is noted.
    pub fn missing(&self, page: &Page, day: Date) -> Vec<(String, String, String)> {
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

/// What an instructor finds on top of the day: the lists of this half-day.
pub struct Now {
    /// `Aanwezigheid, voormiddag`.
    pub title: String,
    /// Site and work post, how the list stands, its address, and whether somebody still has to note it.
    pub lists: Vec<(String, String, String, bool)>,
    /// How many lists of the last days nobody noted.
    pub missing: usize,
}

/// The lists of this half-day at an organisation, for who keeps them.
pub async fn now(app: &App, page: &Page, organisation: &str) -> Result<Now, Problem> {
    let known = Known::read(app, organisation, page.today).await?;
    let when = When { day: page.today, is_afternoon: is_late(app, page) };
    let mut lists = vec![];
    for group in known.groups(page, (when.day, &[when.is_afternoon])) {
        for entry in group.entries {
            let name = format!("{}, {}", group.name, entry.name);
            let halves = entry.halves.into_iter();
            lists.extend(halves.map(|one| (name.clone(), one.state, one.list, one.is_open)));
        }
    }
    let title = page.with("presence-now", "half", half(page, when));
    Ok(Now { title, lists, missing: known.missing(page, page.today).len() })
}

/// How many lists of the last days nobody noted, at an organisation.
pub async fn unnoted(app: &App, page: &Page, organisation: &str) -> Result<usize, Problem> {
    let known = Known::read(app, organisation, page.today).await?;
    Ok(known.missing(page, page.today).len())
}

/// Whether it is afternoon by the clock of the network.
pub fn is_late(app: &App, page: &Page) -> bool {
    app.now().to_zoned(page.zone.clone()).hour() >= 12
}
