//! The week plan of the demo: when everybody is closed, and single half-days that are otherwise.

use crate::demo::chance::plus;
use crate::offer::NewPlacement;
use crate::weeks::store::{self, NewClosure, NewException};
use crate::weeks::{ClosedFor, Closure, Holiday, OtherwiseFor, Part, Plan, Scope, Slot};
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// Of so many placements one has a half-day that is otherwise, and not more of them than this in all.
const ONE_OF: usize = 7;
const MOST: usize = 400;

/// The closures of an organisation: the days that replace holidays of this year and the next, a week of
/// leave at the end of the year, and a day of the team.
fn closures(today: Date, turn: usize) -> Vec<NewClosure> {
    let whole = |from, until, reason, remark: &str| NewClosure {
        scope: Scope::Organisation,
        from,
        until,
        part: Part::Day,
        reason,
        remark: remark.to_owned(),
    };
    let is_weekend = |day: &Date| day.weekday().to_monday_one_offset() > 5;
    let years = [today.year(), today.year() + 1];
    let holidays = years.into_iter().flat_map(Holiday::of_year).map(|(day, _)| day);
    let replaced = holidays.filter(is_weekend).map(|day| {
        let monday = plus(day, 8 - i32::from(day.weekday().to_monday_one_offset()));
        whole(monday, monday, ClosedFor::Replacement, "")
    });
    let end = date(today.year(), 12, 28);
    let leave = whole(end, plus(end, 4), ClosedFor::Leave, "");
    let monday = plus(today, -i32::from(today.weekday().to_monday_zero_offset()));
    // Each organisation has its own Friday, in the weeks that come.
    let team = plus(monday, 4 + 7 * i32::try_from(turn % 5).unwrap_or(0));
    let team = NewClosure {
        part: Part::Afternoons,
        ..whole(team, team, ClosedFor::Team, "we leren samen")
    };
    replaced.chain([leave, team]).collect()
}

/// Writes closures of the organisations, and exceptions of some placements, each with its id.
pub(super) async fn write(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    houses: &[&str],
    (placed, ids): (&[NewPlacement], &[String]),
) -> Result<()> {
    let of_house = |(turn, house): (usize, &&str)| {
        closures(today, turn).into_iter().map(|new| ((*house).to_owned(), new)).collect::<Vec<_>>()
    };
    let new: Vec<(String, NewClosure)> = houses.iter().enumerate().flat_map(of_house).collect();
    let all: Vec<(&str, NewClosure)> = new.iter().map(|(o, c)| (o.as_str(), c.clone())).collect();
    store::add_closure(work, now, &all, None).await?;
    let plan = Plan { closures: new.iter().map(closure).collect(), ..Plan::default() };
    let some = placed.iter().zip(ids).enumerate().filter(|(turn, _)| turn % ONE_OF == 3);
    for (turn, (new, id)) in some.take(MOST) {
        let exceptions = otherwise(&plan, (new, id), today, turn);
        store::add_exceptions(work, now, &exceptions, true).await?;
    }
    Ok(())
}

fn closure((organisation, new): &(String, NewClosure)) -> Closure {
    Closure {
        id: String::new(),
        organisation: organisation.clone(),
        scope: new.scope.clone(),
        from: new.from,
        until: new.until,
        part: new.part,
        reason: new.reason,
        remark: new.remark.clone(),
    }
}

/// A half-day on which somebody does not come, and sometimes another one instead, in the two weeks that
/// come.
fn otherwise(
    plan: &Plan,
    (new, id): (&NewPlacement, &str),
    today: Date,
    turn: usize,
) -> Vec<NewException> {
    let first = plus(today, i32::try_from(turn % 6).unwrap_or(0)).max(new.stay.from);
    let is_open = |slot: &Slot| {
        let place = (new.organisation.as_str(), "", new.work_post.as_str());
        plan.closed(place, *slot).is_none()
    };
    let is_weekly = |slot: &Slot| new.stay.half_days.has(slot.half_day());
    let slots: Vec<Slot> = Slot::all((first, plus(first, 13))).filter(is_open).collect();
    let exception = |slot: Slot, comes: bool| NewException {
        placement: id.to_owned(),
        slot,
        comes,
        reason: OtherwiseFor::ALL[turn % 5],
        remark: String::new(),
        made_by: None,
    };
    let away = slots.iter().find(|slot| is_weekly(slot));
    let is_workday = |slot: &&Slot| slot.half_day().day() <= 5 && !is_weekly(slot);
    let instead = slots.iter().rev().find(is_workday).filter(|_| turn % 2 == 0);
    let away = away.map(|slot| exception(*slot, false));
    away.into_iter().chain(instead.map(|slot| exception(*slot, true))).collect()
}
