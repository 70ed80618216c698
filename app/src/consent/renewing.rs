//! One consent after another to the same partner: which one renews which, and what gives nothing new.

use super::store::{NewConsent, Stored};
use super::{ENDS_SOON, words};
use crate::access::Category;
use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The consent that goes on when this one ends, with everything that it opens.
pub(super) fn renewed_by<'a>(
    consent: &Stored,
    all: &'a [Stored],
    today: Date,
) -> Option<&'a Stored> {
    let later = |other: &&Stored| other.is_on(today) && follows(other, consent);
    all.iter().filter(later).min_by_key(|other| other.until)
}

/// The consent that this one takes over from.
fn renews<'a>(consent: &Stored, all: &'a [Stored], today: Date) -> Option<&'a Stored> {
    let earlier = |other: &&Stored| other.is_on(today) && follows(consent, other);
    all.iter().filter(earlier).max_by_key(|other| other.until)
}

/// The twin in the database is `ends_soon!`.
fn follows(later: &Stored, earlier: &Stored) -> bool {
    later.organisation == earlier.organisation
        && later.basis == earlier.basis
        && later.until > earlier.until
        && later.categories.is_superset(&earlier.categories)
}

/// That a consent was renewed already, or renews another one, in a sentence.
pub(super) fn told(page: &Page, all: &[Stored], consent: &Stored) -> Option<String> {
    if !consent.is_on(page.today) {
        return None;
    }
    if let Some(next) = renewed_by(consent, all, page.today) {
        let (ends, period) = (page.day(consent.until), words::period(page, next));
        return Some(page.with2("consent-renewed", ("day", ends), ("period", period)));
    }
    let old = renews(consent, all, page.today)?;
    Some(page.with("consent-renews", "day", page.day(old.until)))
}

/// The consent that holds beside what is to be noted and opens all of it, for as long or for a while still: then it
/// gives nothing new. The very same is no second one: that stands once.
pub(super) fn gives_already<'a>(
    new: &NewConsent,
    all: &'a [Stored],
    today: Date,
) -> Option<&'a Stored> {
    let soon = today.saturating_add(ENDS_SOON.days());
    let is_same =
        |c: &Stored| (c.from, c.until, &c.categories) == (new.from, new.until, &new.categories);
    let opens = |all: &BTreeSet<Category>| all.is_superset(&new.categories);
    all.iter().find(|c| {
        c.is_on(today)
            && c.organisation == new.organisation
            && (c.basis, c.purpose.as_str()) == (new.basis, new.purpose.as_str())
            && c.from <= new.from
            && (c.until >= new.until || c.until > soon)
            && opens(&c.categories)
            && !is_same(c)
    })
}
