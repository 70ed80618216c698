//! What is missing in the data of a return, each with the page on which it is mended.

use super::store::Taking;
use super::told::Missing;
use super::{Asked, Reader};
use crate::agreements::{pages::missing_words, store};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;

/// What is missing, for a coordinator: agreements, signatures, permissions, hours. Who reads numbers only is
/// told nothing of it.
pub(super) async fn missing(
    app: &App,
    page: &Page,
    (asked, work_form): (Asked<'_>, &str),
    (takings, period): (&[Taking], (Date, Date)),
) -> Result<Option<Vec<Missing>>, Problem> {
    let Reader::Coordinator(actor) = asked.reader else { return Ok(None) };
    let gaps =
        store::missing(&app.db, (actor.account.as_str(), asked.organisation.0), period).await?;
    let of_form = gaps.iter().filter(|gap| gap.work_form == work_form);
    let mut all: Vec<Missing> = of_form
        .map(|gap| Missing {
            name: gap.person_name.clone(),
            person: gap.person.clone(),
            what: match gap.place.as_str() {
                "" => missing_words(page, gap),
                place => format!("{} {place}.", missing_words(page, gap)),
            },
            address: gap.address(),
        })
        .collect();
    for taking in takings {
        all.extend(taking.without_hours.iter().map(|step| Missing {
            name: taking.name.clone(),
            person: taking.person.clone(),
            what: page.t("returns-no-hours"),
            address: format!("/steps/{step}/edit"),
        }));
    }
    Ok(Some(all))
}
