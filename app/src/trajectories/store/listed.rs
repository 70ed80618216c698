//! Waiting that is a time on the list of a way in: written by the room of the way, and by nothing else.

use base::db::{Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const FORGET: &str = "DELETE FROM waiting WHERE way_in = $1";
const ADD: &str = "INSERT INTO waiting (id, person, organisation, work_form, place, from_day,
    until_day, outcome, made_at, way_in) VALUES";

/// A time of waiting on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitRow {
    /// Its id: that of the change with which it began.
    pub id: String,
    /// Who waits.
    pub person: String,
    /// At which organisation.
    pub organisation: String,
    /// Key of the work form, when known.
    pub work_form: Option<String>,
    /// Where, in words.
    pub place: String,
    /// Since when.
    pub from: Date,
    /// The last day, and how it ended.
    pub ended: Option<(Date, &'static str)>,
    /// When it was written.
    pub made_at: Timestamp,
    /// On the list of which way.
    pub way_in: String,
}

/// Makes these the times of waiting of a way, in the place of what was there. Settle its person afterwards.
pub async fn wait_as(work: &mut Work, way_in: &str, waits: Vec<WaitRow>) -> Result<()> {
    work.run(FORGET, values![way_in]).await?;
    wait_as_many(work, waits).await
}

/// Adds times of waiting of ways that are new. Settle their people afterwards.
pub async fn wait_as_many(work: &mut Work, waits: Vec<WaitRow>) -> Result<()> {
    let row = |wait: WaitRow| {
        let (until, outcome) = wait.ended.unzip();
        let ids = values![wait.id, wait.person, wait.organisation, wait.work_form, wait.place];
        [ids, values![wait.from, until, outcome, wait.made_at, wait.way_in]].concat()
    };
    work.insert_many(ADD, waits.into_iter().map(row).collect(), "").await.map(drop)
}
