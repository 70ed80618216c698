//! Walks one invented person through the network, from signing up until today, the pension, or the
//! way out: waiting, a trial, steps up, sideways and back, illness, and coming back after years.

use super::chance::{Chance, plus, working_day, working_day_before};
use super::course::{Course, Ending, Step, Wait};
use super::forms::{Form, Next};
use super::{nexts, posts};
use jiff::civil::Date;

/// The organisations somebody meets.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// The one that opened the file.
    pub home: usize,
    /// The centre for arbeidszorg: the same, or one nearby.
    pub centre: usize,
    /// The maatwerkbedrijf: the same, or one nearby.
    pub workshop: usize,
    /// The OCMW.
    pub ocmw: usize,
}

impl Around {
    fn of(&self, form: Form, here: usize) -> usize {
        match form {
            Form::Welcome => self.ocmw,
            Form::Ama | Form::Volunteering => self.centre,
            form if form.is_of_workshop() => self.workshop,
            Form::Supported | Form::Regular if here != self.ocmw => here,
            _ => self.home,
        }
    }
}

/// Walks on until today, the pension, or the way out.
pub struct Walk<'a> {
    chance: &'a mut Chance,
    around: Around,
    today: Date,
    pension: Date,
    course: Course,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub fn new(chance: &'a mut Chance, around: Around, today: Date, pension: Date) -> Walk<'a> {
        Walk { chance, around, today, pension, course: Course::default() }
    }

    /// From signing up on `day`, for a first step in `form`.
    pub fn from(mut self, day: Date, form: Form) -> Course {
        let organisation = self.around.of(form, self.around.home);
        let Some(start) = self.wait(day, form, organisation) else {
            return self.course;
        };
        self.trial(start, form, organisation);
        let mut start = self.course.steps.last().map_or(start, plus_one);
        let (mut form, mut here, mut way_back) = (form, organisation, None);
        for _ in 0..40 {
            if start > self.today || self.course.closed.is_some() {
                break;
            }
            if start >= self.pension {
                self.course.closed = Some((start, Ending::Pension));
                break;
            }
            here = self.around.of(form, here);
            match self.stay(start, form, here, way_back) {
                Some(next) => (form, start, way_back) = next,
                None => break,
            }
        }
        self.course
    }

    /// Waits for a first place; nothing while waiting, or after giving up.
    fn wait(&mut self, day: Date, form: Form, organisation: usize) -> Option<Date> {
        let place = working_day(plus(day, self.chance.rather_short(7, 150)));
        let gives_up = self.chance.percent(6);
        let until = (place <= self.today).then_some((place, !gives_up));
        self.course.waits.push(Wait { organisation, form, from: day, until });
        match until {
            Some((_, true)) => Some(place),
            Some((day, false)) => {
                self.course.closed = Some((day, Ending::OwnChoice));
                None
            }
            None => None,
        }
    }

    /// Often the first four weeks are a trial of two half-days.
    fn trial(&mut self, start: Date, form: Form, organisation: usize) {
        let end = plus(start, 27);
        if form == Form::Ama && end < self.today && self.chance.percent(55) {
            let step = Step {
                organisation,
                form,
                place: posts::place(form, organisation, self.chance),
                quarters: Some(30),
                start,
                end: Some((end, Ending::NextStep)),
                way_back_of: None,
            };
            self.course.steps.push(step);
        }
    }

    /// One stay, and what comes after it: form, first day, and the step a way back restores.
    fn stay(
        &mut self,
        start: Date,
        form: Form,
        organisation: usize,
        way_back_of: Option<usize>,
    ) -> Option<(Form, Date, Option<usize>)> {
        let form = form.on(start);
        let (least, most) = form.days();
        let end = working_day_before(plus(start, self.chance.between(least, most)));
        let restored = way_back_of.map(|at| self.course.steps[at].place);
        let trial = self.course.steps.last().filter(|s| s.form == form && plus_one(s) == start);
        let place = match restored.or(trial.map(|s| s.place)) {
            Some(place) => place,
            None => posts::place(form, organisation, self.chance),
        };
        let at = self.course.steps.len();
        let quarters = form.quarters(self.chance);
        self.course.steps.push(Step {
            organisation,
            form,
            place,
            quarters,
            start,
            end: None,
            way_back_of,
        });
        if self.pension <= end.min(self.today) && self.pension > start {
            self.close(at, self.pension, Ending::Pension);
            return None;
        }
        if end >= self.today {
            return None;
        }
        self.leave(at, end)
    }

    fn leave(&mut self, at: usize, end: Date) -> Option<(Form, Date, Option<usize>)> {
        let form = self.course.steps[at].form;
        match self.chance.by_weight(nexts::after(form)) {
            Next::To(next) => self.on_to(at, next, end),
            Next::Sideways => self.on_to(at, form, end),
            Next::Illness => self.illness(at, end),
            Next::WorksOn => {
                self.close(at, end, Ending::WorksOn);
                self.comes_back(end, 12)
            }
            Next::Out => {
                let why = [
                    (Ending::OwnChoice, 45),
                    (Ending::TimeOver, 25),
                    (Ending::Moved, 15),
                    (Ending::Illness, 15),
                ];
                let ending = self.chance.by_weight(&why);
                self.close(at, end, ending);
                self.comes_back(end, 18)
            }
        }
    }

    /// Straight on to another step; the one before goes on until that one can begin.
    fn on_to(&mut self, at: usize, next: Form, end: Date) -> Option<(Form, Date, Option<usize>)> {
        let start = self.soon(end, 12);
        if start > self.today {
            return None;
        }
        self.course.steps[at].end = Some((end, Ending::NextStep));
        Some((next, start, None))
    }

    /// Some time without a step, then mostly the way back, to the same step or a lower one.
    fn illness(&mut self, at: usize, end: Date) -> Option<(Form, Date, Option<usize>)> {
        self.course.steps[at].end = Some((end, Ending::Illness));
        let months = self.chance.rather_short(14, 170);
        let again = self.soon(plus(end, months), 5);
        if again > self.today {
            return None;
        }
        if self.chance.percent(22) {
            self.course.closed = Some((again, Ending::Illness));
            return self.comes_back(again, 25);
        }
        let lower = (0..=at).rev().find(|&i| self.course.steps[i].form == Form::Ama);
        let back = if self.chance.percent(55) { Some(at) } else { lower };
        match back {
            Some(back) => Some((self.course.steps[back].form, again, Some(back))),
            None => Some((Form::Ama, again, None)),
        }
    }

    /// Some come back after years, at the foot of the ladder.
    fn comes_back(&mut self, out: Date, percent: u32) -> Option<(Form, Date, Option<usize>)> {
        if !self.chance.percent(percent) {
            return None;
        }
        let years = self.chance.between(240, 1500);
        let again = self.soon(plus(out, years), 10);
        if again > self.today {
            return None;
        }
        self.course.closed = None;
        let form = self.chance.by_weight(&[(Form::Ama, 70), (Form::Activation, 30)]);
        Some((form, again, None))
    }

    fn close(&mut self, at: usize, day: Date, ending: Ending) {
        self.course.steps[at].end = Some((day, ending));
        self.course.closed = Some((day, ending));
    }

    fn soon(&mut self, end: Date, most: i32) -> Date {
        working_day(plus(end, 1 + self.chance.rather_short(0, most)))
    }
}

fn plus_one(step: &Step) -> Date {
    step.end.map_or(step.start, |(day, _)| plus(day, 1))
}
