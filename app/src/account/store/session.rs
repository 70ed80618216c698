//! Sessions: a random word in a cookie, its hash in the database, so that each can be seen and
//! ended from anywhere.

use crate::access::{Actor, Grant, Role};
use crate::keys;
use crate::language::Language;
use crate::problem::Problem;
use crate::web::App;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

pub use super::way::Way;

/// How often "last seen" is written at most.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How long a page waits at most until that is written.
const SEEN_WITHIN: Duration = Duration::from_millis(200);
/// The longest time away after which any session still runs: that of an instructor.
pub(super) const LONGEST_IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session ends after this long in any case.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 14);

const FIND: &str = "
SELECT s.made_at, s.seen_at, s.half_way, s.way, a.id, a.name, a.organisation, a.language, a.person,
       o.name AS organisation_name, r.role AS role, r.organisation AS role_organisation
FROM session s
JOIN account a ON a.id = s.account
JOIN organisation o ON o.id = a.organisation
LEFT JOIN account_role r ON r.account = a.id
WHERE s.token_hash = $1 AND s.ended_at IS NULL AND a.active
ORDER BY r.role";
const HALF_WAY: &str = "SELECT s.account, s.made_at, a.name FROM session s
    JOIN account a ON a.id = s.account
    WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.half_way AND a.active";
const SEEN: &str = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
const START: &str = "INSERT INTO session
    (token_hash, account, device, made_at, seen_at, half_way, way, organisation)
    VALUES ($1, $2, $3, $4, $4, $5, $6, $7)";
const WAY: &str = "SELECT way, ended_at FROM session WHERE token_hash = $1";
const END_WAY: &str = "UPDATE session SET ended_at = $3 WHERE way = $2 AND ended_at IS NULL
    AND account IN (SELECT a.id FROM account a WHERE a.person = $1)";
// A session is over by itself when nobody used it for as long as its way allows.
const ENTERED: &str = "SELECT count(*) AS n FROM session WHERE ended_at IS NULL
    AND way = $2 AND seen_at >= $3 AND made_at >= $4
    AND account IN (SELECT a.id FROM account a WHERE a.person = $1)";
const END_ENTERED: &str = "UPDATE session SET ended_at = $2 WHERE ended_at IS NULL
    AND way <> 'password' AND account IN (SELECT a.id FROM account a WHERE a.person = $1)";
const END: &str = "UPDATE session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL";
const END_ALL: &str = "UPDATE session SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL";
const END_EVERY: &str = "UPDATE session SET ended_at = $1 WHERE ended_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[FIND, HALF_WAY, SEEN, START, WAY, ENTERED, END_ENTERED, END, END_WAY, END_ALL, END_EVERY];

/// The name of the cookie.
pub const COOKIE: &str = "opstap";

/// The name of the cookie that remembers, for an hour, the session that was signed out: a form that
/// stood open in another tab belongs to its account. It opens nothing.
pub const LEFT_COOKIE: &str = "left";

/// The cookie line that remembers a session that was signed out.
pub fn left_cookie(token: &str) -> String {
    format!("{LEFT_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600")
}

/// The cookie line that starts (or, with an empty token, ends) a session in the browser.
pub fn cookie(token: &str) -> String {
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{age}")
}

/// How long somebody may be away before the session ends, by the most careful of the roles.
pub fn idle_limit(grants: &[Grant]) -> SignedDuration {
    let minutes = |role| match role {
        Role::Administrator | Role::Dpo => 30,
        Role::Instructor => LONGEST_IDLE.as_hours() * 60,
        Role::Participant => 60,
        _ => 4 * 60,
    };
    let least = grants.iter().map(|g| minutes(g.role)).min().unwrap_or(30);
    SignedDuration::from_mins(least)
}

