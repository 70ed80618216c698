//! This room's part of the person page: how it stands with what was asked of others. One statement.

use super::store::{self, Stored};
use super::words;
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// How many referrals stand on the person page.
const SHOWN: usize = 3;

#[derive(askama::Template)]
#[template(path = "referrals/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    all: Vec<Stored>,
    more: usize,
    may_write: bool,
}

/// The part as HTML, empty when agreements are closed to the reader.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    if !file.reads(Kind::Steps) {
        return Ok(String::new());
    }
    let mut all = store::of_person(&app.db, &file.person).await?;
    all.retain(|referral| file.reads_at(Kind::Steps, &referral.organisation));
    let may_write = file.writes(Kind::Steps);
    if all.is_empty() && !may_write {
        return Ok(String::new());
    }
    // What is waited for comes first.
    all.sort_by_key(|referral| !referral.state.is_waiting());
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    let section = Section { page, person: &file.person, all, more, may_write };
    Ok(section.render()?)
}
