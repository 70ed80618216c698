//! Who was there in the last weeks, once the placements are known.

use super::{Ids, afternoon};
use crate::access::Role;
use crate::demo::chance::{Chance, plus};
use crate::demo::world::World;
use crate::offer::NewPlacement;
use crate::presence::{Code, Mark, Slot, Source, When, store};
use crate::safety_net;
use crate::web::App;
use base::db::Result;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many days back: three weeks. What is longer ago would make a large demo slow to begin.
const BACK: i32 = 21;
/// How often what happens, of a hundred half-days.
const OFTEN: [(Code, u32); 6] = [
    (Code::Present, 84),
    (Code::Late, 4),
    (Code::Notified, 4),
    (Code::Sick, 5),
    (Code::Leave, 2),
    (Code::Unexcused, 1),
];
/// One in so many stays away in the last week, without a word.
const STAYS_AWAY: usize = 60;

/// Somebody's presences, by the days of the placement; today is still to be noted.
fn of(world: &World, turn: usize, one: &NewPlacement) -> Vec<(String, Slot, Mark)> {
    let mut chance = Chance::of(world.seed, 51, turn as u64);
    let mut all = vec![];
    for back in (1..=BACK).rev() {
        let day = plus(world.today, -back);
        if day < one.stay.from || one.stay.until.is_some_and(|until| until < day) {
            continue;
        }
        for is_afternoon in [false, true] {
            let when = When { day, is_afternoon };
            if !one.stay.half_days.has(when.of_week()) {
                continue;
            }
            let code = chance.by_weight(&OFTEN);
            let stays_away = turn % STAYS_AWAY == 7 && back < 13;
            let code = if stays_away { Code::Unexcused } else { code };
            let slot = Slot { work_post: one.work_post.clone(), when };
            all.push((one.person.clone(), slot, Mark::of(code)));
        }
    }
    all
}

/// Writes them as the work floor notes them, and settles who stayed away.
pub(super) async fn write(
    app: &App,
    world: &World,
    ids: &Ids,
    placed: &[NewPlacement],
) -> Result<()> {
    let mut rows: BTreeMap<(&str, Date), Vec<(String, Slot, Mark)>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut strays: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for (turn, one) in placed.iter().enumerate() {
        for row in of(world, turn, one) {
            if !seen.insert((row.0.clone(), row.1.clone())) {
                continue;
            }
            if row.2.code == Code::Unexcused {
                strays.entry(row.0.clone()).or_default().insert(row.1.when.day);
            }
            rows.entry((&one.organisation, row.1.when.day)).or_default().push(row);
        }
    }
    let mut work = app.db.work().await?;
    for ((organisation, day), rows) in &rows {
        let by = instructor(world, ids, organisation);
        store::add_many(&mut work, rows, (Source::Screen, by, afternoon(*day))).await?;
    }
    let strays: Vec<&str> = strays
        .iter()
        .filter(|(_, days)| days.len() > 2)
        .map(|(person, _)| person.as_str())
        .collect();
    safety_net::settle(&mut work, world.today, &strays).await?;
    work.save().await
}

/// Who keeps the lists of an organisation.
fn instructor<'a>(world: &World, ids: &'a Ids, organisation: &str) -> Option<&'a str> {
    let is_here = |at: usize| ids.organisations[at] == organisation;
    let found =
        world.workers.iter().position(|w| is_here(w.organisation) && w.role == Role::Instructor);
    found.map(|at| ids.workers[at].as_str())
}
