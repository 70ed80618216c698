//! What speaks against a place: closed half-days, full ones, and being elsewhere. Nothing of it forbids.

use super::{HalfDay, Placement, Post, Stay, fullest};
use crate::trajectories::overlap;
use crate::view::Page;

/// The warnings, each in words. `there` is everybody who has a place there, `elsewhere` what else the
/// person has; both without the placement itself.
pub(crate) fn warnings<'a>(
    page: &Page,
    post: &Post,
    there: &[Stay],
    elsewhere: impl Iterator<Item = &'a Placement>,
    new: &Stay,
) -> Vec<String> {
    let most = fullest(there, (new.from, new.until));
    let places = &post.said.places;
    let is_full = |h: &HalfDay| places.at(*h) > 0 && most.at(*h) >= places.at(*h);
    let closed: super::HalfDays = new.half_days.each().filter(|h| places.at(*h) == 0).collect();
    let full: super::HalfDays = new.half_days.each().filter(is_full).collect();
    let mut all = vec![];
    for (half_days, key) in [(closed, "offer-warn-closed"), (full, "offer-warn-full")] {
        if !half_days.is_empty() {
            all.push(page.with(key, "half-days", page.half_days(half_days)));
        }
    }
    for other in elsewhere {
        let both = other.stay.half_days.and(new.half_days);
        let days = |stay: &Stay| (stay.from, stay.until);
        if !both.is_empty() && overlap(days(&other.stay), days(new)) {
            let place = ("place", other.post_name.as_str());
            let words = ("half-days", page.half_days(both));
            all.push(page.with2("offer-warn-elsewhere", place, words));
        }
    }
    all
}
