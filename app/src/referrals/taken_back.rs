//! An answer that was taken back, given to mend: one undoes to change a word or a day.

use super::store::{Event, Stored};
use super::{Refusal, words};
use crate::appointments::show_time;
use crate::form::Form;

/// The form as it begins: where the question is open again with the answer that was taken back, after a
/// yes with the day as it was given. `workers` are those with whom a first appointment can be.
pub(super) fn begun(
    referral: &Stored,
    events: &[Event],
    workers: Option<&[(String, String)]>,
) -> Form {
    let old = &referral.taken_back;
    let first = if referral.state.is_waiting() { &old.first } else { &words::first_of(referral) };
    // Who has an account is chosen, whoever else is typed.
    let known = |all: &[(String, String)]| all.iter().find(|w| w.1 == first.who).cloned();
    let who = match workers {
        Some(all) => known(all).map(|worker| worker.0).unwrap_or_default(),
        None => first.who.clone(),
    };
    let accepted = events.iter().rfind(|event| event.what == "accepted");
    Form::filled([
        ("advice", first.advice.clone()),
        ("reason", old.refusal.map_or("", Refusal::word).to_owned()),
        ("remark", old.remark.clone()),
        ("answered_by", accepted.map_or_else(String::new, |event| event.words.clone())),
        ("first_day", first.day.map_or_else(String::new, |day| day.to_string())),
        ("first_time", first.minute.map_or_else(String::new, show_time)),
        ("first_who", who),
        ("first_place", first.place.clone()),
    ])
}
