//! This room's part of the person page: the next dates.

use super::minute_of;
use super::store::{self, Appointment};
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;
use jiff::civil::Date;

/// How many dates stand on the person page.
const NEXT: i64 = 4;

/// The open dates of today and after, in order, as far as the reader may see them.
#[derive(Debug, Clone)]
pub struct Dates {
    all: Vec<Appointment>,
    today: Date,
    /// Minutes after midnight.
    minute: i64,
}

impl Dates {
    /// Whether its hour of today is over, and nobody said yet what became of it.
    fn is_past(&self, one: &Appointment) -> bool {
        one.moment.is_past((self.today, self.minute))
    }

    /// The first that is still to come.
    pub fn next(&self) -> Option<&Appointment> {
        self.all.iter().find(|one| !self.is_past(one))
    }

    /// The last of today of which the hour is over.
    pub fn past(&self) -> Option<&Appointment> {
        self.all.iter().rfind(|one| self.is_past(one))
    }
}

#[derive(askama::Template)]
#[template(path = "appointments/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    dates: &'a Dates,
    may_write: bool,
}

/// The next dates that the reader may see.
pub async fn next(app: &App, page: &Page, file: &File) -> Result<Dates, Problem> {
    let (today, now) = (page.today, app.now().to_zoned(page.zone.clone()).time());
    let all = if file.reads(Kind::Appointments) {
        let through = file.reading(Kind::Appointments);
        store::next(&app.db, &file.person, today, &through, NEXT).await?
    } else {
        vec![]
    };
    Ok(Dates { all, today, minute: minute_of(now) })
}

/// The part as HTML, empty when the reader may see nothing of it. `dates` come from [`next`].
pub fn on_person_page(page: &Page, file: &File, dates: &Dates) -> Result<String, Problem> {
    if !file.reads(Kind::Appointments) {
        return Ok(String::new());
    }
    let may_write = file.writes(Kind::Appointments);
    Ok(Section { page, person: &file.person, dates, may_write }.render()?)
}
