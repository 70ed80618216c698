//! Appointments of somebody who can no longer open the file: they go to who supports the person
//! there, and else they are cancelled, so that the safety net sees that a next date is missing. An
//! appointment that stands on nobody's day would hide that.

use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use base::db::{Db, Result, Work};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

// Who takes over: who leads first, then who came first, of those who can open the file there.
pub(super) const BEHIND: &str = "
SELECT p.id, p.person,
       (SELECT t.account FROM team_member t JOIN account a ON a.id = t.account
        WHERE t.person = p.person AND t.organisation = p.organisation AND t.account <> $1
          AND t.until_day IS NULL AND a.active
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = t.account
                      AND v.person = t.person AND v.organisation = t.organisation)
        ORDER BY CASE WHEN t.leads THEN 0 ELSE 1 END, t.from_day, t.id LIMIT 1) AS taker
FROM appointment p
WHERE p.account = $1 AND p.state = 'open' AND p.day >= $2
  AND NOT EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
                  AND v.person = p.person AND v.organisation = p.organisation)
ORDER BY p.id";
// Whom the account leads there gets a new lead, who takes over.
pub(super) const ALONE: &str = "
SELECT count(*) AS n FROM appointment p
WHERE p.account = $1 AND p.state = 'open' AND p.day >= $2
  AND NOT EXISTS (SELECT 1 FROM team_member t WHERE t.person = p.person AND t.account = $1
                  AND t.organisation = p.organisation AND t.leads AND t.until_day IS NULL)
  AND NOT EXISTS (SELECT 1 FROM team_member t JOIN account a ON a.id = t.account
        WHERE t.person = p.person AND t.organisation = p.organisation AND t.account <> $1
          AND t.until_day IS NULL AND a.active
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = t.account
                      AND v.person = t.person AND v.organisation = t.organisation))";
const AT_ONCE: usize = 20;
pub(super) const GIVE: &str = "UPDATE appointment SET account = $1, version = version + 1
    WHERE id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                 $20, $21)";
pub(super) const CANCEL: &str = "UPDATE appointment SET state = $1, version = version + 1
    WHERE id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                 $20, $21)";

/// An appointment that went to somebody else, or was cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The appointment.
    pub id: String,
    /// With whom.
    pub person: String,
    /// The account that has it now; nobody when it was cancelled.
    pub to: Option<String>,
}

impl Passed {
    /// What the log says of it.
    pub fn line(&self, actor: &Actor, from: &str) -> Line {
        let deed = if self.to.is_some() { Deed::HandOver } else { Deed::Cancelled };
        let line = Line::by(actor, deed, Thing::Appointment, &self.id).about(&self.person);
        match &self.to {
            Some(to) => line.because(format!("from {from} to {to}")),
            None => line,
        }
    }
}

/// Passes the open appointments of an account on from `today`, as far as it can no longer open the
/// file. Settle the people afterwards.
pub async fn pass_on(work: &mut Work, account: &str, today: Date) -> Result<Vec<Passed>> {
    let mut all = vec![];
    for row in work.rows(BEHIND, values![account, today]).await? {
        all.push(Passed { id: row.get("id")?, person: row.get("person")?, to: row.get("taker")? });
    }
    let mut by_taker: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for one in &all {
        by_taker.entry(one.to.as_deref()).or_default().push(&one.id);
    }
    for (taker, ids) in by_taker {
        let (sql, what) = taker.map_or((CANCEL, "cancelled"), |taker| (GIVE, taker));
        for some in ids.chunks(AT_ONCE) {
            let mut values = values![what];
            let places = some.iter().copied().chain(std::iter::repeat(""));
            values.extend(places.take(AT_ONCE).map(Into::into));
            work.run(sql, values).await?;
        }
    }
    Ok(all)
}

/// How many appointments from `today` on nobody would take over when this account closes.
pub async fn without_taker(db: &Db, account: &str, today: Date) -> Result<usize> {
    let n: i64 = db.row(ALONE, values![account, today]).await?.get("n")?;
    Ok(usize::try_from(n).unwrap_or(0))
}
