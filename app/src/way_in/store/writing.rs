//! Writing a way in: each change with everything that follows from it, in the same unit of work. The audit
//! line and `safety_net::settle` are the caller's.

use super::super::course::{self, Wait};
use super::super::reasons::OTHER;
use super::super::{Change, State, Used};
use super::reading::{changes_in, one_in};
use crate::trajectories::store::{WaitRow, wait_as, wait_as_many};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO way_in (id, person, organisation, work_post, signed_up_by, referral,
    signed_up_day, state, since_day, queue_day, evaluation_day, made_by, made_at) VALUES";
const ADD_CHANGE: &str =
    "INSERT INTO way_in_change (id, way_in, number, state, day, reason, remark, queue_day,
    evaluation_day, passed, passed_reason, passed_remark, waited_since, made_by, made_at) VALUES";
const HOLD: &str = "UPDATE way_in SET version = version + 1 WHERE id = $1 AND version = $2";
const DERIVE: &str =
    "UPDATE way_in SET signed_up_day = $2, state = $3, since_day = $4, queue_day = $5,
    evaluation_day = $6 WHERE id = $1";
const DESCRIBE: &str = "UPDATE way_in SET work_post = $3, signed_up_by = $4, version = version + 1
    WHERE id = $1 AND version = $2";
const SET_POST: &str = "UPDATE way_in SET work_post = $2 WHERE id = $1";
const STRIKE: &str = "UPDATE way_in_change SET struck_by = $3, struck_at = $4, struck_why = $5
    WHERE id = $2 AND way_in = $1 AND struck_at IS NULL";
const GOING_ON: &str = "SELECT id, version, since_day FROM way_in
    WHERE person = $1 AND organisation = $2 AND state <> 'stopped' ORDER BY id";
const GOES_ON_AT: &str = "SELECT id FROM way_in
    WHERE person = $1 AND organisation = $2 AND state <> 'stopped' AND COALESCE(work_post, '') = $3";
const SET_USED: &str = "UPDATE way_in_use SET states = $2, version = version + 1
    WHERE organisation = $1 AND version = $3";
const ADD_USED: &str = "INSERT INTO way_in_use (organisation, states) VALUES ($1, $2)
    ON CONFLICT (organisation) DO NOTHING";

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[HOLD, DERIVE, DESCRIBE, SET_POST, STRIKE, GOING_ON, GOES_ON_AT, SET_USED, ADD_USED];

/// A way to be begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewWay {
    /// Whose.
    pub person: String,
    /// At which organisation.
    pub organisation: String,
    /// For which work post; nothing is "any".
    pub work_post: Option<String>,
    /// The key of its work form, and its name: what is waited for.
    pub waits_for: (Option<String>, String),
    /// Who signed the person up, in words.
    pub signed_up_by: String,
    /// The referral it begins with.
    pub referral: Option<String>,
    /// The account that writes it.
    pub made_by: Option<String>,
}

/// A change to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// To which state.
    pub state: State,
    /// On which day.
    pub day: Date,
    /// A word of the list; empty where none is asked.
    pub reason: String,
    /// In words.
    pub remark: String,
    /// To the list: since when the place counts.
    pub queue: Option<Date>,
    /// To a trial: the first evaluation.
    pub evaluation: Option<Date>,
    /// How many were passed, and why.
    pub passed: i64,
    /// A word, and words.
    pub passing: (String, String),
    /// From the list: since when the place counted.
    pub waited_since: Option<Date>,
}

impl NewChange {
    /// A change to a state on a day, with nothing more to say.
    pub fn to(state: State, day: Date) -> NewChange {
        NewChange {
            state,
            day,
            reason: String::new(),
            remark: String::new(),
            queue: None,
            evaluation: None,
            passed: 0,
            passing: Default::default(),
            waited_since: None,
        }
    }

    fn row(
        &self,
        (id, way, number): (&str, &str, i64),
        (by, now): (Option<&str>, Timestamp),
    ) -> Vec<Value> {
        let (reason, remark) = (self.reason.as_str(), self.remark.as_str());
        let (passing, passing_words) = (self.passing.0.as_str(), self.passing.1.as_str());
        let said = values![id, way, number, self.state.word(), self.day, reason, remark];
        let days = values![self.queue, self.evaluation, self.passed, passing, passing_words];
        [said, days, values![self.waited_since, by, now]].concat()
    }

