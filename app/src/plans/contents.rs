//! What a plan says, apart from where it is stored: shown, printed, and kept as it was agreed.

use super::changes::between;
use super::sheet::{Sheet, parts};
use super::{Action, ActionState, Goal, GoalState, life};
use crate::access::{Category, File, Kind};
use crate::problem::Problem;
use crate::trajectories::store::Aim;
use crate::view::Page;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// A plan on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Contents {
    /// The own aim on the ladder.
    pub aim: Option<AimThen>,
    /// The goals, in the order of the parts of life, open ones first.
    pub goals: Vec<GoalThen>,
}

/// An aim as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct AimThen {
    /// 1 to 6.
    pub rung: i64,
    /// In the own words.
    pub words: String,
}

/// A goal as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct GoalThen {
    /// Which goal it was; empty in what was kept by an early version.
    #[serde(default)]
    pub id: String,
    /// Whether it was for the whole household.
    #[serde(default)]
    pub is_for_home: bool,
    /// Whether it was of somebody else who lived there.
    #[serde(default)]
    pub is_of_other: bool,
    /// The word of the part of life.
    pub category: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Its name then.
    pub organisation_name: String,
    /// In the own words.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// A word of [`GoalState`].
    pub state: String,
    /// Since when.
    pub from: Date,
    /// By when, or until when.
    pub until: Option<Date>,
    /// What is done for it.
    pub actions: Vec<ActionThen>,
}

/// An action as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ActionThen {
    /// What.
    pub words: String,
    /// A word of [`super::Who`].
    pub who: String,
    /// The name, when it is not the person.
    pub who_name: String,
    /// By when.
    pub due: Option<Date>,
    /// A word of [`super::ActionState`].
    pub state: String,
    /// What came of it.
    pub result: String,
    /// When it was done.
    pub done: Option<Date>,
}

/// What became of a plan since it was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// It says the same.
    Same,
    /// Only which workers do what is different, as when one hands over to another. That asks for no new
    /// agreement, and the paper bears the old names.
    OtherWorkers,
    /// It says the same, and something of it was done since.
    Done,
    /// What the reader may see of it says the same; the rest is closed to the reader.
    SameInPart,
    /// It says something else.
    Changed,
}

impl Since {
    /// As it can be told to somebody who does not see the whole plan: the rest may have changed.
    pub fn seen_in_part(self) -> Since {
        if self == Since::Changed { self } else { Since::SameInPart }
    }
}

impl Contents {
    /// What a reader sees of a plan today.
    pub fn of(sheet: &Sheet, aim: Option<&Aim>) -> Contents {
        Contents {
            aim: aim.map(|a| AimThen { rung: a.rung, words: a.words.clone() }),
            goals: sheet.goals().map(|g| goal(g, sheet.is_of_other(g))).collect(),
        }
    }

    /// What a reader may read of it, and whether some of it stays closed. What was of somebody else at
    /// home is open as long as it stands on the plan of today: not any more once one of them left.
    pub fn readable(self, file: &File, now: &Sheet) -> (Contents, bool) {
        let all = self.goals.len();
        let of_others = now.of_others();
        let open = |goal: &GoalThen| {
            let is_there = !goal.is_of_other || of_others.contains(goal.id.as_str());
            let reads = |c| file.reads_at(Kind::Life(c), &goal.organisation);
            is_there && life(&goal.category).is_some_and(reads)
        };
        let goals: Vec<GoalThen> = self.goals.into_iter().filter(open).collect();
        let has_aim = self.aim.is_some();
        let aim = self.aim.filter(|_| file.reads(Kind::Aim));
        let is_whole = goals.len() == all && aim.is_some() == has_aim;
        (Contents { aim, goals }, !is_whole)
    }

    /// A mark of exactly this plan, aim and all: another one has another mark.
    pub fn mark(&self) -> Result<String, Problem> {
        Ok(data_encoding::HEXLOWER.encode(&Sha256::digest(write(self)?)))
    }

    /// What became of it, when the plan is now `now`.
    pub fn since(&self, now: &Contents) -> Since {
        if !between(self, now).is_empty() {
            return Since::Changed;
        }
        let done = |a: &ActionThen| (a.words.clone(), a.state.clone(), a.result.clone(), a.done);
        let workers = |a: &ActionThen| (a.words.clone(), a.who_name.clone());
        if self.of_actions(done) != now.of_actions(done) {
            Since::Done
        } else if self.of_actions(workers) != now.of_actions(workers) {
            Since::OtherWorkers
        } else {
            Since::Same
        }
    }

    /// Something of every action, whatever their order: those that are done stand below the others.
    fn of_actions<T: Ord>(&self, what: impl Fn(&ActionThen) -> T) -> Vec<T> {
        let actions = self.goals.iter().flat_map(|goal| &goal.actions);
        let mut all: Vec<T> = actions.map(what).collect();
        all.sort();
        all
    }

    /// Whether it asks for no new agreement: nothing of it is to be told to the person as different.
    pub fn says_as(&self, other: &Contents) -> bool {
        between(self, other).is_empty()
    }

    /// The goals by part of life.
    pub fn parts(&self) -> Vec<(Category, Vec<&GoalThen>)> {
        let of = |c: Category| self.goals.iter().filter(|g| g.category == c.word()).collect();
        let all = Category::LIFE.into_iter().map(|c| (c, of(c)));
        all.filter(|(_, goals): &(Category, Vec<&GoalThen>)| !goals.is_empty()).collect()
    }
}

