//! Becoming somebody's supporter with one click on the board.

use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const SUPPORT: &str = "INSERT INTO team_member (id, person, account, organisation, role, leads,
    from_day)
    SELECT $1, p.id, a.id, $4, 'coach',
        NOT EXISTS (SELECT 1 FROM team_member l
                    WHERE l.person = p.id AND l.leads AND l.until_day IS NULL), $5
    FROM person p CROSS JOIN account a
    WHERE p.id = $2 AND a.id = $3
      AND NOT EXISTS (SELECT 1 FROM team_member t
                      WHERE t.person = p.id AND t.account = a.id AND t.until_day IS NULL)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[SUPPORT];

/// Puts an account on a person's team from this day on, as lead when nobody leads. Says whether the
/// account was not there already.
pub async fn support(
    work: &mut Work,
    now: Timestamp,
    (person, account, organisation): (&str, &str, &str),
    day: Date,
) -> Result<bool> {
    let values = values![id::new(now), person, account, organisation, day];
    Ok(work.run(SUPPORT, values).await? == 1)
}
