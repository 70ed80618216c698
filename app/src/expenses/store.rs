//! Every query of this room.

pub mod copied;

use super::{Asked, Claim, Decided, Kind, Receipt, State};
use crate::people::store::name;
use base::db::{Db, Error, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

// The framework is that of the step that runs there on the first day, the one that began last.
macro_rules! claims {
    ($where:literal) => {
        concat!(
            "SELECT e.id AS id, e.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, e.organisation AS organisation,
    o.name AS organisation_name, e.kind AS kind, e.from_day AS from_day, e.until_day AS until_day,
    e.days AS days, e.kilometres AS kilometres, e.cents AS cents, e.what AS what,
    f.id AS work_form, f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en,
    r.id AS receipt, r.name AS receipt_name, r.added_by AS receipt_by, e.state AS state,
    e.decided_day AS decided_day, COALESCE(d.name, '') AS decided_by, e.reason AS reason,
    e.paid_day AS paid_day, m.name AS made_by, e.version AS version
    FROM expense e JOIN person q ON q.id = e.person JOIN organisation o ON o.id = e.organisation
    JOIN account m ON m.id = e.made_by LEFT JOIN account d ON d.id = e.decided_by
    LEFT JOIN attachment r ON r.id = e.receipt AND r.deleted_at IS NULL
    LEFT JOIN work_form f ON f.id = (SELECT t.work_form FROM step t
        WHERE t.person = e.person AND t.organisation = e.organisation AND t.start_day <= e.from_day
          AND (t.end_day IS NULL OR t.end_day >= e.from_day)
        ORDER BY t.start_day DESC, t.id DESC LIMIT 1)
    WHERE ",
            $where
        )
    };
}
const OF_PERSON: &str = claims!("e.person = $1 ORDER BY e.from_day DESC, e.id DESC");
// Of the people whom an account may read there.
const OF_MONTH: &str = claims!(
    "e.organisation = $1 AND e.from_day >= $3 AND e.from_day <= $4
    AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = e.person
        AND v.organisation = e.organisation AND v.role IN ('instructor', 'coach', 'coordinator'))
    ORDER BY q.sort_name, e.person, e.from_day, e.id"
);
const WHOSE: &str = "SELECT person FROM expense WHERE id = $1";
const ADD: &str = "INSERT INTO expense (id, person, organisation, kind, from_day, until_day, days,
    kilometres, cents, what, state, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked', $11, $12)";
const PUT_RECEIPT: &str = "UPDATE expense SET receipt = $2, version = version + 1 WHERE id = $1";
// What was paid stands.
const DECIDE: &str =
    "UPDATE expense SET state = $3, decided_by = $4, decided_day = $5, reason = $6,
    version = version + 1 WHERE id = $1 AND version = $2 AND paid_day IS NULL";
const PAY: &str = "UPDATE expense SET paid_day = $3, version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'approved'";
const REMOVE: &str = "DELETE FROM expense WHERE id = $1 AND version = $2 AND state = 'asked'";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[OF_PERSON, OF_MONTH, WHOSE, ADD, PUT_RECEIPT, DECIDE, PAY, REMOVE];

fn unknown(what: &str) -> Error {
    Error::Decode(format!("a claim has no known {what}").into())
}

fn receipt(row: &Row) -> Result<Option<Receipt>> {
    let Some(id) = row.get::<Option<String>>("receipt")? else { return Ok(None) };
    Ok(Some(Receipt { id, name: row.get("receipt_name")?, added_by: row.get("receipt_by")? }))
}

fn framework(row: &Row) -> Result<Option<(String, [String; 3])>> {
    let Some(key) = row.get::<Option<String>>("work_form")? else { return Ok(None) };
    Ok(Some((key, [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?])))
}

fn claim(row: &Row) -> Result<Claim> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    Ok(Claim {
        id: row.get("id")?,
        person: row.get("person")?,
        name: name(row)?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        asked: Asked {
            kind: Kind::parse(&kind).ok_or_else(|| unknown("kind"))?,
            days: (row.get("from_day")?, row.get("until_day")?),
            count: row.get("days")?,
            kilometres: row.get("kilometres")?,
            cents: row.get("cents")?,
            what: row.get("what")?,
        },
        framework: framework(row)?,
        receipt: receipt(row)?,
        state: State::parse(&state).ok_or_else(|| unknown("state"))?,
        decided: Decided {
            day: row.get("decided_day")?,
            by: row.get("decided_by")?,
            reason: row.get("reason")?,
            paid: row.get("paid_day")?,
        },
        made_by: row.get("made_by")?,
        version: row.get("version")?,
    })
}

/// All claims of a person, the last day first. Who may read which is for the caller to ask of `access`.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Claim>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(claim).collect()
}

/// The claims of an organisation whose first day lies in a time, of the people whom an account may read there.
pub async fn of_organisation(
    db: &Db,
    (organisation, account): (&str, &str),
    (from, until): (Date, Date),
) -> Result<Vec<Claim>> {
    let rows = db.rows(OF_MONTH, values![organisation, account, from, until]).await?;
    rows.iter().map(claim).collect()
}

/// Whose a claim is; nothing when there is none.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("person")).transpose()
}

/// Adds a claim of an organisation and gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, by): (&str, &str, &str),
    asked: &Asked,
) -> Result<String> {
    let id = id::new(now);
    let row = [
        values![&id, person, organisation, asked.kind.word(), asked.days.0, asked.days.1],
        values![asked.count, asked.kilometres, asked.cents, &asked.what, by, now],
    ];
    work.run(ADD, row.concat()).await?;
    Ok(id)
}

/// Says which attachment is the receipt.
pub async fn put_receipt(work: &mut Work, id: &str, attachment: &str) -> Result<()> {
    work.run(PUT_RECEIPT, values![id, attachment]).await.map(drop)
}

/// Decides about a claim that is still at this version and was not paid; says whether.
pub async fn decide(
    work: &mut Work,
    (id, version): (&str, i64),
    (to, reason): (State, &str),
    (by, today): (&str, Date),
) -> Result<bool> {
    Ok(work.run(DECIDE, values![id, version, to.word(), by, today, reason]).await? == 1)
}

/// Notes when an approved claim was paid, or that it was not; says whether it was still at this version.
pub async fn pay(work: &mut Work, (id, version): (&str, i64), day: Option<Date>) -> Result<bool> {
    Ok(work.run(PAY, values![id, version, day]).await? == 1)
}

/// Takes a claim away about which nobody decided; says whether it was still at this version.
pub async fn remove(work: &mut Work, (id, version): (&str, i64)) -> Result<bool> {
    Ok(work.run(REMOVE, values![id, version]).await? == 1)
}
