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
    next: &'a [Appointment],
    may_write: bool,
}

/// The next dates that the reader may see.
pub async fn next(app: &App, file: &File) -> Result<Vec<Appointment>, Problem> {
    if !file.reads(Kind::Appointments) {
        return Ok(vec![]);
    }
    Ok(store::next(&app.db, &file.person, app.today(), &file.reading(Kind::Appointments), NEXT)
        .await?)
}

/// The part as HTML, empty when the reader may see nothing of it. `next` comes from [`next`].
pub fn on_person_page(page: &Page, file: &File, next: &[Appointment]) -> Result<String, Problem> {
    if !file.reads(Kind::Appointments) {
        return Ok(String::new());
    }
    let section =
        Section { page, person: &file.person, next, may_write: file.writes(Kind::Appointments) };
    Ok(section.render()?)
}
