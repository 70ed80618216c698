//! Every query of this room.

pub(crate) mod copied;

use super::Ask;
use crate::access::Category;
use crate::access::sharing::{as_text, from_text};
use crate::organisations;
use base::db::{Db, Error, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Whether a question `k` of an organisation `o` waits for an answer on a day: not over, of an
/// organisation that takes part and still reads along or has an open file, and about nobody whose file is
/// about to be erased.
macro_rules! stands {
    ($day:literal) => {
        concat!(
            "k.state = 'open' AND k.lapses_day > ",
            $day,
            " AND o.active
      AND (EXISTS (SELECT 1 FROM shared_file sf WHERE sf.person = k.person
                   AND sf.organisation = k.organisation)
           OR EXISTS (SELECT 1 FROM involvement ki WHERE ki.person = k.person
                      AND ki.organisation = k.organisation AND ki.until_day IS NULL))
      AND NOT EXISTS (SELECT 1 FROM retention kr WHERE kr.person = k.person
                      AND kr.asked_by IS NOT NULL)"
        )
    };
}
pub(crate) use stands;

// The consent that answered a question is the last one noted before the answer was.
macro_rules! asks {
    ($day:literal, $rest:expr) => {
        concat!(
            "SELECT k.id, k.person, k.organisation, o.name AS organisation_name, k.purpose,
                k.categories, k.until_day, k.why, a.name AS asked_by_name, k.asked_day, k.lapses_day,
                k.state, (SELECT c.withdrawn_at FROM consent c
                    WHERE c.person = k.person AND c.organisation = k.organisation
                      AND k.state = 'yes' AND c.noted_at <= k.answered_at
                    ORDER BY c.noted_at DESC, c.id DESC LIMIT 1) AS taken_back, CASE WHEN ",
            stands!($day),
            " THEN TRUE ELSE FALSE END AS stands, CASE WHEN ",
            crate::people::store::secret_home!("p", $day),
            " THEN TRUE ELSE FALSE END AS is_secret
             FROM share_ask k JOIN person p ON p.id = k.person
             JOIN organisation o ON o.id = k.organisation JOIN account a ON a.id = k.asked_by
             WHERE ",
            $rest
        )
    };
}
const STANDING: &str =
    asks!("$2", concat!("k.person = $1 AND ", stands!("$2"), " ORDER BY k.asked_at, k.id"));
const ONE: &str = asks!("$2", "k.id = $1");
const LAST: &str = asks!(
    "$3",
    "k.person = $1 AND k.organisation = $2 ORDER BY k.asked_at DESC, k.id DESC LIMIT 1"
);
const KIND: &str = "SELECT name, kind FROM organisation WHERE id = $1";
const WAITS: &str = "SELECT count(*) AS n FROM share_ask WHERE person = $1 AND organisation = $2
    AND state <> 'yes' AND lapses_day > $3";
const ADD: &str = "INSERT INTO share_ask (id, person, organisation, purpose, categories, until_day,
    why, asked_by, asked_day, asked_at, lapses_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
// After a no, as while it waits, the person can still say yes and the asker take it back. A no that the asker
// takes back stays the person's no, with who said it and when.
const ANSWER: &str = "UPDATE share_ask SET
    state = CASE WHEN state = 'no' AND $2 = 'withdrawn' THEN 'no-withdrawn' ELSE $2 END,
    answered_by = CASE WHEN state = 'no' AND $2 = 'withdrawn' THEN answered_by ELSE $3 END,
    answered_at = CASE WHEN state = 'no' AND $2 = 'withdrawn' THEN answered_at ELSE $4 END
    WHERE id = $1 AND lapses_day > $5 AND (state = 'open' OR (state = 'no' AND $2 <> 'no'))";
const OPEN: &str = "SELECT id, categories FROM share_ask
    WHERE person = $1 AND organisation = $2 AND state IN ('open', 'no') AND lapses_day > $3";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[STANDING, ONE, LAST, KIND, WAITS, ADD, ANSWER, OPEN];

/// A question to write down.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAsk {
    /// A word of [`crate::consent::PURPOSES`].
    pub purpose: &'static str,
    /// What it asks to read.
    pub categories: BTreeSet<Category>,
    /// Until when.
    pub until: Date,
    /// Why.
    pub why: String,
}

