//! What the figures count.

use crate::referrals::{Refusal, State};
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

const OF_ORGANISATION: &str = "
SELECT COALESCE(c.name, r.receiver_name) AS receiver, o.name AS organisation, r.state, r.reason,
       r.sent_day, r.answer_by, r.decided_day
FROM referral r JOIN organisation o ON o.id = r.organisation
LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.organisation = $1 AND r.sent_day <= $3
  AND (r.sent_day >= $2 OR r.decided_day >= $2 OR r.answer_by >= $2)
ORDER BY r.id LIMIT 100000";
const OF_NETWORK: &str = "
SELECT '' AS receiver, o.name AS organisation, r.state, r.reason,
       r.sent_day, r.answer_by, r.decided_day
FROM referral r JOIN organisation o ON o.id = r.organisation
WHERE r.sent_day <= $2 AND (r.sent_day >= $1 OR r.decided_day >= $1 OR r.answer_by >= $1)
ORDER BY o.name, r.id LIMIT 1000000";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF_ORGANISATION, OF_NETWORK];

/// A referral as the figures read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Who was asked.
    pub receiver: String,
    /// Who asked.
    pub organisation: String,
    /// How it stands.
    pub state: State,
    /// Why it was refused.
    pub refusal: Option<Refusal>,
    /// When it was sent.
    pub sent: Date,
    /// The last day of the clock.
    pub answer_by: Date,
    /// When it was answered.
    pub decided: Option<Date>,
}

/// What an organisation asked, as far as it can count in these days.
pub async fn of_organisation(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
) -> Result<Vec<Counted>> {
    let rows = db.rows(OF_ORGANISATION, values![organisation, from, until]).await?;
    rows.iter().map(read).collect()
}

/// What all organisations asked, in the order of their names.
pub async fn of_network(db: &Db, (from, until): (Date, Date)) -> Result<Vec<Counted>> {
    db.rows(OF_NETWORK, values![from, until]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Counted> {
    Ok(Counted {
        receiver: row.get("receiver")?,
        organisation: row.get("organisation")?,
        state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Expired),
        refusal: Refusal::parse(&row.get::<String>("reason")?),
        sent: row.get("sent_day")?,
        answer_by: row.get("answer_by")?,
        decided: row.get("decided_day")?,
    })
}
