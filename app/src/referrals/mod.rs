//! Referrals, closed loop: a question to another organisation about somebody, until it is answered.
//!
//! A worker who writes in a person's file asks an organisation of the network, or somebody without an
//! account by a link, and waits for an answer with a clock. What is told about the person ([`Told`]) is
//! copied into the referral when it is sent: the receiver never reads the file. Nothing is sent without
//! the agreement of the person, and when the person takes it back, or the sender withdraws the
//! question, the link and the receiver's page close in the same unit of work ([`Sight`]).
//!
//! A yes from an organisation of the network opens its file on the person and makes the appointment
//! ([`answering`]). Every answer can be undone for a day.
//!
//! Sources: decree of 9 February 2018 on local social policy, art. 11 (free, specific, informed and
//! explicit consent, no more than is needed); GDPR, art. 5 (1) (c) and 6.

mod answer_pages;
pub mod answering;
pub mod clock;
pub mod figures;
pub(crate) mod form;
mod mine_pages;
pub mod pages;
pub mod section;
pub mod store;
mod taken_back;
#[cfg(test)]
pub(crate) mod tests;
mod told;
pub mod undoing;
pub(crate) mod words;

pub use store::Stored;
pub use told::{Part, Told};
pub(crate) use words::{clock as clock_words, refusal_words};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// How many days a receiver has to answer, when nothing else is chosen. Our own choice.
pub const ANSWER_DAYS: i64 = 14;
/// The most days that can be chosen. Our own choice: who waits longer is better helped elsewhere.
pub const LONGEST_DAYS: i64 = 60;
/// How many days after its last day a receiver can still answer.
pub const OPEN_AFTER_DAYS: i64 = 14;
/// For how long an answer can be undone.
pub const UNDO_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// To get to know each other: a talk that binds nobody (kennismaking, infogesprek).
    Intro,
    /// A place.
    Place,
    /// Advice.
    Advice,
    /// Guidance.
    Guidance,
    /// Anything else.
    Other,
}

impl Ask {
    /// All of them, in the order of the form.
    pub const ALL: [Ask; 5] = [Ask::Intro, Ask::Place, Ask::Advice, Ask::Guidance, Ask::Other];

    /// The word in storage and at the end of `referrals-ask-…`.
    pub fn word(self) -> &'static str {
        match self {
            Ask::Intro => "intro",
            Ask::Place => "place",
            Ask::Advice => "advice",
            Ask::Guidance => "guidance",
            Ask::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Ask> {
        Ask::ALL.into_iter().find(|ask| ask.word() == word)
    }
}

/// How it stands with a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not sent.
    Draft,
    /// Sent.
    Sent,
    /// The receiver opened it, or something that reads mails before them did.
    Seen,
    /// The receiver asked something back.
    Asked,
    /// The sender answered that.
    Answered,
    /// Yes.
    Accepted,
    /// No, with a reason.
    Refused,
    /// The sender, or the person, took it back.
    Withdrawn,
    /// No answer came.
    Expired,
}

impl State {
    /// All of them, in the order of a course.
    pub const ALL: [State; 9] = [
        State::Draft,
        State::Sent,
        State::Seen,
        State::Asked,
        State::Answered,
        State::Accepted,
        State::Refused,
        State::Withdrawn,
        State::Expired,
    ];

    /// The word in storage and at the end of `referrals-state-…`.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Sent => "sent",
            State::Seen => "seen",
            State::Asked => "asked",
            State::Answered => "answered",
            State::Accepted => "accepted",
            State::Refused => "refused",
            State::Withdrawn => "withdrawn",
            State::Expired => "expired",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether somebody waits for an answer.
    pub fn is_waiting(self) -> bool {
        matches!(self, State::Sent | State::Seen | State::Asked | State::Answered)
    }

    /// Whether the receiver said yes or no.
    pub fn is_decided(self) -> bool {
        matches!(self, State::Accepted | State::Refused)
    }
}

/// Why a receiver says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// There is no place.
    Full,
    /// The person is not for whom they work.
    NotTarget,
    /// Too far, or no way to get there.
    TooFar,
    /// No common language.
    Language,
    /// The hours do not fit.
    Hours,
    /// A permission is still awaited.
    Permission,
    /// Anything else, in words.
    Other,
}

impl Refusal {
    /// All of them, in the order of the form.
    pub const ALL: [Refusal; 7] = [
        Refusal::Full,
        Refusal::NotTarget,
        Refusal::TooFar,
        Refusal::Language,
        Refusal::Hours,
        Refusal::Permission,
        Refusal::Other,
    ];