fn read(row: &Row) -> Result<Ask> {
    Ok(Ask {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        purpose: row.get("purpose")?,
        categories: from_text(&row.get::<String>("categories")?),
        until: row.get("until_day")?,
        why: row.get("why")?,
        asked_by_name: row.get("asked_by_name")?,
        asked: row.get("asked_day")?,
        lapses: row.get("lapses_day")?,
        state: row.get("state")?,
        taken_back: row.get("taken_back")?,
        stands: row.get("stands")?,
        is_secret: row.get("is_secret")?,
    })
}

/// The questions about a person that wait for an answer, the oldest first.
pub async fn standing(db: &Db, person: &str, today: Date) -> Result<Vec<Ask>> {
    db.rows(STANDING, values![person, today]).await?.iter().map(read).collect()
}

/// One question.
pub async fn one(db: &Db, id: &str, today: Date) -> Result<Option<Ask>> {
    db.maybe(ONE, values![id, today]).await?.as_ref().map(read).transpose()
}

/// The last question of an organisation about a person, however it ended.
pub async fn last(
    db: &Db,
    (person, organisation): (&str, &str),
    today: Date,
) -> Result<Option<Ask>> {
    db.maybe(LAST, values![person, organisation, today]).await?.as_ref().map(read).transpose()
}

/// What an organisation is called, and what kind it is.
pub async fn who(db: &Db, organisation: &str) -> Result<(String, organisations::Kind)> {
    let row = db.row(KIND, values![organisation]).await?;
    Ok((row.get("name")?, kind(&row.get::<String>("kind")?)?))
}

/// What an organisation is decides what can be given to it: an unknown word opens nothing.
fn kind(word: &str) -> Result<organisations::Kind> {
    let unknown = || Error::Decode(format!("kind of organisation: {word}").into());
    organisations::Kind::parse(word).ok_or_else(unknown)
}

/// Writes a question down. Gives its id; nothing when one waits already, or another was not
/// given or taken back too short ago.
/// The person is held, so that of two colleagues at one moment the second sees the question of the first.
pub async fn add(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (person, organisation, by): (&str, &str, &str),
    new: &NewAsk,
) -> Result<Option<String>> {
    crate::people::store::hold(work, person).await?;
    let waits = work.row(WAITS, values![person, organisation, today]).await?;
    if waits.get::<i64>("n")? > 0 {
        return Ok(None);
    }
    let id = id::new(now);
    let row = values![
        &id,
        person,
        organisation,
        new.purpose,
        as_text(new.categories.iter().copied()),
        new.until,
        &new.why,
        by,
        today,
        now,
        super::lapses(today, new.until)
    ];
    work.run(ADD, row).await?;
    Ok(Some(id))
}

/// Ends a question that is not over: `yes`, `no` or `withdrawn`. Says whether it could.
pub async fn end(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, state): (&str, &str),
    by: &str,
) -> Result<bool> {
    Ok(work.run(ANSWER, values![id, state, by, now, today]).await? == 1)
}

/// The question of an organisation that is not over, when one of these categories is among what it asks.
pub async fn asked(
    work: &mut Work,
    (person, organisation): (&str, &str),
    given: &BTreeSet<Category>,
    today: Date,
) -> Result<Option<String>> {
    for row in work.rows(OPEN, values![person, organisation, today]).await? {
        if !from_text(&row.get::<String>("categories")?).is_disjoint(given) {
            return row.get("id").map(Some);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn an_organisation_of_a_kind_that_is_not_known_is_asked_nothing_for() {
        assert_eq!(kind("ocmw").unwrap(), organisations::Kind::Ocmw);
        assert!(kind("iets").is_err());
    }
}
