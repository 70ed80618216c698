//! Work posts with who is on their lists, and what is noted. A list names nobody whom the reader may not
//! see: by a role on the floor in an own file.

use super::super::{Elsewhere, Mark, Noted, Slot};
use super::expected::{Expected, expected};
use super::{At, Days, code, when};
use base::db::{Db, Result, Row, Value};
use base::names::fold;
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

const PLACES: [&str; 3] = at!(
    "SELECT w.id AS id, w.name AS name, w.site AS site, s.name AS site_name,
     w.organisation AS organisation,
     (w.archived_day IS NULL AND s.archived_day IS NULL) AS is_open
     FROM work_post w JOIN site s ON s.id = w.site WHERE ",
    " ORDER BY s.name, s.id, w.name, w.id"
);
/// Whether the file of an organisation on `p` is open.
macro_rules! is_open {
    ($organisation:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id AND i.organisation = ",
            $organisation,
            " AND i.until_day IS NULL)"
        )
    };
}
const PEOPLE: [&str; 3] = at!(
    concat!(
        "SELECT p.id AS person, p.given_name AS given_name, p.family_name AS family_name,
     p.called AS called, p.birth AS birth, ",
        is_open!("$3"),
        " AS is_open
     FROM (SELECT l.person AS person FROM work_post w CROSS JOIN placement l
               WHERE l.work_post = w.id AND l.from_day <= $5
                 AND (l.until_day IS NULL OR l.until_day >= $4) AND "
    ),
    "
           UNION SELECT x.person FROM work_post w CROSS JOIN presence x
               WHERE x.work_post = w.id AND x.day >= $4 AND x.day <= $5 AND ",
    ") q JOIN person p ON p.id = q.person
     WHERE EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = q.person
           AND v.organisation = $3 AND v.role IN ('instructor', 'coach', 'coordinator'))
     ORDER BY p.sort_name, p.id"
);
pub(super) const NOTED: [&str; 3] = at!(
    "SELECT x.person AS person, x.work_post AS work_post, x.day AS day, x.half AS half,
     x.code AS code, x.minutes AS minutes, x.source AS source, x.made_at AS made_at,
     x.version AS version, COALESCE(a.name, '') AS made_by
     FROM work_post w CROSS JOIN presence x LEFT JOIN account a ON a.id = x.made_by
     WHERE x.work_post = w.id AND x.day >= $2 AND x.day <= $3 AND ",
    " ORDER BY x.work_post, x.day, x.half, x.person"
);
const STAYS: [&str; 3] = at!(
    "SELECT l.person AS person, l.work_post AS work_post, l.from_day AS from_day,
     l.until_day AS until_day
     FROM work_post w CROSS JOIN placement l WHERE l.work_post = w.id AND ",
    ""
);
const FIND: &str = concat!(
    "SELECT DISTINCT p.id AS person, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.birth AS birth, p.sort_name AS sort_name,
    (1 = 1) AS is_open
    FROM name_word n CROSS JOIN person p
    WHERE p.id = n.person AND n.organisation = $2 AND n.word BETWEEN $3 AND $4 AND ",
    is_open!("$2"),
    " AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = n.person
          AND v.organisation = $2 AND v.role IN ('instructor', 'coach', 'coordinator'))
    ORDER BY p.sort_name, p.id LIMIT 12"
);
/// How many people are asked for in one statement.
const AT_ONCE: usize = 12;
const SEVERAL: &str = concat!(
    "SELECT p.id AS person, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.birth AS birth, ",
    is_open!("$2"),
    " AS is_open FROM person p
    WHERE p.id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = p.id
          AND v.organisation = $2 AND v.role IN ('instructor', 'coach', 'coordinator'))"
);
const OF_PERSON: &str = "SELECT x.person AS person, x.work_post AS work_post, x.day AS day,
    x.half AS half, x.code AS code, x.minutes AS minutes, x.source AS source,
    x.made_at AS made_at, x.version AS version, COALESCE(a.name, '') AS made_by,
    w.name AS post_name, w.organisation AS organisation, o.name AS organisation_name
    FROM presence x JOIN work_post w ON w.id = x.work_post
    JOIN organisation o ON o.id = w.organisation LEFT JOIN account a ON a.id = x.made_by
    WHERE x.person = $1 AND x.day >= $2 AND x.day <= $3
    ORDER BY x.day, x.half, w.name, x.work_post";

