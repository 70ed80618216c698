//! What is shared with an organisation today, and what was taken back from it.

use crate::access::Category;
use crate::access::sharing::from_text;
use crate::people::store::name;
use base::db::{Db, Result, Row, Value};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// So many words narrow the list.
const WORDS: usize = 4;

// A word is found at the beginning of a word of the name, or of how the person is called.
const SHARED: &str = "SELECT s.person AS person, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called,
    (SELECT string_agg(CAST(c.until_day AS TEXT) || ' ' || c.categories, ';') FROM consent c
        WHERE c.person = s.person AND c.organisation = s.organisation AND c.is_open) AS given
    FROM shared_file s JOIN person p ON p.id = s.person
    WHERE s.organisation = $1 AND (s.sort_name, s.person) > ($2, $3)
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $4
                  AND r.organisation = s.organisation AND r.scope <> 'none')
      AND ' ' || s.sort_name || ' ' || lower(p.called) LIKE $6
      AND ' ' || s.sort_name || ' ' || lower(p.called) LIKE $7
      AND ' ' || s.sort_name || ' ' || lower(p.called) LIKE $8
      AND ' ' || s.sort_name || ' ' || lower(p.called) LIKE $9
    ORDER BY s.sort_name, s.person LIMIT $5";
const OWN: &str = "SELECT DISTINCT o.id AS id, o.name AS name
    FROM account_role r JOIN organisation o ON o.id = r.organisation
    WHERE r.account = $1 AND r.scope <> 'none' ORDER BY o.name, o.id";
const BEFORE: &str = "SELECT sort_name FROM shared_file WHERE organisation = $1 AND person = $2";
// The name is told only to who sees the person by a file of the organisation itself.
const RECEIPTS: &str =
    "SELECT c.id, c.person, c.from_day, c.categories, c.withdrawn_at, c.confirmed_at,
    o.name AS noted_for_name, a.name AS confirmed_by_name, wo.name AS withdrawn_at_name,
    CASE WHEN w.person = c.person THEN TRUE ELSE FALSE END AS is_own,
    p.given_name AS given_name, p.family_name AS family_name, p.called AS called
    FROM consent c JOIN organisation o ON o.id = c.noted_for
    LEFT JOIN account w ON w.id = c.withdrawn_by LEFT JOIN organisation wo ON wo.id = w.organisation
    LEFT JOIN account a ON a.id = c.confirmed_by
    LEFT JOIN person p ON p.id = c.person AND EXISTS (
        SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = c.person
          AND v.organisation = c.organisation)
    WHERE c.organisation = $1 AND c.withdrawn_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $2
                  AND r.organisation = c.organisation AND r.scope <> 'none')
    ORDER BY c.withdrawn_at DESC, c.id DESC LIMIT 50";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[SHARED, OWN, BEFORE, RECEIPTS];

/// A file that is shared with an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The person.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// What may be read, by the last day on which it may; the first to end stands first.
    pub given: BTreeMap<Date, BTreeSet<Category>>,
}

/// Tells a partner that a consent was withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The consent.
    pub id: String,
    /// Whose, for who sees the person by a file of the partner itself. Else it names nobody: the file is
    /// closed.
    pub name: Option<String>,
    /// What it opened.
    pub categories: BTreeSet<Category>,
    /// Since when it held.
    pub from: Date,
    /// When it was withdrawn.
    pub withdrawn_at: Timestamp,
    /// The organisation whose worker noted the withdrawal; nothing when the person took it back on the own
    /// pages.
    pub withdrawn_at_name: Option<String>,
    /// The organisation that had noted it, to ask.
    pub noted_for_name: String,
    /// When the partner confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// Who did.
    pub confirmed_by_name: Option<String>,
}

/// The files shared with `organisation` as `account` sees them, at most `limit` after a person: of whom
/// the name has every one of the words.
pub async fn shared(
    db: &Db,
    (account, organisation): (&str, &str),
    words: &str,
    (after_name, after): (&str, &str),
    limit: i64,
) -> Result<Vec<Shared>> {
    let mut asked = values![organisation, after_name, after, account, limit];
    asked.extend(patterns(words));
    let read = |row: &Row| {
        Ok(Shared {
            person: row.get("person")?,
            name: name(row)?,
            given: by_last_day(&row.get::<Option<String>>("given")?.unwrap_or_default()),
        })
    };
    db.rows(SHARED, asked).await?.iter().map(read).collect()
}

/// What the name is like, one pattern for each word: what is folded holds letters, digits and spaces only.
fn patterns(words: &str) -> Vec<Value> {
    let folded = base::names::fold(words);
    let words = folded.split_whitespace().chain(std::iter::repeat(""));
    let like = |word: &str| if word.is_empty() { "%".into() } else { format!("% {word}%") };
    words.take(WORDS).map(|word| like(word).into()).collect()
}

/// Several consents together: each kind of data stands at the last day on which one of them opens it.
fn by_last_day(consents: &str) -> BTreeMap<Date, BTreeSet<Category>> {
    let mut last: BTreeMap<Category, Date> = BTreeMap::new();
    for consent in consents.split(';') {
        let Some((day, categories)) = consent.split_once(' ') else { continue };
        let Ok(day) = day.parse::<Date>() else { continue };
        for category in from_text(categories) {
            let known = last.entry(category).or_insert(day);
            *known = day.max(*known);
        }
    }
    let mut days: BTreeMap<Date, BTreeSet<Category>> = BTreeMap::new();
    for (category, day) in last {
        days.entry(day).or_default().insert(category);
    }
    days
}

/// The organisations where an account works with files: id and name.
pub async fn own_organisations(db: &Db, account: &str) -> Result<Vec<(String, String)>> {
    let rows = db.rows(OWN, values![account]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Where in the list of an organisation a person stands.
pub async fn before(db: &Db, organisation: &str, person: &str) -> Result<Option<String>> {
    let rows = db.rows(BEFORE, values![organisation, person]).await?;
    rows.first().map(|row| row.get("sort_name")).transpose()
}

/// What was withdrawn from `organisation`, as `account` may read it; the last first.
pub async fn receipts(db: &Db, account: &str, organisation: &str) -> Result<Vec<Receipt>> {
    let read = |row: &Row| {
        let is_named = row.get::<Option<String>>("given_name")?.is_some();
        let (by, is_own): (Option<String>, bool) =
            (row.get("withdrawn_at_name")?, row.get("is_own")?);
        Ok(Receipt {
            id: row.get("id")?,
            name: if is_named { Some(name(row)?) } else { None },
            categories: from_text(&row.get::<String>("categories")?),
            from: row.get("from_day")?,
            withdrawn_at: row.get("withdrawn_at")?,
            withdrawn_at_name: by.filter(|_| !is_own),
            noted_for_name: row.get("noted_for_name")?,
            confirmed_at: row.get("confirmed_at")?,
            confirmed_by_name: row.get("confirmed_by_name")?,
        })
    };
    db.rows(RECEIPTS, values![organisation, account]).await?.iter().map(read).collect()
}
