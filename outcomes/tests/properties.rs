//! What must hold for every history, however tangled.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

mod common;

use std::collections::BTreeSet;

use common::{NOW, day, rung};
use jiff::ToSpan;
use jiff::civil::Date;
use outcomes::{
    Kind, Movement, Period, Place, Rung, Stay, Window, first_step_to_paid_work_after_low,
    movements, share_to_paid_work, stock,
};
use proptest::prelude::*;

/// Days of the invented histories: two years and a bit.
const SPAN: i32 = 800;

fn nth(number: i32) -> Date {
    day("2023-01-01").checked_add(number.days()).unwrap()
}

prop_compose! {
    fn any_stay()(
        number in 1..=6_i64,
        form in 0..3_u8,
        site in 0..2_u8,
        first in 0..SPAN,
        length in prop::option::weighted(0.8, 0..150_i32),
        regular in any::<bool>(),
    ) -> Stay {
        let last = length.map(|days| nth(first + days));
        let place = Place {
            form: format!("form {form}"),
            organisation: String::new(),
            site: format!("site {site}"),
        };
        let period = Period::new(nth(first), last).unwrap();
        Stay { rung: rung(number), place, period, regular }
    }
}

fn any_person() -> impl Strategy<Value = Vec<Stay>> {
    prop::collection::vec(any_stay(), 0..7)
}

fn any_people() -> impl Strategy<Value = Vec<Vec<Stay>>> {
    prop::collection::vec(any_person(), 0..8)
}

fn any_window() -> impl Strategy<Value = Window> {
    (0..SPAN, 0..400_i32)
        .prop_map(|(first, days)| Window::new(nth(first), nth(first + days)).unwrap())
}

fn everybody(people: &[Vec<Stay>]) -> impl Iterator<Item = &[Stay]> {
    people.iter().map(Vec::as_slice)
}

type Change = (Date, Kind, Option<Rung>, Option<Rung>);

/// What happened, without the indices, which follow the order of the input.
fn changes(stays: &[Stay]) -> Vec<Change> {
    let of = |one: &Movement| (one.day, one.kind, one.from, one.to);
    movements(stays, NOW).iter().map(of).collect()
}

/// The highest rung on a day, told by an independent reading of the rules, day by day.
fn rung_by_hand(stays: &[Stay], on: Date) -> Option<Rung> {
    let highest = |on: Date| {
        let there = stays.iter().filter(|stay| stay.period.covers(on));
        there.map(|stay| stay.rung).max()
    };
    let back = (0..=i32::from(NOW.gap_days))
        .find_map(|days| highest(on - days.days()).map(|rung| (days, rung)));
    let (days_since, rung) = back?;
    let days_to = (0..=i32::from(NOW.gap_days)).find(|days| highest(on + days.days()).is_some())?;
    // On a day off, the days without a step run from the last day seen to the next day seen.
    let gap = days_since + days_to - 1;
    (days_since == 0 || gap <= i32::from(NOW.gap_days)).then_some(rung)
}

