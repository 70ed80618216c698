//! What a merge ends, so that nothing that was made for one record opens what the other holds: the ways
//! in of both, and, when another organisation asked, what was opened on its side. Whoever answered knows
//! the own record only. Undoing the merge begins it again, by the moment at which it ended; but for
//! sessions, which are over.

use super::Merge;
use crate::access::Actor;
use crate::account::session;
use crate::audit::{Deed, Line, Thing};
use base::db::{Db, Result, Row, Value, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

/// Why something ended, in storage and in the log.
pub(crate) const MERGED: &str = "merged";

const CARDS: &str = "UPDATE access_card SET ended_at = $2, ended_because = 'merged'
    WHERE person = $1 AND ended_at IS NULL AND until_day >= $3 RETURNING id";
const LINKS: &str = "UPDATE access_link SET ended_at = $2, ended_because = 'merged'
    WHERE person = $1 AND ended_at IS NULL AND valid_until > $2 RETURNING id";
const CONSENTS: &str = "UPDATE consent SET withdrawn_at = $2, withdrawn_by = $4,
    withdrawn_because = 'merged', is_open = FALSE
    WHERE person = $1 AND withdrawn_at IS NULL AND until_day >= $3 RETURNING id";
const PARENTS: &str =
    "UPDATE parent_access SET ended_at = $2, ended_by = $4, ended_because = 'merged'
    WHERE person = $1 AND ended_at IS NULL AND (until_day IS NULL OR until_day >= $3) RETURNING id";
// Who also works here goes on signing in as a worker.
const ACCOUNTS: &str = "UPDATE account SET active = FALSE, closed_at = $2
    WHERE person = $1 AND active AND NOT EXISTS (SELECT 1 FROM account_role r
        WHERE r.account = account.id AND r.role <> 'participant') RETURNING id";

const CARDS_AGAIN: &str = "UPDATE access_card SET ended_at = NULL, ended_because = ''
    WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged' RETURNING id, person";
const LINKS_AGAIN: &str = "UPDATE access_link SET ended_at = NULL, ended_because = ''
    WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged' RETURNING id, person";
const CONSENTS_AGAIN: &str = "UPDATE consent SET withdrawn_at = NULL, withdrawn_by = NULL,
    withdrawn_because = '', confirmed_by = NULL, confirmed_at = NULL,
    is_open = CASE WHEN from_day <= $4 AND until_day >= $4 AND EXISTS (SELECT 1 FROM organisation o
        WHERE o.id = consent.organisation AND o.active) THEN TRUE ELSE FALSE END
    WHERE person IN ($1, $2) AND withdrawn_at = $3 AND withdrawn_because = 'merged'
    RETURNING id, person";
const PARENTS_AGAIN: &str = "UPDATE parent_access SET ended_at = NULL, ended_by = NULL,
    ended_because = ''
    WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged' RETURNING id, person";
const ACCOUNTS_AGAIN: &str = "UPDATE account SET active = TRUE, closed_at = NULL
    WHERE person IN ($1, $2) AND NOT active AND closed_at = $3 RETURNING id, person";

const ENDED: &str = "SELECT 'access_card' AS what, count(*) AS n FROM access_card
        WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged'
    UNION ALL SELECT 'access_link', count(*) FROM access_link
        WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged'
    UNION ALL SELECT 'consent', count(*) FROM consent
        WHERE person IN ($1, $2) AND withdrawn_at = $3 AND withdrawn_because = 'merged'
    UNION ALL SELECT 'parent_access', count(*) FROM parent_access
        WHERE person IN ($1, $2) AND ended_at = $3 AND ended_because = 'merged'
    UNION ALL SELECT 'account', count(*) FROM account
        WHERE person IN ($1, $2) AND NOT active AND closed_at = $3";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    CARDS,
    LINKS,
    CONSENTS,
    PARENTS,
    ACCOUNTS,
    CARDS_AGAIN,
    LINKS_AGAIN,
    CONSENTS_AGAIN,
    PARENTS_AGAIN,
    ACCOUNTS_AGAIN,
    ENDED,
];

