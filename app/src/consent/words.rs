//! A consent in the reader's words.

use super::Stored;
use super::store::EmergencyOver;
use crate::access::Category;
use crate::people::codes;
use crate::view::Page;

/// The state: open, later, taken back, over.
pub(super) fn state(page: &Page, consent: &Stored) -> String {
    page.t(&format!("consent-state-{}", consent.state(page.today)))
}

/// The colour of the state.
pub(super) fn tone(consent: &Stored) -> &'static str {
    match consent.as_of {
        Some(_) if consent.is_open => "",
        _ if consent.is_open => "tone-moss",
        _ => "tone-sun",
    }
}

/// What may be seen.
pub(super) fn what(page: &Page, consent: &Stored) -> String {
    categories(page, &consent.categories)
}

/// What the same organisation goes on reading when this consent is taken back, with the reason: another
/// consent, or a law.
pub(super) fn still(page: &Page, all: &[Stored], consent: &Stored) -> Option<String> {
    let one = |other: &Stored| {
        let (what, law) = (categories(page, &other.opens()), other.legal_source.as_str());
        if other.basis.is_law() {
            page.with2("consent-still-law", ("what", what), ("law", law.to_owned()))
        } else {
            page.with("consent-still-consent", "what", what)
        }
    };
    let all: Vec<String> =
        consent.beside(all).filter(|other| !other.opens().is_empty()).map(one).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// What rests since the organisation became of another kind; nothing when that is over anyhow.
pub(super) fn rests(page: &Page, consent: &Stored) -> Option<String> {
    let stands = consent.withdrawn_at.is_none() && consent.until >= page.today;
    (stands && !consent.rests.is_empty()).then(|| categories(page, &consent.rests))
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

/// Who noted it; a person who gave it on the own pages noted it for nobody.
pub(super) fn noted(page: &Page, consent: &Stored) -> String {
    match consent.given_how.as_str() {
        "portal" => page.t("consent-noted-self"),
        _ => format!("{}, {}", consent.noted_by_name, consent.noted_for_name),
    }
}

/// The language in which it was talked through: a code in words, else as it was typed.
pub(super) fn language(page: &Page, consent: &Stored) -> String {
    let typed = consent.language.as_str();
    let known = codes::LANGUAGES.contains(&typed);
    if known { page.t(&format!("people-language-{typed}")) } else { typed.to_owned() }
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
