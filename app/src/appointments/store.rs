//! Appointments in the database.

pub(crate) mod copied;
mod passing;

use super::{AppointmentKind, Moment, State, minute_of};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
pub use passing::{Passed, pass_on, without_taker};
use std::collections::BTreeMap;

const ADD: &str = "INSERT INTO appointment
    (id, person, account, organisation, day, minute, kind, place, text, state, note, made_at)
    VALUES";
const ONE: &str = "
SELECT p.id, p.person, p.account, a.name AS account_name, p.organisation, p.day, p.minute, p.kind,
       p.place, p.text, p.state, p.note, p.version
FROM appointment p JOIN account a ON a.id = p.account
WHERE p.id = $1";
const NEXT: &str = "
SELECT p.id, p.person, p.account, a.name AS account_name, p.organisation, p.day, p.minute, p.kind,
       p.place, p.text, p.state, p.note, p.version
FROM appointment p JOIN account a ON a.id = p.account
WHERE p.person = $1 AND p.day >= $2 AND p.state = 'open'
  AND replace($3, ',' || p.organisation || ',', '') <> $3
ORDER BY p.day, COALESCE(p.minute, 0), p.id LIMIT $4";
const ON: &str = "SELECT count(*) AS n FROM appointment
    WHERE person = $1 AND organisation = $2 AND day = $3 AND state <> 'cancelled'";
const CHANGE: &str = "UPDATE appointment
    SET day = $3, minute = $4, kind = $5, place = $6, text = $7, version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'open'";
const CLOSE: &str = "UPDATE appointment
    SET state = $3, note = COALESCE($4, note), version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'open'";

/// How many people are handed over with one statement.
const PEOPLE_AT_ONCE: usize = 20;
const HAND_OVER: &str = "UPDATE appointment SET account = $2, version = version + 1
    WHERE account = $1 AND state = 'open' AND organisation = $4
      AND (day > $3 OR (day = $3 AND COALESCE(minute, 1440) >= $5))
      AND person IN ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                     $22, $23, $24, $25)
    RETURNING id, person";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    ONE,
    NEXT,
    ON,
    CHANGE,
    CLOSE,
    HAND_OVER,
    passing::BEHIND,
    passing::ALONE,
    passing::GIVE,
    passing::CANCEL,
];

/// An appointment to be made.
#[derive(Debug, Clone)]
pub struct NewAppointment {
    /// With whom.
    pub person: String,
    /// Whose it is.
    pub account: String,
    /// For which organisation.
    pub organisation: String,
    /// When and what.
    pub moment: Moment,
    /// Where, in words.
    pub place: String,
    /// What about.
    pub text: String,
    /// What became of it.
    pub state: State,
    /// The note about it.
    pub note: Option<String>,
    /// When it was agreed.
    pub made_at: Timestamp,
}

/// An appointment as it is stored.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Its id.
    pub id: String,
    /// With whom.
    pub person: String,
    /// Whose it is.
    pub account: String,
    /// That worker's name.
    pub account_name: String,
    /// For which organisation.
    pub organisation: String,
    /// When and what.
    pub moment: Moment,
    /// Where, in words.
    pub place: String,
    /// What about.
    pub text: String,
    /// What became of it.
    pub state: State,
    /// The note about it.
    pub note: Option<String>,
    /// The version, for changes.
    pub version: i64,
}

impl Appointment {
    fn read(row: &Row) -> Result<Appointment> {
        Ok(Appointment {
            id: row.get("id")?,
            person: row.get("person")?,
            account: row.get("account")?,
            account_name: row.get("account_name")?,
            organisation: row.get("organisation")?,
            moment: moment(row)?,
            place: row.get("place")?,
            text: row.get("text")?,
            state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Open),
            note: row.get("note")?,
            version: row.get("version")?,
        })
    }
}

