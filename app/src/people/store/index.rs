//! The search index: kept in step with names, telephone numbers, birth dates and files.

use crate::people::{ContactWay, NewPerson, WayKind, search_words};
use base::db::{Result, Value, Work};
use base::rough_date::RoughDate;
use base::values;
use std::collections::BTreeSet;

const ADD_WORD: &str = "INSERT INTO name_word (organisation, word, person) VALUES";
const ADD_NEAR: &str = "INSERT INTO near_word (near, word) VALUES";
// A word stands beside itself too, so that tells which words are there with all their neighbours.
const KNOWN: &str = "SELECT word FROM near_word WHERE near = word AND near IN (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,
    $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)";
const FORGET: &str = "DELETE FROM name_word WHERE person = $1";
const NAMES: &str = "SELECT given_name, family_name, called, birth FROM person
    WHERE id = $1 AND merged_into IS NULL";
const PHONES: &str = "SELECT value FROM contact_way WHERE person = $1 AND kind = 'phone'";
// Who works or worked with somebody, and with whom the file is shared.
const FILES: &str = "SELECT organisation FROM involvement WHERE person = $1
    UNION SELECT organisation FROM shared_file WHERE person = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[KNOWN, FORGET, NAMES, PHONES, FILES];

/// How many words [`KNOWN`] asks about at once.
const AT_ONCE: usize = 50;

/// One row of the index.
pub(super) struct Entry {
    pub organisation: String,
    pub word: String,
    pub person: String,
}

/// Adds rows to the index, with the neighbours of each distinct word.
pub(super) async fn add(work: &mut Work, entries: Vec<Entry>) -> Result<()> {
    let is_name = |word: &&str| !word.starts_with(['#', '@']);
    let mut distinct: BTreeSet<&str> =
        entries.iter().map(|e| e.word.as_str()).filter(is_name).collect();
    let known = known(work, &distinct).await?;
    distinct.retain(|word| !known.contains(*word));
    let near = distinct.into_iter().flat_map(|word| {
        base::names::near_rows(word).into_iter().map(move |near| values![near, word])
    });
    work.insert_many(ADD_NEAR, near.collect(), "ON CONFLICT DO NOTHING").await?;
    let rows = entries.into_iter().map(|e| values![e.organisation, e.word, e.person]);
    work.insert_many(ADD_WORD, rows.collect(), "ON CONFLICT DO NOTHING").await?;
    Ok(())
}

/// Which of these words have their neighbours already: of ten thousand people most names are known.
async fn known(work: &mut Work, words: &BTreeSet<&str>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let words: Vec<&str> = words.iter().copied().collect();
    for some in words.chunks(AT_ONCE) {
        let filled = some.iter().chain(std::iter::repeat(&"")).take(AT_ONCE);
        let rows = work.rows(KNOWN, filled.map(|word| Value::from(*word)).collect()).await?;
        for row in rows {
            found.insert(row.get("word")?);
        }
    }
    Ok(found)
}

/// Makes the index rows of one person again, after a change of name, birth, telephone or files.
/// Somebody who was merged into another record leaves the index.
pub async fn reindex(work: &mut Work, person: &str) -> Result<()> {
    work.run(FORGET, values![person]).await?;
    let Some(row) = work.maybe(NAMES, values![person]).await? else {
        return Ok(());
    };
    let mut new = NewPerson {
        given: row.get("given_name")?,
        family: row.get("family_name")?,
        called: row.get("called")?,
        birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
        ..NewPerson::default()
    };
    for row in work.rows(PHONES, values![person]).await? {
        new.ways.push(ContactWay {
            kind: WayKind::Phone,
            value: row.get("value")?,
            remark: String::new(),
        });
    }
    let words = search_words(&new);
    let mut entries = vec![];
    for row in work.rows(FILES, values![person]).await? {
        let organisation: String = row.get("organisation")?;
        entries.extend(words.iter().map(|word| Entry {
            organisation: organisation.clone(),
            word: word.clone(),
            person: person.to_owned(),
        }));
    }
    add(work, entries).await
}
