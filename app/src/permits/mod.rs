//! Who must agree before somebody takes part in arbeidsmatige activiteiten, where that stands, and what
//! else speaks against it.
//!
//! Who must agree follows from the framework and from what somebody lives on: [`Rule`], reference data with
//! a source, kept by an administrator. What the instance answered is a permission (`trajectories`). Nothing
//! here forbids anything: a finding names its source, and people decide. `docs/agreements.md` tells more.

mod checks;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;
mod words;

pub use checks::{Finding, Looked, findings};
pub use store::{Figures, Known};

use crate::trajectories::store::StoredPermission;
use jiff::Span;
use jiff::civil::Date;

/// Who must agree, for a framework and an income statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which.
    pub id: String,
    /// Key of the work form that is the framework.
    pub work_form: String,
    /// A word of [`crate::people::codes::STATUTES`]; empty is whatever the income.
    pub statute: String,
    /// A word of [`GIVEN_BY`]; empty is not known.
    pub given_by: String,
    /// What says so.
    pub source: String,
    /// Of which day the source is, or until when its rules held.
    pub source_day: Option<Date>,
    /// The version.
    pub version: i64,
}

/// Who can have to agree: nobody, or an instance.
pub const GIVEN_BY: [&str; 5] = ["none", "vdab", "ocmw", "adviserend-arts", "other"];

/// Where the permission for one step stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has to agree.
    NotNeeded,
    /// Who must agree is not known for this income.
    Unknown,
    /// Who must agree hangs on the income, and that is not noted.
    NoStatute,
    /// Nothing was asked.
    Missing,
    /// Asked, not answered yet; the day when it is known.
    Asked(Option<Date>),
    /// The answer was no.
    Refused(Option<Date>),
    /// Given for another activity than this one.
    OtherActivity,
    /// It holds, until a day when it has a last one.
    Holds(Option<Date>),
    /// It holds, and ends within the days of warning.
    RunsOut(Date),
    /// It held until this day.
    Expired(Date),
}

impl Standing {
    /// Whether somebody can take part by it, as far as it is known.
    pub fn is_fine(self) -> bool {
        matches!(self, Standing::NotNeeded | Standing::Holds(_) | Standing::RunsOut(_))
    }

    /// The end of its key of words (`permits-missing`).
    pub fn word(self) -> &'static str {
        match self {
            Standing::NotNeeded => "not-needed",
            Standing::Unknown => "unknown",
            Standing::NoStatute => "no-statute",
            Standing::Missing => "missing",
            Standing::Asked(_) => "asked",
            Standing::Refused(_) => "refused",
            Standing::OtherActivity => "other-activity",
            Standing::Holds(None) => "holds",
            Standing::Holds(Some(_)) => "holds-until",
            Standing::RunsOut(_) => "runs-out",
            Standing::Expired(_) => "expired",
        }
    }

    /// The day that it tells.
    pub fn day(self) -> Option<Date> {
        match self {
            Standing::Asked(day) | Standing::Refused(day) | Standing::Holds(day) => day,
            Standing::RunsOut(day) | Standing::Expired(day) => Some(day),
            _ => None,
        }
    }

    /// The colour of its chip.
    pub fn tone(self) -> &'static str {
        match self {
            Standing::NotNeeded | Standing::Holds(_) => "tone-moss",
            Standing::RunsOut(_) | Standing::Asked(_) => "tone-sun",
            Standing::Unknown | Standing::NoStatute => "",
            _ => "tone-brick",
        }
    }
}

/// A permission as far as these rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Which.
    pub id: String,
    /// Who gives it.
    pub given_by: String,
    /// When it was asked.
    pub asked: Option<Date>,
    /// When it was decided.
    pub decided: Option<Date>,
    /// Whether the answer was no.
    pub is_refused: bool,
    /// Whether it was given for this activity; nothing when that was not noted.
    pub same_activity: Option<bool>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Whether the proof is at hand.
    pub proof: bool,
}

