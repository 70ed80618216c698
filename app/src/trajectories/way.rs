//! A person's way in words: the steps with their numbers, and what each change is called.

use super::store::StoredStep;
use crate::safety_net::Step;
use jiff::civil::Date;
use outcomes::{Definition, Kind, Movement, Spell, Stay, course, movements};

/// How a step stands in the drawing and the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As most.
    Plain,
    /// A fall to a lower rung.
    Down,
    /// A way back.
    Back,
    /// Still to begin.
    Plan,
}

impl Look {
    /// The class of its line in the list.
    pub fn class(self) -> &'static str {
        match self {
            Look::Plain => "",
            Look::Down => "down",
            Look::Back => "back",
            Look::Plan => "plan",
        }
    }
}

/// A step with its number on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    /// From 1.
    pub number: usize,
    /// The step.
    pub step: StoredStep,
    /// What the change to it is called; nothing for a step beside the main one.
    pub movement: Option<Kind>,
    /// How it stands there.
    pub look: Look,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A step begins.
    Step(Box<Stone>),
    /// The person left the ladder on this day.
    Out(Date),
}

/// The part of a person's way that the reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The steps, earliest first.
    pub stones: Vec<Stone>,
    /// The main step of every day, as indexes of `stones`.
    pub spells: Vec<Spell>,
    /// On which days the person left the ladder.
    pub outs: Vec<Date>,
    /// How many steps are closed to the reader.
    pub closed: usize,
}

impl Way {
    /// The way made of the steps that `sees` lets through. What is closed takes no part in the names
    /// of the movements either: they would give it away.
    pub fn of(steps: Vec<StoredStep>, today: Date, sees: impl Fn(&StoredStep) -> bool) -> Way {
        let all = steps.len();
        let steps: Vec<StoredStep> = steps.into_iter().filter(sees).collect();
        let closed = all - steps.len();
        let stays = stays(&steps);
        let moves = movements(&stays, Definition::CURRENT);
        let outs = moves.iter().filter(|m| m.kind == Kind::Uitstroom && m.day <= today);
        let outs = outs.map(|m| m.day).collect();
        let spells = course(&stays, Definition::CURRENT);
        let stones = steps.into_iter().enumerate();
        let stones = stones.map(|(index, step)| stone(index, step, &moves, today)).collect();
        Way { stones, spells, outs, closed }
    }

    /// Steps and departures in order of time; only the last `most` of them.
    pub fn items(&self, most: usize) -> Vec<Item> {
        let steps = self.stones.iter();
        let steps = steps.map(|s| (s.step.start, 1, Item::Step(Box::new(s.clone()))));
        let outs = self.outs.iter().map(|day| (*day, 0, Item::Out(*day)));
        let mut all: Vec<(Date, i32, Item)> = steps.chain(outs).collect();
        all.sort_by_key(|(day, order, _)| (*day, *order));
        let first = all.len().saturating_sub(most);
        all.drain(first..).map(|(_, _, item)| item).collect()
    }

    /// Steps that run on this day, the highest first.
    pub fn running(&self, day: Date) -> Vec<&StoredStep> {
        let mut now: Vec<&StoredStep> =
            self.stones.iter().map(|s| &s.step).filter(|s| s.covers(day)).collect();
        now.sort_by_key(|s| (-s.rung, s.start));
        now
    }

    /// The last step that ended before this day, for a way back.
    pub fn last_ended(&self, day: &Date) -> Option<&StoredStep> {
        let ended = self.stones.iter().map(|s| &s.step);
        ended.filter(|s| s.end.is_some_and(|end| end <= *day)).max_by_key(|s| s.end)
    }
}

/// The steps as the ladder figures read them.
fn stays(steps: &[StoredStep]) -> Vec<Stay> {
    steps.iter().map(StoredStep::fact).filter_map(|fact| Step::stay(&fact)).collect()
}

fn stone(index: usize, step: StoredStep, moves: &[Movement], today: Date) -> Stone {
    let here = moves.iter().find(|m| m.to_stay == Some(index) && m.day >= step.start);
    let movement = here.map(|m| m.kind);
    let look = if step.start > today {
        Look::Plan
    } else if step.way_back_of.is_some() {
        Look::Back
    } else if movement == Some(Kind::Terugval) {
        Look::Down
    } else {
        Look::Plain
    };
    Stone { number: index + 1, step, movement, look }
}

/// What the change to a new or changed step would be called; nothing when it comes beside a step
/// that stays the main one.
pub fn becomes(others: &[StoredStep], new: &Step) -> Option<Kind> {
    let mut stays = stays(others);
    stays.push(new.stay()?);
    let last = stays.len() - 1;
    let moves = movements(&stays, Definition::CURRENT);
    moves.iter().find(|m| m.to_stay == Some(last)).map(|m| m.kind)
}
