//! Who is expected: the one rule, pure.

use super::{Closure, Exception, Holiday, Seat, Slot};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that decides who is expected in a time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The placements that run then.
    pub seats: Vec<Seat>,
    /// The days on which one of them is otherwise.
    pub exceptions: Vec<Exception>,
    /// Closures of the organisations of these placements.
    pub closures: Vec<Closure>,
    /// Legal holidays on which an organisation works: organisation and day.
    pub worked: BTreeSet<(String, Date)>,
}

/// Why something is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is a legal holiday.
    Holiday(Holiday),
    /// It was said so.
    Closure(Closure),
}

/// What applies to somebody's half-day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The person is expected, as in every week.
    Expected,
    /// The person is expected, although it is no half-day of every week.
    Extra(Exception),
    /// It is a half-day of every week, and the person does not come.
    Away(Exception),
    /// It is closed: nobody is expected.
    Closed(Why),
}

/// A half-day of somebody at a work post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Who.
    pub person: String,
    /// By which placement.
    pub placement: String,
    /// Of which organisation.
    pub organisation: String,
    /// At which site.
    pub site: String,
    /// At which work post.
    pub work_post: String,
    /// When.
    pub slot: Slot,
    /// What applies.
    pub what: What,
}

impl Expected {
    /// Whether the person is to come.
    pub fn comes(&self) -> bool {
        matches!(self.what, What::Expected | What::Extra(_))
    }
}

impl Plan {
    /// Why a work post is closed on a half-day; nothing when it is not. A legal holiday is told before what
    /// an organisation says itself, and what is wide before what is narrow.
    pub fn closed(
        &self,
        (organisation, site, work_post): (&str, &str, &str),
        slot: Slot,
    ) -> Option<Why> {
        let works = || self.worked.contains(&(organisation.to_owned(), slot.day));
        if let Some(holiday) = Holiday::on(slot.day).filter(|_| !works()) {
            return Some(Why::Holiday(holiday));
        }
        let all = self.closures.iter();
        let closing = all.filter(|c| c.takes(slot) && c.closes(organisation, site, work_post));
        closing.min_by_key(|c| (&c.scope, c.from, &c.id)).cloned().map(Why::Closure)
    }

    /// Every half-day from a day until a day that is one of somebody's every week, or on which somebody
    /// comes besides; by half-day, work post and person.
    pub fn expected(&self, days: (Date, Date)) -> Vec<Expected> {
        let at = |e: &Exception| (e.placement.clone(), e.slot);
        let exceptions: BTreeMap<(String, Slot), &Exception> =
            self.exceptions.iter().map(|e| (at(e), e)).collect();
        let mut all = vec![];
        for seat in &self.seats {
            for slot in Slot::all(within(seat, days)) {
                let exception = exceptions.get(&(seat.placement.clone(), slot)).copied();
                all.extend(self.what(seat, slot, exception).map(|what| one(seat, slot, what)));
            }
        }
        all.sort_by(|a, b| order(a).cmp(&order(b)));
        all
    }

    fn what(&self, seat: &Seat, slot: Slot, exception: Option<&Exception>) -> Option<What> {
        let is_weekly = seat.is_weekly(slot);
        let extra = exception.filter(|e| e.comes);
        if !is_weekly && extra.is_none() {
            return None;
        }
        let post = (seat.organisation.as_str(), seat.site.as_str(), seat.work_post.as_str());
        let away = exception.filter(|e| !e.comes);
        Some(match (self.closed(post, slot), away, extra) {
            (Some(why), ..) => What::Closed(why),
            (_, Some(away), _) => What::Away(away.clone()),
            (_, _, Some(extra)) if !is_weekly => What::Extra(extra.clone()),
            _ => What::Expected,
        })
    }
}

/// The days of a time on which a placement runs.
fn within(seat: &Seat, (from, until): (Date, Date)) -> (Date, Date) {
    (from.max(seat.stay.from), seat.stay.until.map_or(until, |last| until.min(last)))
}

fn one(seat: &Seat, slot: Slot, what: What) -> Expected {
    Expected {
        person: seat.person.clone(),
        placement: seat.placement.clone(),
        organisation: seat.organisation.clone(),
        site: seat.site.clone(),
        work_post: seat.work_post.clone(),
        slot,
        what,
    }
}

fn order(one: &Expected) -> (Slot, &str, &str, &str) {
    (one.slot, &one.work_post, &one.person, &one.placement)
}
