//! The pages of this room.

mod away;
mod desk;
mod held;
mod kiosk;
mod last;
mod letters;
mod lists;
mod of_person;
mod paper;
mod roll;
mod saving;
mod sending;
mod sheet;
mod tablet;
mod today;
mod walk_in;
mod week;
mod who;

pub use lists::{Now, is_late, now, unnoted};
pub use sending::SENT;

use super::store::Somebody;
use super::{Doubt, When};
use crate::access::Role;
use crate::language::Message;
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// Who keeps the lists of an organisation.
const KEEPERS: [Role; 3] = [Role::Instructor, Role::Coach, Role::Coordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/presence", Door::Role, today::show)
        .get("/presence/worker.js", Door::Public, tablet::worker)
        .get("/presence/offline", Door::Public, tablet::offline)
        .get("/presence/posts/{id}", Door::Role, sheet::show)
        .post("/presence/posts/{id}", Door::Role, saving::save)
        .get("/presence/sites/{id}", Door::Role, sheet::show)
        .post("/presence/sites/{id}", Door::Role, saving::save)
        .get("/presence/posts/{id}/not-held", Door::Role, held::ask)
        .post("/presence/posts/{id}/not-held", Door::Role, held::save)
        .get("/presence/sites/{id}/not-held", Door::Role, held::ask)
        .post("/presence/sites/{id}/not-held", Door::Role, held::save)
        .get("/presence/posts/{id}/kiosk", Door::Role, kiosk::ask)
        .post("/presence/posts/{id}/kiosk", Door::Role, kiosk::start)
        .get("/presence/sites/{id}/kiosk", Door::Role, kiosk::ask)
        .post("/presence/sites/{id}/kiosk", Door::Role, kiosk::start)
        .get("/kiosk", Door::Public, kiosk::show)
        .post("/kiosk", Door::Public, kiosk::tap)
        .get("/kiosk/pictures/{picture}", Door::Public, kiosk::picture)
        .get("/kiosk/end", Door::Public, kiosk::ask_end)
        .post("/kiosk/end", Door::Public, kiosk::end)
        .get("/presence/posts/{id}/week", Door::Role, week::show)
        .post("/presence/posts/{id}/week", Door::Role, week::save)
        .get("/presence/posts/{id}/week/print", Door::Role, paper::week)
        .get("/presence/posts/{id}/week.pdf", Door::Role, paper::week_pdf)
        .get("/presence/posts/{id}/day-list", Door::Role, paper::day)
        .get("/presence/posts/{id}/day-list.pdf", Door::Role, paper::day_pdf)
        .get("/presence/walk-ins/{id}", Door::Role, who::ask)
        .post("/presence/walk-ins/{id}", Door::Role, who::save)
        .get("/people/{id}/presence", Door::Person, of_person::show)
        .get("/people/{id}/absences/new", Door::Person, away::ask)
        .post("/people/{id}/absences/new", Door::Person, away::save)
        .get("/absences/{id}/end", Door::Person, away::ask_end)
        .post("/absences/{id}/end", Door::Person, away::save_end)
}

/// The first year of which there are lists; before it stands a slip of the keys. Our own choice.
const OLDEST: i16 = 2000;

/// The work post or the site that an address names.
struct Address {
    id: String,
    is_site: bool,
}

impl FromRequestParts<App> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let id = Path::<String>::from_request_parts(parts, app).await;
        let Path(id) = id.map_err(|_| Problem::NotFound)?;
        Ok(Address { id, is_site: parts.uri.path().starts_with("/presence/sites/") })
    }
}

/// The half-day that an address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    organisation: String,
    day: String,
    half: String,
    /// The list that was just saved, as [`desk::Here::word`].
    list: String,
}

impl Asked {
    /// The day; today when none is asked. What is no day has no list.
    fn day(&self, page: &Page) -> Result<Date, Problem> {
        if self.day.is_empty() { Ok(page.today) } else { self.said_day() }
    }

    /// The half-day; when none is asked, the afternoon from noon on.
    fn when(&self, app: &App, page: &Page) -> Result<When, Problem> {
        let is_afternoon =
            if self.half.is_empty() { lists::is_late(app, page) } else { self.said_half()? };
        Ok(When { day: self.day(page)?, is_afternoon })
    }

    /// The day that the address says: nothing is written on a day that was guessed.
    fn said_day(&self) -> Result<Date, Problem> {
        let day: Option<Date> = self.day.parse().ok();
        // A moment, or a day in another spelling, is another address: each list has one.
        let day = day.filter(|day| day.to_string() == self.day && day.year() >= OLDEST);
        day.ok_or(Problem::NotFound)
    }

    fn said_half(&self) -> Result<bool, Problem> {
        match self.half.as_str() {
            "0" => Ok(false),
            "1" => Ok(true),
            _ => Err(Problem::NotFound),
        }
    }

    /// The half-day that the address says.
    fn said(&self) -> Result<When, Problem> {
        Ok(When { day: self.said_day()?, is_afternoon: self.said_half()? })
    }
}

/// `dinsdag 17 november, voormiddag`.
fn said(page: &Page, when: When) -> String {
    format!("{}, {}", page.week_day(when.day), half(page, when))
}

/// `voormiddag`.
fn half(page: &Page, when: When) -> String {
    page.t(if when.is_afternoon { "presence-half-afternoon" } else { "presence-half-morning" })
}

/// Why nothing is noted of somebody on a day, if so: the own file is closed, or the day lies before the birth.
fn refused(person: &Somebody, name: &str, day: Date) -> Option<Message> {
    let key = if !person.is_open {
        "presence-file-closed"
    } else if person.birth.earliest().is_some_and(|born| day < born) {
        "presence-before-birth"
    } else {
        return None;
    };
    Some(Message::new(key).with("name", name))
}

/// That a day lies more than a year back: most often a slip of the keys, and now and then old paper.
fn long_ago(page: &Page, day: Date) -> Option<String> {
    let is_old = day < page.today.saturating_sub(1.year());
    is_old.then(|| page.with("presence-doubt-old", "day", page.short_day(day)))
}

/// What speaks against a presence, in words.
fn doubtful(page: &Page, name: &str, doubt: &Doubt) -> String {
    let name = ("name", name.to_owned());
    match doubt {
        Doubt::NotedAt(post) => page.with2("presence-doubt-noted", name, ("place", post.clone())),
        Doubt::ExpectedAt(post) => {
            page.with2("presence-doubt-expected", name, ("place", post.clone()))
        }
        Doubt::NotBegun(day) => {
            page.with2("presence-doubt-not-begun", name, ("day", page.short_day(day)))
        }
        Doubt::Ended(day) => page.with2("presence-doubt-ended", name, ("day", page.short_day(day))),
        Doubt::Closed(why) => page.with2("presence-doubt-closed", name, ("why", why.clone())),
    }
}
