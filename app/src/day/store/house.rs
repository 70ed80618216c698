//! What waits in the organisations where the reader coordinates, whoever it is for: when a supporter is ill,
//! somebody else sees it.

use base::db::{Result, Row};
use jiff::civil::Date;

/// Its part of what waits for `$1`: a row of each kind, also when nothing waits, and how often something
/// changed in the organisations where `$1` keeps lists or coordinates. `$3` is today, `$6` until when consents
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
SELECT 'house', '', '', '', '', 'retention', min(n.over_on), count(*), NULL, NULL, NULL, NULL, NULL
FROM retention n
WHERE EXISTS (SELECT 1 FROM account_role g WHERE g.account = $1 AND g.role = 'coordinator')
  AND (n.keep_until IS NULL OR n.keep_until < $3) AND (n.asked_by IS NULL OR n.asked_by <> $1)
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = n.person
              AND v.role = 'coordinator')
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
SELECT 'changes', h.organisation, '', '', '', '', NULL, h.changes, NULL, NULL, NULL, NULL, NULL
FROM organisation_change h
WHERE h.organisation IN (SELECT g.organisation FROM account_role g
    WHERE g.account = $1 AND g.role IN ('coordinator', 'instructor'))"
        )
    };
}
pub(super) use house;

/// What waits of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// `corrections`, `retention`, `referrals` or `consents`: the end of a key of words.
    pub what: String,
    /// How much.
    pub n: i64,
    /// The first of the days by which it was to be done.
    pub first: Date,
}

impl Waiting {
    /// Where it stands by name.
    pub fn link(&self) -> &'static str {
        match self.what.as_str() {
            "corrections" => "/corrections",
            "retention" => "/retention",
            "referrals" => "/referrals",
            _ => "/consents/ending",
        }
    }
}

/// A row of this part; nothing when nothing waits.
pub(super) fn read(row: &Row) -> Result<Option<Waiting>> {
    let first: Option<Date> = row.get("due_day")?;
    let (what, n) = (row.get("words")?, row.get("n")?);
    Ok(first.map(|first| Waiting { what, n, first }))
}
