//! The next duties on my day, as far as no other card tells them.

use super::super::Duty;
use super::super::store::{self, Whose};
use super::list::READERS;
use crate::access::Actor;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;
use jiff::ToSpan as _;

/// So many days ahead something is told. Our own choice.
const SOON: i64 = 14;
/// How many are named; the rest is on the page of duties.
const NAMED: usize = 4;

#[derive(askama::Template)]
#[template(path = "clocks/on_day.html")]
struct OnDay<'a> {
    page: &'a Page,
    duties: Vec<Duty>,
    in_all: usize,
    late: usize,
}

/// The card, empty when nothing is to be done. One statement, and none for who has no duties.
pub async fn on_day(app: &App, page: &Page, actor: &Actor) -> Result<String, Problem> {
    if !READERS.iter().any(|role| actor.is(*role)) {
        return Ok(String::new());
    }
    let whose = Whose { mine: true, ..Whose::default() };
    let mut duties = store::duties(&app.db, &actor.account, whose, page.today).await?;
    let soon = page.today.saturating_add(SOON.days());
    duties.retain(|duty| duty.day() <= soon && !duty.kind.is_told_elsewhere());
    let in_all = duties.len();
    if in_all == 0 {
        return Ok(String::new());
    }
    let late = duties.iter().filter(|duty| duty.day() < page.today).count();
    duties.truncate(NAMED);
    Ok(OnDay { page, duties, in_all, late }.render()?)
}
