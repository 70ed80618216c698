//! Every query of this room.

use super::NewMail;
use crate::language::Language;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::{SignedDuration, Timestamp};

const ADD: &str =
    "INSERT INTO mail (id, kind, to_address, language, organisation, link_cipher, about,
    made_at, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
const NEXT: &str =
    "SELECT m.id, m.kind, m.to_address, m.language, m.link_cipher, m.made_at, m.tries,
    COALESCE(o.name, '') AS organisation_name
    FROM mail m LEFT JOIN organisation o ON o.id = m.organisation
    WHERE m.next_at <= $1 AND m.link_cipher IS NOT NULL ORDER BY m.next_at, m.id LIMIT 1";
// Of two programs on one database only one takes it; and it is marked before it is sent.
const TAKE: &str = "UPDATE mail SET next_at = $3, tries = tries + 1
    WHERE id = $1 AND tries = $2 AND sent_at IS NULL AND next_at IS NOT NULL";
const SENT: &str = "UPDATE mail SET sent_at = $2, next_at = NULL, link_cipher = NULL, problem = '',
    detail = '' WHERE id = $1";
const FAILED: &str = "UPDATE mail SET next_at = $2, problem = $3, detail = $4,
    given_up_at = $5, link_cipher = CASE WHEN $6 THEN NULL ELSE link_cipher END
    WHERE id = $1 AND sent_at IS NULL";
const DROP: &str = "UPDATE mail SET next_at = NULL, link_cipher = NULL, given_up_at = $2,
    problem = 'dropped' WHERE about = $1 AND sent_at IS NULL AND given_up_at IS NULL";
const LIST: &str =
    "SELECT id, kind, to_address, made_at, next_at, tries, sent_at, given_up_at, problem,
    detail FROM mail
    WHERE (sent_at IS NULL AND given_up_at IS NULL) OR given_up_at > $1
    ORDER BY made_at DESC, id LIMIT 200";
const SENT_SINCE: &str =
    "SELECT count(*) AS n FROM mail WHERE made_at > $1 AND sent_at IS NOT NULL";
const ABOUT: &str =
    "SELECT id, kind, to_address, made_at, next_at, tries, sent_at, given_up_at, problem,
    detail FROM mail WHERE about = $1 ORDER BY made_at DESC, id DESC LIMIT 1";
const OWN_ADDRESS: &str = "SELECT email FROM account WHERE id = $1";
const TIDY: &str = "DELETE FROM mail WHERE next_at IS NULL AND made_at < $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[ADD, NEXT, TAKE, SENT, FAILED, DROP, LIST, SENT_SINCE, ABOUT, OWN_ADDRESS, TIDY];

/// A mail that is taken up to be sent.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: String,
    /// What it says.
    pub kind: String,
    /// To which address.
    pub to: String,
    /// In which language.
    pub language: Language,
    /// The name of the organisation in it; empty when there is none.
    pub organisation: String,
    /// The encrypted path of the link.
    pub link_cipher: Vec<u8>,
    /// When it was written.
    pub made_at: Timestamp,
    /// How often it was tried, this time included.
    pub tries: i64,
}

/// How it stands with a mail.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Its id.
    pub id: String,
    /// What it says.
    pub kind: String,
    /// To which address.
    pub to: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// When it is tried next.
    pub next_at: Option<Timestamp>,
    /// How often it was tried.
    pub tries: i64,
    /// When the server took it.
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    pub given_up_at: Option<Timestamp>,
    /// Why it did not go: the last part of the key `mail-problem-…`; empty when nothing is wrong.
    pub problem: String,
    /// What the server said.
    pub detail: String,
}

/// Writes a mail down.
pub(super) async fn add(
    work: &mut Work,
    now: Timestamp,
    mail: &NewMail<'_>,
    link_cipher: Vec<u8>,
) -> Result<()> {
    let organisation = mail.organisation.map(str::to_owned);
    let row = values![
        id::new(now),
        mail.kind.word(),
        mail.to,
        mail.language.full().code(),
        organisation,
        link_cipher,
        mail.about,
        now
    ];
    work.run(ADD, row).await.map(drop)
}

/// Takes up the mail that is due first, for a while: who sends it says afterwards what came of it.
pub(super) async fn take(
    db: &Db,
    now: Timestamp,
    taken_for: SignedDuration,
) -> Result<Option<Waiting>> {
    while let Some(row) = db.maybe(NEXT, values![now]).await? {
        let (id, tries): (String, i64) = (row.get("id")?, row.get("tries")?);
        let mut work = db.work().await?;
        let is_ours = work.run(TAKE, values![&id, tries, now + taken_for]).await? == 1;
        work.save().await?;
        if is_ours {
            return waiting(&row, id, tries + 1).map(Some);
        }
    }
    Ok(None)
}

fn waiting(row: &Row, id: String, tries: i64) -> Result<Waiting> {
    Ok(Waiting {
        id,
        kind: row.get("kind")?,
        to: row.get("to_address")?,
        language: Language::parse(&row.get::<String>("language")?).unwrap_or_default(),
        organisation: row.get("organisation_name")?,
        link_cipher: row.get("link_cipher")?,
        made_at: row.get("made_at")?,
        tries,
    })
}

/// The server took it: the link is no longer kept.
pub(super) async fn sent(work: &mut Work, id: &str, now: Timestamp) -> Result<()> {
    work.run(SENT, values![id, now]).await.map(drop)
}

/// It did not go: tried again at a moment, or given up.
pub(super) async fn failed(
    work: &mut Work,
    id: &str,
    (now, again): (Timestamp, Option<Timestamp>),
    (word, detail): (&str, &str),
) -> Result<()> {
    let given_up = again.is_none().then_some(now);
    work.run(FAILED, values![id, again, word, detail, given_up, again.is_none()]).await.map(drop)
}

/// Drops every mail about something that was not sent yet: its link leads nowhere any more.
pub async fn drop_waiting(work: &mut Work, about: &str, now: Timestamp) -> Result<()> {
    work.run(DROP, values![about, now]).await.map(drop)
}

/// What waits, and what was given up after a moment; the newest first.
pub async fn list(db: &Db, since: Timestamp) -> Result<Vec<Delivery>> {
    db.rows(LIST, values![since]).await?.iter().map(delivery).collect()
}

/// How many mails that were written after a moment went out.
pub async fn sent_since(db: &Db, since: Timestamp) -> Result<i64> {
    db.row(SENT_SINCE, values![since]).await?.get("n")
}

/// The last mail about something.
pub async fn last_about(db: &Db, about: &str) -> Result<Option<Delivery>> {
    db.maybe(ABOUT, values![about]).await?.as_ref().map(delivery).transpose()
}

/// The address of an account.
pub async fn address_of(db: &Db, account: &str) -> Result<String> {
    db.row(OWN_ADDRESS, values![account]).await?.get("email")
}

/// Erases what went out, or was given up, and was written before a moment.
pub async fn tidy(work: &mut Work, before: Timestamp) -> Result<()> {
    work.run(TIDY, values![before]).await.map(drop)
}

fn delivery(row: &Row) -> Result<Delivery> {
    Ok(Delivery {
        id: row.get("id")?,
        kind: row.get("kind")?,
        to: row.get("to_address")?,
        made_at: row.get("made_at")?,
        next_at: row.get("next_at")?,
        tries: row.get("tries")?,
        sent_at: row.get("sent_at")?,
        given_up_at: row.get("given_up_at")?,
        problem: row.get("problem")?,
        detail: row.get("detail")?,
    })
}
