//! When an organisation is closed: the legal holidays of a year, and what it says itself.

use super::super::store::{self, StoredClosure};
use super::super::{Half, Holiday, Part, Why};
use super::READERS;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::store::own_organisations;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use jiff::civil::{Date, date};
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new().get("/closures", Door::Role, show).post("/closures/holiday", Door::Role, holiday)
}

/// The years that can be shown: none is so far away that somebody meant it.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1975..=2100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    organisation: String,
    year: String,
}

/// A legal holiday of the year.
struct Legal {
    day: Date,
    holiday: Holiday,
    /// Whether it falls on a Saturday or a Sunday.
    is_weekend: bool,
    /// Whether the organisation works then.
    works: bool,
}

#[derive(askama::Template)]
#[template(path = "weeks/closures.html")]
struct ClosuresPage {
    page: Page,
    organisations: Vec<(String, String)>,
    organisation: (String, String),
    year: i16,
    legal: Vec<Legal>,
    own: Vec<StoredClosure>,
    keeps: bool,
}

impl ClosuresPage {
    fn is_chosen(&self, id: &str) -> bool {
        self.organisation.0 == id
    }

    fn of_year(&self, year: impl std::borrow::Borrow<i16>) -> String {
        format!("/closures?organisation={}&year={}", self.organisation.0, year.borrow())
    }

    fn holiday(&self, legal: &Legal) -> String {
        self.page.t(&format!("weeks-holiday-{}", legal.holiday.word()))
    }

    /// Which part of the day, in words; nothing for whole days.
    fn part(&self, one: &StoredClosure) -> Option<String> {
        let (part, is_one_day) = (one.closure.part, one.closure.from == one.closure.until);
        let half = Half::BOTH.into_iter().find(|half| part.has(*half)).filter(|_| is_one_day);
        match (part, half) {
            (Part::Day, _) => None,
            (_, Some(half)) => Some(self.page.t(&format!("weeks-half-{}", half.word()))),
            _ => Some(self.page.t(&format!("weeks-part-{}", part.word()))),
        }
    }

    fn reason(&self, one: &StoredClosure) -> String {
        self.page.why(&Why::Closure(one.closure.clone()))
    }
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&READERS)?;
    let organisation =
        actor.organisation_with(|role| READERS.contains(&role), &asked.organisation)?.to_owned();
    let mut organisations = own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let year = asked.year.parse().ok().filter(|y| YEARS.contains(y)).unwrap_or(page.today.year());
    let days = (date(year, 1, 1), date(year, 12, 31));
    let worked = store::worked_holidays(&app.db, &organisation, days).await?;
    let legal = |(day, holiday): (Date, Holiday)| Legal {
        day,
        holiday,
        is_weekend: day.weekday().to_monday_one_offset() > 5,
        works: worked.contains(&day),
    };
    let named = organisations.iter().find(|(id, _)| *id == organisation).cloned();
    view::show(&ClosuresPage {
        legal: Holiday::of_year(year).into_iter().map(legal).collect(),
        own: store::closures(&app.db, &organisation, days).await?,
        keeps: actor.is_at(Role::Coordinator, &organisation),
        organisation: named.unwrap_or_default(),
        organisations,
        year,
        page,
    })
}

async fn holiday(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let mut form = Form::from_pairs(sent);
    let asked = form.value("organisation").to_owned();
    let organisation = actor.organisation_with(|role| role == Role::Coordinator, &asked)?;
    let day = form.needed_day("day", page.today).filter(|day| Holiday::on(*day).is_some());
    let day = day.ok_or(Problem::NotFound)?;
    let works = form.ticked("works");
    let back = format!("/closures?organisation={organisation}&year={}", day.year());
    let mut work = app.db.work().await?;
    let said = (works, Some(actor.account.as_str()));
    if !store::set_holiday(&mut work, app.now(), (organisation, day), said).await? {
        return Ok(view::go(&back, "weeks-said-meanwhile"));
    }
    let line = Line::by(&actor, Deed::Change, Thing::Closure, organisation).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&back, if works { "weeks-said-works" } else { "weeks-said-rests" }))
}
