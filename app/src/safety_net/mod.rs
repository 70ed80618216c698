//! The safety net (vangnet): a person stands on the board exactly when a supporter, a future next
//! date, a step or waiting place, or a recent contact is missing, or when something runs out.
//!
//! [`signals`] is the rule, one function per reason. Each signal carries the first day on which it
//! stands on the board if nobody writes anything, so that the board is right on every day without a
//! nightly run. Every organisation with an open file has its own lines: what another organisation
//! does for the person does not take a line off here, except a step or a waiting place, of which the
//! board says only that it is there.
//!
//! A child who was added to the household of a participant is no participant: nobody is to find the
//! child a step, a supporter or an appointment. It has no lines, and no supporter is missing, from the
//! first day on and until the day after the child leaves the household or somebody does something for
//! it: [`Facts::only_child_until`].

mod facts;
pub mod pages;
mod rules;
mod settle;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use facts::{
    Appointment, ClosedPlace, Contact, Facts, Involvement, Member, Permission, Step, Unexcused,
    Waiting,
};
pub use rules::Rules;
pub use settle::{forget, refresh, settle, settle_everybody};

use jiff::civil::Date;
use std::collections::BTreeSet;

/// Why somebody stands on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignalKind {
    /// A step ended and nothing follows.
    EndedWithoutSuccessor,
    /// There was no step of this organisation yet, and no waiting place.
    NoStep,
    /// Nobody of the organisation is on the team.
    NoSupporter,
    /// Did not come several days in a row, without a word, and nobody heard anything since.
    Unexcused,
    /// No contact for longer than the threshold of the rung.
    NoContact,
    /// No appointment today or later.
    NoNextDate,
    /// The work post where the person has a place is archived, or its site is.
    PlaceClosed,
    /// A permission runs out, or ran out.
    PermissionExpiring,
    /// A step comes near the longest duration of its work form, or passed it.
    MaxDuration,
}

impl SignalKind {
    /// All of them, in the order of the board: what asks for an act first stands first.
    pub const ALL: [SignalKind; 9] = [
        SignalKind::EndedWithoutSuccessor,
        SignalKind::NoStep,
        SignalKind::NoSupporter,
        SignalKind::Unexcused,
        SignalKind::NoContact,
        SignalKind::NoNextDate,
        SignalKind::PlaceClosed,
        SignalKind::PermissionExpiring,
        SignalKind::MaxDuration,
    ];

