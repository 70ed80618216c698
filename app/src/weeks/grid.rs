//! The week of a site or a work post as it is shown: a line for each person, a cell for each half-day.

use super::store::Seen;
use super::{Exception, Expected, Half, Plan, Scope, Seat, Slot, What, Why};
use crate::offer::Post;
use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The Monday and the Sunday of the week of a day.
pub(super) fn week_of(day: Date) -> (Date, Date) {
    let since_monday = i32::from(day.weekday().to_monday_zero_offset());
    let monday = day.saturating_sub(since_monday.days());
    (monday, monday.saturating_add(6.days()))
}

/// How a half-day looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// As in every week.
    Comes,
    /// Besides.
    Extra,
    /// Does not come.
    Away,
    /// It is closed.
    Closed,
    /// No half-day of this person.
    Nothing,
}

impl Mark {
    /// The sign in the cell.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Comes => "✓",
            Mark::Extra => "+",
            Mark::Away => "–",
            Mark::Closed => "×",
            Mark::Nothing => "",
        }
    }

    /// Its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Mark::Comes => "tone-moss",
            Mark::Extra => "tone-sea",
            Mark::Away => "tone-brick",
            Mark::Closed => "shut",
            Mark::Nothing => "",
        }
    }
}

/// What a tap does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tap {
    /// Where it is sent.
    pub action: String,
    /// Which half-day.
    pub slot: String,
    /// What it does, in words.
    pub words: String,
}

/// A half-day of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub slot: Slot,
    pub mark: Mark,
    /// What applies, in words; empty for no half-day of this person.
    pub said: String,
    pub tap: Option<Tap>,
}

/// A line of the week: somebody at a work post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Who: id and name; nothing when it is not for the reader to know.
    pub person: Option<(String, String)>,
    /// The first evaluation of a trial.
    pub evaluation: Option<Date>,
    pub cells: Vec<Cell>,
}

/// How many places are free on a half-day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Room {
    pub slot: Slot,
    /// The number, or a sign.
    pub short: String,
    /// In words.
    pub said: String,
    /// Whether more people come than there are places.
    pub is_crowded: bool,
}

/// A work post in the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub id: String,
    pub name: String,
    pub lines: Vec<Line>,
    pub rooms: Vec<Room>,
}

/// A day of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub day: Date,
    pub is_today: bool,
    /// Why everything that is shown is closed, in words.
    pub closed: Vec<String>,
}

/// What a grid is made of.
pub(super) struct Made<'a> {
    pub page: &'a Page,
    pub plan: &'a Plan,
    pub week: (Date, Date),
    pub seen: &'a BTreeMap<String, Seen>,
    /// Whether the reader writes placements there.
    pub writes: bool,
}

