//! The definitions behind the figures: persons and not agreements, begun and not refused.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

mod common;

use common::{NOW, count, day, on_site, rung, stay, window};
use outcomes::{Kind, Period, Rung, Share, Stay, Window, share_to_paid_work, stock};

fn everybody(people: &[Vec<Stay>]) -> impl Iterator<Item = &[Stay]> {
    people.iter().map(Vec::as_slice)
}

/// 2,462 people with 2,583 agreements: the published figures of 2019 for work-like activities.
fn agreements_of_2019() -> Vec<Vec<Stay>> {
    let one = on_site("garden", stay(3, "ama", "2019-01-01", ""));
    let other = on_site("kitchen", stay(3, "ama", "2019-03-01", ""));
    (0..2_462)
        .map(|person| match person {
            0..121 => vec![one.clone(), other.clone()],
            _ => vec![one.clone()],
        })
        .collect()
}

#[test]
fn two_thousand_five_hundred_eighty_three_agreements_are_2462_persons() {
    let people = agreements_of_2019();
    let agreements: usize = people.iter().map(Vec::len).sum();
    let stock = stock(everybody(&people), day("2019-12-31"), NOW);
    assert_eq!(agreements, 2_583);
    assert_eq!(stock.persons(), 2_462);
    assert_eq!(stock.on(rung(3)), 2_462);
    assert_eq!(stock.taking_part["ama"], 2_462);
}

#[test]
fn the_share_to_paid_work_counts_persons_and_not_agreements() {
    let mut people = agreements_of_2019();
    people[0].push(stay(5, "workshop", "2019-06-01", "2019-08-31"));
    people[0].push(stay(6, "work", "2019-09-01", ""));
    let share = share_to_paid_work(everybody(&people), window("2019-01-01", "2019-12-31"), NOW);
    assert_eq!((share.part(), share.whole()), (1, 2_462));
}

#[test]
fn who_refused_has_no_stay_and_has_not_come_in() {
    let begun = (0..238).map(|_| vec![stay(2, "reception", "2019-01-07", "2019-06-30")]);
    let refused = (0..204).map(|_| Vec::new());
    let people: Vec<Vec<Stay>> = begun.chain(refused).collect();
    let came_in: usize = people.iter().map(|one| count(one, Kind::Instroom)).sum();
    assert_eq!(came_in, 238);
    let stock = stock(everybody(&people), day("2019-02-01"), NOW);
    assert_eq!(stock.persons(), 238);
}

#[test]
fn who_is_in_both_kinds_of_ama_at_once_counts_once() {
    let both = vec![
        stay(3, "ama_welfare", "2024-01-01", ""),
        stay(4, "ama_social_economy", "2024-02-01", ""),
    ];
    let people = [both];
    let stock = stock(everybody(&people), day("2024-06-01"), NOW);
    assert_eq!(stock.persons(), 1);
    assert_eq!((stock.on(rung(3)), stock.on(rung(4))), (0, 1));
    let share = share_to_paid_work(everybody(&people), window("2024-01-01", "2024-12-31"), NOW);
    assert_eq!(share.whole(), 1);
}

#[test]
fn a_person_in_two_forms_is_in_both_forms_but_once_in_the_stock() {
    let people = [vec![stay(3, "ama", "2024-01-01", ""), stay(3, "volunteer", "2024-02-01", "")]];
    let stock = stock(everybody(&people), day("2024-06-01"), NOW);
    assert_eq!(stock.persons(), 1);
    assert_eq!(stock.taking_part.len(), 2);
    assert_eq!(stock.by_main_form[&(rung(3), "ama".to_owned())], 1);
}

#[test]
fn a_person_between_two_steps_within_the_gap_still_counts_where_the_person_was() {
    let people =
        [vec![stay(3, "ama", "2024-01-01", "2024-05-31"), stay(5, "workshop", "2024-06-20", "")]];
    let stock = stock(everybody(&people), day("2024-06-10"), NOW);
    assert_eq!(stock.on(rung(3)), 1);
    assert!(stock.taking_part.is_empty());
}

#[test]
fn the_last_day_is_in_the_stock_and_the_next_is_not() {
    let people = [vec![stay(3, "ama", "2024-01-01", "2024-12-31")]];
    let on = |text| stock(everybody(&people), day(text), NOW).persons();
    assert_eq!((on("2024-12-31"), on("2025-01-01")), (1, 0));
}

#[test]
fn fifteen_of_a_hundred_is_fifteen_percent_of_the_active_with_the_step_begun_in_the_year() {
    let year = window("2024-01-01", "2024-12-31");
    let stayed = (0..80).map(|_| vec![stay(3, "ama", "2020-01-01", "")]);
    let stepped = (0..15).map(|_| {
        vec![
            stay(4, "activation", "2023-06-01", "2024-04-30"),
            stay(5, "workshop", "2024-05-01", ""),
        ]
    });
    let stepped_later = (0..5).map(|_| {
        vec![stay(3, "ama", "2023-06-01", "2024-12-31"), stay(6, "work", "2025-01-01", "")]
    });
    let stepped_before = (0..7).map(|_| {
        vec![stay(3, "ama", "2022-06-01", "2023-11-30"), stay(5, "workshop", "2023-12-01", "")]
    });
    let people: Vec<Vec<Stay>> =
        stayed.chain(stepped).chain(stepped_later).chain(stepped_before).collect();
    let share = share_to_paid_work(everybody(&people), year, NOW);
    assert_eq!(share, Share::new(15, 100).unwrap());
    assert_eq!(share.fraction(), Some(0.15));
}

#[test]
fn the_wilson_interval_agrees_with_published_examples() {
    let near = |share: Share, low: f64, high: f64| {
        let (a, b) = share.wilson().unwrap();
        assert!((a - low).abs() < 5e-5, "{a} is not {low}");
        assert!((b - high).abs() < 5e-5, "{b} is not {high}");
    };
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, score method.
    near(Share::new(81, 263).unwrap(), 0.2553, 0.3662);
    near(Share::new(15, 148).unwrap(), 0.0624, 0.1605);
    near(Share::new(0, 20).unwrap(), 0.0, 0.1611);
    near(Share::new(1, 29).unwrap(), 0.0061, 0.1718);
}

#[test]
fn a_share_of_nobody_has_no_fraction_and_no_interval() {
    let nobody = Share::default();
    assert_eq!((nobody.fraction(), nobody.wilson()), (None, None));
}

#[test]
fn a_part_larger_than_the_whole_is_no_share() {
    assert_eq!(Share::new(3, 2), None);
}

#[test]
fn the_ladder_has_six_rungs_and_no_others() {
    let numbers: Vec<u8> = Rung::ALL.iter().map(|rung| rung.number()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert!(Rung::new(0).is_err() && Rung::new(7).is_err() && Rung::new(257).is_err());
}

#[test]
fn a_period_cannot_end_before_it_starts() {
    let (early, late) = (day("2024-01-01"), day("2024-01-02"));
    assert!(Period::new(late, Some(early)).is_err());
    assert!(Period::new(early, Some(early)).is_ok());
    assert!(Window::new(late, early).is_err());
}

#[test]
fn every_movement_is_found_again_by_its_name() {
    for rule in outcomes::movements::TABLE {
        assert_eq!(Kind::parse(rule.kind.as_str()), Ok(rule.kind));
    }
    assert!(Kind::parse("Instroom").is_err());
}