    /// As it will be read back.
    fn as_change(&self, id: &str, made_at: Timestamp) -> Change {
        Change {
            id: id.to_owned(),
            state: self.state,
            day: self.day,
            reason: self.reason.clone(),
            remark: self.remark.clone(),
            queue: self.queue,
            evaluation: self.evaluation,
            passed: self.passed,
            passed_reason: self.passing.0.clone(),
            passed_remark: self.passing.1.clone(),
            made_by: String::new(),
            made_at,
            struck: None,
        }
    }
}

/// Begins a way, and gives its id; nothing when one there goes on already. Holds the person, so that of two
/// hands at one moment the second finds what the first began.
pub async fn begin(
    work: &mut Work,
    now: Timestamp,
    new: NewWay,
    first: NewChange,
) -> Result<Option<String>> {
    crate::people::store::hold(work, &new.person).await?;
    let there = values![&new.person, &new.organisation, new.work_post.clone().unwrap_or_default()];
    if !work.rows(GOES_ON_AT, there).await?.is_empty() {
        return Ok(None);
    }
    let mut ids = add_many(work, now, vec![(new, vec![(now, first)])]).await?;
    Ok(ids.pop())
}

/// The way that goes on already for a person, at an organisation and for a work post; empty when there is none.
pub async fn going_on(
    work: &mut Work,
    person: &str,
    (organisation, work_post): (&str, &str),
) -> Result<String> {
    let rows = work.rows(GOES_ON_AT, values![person, organisation, work_post]).await?;
    rows.first().map_or_else(|| Ok(String::new()), |row| row.get("id"))
}

/// Begins many ways with what happened on each and when that was written, and gives their ids in the same
/// order. Each has at least one change.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    ways: Vec<(NewWay, Vec<(Timestamp, NewChange)>)>,
) -> Result<Vec<String>> {
    let (mut ids, mut rows, mut all_changes, mut waits) = (vec![], vec![], vec![], vec![]);
    for (new, said) in ways {
        let way = id::new(now);
        let by = new.made_by.as_deref();
        let made: Vec<String> = said.iter().map(|_| id::new(now)).collect();
        let as_read =
            |((at, change), id): (&(Timestamp, NewChange), &String)| change.as_change(id, *at);
        let changes: Vec<Change> = said.iter().zip(&made).map(as_read).collect();
        let (Some(stands), Some((at, first))) = (course::now(&changes), said.first()) else {
            continue;
        };
        let ids_of = values![&way, &new.person, &new.organisation, new.work_post.clone()];
        let told = values![&new.signed_up_by, new.referral.clone(), first.day, stands.state.word()];
        let days = values![stands.since, stands.queue, stands.evaluation, by, *at];
        rows.push([ids_of, told, days].concat());
        let numbered = (1..).zip(said.iter().zip(&made));
        all_changes.extend(
            numbered.map(|(number, ((at, change), id))| change.row((id, &way, number), (by, *at))),
        );
        let of = (new.person.as_str(), new.organisation.as_str(), way.as_str());
        let what = (new.waits_for.0.as_deref(), new.waits_for.1.as_str());
        waits.extend(wait_rows(of, what, &course::waits(&changes)));
        ids.push(way);
    }
    work.insert_many(ADD, rows, "").await?;
    work.insert_many(ADD_CHANGE, all_changes, "").await?;
    wait_as_many(work, waits).await?;
    Ok(ids)
}

/// The times on the list as rows of `waiting`.
fn wait_rows(
    (person, organisation, way): (&str, &str, &str),
    (work_form, place): (Option<&str>, &str),
    waits: &[Wait],
) -> Vec<WaitRow> {
    let row = |wait: &Wait| WaitRow {
        id: wait.id.clone(),
        person: person.to_owned(),
        organisation: organisation.to_owned(),
        work_form: work_form.map(str::to_owned),
        place: place.to_owned(),
        from: wait.from,
        ended: wait.ended,
        made_at: wait.made_at,
        way_in: way.to_owned(),
    };
    waits.iter().map(row).collect()
}

