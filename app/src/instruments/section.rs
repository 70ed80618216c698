//! This room's part of the person page: with what and when somebody was scored, and what is due.

use super::{LastScored, REGISTRY, due};
use crate::access::store::closed;
use crate::access::{Act, Category, File, Kind, Verdict};
use crate::consent::words::categories;
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// An instrument with which the person was scored.
struct Used {
    key: String,
    name: String,
    day: String,
    /// Since when it is due, and the parts of life that are.
    due: Option<(Date, BTreeSet<Category>)>,
}

impl Used {
    /// Notes that a part of life is due, when it is.
    fn note_due(&mut self, last: &LastScored, category: Category, today: Date) {
        if let Some(day) = due(last.day, last.interval).filter(|day| *day <= today) {
            let (first, parts) = self.due.get_or_insert((day, BTreeSet::new()));
            *first = day.min(*first);
            parts.insert(category);
        }
    }

    /// What is due and since when.
    fn due(&self, page: &Page) -> Option<String> {
        let (day, parts) = self.due.as_ref()?;
        let parts = categories(page, &parts.iter().copied().collect::<Vec<_>>());
        Some(page.with2("instruments-due-parts", ("day", page.short_day(*day)), ("parts", parts)))
    }
}

/// Whether a category of scores is open to the reader of a file.
fn may_read(file: &File, last: &LastScored, category: Category) -> Verdict {
    let kind = Kind::Life(category);
    match last.source.as_str() {
        REGISTRY => file.standing.may_read_registry(kind, &last.organisation),
        _ => file.may_at(Act::Read, kind, &last.organisation),
    }
}

/// The line of an instrument, which the latest scores begin.
fn told<'a>(used: &'a mut Vec<Used>, page: &Page, last: &LastScored) -> &'a mut Used {
    let place = used.iter().position(|u| u.key == last.key).unwrap_or(used.len());
    if place == used.len() {
        used.push(Used {
            name: last.name.say(page.language).to_owned(),
            key: last.key.clone(),
            day: page.short_day(last.day),
            due: None,
        });
    }
    &mut used[place]
}

#[derive(askama::Template)]
#[template(path = "instruments/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    used: Vec<Used>,
    /// Why scores of another organisation are closed, when there are any.
    elsewhere: Option<String>,
    may_score: bool,
}

/// The part as HTML, empty when no part of life is open to the reader.
/// `scored` comes with everything else around the person, in one statement.
pub fn on_person_page(page: &Page, file: &File, scored: &[LastScored]) -> Result<String, Problem> {
    if !Category::LIFE.iter().any(|c| file.reads(Kind::Life(*c))) {
        return Ok(String::new());
    }
    let mut used: Vec<Used> = vec![];
    let mut elsewhere = None;
    // The latest comes first: what comes after it in the same part of life is earlier.
    let mut asked = BTreeSet::new();
    for last in scored {
        for category in &last.categories {
            let verdict = may_read(file, last, *category);
            if !verdict.is_allowed() && file.reads(Kind::Life(*category)) {
                elsewhere = Some(page.say(&closed(verdict.reason())));
            }
            if !verdict.is_allowed() {
                continue;
            }
            let used = told(&mut used, page, last);
            if last.is_asked && asked.insert((last.key.as_str(), *category)) {
                used.note_due(last, *category, page.today);
            }
        }
    }
    let may_score = Category::LIFE.iter().any(|c| file.writes(Kind::Life(*c)));
    Ok(Section { page, person: &file.person, used, elsewhere, may_score }.render()?)
}
