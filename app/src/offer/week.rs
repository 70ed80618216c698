//! How half-days look: as words, and as a small drawing of the week with the free places in it.

use super::{HalfDay, HalfDays, Post, Week};
use crate::view::Page;

/// The drawing of a week: a column for each day, mornings above afternoons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halves {
    /// How wide it is.
    pub width: u16,
    /// The same in words.
    pub title: String,
    /// Where the days stand, with the keys of their words.
    pub days: Vec<(u16, String)>,
    /// A square for each half-day.
    pub cells: Vec<Cell>,
}

/// A half-day of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Left.
    pub x: u16,
    /// Top.
    pub y: u16,
    /// Whether the work post is open then.
    pub is_open: bool,
    /// How many places are free.
    pub free: u16,
}

impl Halves {
    /// The free places of a work post. The weekend is drawn when something is open then.
    pub fn of(page: &Page, post: &Post) -> Halves {
        let (places, free) = (post.said.places, post.free());
        let is_open_late = places.open().each().any(|h| h.day() > 5);
        let last = if is_open_late { 7 } else { 5 };
        let shown: Vec<HalfDay> = HalfDay::all().filter(|h| h.day() <= last).collect();
        let left = |h: HalfDay| 26 + 32 * u16::from(h.day() - 1);
        let cell = |h: HalfDay| Cell {
            x: left(h),
            y: if h.is_afternoon() { 44 } else { 18 },
            is_open: places.at(h) > 0,
            free: free.at(h),
        };
        Halves {
            width: 26 + 32 * u16::from(last),
            title: if places.open().is_empty() {
                page.t("offer-places-unknown")
            } else {
                title(page, &free)
            },
            days: shown
                .iter()
                .filter(|h| !h.is_afternoon())
                .map(|h| (left(*h) + 14, format!("offer-day-{}", h.day())))
                .collect(),
            cells: shown.into_iter().map(cell).collect(),
        }
    }
}

impl Cell {
    /// The middle of the square.
    pub fn middle(&self) -> u16 {
        self.x + 14
    }

    /// Where its number stands.
    pub fn base(&self) -> u16 {
        self.y + 16
    }
}

/// The free places in a sentence.
fn title(page: &Page, free: &Week) -> String {
    let one = |h: HalfDay| format!("{} {}", page.half_day(h), free.at(h));
    let all: Vec<String> = free.open().each().map(one).collect();
    if all.is_empty() {
        page.t("offer-none-free")
    } else {
        page.with("offer-free-places", "places", all.join(", "))
    }
}

impl Page {
    /// `maandag voormiddag`.
    pub fn half_day(&self, half_day: impl std::borrow::Borrow<HalfDay>) -> String {
        self.t(&format!("offer-half-{}", half_day.borrow().word()))
    }

    /// `maandag voormiddag, dinsdag voormiddag`.
    pub fn half_days(&self, half_days: impl std::borrow::Borrow<HalfDays>) -> String {
        let words: Vec<String> = half_days.borrow().each().map(|h| self.half_day(h)).collect();
        words.join(", ")
    }
}
