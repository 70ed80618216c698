//! Links that do one thing once: take up an invitation, or choose a new password. Only the hash of
//! the link is kept, so that it can be shown once and never again.

use crate::keys;
use crate::web::App;
use base::db::{Db, Result, Work};
use base::values;
use jiff::{SignedDuration, Timestamp};

/// What a link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Takes up an invitation: choose a password.
    Invitation,
    /// Chooses a new password; the second factor stays.
    Recover,
    /// Chooses a new password and takes the second factor away, for who lost both.
    RecoverAll,
}

impl Purpose {
    /// The word in storage.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            Purpose::Recover => "recover",
            Purpose::RecoverAll => "recover-all",
        }
    }

    fn parse(word: &str) -> Option<Purpose> {
        [Purpose::Invitation, Purpose::Recover, Purpose::RecoverAll]
            .into_iter()
            .find(|p| p.word() == word)
    }

    /// How long such a link works: an invitation a week, a new password a day.
    pub fn lasts(self) -> SignedDuration {
        match self {
            Purpose::Invitation => SignedDuration::from_hours(7 * 24),
            _ => SignedDuration::from_hours(24),
        }
    }

    /// The path before the token.
    fn path(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            _ => "recover",
        }
    }
}

const END_ALL: &str =
    "UPDATE one_time_link SET used_at = $2 WHERE account = $1 AND used_at IS NULL";
const ADD: &str = "INSERT INTO one_time_link
    (token_hash, purpose, account, made_by, made_at, valid_until) VALUES ($1, $2, $3, $4, $5, $6)";
const FIND: &str =
    "SELECT l.purpose, l.account, a.name, a.email, a.language, o.name AS organisation
    FROM one_time_link l JOIN account a ON a.id = l.account
    JOIN organisation o ON o.id = a.organisation
    WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.valid_until > $2 AND a.active";
const USE: &str = "UPDATE one_time_link SET used_at = $2
    WHERE token_hash = $1 AND used_at IS NULL AND valid_until > $2";

const USE_EVERY: &str = "UPDATE one_time_link SET used_at = $1 WHERE used_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[END_ALL, ADD, FIND, USE, USE_EVERY];

/// Makes a link for an account and gives its path. Older links of the account stop working.
/// `made_by`: the account that made it; nobody for the command line.
pub async fn make(
    work: &mut Work,
    now: Timestamp,
    account: &str,
    purpose: Purpose,
    made_by: Option<&str>,
) -> Result<String> {
    let token = keys::random_word();
    end_all(work, account, now).await?;
    let until = now + purpose.lasts();
    let values = values![keys::hash(&token), purpose.word(), account, made_by, now, until];
    work.run(ADD, values).await?;
    Ok(format!("/{}/{token}", purpose.path()))
}

/// Ends every link of an account.
pub async fn end_all(work: &mut Work, account: &str, now: Timestamp) -> Result<()> {
    work.run(END_ALL, values![account, now]).await.map(drop)
}

/// A link that still works.
#[derive(Debug, Clone)]
pub struct Open {
    /// What it does.
    pub purpose: Purpose,
    /// For which account.
    pub account: String,
    /// The name of who it is for.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The name of the organisation.
    pub organisation: String,
}

/// The link behind a token, when it still works.
pub async fn find(db: &Db, now: Timestamp, token: &str) -> Result<Option<Open>> {
    let Some(row) = db.maybe(FIND, values![keys::hash(token), now]).await? else {
        return Ok(None);
    };
    let purpose: String = row.get("purpose")?;
    let Some(purpose) = Purpose::parse(&purpose) else {
        return Ok(None);
    };
    Ok(Some(Open {
        purpose,
        account: row.get("account")?,
        name: row.get("name")?,
        email: row.get("email")?,
        organisation: row.get("organisation")?,
    }))
}

/// Uses a link up. Gives whether it still worked: of two uses at the same moment one does.
pub async fn use_up(work: &mut Work, now: Timestamp, token: &str) -> Result<bool> {
    Ok(work.run(USE, values![keys::hash(token), now]).await? == 1)
}

/// Uses up every link that still works: after the database became another one.
pub async fn use_up_every(work: &mut Work, now: Timestamp) -> Result<()> {
    work.run(USE_EVERY, values![now]).await.map(drop)
}

/// A path as the whole address that somebody can click: the public one, or as the reader came here.
pub fn whole(app: &App, host: Option<&str>, path: &str) -> String {
    let front = app.reach.public_url.as_ref().map(ToString::to_string);
    let front = front.unwrap_or_else(|| format!("http://{}", host.unwrap_or("127.0.0.1:8080")));
    format!("{front}{path}")
}