    /// The word in storage and at the end of `referrals-refusal-…`.
    pub fn word(self) -> &'static str {
        match self {
            Refusal::Full => "full",
            Refusal::NotTarget => "not-target",
            Refusal::TooFar => "too-far",
            Refusal::Language => "language",
            Refusal::Hours => "hours",
            Refusal::Permission => "permission",
            Refusal::Other => "other",
        }
    }

    /// The reason with this word.
    pub fn parse(word: &str) -> Option<Refusal> {
        Refusal::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// Why a sender withdraws a question.
pub const WITHDRAWALS: [&str; 4] = ["elsewhere", "not-wanted", "mistake", "other"];

/// How the person agreed: on paper, or spoken to a worker.
pub const WAYS: [&str; 2] = ["spoken", "paper"];

/// What a receiver sees of a referral now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The question, with everything to answer it.
    Open,
    /// The question and the answer, which can be undone until a moment, if at all.
    Decided(Option<Timestamp>),
    /// A sentence and nothing of the person; the word of the sentence, `referrals-closed-…`.
    Closed(&'static str),
}

impl Stored {
    /// What its receiver sees of it.
    pub fn sight(&self, now: Timestamp, today: Date) -> Sight {
        if self.agreement_withdrawn_at.is_some() {
            return Sight::Closed("taken-back");
        }
        let undo_until = self.decided_at.map(|at| at + UNDO_FOR).filter(|until| *until > now);
        match self.state {
            State::Draft | State::Withdrawn => Sight::Closed("withdrawn"),
            State::Expired => Sight::Closed("expired"),
            // Who said yes in the network has a file of its own by now.
            State::Accepted if self.is_inside() => Sight::Decided(undo_until),
            State::Accepted | State::Refused if undo_until.is_some() => Sight::Decided(undo_until),
            State::Accepted => Sight::Closed("accepted"),
            State::Refused => Sight::Closed("refused"),
            _ if self.open_until.is_some_and(|last| today > last) => Sight::Closed("expired"),
            _ => Sight::Open,
        }
    }

    /// Whether somebody outside who said yes can still give a day and read an answer, by the link.
    pub fn goes_on_outside(&self, today: impl std::borrow::Borrow<Date>) -> bool {
        let is_in_time = self.open_until.is_some_and(|last| *today.borrow() <= last);
        let stands = self.state == State::Accepted && self.agreement_withdrawn_at.is_none();
        stands && !self.is_inside() && is_in_time
    }

    /// For how many days the last day to answer has passed; none when it has not, or nobody waits.
    pub fn days_late(&self, today: impl std::borrow::Borrow<Date>) -> Option<i64> {
        let days = i64::from((*today.borrow() - self.answer_by).get_days());
        (self.state.is_waiting() && days > 0).then_some(days)
    }
}

/// The last day on which a receiver can answer.
pub fn open_until(answer_by: Date) -> Date {
    answer_by.saturating_add(OPEN_AFTER_DAYS.days())
}

/// The day on which a receiver is reminded next by mail: halfway, then on the last day.
pub fn next_nudge(sent: Date, answer_by: Date, today: Date) -> Option<Date> {
    let half = sent.saturating_add(((answer_by - sent).get_days() / 2).days());
    [half, answer_by].into_iter().find(|day| *day > today && *day > sent)
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_word_is_read_back_as_what_it_was_written_for() {
        assert!(State::ALL.iter().all(|s| State::parse(s.word()) == Some(*s)));
        assert!(Ask::ALL.iter().all(|a| Ask::parse(a.word()) == Some(*a)));
        assert!(Refusal::ALL.iter().all(|r| Refusal::parse(r.word()) == Some(*r)));
    }

    #[test]
    fn a_receiver_is_reminded_halfway_and_on_the_last_day_and_then_no_more() {
        let (sent, by) = (date(2026, 11, 2), date(2026, 11, 16));
        assert_eq!(next_nudge(sent, by, sent), Some(date(2026, 11, 9)));
        assert_eq!(next_nudge(sent, by, date(2026, 11, 9)), Some(by));
        assert_eq!(next_nudge(sent, by, by), None);
        assert_eq!(next_nudge(sent, sent, sent), None, "an answer on the same day needs none");
        assert_eq!(next_nudge(sent, date(2026, 11, 3), sent), Some(date(2026, 11, 3)));
    }
}
