//! The facts about one person from which everything else is derived.

use jiff::civil::Date;
use outcomes::{Period, Place, Rung, Stay};

/// What is recorded about a person, as far as the safety net and the ladder need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day on which they were read.
    pub today: Date,
    /// NIS code of where the person lives.
    pub municipality: Option<String>,
    /// The files, one per organisation.
    pub involvements: Vec<Involvement>,
    /// Who supports, or supported.
    pub team: Vec<Member>,
    /// All steps.
    pub steps: Vec<Step>,
    /// All waiting places.
    pub waiting: Vec<Waiting>,
    /// The own aims, one after the other; the last one counts today.
    pub aims: Vec<Aim>,
    /// Permissions.
    pub permissions: Vec<Permission>,
    /// Places at work posts that are archived.
    pub closed_places: Vec<ClosedPlace>,
    /// Open appointments, and the last one done per organisation.
    pub appointments: Vec<Appointment>,
    /// The last contact per organisation.
    pub contacts: Vec<Contact>,
    /// The last days in a row on which the person did not come without a word, per organisation.
    pub unexcused: Vec<Unexcused>,
    /// The last day as a child in a household; [`Date::MAX`] while no end is known, nothing for who
    /// never was one.
    pub child_until: Option<Date>,
}

impl Facts {
    /// Nothing known yet.
    pub fn none(today: Date) -> Facts {
        Facts {
            today,
            municipality: None,
            involvements: vec![],
            team: vec![],
            steps: vec![],
            waiting: vec![],
            aims: vec![],
            permissions: vec![],
            closed_places: vec![],
            appointments: vec![],
            contacts: vec![],
            unexcused: vec![],
            child_until: None,
        }
    }

    /// Until when the person is only a child of somebody who is helped: in the household so that the
    /// family is known, and not a participant until somebody does something for the child. Nothing
    /// for everybody else, such as who is on a team or has a step, a waiting place, an aim, a
    /// permission or an appointment, of today or of long ago.
    pub fn only_child_until(&self) -> Option<Date> {
        let is_participant = !self.steps.is_empty()
            || !self.waiting.is_empty()
            || !self.aims.is_empty()
            || !self.team.is_empty()
            || !self.permissions.is_empty()
            || !self.appointments.is_empty();
        self.child_until.filter(|_| !is_participant)
    }

    /// States an aim from a day on: the one before it held until the day before. Whoever says the same
    /// again, or changes it the same day, has had one aim.
    pub fn state_aim(&mut self, rung: i64, first: Date) {
        if self.aims.last().is_some_and(|aim| aim.first == first) {
            self.aims.pop();
        }
        match self.aims.last_mut() {
            Some(last) if last.rung == rung => last.last = None,
            Some(last) => {
                last.last = first.yesterday().ok();
                self.aims.push(Aim { rung, first, last: None });
            }
            None => self.aims.push(Aim { rung, first, last: None }),
        }
    }

    /// Who leads the team.
    pub fn lead(&self) -> Option<&Member> {
        self.team.iter().find(|m| m.leads && m.until.is_none())
    }

    /// Who is first to act in an organisation: the lead, or the longest-standing supporter there.
    pub fn lead_at(&self, organisation: &str) -> Option<&str> {
        let own = self.team.iter().filter(|m| m.until.is_none() && m.organisation == organisation);
        own.min_by_key(|m| (!m.leads, m.from, m.account.clone())).map(|m| m.account.as_str())
    }

    /// The highest rung of a step that covers this day.
    pub fn rung_on(&self, day: Date) -> Option<i64> {
        let covers = |s: &&Step| s.from <= day && s.until.is_none_or(|until| day <= until);
        self.steps.iter().filter(covers).map(|s| s.rung).max()
    }

    /// From `since` on, the days with the same rung: first day, last day, rung.
    pub fn standing_days(&self, since: Date) -> Vec<(Date, Option<Date>, Option<i64>)> {
        let after_end = |s: &Step| s.until.and_then(|day| day.tomorrow().ok());
        let turns = self.steps.iter().flat_map(|s| [Some(s.from), after_end(s)]).flatten();
        let mut firsts: Vec<Date> = turns.filter(|day| *day > since).collect();
        firsts.push(since);
        firsts.sort_unstable();
        firsts.dedup();
        let lasts = firsts.iter().skip(1).map(|day| day.yesterday().ok()).chain([None]);
        firsts.iter().zip(lasts).map(|(day, last)| (*day, last, self.rung_on(*day))).collect()
    }

