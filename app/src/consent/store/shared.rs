//! What is shared with an organisation today, and what was taken back from it.

use crate::access::Category;
use crate::access::sharing::from_text;
use crate::access::store::guides;
use crate::people::store::name;
use base::db::{Db, Result, Row, Value};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

/// So many words narrow the list.
const WORDS: usize = 4;

// A word is found at the beginning of a word of the name, or of how the person is called: as the search
// index of the organisation has it, folded.
const SHARED: &str = "SELECT s.person AS person, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called,
    (SELECT string_agg(CAST(c.until_day AS TEXT) || ' ' || c.categories, ';') FROM consent c
        WHERE c.person = s.person AND c.organisation = s.organisation AND c.is_open) AS given, s.categories AS open,
    (SELECT a.name || ', ' || o.name FROM team_member t JOIN account a ON a.id = t.account
        JOIN organisation o ON o.id = t.organisation
        WHERE t.person = s.person AND t.leads AND t.until_day IS NULL
        ORDER BY t.from_day DESC, t.id LIMIT 1) AS lead
    FROM shared_file s JOIN person p ON p.id = s.person
    WHERE s.organisation = $1 AND (s.sort_name, s.person) > ($2, $3)
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $4
                  AND r.organisation = s.organisation AND r.scope <> 'none')
      AND ($6 = '' OR EXISTS (SELECT 1 FROM name_word w WHERE w.person = s.person
           AND w.organisation = s.organisation AND w.word LIKE $6))
      AND ($7 = '' OR EXISTS (SELECT 1 FROM name_word w WHERE w.person = s.person
           AND w.organisation = s.organisation AND w.word LIKE $7))
      AND ($8 = '' OR EXISTS (SELECT 1 FROM name_word w WHERE w.person = s.person
           AND w.organisation = s.organisation AND w.word LIKE $8))
      AND ($9 = '' OR EXISTS (SELECT 1 FROM name_word w WHERE w.person = s.person
           AND w.organisation = s.organisation AND w.word LIKE $9))
    ORDER BY s.sort_name, s.person LIMIT $5";
const OWN: &str = "SELECT DISTINCT o.id AS id, o.name AS name
    FROM account_role r JOIN organisation o ON o.id = r.organisation
    WHERE r.account = $1 AND r.scope <> 'none' ORDER BY o.name, o.id";
const BEFORE: &str = "SELECT sort_name FROM shared_file WHERE organisation = $1 AND person = $2";
macro_rules! receipts {
    ($where:literal, $rest:literal) => {
        concat!(
            "SELECT c.id, c.person, c.from_day, c.categories, c.withdrawn_at, c.confirmed_at,
                c.given_how, (SELECT string_agg(CAST(n.from_day AS TEXT) || ' ' || n.categories, ';')
                    FROM consent n WHERE n.person = c.person AND n.organisation = c.organisation
                      AND n.is_open AND n.noted_at > c.withdrawn_at) AS again,
                o.name AS noted_for_name, a.name AS confirmed_by_name,
                CASE WHEN w.person = c.person THEN TRUE ELSE FALSE END AS is_own,
                p.given_name AS given_name, p.family_name AS family_name, p.called AS called
             FROM consent c JOIN organisation o ON o.id = c.noted_for
             LEFT JOIN account w ON w.id = c.withdrawn_by
             LEFT JOIN account a ON a.id = c.confirmed_by
             LEFT JOIN person p ON p.id = c.person AND EXISTS (
                 SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = c.person
                   AND v.organisation = c.organisation)
             WHERE c.organisation = $1 AND c.withdrawn_at IS NOT NULL AND ",
            $where,
            "  AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $2
                  AND r.organisation = c.organisation AND ",
            guides!("r.role"),
            ") ORDER BY c.withdrawn_at DESC, c.id DESC ",
            $rest
        )
    };
}
// The name is told only to who sees the person by a file of the organisation itself. Whatever waits is
// shown: the day counts it.
const TO_CONFIRM: &str = receipts!("c.confirmed_at IS NULL", "");
const CONFIRMED: &str = receipts!("c.confirmed_at IS NOT NULL", "LIMIT 50");

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[SHARED, OWN, BEFORE, TO_CONFIRM, CONFIRMED];

