//! My day (Mijn dag): today's appointments, people to call, signals, last opened.

pub mod house;
mod news_pages;
#[cfg(test)]
mod news_tests;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use crate::appointments::{STILL_NOW, minute_of};
use store::Slot;

/// The place of today's appointment that is going on or comes next.
fn now_at(slots: &[Slot], minute: i64) -> Option<usize> {
    slots.iter().position(|slot| {
        slot.is_open() && slot.moment.minute.is_some_and(|at| at + STILL_NOW >= minute)
    })
}

/// The part of the day, for the greeting: the last part of the key `day-hello-…`.
fn part_of_day(minute: i64) -> &'static str {
    match minute / 60 {
        5..12 => "morning",
        12..18 => "afternoon",
        18..23 => "evening",
        _ => "night",
    }
}
