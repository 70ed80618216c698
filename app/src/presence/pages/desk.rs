//! A place whose list the reader keeps, with everything that stands on it.

use super::super::store::{self, Absence, At, Days, Expecting, NotHeld, Place, Somebody, Unknown};
use super::super::{Line, Noted, Slot, When, short_names};
use super::KEEPERS;
use crate::access::Actor;
use crate::problem::Problem;
use crate::web::App;
use crate::weeks::Why;
use base::names::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A work post, or a whole site.
#[derive(Clone)]
pub(super) struct Here {
    pub id: String,
    pub is_site: bool,
    pub organisation: String,
    pub places: Vec<Place>,
}

impl Here {
    /// Opens a place: 404 for who does not keep the lists of its organisation.
    pub async fn open(app: &App, actor: &Actor, place: &super::Address) -> Result<Here, Problem> {
        let super::Address { id, is_site } = place;
        let at = if *is_site { At::Site(id) } else { At::Post(id) };
        let places = store::places(&app.db, at).await?;
        let organisation = places.first().ok_or(Problem::NotFound)?.organisation.clone();
        if !KEEPERS.iter().any(|role| actor.is_at(*role, &organisation)) {
            return Err(Problem::NotFound);
        }
        Ok(Here { id: id.clone(), is_site: *is_site, organisation, places })
    }

    pub fn at(&self) -> At<'_> {
        if self.is_site { At::Site(&self.id) } else { At::Post(&self.id) }
    }

    /// What it is called: a work post with its site.
    pub fn name(&self) -> String {
        match self.places.first() {
            Some(one) if self.is_site => one.site_name.clone(),
            Some(one) => format!("{}, {}", one.name, one.site_name),
            None => String::new(),
        }
    }

    /// Its site.
    pub fn site(&self) -> &str {
        self.places.first().map_or("", |one| one.site.as_str())
    }

    /// The work post, when it is one.
    pub fn post(&self) -> Option<&str> {
        (!self.is_site).then_some(self.id.as_str())
    }

    /// What a work post of it is called.
    pub fn post_name(&self, id: &str) -> &str {
        self.places.iter().find(|one| one.id == id).map_or("", |one| one.name.as_str())
    }

    /// What it is called in an address and on the tablet: `sites-…`, `posts-…`.
    pub fn word(&self) -> String {
        format!("{}-{}", if self.is_site { "sites" } else { "posts" }, self.id)
    }

    /// Its address.
    pub fn address(&self) -> String {
        let kind = if self.is_site { "sites" } else { "posts" };
        format!("/presence/{kind}/{}", self.id)
    }

    /// The address of its list at a half-day.
    pub fn list(&self, when: When) -> String {
        format!("{}?day={}&half={}", self.address(), when.day, when.half())
    }
}

/// Everything that stands on the lists of a place in some days.
pub(super) struct Loaded {
    pub people: Vec<Somebody>,
    /// The name of each on the list.
    pub names: BTreeMap<String, String>,
    pub expecting: Expecting,
    pub noted: Vec<Noted>,
    pub away: Vec<Absence>,
    pub not_held: Vec<NotHeld>,
    pub unknown: Vec<Unknown>,
}

impl Loaded {
    /// Reads it, in a number of statements that does not depend on how many stand on the list.
    pub async fn of(app: &App, actor: &Actor, here: &Here, days: Days) -> Result<Loaded, Problem> {
        let (db, organisation) = (&app.db, here.organisation.as_str());
        let reader = (actor.account.as_str(), organisation);
        let expecting = store::expected(db, here.at(), days).await?;
        let noted = store::noted(db, here.at(), days).await?;
        let mut people = store::people(db, reader, here.at(), days).await?;
        let on_list: BTreeSet<&str> = expecting
            .all
            .iter()
            .map(|one| one.person.as_str())
            .chain(noted.iter().map(|one| one.person.as_str()))
            .collect();
        people.retain(|one| on_list.contains(one.id.as_str()));
        let own = |post: &str| here.places.iter().any(|place| place.id == post);
        let mut unknown = store::unknown(db, organisation, days).await?;
        unknown.retain(|one| own(&one.slot.work_post));
        let names = names(&people);
        // In the order of what is shown: the name in daily life.
        people.sort_by_cached_key(|one| fold(&names[&one.id]));
        Ok(Loaded {
            names,
            away: store::away(db, organisation, days).await?,
            not_held: store::not_held(db, organisation, days).await?,
            people,
            expecting,
            noted,
            unknown,
        })
    }

    /// The lines of a half-day, by work post and name.
    pub fn lines(&self, here: &Here, when: When) -> Vec<Line> {
        let mut slots: BTreeSet<(&str, &Slot)> = BTreeSet::new();
        let at = |slot: &&Slot| slot.when == when;
        let expected = self.expecting.all.iter().map(|one| (one.person.as_str(), &one.slot));
        let expected: BTreeSet<_> = expected.filter(|(_, slot)| at(slot)).collect();
        let noted = self.noted.iter().map(|one| (one.person.as_str(), &one.slot));
        slots.extend(expected.iter().copied());
        slots.extend(noted.filter(|(_, slot)| at(slot)));
        let mut all = vec![];
        for person in &self.people {
            for (who, slot) in slots.range((person.id.as_str(), &FIRST)..) {
                if *who != person.id {
                    break;
                }
                all.push(self.line(person, slot, expected.contains(&(*who, *slot))));
            }
        }
        all.sort_by_cached_key(|line| fold(here.post_name(&line.slot.work_post)));
        all
    }

    fn line(&self, person: &Somebody, slot: &Slot, is_expected: bool) -> Line {
        let away = |one: &&Absence| one.person == person.id && one.covers(slot.when.day);
        let noted = |one: &&Noted| one.person == person.id && one.slot == *slot;
        Line {
            person: person.id.clone(),
            name: self.names.get(&person.id).cloned().unwrap_or_default(),
            slot: slot.clone(),
            // In a closed file nothing is noted, so nothing is proposed either.
            is_expected: is_expected && person.is_open,
            away: self.away.iter().find(away).filter(|_| person.is_open).map(|one| one.code),
            noted: self.noted.iter().find(noted).cloned(),
        }
    }

    /// Why a half-day is closed by the calendar: on the list of a site when all its work posts are.
    pub fn closed(&self, here: &Here, when: When) -> Option<Why> {
        let whys = here.places.iter().map(|place| self.expecting.why_closed(place, when));
        whys.collect::<Option<Vec<Why>>>()?.into_iter().next()
    }

    /// Why a half-day did not happen here, if so: for the whole site, or for this work post.
    pub fn not_held(&self, here: &Here, when: When) -> Option<&NotHeld> {
        let (site, post) = (here.site(), here.post().unwrap_or_default());
        let fits = |one: &&NotHeld| {
            // The list of a site is closed only when the whole site was.
            one.is_of((site, post), when) && (!here.is_site || one.work_post.is_none())
        };
        self.not_held.iter().find(fits)
    }
}

/// Before every half-day of somebody.
const FIRST: Slot = Slot {
    work_post: String::new(),
    when: When { day: jiff::civil::Date::MIN, is_afternoon: false },
};

/// The names of people on a list.
pub(super) fn names(people: &[Somebody]) -> BTreeMap<String, String> {
    let parts: Vec<(String, String)> =
        people.iter().map(|one| (one.first.clone(), one.family.clone())).collect();
    people.iter().map(|one| one.id.clone()).zip(short_names(&parts)).collect()
}
