//! The week of a person: every place that the reader may see, with what is otherwise, what was planned,
//! and the first evaluation of a trial.

use super::super::grid::{Cell, week_of};
use super::super::store::{self, Of};
use super::super::{Half, Plan, Slot};
use super::READERS;
use crate::access::{self, Act, Actor, File, Kind};
use crate::offer::Placement;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store::plans;
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::section::OnWay;
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new().get("/people/{id}/week", Door::Person, show)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// A day of the week that is shown.
    day: String,
}

/// A half-day at a work post.
struct At {
    half: Half,
    place: String,
    cell: Cell,
}

/// A day of the week.
struct Day {
    day: Date,
    at: Vec<At>,
    /// Evaluations of that day: at which organisation, and the way in.
    evaluations: Vec<(String, String)>,
}

/// A placement that runs in the week or begins later.
struct Seat {
    placement: Placement,
    /// Whether the reader may change it.
    writes: bool,
    /// Whether the reader has the week of its work post; of another organisation there is the offer alone.
    is_ours: bool,
    /// Whether it follows another one at once: a change of half-days that was planned.
    is_change: bool,
}

#[derive(askama::Template)]
#[template(path = "weeks/person.html")]
struct PersonWeek {
    page: Page,
    person: String,
    name: String,
    week: (Date, Date),
    days: Vec<Day>,
    seats: Vec<Seat>,
    trials: Vec<OnWay>,
    back: String,
}

impl PersonWeek {
    fn at(&self, day: Date) -> String {
        format!("/people/{}/week?day={day}", self.person)
    }

    fn before(&self) -> String {
        self.at(self.week.0.saturating_sub(7.days()))
    }

    fn after(&self) -> String {
        self.at(self.week.0.saturating_add(7.days()))
    }

    fn now(&self) -> String {
        format!("/people/{}/week", self.person)
    }

    fn is_now(&self) -> bool {
        self.week.0 <= self.page.today && self.page.today <= self.week.1
    }
}

/// The days of a week with what the reader sees of it. Saturday and Sunday stand there when there is
/// something.
fn days(
    page: &Page,
    plan: &Plan,
    (from, until): (Date, Date),
    seats: &[Seat],
    trials: &[OnWay],
    name: &str,
) -> Vec<Day> {
    let expected = plan.expected((from, until));
    let days = (0..7).map(|n| from.saturating_add(n.days()));
    let of_day = |day: Date| {
        let on = expected.iter().filter(|e| e.slot.day == day);
        let at = on.filter_map(|e| {
            let seat = seats.iter().find(|s| s.placement.id == e.placement)?;
            let writer = Some(name).filter(|_| seat.writes);
            Some(At {
                half: e.slot.half,
                place: format!("{}, {}", seat.placement.post_name, seat.placement.site_name),
                cell: page.cell_of(e, writer),
            })
        });
        let here = trials.iter().filter(|way| way.evaluation == Some(day));
        Day {
            day,
            at: at.collect(),
            evaluations: here.map(|w| (w.organisation_name.clone(), w.id.clone())).collect(),
        }
    };
    let is_told = |d: &Day| {
        let monday_to_friday = Slot { day: d.day, half: Half::Morning }.half_day().day() <= 5;
        monday_to_friday || !d.at.is_empty() || !d.evaluations.is_empty()
    };
    days.map(of_day).filter(is_told).collect()
}

/// The placements that run in the week or begin later, as far as the reader may see them.
fn seats(actor: &Actor, file: &File, placements: &[Placement], from: Date) -> Vec<Seat> {
    let ours = actor.organisations_as(&READERS);
    let sees = |p: &&Placement| p.goes_on(from) && file.reads_at(Kind::Steps, &p.organisation);
    let follows = |p: &Placement| placements.iter().any(|other| p.follows(other));
    let seat = |p: &Placement| Seat {
        writes: file.writes_at(Kind::Steps, &p.organisation),
        is_ours: ours.contains(&p.organisation.as_str()),
        is_change: follows(p),
        placement: p.clone(),
    };
    placements.iter().filter(sees).map(seat).collect()
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "week").await?;
    file.demand(Act::Read, Kind::Steps)?;
    let week = week_of(asked.day.parse().unwrap_or(page.today));
    let mut plan = store::plan(&app.db, Of::Person(&person), week).await?;
    plan.seats.retain(|s| file.reads_at(Kind::Steps, &s.organisation));
    let plans = plans(&app.db, &person).await?;
    let seats = seats(&actor, &file, &plans.placements, week.0);
    let on_trial =
        |w: &OnWay| w.state == Stage::Trial && file.reads_at(Kind::Steps, &w.organisation);
    let trials: Vec<OnWay> = plans.ways_in.into_iter().filter(on_trial).collect();
    view::show(&PersonWeek {
        days: days(&page, &plan, week, &seats, &trials, &plans.called),
        back: format!("/people/{person}/week?day={}", week.0),
        name: plans.name,
        seats,
        trials,
        person,
        week,
        page,
    })
}
