//! This room's part of the person page, and of the own pages of the person.

use super::{Letter, goes_to, store, writers};
use crate::access::{Actor, File};
use crate::account::store::session::{self, Way};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// That something was written, as the person page knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The account that wrote it.
    pub from: String,
    /// The organisation for whose team it is.
    pub receiver: String,
    /// Whether somebody read it.
    pub is_read: bool,
}

#[derive(askama::Template)]
#[template(path = "letters/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    count: usize,
    unread: usize,
    may_write: bool,
}

/// The part of the person page as HTML: how much was written that the reader may read, and the way there;
/// empty when there is nothing, and for who cannot write. `lead` is the organisation of who leads.
pub fn on_person_page(
    page: &Page,
    file: &File,
    letters: &[Written],
    lead: Option<&str>,
) -> Result<String, Problem> {
    let Some(actor) = page.actor.as_ref() else { return Ok(String::new()) };
    let may_write = !writers(file, lead).is_empty();
    let own = |one: &&Written| one.from == actor.account || goes_to(file, &one.receiver);
    let letters: Vec<&Written> = letters.iter().filter(own).collect();
    if letters.is_empty() && !may_write {
        return Ok(String::new());
    }
    let unread = letters.iter().filter(|one| !one.is_read).count();
    Ok(Section { page, person: &file.person, count: letters.len(), unread, may_write }.render()?)
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
