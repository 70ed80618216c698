//! Lists that a tablet sent, by the ids that the tablet gave them: each is taken once.

use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::{SignedDuration, Timestamp};

/// How long an id is remembered: a tablet keeps what it could not send for twelve hours. Our own choice.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(48);

const TAKEN: &str = "SELECT made_at FROM sent_list WHERE id = $1 AND account = $2";
const TAKE: &str = "INSERT INTO sent_list (id, account, made_at) VALUES ($1, $2, $3)
    ON CONFLICT (id) DO NOTHING";
const FORGET: &str = "DELETE FROM sent_list WHERE made_at < $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[TAKEN, TAKE, FORGET];

fn at(row: &Row) -> Result<Timestamp> {
    row.get("made_at")
}

/// When a list with this id was taken of an account; nothing when it was not.
pub async fn sent_at(db: &Db, id: &str, account: &str) -> Result<Option<Timestamp>> {
    db.maybe(TAKEN, values![id, account]).await?.as_ref().map(at).transpose()
}

/// The same, within a unit of work.
pub async fn sent_in(work: &mut Work, id: &str, account: &str) -> Result<Option<Timestamp>> {
    work.maybe(TAKEN, values![id, account]).await?.as_ref().map(at).transpose()
}

/// Remembers that a list with these ids was taken; what is long ago is forgotten.
pub async fn note_sent(work: &mut Work, now: Timestamp, ids: &[&str], account: &str) -> Result<()> {
    work.run(FORGET, values![now - REMEMBERED]).await?;
    for id in ids {
        work.run(TAKE, values![*id, account, now]).await?;
    }
    Ok(())
}
