//! The offer of every centre and workshop, with the people of the demo in it: as many places as there
//! are people, and often some more.

use super::Ids;
use crate::access::Role;
use crate::audit::{self, Deed, Line, Thing};
use crate::demo::chance::{Chance, plus};
use crate::demo::forms::Form;
use crate::demo::life::Life;
use crate::demo::organisations::region_of;
use crate::demo::posts::{self, About};
use crate::demo::world::World;
use crate::offer::store::{placements, posts as post_store, sites};
use crate::offer::{
    HalfDay, HalfDays, NewPlacement, NewPost, NewSite, Point, Stay, Week, point_of,
};
use crate::trajectories::Hours;
use crate::web::App;
use base::db::Result;
use base::municipalities::Municipality;
use std::collections::BTreeMap;

/// A work post: the number of its organisation, its form and its place.
pub(super) type Key = (usize, &'static str, &'static str);

/// Somebody who is to have a place.
struct Seat {
    person: String,
    step: String,
    key: Key,
    stay: Stay,
}

impl Seat {
    /// The placement, when the work post is one of the offer.
    fn at(self, ids: &Ids, known: &BTreeMap<Key, String>) -> Option<NewPlacement> {
        Some(NewPlacement {
            person: self.person,
            organisation: ids.organisations[self.key.0].clone(),
            step: self.step,
            work_post: known.get(&self.key)?.clone(),
            stay: self.stay,
            remark: String::new(),
            made_by: None,
        })
    }
}

/// The work posts that were made, by their keys.
pub(super) type Known = BTreeMap<Key, String>;

/// Who is to have a place where, gathered while people are written.
#[derive(Default)]
pub(super) struct Seats {
    all: Vec<Seat>,
    taken: BTreeMap<Key, Week>,
}

impl Seats {
    /// Gives everybody who is on the way a place where the last step is, if it is one of the offer.
    pub fn take(&mut self, lives: &[Life], persons: &[String], steps: &[Vec<Option<String>>]) {
        for ((life, person), steps) in lives.iter().zip(persons).zip(steps) {
            let last = life.course.steps.last().zip(steps.last().and_then(Option::as_ref));
            let Some((step, id)) = last.filter(|(step, _)| step.end.is_none()) else { continue };
            let key = (step.organisation, step.form.key(), step.place);
            let menu = posts::menu(step.organisation);
            if !menu.contains(&(step.form, step.place)) {
                continue;
            }
            let number = step.quarters.map_or(2, |quarters| quarters / 15).clamp(1, 9);
            let half_days = half_days(key, self.all.len(), usize::try_from(number).unwrap_or(2));
            let week = self.taken.entry(key).or_default();
            half_days.each().for_each(|h| week.set(h, week.at(h) + 1));
            let stay = Stay { half_days, from: step.start, until: None };
            self.all.push(Seat { person: person.clone(), step: id.clone(), key, stay });
        }
    }
}

/// The half-days on which a work post is open: on weekdays, some of them not on Friday afternoon.
fn open((organisation, _, place): Key) -> Vec<HalfDay> {
    let is_long = (organisation + place.len()) % 3 == 0;
    let last = if is_long { 10 } else { 9 };
    HalfDay::all().filter(|h| h.number() < last).collect()
}

/// So many half-days of those that are open, beginning each time with another.
fn half_days(key: Key, turn: usize, number: usize) -> HalfDays {
    let open = open(key);
    // Seven has no divisor in common with nine or ten: no half-day comes twice.
    (0..number.min(open.len())).map(|at| open[(turn * 3 + at * 7) % open.len()]).collect()
}

/// Writes sites, work posts and placements, in one unit of work. Gives the work posts.
pub(super) async fn write(app: &App, world: &World, ids: &Ids, seats: Seats) -> Result<Known> {
    let (now, today) = (app.now(), world.today);
    let mut work = app.db.work().await?;
    let houses: Vec<usize> =
        (0..world.organisations.len()).filter(|o| !posts::menu(*o).is_empty()).collect();
    let new = houses
        .iter()
        .flat_map(|o| [0, 1].map(|which| (ids.organisations[*o].as_str(), site(world, *o, which))));
    let sites = sites::add_many(&mut work, now, &new.collect::<Vec<_>>()).await?;
    let mut known: BTreeMap<Key, String> = BTreeMap::new();
    let mut lines: Vec<Line> = vec![];
    for (at, organisation) in houses.iter().enumerate() {
        let (keys, new) = offer_of(world, ids, *organisation, &sites[at * 2..at * 2 + 2], &seats);
        let mut chance = Chance::of(world.seed, 31, *organisation as u64);
        let days = if chance.percent(12) { 120 } else { 1 + chance.below(80) };
        let checked = plus(today, -i32::try_from(days).unwrap_or(1));
        let by = coordinator(world, ids, *organisation);
        let made = post_store::add_many(&mut work, now, &new, (checked, by)).await?;
        lines.extend(made.iter().map(|id| Line::by_program(Deed::Make, Thing::WorkPost, id)));
        known.extend(keys.into_iter().zip(made));
    }
    let placed = seats.all.into_iter().filter_map(|seat| seat.at(ids, &known));
    let placed: Vec<NewPlacement> = placed.collect();
    let made = placements::add_many(&mut work, now, &placed).await?;
    let open: Vec<&str> = houses.iter().map(|o| ids.organisations[*o].as_str()).collect();
    super::weeks::write(&mut work, now, today, &open, (&placed, &made)).await?;
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    Ok(known)
}

