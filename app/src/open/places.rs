//! Places of a work post per half-day, in the words of HSDS: when it is open (`schedules`), and how many
//! places there are and are free (`capacities`, which HSDS has since 3.1).

use super::ids;
use super::terms::SAID_IN;
use crate::language::say;
use crate::offer::{HalfDay, Post};
use serde_json::{Value, json};

/// Who gave the half-days their identifiers.
pub const SCHEME: &str = "opstap-half-day";

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// `maandag voormiddag`.
fn words(half_day: HalfDay) -> String {
    say(SAID_IN, &format!("offer-half-{}", half_day.word()), &[])
}

/// The identifier of a half-day as something that is counted in.
pub fn unit_id(half_day: HalfDay) -> String {
    ids::derived(SCHEME, half_day.word())
}

/// What is counted: places on a half-day.
pub fn unit(half_day: HalfDay) -> Value {
    json!({
        "id": unit_id(half_day),
        "name": words(half_day),
        "scheme": SCHEME,
        "identifier": half_day.word(),
    })
}

/// When the work post is open: one for the mornings, one for the afternoons. At which hour is not known.
pub fn schedules(post: &Post) -> Vec<Value> {
    let open = post.said.places.open();
    let part = |is_afternoon: bool, key: &str| {
        let days: Vec<&str> = open
            .each()
            .filter(|h| h.is_afternoon() == is_afternoon)
            .map(|h| DAYS[usize::from(h.day() - 1)])
            .collect();
        (!days.is_empty()).then(|| {
            json!({
                "id": ids::derived(&post.id, key),
                "service_id": ids::of(&post.id),
                "freq": "WEEKLY",
                "interval": 1,
                "wkst": "MO",
                "byday": days.join(","),
                "description": say(SAID_IN, key, &[]),
            })
        })
    };
    [part(false, "offer-am-long"), part(true, "offer-pm-long")].into_iter().flatten().collect()
}

/// How many places there are on each half-day on which it is open, and how many of them are free.
pub fn capacities(post: &Post, updated: &str) -> Vec<Value> {
    let free = post.free();
    let one = |h: HalfDay| {
        json!({
            "id": ids::derived(&post.id, h.word()),
            "service_id": ids::of(&post.id),
            "unit_id": unit_id(h),
            "unit": unit(h),
            "available": free.at(h),
            "maximum": post.said.places.at(h),
            "description": words(h),
            "updated": updated,
        })
    };
    post.said.places.open().each().map(one).collect()
}
