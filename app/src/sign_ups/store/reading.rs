//! Reading sign-ups: one, those that wait at an organisation, and those that are due.

use crate::language::Language;
use crate::offer::HalfDays;
use crate::referrals::State;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const ONE: &str = "
SELECT s.*, o.name AS organisation_name, o.active AS is_active, p.name AS post_name,
       t.name AS site_name, p.work_form AS work_form
FROM sign_up s JOIN organisation o ON o.id = s.organisation JOIN work_post p ON p.id = s.work_post
JOIN site t ON t.id = p.site WHERE s.id = $1";
const EVENTS: &str = "
SELECT e.at, e.side, e.what, e.words, COALESCE(a.name, '') AS name
FROM sign_up_event e LEFT JOIN account a ON a.id = e.account
WHERE e.sign_up = $1 ORDER BY e.at, e.id LIMIT 500";
// What waits for an answer or, after a yes, to be written in.
const LISTED: &str = "
SELECT s.id, s.given_name, s.family_name, s.sender_name, s.sender_place, s.for_self, s.sent_day,
       s.answer_by, s.state, p.name AS post_name
FROM sign_up s JOIN work_post p ON p.id = s.work_post
WHERE s.organisation = $1
  AND (s.state IN ('sent', 'seen', 'asked', 'answered')
       OR (s.state = 'accepted' AND s.written_at IS NULL))
ORDER BY s.sent_day, s.id LIMIT 200";
const DUE: &str = "
SELECT id FROM sign_up
WHERE state IN ('sent', 'seen', 'asked', 'answered') AND (next_nudge <= $1 OR open_until < $1)
ORDER BY id LIMIT 500";
const TERM: &str = "SELECT value FROM rule_parameter
    WHERE rule = 'retention-sign-up' AND (valid_from IS NULL OR valid_from <= $1)
      AND (valid_until IS NULL OR valid_until >= $1)";
// Never confirmed before a moment; ended before a day and never written in; written in before a moment.
const ERASABLE: &str = "
SELECT id, organisation FROM sign_up
WHERE (state = 'draft' AND made_at < $1)
   OR (written_at IS NULL AND ended_day < $2)
   OR written_at < $3
ORDER BY id LIMIT 500";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ONE, EVENTS, LISTED, DUE, TERM, ERASABLE];

/// A sign-up.
#[derive(Debug, Clone, PartialEq)]
pub struct SignUp {
    /// Which.
    pub id: String,
    /// At which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Whether it still takes part.
    pub is_active: bool,
    /// For which work post.
    pub work_post: String,
    /// Its name.
    pub post_name: String,
    /// The name of its site.
    pub site_name: String,
    /// The key of its work form.
    pub work_form: String,
    /// Whether the sender is the person.
    pub for_self: bool,
    /// Who sends it.
    pub sender_name: String,
    /// For whom the sender works.
    pub sender_place: String,
    /// Where the answer goes.
    pub sender_email: String,
    /// In which language.
    pub language: Language,
    /// Given name of the person.
    pub given: String,
    /// Family name.
    pub family: String,
    /// How to reach the person.
    pub reach: String,
    /// What the person looks for.
    pub wish: String,
    /// On which half-days; none when it does not matter.
    pub half_days: HalfDays,
    /// How the person agreed.
    pub agreed_how: String,
    /// When.
    pub agreed_day: Date,
    /// How it stands.
    pub state: State,
    /// How it stood before the answer.
    pub state_before: Option<State>,
    /// On which day the address was confirmed and it was sent.
    pub sent_day: Option<Date>,
    /// The last day of the clock.
    pub answer_by: Option<Date>,
    /// The last day on which it can be answered.
    pub open_until: Option<Date>,
    /// When it was answered with yes or no.
    pub decided_at: Option<Timestamp>,
    /// The day of the answer or of the end.
    pub ended_day: Option<Date>,
    /// Why it was refused: a word of [`crate::referrals::Refusal`].
    pub reason: String,
    /// More about that.
    pub remark: String,
    /// Who answered, by name.
    pub answered_by: String,
    /// The first talk.
    pub first: crate::referrals::store::First,
    /// The way in that it became; empty until it was written in.
    pub way_in: String,
    /// When it was written in.
    pub written_at: Option<Timestamp>,
    /// The version.
    pub version: i64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// sender, receiver, program
    pub side: String,
    /// What: the last part of `sign-ups-event-…`.
    pub what: String,
    /// What was said.
    pub words: String,
    /// Who, by name; empty when it has no account.
    pub name: String,
}

