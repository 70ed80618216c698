//! The sessions of an account: where it is signed in, and ending each.

use crate::web::App;
use base::db::{Result, Work};
use base::values;
use jiff::Timestamp;

// Not longer ago than a session can last: older ones are over by themselves.
const RUNNING: &str = "SELECT token_hash, device, made_at, seen_at FROM session
    WHERE account = $1 AND ended_at IS NULL AND NOT half_way AND seen_at > $2
    ORDER BY seen_at DESC LIMIT 50";
const END_ONE: &str = "UPDATE session SET ended_at = $3
    WHERE account = $1 AND token_hash = $2 AND ended_at IS NULL";
const END_OTHERS: &str = "UPDATE session SET ended_at = $3
    WHERE account = $1 AND token_hash <> $2 AND ended_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[RUNNING, END_ONE, END_OTHERS];

/// Somewhere an account is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Hash of the token: the name of the session.
    pub id: String,
    /// Browser and machine in words, as far as the browser says.
    pub device: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// Whether it is the reader's own, now.
    pub is_this: bool,
}

/// Where an account is signed in; `this` is the reader's own session.
pub async fn running(app: &App, account: &str, this: &str) -> Result<Vec<Session>> {
    let since = app.now() - super::session::LONGEST_IDLE;
    let rows = app.db.rows(RUNNING, values![account, since]).await?;
    rows.iter()
        .map(|row| {
            let id: String = row.get("token_hash")?;
            let device: String = row.get("device")?;
            Ok(Session {
                is_this: id == this,
                device: in_words(&device),
                made_at: row.get("made_at")?,
                seen_at: row.get("seen_at")?,
                id,
            })
        })
        .collect()
}

/// Ends one session of an account.
pub async fn end_one(work: &mut Work, account: &str, id: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(END_ONE, values![account, id, now]).await? == 1)
}

/// Ends all sessions of an account but one.
pub async fn end_others(work: &mut Work, account: &str, kept: &str, now: Timestamp) -> Result<()> {
    work.run(END_OTHERS, values![account, kept, now]).await.map(drop)
}

/// `Firefox, Android` out of what a browser says about itself.
fn in_words(agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, words)| *words)
    };
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let machine = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, machine) {
        (Some(browser), Some(machine)) => format!("{browser}, {machine}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_as_people_know_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 \
                    Safari/537.36 Edg/126.0";
        assert_eq!(in_words(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604";
        assert_eq!(in_words(phone), "Safari, iPhone");
        assert_eq!(in_words("test"), "test");
    }
}
