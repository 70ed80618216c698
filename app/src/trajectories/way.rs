//! A person's way in words: the steps with their numbers, and what each change is called.

use super::store::StoredStep;
use crate::language::{self, Language};
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

/// What a step changed when it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A movement with a name.
    Movement(Kind),
    /// Nothing: it goes on where the step before it stopped.
    GoesOn,
    /// Nothing: it came beside a step that stays the main one.
    Beside,
    /// The reader may not know: closed steps lie between.
    Closed,
}

/// A step with its number on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    /// From 1.
    pub number: usize,
    /// The step.
    pub step: StoredStep,
    /// What it changed.
    pub change: Change,
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

impl Stone {
    /// The key of the words for what the step changed; empty when there is nothing to say.
    pub fn words(&self) -> String {
        match self.change {
            Change::Movement(kind) => format!("trajectories-movement-{}", kind.as_str()),
            Change::GoesOn => "trajectories-goes-on-there".to_owned(),
            Change::Beside if self.step.way_back_of.is_none() => "trajectories-beside".to_owned(),
            Change::Beside | Change::Closed => String::new(),
        }
    }

    /// Why the step was taken; empty where that only says once more that it is a way back.
    pub fn reason(&self) -> &str {
        let reason = self.step.start_reason.as_str();
        let words = Language::ALL.map(|l| language::say(l, "trajectories-way-back", &[]));
        let is_label = self.step.way_back_of.is_some() && words.iter().any(|w| w == reason);
        if is_label { "" } else { reason }
    }
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
        // Whether there was really no next step is not known where steps are closed.
        let outs = outs.map(|m| m.day).filter(|_| closed == 0).collect();
        let spells = course(&stays, Definition::CURRENT);
        let change = |index| change(&steps, index, &moves, closed > 0);
        let changes: Vec<Change> = (0..steps.len()).map(change).collect();
        let stones = steps.into_iter().zip(changes).enumerate();
        let stones = stones.map(|(index, (step, change))| stone(index, step, change, today));
        Way { stones: stones.collect(), spells, outs, closed }
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

/// What the step at `index` changed.
fn change(steps: &[StoredStep], index: usize, moves: &[Movement], closed: bool) -> Change {
    let step = &steps[index];
    let here = moves.iter().find(|m| m.to_stay == Some(index) && m.day >= step.start);
    let came_back = index > 0 && here.is_some_and(|m| m.kind == Kind::Instroom);
    if closed && came_back {
        return Change::Closed;
    }
    if let Some(movement) = here {
        return Change::Movement(movement.kind);
    }
    let eve = step.start.yesterday().ok();
    let same = |s: &&StoredStep| {
        (&s.work_form, &s.place, &s.organisation, s.rung)
            == (&step.work_form, &step.place, &step.organisation, step.rung)
    };
    let goes_on = steps.iter().filter(same).any(|s| s.end.is_some() && s.end == eve);
    if goes_on { Change::GoesOn } else { Change::Beside }
}

fn stone(index: usize, step: StoredStep, change: Change, today: Date) -> Stone {
    let look = if step.start > today {
        Look::Plan
    } else if step.way_back_of.is_some() {
        Look::Back
    } else if change == Change::Movement(Kind::Terugval) {
        Look::Down
    } else {
        Look::Plain
    };
    Stone { number: index + 1, step, change, look }
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

#[cfg(test)]
mod tests {
    use super::super::store::example;
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn words(way: &Way) -> Vec<String> {
        way.stones.iter().map(Stone::words).collect()
    }

    #[test]
    fn a_step_after_a_step_at_the_same_place_goes_on_and_a_second_form_comes_beside() {
        let way = Way::of(
            vec![
                example(3, date(2026, 1, 1), Some(date(2026, 3, 31))),
                example(3, date(2026, 4, 1), None),
                example(2, date(2026, 5, 1), None),
            ],
            TODAY,
            |_| true,
        );
        let said = ["trajectories-movement-instroom", "trajectories-goes-on-there"];
        assert_eq!(words(&way)[..2], said);
        assert_eq!(words(&way)[2], "trajectories-beside");
    }

    #[test]
    fn closed_steps_are_counted_and_never_guessed_around() {
        let mut elsewhere = example(5, date(2026, 4, 1), Some(date(2026, 8, 31)));
        elsewhere.organisation = "leiekant".into();
        let steps = vec![
            example(3, date(2026, 1, 1), Some(date(2026, 3, 31))),
            elsewhere,
            example(3, date(2026, 9, 1), None),
        ];
        let closed = Way::of(steps.clone(), TODAY, |s| s.organisation == "kade");
        assert_eq!((closed.closed, closed.outs.len()), (1, 0));
        assert_eq!(closed.stones[1].change, Change::Closed);
        let open = Way::of(steps, TODAY, |_| true);
        assert_eq!(open.stones[2].change, Change::Movement(Kind::Terugval));
        assert_eq!(open.stones[2].look, Look::Down);
    }
}
