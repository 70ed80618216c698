//! This room's part of other pages: the person page of who may ask, the consents of a file, the own pages.

use super::answers::may_note;
use super::{Ask, store};
use crate::access::{Actor, File};
use crate::account::store::session::{self, Way};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

#[derive(askama::Template)]
#[template(path = "asks/to_ask.html")]
struct ToAsk<'a> {
    page: &'a Page,
    person: &'a str,
    name: &'a str,
}

/// How what is closed opens, and the way to ask more; empty for who cannot ask. What became of the last
/// question stands there.
pub fn to_ask(page: &Page, file: &File, name: &str) -> Result<String, Problem> {
    if file.standing.is_self || !super::may_ask(file) {
        return Ok(String::new());
    }
    Ok(ToAsk { page, person: &file.person, name }.render()?)
}

#[derive(askama::Template)]
#[template(path = "asks/to_answer.html")]
struct ToAnswer<'a> {
    page: &'a Page,
    asks: Vec<Ask>,
}

/// The questions of others that the reader can note an answer to, on the page of consents.
pub async fn to_answer(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    let mut asks = store::standing(&app.db, &file.person, page.today).await?;
    asks.retain(|ask| may_note(file, &ask.organisation));
    Ok(ToAnswer { page, asks }.render()?)
}

/// A question that waits for an answer, as the person page knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub id: String,
    /// The organisation that asks.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
}

#[derive(askama::Template)]
#[template(path = "asks/waiting.html")]
struct OnPerson<'a> {
    page: &'a Page,
    person: &'a str,
    asks: Vec<&'a Waiting>,
}

/// The questions that wait, on the person page of who can note an answer to them; empty for others.
pub fn on_person_page(page: &Page, file: &File, asks: &[Waiting]) -> Result<String, Problem> {
    let asks = asks.iter().filter(|ask| may_note(file, &ask.organisation)).collect();
    Ok(OnPerson { page, person: &file.person, asks }.render()?)
}

#[derive(askama::Template)]
#[template(path = "asks/mine.html")]
struct Mine<'a> {
    page: &'a Page,
    asks: Vec<Ask>,
    /// Whether the session is one in which nothing can be given.
    is_by_card: bool,
}

/// The questions that wait for the person, on the own pages; empty when there are none.
pub async fn on_own_pages(
    app: &App,
    page: &Page,
    actor: &Actor,
    person: &str,
) -> Result<String, Problem> {
    let asks = store::standing(&app.db, person, page.today).await?;
    let way = session::way_of(&app.db, &actor.session).await?;
    Ok(Mine { page, asks, is_by_card: way != Way::Password }.render()?)
}
