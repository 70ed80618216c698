//! This room's part of the own pages of the person: where one stands, in plain words.

use super::State;
use super::section::OnWay;
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;

#[derive(askama::Template)]
#[template(path = "way_in/mine.html")]
struct Mine<'a> {
    page: &'a Page,
    ways: Vec<&'a OnWay>,
}

impl Mine<'_> {
    /// What the state is for whom it is about.
    fn means(&self, way: &OnWay) -> String {
        self.page.t(&format!("way-in-own-{}", way.state.word()))
    }

    /// Since when: on the list, since when the place counts.
    fn since(&self, way: &OnWay) -> String {
        let day = way.queue.unwrap_or(way.since);
        self.page.with("mine-since", "day", self.page.day(day))
    }
}

/// Where the person stands, for the first page: who works there reads that in the step of now.
pub fn on_first_page(page: &Page, ways: &[OnWay]) -> Result<String, Problem> {
    shown(page, ways, |way| way.goes_on() && way.state != State::Active)
}

/// Where the person stands, for the page of the steps; empty when no way goes on.
pub fn on_steps_page(page: &Page, ways: &[OnWay]) -> Result<String, Problem> {
    shown(page, ways, OnWay::goes_on)
}

fn shown(page: &Page, ways: &[OnWay], is_told: impl Fn(&OnWay) -> bool) -> Result<String, Problem> {
    let ways: Vec<&OnWay> = ways.iter().rev().filter(|way| is_told(way)).collect();
    if ways.is_empty() {
        return Ok(String::new());
    }
    Ok(Mine { page, ways }.render()?)
}
