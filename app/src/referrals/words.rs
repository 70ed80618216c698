//! A referral in the reader's words.

use super::store::{Event, First, Listed};
use super::{Part, State, Stored, Told};
use crate::appointments::show_time;
use crate::people::codes;
use crate::view::Page;
use jiff::civil::Date;
use std::borrow::Borrow;

/// What is asked.
pub(super) fn ask(page: &Page, referral: &Stored) -> String {
    page.t(&format!("referrals-ask-{}", referral.kind.word()))
}

/// How it stands.
pub(crate) fn state(page: &Page, state: impl Borrow<State>) -> String {
    page.t(&format!("referrals-state-{}", state.borrow().word()))
}

/// How it stands, for the person: that it was opened means that somebody read it and did not answer yet.
pub(super) fn state_own(page: &Page, of: impl Borrow<State>) -> String {
    match of.borrow() {
        State::Seen => page.t("referrals-mine-seen"),
        other => state(page, other),
    }
}

/// The colour of how it stands.
pub(crate) fn tone(state: impl Borrow<State>) -> &'static str {
    match state.borrow() {
        State::Accepted => "tone-moss",
        State::Refused | State::Expired => "tone-brick",
        State::Asked => "tone-heather",
        State::Draft | State::Withdrawn => "",
        State::Sent | State::Seen | State::Answered => "tone-sun",
    }
}

/// Why it was refused or withdrawn, with more when there is more; empty without a reason.
pub(super) fn reason(page: &Page, referral: &Stored) -> String {
    if referral.state == State::Accepted {
        return String::new();
    }
    let word = reason_word(page, referral.state, &referral.reason);
    match (word.is_empty(), referral.remark.is_empty()) {
        (false, false) => format!("{word}: {}", referral.remark),
        (true, _) => referral.remark.clone(),
        (false, true) => word,
    }
}

/// The advice that came with a yes; empty when none was asked.
pub(super) fn advice(referral: &Stored) -> &str {
    if referral.state == State::Accepted { &referral.remark } else { "" }
}

/// Why somebody said no, with more when there is more, from the word of the reason and the remark.
pub(crate) fn refusal_words(page: &Page, reason: &str, remark: &str) -> String {
    let all = [reason_word(page, State::Refused, reason), remark.to_owned()];
    let all: Vec<String> = all.into_iter().filter(|words| !words.is_empty()).collect();
    all.join(": ")
}

/// A word of a reason.
pub(super) fn reason_word(page: &Page, state: State, word: &str) -> String {
    match (state, word) {
        (_, "") => String::new(),
        // Of an answer that was taken back.
        (state, _) if state.is_waiting() => String::new(),
        (State::Refused, word) => page.t(&format!("referrals-refusal-{word}")),
        (_, word) => page.t(&format!("referrals-withdrawal-{word}")),
    }
}

/// How the person agreed.
pub(super) fn agreed(page: &Page, referral: &Stored) -> String {
    let how = page.t(&format!("consent-way-{}", referral.agreed_how));
    let who = page.t(&format!("consent-giver-{}", referral.agreed_by));
    let mut parts = vec![how, who];
    parts.extend(Some(referral.agreed_by_name.clone()).filter(|name| !name.is_empty()));
    parts.extend(referral.agreed_day.map(|day| page.day(day)));
    let language = referral.agreed_language.as_str();
    let known = codes::LANGUAGES.contains(&language);
    let said = known.then(|| page.t(&format!("people-language-{language}")));
    parts.push(said.unwrap_or_else(|| language.to_owned()));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// How the person agreed, for the person.
pub(super) fn agreed_own(page: &Page, referral: &Stored) -> String {
    if let ("person", Some(day)) = (referral.agreed_by.as_str(), referral.agreed_day) {
        return page.with("referrals-mine-agreed", "day", page.day(day));
    }
    let giver = page.t(&format!("consent-giver-{}", referral.agreed_by));
    let mut parts = vec![giver, referral.agreed_by_name.clone()];
    parts.extend(referral.agreed_day.map(|day| page.day(day)));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The first appointment as it was given.
pub(super) fn first_of(referral: &Stored) -> First {
    First {
        day: referral.first_day,
        minute: referral.first_minute,
        who: referral.first_who.clone(),
        place: referral.first_place.clone(),
        ..First::default()
    }
}

/// The first appointment; empty when none was made.
pub(super) fn first(page: &Page, referral: &Stored) -> String {
    when(page, &first_of(referral))
}

/// When, with whom and where a first appointment is.
pub(crate) fn when(page: &Page, first: &First) -> String {
    let mut parts = vec![];
    if let Some(day) = first.day {
        let time = first.minute.map(|minute| format!(", {}", show_time(minute)));
        parts.push(format!("{}{}", page.week_day(day), time.unwrap_or_default()));
    }
    let more = [&first.who, &first.place];
    parts.extend(more.into_iter().filter(|text| !text.is_empty()).cloned());
    parts.join(" · ")
}

/// A part of what is told.
pub(super) fn part(page: &Page, part: Part) -> String {
    page.t(&format!("referrals-part-{}", part.word()))
}

/// What is told: the heading of each part and its lines.
pub(super) fn told(page: &Page, told: &Told) -> Vec<(String, Vec<String>)> {
    let heading = |word: &str| Part::parse(word).map_or_else(String::new, |p| part(page, p));
    told.parts.iter().map(|(word, lines)| (heading(word), lines.clone())).collect()
}

/// Something that happened, in a sentence.
pub(super) fn event(page: &Page, event: &Event, referral: &Stored) -> String {
    let who = match (event.side.as_str(), event.name.as_str()) {
        // Who said yes by a link typed a name.
        ("receiver", "") if event.what == "accepted" && !event.words.is_empty() => {
            format!("{} ({})", event.words, referral.receiver_name)
        }
        ("receiver", "") => referral.receiver_name.clone(),
        (_, name) => name.to_owned(),
    };
    page.with(&format!("referrals-event-{}", event.what), "who", who)
}

/// What was said with it; a name is part of the sentence.
pub(super) fn said(event: &Event) -> &str {
    if event.what == "accepted" { "" } else { &event.words }
}

/// For how long is waited, in words.
pub(super) fn waiting(page: &Page, line: &Listed) -> String {
    let Some(sent) = line.sent_day else { return String::new() };
    page.n("referrals-waits-days", page.days_since(sent))
}

/// How it stands with the clock: so many days left, or so many late.
pub(crate) fn clock(page: &Page, answer_by: impl Borrow<Date>) -> String {
    match page.days_since(answer_by) {
        late @ 1.. => page.n("referrals-days-late", late),
        0 => page.t("referrals-last-day"),
        left => page.n("referrals-days-left", -left),
    }
}
