//! This room's part of the person page, and of the own pages of the person.

use super::{Letter, store, writes_for};
use crate::access::{Actor, File, Kind};
use crate::account::store::session::{self, Way};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// How many stand on the person page.
const LAST: usize = 3;

#[derive(askama::Template)]
#[template(path = "letters/section.html")]
struct Section<'a> {
    page: &'a Page,
    file: &'a File,
    letters: Vec<Letter>,
    more: usize,
    may_write: bool,
}

/// The part as HTML; empty when nothing was written that the reader may read, and for who cannot write.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    let Some(actor) = page.actor.as_ref() else { return Ok(String::new()) };
    let may_write = writes_for(file, &actor.organisation).is_some();
    if !may_write && !file.standing.on_team && !file.reads(Kind::TeamNotes) {
        return Ok(String::new());
    }
    let mut letters = store::of_person(&app.db, &file.person, page.today).await?;
    letters.retain(|one| one.from == actor.account || one.is_for(file));
    if letters.is_empty() && !may_write {
        return Ok(String::new());
    }
    let more = letters.len().saturating_sub(LAST);
    letters.truncate(LAST);
    Ok(Section { page, file, letters, more, may_write }.render()?)
}

#[derive(askama::Template)]
#[template(path = "letters/mine.html")]
struct Mine<'a> {
    page: &'a Page,
    letters: Vec<Letter>,
    /// Whether the session is one in which the words are not told: they are of one organisation for
    /// another, and who made the card or the link may be of a third.
    is_by_card: bool,
}

/// What partners wrote about the person, for the person; empty when there is nothing.
pub async fn on_own_pages(
    app: &App,
    page: &Page,
    actor: &Actor,
    person: &str,
) -> Result<String, Problem> {
    let letters = store::of_person(&app.db, person, page.today).await?;
    let is_by_card = session::way_of(&app.db, &actor.session).await? != Way::Password;
    Ok(Mine { page, letters, is_by_card }.render()?)
}
