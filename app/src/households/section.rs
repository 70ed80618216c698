//! This room's part of the person page.

use crate::access::store::because;
use crate::access::{Act, File, Kind, Verdict};
use crate::people::store::{Home, Stored};
use crate::problem::Problem;
use crate::view::Page;
use askama::Template as _;

#[derive(askama::Template)]
#[template(path = "households/section.html")]
struct Section<'a> {
    page: &'a Page,
    file: &'a File,
    /// Whose household it is, as one calls the person.
    called: &'a str,
    closed: Option<String>,
    homes: Vec<super::Household<'a>>,
    may_change: bool,
}

/// The part as HTML: the households the person is or was in, and who else is there. `homes` comes
/// with everything else around the person, in one statement.
pub fn on_person_page(
    page: &Page,
    file: &File,
    person: &Stored,
    homes: &[Home],
) -> Result<String, Problem> {
    part(page, file, person, homes, file.writes(Kind::Household))
}

/// The same for the sheet to print, without anything to click.
pub fn on_sheet(
    page: &Page,
    file: &File,
    person: &Stored,
    homes: &[Home],
) -> Result<String, Problem> {
    part(page, file, person, homes, false)
}

fn part(
    page: &Page,
    file: &File,
    person: &Stored,
    homes: &[Home],
    may_change: bool,
) -> Result<String, Problem> {
    let verdict = match file.may(Act::Read, Kind::Household) {
        Verdict::Allowed(_) if person.secret_home && !file.knows_home() => {
            Verdict::Denied("protected")
        }
        other => other,
    };
    let closed = (!verdict.is_allowed()).then(|| page.say(&because(verdict.reason())));
    let homes =
        if closed.is_some() { vec![] } else { super::grouped(homes, &file.person, page.today) };
    Ok(Section { page, file, called: person.first_name(), closed, homes, may_change }.render()?)
}
