//! Hours of guidance: how much time who guides gave, out of what was noted anyway, against people and places.
//!
//! A note tells how long its moment took, when that was noted; an appointment that was held without a note and a
//! list of presence are counted beside it. `docs/hours.md` says what each number is. What was not noted is not
//! known, and never nought.

pub mod pages;
pub mod store;
mod sum;
#[cfg(test)]
mod tests;

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// With the person: a talk, a telephone call, a visit.
    Direct,
    /// On the work floor, beside the people of a list.
    Floor,
    /// For the person: a meeting, a letter, an observation.
    Indirect,
}

impl Work {
    /// All of them, in the order of the table.
    pub const ALL: [Work; 3] = [Work::Direct, Work::Floor, Work::Indirect];

    /// The end of its keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Work::Direct => "direct",
            Work::Floor => "floor",
            Work::Indirect => "indirect",
        }
    }

    /// What a kind of note or appointment is; the kinds of both have the same words. A letter is contact, and yet
    /// it is written without the person.
    pub fn of(kind: &str) -> Work {
        match kind {
            "floor" => Work::Floor,
            "talk" | "phone" | "visit" | "intake" | "evaluation" => Work::Direct,
            _ => Work::Indirect,
        }
    }
}
