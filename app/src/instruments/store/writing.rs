//! Writing scores down, and withdrawing them.

use crate::instruments::Scorer;
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO assessment (id, person, organisation, instrument, day, scored_by,
    source, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_MANY: &str =
    "INSERT INTO assessment (id, person, organisation, instrument, day, scored_by,
    source, made_by, made_at) VALUES";
const ADD_SCORES: &str = "INSERT INTO assessment_score (assessment, domain, level, remark) VALUES";
// Which categories and domains were scored: the page of a person and my day ask it, without reading every
// score.
const SCORED: &str = "UPDATE assessment SET
     domains = COALESCE((SELECT ',' || string_agg(z.domain, ',') || ','
        FROM (SELECT DISTINCT s.domain AS domain FROM assessment_score s
              WHERE s.assessment = assessment.id) z), ''),
     categories = COALESCE((SELECT ',' || string_agg(z.category, ',') || ','
        FROM (SELECT DISTINCT d.category AS category FROM assessment_score s
              JOIN instrument_domain d ON d.instrument = assessment.instrument AND d.key = s.domain
              WHERE s.assessment = assessment.id) z), '')
     WHERE id >= $1 AND id <= $2";
const WITHDRAW: &str = "UPDATE assessment SET withdrawn_at = $2, withdrawn_by = $3,
    withdrawn_because = $4 WHERE id = $1 AND withdrawn_at IS NULL";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, SCORED, WITHDRAW];

/// Scores to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// Whose.
    pub person: String,
    /// The organisation that keeps them.
    pub organisation: String,
    /// The version of the instrument.
    pub instrument: String,
    /// The day they are about.
    pub day: Date,
    /// Whose view.
    pub by: Scorer,
    /// A word of [`crate::instruments::SOURCES`].
    pub source: String,
    /// The account that writes them down.
    pub made_by: String,
    /// One for each domain that was not left out.
    pub scores: Vec<NewScore>,
}

/// The score of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScore {
    /// The key of the domain.
    pub domain: String,
    /// The levels, lowest first: one, or several ticks.
    pub levels: Vec<i64>,
    /// In words.
    pub remark: String,
}

fn row(id: &str, at: Timestamp, new: &NewAssessment) -> Vec<Value> {
    values![
        id,
        &new.person,
        &new.organisation,
        &new.instrument,
        new.day,
        new.by.word(),
        &new.source,
        &new.made_by,
        at
    ]
}

/// A row for each level; the remark of a domain stands with its first.
fn score_rows(id: &str, new: &NewAssessment) -> Vec<Vec<Value>> {
    let mut rows = vec![];
    for score in &new.scores {
        for (place, level) in score.levels.iter().enumerate() {
            let remark = if place == 0 { score.remark.as_str() } else { "" };
            rows.push(values![id, &score.domain, *level, remark]);
        }
    }
    rows
}

/// Writes scores down and gives the id.
pub async fn add(work: &mut Work, now: Timestamp, new: &NewAssessment) -> Result<String> {
    let id = id::new(now);
    work.run(ADD, row(&id, now, new)).await?;
    work.insert_many(ADD_SCORES, score_rows(&id, new), "").await?;
    work.run(SCORED, values![&id, &id]).await?;
    Ok(id)
}

/// Writes many scores down, each as it was at its moment, with few statements.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    all: &[(Timestamp, NewAssessment)],
) -> Result<()> {
    let (mut ids, mut rows, mut scores) = (vec![], vec![], vec![]);
    for (at, new) in all {
        let id = id::new(now);
        rows.push(row(&id, *at, new));
        scores.extend(score_rows(&id, new));
        ids.push(id);
    }
    work.insert_many(ADD_MANY, rows, "").await?;
    work.insert_many(ADD_SCORES, scores, "").await?;
    if let (Some(first), Some(last)) = (ids.iter().min(), ids.iter().max()) {
        work.run(SCORED, values![first, last]).await?;
    }
    Ok(())
}

/// Withdraws scores; says whether they still stood.
pub async fn withdraw(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    by: &str,
    because: &str,
) -> Result<bool> {
    Ok(work.run(WITHDRAW, values![id, now, by, because]).await? == 1)
}
