//! What is missing in the data of a return, each with the page on which it is mended.

use super::store::{Kept, Taking, Untimed};
use super::told::Missing;
use super::{Asked, Reader};
use crate::agreements::{pages::missing_words, store};
use crate::presence::store::{Expected, Place};
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

/// What the lists of presence of a period lack.
pub(super) struct Lists {
    /// Half-days on which somebody was expected and nothing is noted.
    pub unnoted: Vec<Expected>,
    /// Half-days of which it is not noted how long they took, by work post.
    pub untimed: Vec<Untimed>,
    /// The work posts of the organisation.
    pub places: Vec<Place>,
}

/// What the lists lack, a line per work post: each leads to the first week in which it lacks.
pub(super) fn of_lists(page: &Page, lists: &Lists) -> Vec<Missing> {
    let line = |post: &str, key: &str, n: i64, first: Date| Missing {
        name: lists
            .places
            .iter()
            .find(|p| p.id == post)
            .map_or_else(String::new, |p| p.name.clone()),
        person: String::new(),
        what: page.with2(key, ("n", n), ("day", page.day(first))),
        address: format!("/presence/posts/{post}/week?day={first}"),
    };
    let mut all = vec![];
    for place in &lists.places {
        let days = lists.unnoted.iter().filter(|one| one.slot.work_post == place.id);
        let days: Vec<Date> = days.map(|one| one.slot.when.day).collect();
        let n = i64::try_from(days.len()).unwrap_or(i64::MAX);
        let first = days.into_iter().min();
        all.extend(first.map(|first| line(&place.id, "returns-lacks-noted", n, first)));
    }
    all.extend(lists.untimed.iter().map(|one| Missing {
        // How long a half-day took is noted on its list, and not in the grid of the week.
        address: format!(
            "/presence/posts/{}?day={}&half={}",
            one.work_post, one.first.0, one.first.1
        ),
        ..line(&one.work_post, "returns-lacks-length", one.n, one.first.0)
    }));
    all
}

/// What the organisation did not say of the year, without which there is no estimate. Where nobody takes part,
/// nothing has to be said.
pub(super) fn of_year(page: &Page, asked: Asked<'_>, kept: &Kept, any: bool) -> Vec<Missing> {
    let lacks = [
        ("way", kept.way.is_none()),
        ("contingent", kept.contingent.is_none()),
        ("advances", kept.advances.is_none()),
    ];
    let line = |key: &str| Missing {
        name: asked.organisation.1.to_owned(),
        person: String::new(),
        what: page.with(&format!("returns-lacks-{key}"), "year", asked.period.year().to_string()),
        address: format!("/returns/year?{}", asked.query()),
    };
    lacks.iter().filter(|(_, lacks)| any && *lacks).map(|(key, _)| line(key)).collect()
}