/// Day, minute and kind of a row.
pub fn moment(row: &Row) -> Result<Moment> {
    let kind: String = row.get("kind")?;
    Ok(Moment {
        day: row.get("day")?,
        minute: row.get("minute")?,
        kind: AppointmentKind::parse(&kind).unwrap_or(AppointmentKind::Other),
    })
}

/// Makes one appointment and gives its id.
pub async fn add(work: &mut Work, new: NewAppointment) -> Result<String> {
    Ok(add_many(work, vec![new]).await?.remove(0))
}

/// Makes many appointments with few statements and gives their ids, in the same order.
pub async fn add_many(work: &mut Work, new: Vec<NewAppointment>) -> Result<Vec<String>> {
    let mut ids = Vec::with_capacity(new.len());
    let mut rows = Vec::with_capacity(new.len());
    for new in new {
        let id = id::new(new.made_at);
        rows.push(values![
            &id,
            new.person,
            new.account,
            new.organisation,
            new.moment.day,
            new.moment.minute,
            new.moment.kind.word(),
            new.place,
            new.text,
            new.state.word(),
            new.note,
            new.made_at
        ]);
        ids.push(id);
    }
    work.insert_many(ADD, rows, "").await?;
    Ok(ids)
}

/// One appointment. The caller asks [`crate::access`] whether it may be shown.
pub async fn one(db: &Db, id: &str) -> Result<Option<Appointment>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(Appointment::read).transpose()
}

/// The open appointments of a person from a day on, at organisations through which the account
/// sees the person.
pub async fn next(
    db: &Db,
    person: &str,
    from: Date,
    account: &str,
    at_most: i64,
) -> Result<Vec<Appointment>> {
    let rows = db.rows(NEXT, values![person, from, account, at_most]).await?;
    rows.iter().map(Appointment::read).collect()
}

/// Whether an organisation has an appointment of a person on a day.
pub async fn has_on(db: &Db, person: &str, organisation: &str, day: Date) -> Result<bool> {
    Ok(db.row(ON, values![person, organisation, day]).await?.get::<i64>("n")? > 0)
}

/// Changes an open appointment. Gives whether it was still as the writer saw it.
pub async fn change(
    work: &mut Work,
    (id, version): (&str, i64),
    moment: Moment,
    place: &str,
    text: &str,
) -> Result<bool> {
    let values = values![id, version, moment.day, moment.minute, moment.kind.word(), place, text];
    Ok(work.run(CHANGE, values).await? == 1)
}

/// Says what became of an open appointment. Gives whether it was still as the writer saw it.
pub async fn close(
    work: &mut Work,
    (id, version): (&str, i64),
    state: State,
    note: Option<&str>,
) -> Result<bool> {
    Ok(work.run(CLOSE, values![id, version, state.word(), note]).await? == 1)
}

/// Open appointments of `account` from a moment on go to who takes a person over: `with` says whom, for
/// which organisation, and who. What was to be earlier that day stays with who held it. Gives those that
/// went. Settle these people afterwards.
pub async fn hand_over(
    work: &mut Work,
    account: &str,
    with: &[(&str, &str, &str)],
    from: DateTime,
) -> Result<Vec<Passed>> {
    let minute = minute_of(from.time());
    let mut by_taker: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (person, organisation, to) in with {
        by_taker.entry((to, organisation)).or_default().push(person);
    }
    let mut passed = vec![];
    for ((to, organisation), people) in by_taker {
        for some in people.chunks(PEOPLE_AT_ONCE) {
            let mut values = values![account, to, from.date(), organisation, minute];
            let places = some.iter().map(Some).chain(std::iter::repeat(None));
            values.extend(places.take(PEOPLE_AT_ONCE).map(|p| p.copied().unwrap_or("").into()));
            for row in work.rows(HAND_OVER, values).await? {
                let (id, person) = (row.get("id")?, row.get("person")?);
                passed.push(Passed { id, person, to: Some((*to).to_owned()) });
            }
        }
    }
    Ok(passed)
}