    /// The word in storage, addresses and keys of words (`safety-net-kind-no-contact`).
    pub fn word(self) -> &'static str {
        match self {
            SignalKind::EndedWithoutSuccessor => "ended-without-successor",
            SignalKind::NoStep => "no-step",
            SignalKind::NoSupporter => "no-supporter",
            SignalKind::Unexcused => "unexcused",
            SignalKind::NoContact => "no-contact",
            SignalKind::NoNextDate => "no-next-date",
            SignalKind::PlaceClosed => "place-closed",
            SignalKind::PermissionExpiring => "permission-expiring",
            SignalKind::MaxDuration => "max-duration",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<SignalKind> {
        SignalKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// One line of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// On whose board.
    pub organisation: String,
    /// Why.
    pub kind: SignalKind,
    /// The first day on which it stands there if nothing changes.
    pub from: Date,
    /// The day it is about: end of the step, last contact, last appointment, expiry.
    pub about: Option<Date>,
    /// The step it is about.
    pub step: Option<String>,
    /// Who is first to act: the lead, if of this organisation, or the longest-standing supporter there.
    pub lead: Option<String>,
}

/// Every line that these facts put on a board, now or later.
pub fn signals(facts: &Facts, rules: &Rules) -> Vec<Signal> {
    let mut found = vec![];
    let after_childhood = match facts.only_child_until().map(Date::tomorrow) {
        None => Date::MIN,
        Some(Ok(day)) => day,
        Some(Err(_)) => return found,
    };
    for file in facts.involvements.iter().filter(|file| file.until.is_none()) {
        let lead = facts.lead_at(&file.organisation);
        for (kind, line) in [
            without_step(facts, file),
            no_supporter(facts, file),
            unexcused(facts, file, rules),
            no_contact(facts, file, rules),
            no_next_date(facts, file),
            place_closed(facts, file),
            permission_expiring(facts, file, rules),
            max_duration(facts, file, rules),
        ]
        .into_iter()
        .flatten()
        {
            found.push(Signal {
                organisation: file.organisation.clone(),
                kind,
                from: line.from.max(file.from).max(after_childhood),
                about: line.about,
                step: line.step,
                lead: lead.map(str::to_owned),
            });
        }
    }
    found
}

/// What the rule of one reason finds.
struct Found {
    from: Date,
    about: Option<Date>,
    step: Option<String>,
}

type Line = Option<(SignalKind, Found)>;

/// Nothing runs, is planned or is waited for. From the last day of what was there, so that it shows
/// on the same day.
fn without_step(facts: &Facts, file: &Involvement) -> Line {
    let steps = facts.steps.iter().map(|s| s.until);
    let ends: Option<Vec<Date>> = steps.chain(facts.waiting.iter().map(|w| w.until)).collect();
    let from = ends?.into_iter().max().unwrap_or(file.from);
    let own = facts.steps.iter().filter(|s| s.organisation == file.organisation);
    let found = match own.max_by_key(|s| (s.until, s.from)) {
        Some(last) => {
            let step = Some(last.id.clone());
            (SignalKind::EndedWithoutSuccessor, Found { from, about: last.until, step })
        }
        None => (SignalKind::NoStep, Found { from, about: None, step: None }),
    };
    Some(found)
}

/// Nobody of the organisation is on the team; from the day the last one left.
fn no_supporter(facts: &Facts, file: &Involvement) -> Line {
    let own = facts.team.iter().filter(|m| m.organisation == file.organisation);
    let ends: Option<Vec<Date>> = own.map(|m| m.until).collect();
    let about = ends?.into_iter().max();
    let from = about.unwrap_or(file.from);
    Some((SignalKind::NoSupporter, Found { from, about, step: None }))
}

/// So many days in a row without a word, from the day on which the number was reached; until somebody
/// comes, says something, or was spoken to after the last of those days.
fn unexcused(facts: &Facts, file: &Involvement, rules: &Rules) -> Line {
    let own = facts.unexcused.iter().filter(|one| one.organisation == file.organisation);
    let days: BTreeSet<Date> = own.map(|one| one.day).collect();
    let last = *days.last()?;
    let mut contacts = facts.contacts.iter().filter(|c| c.organisation == file.organisation);
    if contacts.any(|contact| contact.day >= last) {
        return None;
    }
    let number = usize::try_from(rules.absences_in_a_row()?).ok()?.checked_sub(1)?;
    let from = *days.iter().nth(number)?;
    Some((SignalKind::Unexcused, Found { from, about: Some(last), step: None }))
}

/// No contact for longer than the threshold of the rung on which the person stands. Somebody whose
/// rung changes is on the board as soon as one of the thresholds is passed, until the next contact.
fn no_contact(facts: &Facts, file: &Involvement, rules: &Rules) -> Line {
    let own = facts.contacts.iter().filter(|c| c.organisation == file.organisation);
    let about = own.map(|c| c.day).max();
    let since = about.unwrap_or(file.from);
    let from = facts.standing_days(since).into_iter().find_map(|(first, last, rung)| {
        let days = rules.contact_days(rung)?;
        let due = rules::add_days(since, days + 1).max(first);
        last.is_none_or(|last| due <= last).then_some(due)
    })?;
    Some((SignalKind::NoContact, Found { from, about, step: None }))
}

/// No open appointment today or later; from the day after the last open one, or from the day of the
/// one that was done.
#[expect(clippy::unnecessary_wraps, reason = "a rule like the others")]
fn no_next_date(facts: &Facts, file: &Involvement) -> Line {
    let own = || facts.appointments.iter().filter(|a| a.organisation == file.organisation);
    let open = own().filter(|a| a.is_open).map(|a| a.day).max();
    let done = own().filter(|a| !a.is_open && a.day <= facts.today).map(|a| a.day).max();
    let passed = open.map(|day| rules::add_days(day, 1));
    let from = passed.max(done).unwrap_or(file.from);
    Some((SignalKind::NoNextDate, Found { from, about: open.max(done), step: None }))
}

/// A place at a work post that is archived, or whose site is; from the day of archiving.
fn place_closed(facts: &Facts, file: &Involvement) -> Line {
    let own = facts.closed_places.iter().filter(|p| p.organisation == file.organisation);
    let first = own.filter(|p| p.stands(facts.today)).min_by_key(|p| (p.since, &p.step))?;
    let step = Some(first.step.clone());
    let found = Found { from: first.since, about: Some(first.since), step };
    Some((SignalKind::PlaceClosed, found))
}

/// The newest decision of an instance runs out within the days of warning, and no newer one is there.
fn permission_expiring(facts: &Facts, file: &Involvement, rules: &Rules) -> Line {
    let own = || {
        let decided = |p: &&Permission| p.organisation == file.organisation && p.is_decided;
        facts.permissions.iter().filter(decided)
    };
    let newest = own().map(|p| {
        let same = own().filter(|other| other.given_by == p.given_by);
        // No last day at all is later than every day.
        same.map(|other| other.valid_until.unwrap_or(Date::MAX)).max()
    });
    let until = newest.flatten().filter(|day| *day != Date::MAX).min()?;
    let from = rules::add_days(until, -rules.warn_days());
    Some((SignalKind::PermissionExpiring, Found { from, about: Some(until), step: None }))
}

/// A step that goes on, or whose planned end lies past the longest duration of its work form, comes
/// near that duration.
fn max_duration(facts: &Facts, file: &Involvement, rules: &Rules) -> Line {
    let own = facts.steps.iter().filter(|s| s.organisation == file.organisation);
    let running = own.filter(|s| s.until.is_none_or(|until| until >= facts.today));
    let limits = running.filter_map(|s| Some((rules.longest_until(&s.work_form, s.from)?, s)));
    let limits = limits.filter(|(limit, s)| s.until.is_none_or(|until| until > *limit));
    let (until, step) = limits.min_by_key(|(until, _)| *until)?;
    let from = rules::add_days(until, -rules.warn_days());
    let step = Some(step.id.clone());
    Some((SignalKind::MaxDuration, Found { from, about: Some(until), step }))
}
