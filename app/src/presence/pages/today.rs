//! The lists of a day: which half-days, of which work posts, noted or not yet.

use super::super::When;
use super::super::store::{self, Unknown};
use super::last::{Last, last};
use super::lists::{Group, Known, is_late};
use super::{Asked, KEEPERS, half, said};
use crate::access::{Actor, Role};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;

#[derive(askama::Template)]
#[template(path = "presence/today.html")]
struct Today {
    page: Page,
    day: Date,
    organisations: Vec<(String, String)>,
    organisation: (String, String),
    /// The list that was just saved, or else was used last.
    last: Option<Last>,
    /// The lists with which the page begins: of this half-day, or of the whole of another day.
    groups: Vec<Group>,
    /// Those of the other half-day, folded, with its heading.
    folded: Option<(String, Vec<Group>)>,
    /// Lists of the last days that nobody noted: where, when and its address.
    missing: Vec<(String, String, String)>,
    /// Names of which nobody said yet whose they are.
    unknown: Vec<Unknown>,
}

impl Today {
    fn on(&self, day: &Date) -> String {
        format!("/presence?organisation={}&day={day}", self.organisation.0)
    }

    fn before(&self) -> String {
        self.on(&self.day.saturating_sub(1.day()))
    }

    fn after(&self) -> Option<String> {
        (self.day < self.page.today).then(|| self.on(&self.day.saturating_add(1.day())))
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.organisation.0 == id
    }

    fn said(&self, one: &Unknown) -> String {
        format!("{} · {}", said(&self.page, one.slot.when), one.post_name)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    let fits = |role: Role| KEEPERS.contains(&role);
    let of = actor.organisation_with(fits, &asked.organisation)?.to_owned();
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    organisations.retain(|(id, _)| actor.organisations_as(&KEEPERS).contains(&id.as_str()));
    let organisation = organisations.iter().find(|(id, _)| *id == of).cloned();
    let day = asked.day(&page)?.min(page.today);
    let known = Known::read(&app, &of, day).await?;
    let late = is_late(&app, &page);
    let now = When { day, is_afternoon: late };
    let last = last((&app, &page), (&asked, &headers), &known, now);
    let (groups, folded) = if day == page.today {
        let other = When { day, is_afternoon: !late };
        let folded = known.groups(&page, (day, &[!late]));
        let title = page.with("presence-other-half", "half", half(&page, other));
        let folded = (!folded.is_empty()).then_some((title, folded));
        (known.groups(&page, (day, &[late])), folded)
    } else {
        (known.groups(&page, (day, &[false, true])), None)
    };
    let guides = actor.is_at(Role::Coach, &of) || actor.is_at(Role::Coordinator, &of);
    let unknown = if guides {
        store::unknown(&app.db, &of, (day.saturating_sub(60.days()), page.today)).await?
    } else {
        vec![]
    };
    view::show(&Today {
        last,
        groups,
        folded,
        missing: known.missing(&page, day),
        organisation: organisation.unwrap_or((of, String::new())),
        organisations,
        unknown,
        day,
        page,
    })
}
