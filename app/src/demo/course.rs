//! The way of one invented person through the network, as plain values: steps, waiting, illness,
//! falls, returns, and the end of it.

use super::forms::Form;
use crate::trajectories::{EndReason, Perspective};
use jiff::civil::Date;

/// A step on the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Number of the organisation.
    pub organisation: usize,
    /// In which form.
    pub form: Form,
    /// Where, in words.
    pub place: &'static str,
    /// Quarters of an hour a week.
    pub quarters: Option<i64>,
    /// The first day.
    pub start: Date,
    /// The last day and why.
    pub end: Option<(Date, Ending)>,
    /// The earlier step that a way back restored.
    pub way_back_of: Option<usize>,
}

/// Why a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// On to a next step: up, sideways or back.
    NextStep,
    /// Ill.
    Illness,
    /// The own choice.
    OwnChoice,
    /// The contract or the trajectory came to its end.
    TimeOver,
    /// Moved house.
    Moved,
    /// Reached the age of pension.
    Pension,
    /// The work goes well without the network.
    WorksOn,
}

/// Waiting for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Number of the organisation.
    pub organisation: usize,
    /// For what.
    pub form: Form,
    /// Since when.
    pub from: Date,
    /// The day of the place, or of giving up.
    pub until: Option<(Date, bool)>,
}

/// A whole way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// The steps, in order of their start.
    pub steps: Vec<Step>,
    /// The waiting.
    pub waits: Vec<Wait>,
    /// When and why the last file was closed; nothing while somebody is on the way.
    pub closed: Option<(Date, Ending)>,
}

impl Course {
    /// The organisation of the last step, or of the waiting before any.
    pub fn here(&self) -> Option<usize> {
        let step = self.steps.last().map(|s| s.organisation);
        step.or(self.waits.last().map(|w| w.organisation))
    }
}

impl Ending {
    /// The reason as the program keeps it.
    pub fn reason(self) -> EndReason {
        match self {
            Ending::NextStep => EndReason::NextStep,
            Ending::Illness => EndReason::Illness,
            Ending::OwnChoice => EndReason::OwnChoice,
            Ending::TimeOver => EndReason::ContractEnded,
            Ending::Moved => EndReason::Moved,
            Ending::Pension => EndReason::Pension,
            Ending::WorksOn => EndReason::PaidWork,
        }
    }

    /// The reason of a step that is followed by one on rung `next`.
    pub fn reason_towards(self, next: Option<u8>) -> EndReason {
        match (self, next) {
            (Ending::NextStep, Some(5 | 6)) => EndReason::PaidWork,
            _ => self.reason(),
        }
    }

    /// What could be expected at the end of a step on `rung`, when `next` came after it.
    pub fn perspective(self, rung: u8, next: Option<u8>) -> Option<Perspective> {
        match (self, next) {
            (Ending::NextStep, Some(next)) if next > rung => Some(Perspective::Higher),
            (Ending::NextStep, Some(next)) if next < rung => Some(Perspective::Lower),
            (Ending::NextStep, _) => Some(Perspective::Same),
            (Ending::WorksOn, _) => Some(Perspective::Higher),
            (Ending::Illness, _) => Some(Perspective::Lower),
            _ => None,
        }
    }
}
