//! How long a file is kept: found once a day, decided by people.
//!
//! A file whose organisations are all closed is proposed when its term is over, counted from the last
//! thing that happened. Several terms can hold for one file; the longest counts. A term that is not
//! known proposes nothing.

use super::store::retention as store;
use crate::problem::Problem;
use crate::web::App;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What decides which terms hold for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The day of the last thing that happened.
    pub last: Date,
    /// How many steps there are.
    pub steps: i64,
    /// How many of them are an onthaaltraject.
    pub reception: i64,
}

/// The terms of a day, in months; nothing where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// After an onthaaltraject. Source: decree of 8 July 2022, art. 6: at most 12 months.
    pub reception: Option<i64>,
    /// After any other step.
    pub other: Option<i64>,
    /// For a file without any step.
    pub no_step: Option<i64>,
}

/// The rules of the terms, by their keys.
pub const RULES: [&str; 3] = ["retention-onthaaltraject", "retention-other", "retention-no-step"];

/// From which day a file is kept too long, and by which rule; nothing when one of its terms is not
/// known.
pub fn over_on(kept: &Kept, terms: &Terms) -> Option<(Date, &'static str)> {
    let mut holding = vec![];
    if kept.steps == 0 {
        holding.push((terms.no_step?, RULES[2]));
    }
    if kept.reception > 0 {
        holding.push((terms.reception?, RULES[0]));
    }
    if kept.steps > kept.reception {
        holding.push((terms.other?, RULES[1]));
    }
    let (months, rule) = holding.into_iter().max_by_key(|(months, _)| *months)?;
    let last = kept.last.checked_add(months.months()).ok()?;
    Some((last.tomorrow().ok()?, rule))
}

/// How many files are looked at in one go: a network of hundreds of thousands is never in memory at once.
const PORTION: i64 = 2_000;
/// What comes after the id of everybody: ids are hexadecimal.
const LAST: &str = "g";

/// Finds the files whose term is over, and forgets proposals that hold no longer.
pub async fn propose(app: &App) -> Result<(), Problem> {
    let today = app.today();
    let terms = store::terms(&app.db, today).await?;
    let mut after = String::new();
    loop {
        let portion = store::closed(&app.db, today, &after, PORTION).await?;
        let more = i64::try_from(portion.len()) == Ok(PORTION);
        let last = portion.last().filter(|_| more).map_or(LAST, |(person, _)| person);
        let mut due = vec![];
        for (person, kept) in &portion {
            if let Some(kept) = kept
                && let Some((over, rule)) = over_on(kept, &terms)
                && over <= today
            {
                due.push(store::Due { person: person.clone(), last: kept.last, over, rule });
            }
        }
        let mut work = app.db.work().await?;
        store::propose(&mut work, (&after, last), &due).await?;
        work.save().await?;
        if !more {
            return Ok(());
        }
        after = last.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const KNOWN: Terms = Terms { reception: Some(12), other: Some(60), no_step: None };

    fn kept(steps: i64, reception: i64) -> Kept {
        Kept { last: date(2025, 11, 22), steps, reception }
    }

    #[test]
    fn a_reception_is_over_the_day_after_twelve_months() {
        let over = over_on(&kept(1, 1), &KNOWN);
        assert_eq!(over, Some((date(2026, 11, 23), "retention-onthaaltraject")));
    }

    #[test]
    fn the_longest_term_counts() {
        let over = over_on(&kept(2, 1), &KNOWN);
        assert_eq!(over, Some((date(2030, 11, 23), "retention-other")));
    }

    #[test]
    fn a_term_that_is_not_known_proposes_nothing() {
        assert_eq!(over_on(&kept(0, 0), &KNOWN), None);
        assert_eq!(over_on(&kept(2, 1), &Terms { other: None, ..KNOWN }), None);
    }
}
