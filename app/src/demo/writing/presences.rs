//! Who was there in the last weeks, once the placements are known.

use super::{Ids, afternoon};
use crate::access::Role;
use crate::demo::chance::{Chance, plus};
use crate::demo::world::World;
use crate::presence::{Code, Mark, Slot, Source, store};
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

/// Writes them as the work floor notes them: of who was expected, by the rule of the week plan. Today is
/// still to be noted. Who stayed away is settled.
pub(super) async fn write(app: &App, world: &World, ids: &Ids) -> Result<()> {
    let days = (plus(world.today, -BACK), plus(world.today, -1));
    let mut all = vec![];
    for id in &ids.organisations {
        all.push((id, store::expected(&app.db, store::At::Organisation(id), days).await?.all));
    }
    let mut work = app.db.work().await?;
    let mut strays: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
    for (turn, (organisation, expected)) in all.iter().enumerate() {
        let mut chance = Chance::of(world.seed, 51, turn as u64);
        let mut rows: BTreeMap<Date, Vec<(String, Slot, Mark)>> = BTreeMap::new();
        for (person, some) in expected.chunk_by(|a, b| a.person == b.person).enumerate() {
            for one in some {
                let day = one.slot.when.day;
                let code = chance.by_weight(&OFTEN);
                let stays_away = (turn + person) % STAYS_AWAY == 7 && plus(day, 12) >= world.today;
                let code = if stays_away { Code::Unexcused } else { code };
                if code == Code::Unexcused {
                    strays.entry(&one.person).or_default().insert(day);
                }
                let row = (one.person.clone(), one.slot.clone(), Mark::of(code));
                rows.entry(day).or_default().push(row);
            }
        }
        let by = instructor(world, ids, organisation);
        for (day, rows) in &rows {
            store::add_many(&mut work, rows, (Source::Screen, by, afternoon(*day))).await?;
        }
    }
    let strays = strays.into_iter().filter(|(_, days)| days.len() > 2);
    let strays: Vec<&str> = strays.map(|(person, _)| person).collect();
    safety_net::settle(&mut work, world.today, &strays).await?;
    work.save().await
}

/// Who keeps the lists of an organisation.
pub(super) fn instructor<'a>(world: &World, ids: &'a Ids, organisation: &str) -> Option<&'a str> {
    let is_here = |at: usize| ids.organisations[at] == organisation;
    let found =
        world.workers.iter().position(|w| is_here(w.organisation) && w.role == Role::Instructor);
    found.map(|at| ids.workers[at].as_str())
}
