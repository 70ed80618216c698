//! This room's part of the person page.

use super::State;
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;
use base::db::{Result, Row};
use jiff::civil::Date;

/// A way in, as it stands beside the steps of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnWay {
    /// Which.
    pub id: String,
    /// At which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Where it stands.
    pub state: State,
    /// For which work post, and at which site; empty for any.
    pub post_name: String,
    /// The name of its site.
    pub site_name: String,
    /// Since when.
    pub since: Date,
    /// Since when the place on the list counts, while waiting.
    pub queue: Option<Date>,
    /// The first evaluation of a trial.
    pub evaluation: Option<Date>,
}

impl OnWay {
    /// Reads the row that `trajectories::store::plans` makes of a way in; nothing for a state of a later
    /// version.
    pub fn read(row: &Row) -> Result<Option<OnWay>> {
        let Some(state) = State::parse(&row.get::<String>("more")?) else { return Ok(None) };
        Ok(Some(OnWay {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("words")?,
            state,
            post_name: row.get("name_nl")?,
            site_name: row.get("name_fr")?,
            since: row.get("first_day")?,
            evaluation: row.get("second_day")?,
            queue: row.get("third_day")?,
        }))
    }

    /// Whether it goes on.
    pub fn goes_on(&self) -> bool {
        self.state != State::Stopped
    }
}

/// The colour of the chip of a state.
pub(super) fn tone(state: impl std::borrow::Borrow<State>) -> &'static str {
    match state.borrow() {
        State::Active => "tone-moss",
        State::Waitlist | State::Trial => "tone-sun",
        State::Interrupted => "tone-brick",
        State::Stopped => "",
        _ => "tone-sea",
    }
}

#[derive(askama::Template)]
#[template(path = "way_in/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    ways: Vec<&'a OnWay>,
    /// The organisation of the step of now.
    works_at: Option<&'a str>,
    may_begin: bool,
}

impl Section<'_> {
    /// Whether a step runs there already, although the way does not say so.
    fn lags(&self, way: &OnWay) -> bool {
        !way.state.works() && self.works_at == Some(way.organisation.as_str())
    }
}

/// The part of the person page as HTML: where the person stands, as far as the reader may see; empty when
/// there is nothing, and for who cannot begin anything. The step of now is of the organisation `works_at`.
pub fn on_person_page(
    page: &Page,
    file: &File,
    works_at: Option<&str>,
    ways: &[OnWay],
) -> std::result::Result<String, Problem> {
    let seen = |way: &&OnWay| file.reads_at(Kind::Steps, &way.organisation);
    let all: Vec<&OnWay> = ways.iter().rev().filter(seen).collect();
    let mut ways: Vec<&OnWay> = all.iter().copied().filter(|way| way.goes_on()).collect();
    if ways.is_empty() {
        ways.extend(all.first());
    }
    let may_begin = file.writes(Kind::Steps);
    if ways.is_empty() && !may_begin {
        return Ok(String::new());
    }
    Ok(Section { page, person: &file.person, ways, works_at, may_begin }.render()?)
}
