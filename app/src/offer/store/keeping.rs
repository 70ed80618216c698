//! Writing work posts: what is said about one, its places, whether it is offered, and when it was checked.

use super::super::{Dutch, Effort, HalfDay, NewPost, Week};
use crate::trajectories::Hours;
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO work_post (id, organisation, site, name, summary, sector, work_form,
    rung, least_quarters, physical, sensory, social, low_stimulus, dutch, learns, leads_to,
    people_per_guide, contact_name, contact_phone, contact_email, waiting_weeks, checked_day,
    checked_by, made_at, changed_at) VALUES";
const ADD_PLACES: &str = "INSERT INTO post_half_day (work_post, half_day, places) VALUES";
const NO_PLACES: &str = "DELETE FROM post_half_day WHERE work_post = $1";
const CHANGE: &str = "UPDATE work_post SET site = $3, name = $4, summary = $5, sector = $6,
    work_form = $7, rung = $8, least_quarters = $9, physical = $10, sensory = $11, social = $12,
    low_stimulus = $13, dutch = $14, learns = $15, leads_to = $16, people_per_guide = $17,
    contact_name = $18, contact_phone = $19, contact_email = $20, waiting_weeks = $21,
    checked_day = $22, checked_by = $23, changed_at = $24, version = version + 1
    WHERE id = $1 AND version = $2";
const ARCHIVE: &str = "UPDATE work_post SET archived_day = $3, changed_at = $4,
    version = version + 1 WHERE id = $1 AND version = $2";
const FROM_SOURCE: &str = "UPDATE work_post SET source = $2, source_id = $3 WHERE id = $1";
const IMPORTED: &str = "UPDATE work_post SET imported = $2 WHERE id = $1";
const CHECK: &str = "UPDATE work_post SET checked_day = $2, checked_by = $3 WHERE id = $1";

const CHECK_ALL: &str = concat!(
    "UPDATE work_post SET checked_day = $2, checked_by = $3
    WHERE id IN (SELECT w.id FROM work_post w JOIN site s ON s.id = w.site
        JOIN organisation o ON o.id = w.organisation WHERE w.organisation = $1 AND ",
    super::offered!("w", "s", "o"),
    ") RETURNING id"
);
const OF_ORGANISATION: &str = "UPDATE work_post SET changed_at = $2
    WHERE organisation = $1 AND archived_day IS NULL
      AND site IN (SELECT s.id FROM site s WHERE s.archived_day IS NULL)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[NO_PLACES, CHANGE, ARCHIVE, CHECK, CHECK_ALL, OF_ORGANISATION, FROM_SOURCE, IMPORTED];

/// What is said about a work post, in the order of the columns that adding and changing share.
fn columns(new: &NewPost) -> Vec<Value> {
    let effort = |effort: Option<Effort>| effort.map_or("", Effort::word);
    values![
        &new.site,
        &new.name,
        &new.summary,
        new.sector.word(),
        &new.work_form,
        new.rung,
        new.least.map(Hours::quarters),
        effort(new.physical),
        effort(new.sensory),
        effort(new.social),
        new.low_stimulus,
        new.dutch.map_or("", Dutch::word),
        &new.learns,
        &new.leads_to,
        new.people_per_guide,
        &new.contact_name,
        &new.contact_phone,
        &new.contact_email,
        new.waiting_weeks
    ]
}

fn place_rows(id: &str, places: &Week) -> Vec<Vec<Value>> {
    let row = |h: HalfDay| values![id, h.number(), i64::from(places.at(h))];
    places.open().each().map(row).collect()
}

/// Adds work posts, each with its organisation, and gives their ids in the same order. They are checked
/// on `day`, by an account or nobody.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    posts: &[(&str, NewPost)],
    (day, by): (Date, Option<&str>),
) -> Result<Vec<String>> {
    let ids: Vec<String> = posts.iter().map(|_| id::new(now)).collect();
    let (mut rows, mut half_days) = (vec![], vec![]);
    for (id, (organisation, new)) in ids.iter().zip(posts) {
        rows.push([values![id, *organisation], columns(new), values![day, by, now, now]].concat());
        half_days.extend(place_rows(id, &new.places));
    }
    work.insert_many(ADD, rows, "").await?;
    work.insert_many(ADD_PLACES, half_days, "").await?;
    super::changed(work).await?;
    Ok(ids)
}

/// Changes a work post that is still at this version, and notes that it was checked; `false` when
/// somebody else changed it meanwhile.
pub async fn change(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    to: &NewPost,
    (day, by): (Date, Option<&str>),
) -> Result<bool> {
    let values = [values![id, version], columns(to), values![day, by, now]].concat();
    if work.run(CHANGE, values).await? != 1 {
        return Ok(false);
    }
    work.run(NO_PLACES, values![id]).await?;
    work.insert_many(ADD_PLACES, place_rows(id, &to.places), "").await?;
    super::changed(work).await?;
    Ok(true)
}

/// Archives a work post, or takes it back; `false` when somebody else changed it meanwhile.
pub async fn archive(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    day: Option<Date>,
) -> Result<bool> {
    let was_so = work.run(ARCHIVE, values![id, version, day, now]).await? == 1;
    if was_so && day.is_some() {
        super::pictures::remove_all(work, id).await?;
    }
    super::changed(work).await?;
    Ok(was_so)
}

/// Notes that a work post is still right.
pub async fn check(work: &mut Work, id: &str, day: Date, by: Option<&str>) -> Result<()> {
    work.run(CHECK, values![id, day, by]).await?;
    super::changed(work).await
}

/// Notes that everything an organisation offers is still right, said by an account or without one. Gives
/// the work posts.
pub async fn check_all(
    work: &mut Work,
    organisation: &str,
    day: Date,
    by: Option<&str>,
) -> Result<Vec<String>> {
    let rows = work.rows(CHECK_ALL, values![organisation, day, by]).await?;
    super::changed(work).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Notes that what is told of an organisation is not as it was, or that it takes part again or no longer:
/// so did each of its work posts change that is not archived, for who asks what changed.
pub async fn organisation_changed(
    work: &mut Work,
    now: Timestamp,
    organisation: &str,
) -> Result<()> {
    work.run(OF_ORGANISATION, values![organisation, now]).await?;
    super::changed(work).await
}

/// Notes from which source a work post was brought in, and what it is called there.
pub async fn set_source(work: &mut Work, id: &str, source: &str, known_as: &str) -> Result<()> {
    work.run(FROM_SOURCE, values![id, source, known_as]).await.map(drop)
}

/// Notes what the source of a work post says now.
pub async fn set_imported(work: &mut Work, id: &str, said: &str) -> Result<()> {
    work.run(IMPORTED, values![id, said]).await.map(drop)
}
