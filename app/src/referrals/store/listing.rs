//! The lists of senders and receivers, and who can be asked.

use super::reading::told;
use crate::access::Actor;
use crate::language::Language;
use crate::organisations;
use crate::people::store::name;
use crate::referrals::{Ask, State, UNDO_FOR};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

// What an organisation asked, as a worker there may read it: the name only of whom they see there.
const LIST: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       COALESCE(c.name, r.receiver_name) AS other_name, COALESCE(c.active, TRUE) AS receiver_active,
       p.given_name, p.family_name, p.called, r.told
FROM referral r JOIN person p ON p.id = r.person LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.organisation = $2
  AND (($3 = 'waiting' AND r.state IN ('sent', 'seen', 'asked', 'answered'))
    OR ($3 = 'draft' AND r.state = 'draft')
    OR ($3 = 'accepted' AND r.state = 'accepted')
    OR ($3 = 'refused' AND r.state = 'refused')
    OR ($3 = 'closed' AND r.state IN ('accepted', 'refused', 'withdrawn', 'expired')))
  AND ($4 = '' OR r.reason = $4)
  AND r.made_at >= $5
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = r.person AND v.organisation = r.organisation)
ORDER BY COALESCE(r.sent_at, r.made_at), r.id LIMIT 300";
// What is asked of the organisations where an account is coach, coordinator or partner.
const ASKED: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       r.decided_at, r.agreement_withdrawn_at, r.open_until, o.name AS other_name,
       TRUE AS receiver_active, '' AS given_name, '' AS family_name, '' AS called, r.told
FROM referral r JOIN organisation o ON o.id = r.organisation
WHERE r.state <> 'draft'
  AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.person = r.person)
  AND r.receiver IN (SELECT g.organisation FROM account_role g WHERE g.account = $1
                     AND g.role IN ('coach', 'coordinator', 'partner'))
  AND (r.state IN ('sent', 'seen', 'asked', 'answered') OR r.made_at >= $2)
ORDER BY CASE WHEN r.state IN ('sent', 'seen', 'asked', 'answered') THEN 0 ELSE 1 END,
         r.answer_by, r.id LIMIT 300";
// Whose time is over, for the supporter who sent them and for who leads; when neither works here any
// more, for who coordinates.
const LATE: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       COALESCE(c.name, r.receiver_name) AS other_name, COALESCE(c.active, TRUE) AS receiver_active,
       p.given_name, p.family_name, p.called, r.told
FROM referral r JOIN person p ON p.id = r.person LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.id IN (SELECT x.id FROM referral x
               WHERE x.made_by = $1 AND x.state IN ('sent', 'seen', 'asked', 'answered')
               UNION SELECT x.id FROM person_now w JOIN referral x ON x.person = w.person
               WHERE w.lead_account = $1 AND x.state IN ('sent', 'seen', 'asked', 'answered')
               UNION SELECT x.id FROM account_role g
               JOIN referral x ON x.organisation = g.organisation
               LEFT JOIN person_now w ON w.person = x.person
               WHERE g.account = $1 AND g.role = 'coordinator'
                 AND x.state IN ('sent', 'seen', 'asked', 'answered')
                 AND NOT EXISTS (SELECT 1 FROM account s WHERE s.active
                                 AND s.id IN (x.made_by, w.lead_account)))
  AND (r.answer_by < $2 OR r.state = 'asked')
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = r.person AND v.organisation = r.organisation)
ORDER BY r.answer_by, r.id LIMIT 20";
const DUE: &str = "
SELECT id FROM referral
WHERE state IN ('sent', 'seen', 'asked', 'answered') AND (next_nudge <= $1 OR open_until < $1)
ORDER BY id LIMIT 500";
const RECEIVERS: &str = "
SELECT o.id, o.name, o.kind FROM organisation o WHERE o.active AND o.id <> $1
  AND EXISTS (SELECT 1 FROM account_role r JOIN account a ON a.id = r.account
              WHERE r.organisation = o.id AND r.role IN ('coach', 'coordinator', 'partner')
                AND a.active AND a.person IS NULL)
ORDER BY o.name, o.id";
// The address of the organisation; else of those who coordinate, else of those who support there, else
// of those who work along there.
const ADDRESSEES: &str = "
SELECT COALESCE(o.email, '') AS email, '' AS language, CAST(0 AS BIGINT) AS turn
FROM organisation o WHERE o.id = $1 AND COALESCE(o.email, '') <> ''
UNION
SELECT a.email, a.language, 
       CAST(CASE r.role WHEN 'coordinator' THEN 1 WHEN 'coach' THEN 2 ELSE 3 END AS BIGINT)
FROM account_role r JOIN account a ON a.id = r.account
WHERE r.organisation = $1 AND r.role IN ('coordinator', 'coach', 'partner') AND a.active
  AND a.person IS NULL
