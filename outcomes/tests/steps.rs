//! Hand-computed: the first step to paid work, and the person's own aim.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

mod common;

use common::{NOW, day, rung, stay};
use outcomes::{first_step_to_paid_work_after_low, reached_aim};

#[test]
fn the_first_step_to_paid_work_is_found_after_a_gap_of_any_length() {
    let stays = [stay(3, "ama", "2023-01-01", "2023-06-30"), stay(5, "workshop", "2024-02-01", "")];
    let step = first_step_to_paid_work_after_low(&stays, NOW);
    assert_eq!(step, Some(day("2024-02-01")));
}

#[test]
fn paid_work_before_the_first_day_on_rung_3_is_no_step_from_there() {
    let stays = [
        stay(5, "workshop", "2015-01-01", "2018-12-31"),
        stay(3, "ama", "2019-01-01", "2023-12-31"),
        stay(6, "work", "2024-01-01", ""),
    ];
    let step = first_step_to_paid_work_after_low(&stays, NOW);
    assert_eq!(step, Some(day("2024-01-01")));
}

#[test]
fn a_change_of_paid_work_beside_rung_3_is_no_first_step() {
    let stays = [
        stay(5, "workshop", "2015-01-01", "2018-12-31"),
        stay(3, "ama", "2018-01-01", ""),
        stay(5, "enclave", "2019-01-01", ""),
    ];
    assert_eq!(first_step_to_paid_work_after_low(&stays, NOW), None);
}

#[test]
fn the_second_step_to_paid_work_after_a_fall_is_not_the_first() {
    let stays = [
        stay(3, "ama", "2022-01-01", "2022-12-31"),
        stay(5, "workshop", "2023-01-01", "2023-06-30"),
        stay(3, "ama", "2023-07-01", "2023-12-31"),
        stay(6, "work", "2024-01-01", ""),
    ];
    let step = first_step_to_paid_work_after_low(&stays, NOW);
    assert_eq!(step, Some(day("2023-01-01")));
}

#[test]
fn rung_3_is_success_for_whoever_aims_at_rung_3() {
    let stays = [stay(2, "meeting", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-01", "")];
    let reached = |aim| reached_aim(&stays, rung(aim), day("2024-02-01"), NOW);
    assert_eq!(reached(3), Some(day("2024-07-01")));
    assert_eq!(reached(5), None);
}

#[test]
fn an_aim_is_also_reached_by_stepping_past_it_or_by_standing_on_it_already() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(6, "work", "2024-07-01", "")];
    let reached = |aim| reached_aim(&stays, rung(aim), day("2024-02-01"), NOW);
    assert_eq!(reached(5), Some(day("2024-07-01")));
    assert_eq!(reached(3), Some(day("2024-02-01")));
}

#[test]
fn whoever_wants_less_reaches_the_aim_by_stepping_down() {
    let stays = [stay(5, "workshop", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-01", "")];
    let reached = reached_aim(&stays, rung(3), day("2024-02-01"), NOW);
    assert_eq!(reached, Some(day("2024-07-01")));
}
