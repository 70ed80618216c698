//! Paper cards.

use crate::portal::{Ended, Question};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

macro_rules! cards {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.person, c.account, c.question, c.answer_hash, c.wrong_tries, c.made_at,
                c.until_day, c.used_at, c.ended_at, c.ended_because, b.name AS made_by,
                o.name AS organisation, c.organisation AS made_for
            FROM access_card c
            JOIN account a ON a.id = c.account
            JOIN account b ON b.id = c.made_by
            JOIN organisation o ON o.id = c.organisation
            WHERE ",
            $where
        )
    };
}
const LAST: &str = cards!("c.person = $1 ORDER BY c.id DESC LIMIT 1");
// After a merge somebody can have two: the newest is the one that works.
const BY_CODE: &str = cards!(
    "c.code_hash = $1 AND c.ended_at IS NULL AND c.until_day >= $2 AND a.active AND NOT EXISTS (
        SELECT 1 FROM access_card l
        WHERE l.person = c.person AND l.ended_at IS NULL AND l.id > c.id)"
);
const ADD: &str = "INSERT INTO access_card (id, person, account, organisation, code_hash, question,
    answer_hash, made_by, made_at, until_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
// What a merge ended would work again when that is undone: who stops it stops it for good.
const END: &str = "UPDATE access_card SET ended_at = COALESCE(ended_at, $2), ended_because = $3
    WHERE person = $1 AND (ended_at IS NULL
        OR ended_because = 'merged' AND $3 IN ('withdrawn', 'lost'))";
// One statement counts and answers, so that two tries at the same moment are counted as two.
const TRY: &str = "UPDATE access_card SET wrong_tries = wrong_tries + 1
    WHERE id = $1 AND ended_at IS NULL AND wrong_tries < $2 RETURNING wrong_tries";
const USED: &str = "UPDATE access_card SET wrong_tries = 0, used_at = $2 WHERE id = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[LAST, BY_CODE, ADD, END, TRY, USED];

/// A card as it is kept: everything but its code.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The row.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The account that it opens.
    pub account: String,
    /// What is asked besides the code.
    pub question: Question,
    /// Keyed hash of card and answer.
    pub answer_hash: String,
    /// Wrong answers in a row.
    pub wrong_tries: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: String,
    /// For which organisation.
    pub organisation: String,
    /// The id of that organisation.
    pub made_for: String,
    /// The last day on which it works.
    pub until_day: Date,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
    /// When it stopped working before its time.
    pub ended_at: Option<Timestamp>,
    /// Why, as a word of [`Ended`].
    pub ended_because: String,
}

impl Card {
    /// Whether it works on a day.
    pub fn works(&self, today: impl std::borrow::Borrow<Date>) -> bool {
        self.ended_at.is_none() && *today.borrow() <= self.until_day
    }

    /// Whether a merge ended it: when that is undone it works again, unless somebody stops it for good.
    pub fn comes_back(&self) -> bool {
        self.ended_because == crate::merging::store::MERGED
    }
}

/// A new card.
pub struct NewCard<'a> {
    /// The row, which goes into the hash of the answer.
    pub id: String,
    /// Whose.
    pub person: &'a str,
    /// The account that it opens.
    pub account: &'a str,
    /// The organisation for which it is made.
    pub organisation: &'a str,
    /// Keyed hash of the code.
    pub code_hash: String,
    /// What is asked besides.
    pub question: Question,
    /// Keyed hash of card and answer.
    pub answer_hash: String,
    /// The worker.
    pub made_by: &'a str,
    /// The last day on which it works.
    pub until_day: Date,
}

fn card(row: &Row) -> Result<Card> {
    Ok(Card {
        id: row.get("id")?,
        person: row.get("person")?,
        account: row.get("account")?,
        question: Question::parse(&row.get::<String>("question")?).unwrap_or(Question::Word),
        answer_hash: row.get("answer_hash")?,
        wrong_tries: row.get("wrong_tries")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        organisation: row.get("organisation")?,
        made_for: row.get("made_for")?,
        until_day: row.get("until_day")?,
        used_at: row.get("used_at")?,
        ended_at: row.get("ended_at")?,
        ended_because: row.get("ended_because")?,
    })
}

/// The last card that was made for somebody, whether it works or not.
pub async fn last(db: &Db, person: &str) -> Result<Option<Card>> {
    db.maybe(LAST, values![person]).await?.as_ref().map(card).transpose()
}

/// The card with this code, when it works today.
pub async fn by_code(db: &Db, code_hash: &str, today: Date) -> Result<Option<Card>> {
    db.maybe(BY_CODE, values![code_hash, today]).await?.as_ref().map(card).transpose()
}

/// Keeps a new card; the earlier ones of the person are ended first ([`end`]).
pub async fn add(work: &mut Work, now: Timestamp, new: &NewCard<'_>) -> Result<()> {
    let values = values![
        &new.id,
        new.person,
        new.account,
        new.organisation,
        &new.code_hash,
        new.question.word(),
        &new.answer_hash,
        new.made_by,
        now,
        new.until_day
    ];
    work.run(ADD, values).await.map(drop)
}

/// Ends the cards of somebody. Says whether there was one.
pub async fn end(work: &mut Work, person: &str, now: Timestamp, why: Ended) -> Result<bool> {
    Ok(work.run(END, values![person, now, why.word()]).await? > 0)
}

/// Counts a try before its answer is looked at. Gives how many there were, this one included; nothing
/// when no more are taken.
pub async fn count_try(work: &mut Work, id: &str, most: i64) -> Result<Option<i64>> {
    let row = work.maybe(TRY, values![id, most]).await?;
    row.map(|row| row.get("wrong_tries")).transpose()
}

/// Notes a right answer.
pub async fn used(work: &mut Work, id: &str, now: Timestamp) -> Result<()> {
    work.run(USED, values![id, now]).await.map(drop)
}

/// The id of a card that is about to be made.
pub fn new_id(now: Timestamp) -> String {
    id::new(now)
}
