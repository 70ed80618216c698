//! This room's part of the person page: the open goals with what comes next. One statement.

use super::sheet::Sheet;
use super::{Goal, GoalState, store};
use crate::access::{Category, File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// How many goals stand on the person page.
const SHOWN: usize = 4;

#[derive(askama::Template)]
#[template(path = "plans/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    goals: Vec<Goal>,
    more: usize,
    late: usize,
    may_write: bool,
}

/// The part as HTML, empty when every part of life is closed to the reader.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    if !Category::LIFE.into_iter().any(|category| file.reads(Kind::Life(category))) {
        return Ok(String::new());
    }
    let sheet = Sheet::of(file, store::all(&app.db, &file.person).await?);
    let mut goals: Vec<Goal> =
        sheet.goals().filter(|g| g.state == GoalState::Open).cloned().collect();
    let more = goals.len().saturating_sub(SHOWN);
    goals.truncate(SHOWN);
    let section = Section {
        page,
        person: &file.person,
        goals,
        more,
        late: sheet.late(page.today),
        may_write: file.writes(Kind::Life(Category::WorkGoals)),
    };
    Ok(section.render()?)
}