impl Made<'_> {
    /// The days that are shown: the weekend when a work post is open then, or somebody comes.
    pub fn days(&self, posts: &[&Post], expected: &[Expected]) -> Vec<Date> {
        let is_open = |day: Date| {
            let half_days = Half::BOTH.map(|half| Slot { day, half }.half_day());
            let places = |post: &&Post| half_days.iter().any(|h| post.said.places.at(*h) > 0);
            posts.iter().any(places) || expected.iter().any(|e| e.slot.day == day)
        };
        let late =
            |n: &i32| *n < 5 || (*n..7).any(|n| is_open(self.week.0.saturating_add(n.days())));
        (0..7).filter(late).map(|n| self.week.0.saturating_add(n.days())).collect()
    }

    /// The heads of the days; `of` is what is shown, so that its closures stand on top.
    pub fn heads(
        &self,
        days: &[Date],
        (organisation, site, post): (&str, &str, &str),
    ) -> Vec<Head> {
        let head = |day: &Date| {
            let why =
                |half: Half| self.plan.closed((organisation, site, post), Slot { day: *day, half });
            let [am, pm] = Half::BOTH.map(why);
            let closed = match (am, pm) {
                (Some(am), Some(pm)) if am == pm => vec![self.page.why(&am)],
                (am, pm) => [(Half::Morning, am), (Half::Afternoon, pm)]
                    .into_iter()
                    .filter_map(|(half, why)| why.map(|why| self.page.why_half(half, &why)))
                    .collect(),
            };
            Head { day: *day, is_today: *day == self.page.today, closed }
        };
        days.iter().map(head).collect()
    }

    /// A work post with its people and its free places.
    pub fn section(&self, post: &Post, days: &[Date], expected: &[Expected]) -> Section {
        let place = (post.organisation.as_str(), post.said.site.as_str(), post.id.as_str());
        let slots = days.iter().flat_map(|day| Half::BOTH.map(|half| Slot { day: *day, half }));
        let slots: Vec<(Slot, Option<Why>)> =
            slots.map(|slot| (slot, self.plan.closed(place, slot))).collect();
        let here: Vec<&Expected> = expected.iter().filter(|e| e.work_post == post.id).collect();
        let at: BTreeMap<(&str, Slot), &Expected> =
            here.iter().map(|e| ((e.person.as_str(), e.slot), *e)).collect();
        let mut people: BTreeMap<&str, Vec<&Seat>> = BTreeMap::new();
        for seat in self.plan.seats.iter().filter(|s| s.work_post == post.id) {
            people.entry(&seat.person).or_default().push(seat);
        }
        let mut lines: Vec<Line> = people
            .into_iter()
            .map(|(person, seats)| self.line((person, &seats), &slots, &at))
            .collect();
        lines.sort_by_key(|l| (l.person.is_none(), l.person.clone().map(|(_, name)| name)));
        let rooms = slots.iter().map(|(slot, why)| self.room(post, *slot, why.as_ref(), &here));
        let rooms = rooms.collect();
        Section { id: post.id.clone(), name: post.said.name.clone(), lines, rooms }
    }

    fn line(
        &self,
        (person, seats): (&str, &[&Seat]),
        slots: &[(Slot, Option<Why>)],
        at: &BTreeMap<(&str, Slot), &Expected>,
    ) -> Line {
        let seen = self.seen.get(person);
        let name = seen.filter(|_| self.writes).map(|s| s.name.as_str());
        let cell = |(slot, shut): &(Slot, Option<Why>)| {
            if let Some(found) = at.get(&(person, *slot)) {
                return self.page.cell_of(found, name);
            }
            let seat = seats.iter().find(|s| s.runs_on(slot.day)).filter(|_| shut.is_none());
            self.page.empty_cell(*slot, seat.map(|s| s.placement.as_str()).zip(name))
        };
        Line {
            person: seen.map(|s| (person.to_owned(), s.name.clone())),
            evaluation: seen.and_then(|s| s.evaluation),
            cells: slots.iter().map(cell).collect(),
        }
    }

    fn room(&self, post: &Post, slot: Slot, shut: Option<&Why>, here: &[&Expected]) -> Room {
        let places = i64::from(post.said.places.at(slot.half_day()));
        let come = here.iter().filter(|e| e.slot == slot && e.comes()).count();
        let come = i64::try_from(come).unwrap_or(i64::MAX);
        let (short, said) = match shut {
            Some(why) => ("×".to_owned(), self.page.why(why)),
            None if places == 0 && come == 0 => (String::new(), self.page.t("weeks-not-open")),
            None => {
                let free = (places - come).max(0);
                (free.to_string(), self.page.n("weeks-free-n", free))
            }
        };
        Room { slot, short, said, is_crowded: come > places }
    }
}

impl Page {
    /// Why something is closed, in words.
    pub(crate) fn why(&self, why: &Why) -> String {
        let (key, remark) = match why {
            Why::Holiday(holiday) => (format!("weeks-holiday-{}", holiday.word()), ""),
            Why::Closure(c) => (format!("weeks-closed-{}", c.reason.word()), c.remark.as_str()),
        };
        if remark.is_empty() { self.t(&key) } else { format!("{}: {remark}", self.t(&key)) }
    }