#[cfg(test)]
pub(super) fn texts() -> Vec<&'static str> {
    let one = [FIND, SEVERAL, OF_PERSON].to_vec();
    [PLACES.to_vec(), PEOPLE.to_vec(), NOTED.to_vec(), STAYS.to_vec(), one].concat()
}

/// A work post, as far as its list needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// At which site.
    pub site: String,
    /// What that is called.
    pub site_name: String,
    /// Whose.
    pub organisation: String,
    /// Whether it is not archived.
    pub is_open: bool,
}

/// Somebody whom the reader may put on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// Who.
    pub id: String,
    /// The name in daily life.
    pub first: String,
    /// The given name.
    pub given: String,
    /// The family name.
    pub family: String,
    /// Birth date.
    pub birth: RoughDate,
    /// Whether the file of the organisation is open: in a closed one nothing is noted.
    pub is_open: bool,
}

impl Somebody {
    fn read(row: &Row) -> Result<Somebody> {
        let (given, called): (String, String) = (row.get("given_name")?, row.get("called")?);
        Ok(Somebody {
            id: row.get("person")?,
            first: if called.is_empty() { given.clone() } else { called },
            given,
            family: row.get("family_name")?,
            birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
            is_open: row.get("is_open")?,
        })
    }

    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.family).trim().to_owned()
    }

    /// Whether this is what somebody who walks in is called.
    pub fn is_called(&self, name: &str) -> bool {
        [&self.first, &self.given].iter().any(|own| fold(own) == fold(name))
    }
}

fn one(row: &Row) -> Result<Place> {
    Ok(Place {
        id: row.get("id")?,
        name: row.get("name")?,
        site: row.get("site")?,
        site_name: row.get("site_name")?,
        organisation: row.get("organisation")?,
        is_open: row.get("is_open")?,
    })
}

/// What is noted, out of a row.
pub(super) fn note(row: &Row) -> Result<Noted> {
    Ok(Noted {
        person: row.get("person")?,
        slot: Slot { work_post: row.get("work_post")?, when: when(row)? },
        mark: Mark { code: code(row)?, minutes: row.get("minutes")? },
        source: row.get("source")?,
        by: row.get("made_by")?,
        at: row.get("made_at")?,
        version: row.get("version")?,
    })
}

/// The work posts of a place, by site and name.
pub async fn places(db: &Db, at: At<'_>) -> Result<Vec<Place>> {
    let (sql, id) = at.pick(&PLACES);
    db.rows(sql, values![id]).await?.iter().map(one).collect()
}

/// One work post.
pub async fn place(db: &Db, id: &str) -> Result<Option<Place>> {
    Ok(places(db, At::Post(id)).await?.pop())
}

/// Everybody who has a place here in these days or is noted here, as far as an account on
/// the floor of that organisation may see them, by name.
pub async fn people(
    db: &Db,
    (account, organisation): (&str, &str),
    at: At<'_>,
    (from, until): Days,
) -> Result<Vec<Somebody>> {
    let (sql, id) = at.pick(&PEOPLE);
    let rows = db.rows(sql, values![id, account, organisation, from, until]).await?;
    rows.iter().map(Somebody::read).collect()
}

/// What is noted in these days.
pub async fn noted(db: &Db, at: At<'_>, (from, until): Days) -> Result<Vec<Noted>> {
    let (sql, id) = at.pick(&NOTED);
    db.rows(sql, values![id, from, until]).await?.iter().map(note).collect()
}

/// The people with an open file of an organisation who may be meant by a first name, at most twelve.
pub async fn find(
    db: &Db,
    (account, organisation): (&str, &str),
    name: &str,
) -> Result<Vec<Somebody>> {
    let Some(word) = base::names::lookup(name).into_iter().next() else { return Ok(vec![]) };
    let asked = values![account, organisation, word.prefix_from, word.prefix_to];
    db.rows(FIND, asked).await?.iter().map(Somebody::read).collect()
}

