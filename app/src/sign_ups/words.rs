//! A sign-up in the reader's words.

use super::acting::Answerer;
use super::store::{Event, SignUp};
use crate::referrals::State;
use crate::referrals::store::Decision;
use crate::view::Page;

/// Who answers, by name.
pub(super) fn answerer(by: Answerer<'_>, decision: &Decision) -> String {
    match (by, decision) {
        (Some(actor), _) => actor.name.clone(),
        (None, Decision::Accept(_, who)) => who.clone(),
        (None, Decision::Refuse(..)) => String::new(),
    }
}

/// The half-days in words; that it does not matter when none was ticked.
pub(super) fn half_days(page: &Page, sign_up: &SignUp) -> String {
    if sign_up.half_days.is_empty() {
        return page.t("sign-ups-any-half-day");
    }
    let all: Vec<String> = sign_up.half_days.each().map(|h| page.half_day(h)).collect();
    all.join(page.comma())
}

/// How and when the person agreed.
pub(super) fn agreed(page: &Page, sign_up: &SignUp) -> String {
    let how = page.t(&format!("sign-ups-agreed-{}", sign_up.agreed_how));
    format!("{how} · {}", page.day(sign_up.agreed_day))
}

/// Why it was refused, with more when there is more.
pub(super) fn reason(page: &Page, sign_up: &SignUp) -> String {
    if sign_up.state != State::Refused || sign_up.reason.is_empty() {
        return String::new();
    }
    let word = page.t(&format!("referrals-refusal-{}", sign_up.reason));
    match sign_up.remark.as_str() {
        "" => word,
        more => format!("{word}: {more}"),
    }
}

/// What happened, in a sentence: who did what.
pub(super) fn event(page: &Page, event: &Event, sign_up: &SignUp) -> String {
    let who = match (event.name.as_str(), event.side.as_str()) {
        ("", "sender") if sign_up.sender_name.is_empty() => page.t("sign-ups-the-sender"),
        ("", "sender") => sign_up.sender_name.clone(),
        ("", _) => sign_up.organisation_name.clone(),
        (name, _) => name.to_owned(),
    };
    page.with(&format!("sign-ups-event-{}", event.what), "who", who)
}
