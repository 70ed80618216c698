//! The way in of somebody at an organisation: signed up, information talk, waiting list, intake, trial,
//! active, interrupted, stopped; and the waiting list, with the order shown.
//!
//! What happened are [`Change`]s. Where somebody stands, since when, and the times of waiting that the
//! safety net reads, are derived from those that stand ([`course`]): the two cannot disagree. Who waits
//! longest comes first ([`order`]); who is taken before others is told with the reason.
//! `docs/way-in.md` tells the concepts.
//!
//! Source: the way of working of an arbeidszorg centre (WOK Brugge, aanmelding); no law orders the states.

pub mod course;
pub mod mine;
pub mod order;
pub mod pages;
pub mod reasons;
pub mod section;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use course::{Change, Now, Struck};
pub use store::Way;

use std::collections::BTreeSet;

/// For how many people at least it is said in the open how long they wait: of fewer, somebody could be
/// recognised. Our own choice, the same as for figures.
pub const ENOUGH: usize = 5;

/// Where somebody stands on the way. The order is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody signed the person up (aanmelding).
    SignedUp,
    /// A talk that binds nobody (infogesprek).
    InfoTalk,
    /// Waits for a place (wachtlijst).
    Waitlist,
    /// What is agreed before the beginning (intakegesprek).
    Intake,
    /// Some weeks to try (proefperiode).
    Trial,
    /// Works there.
    Active,
    /// Does not come for a while.
    Interrupted,
    /// It ended.
    Stopped,
}

impl State {
    /// All of them, in their order.
    pub const ALL: [State; 8] = [
        State::SignedUp,
        State::InfoTalk,
        State::Waitlist,
        State::Intake,
        State::Trial,
        State::Active,
        State::Interrupted,
        State::Stopped,
    ];

    /// The word in storage, in addresses and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            State::SignedUp => "signed-up",
            State::InfoTalk => "info-talk",
            State::Waitlist => "waitlist",
            State::Intake => "intake",
            State::Trial => "trial",
            State::Active => "active",
            State::Interrupted => "interrupted",
            State::Stopped => "stopped",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The key of its name.
    pub fn key(self) -> String {
        format!("way-in-state-{}", self.word())
    }

    /// Whether it exists at every organisation.
    pub fn is_always(self) -> bool {
        matches!(self, State::SignedUp | State::Active | State::Stopped)
    }

    /// Whether somebody works there.
    pub fn works(self) -> bool {
        matches!(self, State::Trial | State::Active)
    }

    /// Whether who comes here from the list was taken from it.
    pub fn takes(self) -> bool {
        matches!(self, State::Intake | State::Trial | State::Active)
    }

    /// Whether going here asks for a reason of the list.
    pub fn has_reasons(self) -> bool {
        matches!(self, State::Interrupted | State::Stopped)
    }

    /// Whether going from here to there asks for a reason in words: going back, coming back after a stop,
    /// and a longer trial.
    pub fn asks_words(self, to: State) -> bool {
        match self {
            State::Interrupted => false,
            State::Stopped => true,
            from => to <= from,
        }
    }
}

/// The states that an organisation uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used(BTreeSet<State>);

impl Default for Used {
    fn default() -> Used {
        Used::of(State::ALL)
    }
}

impl Used {
    /// These, and those that always exist.
    pub fn of(states: impl IntoIterator<Item = State>) -> Used {
        let always = State::ALL.into_iter().filter(|state| state.is_always());
        Used(states.into_iter().chain(always).collect())
    }

    /// Reads `,info-talk,waitlist,`.
    pub fn from_text(text: &str) -> Used {
        Used::of(text.split(',').filter_map(State::parse))
    }

    /// The same, to be stored: those that were chosen.
    pub fn text(&self) -> String {
        let chosen = self.0.iter().filter(|state| !state.is_always());
        chosen.fold(String::from(","), |text, state| text + state.word() + ",")
    }

    /// Whether the organisation uses it.
    pub fn has(&self, state: State) -> bool {
        self.0.contains(&state)
    }

    /// Them, in their order.
    pub fn all(&self) -> impl Iterator<Item = State> {
        self.0.iter().copied()
    }

    /// Where one can go from here: to each other state that is used, also back. An interruption comes after
    /// something that goes on; a trial can be made longer.
    pub fn moves(&self, from: State) -> Vec<State> {
        let fits = |to: &State| match (from, *to) {
            (State::SignedUp | State::Stopped, State::Interrupted) => false,
            (from, to) => from != to || to == State::Trial,
        };
        self.all().filter(fits).collect()
    }

    /// The next state in the order; nothing where it leads nowhere by itself.
    pub fn next(&self, from: State) -> Option<State> {
        self.all().find(|to| *to > from && *to <= State::Active)
    }
}

#[cfg(test)]
mod rules {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn used() -> impl Strategy<Value = Used> {
        proptest::collection::vec(proptest::sample::select(State::ALL.to_vec()), 0..8)
            .prop_map(Used::of)
    }

    #[test]
    fn every_word_is_read_back() {
        assert!(State::ALL.iter().all(|state| State::parse(state.word()) == Some(*state)));
        assert_eq!(State::parse("of another version"), None);
    }

    #[test]
    fn a_centre_without_talk_and_intake_goes_from_signing_up_to_the_list_and_to_the_trial() {
        let used = Used::from_text(",waitlist,trial,");
        assert_eq!(used.next(State::SignedUp), Some(State::Waitlist));
        assert_eq!(used.next(State::Waitlist), Some(State::Trial));
        assert_eq!(used.next(State::Trial), Some(State::Active));
        assert_eq!(used.next(State::Active), None);
        assert_eq!(used.text(), ",waitlist,trial,");
    }

    proptest! {
        #[test]
        fn what_always_exists_is_always_used(used in used()) {
            prop_assert!(State::ALL.iter().filter(|s| s.is_always()).all(|s| used.has(*s)));
            prop_assert_eq!(Used::from_text(&used.text()), used);
        }

        #[test]
        fn from_each_state_each_used_state_is_reached(used in used(), from in proptest::sample::select(State::ALL.to_vec())) {
            let mut reached = BTreeSet::from([from]);
            for _ in 0..State::ALL.len() {
                let next: Vec<State> = reached.iter().flat_map(|s| used.moves(*s)).collect();
                reached.extend(next);
            }
            prop_assert!(used.all().all(|state| reached.contains(&state)));
            prop_assert!(used.moves(from).iter().all(|to| used.has(*to)));
        }

        #[test]
        fn the_next_state_is_the_first_used_one_after_it(used in used(), from in proptest::sample::select(State::ALL.to_vec())) {
            if let Some(next) = used.next(from) {
                prop_assert!(next > from && used.has(next) && used.moves(from).contains(&next));
                prop_assert!(State::ALL.iter().all(|s| *s <= from || *s >= next || !used.has(*s)));
            }
        }
    }
}
