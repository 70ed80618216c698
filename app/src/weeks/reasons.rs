//! Why something is closed, and why somebody comes at another time. The lists are our own. Illness is not
//! among them: what is planned beforehand need not tell anything about somebody's health.

/// Why a place is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClosedFor {
    /// Everybody has leave.
    Leave,
    /// The day off for a legal holiday on a Sunday, or on another day without work.
    Replacement,
    /// The team learns or meets.
    Team,
    /// Nobody is there to guide.
    NoGuide,
    /// The building, or a machine.
    Works,
    /// Heat, storm, ice.
    Weather,
    /// Something else.
    Other,
}

impl ClosedFor {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ClosedFor; 7] = [
        ClosedFor::Leave,
        ClosedFor::Replacement,
        ClosedFor::Team,
        ClosedFor::NoGuide,
        ClosedFor::Works,
        ClosedFor::Weather,
        ClosedFor::Other,
    ];

    /// The word in storage, forms and keys of words (`weeks-closed-leave`).
    pub fn word(self) -> &'static str {
        match self {
            ClosedFor::Leave => "leave",
            ClosedFor::Replacement => "replacement",
            ClosedFor::Team => "team",
            ClosedFor::NoGuide => "no-guide",
            ClosedFor::Works => "works",
            ClosedFor::Weather => "weather",
            ClosedFor::Other => "other",
        }
    }

    /// The reason with this word.
    pub fn parse(word: &str) -> Option<ClosedFor> {
        ClosedFor::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// Why somebody comes at another time than in every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherwiseFor {
    /// It was agreed so.
    Agreed,
    /// Something is arranged elsewhere at that time.
    Appointment,
    /// Leave.
    Leave,
    /// The children, or somebody at home.
    Family,
    /// A course, or looking for work.
    Course,
    /// There is more work than usual.
    Busy,
    /// Something else.
    Other,
}

impl OtherwiseFor {
    /// All of them, in the order in which they are offered.
    pub const ALL: [OtherwiseFor; 7] = [
        OtherwiseFor::Agreed,
        OtherwiseFor::Appointment,
        OtherwiseFor::Leave,
        OtherwiseFor::Family,
        OtherwiseFor::Course,
        OtherwiseFor::Busy,
        OtherwiseFor::Other,
    ];

    /// The word in storage, forms and keys of words (`weeks-otherwise-leave`).
    pub fn word(self) -> &'static str {
        match self {
            OtherwiseFor::Agreed => "agreed",
            OtherwiseFor::Appointment => "appointment",
            OtherwiseFor::Leave => "leave",
            OtherwiseFor::Family => "family",
            OtherwiseFor::Course => "course",
            OtherwiseFor::Busy => "busy",
            OtherwiseFor::Other => "other",
        }
    }

    /// The reason with this word.
    pub fn parse(word: &str) -> Option<OtherwiseFor> {
        OtherwiseFor::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_as_what_it_was_written_for() {
        assert!(ClosedFor::ALL.iter().all(|r| ClosedFor::parse(r.word()) == Some(*r)));
        assert!(OtherwiseFor::ALL.iter().all(|r| OtherwiseFor::parse(r.word()) == Some(*r)));
    }
}
