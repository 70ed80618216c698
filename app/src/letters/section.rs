//! This room's part of the person page, and of the own first page of the person.

use super::{goes_to, store, writers};
use crate::access::{Actor, File};
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
    let speaks = file.speaks_for();
    let wrote = letters.iter().any(|one| one.from == actor.account);
    let own = |one: &&Written| {
        let is_answer = wrote && speaks.contains(one.receiver.as_str());
        one.from == actor.account || is_answer || goes_to(file, &one.receiver)
    };
    let letters: Vec<&Written> = letters.iter().filter(own).collect();
    if letters.is_empty() && !may_write {
        return Ok(String::new());
    }
    let unread = letters.iter().filter(|one| !one.is_read).count();
    Ok(Section { page, person: &file.person, count: letters.len(), unread, may_write }.render()?)
}

#[derive(askama::Template)]
#[template(path = "letters/new.html")]
struct New<'a> {
    page: &'a Page,
    n: i64,
}

/// That partners wrote since the person last read that page, for the own first page; empty when nobody did.
pub async fn on_first_page(
    app: &App,
    page: &Page,
    actor: &Actor,
    person: &str,
) -> Result<String, Problem> {
    match store::unseen(&app.db, person, &actor.account).await? {
        0 => Ok(String::new()),
        n => Ok(New { page, n }.render()?),
    }
}