impl From<&StoredPermission> for Permission {
    fn from(stored: &StoredPermission) -> Permission {
        Permission {
            id: stored.id.clone(),
            given_by: stored.given_by.clone(),
            asked: stored.asked,
            decided: stored.decided,
            is_refused: stored.is_refused,
            same_activity: stored.same_activity,
            until: stored.until,
            proof: stored.proof,
        }
    }
}

/// The permission for a step: who must agree, by what source, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// Who must agree; empty when that is not known.
    pub given_by: String,
    /// What says so.
    pub source: String,
    /// Of which day that is.
    pub source_day: Option<Date>,
    /// Where it stands.
    pub standing: Standing,
    /// The permission that counts, when there is one.
    pub permission: Option<String>,
    /// Whether it holds without the proof being at hand.
    pub lacks_proof: bool,
}

/// Where the permission for a step in a framework stands on a day; nothing when no rule is known for that
/// framework. `statute` is what the person lives on then, as far as it is noted.
pub fn permit(
    known: &Known,
    (work_form, statute): (&str, Option<&str>),
    permissions: &[Permission],
    day: Date,
) -> Option<Permit> {
    let of_form = || known.rules.iter().filter(|rule| rule.work_form == work_form);
    let any = of_form().find(|rule| rule.statute.is_empty());
    let rule = any.or_else(|| of_form().find(|rule| Some(rule.statute.as_str()) == statute));
    let Some(rule) = rule else {
        let has_income = statute.is_some_and(|word| word != "onbekend");
        let standing = if has_income { Standing::Unknown } else { Standing::NoStatute };
        return of_form().next().map(|_| Permit::bare(None, standing));
    };
    match rule.given_by.as_str() {
        "" => return Some(Permit::bare(Some(rule), Standing::Unknown)),
        "none" => return Some(Permit::bare(Some(rule), Standing::NotNeeded)),
        _ => {}
    }
    let given = permissions.iter().filter(|p| p.given_by == rule.given_by);
    let Some(counts) = given.max_by_key(|p| (p.decided.is_some(), p.decided, p.asked)) else {
        return Some(Permit::bare(Some(rule), Standing::Missing));
    };
    let standing = standing(counts, &known.figures, day);
    Some(Permit {
        permission: Some(counts.id.clone()),
        lacks_proof: standing.is_fine() && !counts.proof,
        ..Permit::bare(Some(rule), standing)
    })
}

impl Permit {
    fn bare(rule: Option<&Rule>, standing: Standing) -> Permit {
        Permit {
            given_by: rule.map_or_else(String::new, |rule| rule.given_by.clone()),
            source: rule.map_or_else(|| "niet gekend".to_owned(), |rule| rule.source.clone()),
            source_day: rule.and_then(|rule| rule.source_day),
            standing,
            permission: None,
            lacks_proof: false,
        }
    }
}

/// Where a permission stands on a day.
fn standing(permission: &Permission, figures: &Figures, day: Date) -> Standing {
    let Some(decided) = permission.decided else {
        return if permission.is_refused {
            Standing::Refused(None)
        } else {
            Standing::Asked(permission.asked)
        };
    };
    if permission.is_refused {
        return Standing::Refused(Some(decided));
    }
    if permission.same_activity == Some(false) {
        return Standing::OtherActivity;
    }
    // Of the advisory doctor a permission without a last day can be used for so long.
    let reuse = (permission.given_by == "adviserend-arts")
        .then(|| figures.after("permission-doctor-reuse", decided))
        .flatten();
    match permission.until.or(reuse) {
        None => Standing::Holds(None),
        Some(until) if until < day => Standing::Expired(until),
        Some(until) if until <= warned_from(day, figures) => Standing::RunsOut(until),
        until => Standing::Holds(until),
    }
}

fn warned_from(day: Date, figures: &Figures) -> Date {
    let days = figures.value("warn-days").unwrap_or(0);
    Span::new().try_days(days).and_then(|span| day.checked_add(span)).unwrap_or(Date::MAX)
}
