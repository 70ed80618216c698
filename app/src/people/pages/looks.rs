//! Who looked at a file: when, which page, and why it was allowed.

use crate::access::{self, Act, Actor, Kind};
use crate::audit::{page_name, reason_words};
use crate::people::store::{self, Seen};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// Looks on a page at most, before those of an hour are taken together.
const AT_ONCE: usize = 400;

#[derive(askama::Template)]
#[template(path = "people/looks.html")]
struct Looks {
    page: Page,
    id: String,
    groups: Vec<Group>,
    next: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    before: Option<i64>,
}

/// The looks of one colleague within one hour of the clock; a shown national number stands apart.
#[derive(Debug, PartialEq)]
struct Group {
    /// The first of them, in time.
    from: Timestamp,
    /// The last.
    until: Timestamp,
    name: String,
    organisation: String,
    is_reveal: bool,
    count: usize,
    /// Which pages, and why that was allowed; each once, in the order in which they were opened.
    pages: Vec<String>,
    reasons: Vec<String>,
}

/// The hour of the clock in which something happened.
fn hour(at: Timestamp, zone: &TimeZone) -> (jiff::civil::Date, i8) {
    let there = at.to_zoned(zone.clone());
    (there.date(), there.hour())
}

/// Takes together what one colleague opened within an hour. `looks` come from new to old.
fn grouped(looks: &[Seen], zone: &TimeZone) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    for look in looks {
        let same = |g: &&mut Group| {
            (&g.name, &g.organisation, g.is_reveal)
                == (&look.name, &look.organisation, look.is_reveal)
                && hour(g.until, zone) == hour(look.at, zone)
        };
        let group = if let Some(group) = groups.iter_mut().rev().find(same) {
            group
        } else {
            groups.push(Group {
                from: look.at,
                until: look.at,
                name: look.name.clone(),
                organisation: look.organisation.clone(),
                is_reveal: look.is_reveal,
                count: 0,
                pages: vec![],
                reasons: vec![],
            });
            groups.last_mut().expect("one was put in just now")
        };
        group.from = look.at;
        group.count += 1;
        for (words, word) in [(&mut group.pages, &look.what), (&mut group.reasons, &look.reason)] {
            words.retain(|known| known != word);
            words.insert(0, word.clone());
        }
    }
    groups
}

impl Looks {
    fn pages(&self, group: &Group) -> String {
        let pages: Vec<String> = group
            .pages
            .iter()
            .filter(|w| !w.is_empty())
            .map(|w| page_name(&self.page, w))
            .collect();
        pages.join(", ")
    }

    fn reasons(&self, group: &Group) -> String {
        let words: Vec<String> = group
            .reasons
            .iter()
            .filter(|w| !w.is_empty())
            .map(|w| reason_words(&self.page, w))
            .collect();
        words.join(" ")
    }

    fn when(&self, group: &Group) -> String {
        let clock =
            |at: Timestamp| at.to_zoned(self.page.zone.clone()).strftime("%H:%M").to_string();
        let from = self.page.moment(group.from);
        let until = clock(group.until);
        if clock(group.from) == until {
            return from;
        }
        self.page.with2("people-looks-from-until", ("from", from), ("until", until))
    }
}

/// Cuts a page after the last hour that is there whole, when there is more.
fn whole_hours(looks: &mut Vec<Seen>, zone: &TimeZone) {
    let Some(last) = looks.pop() else { return };
    let cut = hour(last.at, zone);
    let whole = looks.iter().take_while(|l| hour(l.at, zone) != cut).count();
    // One hour with more looks than a page holds is cut where the page ends.
    if whole > 0 {
        looks.truncate(whole);
    }
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
    store::only_own(&mut looks, &file);
    let has_more = looks.len() > AT_ONCE;
    if has_more {
        whole_hours(&mut looks, &page.zone);
    }
    let next = looks.last().filter(|_| has_more).map(|l| l.seq);
    let groups = grouped(&looks, &page.zone);
    view::show(&Looks { page, id, groups, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(seq: i64, at: &str, name: &str, what: &str) -> Seen {
        Seen {
            seq,
            at: at.parse().unwrap(),
            name: name.into(),
            organisation: "Atelier De Kade".into(),
            keeper: "kade".into(),
            what: what.into(),
            reason: "own-organisation".into(),
            is_reveal: what == "insz",
        }
    }

    fn day() -> Vec<Seen> {
        vec![
            look(6, "2026-11-22T10:05:00Z", "Joris", "steps"),
            look(5, "2026-11-22T09:50:00Z", "Joris", "steps"),
            look(4, "2026-11-22T09:40:00Z", "Greta", "person"),
            look(3, "2026-11-22T09:30:00Z", "Joris", "insz"),
            look(2, "2026-11-22T09:20:00Z", "Joris", "steps"),
            look(1, "2026-11-22T09:10:00Z", "Joris", "person"),
        ]
    }

    #[test]
    fn looks_of_one_colleague_within_an_hour_are_one_line() {
        let groups = grouped(&day(), &TimeZone::UTC);
        let told: Vec<_> = groups.iter().map(|g| (g.name.as_str(), g.count, g.is_reveal)).collect();
        let expected =
            [("Joris", 1, false), ("Joris", 3, false), ("Greta", 1, false), ("Joris", 1, true)];
        assert_eq!(told, expected);
        assert_eq!(groups[1].pages, ["person", "steps"]);
        assert_eq!(groups[1].reasons, ["own-organisation"]);
    }

    #[test]
    fn a_page_of_looks_ends_with_a_whole_hour() {
        let mut looks = day();
        whole_hours(&mut looks, &TimeZone::UTC);
        assert_eq!(looks.last().unwrap().seq, 6);
        let mut one_hour = day().split_off(1);
        whole_hours(&mut one_hour, &TimeZone::UTC);
        assert_eq!(one_hour.last().unwrap().seq, 2);
    }
}
