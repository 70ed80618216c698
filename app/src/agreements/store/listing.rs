//! The agreements of an organisation, and what is missing there: a constant number of statements.

use super::super::gaps::{Gap, Place, Taking, gaps};
use super::reading::{Agreement, OF_ORGANISATION, gathered};
use crate::offer::HalfDays;
use crate::people::store::name;
use crate::permits::{self, Permission};
use crate::trajectories::Hours;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// From a day until a day.
pub type Period = (Date, Date);

// Who takes part in the period, with what the person lives on at its end, as the organisation noted it.
const TAKINGS: &str = "SELECT t.id AS step, t.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, t.work_form AS work_form,
    f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en, t.start_day AS start_day,
    t.end_day AS end_day, t.hours_quarters AS hours_quarters,
    (SELECT i.statute FROM income_statute i WHERE i.person = t.person
        AND i.organisation = t.organisation AND i.from_day <= $4
        AND (i.until_day IS NULL OR i.until_day >= $3)
        ORDER BY i.from_day DESC, i.id DESC LIMIT 1) AS statute
    FROM step t JOIN person q ON q.id = t.person JOIN work_form f ON f.id = t.work_form
    WHERE t.organisation = $1 AND t.start_day <= $4 AND (t.end_day IS NULL OR t.end_day >= $3)
      AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = t.person
          AND v.organisation = t.organisation AND v.role IN ('coach', 'coordinator'))
    ORDER BY q.sort_name, t.person, t.start_day, t.id";
const PLACES: &str = "SELECT l.step AS step, l.work_post AS work_post, p.name AS post_name,
    s.name AS site_name, l.from_day AS from_day, l.half_days AS half_days
    FROM work_post p CROSS JOIN placement l JOIN site s ON s.id = p.site
    WHERE p.organisation = $1 AND l.work_post = p.id AND l.from_day <= $3 AND (l.until_day IS NULL OR l.until_day >= $2)
    ORDER BY l.from_day, l.id";
const PERMISSIONS: &str = "SELECT p.id AS id, p.person AS person, p.given_by AS given_by,
    p.asked_day AS asked_day, p.decided_day AS decided_day, p.answer AS answer,
    CASE WHEN p.same_activity THEN 1 WHEN NOT p.same_activity THEN 0 END AS same_activity,
    p.valid_until AS valid_until, p.proof_present AS proof_present
    FROM permission p WHERE p.organisation = $1";

// Whether a number is there is told of who keeps it and may; the number itself is not.
const PEOPLE: &str = "SELECT q.id AS id, q.given_name AS given_name, q.family_name AS family_name,
    CASE WHEN q.insz_cipher IS NOT NULL AND q.insz_organisation = $1 AND EXISTS (
        SELECT 1 FROM organisation o WHERE o.id = $1 AND o.may_keep_insz)
        THEN TRUE ELSE FALSE END AS has_number
    FROM person q WHERE EXISTS (SELECT 1 FROM agreement a
        WHERE a.person = q.id AND a.organisation = $1)
      AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = q.id
          AND v.organisation = $1 AND v.role IN ('coach', 'coordinator'))";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[TAKINGS, PLACES, PERMISSIONS, PEOPLE];

/// Who somebody is, as a declaration asks it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The given name.
    pub given: String,
    /// The family name.
    pub family: String,
    /// Whether the organisation keeps the national number and may.
    pub has_number: bool,
}

fn taking(row: &Row) -> Result<Taking> {
    let quarters: Option<i64> = row.get("hours_quarters")?;
    Ok(Taking {
        step: row.get("step")?,
        person: row.get("person")?,
        person_name: name(row)?,
        work_form: row.get("work_form")?,
        form_names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
        days: (row.get("start_day")?, row.get("end_day")?),
        hours: quarters.and_then(Hours::from_quarters),
        statute: row.get("statute")?,
        places: vec![],
    })
}

fn place(row: &Row) -> Result<(String, Place)> {
    let (post, site): (String, String) = (row.get("post_name")?, row.get("site_name")?);
    let place = Place {
        work_post: row.get("work_post")?,
        name: format!("{post}, {site}"),
        from: row.get("from_day")?,
        half_days: HalfDays::from_bits(row.get("half_days")?),
    };
    Ok((row.get("step")?, place))
}

fn permission(row: &Row) -> Result<(String, Permission)> {
    let permission = Permission {
        id: row.get("id")?,
        given_by: row.get("given_by")?,
        asked: row.get("asked_day")?,
        decided: row.get("decided_day")?,
        is_refused: row.get::<String>("answer")? == "no",
        same_activity: row.get::<Option<i64>>("same_activity")?.map(|yes| yes == 1),
        until: row.get("valid_until")?,
        proof: row.get("proof_present")?,
    };
    Ok((row.get("person")?, permission))
}

/// The agreements of an organisation with the people whose files an account guides there, the latest first.
pub async fn of_organisation(
    db: &Db,
    (account, organisation): (&str, &str),
) -> Result<Vec<Agreement>> {
    gathered(&db.rows(OF_ORGANISATION, values![organisation, account]).await?)
}

/// Who the people are with whom an organisation has an agreement, of those whom an account guides there.
pub async fn known_people(
    db: &Db,
    (account, organisation): (&str, &str),
) -> Result<HashMap<String, Known>> {
    let mut all = HashMap::new();
    for row in db.rows(PEOPLE, values![organisation, account]).await? {
        let known = Known {
            given: row.get("given_name")?,
            family: row.get("family_name")?,
            has_number: row.get("has_number")?,
        };
        all.insert(row.get("id")?, known);
    }
    Ok(all)
}

/// What is missing at an organisation in a period, for the people whose files an account guides there, by
/// name: agreements, signatures, elements, permissions. Five statements.
pub async fn missing(
    db: &Db,
    (account, organisation): (&str, &str),
    (from, until): Period,
) -> Result<Vec<Gap>> {
    let asked = values![organisation, account, from, until];
    let rows = db.rows(TAKINGS, asked).await?;
    let mut takings = rows.iter().map(taking).collect::<Result<Vec<_>>>()?;
    let at: HashMap<String, usize> =
        takings.iter().enumerate().map(|(n, taking)| (taking.step.clone(), n)).collect();
    for row in db.rows(PLACES, values![organisation, from, until]).await? {
        let (step, place) = place(&row)?;
        if let Some(n) = at.get(&step) {
            takings[*n].places.push(place);
        }
    }
    let mut given: BTreeMap<String, Vec<Permission>> = BTreeMap::new();
    for row in db.rows(PERMISSIONS, values![organisation]).await? {
        let (person, permission) = permission(&row)?;
        given.entry(person).or_default().push(permission);
    }
    let known = permits::store::known(db, until).await?;
    let agreements = of_organisation(db, (account, organisation)).await?;
    Ok(gaps(&takings, &agreements, (&known, &given), (from, until)))
}
