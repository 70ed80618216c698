//! This room's part of the person page.

use super::State;
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;
use jiff::civil::Date;

/// A way in, as the person page knows it.
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
    /// For which work post; empty for any.
    pub post_name: String,
    /// Since when.
    pub since: Date,
    /// The first evaluation of a trial.
    pub evaluation: Option<Date>,
}

impl OnWay {
    fn goes_on(&self) -> bool {
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
) -> Result<String, Problem> {
    let seen = |way: &&OnWay| file.reads_at(Kind::Steps, &way.organisation);
    let all: Vec<&OnWay> = ways.iter().filter(seen).collect();
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