    /// The steps as the ladder figures read them, in the same order.
    pub fn stays(&self) -> Vec<Stay> {
        self.steps.iter().filter_map(Step::stay).collect()
    }
}

/// The rung that somebody wanted to reach, while that was the aim.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// The rung.
    pub rung: i64,
    /// The day it was stated.
    pub first: Date,
    /// The day before another one was.
    pub last: Option<Date>,
}

/// An organisation that works, or worked, with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Which.
    pub organisation: String,
    /// Since when.
    pub from: Date,
    /// When the file was closed.
    pub until: Option<Date>,
}

/// Somebody on the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub account: String,
    /// For which organisation.
    pub organisation: String,
    /// Whether this one leads.
    pub leads: bool,
    /// Since when.
    pub from: Date,
    /// When this one left the team.
    pub until: Option<Date>,
}

/// A step on the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub id: String,
    /// The organisation that guides it.
    pub organisation: String,
    /// 1 to 6.
    pub rung: i64,
    /// Key of the work form.
    pub work_form: String,
    /// Whether that form is on the regular labour market.
    pub regular: bool,
    /// Where.
    pub place: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

impl Step {
    /// As the ladder figures read it. Nothing for a row that breaks the checks of the database.
    pub fn stay(&self) -> Option<Stay> {
        Some(Stay {
            rung: Rung::new(self.rung).ok()?,
            place: Place {
                form: self.work_form.clone(),
                organisation: self.organisation.clone(),
                site: self.place.trim().to_lowercase(),
            },
            period: Period::new(self.from, self.until).ok()?,
            regular: self.regular,
        })
    }
}

/// Waiting for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Since when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
}

/// A permission of the instance behind the income.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Which organisation needs it.
    pub organisation: String,
    /// Who gives it.
    pub given_by: String,
    /// Whether the instance decided.
    pub is_decided: bool,
    /// The last day it holds; nothing when it has none.
    pub valid_until: Option<Date>,
}

/// A place at a work post that is archived, or whose site is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedPlace {
    /// The organisation that keeps it.
    pub organisation: String,
    /// At which step.
    pub step: String,
    /// Its last day.
    pub until: Option<Date>,
    /// Since when it is archived.
    pub since: Date,
}

impl ClosedPlace {
    /// Whether somebody still has it: it did not end by the day of archiving, and not before today.
    pub fn stands(&self, today: Date) -> bool {
        self.until.is_none_or(|until| until >= today && until > self.since)
    }
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Of which organisation.
    pub organisation: String,
    /// When.
    pub day: Date,
    /// Still to come or not ticked off; else it was done.
    pub is_open: bool,
}

/// A day on which somebody did not come without a word, with nothing else noted since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexcused {
    /// At which organisation.
    pub organisation: String,
    /// When.
    pub day: Date,
}

/// The last contact with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// By which organisation.
    pub organisation: String,
    /// When.
    pub day: Date,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_aim_holds_until_another_one_is_stated() {
        let mut facts = Facts::none(date(2026, 11, 22));
        facts.state_aim(5, date(2025, 1, 1));
        facts.state_aim(5, date(2025, 6, 1));
        facts.state_aim(2, date(2026, 3, 1));
        facts.state_aim(4, date(2026, 3, 1));
        let held = |rung, first, last| Aim { rung, first, last };
        assert_eq!(
            facts.aims,
            [held(5, date(2025, 1, 1), Some(date(2026, 2, 28))), held(4, date(2026, 3, 1), None)]
        );
    }

    #[test]
    fn taking_an_aim_back_the_same_day_leaves_the_one_before_it() {
        let mut facts = Facts::none(date(2026, 11, 22));
        facts.state_aim(5, date(2025, 1, 1));
        facts.state_aim(2, date(2026, 3, 1));
        facts.state_aim(5, date(2026, 3, 1));
        assert_eq!(facts.aims, [Aim { rung: 5, first: date(2025, 1, 1), last: None }]);
    }
}
