//! This room's part of the person page: with what and when somebody was scored, and what is due.

use super::{due, store};
use crate::access::{Category, File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// An instrument with which the person was scored.
struct Used {
    key: String,
    name: String,
    day: String,
    due: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "instruments/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    used: Vec<Used>,
    may_score: bool,
}

/// The part as HTML, empty when no part of life is open to the reader.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    let reads = |at: &str| Category::LIFE.iter().any(|c| file.reads_at(Kind::Life(*c), at));
    if !Category::LIFE.iter().any(|c| file.reads(Kind::Life(*c))) {
        return Ok(String::new());
    }
    let mut used: Vec<Used> = vec![];
    for last in store::last_scored(&app.db, &file.person).await? {
        if !reads(&last.organisation) || used.iter().any(|u| u.key == last.key) {
            continue;
        }
        let due = due(last.day, last.interval).filter(|day| *day <= page.today);
        used.push(Used {
            name: last.name.say(page.language).to_owned(),
            key: last.key,
            day: page.short_day(last.day),
            due: due.map(|day| page.short_day(day)),
        });
    }
    let may_score = Category::LIFE.iter().any(|c| file.writes(Kind::Life(*c)));
    Ok(Section { page, person: &file.person, used, may_score }.render()?)
}