/// People of an organisation, those whom the reader may see there. One statement for each dozen.
pub async fn several(
    db: &Db,
    (account, organisation): (&str, &str),
    people: &[&str],
) -> Result<Vec<Somebody>> {
    let mut found = vec![];
    for some in people.chunks(AT_ONCE) {
        let mut asked = values![account, organisation];
        asked.extend((0..AT_ONCE).map(|i| Value::from(some.get(i).copied().unwrap_or_default())));
        for row in db.rows(SEVERAL, asked).await? {
            found.push(Somebody::read(&row)?);
        }
    }
    Ok(found)
}

/// Somebody of an organisation, for who may see that person there.
pub async fn called(db: &Db, reader: (&str, &str), person: &str) -> Result<Option<Somebody>> {
    Ok(several(db, reader, &[person]).await?.pop())
}

/// What is noted of a person in these days, with the work post, and the organisation with its name.
pub async fn of_person(
    db: &Db,
    person: &str,
    (from, until): Days,
) -> Result<Vec<(Noted, String, (String, String))>> {
    let rows = db.rows(OF_PERSON, values![person, from, until]).await?;
    let read = |row: &Row| {
        let organisation = (row.get("organisation")?, row.get("organisation_name")?);
        Ok((note(row)?, row.get("post_name")?, organisation))
    };
    rows.iter().map(read).collect()
}

/// What is known around the half-days of a list: who is noted, or expected, where in the organisation, and
/// the placements at the list itself.
#[derive(Debug, Default)]
pub struct Around {
    names: BTreeMap<String, String>,
    noted: Vec<(String, Slot)>,
    expected: BTreeSet<Expected>,
    stays: Vec<(String, String, Date, Option<Date>)>,
}

impl Around {
    /// Who is noted as present, and where.
    pub fn noted(&self) -> &[(String, Slot)] {
        &self.noted
    }

    /// What is known of somebody around a half-day.
    pub fn known(&self, person: &str, slot: &Slot) -> Elsewhere {
        let name = |post: &str| self.names.get(post).cloned().unwrap_or_default();
        let is_other = |other: &Slot| other.when == slot.when && other.work_post != slot.work_post;
        let noted = self.noted.iter().find(|(who, other)| who == person && is_other(other));
        let mut expected = self.expected.iter().filter(|one| one.person == person);
        let elsewhere = expected.clone().find(|one| is_other(&one.slot));
        let own = |(who, post, ..): &&(String, String, Date, Option<Date>)| {
            who == person && *post == slot.work_post
        };
        Elsewhere {
            is_expected_here: expected.any(|one| one.slot == *slot),
            noted_at: noted.map(|(_, other)| name(&other.work_post)),
            expected_at: elsewhere.map(|one| name(&one.slot.work_post)),
            stays: self
                .stays
                .iter()
                .filter(own)
                .map(|(_, _, from, until)| (*from, *until))
                .collect(),
            closed: None,
        }
    }
}

/// Reads what is known around the half-days of a list.
pub async fn around(db: &Db, organisation: &str, at: At<'_>, days: Days) -> Result<Around> {
    let whole = At::Organisation(organisation);
    let names = places(db, whole).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let noted = noted(db, whole, days).await?.into_iter();
    let noted = noted.filter(|one| one.mark.code.was_there()).map(|one| (one.person, one.slot));
    let (sql, id) = at.pick(&STAYS);
    let rows = db.rows(sql, values![id]).await?;
    let stay = |row: &Row| {
        Ok((row.get("person")?, row.get("work_post")?, row.get("from_day")?, row.get("until_day")?))
    };
    Ok(Around {
        names,
        noted: noted.collect(),
        expected: expected(db, whole, days).await?.all.into_iter().collect(),
        stays: rows.iter().map(stay).collect::<Result<Vec<_>>>()?,
    })
}