/// A file that is shared with an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The person.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// Who leads the team, with the organisation: whom to ring.
    pub lead: Option<String>,
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
    /// Whether the person took it back on the own pages; else a worker noted it. For which organisation
    /// the worker did is not kept.
    pub is_own: bool,
    /// The organisation that had noted it, to ask.
    pub noted_for_name: String,
    /// Whether the person gave it on the own pages: then nobody noted it.
    pub gave_own: bool,
    /// What of it was given again since and is open today, and the first day of that.
    pub again: Option<(Date, BTreeSet<Category>)>,
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
            lead: row.get("lead")?,
            given: by_last_day(
                &row.get::<Option<String>>("given")?.unwrap_or_default(),
                &from_text(&row.get::<String>("open")?),
            ),
        })
    };
    db.rows(SHARED, asked).await?.iter().map(read).collect()
}

/// What a word of the name begins with, one pattern for each word: what is folded holds letters, digits and
/// spaces only.
fn patterns(words: &str) -> Vec<Value> {
    let folded = base::names::fold(words);
    let words = folded.split_whitespace().chain(std::iter::repeat(""));
    let like = |word: &str| if word.is_empty() { String::new() } else { format!("{word}%") };
    words.take(WORDS).map(|word| like(word).into()).collect()
}

/// Several consents together: each kind of data that is open stands at the last day on which one of them
/// opens it.
fn by_last_day(consents: &str, open: &BTreeSet<Category>) -> BTreeMap<Date, BTreeSet<Category>> {
    let mut last: BTreeMap<Category, Date> = BTreeMap::new();
    for consent in consents.split(';') {
        let Some((day, categories)) = consent.split_once(' ') else { continue };
        let Ok(day) = day.parse::<Date>() else { continue };
        for category in from_text(categories).intersection(open).copied() {
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

/// Whether a consent that was withdrawn ever opened something: not when that was before its first day.
pub fn opened(from: Date, withdrawn_at: Timestamp, zone: &TimeZone) -> bool {
    from <= withdrawn_at.to_zoned(zone.clone()).date()
}

/// What was opened and then withdrawn from `organisation`, as `account` may read it, the last first: all
/// that waits for the word that copies are gone, and the last that were confirmed.
pub async fn receipts(
    db: &Db,
    account: &str,
    organisation: &str,
    zone: &TimeZone,
) -> Result<(Vec<Receipt>, Vec<Receipt>)> {
    let mut found = [vec![], vec![]];
    for (text, found) in [TO_CONFIRM, CONFIRMED].into_iter().zip(&mut found) {
        for row in db.rows(text, values![organisation, account]).await? {
            let receipt = receipt(&row)?;
            if opened(receipt.from, receipt.withdrawn_at, zone) {
                found.push(receipt);
            }
        }
    }
    let [waiting, confirmed] = found;
    Ok((waiting, confirmed))
}

/// What later consents open of what was taken back, and since when. Who it is goes with every consent, and is
/// told only beside something else.
fn given_again(later: &str, taken: &BTreeSet<Category>) -> Option<(Date, BTreeSet<Category>)> {
    let of = |consent: &str| {
        let (day, categories) = consent.split_once(' ')?;
        let both: BTreeSet<Category> = from_text(categories).intersection(taken).copied().collect();
        let more = both.iter().any(|category| *category != Category::Identity);
        more.then_some((day.parse::<Date>().ok()?, both))
    };
    later.split(';').filter_map(of).reduce(|(day, mut all), (other, more)| {
        all.extend(more);
        (day.min(other), all)
    })
}

fn receipt(row: &Row) -> Result<Receipt> {
    let is_named = row.get::<Option<String>>("given_name")?.is_some();
    let categories = from_text(&row.get::<String>("categories")?);
    Ok(Receipt {
        id: row.get("id")?,
        name: if is_named { Some(name(row)?) } else { None },
        again: given_again(&row.get::<Option<String>>("again")?.unwrap_or_default(), &categories),
        gave_own: row.get::<String>("given_how")? == "portal",
        categories,
        from: row.get("from_day")?,
        withdrawn_at: row.get("withdrawn_at")?,
        is_own: row.get("is_own")?,
        noted_for_name: row.get("noted_for_name")?,
        confirmed_at: row.get("confirmed_at")?,
        confirmed_by_name: row.get("confirmed_by_name")?,
    })
}
