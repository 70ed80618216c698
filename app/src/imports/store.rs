//! Every query of this room: runs, and what a run needs to know and leaves behind. Mappings and
//! files that wait are in [`keeping`], taking back in [`undoing`].

pub mod keeping;
pub mod undoing;

use super::doubles::Known;
use super::plan::WorkForm;
use crate::trajectories;
use base::db::{Db, Result, Row, Work};
use base::names::phone_digits;
use base::rough_date::RoughDate;
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use outcomes::Rung;
use std::collections::HashMap;

const NETWORKS: &str = "SELECT count(*) AS n FROM network";
const KNOWN: &str = "SELECT p.id, p.given_name, p.family_name, p.birth
    FROM involvement i JOIN person p ON p.id = i.person
    WHERE i.organisation = $1 AND p.merged_into IS NULL";
const PHONES: &str = "SELECT c.person, c.value
    FROM involvement i JOIN contact_way c ON c.person = i.person
    WHERE i.organisation = $1 AND c.kind = 'phone'";
const STEPS: &str = "SELECT s.person, s.start_day, s.end_day, s.work_form, s.place
    FROM involvement i JOIN step s ON s.person = i.person
    WHERE i.organisation = $1";
const ADD_RUN: &str = "INSERT INTO import_run (id, organisation, mapping_name, file_names, people,
    households, steps, open_steps, linked, rejected, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const ADD_STATUTES: &str =
    "INSERT INTO income_statute (id, person, statute, from_day, organisation, noted_at) VALUES";
const ADD_HOUSEHOLDS: &str =
    "INSERT INTO household (id, name, made_by_organisation, imported_by, made_at) VALUES";
const ADD_MEMBERS: &str = "INSERT INTO household_member
    (id, household, person, role, from_day, until_day, imported_by) VALUES";
const RUNS: &str = "SELECT r.id, r.organisation, o.name AS organisation_name, r.mapping_name,
        r.file_names, r.people, r.households, r.steps, r.open_steps, r.linked, r.rejected,
        r.made_at, r.undone_at, a.name AS made_by_name
    FROM import_run r JOIN organisation o ON o.id = r.organisation
    LEFT JOIN account a ON a.id = r.made_by
    WHERE r.organisation = $1 ORDER BY r.made_at DESC LIMIT 50";
const RUN: &str = "SELECT r.id, r.organisation, o.name AS organisation_name, r.mapping_name,
        r.file_names, r.people, r.households, r.steps, r.open_steps, r.linked, r.rejected,
        r.made_at, r.undone_at, a.name AS made_by_name
    FROM import_run r JOIN organisation o ON o.id = r.organisation
    LEFT JOIN account a ON a.id = r.made_by
    WHERE r.id = $1";
const FIRST_PEOPLE: &str = "SELECT id, given_name, family_name FROM person
    WHERE imported_by = $1 AND merged_into IS NULL ORDER BY sort_name LIMIT 200";
const ORGANISATIONS: &str = "SELECT id, name FROM organisation WHERE active ORDER BY folded_name";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    &[NETWORKS, KNOWN, PHONES, STEPS, ADD_RUN, RUNS, RUN, FIRST_PEOPLE, ORGANISATIONS],
    keeping::TEXTS,
    undoing::TEXTS,
];

/// A run, as it is listed.
#[derive(Debug, Clone)]
pub struct Run {
    /// The id.
    pub id: String,
    /// For which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The mapping.
    pub mapping_name: String,
    /// The files.
    pub file_names: String,
    /// New people.
    pub people: i64,
    /// New households.
    pub households: i64,
    /// Steps.
    pub steps: i64,
    /// Steps that have not ended.
    pub open_steps: i64,
    /// People who were known already.
    pub linked: i64,
    /// Lines that did not come along.
    pub rejected: i64,
    /// Who did it; nobody for the command line.
    pub made_by: Option<String>,
    /// When.
    pub made_at: Timestamp,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
}

impl Run {
    fn read(row: &Row) -> Result<Run> {
        Ok(Run {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("organisation_name")?,
            mapping_name: row.get("mapping_name")?,
            file_names: row.get("file_names")?,
            people: row.get("people")?,
            households: row.get("households")?,
            steps: row.get("steps")?,
            open_steps: row.get("open_steps")?,
            linked: row.get("linked")?,
            rejected: row.get("rejected")?,
            made_by: row.get("made_by_name")?,
            made_at: row.get("made_at")?,
            undone_at: row.get("undone_at")?,
        })
    }
}

/// The runs of an organisation, the last one first.
pub async fn runs(db: &Db, organisation: &str) -> Result<Vec<Run>> {
    db.rows(RUNS, values![organisation]).await?.iter().map(Run::read).collect()
}

/// One run.
pub async fn run(db: &Db, id: &str) -> Result<Run> {
    Run::read(&db.row(RUN, values![id]).await?)
}

/// The first people that a run brought in: id and name.
pub async fn people_of(db: &Db, run: &str) -> Result<Vec<(String, String)>> {
    let rows = db.rows(FIRST_PEOPLE, values![run]).await?;
    let person = |row: &Row| {
        let name =
            format!("{} {}", row.get::<String>("given_name")?, row.get::<String>("family_name")?);
        Ok((row.get("id")?, name.trim().to_owned()))
    };
    rows.iter().map(person).collect()
}

/// Organisations to choose from: id and name.
pub async fn organisations(db: &Db) -> Result<Vec<(String, String)>> {
    let rows = db.rows(ORGANISATIONS, values![]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?))).collect()
}

