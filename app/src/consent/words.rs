//! A consent in the reader's words.

use super::Stored;
use super::store::EmergencyOver;
use crate::access::Category;
use crate::language::Language;
use crate::view::Page;

/// The state: open, later, taken back, over.
pub(super) fn state(page: &Page, consent: &Stored) -> String {
    page.t(&format!("consent-state-{}", consent.state(page.today)))
}

/// The colour of the state.
pub(super) fn tone(consent: &Stored) -> &'static str {
    if consent.is_open { "tone-moss" } else { "tone-sun" }
}

/// What may be seen.
pub(super) fn what(page: &Page, consent: &Stored) -> String {
    categories(page, &consent.categories)
}

/// Categories, joined.
pub(crate) fn categories<'a>(
    page: &Page,
    categories: impl IntoIterator<Item = &'a Category>,
) -> String {
    let word = |c: &Category| page.t(&format!("access-category-{}", c.word()));
    categories.into_iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What it is for.
pub(super) fn purpose(page: &Page, consent: &Stored) -> String {
    page.t(&format!("consent-purpose-{}", consent.purpose))
}

/// From when until when.
pub(super) fn period(page: &Page, consent: &Stored) -> String {
    let (from, until) = (page.day(consent.from), page.day(consent.until));
    page.with2("consent-from-until", ("from", from), ("until", until))
}

/// Why it was taken back: as it was typed, or that two records were merged.
pub(super) fn because(page: &Page, consent: &Stored) -> String {
    match consent.withdrawn_because.as_str() {
        crate::merging::store::MERGED => page.t("consent-because-merged"),
        typed => typed.to_owned(),
    }
}

/// How and by whom it was given; a law is not given by anybody.
pub(super) fn given(page: &Page, consent: &Stored) -> String {
    if consent.basis.is_law() {
        return page.t("consent-given-law");
    }
    let how = page.t(&format!("consent-way-{}", consent.given_how));
    let who = page.t(&format!("consent-giver-{}", consent.given_by));
    format!("{how} · {who}")
}

/// Who wrote it down: the person on the own pages, or a worker for an organisation.
pub(super) fn noted_by(page: &Page, consent: &Stored) -> String {
    let name = consent.noted_by_name.as_str();
    if consent.given_how == "portal" {
        return page.with("consent-noted-self", "name", name);
    }
    format!("{name}, {}", consent.noted_for_name)
}

/// In which language it was talked through: as it was typed, or that of the own pages.
pub(super) fn language(page: &Page, consent: &Stored) -> String {
    match Language::parse(&consent.language) {
        Some(known) => crate::people::pages::choices::language(page, known.code()),
        None => consent.language.clone(),
    }
}

/// That an emergency access is over, since when, and what was said of it.
pub(crate) fn emergency_over(page: &Page, over: &EmergencyOver) -> String {
    let when = page.moment(over.until);
    let who = over.reviewed_by_name.as_deref().unwrap_or_default();
    let told = match over.verdict.as_str() {
        "wrong" => {
            let ended = page.with2("consent-over-wrong", ("when", when), ("who", who));
            format!("{ended} {} {}", over.remark, page.t("consent-over-ask"))
        }
        "right" => {
            let told = page.with("consent-over-text", "when", when);
            format!("{told} {}", page.with("consent-over-right", "who", who))
        }
        _ => page.with("consent-over-text", "when", when),
    };
    match over.ended {
        Some(day) => format!("{told} {}", page.with("problem-ended-text", "day", page.day(day))),
        None => told,
    }
}