proptest! {
    #[test]
    fn the_order_of_the_stays_does_not_matter(stays in any_person(), turn in 0..7_usize) {
        let mut other = stays.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(changes(&stays), changes(&other));
        // Not the mark "regular" itself: it says nothing outside rung 5.
        let meaning = |stays: &[Stay]| -> Vec<_> {
            let told = |stay: &Stay| (stay.standing(), stay.place.clone(), stay.period);
            let at = |index: Option<usize>| index.map(|index| told(&stays[index]));
            movements(stays, NOW).iter().map(|one| (at(one.from_stay), at(one.to_stay))).collect()
        };
        prop_assert_eq!(meaning(&stays), meaning(&other));
    }

    #[test]
    fn cutting_a_stay_in_two_adjoining_ones_changes_no_figure(
        stays in prop::collection::vec(any_stay(), 1..7),
        which in any::<prop::sample::Index>(),
        after in 0..150_i32,
        window in any_window(),
    ) {
        let which = which.index(stays.len());
        let whole = stays[which].clone();
        let first = whole.period.first();
        let length = whole.period.last().map_or(150, |last| (last - first).get_days());
        if length == 0 {
            return Ok(());
        }
        let cut = first + (after % length).days();
        let mut parts = stays.clone();
        parts[which].period = Period::new(first, Some(cut)).unwrap();
        let rest = Period::new(cut.tomorrow().unwrap(), whole.period.last()).unwrap();
        parts.push(Stay { period: rest, ..whole });
        prop_assert_eq!(changes(&stays), changes(&parts));
        let share = |stays: &[Stay]| share_to_paid_work([stays], window, NOW);
        prop_assert_eq!(share(&stays), share(&parts));
        let count = |stays: &[Stay]| stock([stays], window.first(), NOW);
        prop_assert_eq!(count(&stays), count(&parts));
    }

    #[test]
    fn a_person_makes_at_most_one_movement_a_day(stays in any_person()) {
        let days: BTreeSet<Date> = changes(&stays).iter().map(|change| change.0).collect();
        prop_assert_eq!(days.len(), movements(&stays, NOW).len());
    }

    #[test]
    fn movements_follow_each_other_rung_by_rung(stays in any_person()) {
        let mut standing = None;
        for (_, _, from, to) in changes(&stays) {
            prop_assert_eq!(from, standing);
            standing = to;
        }
    }

    #[test]
    fn a_movement_points_at_stays_that_bear_it_out(stays in any_person()) {
        for one in movements(&stays, NOW) {
            prop_assert_eq!(one.from, one.from_stay.map(|index| stays[index].rung));
            prop_assert_eq!(one.to, one.to_stay.map(|index| stays[index].rung));
            prop_assert!(one.to_stay.is_none_or(|index| stays[index].period.covers(one.day)));
            prop_assert!(one.from_stay.is_none_or(|index| stays[index].period.first() < one.day));
        }
    }

    #[test]
    fn each_person_is_counted_once_on_the_rung_told_by_hand(
        people in any_people(),
        on in 0..SPAN + 200,
    ) {
        let on = nth(on);
        let stock = stock(everybody(&people), on, NOW);
        let by_hand: Vec<Rung> = people.iter().filter_map(|stays| rung_by_hand(stays, on)).collect();
        prop_assert_eq!(stock.persons(), by_hand.len() as u64);
        for rung in Rung::ALL {
            let there = by_hand.iter().filter(|one| **one == rung).count();
            prop_assert_eq!(stock.on(rung), there as u64);
        }
    }

    #[test]
    fn the_stock_grows_by_who_came_in_less_who_left(people in any_people(), window in any_window()) {
        let persons = |on: Date| stock(everybody(&people), on, NOW).persons();
        let made = |kind: Kind| {
            let all = people.iter().flat_map(|stays| changes(stays));
            all.filter(|change| change.1 == kind && window.covers(change.0)).count() as u64
        };
        let before = persons(window.first().yesterday().unwrap());
        let after = persons(window.last());
        prop_assert_eq!(before + made(Kind::Instroom), after + made(Kind::Uitstroom));
    }

    #[test]
    fn each_rung_grows_by_who_came_to_it_less_who_left_it(people in any_people(), window in any_window()) {
        for rung in Rung::ALL {
            let persons = |on: Date| stock(everybody(&people), on, NOW).on(rung);
            let all = || people.iter().flat_map(|stays| changes(stays)).filter(|change| window.covers(change.0));
            let came = all().filter(|change| change.3 == Some(rung)).count() as u64;
            let left = all().filter(|change| change.2 == Some(rung)).count() as u64;
            let before = persons(window.first().yesterday().unwrap());
            prop_assert_eq!(before + came, persons(window.last()) + left);
        }
    }

    #[test]
    fn the_numerator_is_part_of_the_denominator_and_both_are_persons(
        people in any_people(),
        window in any_window(),
    ) {
        let share = share_to_paid_work(everybody(&people), window, NOW);
        prop_assert!(share.part() <= share.whole());
        prop_assert!(share.whole() <= people.len() as u64);
        if let Some((low, high)) = share.wilson() {
            let fraction = share.fraction().unwrap();
            prop_assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high));
            prop_assert!(low <= fraction + 1e-12 && fraction <= high + 1e-12);
        }
    }

    #[test]
    fn a_first_step_to_paid_work_is_a_movement_to_rung_5_or_6(stays in any_person()) {
        if let Some(step) = first_step_to_paid_work_after_low(&stays, NOW) {
            let there = changes(&stays).into_iter().any(|(day, _, from, to)| {
                let paid = |rung: Option<Rung>| rung.is_some_and(Rung::is_paid_work);
                day == step && paid(to) && !paid(from)
            });
            prop_assert!(there);
        }
    }
}
