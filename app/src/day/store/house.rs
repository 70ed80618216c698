//! What waits in the organisations where the reader coordinates, whoever it is for: when a supporter is ill,
//! somebody else sees it.

use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

// Every file of the network of which the term is over is walked past.
pub(super) const TO_ERASE: &str = "
SELECT 'retention' AS words, min(n.over_on) AS due_day, count(*) AS n FROM retention n
WHERE (n.keep_until IS NULL OR n.keep_until < $2) AND (n.asked_by IS NULL OR n.asked_by <> $1)
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = n.person
              AND v.role = 'coordinator')";

/// Its part of what waits for `$1`: a row of each kind, also when nothing waits, and how often something
/// changed in the organisations where `$1` keeps lists, supports or coordinates. `$3` is today, `$6` until when consents
/// are told that end.
macro_rules! house {
    () => {
        concat!(
            "
UNION ALL
SELECT 'house', '', '', '', '', 'corrections', min(c.due_day), count(*), NULL, NULL, NULL, NULL, NULL
FROM correction c
WHERE c.state = 'open' AND c.organisation IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role = 'coordinator')
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
    AND v.person = c.person AND v.organisation = c.organisation AND v.role = 'coordinator')
UNION ALL
SELECT 'house', '', '', '', '', 'referrals', min(r.answer_by), count(*), NULL, NULL, NULL, NULL, NULL
FROM referral r
WHERE r.organisation IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role = 'coordinator')
  AND r.state IN ('sent', 'seen', 'asked', 'answered') AND r.answer_by < $3
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = r.person
              AND v.organisation = r.organisation AND v.role = 'coordinator')
UNION ALL
SELECT 'house', '', '', '', '', 'consents', min(c.until_day), count(*), NULL, NULL, NULL, NULL, NULL
FROM consent c
WHERE c.noted_for IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role = 'coordinator')
  AND ",
            ends_soon!("c", "$6"),
            "
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = c.person
              AND v.organisation = c.noted_for AND v.closed_day IS NULL
              AND v.role = 'coordinator')
UNION ALL
SELECT 'house', '', '', '', '', 'sign-ups', min(s.answer_by), count(*), NULL, NULL, NULL, NULL, NULL
FROM sign_up s
WHERE s.organisation IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role = 'coordinator')
  AND (s.state IN ('sent', 'seen', 'answered') OR s.state = 'accepted' AND s.written_at IS NULL)
UNION ALL
SELECT 'changes', h.organisation, '', '', '', '', NULL, h.changes, NULL, NULL, NULL, NULL, NULL
FROM organisation_change h
WHERE h.organisation IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role IN ('coach', 'coordinator', 'instructor'))"
        )
    };
}
pub(super) use house;

/// What waits of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// `corrections`, `retention`, `referrals`, `consents` or `sign-ups`: the end of a key of words.
    pub what: String,
    /// How much.
    pub n: i64,
    /// The first of the days by which it was to be done.
    pub first: Date,
}

impl Waiting {
    /// Whether somebody waits for an answer by its first day.
    pub fn is_to_answer(&self) -> bool {
        matches!(self.what.as_str(), "corrections" | "sign-ups")
    }

    /// Where it stands by name.
    pub fn link(&self) -> &'static str {
        match self.what.as_str() {
            "corrections" => "/corrections",
            "retention" => "/retention",
            "referrals" => "/referrals",
            "sign-ups" => "/way-in",
            _ => "/consents/ending",
        }
    }
}

/// A row of one kind; nothing when nothing waits.
pub(super) fn read(row: &Row) -> Result<Option<Waiting>> {
    let first: Option<Date> = row.get("due_day")?;
    let (what, n) = (row.get("words")?, row.get("n")?);
    Ok(first.map(|first| Waiting { what, n, first }))
}

/// The files of which the term is over, where an account coordinates.
pub async fn to_erase(db: &Db, account: &str, today: Date) -> Result<Option<Waiting>> {
    read(&db.row(TO_ERASE, values![account, today]).await?)
}