/// Who holds this token, if the session still runs. A tablet at the door is nobody.
pub async fn find(app: &App, token: &str) -> Result<Option<Actor>> {
    let found = running(app, token).await?.filter(|(_, way, _)| *way != Way::Kiosk);
    Ok(found.map(|(actor, ..)| actor))
}

/// Who started the tablet at the door that holds this token, until the day is over.
pub async fn at_door(app: &App, token: &str) -> Result<Option<Actor>> {
    let network = app.network();
    let day = |at: Timestamp| at.to_zoned(network.zone.clone()).date();
    let found = running(app, token).await?;
    let found = found.filter(|(_, way, made)| *way == Way::Kiosk && day(*made) == day(app.now()));
    Ok(found.map(|(actor, ..)| actor))
}

/// Who holds this token, how the session began and when.
async fn running(app: &App, token: &str) -> Result<Option<(Actor, Way, Timestamp)>> {
    let hash = keys::hash(token);
    let rows = app.db.rows(FIND, values![&hash]).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    if first.get::<bool>("half_way")? {
        return Ok(None);
    }
    let mut actor = actor(&rows, hash)?;
    let (now, seen) = (app.now(), first.get::<Timestamp>("seen_at")?);
    let made = first.get::<Timestamp>("made_at")?;
    let way = Way::parse(&first.get::<String>("way")?);
    if matches!(way, Way::Card | Way::Link) {
        // Whatever the account came to be since the card or the link was made: these open the own pages.
        actor.grants.retain(|grant| grant.role == Role::Participant);
    }
    let (idle, longest) = way.limits(&actor.grants);
    if now.duration_since(seen) > idle || now.duration_since(made) > longest {
        return Ok(None);
    }
    if now.duration_since(seen) >= SEEN_EVERY {
        note_seen(app, &actor.session, now).await;
    }
    Ok(Some((actor, way, made)))
}

/// Writes when a session was last used. No page waits for it longer than a moment, and none fails by it:
/// while somebody writes very much it is left to the next page.
async fn note_seen(app: &App, session: &str, now: Timestamp) {
    let Ok(alone) = app.seen.clone().try_acquire_owned() else { return };
    let (db, session) = (app.db.clone(), session.to_owned());
    let written = tokio::spawn(async move {
        let _alone = alone;
        let mut work = db.work().await?;
        work.run(SEEN, values![session, now]).await?;
        work.save().await
    });
    if let Ok(Ok(Err(error))) = tokio::time::timeout(SEEN_WITHIN, written).await {
        tracing::warn!(%error, "when a session was last used could not be written");
    }
}

/// Somebody whose password was right and whose second step is still to come.
pub struct HalfWay {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Hash of the session's token.
    pub token_hash: String,
}

/// Who holds this token half way; not longer than ten minutes after the password.
pub async fn half_way(app: &App, token: &str) -> Result<Option<HalfWay>> {
    let token_hash = keys::hash(token);
    let Some(row) = app.db.maybe(HALF_WAY, values![&token_hash]).await? else {
        return Ok(None);
    };
    let since = app.now().duration_since(row.get::<Timestamp>("made_at")?);
    if since > SignedDuration::from_mins(10) {
        return Ok(None);
    }
    Ok(Some(HalfWay { account: row.get("account")?, name: row.get("name")?, token_hash }))
}

fn actor(rows: &[Row], session: String) -> Result<Actor> {
    let first = &rows[0];
    let mut grants = vec![];
    for row in rows {
        let role = row.get::<Option<String>>("role")?.and_then(|r| Role::parse(&r));
        if let (Some(role), Some(organisation)) = (role, row.get("role_organisation")?) {
            grants.push(Grant { role, organisation });
        }
    }
    Ok(Actor {
        account: first.get("id")?,
        name: first.get("name")?,
        organisation: first.get("organisation")?,
        organisation_name: first.get("organisation_name")?,
        language: Language::parse(&first.get::<String>("language")?).unwrap_or_default(),
        grants,
        person: first.get("person")?,
        session,
    })
}