    fn why_half(&self, half: Half, why: &Why) -> String {
        let half = self.t(&format!("weeks-half-{}", half.word()));
        self.with2("weeks-half-closed", ("half", half), ("why", self.why(why)))
    }

    /// Why somebody comes at another time, in words.
    pub(super) fn otherwise(&self, exception: &Exception) -> String {
        let word = self.t(&format!("weeks-otherwise-{}", exception.reason.word()));
        if exception.remark.is_empty() { word } else { format!("{word}: {}", exception.remark) }
    }

    /// `23 november tot en met 29 november 2026`.
    pub(super) fn span(
        &self,
        from: impl std::borrow::Borrow<Date>,
        until: impl std::borrow::Borrow<Date>,
    ) -> String {
        let (from, until) = (from.borrow(), until.borrow());
        let is_same = from.year() == until.year();
        let from = if is_same { self.short_day(from) } else { self.day(from) };
        self.with2("weeks-from-until", ("from", from), ("until", self.day(until)))
    }

    /// `maandag 23 november, voormiddag`.
    pub(super) fn slot(&self, slot: impl std::borrow::Borrow<Slot>) -> String {
        let slot = slot.borrow();
        let half = self.t(&format!("weeks-half-{}", slot.half.word()));
        format!("{}, {half}", self.week_day(slot.day))
    }

    /// What applies to a half-day, in words.
    pub(super) fn what(&self, what: &What) -> (Mark, String) {
        match what {
            What::Expected => (Mark::Comes, self.t("weeks-comes")),
            What::Extra(e) => (Mark::Extra, self.with("weeks-extra", "why", self.otherwise(e))),
            What::Away(e) => (Mark::Away, self.with("weeks-away", "why", self.otherwise(e))),
            What::Closed(why) => (Mark::Closed, self.with("weeks-shut", "why", self.why(why))),
        }
    }

    /// A half-day of somebody; who writes for the person `name` can change it by a tap.
    pub(super) fn cell_of(&self, one: &Expected, name: Option<&str>) -> Cell {
        let (mark, said) = self.what(&one.what);
        let slot = one.slot;
        let words =
            |key: &str, name: &str| self.with2(key, ("name", name), ("when", self.slot(slot)));
        let tap = |name: &str| match &one.what {
            What::Expected => Some(self.tap(&one.placement, slot, words("weeks-tap-away", name))),
            What::Extra(e) | What::Away(e) => Some(Tap {
                action: format!("/exceptions/{}/remove", e.id),
                slot: slot.word(),
                words: words("weeks-tap-back", name),
            }),
            What::Closed(_) => None,
        };
        Cell { slot, mark, said, tap: name.and_then(tap) }
    }

    /// A half-day on which somebody does not come; who writes can say by a tap that this once the person does.
    fn empty_cell(&self, slot: Slot, at: Option<(&str, &str)>) -> Cell {
        let tap = |(placement, name): (&str, &str)| {
            let words = self.with2("weeks-tap-extra", ("name", name), ("when", self.slot(slot)));
            self.tap(placement, slot, words)
        };
        Cell { slot, mark: Mark::Nothing, said: String::new(), tap: at.map(tap) }
    }

    fn tap(&self, placement: &str, slot: Slot, words: String) -> Tap {
        Tap { action: format!("/placements/{placement}/tap"), slot: slot.word(), words }
    }

    /// What of an organisation is closed, in words.
    pub(crate) fn scope(&self, scope: &Scope, name: &str) -> String {
        match scope {
            Scope::Organisation => self.t("weeks-scope-all"),
            _ => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        let week = (date(2026, 12, 28), date(2027, 1, 3));
        for day in [date(2026, 12, 28), date(2026, 12, 31), date(2027, 1, 3)] {
            assert_eq!(week_of(day), week);
        }
        assert_eq!(week_of(date(2027, 1, 4)).0, date(2027, 1, 4));
    }
}
