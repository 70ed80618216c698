//! That a plan waits for the person's yes, on the first page of the person.

use super::contents::{self, Contents};
use super::sheet::Sheet;
use super::store;
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::trajectories::store::Aim;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

#[derive(askama::Template)]
#[template(path = "plans/waiting.html")]
struct Waiting<'a> {
    page: &'a Page,
    /// Whether something was agreed before; else the plan is new.
    is_changed: bool,
}

/// The part as HTML, empty when nothing waits. What was agreed in any way, also on paper, is not asked again
/// here as long as the plan says the same.
pub async fn on_first_page(
    app: &App,
    page: &Page,
    file: &File,
    aim: Option<&Aim>,
) -> Result<String, Problem> {
    let actor = page.actor.as_ref().ok_or(Problem::SignIn)?;
    let sheet = Sheet::open(app, actor, file).await?;
    let now = Contents::of(&sheet, aim.filter(|_| file.reads(Kind::Aim)));
    let last = store::versions(&app.db, &file.person).await?.into_iter().next();
    let then = last.as_ref().map(|agreed| contents::read(&agreed.contents)).transpose()?;
    if now.goals.is_empty() || then.as_ref().is_some_and(|then| then.says_as(&now)) {
        return Ok(String::new());
    }
    Ok(Waiting { page, is_changed: then.is_some() }.render()?)
}