impl GoalThen {
    /// Whether somebody works on it.
    pub fn is_open(&self) -> bool {
        self.state == GoalState::Open.word()
    }
}

impl ActionThen {
    /// Whether it was still to be done.
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open.word()
    }

    /// Who does it, as the sheet says it.
    pub fn who(&self, page: &Page, called: &str) -> String {
        match self.who.as_str() {
            // Who holds the screen is the person.
            "person" if page.is_handed() => page.t("plans-mine-you"),
            "person" => page.with("plans-who-self", "name", called),
            _ => self.who_name.clone(),
        }
    }
}

fn goal(goal: &Goal, is_of_other: bool) -> GoalThen {
    GoalThen {
        id: goal.id.clone(),
        is_for_home: goal.household.is_some(),
        is_of_other,
        category: goal.category.word().to_owned(),
        organisation: goal.organisation.clone(),
        organisation_name: goal.organisation_name.clone(),
        words: goal.words.clone(),
        why: goal.why.clone(),
        state: goal.state.word().to_owned(),
        from: goal.from,
        until: goal.until,
        actions: goal.actions.iter().map(action).collect(),
    }
}

fn action(action: &Action) -> ActionThen {
    ActionThen {
        words: action.words.clone(),
        who: action.who.word().to_owned(),
        who_name: action.account_name.clone().unwrap_or_else(|| action.who.name().to_owned()),
        due: action.due,
        state: action.state.word().to_owned(),
        result: action.result.clone(),
        done: action.done,
    }
}

/// A plan of these goals alone, as it is kept: those of who has nobody else's on the own plan.
pub(crate) fn kept(goals: Vec<Goal>, aim: Option<(i64, &str)>) -> Result<String, Problem> {
    let goals: Vec<GoalThen> = parts(goals)
        .iter()
        .flat_map(|part| part.goals.iter().map(|one| goal(one, false)))
        .collect();
    let aim = aim.map(|(rung, words)| AimThen { rung, words: words.to_owned() });
    write(&Contents { aim, goals })
}

/// A plan as it is kept.
pub(super) fn write(contents: &Contents) -> Result<String, Problem> {
    serde_json::to_string(contents).map_err(odd)
}

/// A plan that was kept.
pub(super) fn read(kept: &str) -> Result<Contents, Problem> {
    serde_json::from_str(kept).map_err(odd)
}

/// A plan that was kept, without these goals; nothing when none of them stands in it.
pub(crate) fn without_goals(kept: &str, goals: &BTreeSet<String>) -> Option<String> {
    let mut contents = read(kept).ok()?;
    let all = contents.goals.len();
    contents.goals.retain(|goal| !goals.contains(&goal.id));
    if contents.goals.len() == all { None } else { write(&contents).ok() }
}

fn odd(error: serde_json::Error) -> Problem {
    Problem::from(base::db::Error::Decode(Box::new(error)))
}

#[cfg(test)]
mod rules {
    use super::*;

    /// The word of [`crate::plans::Who`] for a worker.
    const WORKER: &str = "account";

    fn plan(who: &str, who_name: &str, words: &str) -> Contents {
        let action = ActionThen {
            words: words.into(),
            who: who.into(),
            who_name: who_name.into(),
            due: None,
            state: "open".into(),
            result: String::new(),
            done: None,
        };
        let goal = GoalThen {
            id: "g".into(),
            is_for_home: false,
            is_of_other: false,
            category: "housing".into(),
            organisation: "o".into(),
            organisation_name: "Atelier De Kade".into(),
            words: "Een eigen stek".into(),
            why: String::new(),
            state: "open".into(),
            from: jiff::civil::date(2026, 11, 1),
            until: None,
            actions: vec![action],
        };
        Contents { aim: None, goals: vec![goal] }
    }

    #[test]
    fn what_was_done_since_asks_for_no_new_agreement_and_what_was_dropped_does() {
        let agreed = plan("person", "", "Bellen");
        let mut done = plan("person", "", "Bellen");
        done.goals[0].actions[0].state = "done".into();
        done.goals[0].actions[0].result = "Ze belt terug".into();
        done.goals[0].actions[0].done = Some(jiff::civil::date(2026, 11, 20));
        assert_eq!(agreed.since(&done), Since::Done);
        assert!(agreed.says_as(&done));
        let mut dropped = agreed.clone();
        dropped.goals[0].actions[0].state = "dropped".into();
        assert_eq!(agreed.since(&dropped), Since::Changed);
        assert!(!agreed.says_as(&dropped));
        // Who sees a part of it hears of a change there, and is never told that the whole stayed the same.
        assert_eq!(agreed.since(&dropped).seen_in_part(), Since::Changed);
        assert_eq!(agreed.since(&agreed).seen_in_part(), Since::SameInPart);
    }

    #[test]
    fn another_worker_is_told_and_asks_for_no_new_agreement() {
        let agreed = plan(WORKER, "Joris", "Bellen");
        assert_eq!(agreed.since(&plan(WORKER, "Joris", "Bellen")), Since::Same);
        let taken_over = plan(WORKER, "Mira", "Bellen");
        assert_eq!(agreed.since(&taken_over), Since::OtherWorkers);
        assert!(agreed.says_as(&taken_over));
        assert_eq!(agreed.since(&plan(WORKER, "Joris", "Mailen")), Since::Changed);
        assert_eq!(agreed.since(&plan("other", "Joris", "Bellen")), Since::Changed);
    }
}
