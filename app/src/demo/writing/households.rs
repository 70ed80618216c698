//! Households: the partner and children of somebody are people too, whose own file was closed on
//! the day it was opened, because they have no way through the network themselves.

use super::super::family::Relative;
use super::super::life::Life;
use super::Ids;
use crate::households::store as households;
use crate::people::store::{self as people, InvolvementRow, PersonRow};
use crate::trajectories::EndReason;
use base::db::{Result, Work};
use base::id;
use jiff::Timestamp;

/// Writes the households of some lives. Gives the ids of the people who came in with them, and the household
/// of each life that has one.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    ids: &Ids,
    lives: &[Life],
    persons: &[String],
) -> Result<(Vec<String>, Vec<Option<String>>)> {
    let families = lives.iter().zip(persons).filter(|(life, _)| !life.family.is_empty());
    let mut rows = vec![];
    for (life, _) in families {
        rows.extend(life.family.iter().map(|one| row(now, ids, life, one)));
    }
    people::add_many(work, now, &rows).await?;
    let mut made = rows.into_iter().map(|row| row.id);
    let (mut all, mut homes) = (vec![], vec![]);
    for (life, person) in lives.iter().zip(persons) {
        if life.family.is_empty() {
            homes.push(None);
            continue;
        }
        let name = format!("Gezin {}", life.new.family);
        let home = households::make(work, now, &name, &organisation(ids, life)).await?;
        let from = life.files.iter().map(|f| f.from).min().unwrap_or(life.family[0].from);
        households::join(work, now, &home, person, "adult", from, None).await?;
        for (one, id) in life.family.iter().zip(made.by_ref()) {
            households::join(work, now, &home, &id, one.role, one.from, None).await?;
            all.push(id);
        }
        homes.push(Some(home));
    }
    Ok((all, homes))
}

fn row(now: Timestamp, ids: &Ids, life: &Life, one: &Relative) -> PersonRow {
    let organisation = organisation(ids, life);
    PersonRow {
        id: id::new(now),
        new: one.new.clone(),
        made_by: organisation.clone(),
        imported_by: None,
        involvements: vec![InvolvementRow {
            organisation,
            from_day: one.from,
            closed: Some((one.from, EndReason::Other.word().to_owned())),
        }],
        team: vec![],
    }
}

/// The organisation of the last file: the one that knows the household.
fn organisation(ids: &Ids, life: &Life) -> String {
    let here = life.course.here().or(life.files.last().map(|f| f.organisation));
    ids.organisations[here.unwrap_or(0)].clone()
}
