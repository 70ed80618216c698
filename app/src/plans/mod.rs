//! The personal plan: what somebody wants to reach, in the own words, and who does what by when.
//!
//! A goal belongs to a part of life ([`Category::LIFE`]) and is kept by one organisation; whoever may
//! read that part of life of that organisation reads the goal with its actions
//! ([`Kind::Life`](crate::access::Kind::Life)), all others read that it is closed and why. A plan that
//! was agreed is kept as it was ([`contents::Contents`]).
//!
//! A goal can be for a whole household: it then stands on the plan of each adult who lives there
//! together with the person whose goal it is, for who may read it in both files ([`sheet::Sheet`]). It
//! is gone from there on the day on which one of the two leaves.
//!
//! Source: decree of 8 July 2022 on the work-and-care trajectories, art. 15 (contents of the
//! trajectplan) and art. 22 (contents of the eindverslag); see [`blocks`].

mod blocks;
mod changes;
mod contents;
mod form;
mod mine_pages;
pub mod pages;
mod paper;
pub mod section;
mod sheet;
pub mod store;
pub mod tasks;
#[cfg(test)]
mod tests;
pub mod waiting;

pub(crate) use contents::{kept, without_goals};
pub use store::{Action, Goal};

use crate::access::Category;

/// How it stands with a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalState {
    /// Somebody works on it.
    Open,
    /// It was reached.
    Reached,
    /// It was let go, for whatever reason.
    Stopped,
}

impl GoalState {
    /// All of them, in the order of the form.
    pub const ALL: [GoalState; 3] = [GoalState::Open, GoalState::Reached, GoalState::Stopped];

    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            GoalState::Open => "open",
            GoalState::Reached => "reached",
            GoalState::Stopped => "stopped",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<GoalState> {
        GoalState::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// How it stands with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done, with its result.
    Done,
    /// Not to be done any more.
    Dropped,
}

impl ActionState {
    /// All of them, in the order of the form.
    pub const ALL: [ActionState; 3] = [ActionState::Open, ActionState::Done, ActionState::Dropped];

    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            ActionState::Open => "open",
            ActionState::Done => "done",
            ActionState::Dropped => "dropped",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<ActionState> {
        ActionState::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Who does an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The person of the plan.
    Person,
    /// A worker.
    Account(String),
    /// Somebody else, by name: of the family, a neighbour, a service without an account.
    Other(String),
}

impl Who {
    /// The word in storage.
    pub fn word(&self) -> &'static str {
        match self {
            Who::Person => "person",
            Who::Account(_) => "account",
            Who::Other(_) => "other",
        }
    }

    /// The account, when it is a worker.
    pub fn account(&self) -> Option<&str> {
        match self {
            Who::Account(id) => Some(id),
            _ => None,
        }
    }

    /// The name that was written down, when it is somebody else.
    pub fn name(&self) -> &str {
        match self {
            Who::Other(name) => name,
            _ => "",
        }
    }
}

/// How a plan was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Signed on paper.
    Paper,
    /// By word of mouth.
    Spoken,
    /// By the person on the own pages.
    Portal,
    /// Signed on the screen of a worker.
    Screen,
}

impl How {
    /// All of them.
    pub const ALL: [How; 4] = [How::Paper, How::Spoken, How::Portal, How::Screen];
    /// Those that a worker notes afterwards, with the names of who agreed.
    pub const NOTED: [How; 2] = [How::Paper, How::Spoken];

    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            How::Paper => "paper",
            How::Spoken => "spoken",
            How::Portal => "portal",
            How::Screen => "screen",
        }
    }

    /// The way with this word.
    pub fn parse(word: &str) -> Option<How> {
        How::ALL.into_iter().find(|how| how.word() == word)
    }

    /// The key of its words.
    fn key(self) -> String {
        format!("plans-way-{}", self.word())
    }
}

/// Whether a goal in a part of life can be for a whole household: health and justice are of one person.
pub fn may_be_for_home(category: Category) -> bool {
    !matches!(category, Category::Health | Category::Justice)
}

/// Who signs a plan: the person, or somebody who signs for the person, as with a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// The person of the plan.
    Person,
    /// A parent of the person.
    Parent,
    /// A legal representative of the person.
    Representative,
}

impl Signer {
    /// All of them, in the order of the form.
    pub const ALL: [Signer; 3] = [Signer::Person, Signer::Parent, Signer::Representative];

    /// The word in storage and at the end of keys of words: one of [`crate::consent::GIVERS`].
    pub fn word(self) -> &'static str {
        match self {
            Signer::Person => "person",
            Signer::Parent => "parent",
            Signer::Representative => "representative",
        }
    }

    /// Who signs with this word.
    pub fn parse(word: &str) -> Option<Signer> {
        Signer::ALL.into_iter().find(|signer| signer.word() == word)
    }
}

/// A part of life with this word; the other categories of a consent have no goals.
pub fn life(word: &str) -> Option<Category> {
    Category::LIFE.into_iter().find(|category| category.word() == word)
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn a_goal_belongs_to_a_part_of_life_and_to_nothing_else() {
        assert_eq!(life("housing"), Some(Category::Housing));
        assert_eq!(life("identity"), None);
        assert_eq!(life("notes"), None);
    }

    #[test]
    fn every_state_is_read_back_as_it_was_written() {
        assert!(GoalState::ALL.iter().all(|s| GoalState::parse(s.word()) == Some(*s)));
        assert!(ActionState::ALL.iter().all(|s| ActionState::parse(s.word()) == Some(*s)));
        assert_eq!(GoalState::parse("done"), None);
        assert!(How::ALL.iter().all(|how| How::parse(how.word()) == Some(*how)));
        assert!(Signer::ALL.iter().all(|who| Signer::parse(who.word()) == Some(*who)));
        assert_eq!(Signer::ALL.map(Signer::word), crate::consent::GIVERS);
    }
}
