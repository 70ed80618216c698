//! This room's part of the person page: how it stands with what was asked of others. It is read with
//! everything that stands around a person, in one statement.

use super::store::First;
use super::words;
use super::{Ask, State};
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;
use jiff::civil::Date;

/// How many referrals stand on the person page.
const SHOWN: usize = 3;

/// A referral in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Which.
    pub id: String,
    /// Who is asked.
    pub receiver_name: String,
    /// What is asked.
    pub kind: Ask,
    /// How it stands.
    pub state: State,
    /// Who asks.
    pub organisation: String,
    /// The last day of the clock.
    pub answer_by: Date,
    /// The first appointment that came with a yes.
    pub first: First,
    /// The advice that came with a yes.
    pub advice: String,
    /// Whether that first appointment stands in no agenda yet: it is at somebody outside, who has none here.
    pub is_free: bool,
}

impl Brief {
    /// Whether the first appointment can become one of the asking organisation still.
    fn can_be_planned(&self, page: &Page) -> bool {
        self.is_free && self.first.day.is_some_and(|day| day >= page.today)
    }
}

#[derive(askama::Template)]
#[template(path = "referrals/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    all: Vec<&'a Brief>,
    more: usize,
    may_write: bool,
    file: &'a File,
}

/// Whether the reader can make appointments of the organisation that asks. Its twin in the database is in
/// `day::store::news`.
pub(super) fn may_plan(file: &File, asks: &str) -> bool {
    file.writes_at(Kind::Appointments, asks) && !file.standing.closed.contains(asks)
}

/// The part as HTML, empty when agreements are closed to the reader, or there is nothing to read.
pub fn on_person_page(page: &Page, file: &File, all: &[Brief]) -> Result<String, Problem> {
    let reads = |referral: &&Brief| file.reads_at(Kind::Steps, &referral.organisation);
    let mut all: Vec<&Brief> = all.iter().filter(reads).collect();
    let may_write = file.writes(Kind::Steps) && file.demand_open().is_ok();
    if all.is_empty() && !may_write {
        return Ok(String::new());
    }
    // What is waited for comes first, and what asks for an appointment.
    all.sort_by_key(|r| !r.state.is_waiting() && !r.can_be_planned(page));
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    Ok(Section { page, person: &file.person, all, more, may_write, file }.render()?)
}
