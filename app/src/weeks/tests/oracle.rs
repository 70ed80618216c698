//! Who is expected, counted another way: day by day, with the holidays of those weeks written out, over
//! random placements, exceptions and closures.

use crate::offer::{HalfDays, Stay};
use crate::weeks::{
    ClosedFor, Closure, Exception, Half, OtherwiseFor, Part, Plan, Scope, Seat, Slot,
};
use crate::weeks::{What, Why};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A Monday; All Saints, Armistice Day, Christmas and New Year lie in the eleven weeks from it.
const FIRST: Date = date(2026, 10, 26);
const DAYS: i32 = 77;
const HOLIDAYS: [Date; 4] =
    [date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1)];
/// Work posts: organisation, site and post.
const POSTS: [[&str; 3]; 4] = [
    ["kade", "loods", "inpak"],
    ["kade", "loods", "groen"],
    ["kade", "hoeve", "dieren"],
    ["leiekant", "hal", "hout"],
];

fn day(number: i32) -> Date {
    FIRST.saturating_add(number.days())
}

fn half(is_afternoon: bool) -> Half {
    if is_afternoon { Half::Afternoon } else { Half::Morning }
}

fn seats() -> impl Strategy<Value = Vec<Seat>> {
    let one = (0..POSTS.len(), 0..5_u8, 1..0x3fff_i64, 0..DAYS, proptest::option::of(0..60_i32));
    let seat = |(post, person, bits, from, length): (usize, u8, i64, i32, Option<i32>)| Seat {
        placement: String::new(),
        person: format!("person {person}"),
        organisation: POSTS[post][0].to_owned(),
        site: POSTS[post][1].to_owned(),
        work_post: POSTS[post][2].to_owned(),
        stay: Stay {
            half_days: HalfDays::from_bits(bits),
            from: day(from - 20),
            until: length.map(|length| day(from - 20 + length)),
        },
    };
    proptest::collection::vec(one.prop_map(seat), 0..6).prop_map(|mut all| {
        for (n, seat) in all.iter_mut().enumerate() {
            seat.placement = format!("placement {n}");
        }
        all
    })
}

fn exceptions() -> impl Strategy<Value = Vec<Exception>> {
    let one = (0..6_u8, 0..DAYS, any::<bool>(), any::<bool>());
    let exception = |(seat, at, is_late, comes): (u8, i32, bool, bool)| Exception {
        id: String::new(),
        placement: format!("placement {seat}"),
        slot: Slot { day: day(at), half: half(is_late) },
        comes,
        instead_of: None,
        reason: OtherwiseFor::Agreed,
        remark: String::new(),
    };
    proptest::collection::vec(one.prop_map(exception), 0..40).prop_map(|all| {
        // The database keeps one for each half-day of a placement.
        let mut known = BTreeSet::new();
        all.into_iter().filter(|e| known.insert((e.placement.clone(), e.slot))).collect()
    })
}

fn closures() -> impl Strategy<Value = Vec<Closure>> {
    let one = (0..POSTS.len(), 0..3_usize, 0..DAYS, 0..12_i32, 0..3_usize);
    let closure = |(post, wide, from, length, part): (usize, usize, i32, i32, usize)| Closure {
        id: format!("{post}{wide}{from}{length}{part}"),
        organisation: POSTS[post][0].to_owned(),
        scope: match wide {
            0 => Scope::Organisation,
            1 => Scope::Site(POSTS[post][1].to_owned()),
            _ => Scope::Post(POSTS[post][2].to_owned()),
        },
        from: day(from),
        until: day(from + length),
        part: Part::ALL[part],
        reason: ClosedFor::Leave,
        remark: String::new(),
    };
    proptest::collection::vec(one.prop_map(closure), 0..6)
}

fn plans() -> impl Strategy<Value = Plan> {
    let worked = proptest::collection::btree_set((0..2_usize, 0..HOLIDAYS.len()), 0..4);
    (seats(), exceptions(), closures(), worked).prop_map(|(seats, exceptions, closures, worked)| {
        let house =
            |(house, day): (usize, usize)| (["kade", "leiekant"][house].to_owned(), HOLIDAYS[day]);
        Plan { seats, exceptions, closures, worked: worked.into_iter().map(house).collect() }
    })
}

/// One word for what applies, asked the long way round; nothing when the person has no business there.
fn naively(plan: &Plan, seat: &Seat, on: Date, number: i64) -> Option<&'static str> {
    if on < seat.stay.from || seat.stay.until.is_some_and(|until| on > until) {
        return None;
    }
    let bit = i64::from(on.weekday().to_monday_one_offset() - 1) * 2 + number;
    let every_week = (seat.stay.half_days.bits() >> bit) % 2 == 1;
    let mut noted = None;
    for exception in &plan.exceptions {
        let there = exception.placement == seat.placement && exception.slot.day == on;
        if there && exception.slot.half.number() == number {
            noted = Some(exception.comes);
        }
    }
    let comes_besides = !every_week && noted == Some(true);
    if !every_week && !comes_besides {
        return None;
    }
    let house = seat.organisation.clone();
    if HOLIDAYS.contains(&on) && !plan.worked.contains(&(house, on)) {
        return Some("holiday");
    }
    for closure in &plan.closures {
        let part = match closure.part {
            Part::Day => true,
            Part::Mornings => number == 0,
            Part::Afternoons => number == 1,
        };
        let there = match &closure.scope {
            Scope::Organisation => closure.organisation == seat.organisation,
            Scope::Site(site) => *site == seat.site,
            Scope::Post(post) => *post == seat.work_post,
        };
        if part && there && on >= closure.from && on <= closure.until {
            return Some("closed");
        }
    }
    Some(match (every_week, noted) {
        (true, Some(false)) => "away",
        (false, _) => "extra",
        _ => "expected",
    })
}

fn word(what: &What) -> &'static str {
    match what {
        What::Expected => "expected",
        What::Extra(_) => "extra",
        What::Away(_) => "away",
        What::Closed(Why::Holiday(_)) => "holiday",
        What::Closed(Why::Closure(_)) => "closed",
    }
}

proptest! {
    #[test]
    fn who_is_expected_is_as_counted_day_by_day(
        plan in plans(), from in 0..DAYS, length in 0..30_i32,
    ) {
        let (from, until) = (day(from), day(from + length));
        let mut counted = BTreeSet::new();
        for seat in &plan.seats {
            let mut on = from;
            while on <= until {
                for number in 0..2 {
                    if let Some(word) = naively(&plan, seat, on, number) {
                        counted.insert((on, number, seat.placement.clone(), word));
                    }
                }
                on = on.tomorrow().unwrap();
            }
        }
        let found = plan.expected((from, until));
        let told: Vec<_> = found.iter().map(|e| (e.slot, e.work_post.clone())).collect();
        prop_assert!(told.is_sorted(), "by half-day and work post");
        let as_counted = |e: &crate::weeks::Expected| {
            (e.slot.day, e.slot.half.number(), e.placement.clone(), word(&e.what))
        };
        prop_assert_eq!(found.len(), counted.len());
        prop_assert_eq!(found.iter().map(as_counted).collect::<BTreeSet<_>>(), counted);
        prop_assert!(found.iter().all(|e| e.comes() == ["expected", "extra"].contains(&word(&e.what))));
    }

    #[test]
    fn a_half_day_is_written_and_read_back(at in 0..DAYS, is_late in any::<bool>()) {
        let slot = Slot { day: day(at), half: half(is_late) };
        prop_assert_eq!(Slot::parse(&slot.word()), Some(slot));
    }
}
