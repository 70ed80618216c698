//! Who reads along: about one in five of the people who are guided lets an OCMW read what it needs.

use super::Ids;
use crate::access::Category;
use crate::consent::store::{self, NewConsent};
use crate::consent::{Basis, proposed_end};
use crate::demo::life::Life;
use crate::demo::organisations::{KRUISDAM, OCMWS};
use base::db::{Result, Work};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// What is given, in turn.
const GIVEN: [&[Category]; 3] = [
    &[Category::Identity, Category::Agreements, Category::WorkGoals],
    &[Category::Identity, Category::Agreements, Category::Finances, Category::Housing],
    &[Category::Identity, Category::WorkGoals, Category::Family, Category::Notes],
];

/// Writes the consents of some lives down, as a worker does.
pub(super) async fn add(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    ids: &Ids,
    lives: &[Life],
    persons: &[String],
) -> Result<()> {
    for (n, (life, person)) in lives.iter().zip(persons).enumerate() {
        let lead = life.team.iter().find(|m| m.leads && m.until.is_none());
        let Some(lead) = lead.filter(|_| n % 5 == 2) else { continue };
        // OCMW Kruisdam works with nearly half of them: a partner with many files to read.
        let ocmw = if n % 2 == 0 { KRUISDAM } else { KRUISDAM + n % OCMWS.len() };
        if life.files.iter().any(|file| file.organisation == ocmw) {
            continue;
        }
        // Some of them end within weeks: then they are asked again.
        let days = if n % 60 == 12 { 345 } else { n * 7 % 300 };
        let days = i64::try_from(days).unwrap_or(0);
        let from = today.saturating_sub(days.days());
        let new = NewConsent {
            person: person.clone(),
            organisation: ids.organisations[ocmw].clone(),
            noted_for: ids.organisations[lead.organisation].clone(),
            basis: Basis::Consent,
            legal_source: String::new(),
            purpose: "guidance".into(),
            categories: GIVEN[n % GIVEN.len()].iter().copied().collect(),
            from,
            until: proposed_end(from),
            given_how: "spoken".into(),
            given_by: "person".into(),
            given_by_name: String::new(),
            language: life.new.language.clone(),
            with_interpreter: life.new.needs_interpreter,
            attachment: None,
            noted_by: ids.workers[lead.worker].clone(),
        };
        // Noted on its first day: what is old is no news to the partner.
        store::add(work, (now - SignedDuration::from_hours(24 * days), today), &new).await?;
    }
    Ok(())
}
