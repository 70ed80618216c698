//! This room's part of the own pages of the person: where one stands, in plain words.

use super::Now;
use super::store::{self, Way};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

#[derive(askama::Template)]
#[template(path = "way_in/mine.html")]
struct Mine<'a> {
    page: &'a Page,
    ways: Vec<Way>,
}

impl Mine<'_> {
    /// What the state is for whom it is about.
    fn means(&self, now: &Now) -> String {
        self.page.t(&format!("way-in-own-{}", now.state.word()))
    }
}

/// Where the person stands, for the person; empty when no way goes on.
pub async fn on_own_pages(app: &App, page: &Page, person: &str) -> Result<String, Problem> {
    let mut ways = store::of_person(&app.db, person).await?;
    ways.retain(Way::goes_on);
    if ways.is_empty() {
        return Ok(String::new());
    }
    Ok(Mine { page, ways }.render()?)
}