/// The account that says the offer of an organisation is right.
fn coordinator<'a>(world: &World, ids: &'a Ids, organisation: usize) -> Option<&'a str> {
    let found = world
        .workers
        .iter()
        .position(|w| w.organisation == organisation && w.role == Role::Coordinator);
    found.map(|at| ids.workers[at].as_str())
}

/// The first site stands where the organisation is, the second in another street of the region.
fn site(world: &World, organisation: usize, which: usize) -> NewSite {
    let one = &world.organisations[organisation];
    let mut chance = Chance::of(world.seed, 32, organisation as u64);
    let elsewhere = region_of(one).somewhere(&mut chance);
    let (name, street, place) = match which {
        0 => (one.name.clone(), one.reach[0].clone(), one.municipality),
        _ => (
            format!("{} – tweede huis", one.name),
            format!("Kouterweg {}", 1 + chance.below(90)),
            elsewhere,
        ),
    };
    let ways = [
        "Bus tot aan de kerk, daarna vijf minuten stappen.",
        "Langs het fietspad. Er is een fietsenstalling.",
        "Een busje haalt je op aan het station, om half negen.",
        "",
    ];
    NewSite {
        name,
        street,
        municipality: place.nis.to_owned(),
        way_there: (*chance.one_of::<&str>(&ways)).to_owned(),
        point: if which == 0 { pointed(place, organisation) } else { None },
    }
}

/// A point not far from the middle of a municipality: another one for each organisation.
fn pointed(place: &Municipality, organisation: usize) -> Option<Point> {
    let (centre, number) = (place.centre?, i64::try_from(organisation).ok()?);
    let near = |degrees: f64, off: i64| point_of(&degrees.to_string(), 180.0).map(|at| at + off);
    let latitude = near(centre.latitude, number % 7 * 1500 - 4500);
    let longitude = near(centre.longitude, number % 5 * 2500 - 5000);
    Point::of(latitude, longitude)
}

/// The work posts of an organisation, each with its key.
fn offer_of<'a>(
    world: &World,
    ids: &'a Ids,
    organisation: usize,
    sites: &[String],
    seats: &Seats,
) -> (Vec<Key>, Vec<(&'a str, NewPost)>) {
    let mut chance = Chance::of(world.seed, 33, organisation as u64);
    let (mut keys, mut all) = (vec![], vec![]);
    for (at, (form, place)) in posts::menu(organisation).into_iter().enumerate() {
        let key = (organisation, form.key(), place);
        let taken = seats.taken.get(&key).copied().unwrap_or_default();
        let mut places = Week::default();
        for half_day in open(key) {
            let spare = u16::from(chance.percent(55)) + u16::from(chance.percent(25));
            places.set(half_day, (taken.at(half_day) + spare).max(1));
        }
        let site = &sites[usize::from(at % 3 == 2)];
        let post = post(world, organisation, form, posts::of(place), &mut chance);
        keys.push(key);
        let post = NewPost { site: site.clone(), places, ..post };
        all.push((ids.organisations[organisation].as_str(), post));
    }
    (keys, all)
}

fn post(
    world: &World,
    organisation: usize,
    form: Form,
    about: &About,
    chance: &mut Chance,
) -> NewPost {
    let [physical, sensory, social] = about.efforts;
    let one = &world.organisations[organisation];
    let leads_to = match form {
        Form::Ama | Form::Volunteering => "Naar meer halve dagen, of naar AMA sociale economie.",
        Form::AmaSocial => "Naar een contract in maatwerk.",
        _ => "Naar werk bij een gewone werkgever, met begeleiding.",
    };
    let knows = |chance: &mut Chance| chance.percent(85);
    NewPost {
        site: String::new(),
        name: capital(about.place),
        summary: about.summary.to_owned(),
        sector: about.sector,
        work_form: form.key().to_owned(),
        rung: i64::from(form.rung()),
        places: Week::default(),
        least: Hours::from_quarters(if form == Form::AmaSocial { 48 } else { 15 }),
        physical: knows(chance).then_some(physical),
        sensory: knows(chance).then_some(sensory),
        social: knows(chance).then_some(social),
        low_stimulus: knows(chance).then_some(sensory == crate::offer::Effort::Light),
        dutch: knows(chance).then_some(about.dutch),
        learns: about.learns.to_owned(),
        leads_to: leads_to.to_owned(),
        people_per_guide: knows(chance).then(|| i64::from(chance.between(4, 9))),
        contact_name: "Het onthaal".to_owned(),
        contact_phone: one.reach[1].clone(),
        contact_email: one.reach[2].clone(),
        waiting_weeks: knows(chance).then(|| i64::from(chance.below(9))),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_has_as_many_half_days_as_were_agreed_and_all_are_open() {
        for turn in 0..40 {
            for number in 1..=9 {
                let key = (turn % 7, "ama-welzijn", "groenploeg");
                let found = half_days(key, turn, number);
                assert_eq!(found.len(), number, "{turn} {number}");
                assert!(found.each().all(|h| open(key).contains(&h)));
            }
        }
    }
}