/// What is told of things that end or begin again.
struct Told<'a> {
    actor: &'a Actor,
    lines: Vec<Line>,
}

impl Told<'_> {
    fn tell(&mut self, (deed, thing): (Deed, Thing), id: &str, person: &str) {
        self.lines.push(Line::by(self.actor, deed, thing, id).about(person).because(MERGED));
    }

    /// Runs a text that gives the rows it changed, and tells of each. Gives their ids.
    async fn run(
        &mut self,
        work: &mut Work,
        (text, values): (&'static str, Vec<Value>),
        (deed, thing): (Deed, Thing),
        person: Option<&str>,
    ) -> Result<Vec<String>> {
        let mut ids = vec![];
        for row in work.rows(text, values).await? {
            let id: String = row.get("id")?;
            let whose = person.map_or_else(|| row.get("person"), |p| Ok(p.to_owned()))?;
            self.tell((deed, thing), &id, &whose);
            ids.push(id);
        }
        Ok(ids)
    }
}

/// Ends the ways in of both records, and, when another organisation `asked`, what was opened of the
/// record on its side: that is the kept one. Gives the lines for the log. The cards go first: who comes in
/// with one at this moment is waited for, and the session ends as well.
pub(super) async fn end(
    work: &mut Work,
    actor: &Actor,
    (kept, lost): (&str, &str),
    asked: bool,
    (now, today): (Timestamp, Date),
) -> Result<Vec<Line>> {
    let mut told = Told { actor, lines: vec![] };
    for person in [kept, lost] {
        let cards = (CARDS, values![person, now, today]);
        told.run(work, cards, (Deed::End, Thing::Card), Some(person)).await?;
        let links = (LINKS, values![person, now]);
        told.run(work, links, (Deed::End, Thing::EntryLink), Some(person)).await?;
        session::end_entered(work, person, now).await?;
    }
    if asked {
        let by = || values![kept, now, today, &actor.account];
        told.run(work, (CONSENTS, by()), (Deed::Withdraw, Thing::Consent), Some(kept)).await?;
        told.run(work, (PARENTS, by()), (Deed::End, Thing::ParentAccess), Some(kept)).await?;
        let accounts = (ACCOUNTS, values![kept, now]);
        let closed = told.run(work, accounts, (Deed::Close, Thing::Account), Some(kept)).await?;
        for account in closed {
            session::end_all(work, &account, now).await?;
        }
    }
    Ok(told.lines)
}

/// Begins again what a merge ended, after its rows went back, and gives the lines for the log.
pub(super) async fn begin_again(
    work: &mut Work,
    actor: &Actor,
    merge: &Merge,
    today: Date,
) -> Result<Vec<Line>> {
    let both = || values![&merge.kept, &merge.lost, merge.made_at];
    let mut told = Told { actor, lines: vec![] };
    told.run(work, (CARDS_AGAIN, both()), (Deed::Restore, Thing::Card), None).await?;
    told.run(work, (LINKS_AGAIN, both()), (Deed::Restore, Thing::EntryLink), None).await?;
    let consents = [both(), values![today]].concat();
    told.run(work, (CONSENTS_AGAIN, consents), (Deed::Restore, Thing::Consent), None).await?;
    told.run(work, (PARENTS_AGAIN, both()), (Deed::Restore, Thing::ParentAccess), None).await?;
    told.run(work, (ACCOUNTS_AGAIN, both()), (Deed::Reopen, Thing::Account), None).await?;
    for line in &mut told.lines {
        line.detail = String::new();
    }
    Ok(told.lines)
}

/// What a merge ended and what is still ended by it: the table, and how many.
pub async fn ended(db: &Db, merge: &Merge) -> Result<Vec<(String, i64)>> {
    let read = |row: &Row| Ok((row.get("what")?, row.get("n")?));
    let rows = db.rows(ENDED, values![&merge.kept, &merge.lost, merge.made_at]).await?;
    let all: Result<Vec<(String, i64)>> = rows.iter().map(read).collect();
    Ok(all?.into_iter().filter(|(_, n)| *n > 0).collect())
}
