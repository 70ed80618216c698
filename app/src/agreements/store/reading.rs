//! Agreements as they are stored, with the names that stand beside them: one statement.

use super::super::{Element, Said, State};
use crate::people::store::name;
use base::db::{Db, Error, Result, Row};
use base::values;
use jiff::civil::Date;

macro_rules! agreements {
    ($where:literal) => {
        concat!(
            "SELECT a.id AS id, a.person AS person, q.given_name AS given_name,
            q.family_name AS family_name, q.called AS called, a.organisation AS organisation,
            o.name AS organisation_name, a.step AS step, t.work_form AS work_form,
            f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en,
            a.work_post AS work_post, p.name AS post_name, s.name AS site_name,
            a.from_day AS from_day, a.until_day AS until_day, a.state AS state,
            a.signed_day AS signed_day, a.signed_by AS signed_by, x.id AS scan,
            x.name AS scan_name, x.media_type AS scan_type, x.size AS scan_size,
            a.end_reason AS end_reason, a.dimona_in AS dimona_in, a.dimona_out AS dimona_out,
            a.version AS version, e.element AS element, e.words AS words
            FROM agreement a JOIN person q ON q.id = a.person
            JOIN organisation o ON o.id = a.organisation JOIN step t ON t.id = a.step
            JOIN work_form f ON f.id = t.work_form
            JOIN work_post p ON p.id = a.work_post JOIN site s ON s.id = p.site
            LEFT JOIN attachment x ON x.id = a.scan AND x.deleted_at IS NULL
            LEFT JOIN agreement_element e ON e.agreement = a.id
            WHERE ",
            $where,
            " ORDER BY a.from_day DESC, a.id DESC, e.element"
        )
    };
}
const ONE: &str = agreements!("a.id = $1");
const OF_PERSON: &str = agreements!("a.person = $1");
pub(super) const OF_ORGANISATION: &str = agreements!(
    "a.organisation = $1 AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2
     AND v.person = a.person AND v.organisation = a.organisation
     AND v.role IN ('coach', 'coordinator'))"
);
const WHOSE: &str = "SELECT person FROM agreement WHERE id = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ONE, OF_PERSON, OF_ORGANISATION, WHOSE];

/// The signed paper: an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is, for a browser.
    pub media_type: String,
    /// How long it is, in bytes.
    pub size: i64,
}

/// An agreement as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which.
    pub id: String,
    /// With whom.
    pub person: String,
    /// That person's name.
    pub person_name: String,
    /// Of which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// At which step.
    pub step: String,
    /// Key of the work form of that step: the framework.
    pub work_form: String,
    /// Its name in Dutch, French and English.
    pub form_names: [String; 3],
    /// About which work post.
    pub work_post: String,
    /// Its name.
    pub post_name: String,
    /// The name of its site.
    pub site_name: String,
    /// The first day.
    pub from: Date,
    /// The last day; before the first one when it never began.
    pub until: Option<Date>,
    /// How far it is.
    pub state: State,
    /// When it was signed.
    pub signed: Option<Date>,
    /// Who signed, in words.
    pub signed_by: String,
    /// The signed paper, while it is there.
    pub scan: Option<Scan>,
    /// Why it ended, in words.
    pub end_reason: String,
    /// When the beginning was declared.
    pub dimona_in: Option<Date>,
    /// When the end was declared.
    pub dimona_out: Option<Date>,
    /// What it says.
    pub said: Said,
    /// The version.
    pub version: i64,
}

impl Agreement {
    /// The name of the framework.
    pub fn form_name(&self, language: impl std::borrow::Borrow<crate::language::Language>) -> &str {
        &self.form_names[language.borrow().place()]
    }
}

fn scan(row: &Row) -> Result<Option<Scan>> {
    let Some(id) = row.get::<Option<String>>("scan")? else { return Ok(None) };
    let (name, media_type) = (row.get("scan_name")?, row.get("scan_type")?);
    Ok(Some(Scan { id, name, media_type, size: row.get("scan_size")? }))
}

fn agreement(row: &Row) -> Result<Agreement> {
    let word: String = row.get("state")?;
    let odd = || Error::Decode(format!("state of an agreement: {word}").into());
    Ok(Agreement {
        id: row.get("id")?,
        person: row.get("person")?,
        person_name: name(row)?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        step: row.get("step")?,
        work_form: row.get("work_form")?,
        form_names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
        work_post: row.get("work_post")?,
        post_name: row.get("post_name")?,
        site_name: row.get("site_name")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        state: State::parse(&word).ok_or_else(odd)?,
        signed: row.get("signed_day")?,
        signed_by: row.get("signed_by")?,
        scan: scan(row)?,
        end_reason: row.get("end_reason")?,
        dimona_in: row.get("dimona_in")?,
        dimona_out: row.get("dimona_out")?,
        said: Said::new(),
        version: row.get("version")?,
    })
}

/// Agreements out of their rows: one for each element, those of an agreement together.
pub(super) fn gathered(rows: &[Row]) -> Result<Vec<Agreement>> {
    let mut all: Vec<Agreement> = vec![];
    for row in rows {
        let id: String = row.get("id")?;
        if all.last().is_none_or(|last| last.id != id) {
            all.push(agreement(row)?);
        }
        // An element of a later version of the program is not told.
        let element = row.get::<Option<String>>("element")?;
        if let Some((last, element)) = all.last_mut().zip(element.and_then(|w| Element::parse(&w)))
        {
            last.said.insert(element, row.get("words")?);
        }
    }
    Ok(all)
}

/// One agreement.
pub async fn one(db: &Db, id: &str) -> Result<Option<Agreement>> {
    Ok(gathered(&db.rows(ONE, values![id]).await?)?.pop())
}

/// All agreements with a person, the latest first.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Agreement>> {
    gathered(&db.rows(OF_PERSON, values![person]).await?)
}

/// With whom this agreement is.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("person")).transpose()
}
