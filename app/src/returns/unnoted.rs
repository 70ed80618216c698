//! Half-days on which somebody was expected and nobody noted anything: they are not known, and count for
//! nothing.

use super::store::{self, Taking};
use crate::presence::Slot;
use crate::presence::store::{At, Expected, expected, not_held, places};
use base::db::{Db, Result};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Those of these people, as far as their step ran on that day.
pub(super) async fn unnoted(
    db: &Db,
    (organisation, work_form): (&str, &str),
    takings: &[Taking],
    days: (Date, Date),
) -> Result<Vec<Expected>> {
    let at = At::Organisation(organisation);
    let all = expected(db, at, days).await?.all;
    let noted: BTreeSet<(String, Slot)> =
        store::noted(db, (organisation, work_form), days).await?.into_iter().collect();
    let sites: HashMap<String, String> =
        places(db, at).await?.into_iter().map(|place| (place.id, place.site)).collect();
    let not_held = not_held(db, organisation, days).await?;
    let happened = |slot: &Slot| {
        not_held.iter().all(|one| {
            let is_there = match &one.work_post {
                Some(post) => *post == slot.work_post,
                None => sites.get(&slot.work_post) == Some(&one.site),
            };
            !is_there || one.when != slot.when
        })
    };
    let takings: HashMap<&str, &Taking> =
        takings.iter().map(|taking| (taking.person.as_str(), taking)).collect();
    let lacks = |one: &Expected| {
        let runs = takings.get(one.person.as_str()).is_some_and(|t| t.runs_on(one.slot.when.day));
        runs && happened(&one.slot) && !noted.contains(&(one.person.clone(), one.slot.clone()))
    };
    Ok(all.into_iter().filter(lacks).collect())
}
