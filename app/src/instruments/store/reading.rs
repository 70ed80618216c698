//! Reading instruments, and what was scored with them.

use crate::access::Category;
use crate::instruments::{Domain, Instrument, Level, Scorer, Words};
use crate::people::store::name_of_who;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const INSTRUMENTS: &str = "SELECT id, key, version, name_nl, name_fr, name_en, explanation_nl,
    explanation_fr, explanation_en, organisation, scored_by, answer, interval_months, licence_nl,
    licence_fr, licence_en, valid_from, valid_until
    FROM instrument ORDER BY position, key, version";
const DOMAINS: &str = "SELECT instrument, key, category, label_nl, label_fr, label_en,
    explanation_nl, explanation_fr, explanation_en
    FROM instrument_domain ORDER BY instrument, position, key";
const LEVELS: &str = "SELECT instrument, domain, value, words_nl, words_fr, words_en
    FROM instrument_level ORDER BY instrument, domain, value";

macro_rules! assessments {
    ($where:literal) => {
        concat!(
            "SELECT a.id AS id, a.person AS person, a.organisation AS organisation,
                o.name AS organisation_name, a.instrument AS instrument, a.day AS day,
                a.scored_by AS scored_by, a.source AS source, ",
            name_of_who!("m"),
            " AS made_by_name,
                CAST(CASE WHEN m.person = a.person THEN 1 ELSE 0 END AS BIGINT) AS is_own,
                a.made_at AS made_at, a.withdrawn_at AS withdrawn_at, ",
            name_of_who!("w"),
            " AS withdrawn_by_name,
                a.withdrawn_because AS withdrawn_because, s.domain AS domain, s.level AS level,
                s.remark AS remark
             FROM assessment a
             JOIN organisation o ON o.id = a.organisation
             JOIN account m ON m.id = a.made_by
             JOIN assessment_score s ON s.assessment = a.id
             LEFT JOIN account w ON w.id = a.withdrawn_by
             WHERE ",
            $where,
            " ORDER BY a.day DESC, a.id DESC, s.domain, s.level"
        )
    };
}
const OF_PERSON: &str = assessments!("a.person = $1");
const ONE: &str = assessments!("a.id = $1 AND a.person = $2");
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[INSTRUMENTS, DOMAINS, LEVELS, OF_PERSON, ONE];

/// The score of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The key of the domain.
    pub domain: String,
    /// The levels, lowest first.
    pub levels: Vec<i64>,
    /// In words.
    pub remark: String,
}

/// Scores that were given together.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Its id.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The version of the instrument.
    pub instrument: String,
    /// The day it is about.
    pub day: Date,
    /// Whose view.
    pub by: Scorer,
    /// A word of [`crate::instruments::SOURCES`].
    pub source: String,
    /// Who wrote it down.
    pub made_by_name: String,
    /// Whether that was the person, in the own pages.
    pub is_own: bool,
    /// When.
    pub made_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// By whom.
    pub withdrawn_by_name: Option<String>,
    /// Why.
    pub withdrawn_because: String,
    /// One for each domain that was scored.
    pub scores: Vec<Score>,
}

impl Assessment {
    /// The score of a domain.
    pub fn score(&self, domain: &str) -> Option<&Score> {
        self.scores.iter().find(|score| score.domain == domain)
    }
}

fn words(row: &Row, [nl, fr, en]: [&str; 3]) -> Result<Words> {
    Ok(Words([row.get(nl)?, row.get(fr)?, row.get(en)?]))
}

const NAME: [&str; 3] = ["name_nl", "name_fr", "name_en"];
const EXPLANATION: [&str; 3] = ["explanation_nl", "explanation_fr", "explanation_en"];