/// Writes a change on a way that is still at this version; says whether it was. A work post that was
/// chosen with it is that of the way from now on.
pub async fn go_on(
    work: &mut Work,
    now: Timestamp,
    (way, version): (&str, i64),
    new: &NewChange,
    (work_post, by): (Option<&str>, &str),
) -> Result<bool> {
    if work.run(HOLD, values![way, version]).await? != 1 {
        return Ok(false);
    }
    work.run(SET_POST, values![way, work_post]).await?;
    let number = changes_in(work, way).await?.len() + 1;
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let row = new.row((&id::new(now), way, number), (Some(by), now));
    work.insert_many(ADD_CHANGE, vec![row], "").await?;
    derive(work, way).await?;
    Ok(true)
}

/// Strikes a change as a mistake, on a way that is still at this version; says whether it was.
pub async fn strike(
    work: &mut Work,
    now: Timestamp,
    (way, version): (&str, i64),
    change: &str,
    (by, why): (&str, &str),
) -> Result<bool> {
    if work.run(HOLD, values![way, version]).await? != 1
        || work.run(STRIKE, values![way, change, by, now, why]).await? != 1
    {
        return Ok(false);
    }
    derive(work, way).await?;
    Ok(true)
}

/// Says for which work post a way is, and who signed the person up; says whether it was still at this
/// version.
pub async fn describe(
    work: &mut Work,
    (way, version): (&str, i64),
    (work_post, signed_up_by): (Option<&str>, &str),
) -> Result<bool> {
    let changed = work.run(DESCRIBE, values![way, version, work_post, signed_up_by]).await? == 1;
    if changed {
        derive(work, way).await?;
    }
    Ok(changed)
}

/// Makes everything again that follows from the changes of a way.
async fn derive(work: &mut Work, id: &str) -> Result<()> {
    let changes = changes_in(work, id).await?;
    let (Some(way), Some(now)) = (one_in(work, id).await?, course::now(&changes)) else {
        return Ok(());
    };
    let first = course::standing(&changes).next().map_or(now.since, |change| change.day);
    let days = values![id, first, now.state.word(), now.since, now.queue, now.evaluation];
    work.run(DERIVE, days).await?;
    let of = (way.person.as_str(), way.organisation.as_str(), id);
    let form = Some(way.work_form.as_str()).filter(|form| !form.is_empty());
    let rows = wait_rows(of, (form, &way.place()), &course::waits(&changes));
    wait_as(work, id, rows).await
}

/// Stops every way of somebody at an organisation that still goes on: its file is closed, for this reason.
/// Gives the ids.
pub async fn stop_all(
    work: &mut Work,
    now: Timestamp,
    (person, organisation): (&str, &str),
    (day, why): (Date, &str),
    by: &str,
) -> Result<Vec<String>> {
    let mut stopped = vec![];
    for row in work.rows(GOING_ON, values![person, organisation]).await? {
        let (id, version): (String, i64) = (row.get("id")?, row.get("version")?);
        let since: Date = row.get("since_day")?;
        let last = changes_in(work, &id).await?;
        let last = course::standing(&last).next_back().map_or(since, |change| change.day);
        let (reason, remark) = (OTHER.to_owned(), why.to_owned());
        let change = NewChange { reason, remark, ..NewChange::to(State::Stopped, day.max(last)) };
        let Some(way) = one_in(work, &id).await? else { continue };
        go_on(work, now, (&id, version), &change, (way.work_post.as_deref(), by)).await?;
        stopped.push(id);
    }
    Ok(stopped)
}

/// Writes which states an organisation uses, when that choice is still at this version (0: there was
/// none); says whether it was.
pub async fn set_used(
    work: &mut Work,
    organisation: &str,
    version: i64,
    used: &Used,
) -> Result<bool> {
    let text = used.text();
    let changed = match version {
        0 => work.run(ADD_USED, values![organisation, text]).await?,
        _ => work.run(SET_USED, values![organisation, text, version]).await?,
    };
    Ok(changed == 1)
}
