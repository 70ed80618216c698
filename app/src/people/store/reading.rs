//! One person, with where the person stands now.

use crate::people::codes::{Education, Indications, Sex};
use crate::people::{NewPerson, full_name};
use base::db::{Db, Result, Row};
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::Date;

const PERSON: &str = concat!(
    "
SELECT p.id AS id, p.given_name AS given_name, p.family_name AS family_name, p.called AS called,
    p.birth AS birth, p.sex AS sex, p.language AS language, p.needs_interpreter AS needs_interpreter,
    p.street AS street, p.postcode AS postcode, p.municipality AS municipality,
    p.education AS education, p.work_history AS work_history,
    p.insz_cipher AS insz_cipher, p.insz_organisation AS insz_organisation,
    p.merged_into AS merged_into, p.version AS version, p.is_protected AS is_protected,
    CASE WHEN ",
    super::secret_home!("p", "$2"),
    " THEN TRUE ELSE FALSE END AS secret_home,
    n.rung AS rung, n.organisation AS now_organisation, o.name AS now_name, n.step_since AS step_since,
    s.place AS place, s.end_day AS step_until
FROM person p
LEFT JOIN person_now n ON n.person = p.id
LEFT JOIN step s ON s.id = n.step
LEFT JOIN organisation o ON o.id = n.organisation
WHERE p.id = $1"
);
const NAME: &str = "SELECT given_name, family_name, called FROM person WHERE id = $1";
const LANGUAGE: &str = "SELECT language FROM person WHERE id = $1";
const MAILBOX: &str = "SELECT id FROM contact_way
    WHERE person = $1 AND kind = 'email' AND lower(value) = $2 LIMIT 1";
const MERGED: &str = "SELECT merged_into FROM person WHERE id = $1 AND merged_into IS NOT NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[NAME, LANGUAGE, PERSON, MAILBOX, MERGED];

/// A person as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The id.
    pub id: String,
    /// The fields; the ways to reach the person and the indications are read apart.
    pub fields: NewPerson,
    /// The encrypted national number, when one is kept.
    pub insz_cipher: Option<Vec<u8>>,
    /// The organisation that keeps it.
    pub insz_organisation: Option<String>,
    /// The record this one was merged into.
    pub merged_into: Option<String>,
    /// Whether address, municipality and household are for coaches and coordinators of the own
    /// organisations only.
    pub is_protected: bool,
    /// Whether it is secret where the person lives: by that, or because somebody at the same door is.
    pub secret_home: bool,
    /// For the meeting of two savers.
    pub version: i64,
    /// Where the person stands now.
    pub now: Now,
}

/// Where somebody stands now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Now {
    /// The rung.
    pub rung: Option<i64>,
    /// The organisation of the step.
    pub organisation: Option<String>,
    /// Its name.
    pub organisation_name: Option<String>,
    /// The place in words.
    pub place: Option<String>,
    /// Since when.
    pub since: Option<Date>,
    /// The last day, when the end is known.
    pub until: Option<Date>,
}

impl Stored {
    /// The person as a reader sees it who may not know where the person lives.
    pub fn without_home(&mut self) {
        self.fields.street.clear();
        self.fields.postcode.clear();
        self.fields.municipality = None;
    }

    /// The person as a reader sees it who may not know how to reach the person today.
    pub fn without_address(&mut self) {
        self.fields.street.clear();
        self.fields.postcode.clear();
    }

    /// How the person is called.
    pub fn name(&self) -> String {
        full_name(&self.fields.given, &self.fields.family, &self.fields.called)
    }

    /// The given or daily name, for sentences.
    pub fn first_name(&self) -> &str {
        if self.fields.called.is_empty() { &self.fields.given } else { &self.fields.called }
    }
}

/// The person with this id; [`base::db::Error::RowNotFound`] when there is none.
/// `today` decides who lives at the same door.
pub async fn person(db: &Db, id: &str, today: Date) -> Result<Stored> {
    read(&db.row(PERSON, values![id, today]).await?)
}

/// How a person is called; [`base::db::Error::RowNotFound`] when there is none.
pub async fn name_of(db: &Db, id: &str) -> Result<String> {
    super::name(&db.row(NAME, values![id]).await?)
}

/// The word of the language that somebody speaks; empty when it is not known.
pub async fn language_of(db: &Db, id: &str) -> Result<String> {
    db.row(LANGUAGE, values![id]).await?.get("language")
}

/// The record that this one was merged into, if it was.
pub async fn merged_into(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(MERGED, values![id]).await?.map(|row| row.get("merged_into")).transpose()
}

fn read(row: &Row) -> Result<Stored> {
    Ok(Stored {
        id: row.get("id")?,
        fields: fields(row)?,
        insz_cipher: row.get("insz_cipher")?,
        insz_organisation: row.get("insz_organisation")?,
        merged_into: row.get("merged_into")?,
        is_protected: row.get("is_protected")?,
        secret_home: row.get("secret_home")?,
        version: row.get("version")?,
        now: now(row)?,
    })
}

fn fields(row: &Row) -> Result<NewPerson> {
    Ok(NewPerson {
        given: row.get("given_name")?,
        family: row.get("family_name")?,
        called: row.get("called")?,
        birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
        sex: Sex::parse(&row.get::<String>("sex")?).unwrap_or_default(),
        language: row.get("language")?,
        needs_interpreter: row.get("needs_interpreter")?,
        street: row.get("street")?,
        postcode: row.get("postcode")?,
        municipality: row.get("municipality")?,
        education: Education::parse(&row.get::<String>("education")?).unwrap_or_default(),
        work_history: row.get("work_history")?,
        indications: Indications::default(),
        ways: vec![],
    })
}

fn now(row: &Row) -> Result<Now> {
    Ok(Now {
        rung: row.get("rung")?,
        organisation: row.get("now_organisation")?,
        organisation_name: row.get("now_name")?,
        place: row.get::<Option<String>>("place")?.filter(|p| !p.is_empty()),
        since: row.get("step_since")?,
        until: row.get("step_until")?,
    })
}

/// How the person of a row is called: a row with `given_name`, `family_name` and `called`.
pub fn name(row: &Row) -> Result<String> {
    let part = |name| row.get::<String>(name);
    Ok(full_name(&part("given_name")?, &part("family_name")?, &part("called")?))
}

/// Whether this mail address, in small letters, stands among somebody's ways to be reached.
pub async fn has_mailbox(db: &Db, person: &str, address: &str) -> Result<bool> {
    Ok(db.maybe(MAILBOX, values![person, address.trim()]).await?.is_some())
}
