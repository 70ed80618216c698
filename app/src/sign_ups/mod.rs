//! Signing up without an account, from the public page of a work post, until it is answered.
//!
//! A nurse or a teacher signs somebody up who agreed, or somebody signs up alone. Nobody sees anything before
//! the address of the sender is confirmed by a link that works once. Then the organisation gets a mail with a
//! link that answers in one screen, and the sign-up stands on its page of who is on the way in. Asking,
//! answering, the clock and taking back are those of a referral ([`crate::referrals`]): same states, same
//! reasons, same days, same form. What differs is that nobody is written in before somebody of the
//! organisation looked whether the person is known ([`writing_in`]).
//!
//! Source: GDPR, art. 5 (1) (c) and (e), 6 (1) (a), 7.

mod acting;
pub mod clock;
mod form;
mod guard;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;
mod words;
mod writing_in;

pub use store::SignUp;

use crate::referrals::{Sight, State, UNDO_FOR};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// For how long the address of a sender can be confirmed; then everything is erased. Our own choice.
pub const CONFIRM_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);
/// For how long the sender can see what became of it, after it was written in.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// After so many months what was never written in is erased, where the network has no rule. Our own choice.
pub const KEPT_MONTHS: i64 = 3;

/// What a link is for: each opens one thing and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The sender confirms the address, once.
    Confirm,
    /// The sender sees how it stands, answers and withdraws.
    Follow,
    /// The organisation answers.
    Answer,
}

impl Purpose {
    /// The word in storage.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Follow => "follow",
            Purpose::Answer => "answer",
        }
    }

    /// The purpose with this word.
    pub fn parse(word: &str) -> Option<Purpose> {
        [Purpose::Confirm, Purpose::Follow, Purpose::Answer].into_iter().find(|p| p.word() == word)
    }
}

impl SignUp {
    /// What the organisation sees of it; by a link nothing any more after the time to take an answer back.
    pub fn sight(&self, now: Timestamp, today: Date, is_inside: bool) -> Sight {
        let undo_until = self.decided_at.map(|at| at + UNDO_FOR).filter(|until| *until > now);
        let undo_until = undo_until.filter(|_| self.written_at.is_none());
        match self.state {
            State::Draft | State::Withdrawn => Sight::Closed("withdrawn"),
            State::Expired => Sight::Closed("expired"),
            State::Accepted | State::Refused if is_inside || undo_until.is_some() => {
                Sight::Decided(undo_until)
            }
            State::Accepted => Sight::Closed("accepted"),
            State::Refused => Sight::Closed("refused"),
            _ if self.open_until.is_some_and(|last| today > last) => Sight::Closed("expired"),
            _ => Sight::Open,
        }
    }

    /// The whole name of the person.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// Who sends it, with where they work.
    pub fn sender(&self) -> String {
        match self.sender_place.as_str() {
            "" => self.sender_name.clone(),
            place => format!("{}, {place}", self.sender_name),
        }
    }
}
