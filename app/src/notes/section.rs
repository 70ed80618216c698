//! This room's part of the person page: the last notes, and how many stay closed, with the reason.

use super::store::{self, Counts, Note, Tally};
use crate::access::{File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;

/// How many notes stand on the person page.
const LAST: i64 = 5;

#[derive(askama::Template)]
#[template(path = "notes/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    notes: Vec<Note>,
    counts: Counts,
    may_write: bool,
    /// Whether attachments are open to the reader.
    reads_files: bool,
}

/// The part as HTML, empty when the reader may see nothing of it. `tallies`: all notes there are.
pub async fn on_person_page(
    app: &App,
    page: &Page,
    file: &File,
    tallies: &[Tally],
) -> Result<String, Problem> {
    let Some(actor) = page.actor.as_ref().filter(|_| !file.standing.is_self) else {
        return Ok(String::new());
    };
    let section = Section {
        page,
        person: &file.person,
        notes: store::on_person(&app.db, actor, file, LAST, 0).await?,
        counts: Counts::of(file, tallies),
        may_write: file.writes(Kind::TeamNotes),
        reads_files: file.reads(Kind::TeamNotes),
    };
    Ok(section.render()?)
}