/// Every version of every instrument, in the order in which they are offered.
pub async fn instruments(db: &Db) -> Result<Vec<Instrument>> {
    let domains = db.rows(DOMAINS, values![]).await?;
    let levels = db.rows(LEVELS, values![]).await?;
    let mut all = vec![];
    for row in &db.rows(INSTRUMENTS, values![]).await? {
        let mut instrument = instrument(row)?;
        for row in &domains {
            if row.get::<String>("instrument")? == instrument.id {
                instrument.domains.push(domain(row, &levels)?);
            }
        }
        all.push(instrument);
    }
    Ok(all)
}

fn instrument(row: &Row) -> Result<Instrument> {
    Ok(Instrument {
        id: row.get("id")?,
        key: row.get("key")?,
        version: row.get("version")?,
        name: words(row, NAME)?,
        explanation: words(row, EXPLANATION)?,
        organisation: row.get("organisation")?,
        only: Scorer::parse(&row.get::<String>("scored_by")?),
        is_ticks: row.get::<String>("answer")? == "several",
        interval: row.get("interval_months")?,
        licence: words(row, ["licence_nl", "licence_fr", "licence_en"])?,
        from: row.get("valid_from")?,
        until: row.get("valid_until")?,
        domains: vec![],
    })
}

/// A domain with its own levels, or those for all domains of its instrument.
fn domain(row: &Row, levels: &[Row]) -> Result<Domain> {
    let (instrument, key) = (row.get::<String>("instrument")?, row.get::<String>("key")?);
    let category: String = row.get("category")?;
    let (mut own, mut of_all) = (vec![], vec![]);
    for level in levels {
        if level.get::<String>("instrument")? != instrument {
            continue;
        }
        let of: String = level.get("domain")?;
        let read = Level {
            value: level.get("value")?,
            words: words(level, ["words_nl", "words_fr", "words_en"])?,
        };
        if of == key {
            own.push(read);
        } else if of.is_empty() {
            of_all.push(read);
        }
    }
    Ok(Domain {
        key,
        // A word that we do not know is read as the narrowest category.
        category: Category::parse(&category).unwrap_or(Category::Justice),
        label: words(row, ["label_nl", "label_fr", "label_en"])?,
        explanation: words(row, EXPLANATION)?,
        levels: if own.is_empty() { of_all } else { own },
    })
}

/// Everything that was scored of a person, the latest first; also what was withdrawn.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Assessment>> {
    grouped(&db.rows(OF_PERSON, values![person]).await?)
}

/// One assessment of a person.
pub async fn one(db: &Db, person: &str, id: &str) -> Result<Option<Assessment>> {
    Ok(grouped(&db.rows(ONE, values![id, person]).await?)?.into_iter().next())
}

fn grouped(rows: &[Row]) -> Result<Vec<Assessment>> {
    let mut all: Vec<Assessment> = vec![];
    for row in rows {
        let id: String = row.get("id")?;
        if all.last().is_none_or(|last| last.id != id) {
            all.push(assessment(row, id)?);
        }
        let Some(scores) = all.last_mut().map(|last| &mut last.scores) else { continue };
        let (domain, level) = (row.get::<String>("domain")?, row.get::<i64>("level")?);
        let remark: String = row.get("remark")?;
        match scores.last_mut().filter(|score| score.domain == domain) {
            Some(score) => score.levels.push(level),
            None => scores.push(Score { domain, levels: vec![level], remark }),
        }
    }
    Ok(all)
}

fn assessment(row: &Row, id: String) -> Result<Assessment> {
    Ok(Assessment {
        id,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        instrument: row.get("instrument")?,
        day: row.get("day")?,
        by: Scorer::parse(&row.get::<String>("scored_by")?).unwrap_or(Scorer::Worker),
        source: row.get("source")?,
        made_by_name: row.get("made_by_name")?,
        is_own: row.get::<i64>("is_own")? == 1,
        made_at: row.get("made_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        withdrawn_by_name: row.get("withdrawn_by_name")?,
        withdrawn_because: row.get("withdrawn_because")?,
        scores: vec![],
    })
}
