//! What a data protection officer looks at: who opened files these days, a file that was opened in an emergency,
//! and a request to put something right.

use super::Ids;
use crate::access::Role;
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::store::{NewEmergency, open_emergency};
use crate::demo::life::Life;
use crate::demo::organisations::{KADE, KRUISDAM, LEIEKANT};
use crate::demo::world::World;
use crate::rights::correction::due;
use crate::rights::store::corrections::{self, NewCorrection};
use base::db::{Result, Work};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// So many days back somebody looked.
const DAYS: usize = 12;
/// Of so many people.
const PEOPLE: usize = 80;
/// So many files somebody opens who replaces a colleague for a day: more than ever stands out by itself.
const REPLACED: usize = 18;

/// A moment of a working day, `minutes` after eight in the morning.
fn moment(day: Date, minutes: usize) -> Timestamp {
    let zone = jiff::tz::TimeZone::UTC;
    let eight = day.at(8, 0, 0, 0).to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp());
    eight + SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0))
}

/// The working day so many days ago, or the one before it.
fn days_ago(today: Date, days: usize) -> Date {
    let day = today.saturating_sub(i64::try_from(days).unwrap_or(1).days());
    match day.weekday().to_monday_one_offset() {
        6 => day.saturating_sub(1.days()),
        7 => day.saturating_sub(2.days()),
        _ => day,
    }
}

/// A look by a worker, for an organisation, as [`crate::access::open`] logs it.
fn look(ids: &Ids, (worker, organisation): (usize, usize), person: &str, page: &str) -> Line {
    Line {
        account: Some(ids.workers[worker].clone()),
        ..Line::by_program(Deed::Look, Thing::Person, person)
    }
    .at(&ids.organisations[organisation])
    .about(person)
    .because(format!("{page}: own-organisation"))
}

/// Writes what happened around some people.
pub(super) async fn add(
    work: &mut Work,
    (world, ids): (&World, &Ids),
    (lives, persons): (&[Life], &[String]),
) -> Result<()> {
    let all: Vec<(&Life, &String)> = lives.iter().zip(persons).collect();
    looks(work, (world, ids), &all).await?;
    let led = |life: &Life, at: usize| {
        life.team.iter().any(|m| m.leads && m.until.is_none() && m.organisation == at)
    };
    // Nele's own file stays as it is told elsewhere.
    let mut known = all.iter().skip(1).filter(|(life, _)| led(life, KADE));
    let far = |life: &Life| life.files.iter().all(|file| file.organisation != KRUISDAM);
    if let Some((_, person)) = known.clone().find(|(life, _)| far(life)) {
        emergency(work, (world, ids), person).await?;
    }
    if let Some((life, person)) = known.next() {
        correction(work, (world, ids), (life, person)).await?;
    }
    Ok(())
}

/// Who leads opens the file on some of the last days; and somebody replaces a colleague.
async fn looks(
    work: &mut Work,
    (world, ids): (&World, &Ids),
    all: &[(&Life, &String)],
) -> Result<()> {
    let mut lines: Vec<(Timestamp, Line)> = vec![];
    for (n, (life, person)) in all.iter().take(PEOPLE).enumerate() {
        let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()) else { continue };
        let day = days_ago(world.today, 1 + n * 5 % DAYS);
        for (m, page) in ["person", "steps", "plan"].iter().take(1 + n % 3).enumerate() {
            let who = (lead.worker, lead.organisation);
            lines.push((moment(day, 20 + n * 3 % 400 + m * 2), look(ids, who, person, page)));
        }
    }
    let coach =
        |w: &crate::demo::staff::Worker| w.organisation == LEIEKANT && w.role == Role::Coach;
    if let Some(bart) = world.workers.iter().position(coach) {
        let there = |life: &Life| {
            let open = life.files.iter().any(|f| f.organisation == LEIEKANT && f.closed.is_none());
            open && life.team.iter().all(|m| m.worker != bart)
        };
        let day = days_ago(world.today, 3);
        let files = all.iter().filter(|(life, _)| there(life)).take(REPLACED);
        for (n, (_, person)) in files.enumerate() {
            lines.push((moment(day, 30 + n * 9), look(ids, (bart, LEIEKANT), person, "person")));
        }
    }
    lines.sort_by_key(|(at, _)| *at);
    for (at, line) in lines {
        audit::write(work, at, &[line]).await?;
    }
    Ok(())
}

/// Somebody of the OCMW opened a file yesterday, for some hours.
async fn emergency(work: &mut Work, (world, ids): (&World, &Ids), person: &str) -> Result<()> {
    let partner = |w: &crate::demo::staff::Worker| w.organisation == KRUISDAM;
    let Some(worker) = world.workers.iter().position(partner) else { return Ok(()) };
    let at = moment(world.today.saturating_sub(1.days()), 8 * 60 + 25);
    let new = NewEmergency {
        person,
        account: &ids.workers[worker],
        organisation: &ids.organisations[KRUISDAM],
        reason: "Stond verward in ons onthaal en wist de weg naar huis niet meer. Ik zocht wie ik kon bellen.",
        hours: 4,
    };
    let id = open_emergency(work, at, &new).await?;
    let line = Line {
        account: Some(ids.workers[worker].clone()),
        ..Line::by_program(Deed::Make, Thing::Emergency, &id)
    };
    let line = line.about(person).at(&ids.organisations[KRUISDAM]);
    audit::write(work, at, &[line]).await
}

/// Somebody asked on paper to put something right, and who leads wrote it down.
async fn correction(
    work: &mut Work,
    (world, ids): (&World, &Ids),
    (life, person): (&Life, &str),
) -> Result<()> {
    let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()) else {
        return Ok(());
    };
    let asked = days_ago(world.today, 4);
    let new = NewCorrection {
        person,
        organisation: &ids.organisations[lead.organisation],
        about: "steps",
        wrong: "De eerste dag van mijn stage klopt niet.",
        should_be: "Ik begon een week later.",
        asked_by: &ids.workers[lead.worker],
        days: (asked, due(asked)),
    };
    let at = moment(asked, 95);
    let id = corrections::add(work, at, &new).await?;
    let line = Line {
        account: Some(ids.workers[lead.worker].clone()),
        ..Line::by_program(Deed::Make, Thing::Correction, &id)
    };
    let line = line.about(person).at(&ids.organisations[lead.organisation]);
    audit::write(work, at, &[line]).await
}
