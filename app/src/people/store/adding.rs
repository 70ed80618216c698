//! People on their way in: one from the screen, or many from an import or the demo network.

use crate::access::Actor;
use crate::people::{NewPerson, search_words, sort_name};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const PERSON: &str = "INSERT INTO person
    (id, given_name, family_name, called, sort_name, birth, sex, language, needs_interpreter,
     street, postcode, municipality, education, work_history,
     made_by_organisation, imported_by, made_at, changed_at) VALUES";
pub(super) const WAY: &str =
    "INSERT INTO contact_way (id, person, kind, value, remark, position) VALUES";
const INVOLVEMENT: &str = "INSERT INTO involvement
    (person, organisation, sort_name, from_day, until_day, closing_reason) VALUES";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[];

/// Somebody to be written in, with everything that belongs to the start of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// The id, made by the caller with [`base::id::new`] so that other rows can already name it.
    pub id: String,
    /// Who.
    pub new: NewPerson,
    /// The organisation that writes the person in.
    pub made_by: String,
    /// The import this row comes from.
    pub imported_by: Option<String>,
    /// The organisations that have, or had, a file.
    pub involvements: Vec<InvolvementRow>,
    /// The team; at most one of its present members may lead.
    pub team: Vec<TeamRow>,
}

/// A file of an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct InvolvementRow {
    /// Which.
    pub organisation: String,
    /// Since when.
    pub from_day: Date,
    /// The day on which it was closed, and why.
    pub closed: Option<(Date, String)>,
}

/// A membership of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRow {
    /// Whose.
    pub account: String,
    /// For which organisation.
    pub organisation: String,
    /// A word of [`crate::people::codes::TEAM_ROLES`].
    pub role: String,
    /// Whether this is the lead supporter (spilfiguur).
    pub leads: bool,
    /// Since when.
    pub from_day: Date,
    /// The last day, when it ended.
    pub until_day: Option<Date>,
}

/// Writes one person in for an organisation and gives the id. `lead` becomes lead supporter from
/// `today` on. The audit line and `safety_net::settle` are the caller's.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    organisation: &str,
    new: &NewPerson,
    lead: Option<&Actor>,
) -> Result<String> {
    let id = id::new(now);
    let team = lead.map(|actor| TeamRow {
        account: actor.account.clone(),
        organisation: organisation.to_owned(),
        role: "coach".to_owned(),
        leads: true,
        from_day: today,
        until_day: None,
    });
    let row = PersonRow {
        id: id.clone(),
        new: new.clone(),
        made_by: organisation.to_owned(),
        imported_by: None,
        involvements: vec![InvolvementRow {
            organisation: organisation.to_owned(),
            from_day: today,
            closed: None,
        }],
        team: team.into_iter().collect(),
    };
    add_many(work, now, std::slice::from_ref(&row)).await?;
    Ok(id)
}

/// Writes many people in, with few statements. Call it with some thousands at a time: all rows of
/// one call are held in memory.
pub async fn add_many(work: &mut Work, now: Timestamp, people: &[PersonRow]) -> Result<()> {
    let rows = people.iter().map(|p| person_values(p, now)).collect();
    work.insert_many(PERSON, rows, "").await?;
    let rows = people.iter().flat_map(|p| way_values(&p.id, &p.new, now)).collect();
    work.insert_many(WAY, rows, "").await?;
    let ticks = people
        .iter()
        .filter_map(|p| super::indications::row(now, &p.id, &p.made_by, &p.new.indications));
    work.insert_many(super::indications::ADD, ticks.collect(), "").await?;
    work.insert_many(INVOLVEMENT, people.iter().flat_map(involvement_values).collect(), "").await?;
    let rows = people.iter().flat_map(|p| team_values(p, now)).collect();
    work.insert_many(super::team::PUT, rows, "").await?;
    let mut words = vec![];
    for person in people {
        let of_person = search_words(&person.new);
        for file in &person.involvements {
            words.extend(of_person.iter().map(|word| super::index::Entry {
                organisation: file.organisation.clone(),
                word: word.clone(),
                person: person.id.clone(),
            }));
        }
    }
    super::index::add(work, words).await
}

fn person_values(row: &PersonRow, now: Timestamp) -> Vec<Value> {
    let new = &row.new;
    values![
        &row.id,
        &new.given,
        &new.family,
        &new.called,
        sort_name(&new.given, &new.family),
        new.birth.stored(),
        new.sex.word(),
        &new.language,
        new.needs_interpreter,
        &new.street,
        &new.postcode,
        new.municipality.clone(),
        new.education.word(),
        &new.work_history,
        &row.made_by,
        row.imported_by.clone(),
        now,
        now
    ]
}

/// The rows of `contact_way` of one person.
pub(super) fn way_values(person: &str, new: &NewPerson, now: Timestamp) -> Vec<Vec<Value>> {
    let numbered = new.ways.iter().zip(0_i64..);
    numbered
        .map(|(way, position)| {
            values![id::new(now), person, way.kind.word(), &way.value, &way.remark, position]
        })
        .collect()
}

fn involvement_values(row: &PersonRow) -> Vec<Vec<Value>> {
    let name = sort_name(&row.new.given, &row.new.family);
    let files = row.involvements.iter();
    files
        .map(|file| {
            let (day, reason) = file.closed.clone().unzip();
            values![&row.id, &file.organisation, &name, file.from_day, day, reason]
        })
        .collect()
}

fn team_values(row: &PersonRow, now: Timestamp) -> Vec<Vec<Value>> {
    let members = row.team.iter();
    members
        .map(|m| {
            values![
                id::new(now),
                &row.id,
                &m.account,
                &m.organisation,
                &m.role,
                m.leads,
                m.from_day,
                m.until_day
            ]
        })
        .collect()
}
