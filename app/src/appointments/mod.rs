//! Appointments: the next date of everybody.
//!
//! An appointment is an agreement of one worker with one person on a day, often at an hour. It is
//! open until somebody says that it took place or did not; the safety net looks at open ones only.

mod fields;
pub mod pages;
pub mod section;
pub mod store;
#[cfg(test)]
mod tests;

pub use fields::{Moment, next_date, read_time, show_time};

use jiff::civil::Time;

/// How long after its hour an appointment still counts as the one of now, in minutes.
pub const STILL_NOW: i64 = 30;

/// Minutes after midnight.
pub fn minute_of(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// What kind of appointment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentKind {
    /// A talk face to face.
    Talk,
    /// A telephone call.
    Phone,
    /// A visit at home.
    Visit,
    /// A first talk.
    Intake,
    /// Looking back and forward together.
    Evaluation,
    /// A meeting with others about the person.
    Meeting,
    /// Anything else.
    Other,
}

impl AppointmentKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [AppointmentKind; 7] = [
        AppointmentKind::Talk,
        AppointmentKind::Phone,
        AppointmentKind::Visit,
        AppointmentKind::Intake,
        AppointmentKind::Evaluation,
        AppointmentKind::Meeting,
        AppointmentKind::Other,
    ];

    /// The word in storage, forms and keys of words (`appointments-kind-talk`).
    pub fn word(self) -> &'static str {
        match self {
            AppointmentKind::Talk => "talk",
            AppointmentKind::Phone => "phone",
            AppointmentKind::Visit => "visit",
            AppointmentKind::Intake => "intake",
            AppointmentKind::Evaluation => "evaluation",
            AppointmentKind::Meeting => "meeting",
            AppointmentKind::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<AppointmentKind> {
        AppointmentKind::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The key of its words.
    pub fn key(self) -> String {
        format!("appointments-kind-{}", self.word())
    }

    /// The drawing beside its words.
    pub fn icon(self) -> &'static str {
        match self {
            AppointmentKind::Phone => "i-phone",
            AppointmentKind::Visit => "i-house",
            AppointmentKind::Meeting => "i-people",
            _ => "i-talk",
        }
    }
}

/// What became of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Still to come, or nobody said yet.
    Open,
    /// It took place.
    Done,
    /// It did not.
    Cancelled,
}

impl State {
    /// The word in storage and keys of words (`appointments-state-open`).
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Done => "done",
            State::Cancelled => "cancelled",
        }
    }

    /// The key of its words.
    pub fn key(self) -> String {
        format!("appointments-state-{}", self.word())
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<State> {
        [State::Open, State::Done, State::Cancelled].into_iter().find(|s| s.word() == word)
    }
}