/// A line of the list of an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Which.
    pub id: String,
    /// The person.
    pub name: String,
    /// Who sends it; empty when it is the person.
    pub sender: String,
    /// For which work post.
    pub post_name: String,
    /// Since when.
    pub sent_day: Option<Date>,
    /// The last day of the clock.
    pub answer_by: Option<Date>,
    /// How it stands.
    pub state: State,
}

/// One sign-up.
pub async fn one(db: &Db, id: &str) -> Result<Option<SignUp>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// What happened to it, the earliest first.
pub async fn events(db: &Db, id: &str) -> Result<Vec<Event>> {
    let read = |row: &Row| {
        Ok(Event {
            at: row.get("at")?,
            side: row.get("side")?,
            what: row.get("what")?,
            words: row.get("words")?,
            name: row.get("name")?,
        })
    };
    db.rows(EVENTS, values![id]).await?.iter().map(read).collect()
}

/// What waits at an organisation: for an answer, or to be written in. The oldest first.
pub async fn listed(db: &Db, organisation: &str) -> Result<Vec<Listed>> {
    let read = |row: &Row| {
        let [given, family, sender, place] =
            ["given_name", "family_name", "sender_name", "sender_place"]
                .map(|column| row.get::<String>(column));
        let is_own: bool = row.get("for_self")?;
        Ok(Listed {
            id: row.get("id")?,
            name: format!("{} {}", given?, family?),
            sender: if is_own { String::new() } else { format!("{}, {}", sender?, place?) },
            post_name: row.get("post_name")?,
            sent_day: row.get("sent_day")?,
            answer_by: row.get("answer_by")?,
            state: state(row, "state")?.unwrap_or(State::Sent),
        })
    };
    db.rows(LISTED, values![organisation]).await?.iter().map(read).collect()
}

/// Those whose clock asks something of the program today.
pub async fn due(db: &Db, today: Date) -> Result<Vec<String>> {
    db.rows(DUE, values![today]).await?.iter().map(|row| row.get("id")).collect()
}

/// After how many months what was never written in is erased; nothing when the network has no rule for it.
pub async fn term(db: &Db, today: Date) -> Result<Option<i64>> {
    let row = db.maybe(TERM, values![today]).await?;
    Ok(row.map(|row| row.get("value")).transpose()?.flatten())
}

/// Those to be erased, with their organisation: never confirmed since a moment, ended before a day without
/// being written in, and written in before a moment.
pub async fn erasable(
    db: &Db,
    (made, ended, written): (Timestamp, Date, Timestamp),
) -> Result<Vec<(String, String)>> {
    let rows = db.rows(ERASABLE, values![made, ended, written]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("organisation")?))).collect()
}

fn state(row: &Row, column: &str) -> Result<Option<State>> {
    Ok(State::parse(&row.get::<String>(column)?))
}

#[expect(clippy::too_many_lines, reason = "a line for each field, one below the other")]
fn read(row: &Row) -> Result<SignUp> {
    Ok(SignUp {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        is_active: row.get("is_active")?,
        work_post: row.get("work_post")?,
        post_name: row.get("post_name")?,
        site_name: row.get("site_name")?,
        work_form: row.get("work_form")?,
        for_self: row.get("for_self")?,
        sender_name: row.get("sender_name")?,
        sender_place: row.get("sender_place")?,
        sender_email: row.get("sender_email")?,
        language: Language::parse(&row.get::<String>("language")?).unwrap_or_default(),
        given: row.get("given_name")?,
        family: row.get("family_name")?,
        reach: row.get("reach")?,
        wish: row.get("wish")?,
        half_days: HalfDays::from_bits(row.get("half_days")?),
        agreed_how: row.get("agreed_how")?,
        agreed_day: row.get("agreed_day")?,
        state: state(row, "state")?.unwrap_or(State::Expired),
        state_before: state(row, "state_before")?,
        sent_day: row.get("sent_day")?,
        answer_by: row.get("answer_by")?,
        open_until: row.get("open_until")?,
        decided_at: row.get("decided_at")?,
        ended_day: row.get("ended_day")?,
        reason: row.get("reason")?,
        remark: row.get("remark")?,
        answered_by: row.get("answered_by")?,
        first: crate::referrals::store::First {
            day: row.get("first_day")?,
            minute: row.get("first_minute")?,
            who: row.get("first_who")?,
            place: row.get("first_place")?,
            ..Default::default()
        },
        way_in: row.get("way_in")?,
        written_at: row.get("written_at")?,
        version: row.get("version")?,
    })
}