/// Starts a session and gives its token. `half_way`: the second factor is still to come.
pub async fn start(
    work: &mut Work,
    account: &str,
    device: &str,
    now: Timestamp,
    half_way: bool,
) -> Result<String> {
    start_by(work, account, device, now, (half_way, Way::Password, None)).await
}

/// [`start`], for who came in another way than with a password; the organisation is the one for which
/// the card or the link was made.
pub async fn start_by(
    work: &mut Work,
    account: &str,
    device: &str,
    now: Timestamp,
    (half_way, way, organisation): (bool, Way, Option<&str>),
) -> Result<String> {
    let token = keys::random_word();
    let values =
        values![keys::hash(&token), account, device, now, half_way, way.word(), organisation];
    work.run(START, values).await?;
    Ok(token)
}

/// How somebody with this token came in, also when that session is over, and whether it was ended: by its
/// owner, from elsewhere or with its account, and not by time alone. Nothing when there was none.
pub async fn came_by(db: &Db, token: &str) -> Result<Option<(Way, bool)>> {
    let row = db.maybe(WAY, values![keys::hash(token)]).await?;
    let read = |row: Row| {
        let was_ended = row.get::<Option<Timestamp>>("ended_at")?.is_some();
        Ok((Way::parse(&row.get::<String>("way")?), was_ended))
    };
    row.map(read).transpose()
}

/// How a session began.
pub async fn way_of(db: &Db, token_hash: &str) -> Result<Way> {
    let row = db.row(WAY, values![token_hash]).await?;
    Ok(Way::parse(&row.get::<String>("way")?))
}

/// Whether a session began with a card or a link, which the worker who made them had in hand: what somebody
/// else wrote about the person, or the person about others, is then not read.
pub async fn is_entered(db: &Db, token_hash: &str) -> Result<bool> {
    Ok(way_of(db, token_hash).await? != Way::Password)
}

/// Refuses, with why, who came in with a card or a link: somebody else may hold the one, and the worker
/// who made it had both in hand.
pub async fn demand_own_log_in(db: &Db, token_hash: &str) -> std::result::Result<(), Problem> {
    match way_of(db, token_hash).await? {
        Way::Card | Way::Link | Way::Kiosk => Err(Problem::Closed("portal-not-by-card".into())),
        Way::Password => Ok(()),
    }
}

/// Ends the sessions of all accounts of a person that began one way: after a merge there can be two.
pub async fn end_way(work: &mut Work, person: &str, way: Way, now: Timestamp) -> Result<()> {
    work.run(END_WAY, values![person, way.word(), now]).await.map(drop)
}

/// Whether somebody is in with a card or a link of this person, as far as the sessions tell.
pub async fn has_entered(db: &Db, person: &str, now: Timestamp) -> Result<bool> {
    let own = [Grant { role: Role::Participant, organisation: String::new() }];
    for way in [Way::Card, Way::Link] {
        let (idle, longest) = way.limits(&own);
        let asked = values![person, way.word(), now - idle, now - longest];
        if db.row(ENTERED, asked).await?.get::<i64>("n")? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Ends every session that began with a card or a link of this person. Says whether there was one.
pub async fn end_entered(work: &mut Work, person: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(END_ENTERED, values![person, now]).await? > 0)
}

/// Ends one session.
pub async fn end(work: &mut Work, token_hash: &str, now: Timestamp) -> Result<()> {
    work.run(END, values![token_hash, now]).await?;
    Ok(())
}

/// Ends all sessions of an account.
pub async fn end_all(work: &mut Work, account: &str, now: Timestamp) -> Result<()> {
    work.run(END_ALL, values![account, now]).await?;
    Ok(())
}

/// Ends all sessions of everybody: after the database became another one.
pub async fn end_every(work: &mut Work, now: Timestamp) -> Result<()> {
    work.run(END_EVERY, values![now]).await.map(drop)
}
