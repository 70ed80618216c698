//! The pages of this room.

mod away;
mod desk;
mod held;
mod of_person;
mod paper;
mod sheet;
mod today;
mod week;
mod who;

use super::{Doubt, When};
use crate::access::Role;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;
use serde::Deserialize;

/// Who keeps the lists of an organisation.
const KEEPERS: [Role; 3] = [Role::Instructor, Role::Coach, Role::Coordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/presence", Door::Role, today::show)
        .get("/presence/posts/{id}", Door::Role, sheet::of_post)
        .post("/presence/posts/{id}", Door::Role, sheet::save_post)
        .get("/presence/sites/{id}", Door::Role, sheet::of_site)
        .post("/presence/sites/{id}", Door::Role, sheet::save_site)
        .get("/presence/posts/{id}/not-held", Door::Role, held::ask_post)
        .post("/presence/posts/{id}/not-held", Door::Role, held::save_post)
        .get("/presence/sites/{id}/not-held", Door::Role, held::ask_site)
        .post("/presence/sites/{id}/not-held", Door::Role, held::save_site)
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

/// The half-day that an address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    organisation: String,
    day: String,
    half: String,
}

impl Asked {
    /// The day; today when none is asked.
    fn day(&self, page: &Page) -> Date {
        self.day.parse().unwrap_or(page.today)
    }

    /// The half-day; when none is asked, the afternoon from noon on.
    fn when(&self, app: &App, page: &Page) -> When {
        let is_late = app.now().to_zoned(page.zone.clone()).hour() >= 12;
        let is_afternoon = match self.half.as_str() {
            "0" => false,
            "1" => true,
            _ => is_late,
        };
        When { day: self.day(page), is_afternoon }
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