/// The work forms that steps can name.
pub async fn work_forms(db: &Db) -> Result<Vec<WorkForm>> {
    Ok(trajectories::store::work_forms(db).await?.into_iter().filter_map(form).collect())
}

/// The work forms, inside a unit of work.
pub async fn work_forms_in(work: &mut Work) -> Result<Vec<WorkForm>> {
    Ok(trajectories::store::work_forms_in(work).await?.into_iter().filter_map(form).collect())
}

fn form(form: trajectories::store::WorkForm) -> Option<WorkForm> {
    // The database keeps it between 1 and 6.
    let rung = Rung::new(form.rung).ok()?;
    Some(WorkForm { id: form.id, names: form.names.into(), rung })
}

/// Whether there is a network.
pub async fn has_network(work: &mut Work) -> Result<bool> {
    Ok(work.row(NETWORKS, values![]).await?.get::<i64>("n")? > 0)
}

/// Everybody who has a file in the organisation, to lay beside the people of a file.
pub async fn known(db: &Db, organisation: &str) -> Result<Vec<Known>> {
    let ways = db.rows(PHONES, values![organisation]).await?;
    known_from(&ways, &db.rows(KNOWN, values![organisation]).await?)
}

/// The same, inside the unit of work that writes the people of the file in.
pub async fn known_in(work: &mut Work, organisation: &str) -> Result<Vec<Known>> {
    let ways = work.rows(PHONES, values![organisation]).await?;
    known_from(&ways, &work.rows(KNOWN, values![organisation]).await?)
}

fn known_from(ways: &[Row], rows: &[Row]) -> Result<Vec<Known>> {
    let mut phones: HashMap<String, Vec<String>> = HashMap::new();
    for row in ways {
        let digits = phone_digits(&row.get::<String>("value")?);
        phones.entry(row.get("person")?).or_default().push(digits);
    }
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.get("id")?;
        let birth: String = row.get("birth")?;
        all.push(Known {
            phones: phones.remove(&id).unwrap_or_default(),
            id,
            given: row.get("given_name")?,
            family: row.get("family_name")?,
            birth: RoughDate::from_stored(&birth).unwrap_or_default(),
        });
    }
    Ok(all)
}

/// A step as far as it tells one from another: person, first day, work form, place.
pub type StepMark = (String, Date, String, String);

/// The steps of everybody who has a file in the organisation, each with its last day.
pub async fn known_steps(
    work: &mut Work,
    organisation: &str,
) -> Result<HashMap<StepMark, Option<Date>>> {
    let rows = work.rows(STEPS, values![organisation]).await?;
    let mark = |r: &Row| -> Result<StepMark> {
        Ok((r.get("person")?, r.get("start_day")?, r.get("work_form")?, r.get("place")?))
    };
    rows.iter().map(|r| Ok((mark(r)?, r.get("end_day")?))).collect()
}

/// What stands in the list of runs about a new run.
pub struct NewRun<'a> {
    /// The id.
    pub id: &'a str,
    /// For which organisation.
    pub organisation: &'a str,
    /// The mapping.
    pub mapping_name: &'a str,
    /// The files.
    pub file_names: &'a str,
    /// Who; nobody for the command line.
    pub account: Option<String>,
    /// New people, households, steps, open steps, known people, refused lines.
    pub counts: [usize; 6],
}

/// Writes a run down.
pub async fn add_run(work: &mut Work, now: Timestamp, run: &NewRun<'_>) -> Result<()> {
    let count = |at: usize| i64::try_from(run.counts[at]).unwrap_or(i64::MAX);
    let values = values![
        run.id,
        run.organisation,
        run.mapping_name,
        run.file_names,
        count(0),
        count(1),
        count(2),
        count(3),
        count(4),
        count(5),
        run.account.clone(),
        now
    ];
    work.run(ADD_RUN, values).await?;
    Ok(())
}

/// Writes down from what people live, as an organisation has it: person, statute, since when.
pub async fn add_statutes(
    work: &mut Work,
    now: Timestamp,
    organisation: &str,
    statutes: &[(&str, &str, Date)],
) -> Result<()> {
    let rows = statutes.iter().map(|(person, statute, from)| {
        values![base::id::new(now), *person, *statute, *from, organisation, now]
    });
    work.insert_many(ADD_STATUTES, rows.collect(), "").await?;
    Ok(())
}

/// A household on its way in.
pub struct HouseholdRow {
    /// The id.
    pub id: String,
    /// How it is called.
    pub name: String,
    /// Person, role, first day, last day.
    pub members: Vec<(String, &'static str, Date, Option<Date>)>,
}

/// Writes households with their members.
pub async fn add_households(
    work: &mut Work,
    now: Timestamp,
    organisation: &str,
    run: &str,
    households: &[HouseholdRow],
) -> Result<()> {
    let rows = households.iter().map(|h| values![&h.id, &h.name, organisation, run, now]);
    work.insert_many(ADD_HOUSEHOLDS, rows.collect(), "").await?;
    let member = |h: &HouseholdRow, m: &(String, &'static str, Date, Option<Date>)| {
        values![base::id::new(now), &h.id, &m.0, m.1, m.2, m.3, run]
    };
    let rows = households.iter().flat_map(|h| h.members.iter().map(|m| member(h, m)));
    work.insert_many(ADD_MEMBERS, rows.collect(), "").await?;
    Ok(())
}
