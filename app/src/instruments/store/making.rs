//! Writing an instrument that was made in the browser.

use crate::instruments::making::Draft;
use crate::instruments::{Domain, Instrument, Scorer, Words};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO instrument (id, key, version, organisation, scored_by, answer,
    interval_months, valid_from, position, name_nl, name_fr, name_en, explanation_nl,
    explanation_fr, explanation_en, licence_nl, licence_fr, licence_en) VALUES";
const ADD_DOMAIN: &str = "INSERT INTO instrument_domain (instrument, key, position, category,
    label_nl, label_fr, label_en, explanation_nl, explanation_fr, explanation_en) VALUES";
const ADD_LEVEL: &str = "INSERT INTO instrument_level
    (instrument, domain, value, words_nl, words_fr, words_en) VALUES";
const LAST_PLACE: &str = "SELECT COALESCE(MAX(position), 0) AS position FROM instrument";
const PLACE: &str = "SELECT position FROM instrument WHERE id = $1";
const HOLD_UNTIL: &str = "UPDATE instrument SET valid_until = $2 WHERE id = $1";
// Whoever changes this version meanwhile waits for the end of the unit of work.
const TAKE: &str = "UPDATE instrument SET position = position WHERE id = $1";
const TAKEN: &str = "SELECT i.valid_until, CAST(CASE WHEN EXISTS (SELECT 1 FROM instrument l
        WHERE l.key = i.key AND l.version > i.version) THEN 0 ELSE 1 END AS BIGINT) AS is_latest
    FROM instrument i WHERE i.id = $1";
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[LAST_PLACE, PLACE, HOLD_UNTIL, TAKE, TAKEN];

/// Values with texts in their three languages behind them.
fn worded(mut values: Vec<Value>, texts: &[&Words]) -> Vec<Value> {
    values.extend(texts.iter().flat_map(|words| words.0.iter().map(Value::from)));
    values
}

/// Adds an instrument, or the next version of one from a day on, and gives its id. A version that is
/// there already is refused as taken ([`base::db::is_taken`]).
pub(in crate::instruments) async fn add(
    work: &mut Work,
    now: Timestamp,
    draft: &Draft,
    owner: Option<&str>,
    next: Option<(&Instrument, Date)>,
) -> Result<String> {
    let id = id::new(now);
    let key = next.map_or(&id, |(before, _)| &before.key);
    let version = next.map_or(1, |(before, _)| before.version + 1);
    let position: i64 = match next {
        Some((before, _)) => work.row(PLACE, values![&before.id]).await?.get("position")?,
        None => work.row(LAST_PLACE, values![]).await?.get::<i64>("position")? + 1,
    };
    let by = draft.only.map_or("both", Scorer::word);
    let answer = if draft.is_ticks { "several" } else { "one" };
    let from = next.map(|(_, from)| from);
    let row = values![&id, key, version, owner, by, answer, draft.interval, from, position];
    let row = worded(row, &[&draft.name, &draft.explanation, &draft.licence]);
    work.insert_many(ADD, vec![row], "").await?;
    let keys: Vec<String> = draft.domains.iter().map(|domain| key_of(domain, now)).collect();
    let domains = draft.domains.iter().zip(&keys).zip(1_i64..).map(|((domain, key), position)| {
        let row = values![&id, key, position, domain.category.word()];
        worded(row, &[&domain.label, &domain.explanation])
    });
    work.insert_many(ADD_DOMAIN, domains.collect(), "").await?;
    let levels = draft.domains.iter().zip(&keys).flat_map(|(domain, key)| {
        let level = |l: &crate::instruments::Level| worded(values![&id, key, l.value], &[&l.words]);
        domain.levels.iter().map(level).collect::<Vec<_>>()
    });
    work.insert_many(ADD_LEVEL, levels.collect(), "").await?;
    Ok(id)
}

/// The key of a domain: a new one for what was not there.
fn key_of(domain: &Domain, now: Timestamp) -> String {
    if domain.key.is_empty() { id::new(now) } else { domain.key.clone() }
}

/// Takes hold of a version until the unit of work ends. Gives it as it stands now; nothing when there is a newer one.
pub(in crate::instruments) async fn take(
    work: &mut Work,
    one: &Instrument,
) -> Result<Option<Instrument>> {
    work.run(TAKE, values![&one.id]).await?;
    let row = work.row(TAKEN, values![&one.id]).await?;
    let until = row.get("valid_until")?;
    Ok((row.get::<i64>("is_latest")? == 1).then(|| Instrument { until, ..one.clone() }))
}

/// Until when a version can be chosen; nothing: until further notice.
pub(in crate::instruments) async fn hold_until(
    work: &mut Work,
    id: &str,
    until: Option<Date>,
) -> Result<()> {
    work.run(HOLD_UNTIL, values![id, until]).await.map(drop)
}
