//! How a step ends: why, and what can be expected after it.

use jiff::civil::Date;

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The last day of the step.
    pub day: Date,
    /// Why.
    pub reason: EndReason,
    /// In the worker's words.
    pub remark: String,
    /// What can be expected afterwards, when somebody judged it.
    pub perspective: Option<Perspective>,
}

/// Why a step ended (reden stopzetting). The published code lists could not be found, so this is
/// our own list; none of the reasons puts blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndReason {
    /// On to another step: the aim of this one was reached, or another fits better.
    NextStep,
    /// To paid work.
    PaidWork,
    /// To training or school.
    Training,
    /// A contract or a project that ended.
    ContractEnded,
    /// The longest duration was reached.
    LongestDuration,
    /// The place stopped, or there was too little work.
    PlaceStopped,
    /// The permission of the instance behind the income stopped.
    PermissionStopped,
    /// Illness.
    Illness,
    /// Care or admission went first.
    Care,
    /// Family, children, childcare.
    Family,
    /// Own choice.
    OwnChoice,
    /// It did not fit with the place or the team.
    NoFit,
    /// Absent for long, or no longer reached.
    OutOfReach,
    /// Moved house.
    Moved,
    /// Pension.
    Pension,
    /// Died.
    Died,
    /// Something else; the remark says what.
    Other,
    /// Not known.
    Unknown,
}

impl EndReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [EndReason; 18] = [
        EndReason::NextStep,
        EndReason::PaidWork,
        EndReason::Training,
        EndReason::ContractEnded,
        EndReason::LongestDuration,
        EndReason::PlaceStopped,
        EndReason::PermissionStopped,
        EndReason::Illness,
        EndReason::Care,
        EndReason::Family,
        EndReason::OwnChoice,
        EndReason::NoFit,
        EndReason::OutOfReach,
        EndReason::Moved,
        EndReason::Pension,
        EndReason::Died,
        EndReason::Other,
        EndReason::Unknown,
    ];

    /// The word in storage, forms, mappings and keys of words (`trajectories-end-illness`).
    pub fn word(self) -> &'static str {
        match self {
            EndReason::NextStep => "next-step",
            EndReason::PaidWork => "paid-work",
            EndReason::Training => "training",
            EndReason::ContractEnded => "contract-ended",
            EndReason::LongestDuration => "longest-duration",
            EndReason::PlaceStopped => "place-stopped",
            EndReason::PermissionStopped => "permission-stopped",
            EndReason::Illness => "illness",
            EndReason::Care => "care",
            EndReason::Family => "family",
            EndReason::OwnChoice => "own-choice",
            EndReason::NoFit => "no-fit",
            EndReason::OutOfReach => "out-of-reach",
            EndReason::Moved => "moved",
            EndReason::Pension => "pension",
            EndReason::Died => "died",
            EndReason::Other => "other",
            EndReason::Unknown => "unknown",
        }
    }

    /// The reason with this word.
    pub fn parse(word: &str) -> Option<EndReason> {
        EndReason::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// What can be expected after a stop, compared with the rung left (perspectief na stopzetting).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perspective {
    /// A higher rung.
    Higher,
    /// The same rung.
    Same,
    /// A lower rung.
    Lower,
}

impl Perspective {
    /// All of them, from high to low.
    pub const ALL: [Perspective; 3] = [Perspective::Higher, Perspective::Same, Perspective::Lower];

    /// The word in storage, forms and keys of words (`trajectories-perspective-higher`).
    pub fn word(self) -> &'static str {
        match self {
            Perspective::Higher => "higher",
            Perspective::Same => "same",
            Perspective::Lower => "lower",
        }
    }

    /// The perspective with this word.
    pub fn parse(word: &str) -> Option<Perspective> {
        Perspective::ALL.into_iter().find(|p| p.word() == word)
    }
}
