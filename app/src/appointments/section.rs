//! This room's part of the person page: the next dates.

use super::store::{self, Appointment};
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// How many dates stand on the person page.
const NEXT: i64 = 4;

#[derive(askama::Template)]
#[template(path = "appointments/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    next: Vec<Appointment>,
    may_write: bool,
}

/// The part as HTML, empty when the reader may see nothing of it.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    let Some(actor) = page.actor.as_ref().filter(|_| file.reads(Kind::Appointments)) else {
        return Ok(String::new());
    };
    let section = Section {
        page,
        person: &file.person,
        next: store::next(&app.db, &file.person, page.today, &actor.account, NEXT).await?,
        may_write: file.writes(Kind::Appointments),
    };
    Ok(section.render()?)
}
