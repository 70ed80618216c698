//! The plan as one reader may see it: goals by part of life, and what is closed with its reason.

use super::{Goal, GoalState};
use crate::access::store::because;
use crate::access::{Act, Category, File, Kind};
use crate::language::Message;
use crate::view::Page;
use jiff::civil::Date;

/// A person's plan for one reader.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The parts of life that have goals the reader may see, in a fixed order.
    pub parts: Vec<Part>,
    /// Parts of life that are closed to the reader, whether or not there are goals, by reason.
    pub closed: Vec<(&'static str, Vec<Category>)>,
    /// Why goals that other organisations keep are closed, when there are any.
    pub elsewhere: Option<&'static str>,
}

/// A part of life with its goals.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Which.
    pub category: Category,
    /// Its goals, open ones first.
    pub goals: Vec<Goal>,
}

impl Sheet {
    /// What `file` opens of these goals. Whether there are goals in a part of life that is closed
    /// altogether is not told: that alone would say something about somebody.
    pub fn of(file: &File, goals: Vec<Goal>) -> Sheet {
        let reads = |g: &Goal| file.reads_at(Kind::Life(g.category), &g.organisation);
        let (open, hidden): (Vec<Goal>, Vec<Goal>) = goals.into_iter().partition(reads);
        let elsewhere = hidden.iter().find(|g| file.reads(Kind::Life(g.category)));
        let why = |g: &Goal| file.may_at(Act::Read, Kind::Life(g.category), &g.organisation);
        Sheet {
            elsewhere: elsewhere.map(|g| why(g).reason()),
            parts: parts(open),
            closed: closed(file),
        }
    }

    /// Every goal, part by part.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.parts.iter().flat_map(|part| &part.goals)
    }

    /// Open actions of open goals whose day has passed.
    pub fn late(&self, today: Date) -> usize {
        let open = self.goals().filter(|g| g.state == GoalState::Open);
        open.flat_map(|g| &g.actions).filter(|a| a.is_late(today)).count()
    }

    /// Whether nothing at all is open to the reader.
    pub fn is_closed(&self) -> bool {
        self.closed.iter().map(|(_, all)| all.len()).sum::<usize>() == Category::LIFE.len()
    }

    /// Whether something may stand in the plan that the reader does not see.
    pub fn is_partly_closed(&self) -> bool {
        !self.closed.is_empty() || self.elsewhere.is_some()
    }

    /// A mark that differs when any goal or action was added or changed.
    pub fn mark(&self) -> String {
        let actions = || self.goals().flat_map(|g| &g.actions);
        let versions: i64 = self.goals().map(|g| g.version).sum();
        let done: i64 = actions().map(|a| a.version).sum();
        format!("{}.{versions}.{}.{done}", self.goals().count(), actions().count())
    }

    /// The sentence of a reason.
    pub fn why(page: &Page, reason: &'static str) -> String {
        let message: Message = because(reason);
        page.say(&message)
    }
}

impl Part {
    /// Goals that somebody works on.
    pub fn open(&self) -> Vec<&Goal> {
        self.goals.iter().filter(|g| g.state == GoalState::Open).collect()
    }

    /// Goals that were reached or stopped.
    pub fn earlier(&self) -> Vec<&Goal> {
        self.goals.iter().filter(|g| g.state != GoalState::Open).collect()
    }
}

fn parts(goals: Vec<Goal>) -> Vec<Part> {
    let mut parts: Vec<Part> =
        Category::LIFE.into_iter().map(|category| Part { category, goals: vec![] }).collect();
    for goal in goals {
        if let Some(part) = parts.iter_mut().find(|part| part.category == goal.category) {
            part.goals.push(goal);
        }
    }
    parts.retain(|part| !part.goals.is_empty());
    parts
}

fn closed(file: &File) -> Vec<(&'static str, Vec<Category>)> {
    let mut closed: Vec<(&'static str, Vec<Category>)> = vec![];
    for category in Category::LIFE {
        let verdict = file.may(Act::Read, Kind::Life(category));
        if verdict.is_allowed() {
            continue;
        }
        match closed.iter_mut().find(|(reason, _)| *reason == verdict.reason()) {
            Some((_, all)) => all.push(category),
            None => closed.push((verdict.reason(), vec![category])),
        }
    }
    closed
}