ORDER BY 3, 1 LIMIT 40";
const WORKERS: &str = "
SELECT DISTINCT a.id, a.name FROM account a JOIN account_role r ON r.account = a.id
WHERE r.organisation = $1 AND r.role IN ('coach', 'coordinator', 'instructor', 'partner') AND a.active
  AND a.person IS NULL ORDER BY a.name, a.id LIMIT 200";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[LIST, ASKED, LATE, DUE, RECEIVERS, ADDRESSEES, WORKERS];

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Which.
    pub id: String,
    /// About whom.
    pub person: String,
    /// That person's name; empty when the reader may not know it.
    pub name: String,
    /// What is asked.
    pub kind: Ask,
    /// How it stands.
    pub state: State,
    /// Since when is waited.
    pub sent_day: Option<Date>,
    /// The last day of the clock.
    pub answer_by: Date,
    /// When it was answered.
    pub decided_day: Option<Date>,
    /// Why it was refused, or withdrawn.
    pub reason: String,
    /// The organisation on the other side.
    pub other_name: String,
    /// Whether the organisation that is asked still works.
    pub receiver_active: bool,
}

/// An organisation that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: organisations::Kind,
}

/// Where a mail to an organisation goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The address.
    pub email: String,
    /// The language.
    pub language: Language,
}

/// What an organisation asked: `which` is waiting, draft, accepted, refused or closed; `reason` narrows
/// it down to one reason, when it is not empty.
pub async fn list_of(
    db: &Db,
    actor: &Actor,
    organisation: &str,
    (which, reason): (&str, &str),
    since: Timestamp,
) -> Result<Vec<Listed>> {
    let asked = values![&actor.account, organisation, which, reason, since];
    db.rows(LIST, asked).await?.iter().map(|row| listed(row, name(row)?)).collect()
}

/// What is asked of the organisations where somebody is coach, coordinator or partner; of what is closed to them
/// without a name.
pub async fn asked_of(
    db: &Db,
    actor: &Actor,
    since: Timestamp,
    (now, today): (Timestamp, Date),
) -> Result<Vec<Listed>> {
    let mut all = vec![];
    for row in db.rows(ASKED, values![&actor.account, since]).await? {
        let mut line = listed(&row, told(&row)?.name)?;
        let is_taken_back = row.get::<Option<Timestamp>>("agreement_withdrawn_at")?.is_some();
        let decided: Option<Timestamp> = row.get("decided_at")?;
        let open_until: Option<Date> = row.get("open_until")?;
        let is_open = match line.state {
            State::Accepted => true,
            State::Refused => decided.is_some_and(|at| at + UNDO_FOR > now),
            state => state.is_waiting() && open_until.is_none_or(|last| today <= last),
        };
        if is_taken_back || !is_open {
            line.name = String::new();
        }
        all.push(line);
    }
    Ok(all)
}

/// What waits for an answer of the organisations where somebody can give one.
pub async fn to_answer(
    db: &Db,
    actor: &Actor,
    (now, today): (Timestamp, Date),
) -> Result<Vec<Listed>> {
    let mut all = asked_of(db, actor, now, (now, today)).await?;
    // What was asked back waits for the other; what is closed has no name any more.
    all.retain(|l| l.state.is_waiting() && l.state != State::Asked && !l.name.is_empty());
    Ok(all)
}

/// What an account should look after: those whose time is over, and those where something was asked
/// back. The oldest first.
pub async fn late_of(db: &Db, account: &str, today: Date) -> Result<Vec<Listed>> {
    let rows = db.rows(LATE, values![account, today]).await?;
    rows.iter().map(|row| listed(row, name(row)?)).collect()
}

/// Those whose clock asks something of the program today.
pub async fn due(db: &Db, today: Date) -> Result<Vec<String>> {
    db.rows(DUE, values![today]).await?.iter().map(|row| row.get("id")).collect()
}

/// The organisations that can be asked by one: those where somebody can answer. All others are asked
/// by a link.
pub async fn receivers(db: &Db, but: &str) -> Result<Vec<Choice>> {
    let mut all = vec![];
    for row in db.rows(RECEIVERS, values![but]).await? {
        let Some(kind) = organisations::Kind::parse(&row.get::<String>("kind")?) else { continue };
        if !crate::access::offered(kind).is_empty() {
            all.push(Choice { id: row.get("id")?, name: row.get("name")?, kind });
        }
    }
    Ok(all)
}

/// Where a mail to an organisation of the network goes: to its own address, else to those who
/// coordinate there, else to those who support there, else to those who work along.
pub async fn addressees(work: &mut Work, organisation: &str) -> Result<Vec<Addressee>> {
    let mut all: Vec<(i64, Addressee)> = vec![];
    for row in work.rows(ADDRESSEES, values![organisation]).await? {
        let language = Language::parse(&row.get::<String>("language")?).unwrap_or_default();
        all.push((row.get("turn")?, Addressee { email: row.get("email")?, language }));
    }
    let first = all.first().map(|(turn, _)| *turn);
    all.retain(|(turn, _)| Some(*turn) == first);
    Ok(all.into_iter().map(|(_, addressee)| addressee).collect())
}

/// Who works at an organisation: id and name.
pub async fn workers(db: &Db, organisation: &str) -> Result<Vec<(String, String)>> {
    let rows = db.rows(WORKERS, values![organisation]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

fn listed(row: &Row, name: String) -> Result<Listed> {
    Ok(Listed {
        id: row.get("id")?,
        person: row.get("person")?,
        name,
        kind: Ask::parse(&row.get::<String>("kind")?).unwrap_or(Ask::Other),
        state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Expired),
        sent_day: row.get("sent_day")?,
        answer_by: row.get("answer_by")?,
        decided_day: row.get("decided_day")?,
        reason: row.get("reason")?,
        other_name: row.get("other_name")?,
        receiver_active: row.get("receiver_active")?,
    })
}
