//! Hand-computed histories: every test is one life on the ladder, told and reckoned by hand.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

mod common;

use common::{NOW, on_site, regular, stay, told};
use outcomes::{Definition, movements};

#[test]
fn nobody_moves_without_a_stay() {
    assert!(told(&[]).is_empty());
}

#[test]
fn a_first_stay_is_instroom() {
    let stays = [stay(3, "ama", "2024-01-15", "")];
    assert_eq!(told(&stays), ["2024-01-15 instroom ->3"]);
}

#[test]
fn a_first_stay_on_rung_6_is_instroom_and_not_doorstroom() {
    let stays = [stay(6, "work", "2024-01-15", "")];
    assert_eq!(told(&stays), ["2024-01-15 instroom ->6"]);
}

#[test]
fn an_end_without_successor_is_uitstroom_on_the_next_day() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-07-01 uitstroom 3>-"]);
}

#[test]
fn a_stay_of_one_day_comes_and_goes() {
    let stays = [stay(2, "meeting", "2024-02-29", "2024-02-29")];
    assert_eq!(told(&stays), ["2024-02-29 instroom ->2", "2024-03-01 uitstroom 2>-"]);
}

#[test]
fn a_step_to_a_higher_rung_is_opstroom() {
    let stays =
        [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(4, "activation", "2024-07-01", "")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-07-01 opstroom 3>4"]);
}

#[test]
fn a_step_to_supported_work_is_opstroom_and_not_doorstroom() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(5, "workshop", "2024-07-01", "")];
    assert_eq!(told(&stays)[1], "2024-07-01 opstroom 3>5");
}

#[test]
fn a_step_from_5_to_6_is_doorstroom_and_not_also_opstroom() {
    let stays =
        [stay(5, "workshop", "2024-01-01", "2024-06-30"), stay(6, "work", "2024-07-01", "")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->5", "2024-07-01 doorstroom 5>6"]);
}

#[test]
fn a_step_from_3_to_6_is_doorstroom() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(6, "work", "2024-07-01", "")];
    assert_eq!(told(&stays)[1], "2024-07-01 doorstroom 3>6");
}

#[test]
fn a_step_to_supported_work_in_a_regular_company_is_doorstroom() {
    let stays = [
        stay(4, "activation", "2024-01-01", "2024-06-30"),
        regular(stay(5, "individual", "2024-07-01", "")),
    ];
    assert_eq!(told(&stays)[1], "2024-07-01 doorstroom 4>5");
}

#[test]
fn from_workshop_to_a_regular_company_on_rung_5_is_doorstroom_and_not_zijstroom() {
    let stays = [
        stay(5, "workshop", "2024-01-01", "2024-06-30"),
        regular(stay(5, "individual", "2024-07-01", "")),
    ];
    assert_eq!(told(&stays)[1], "2024-07-01 doorstroom 5>5");
}

#[test]
fn back_from_a_regular_company_to_the_workshop_on_rung_5_is_zijstroom() {
    let stays = [
        regular(stay(5, "individual", "2024-01-01", "2024-06-30")),
        stay(5, "workshop", "2024-07-01", ""),
    ];
    assert_eq!(told(&stays)[1], "2024-07-01 zijstroom 5>5");
}

#[test]
fn unpaid_work_in_a_regular_company_is_no_doorstroom() {
    let stays = [
        stay(3, "ama", "2024-01-01", "2024-06-30"),
        regular(stay(4, "work-place", "2024-07-01", "")),
    ];
    assert_eq!(told(&stays)[1], "2024-07-01 opstroom 3>4");
}

#[test]
fn a_step_to_a_lower_rung_is_terugval() {
    let stays = [stay(6, "work", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-01", "")];
    assert_eq!(told(&stays)[1], "2024-07-01 terugval 6>3");
}

#[test]
fn another_form_on_the_same_rung_is_zijstroom() {
    let stays =
        [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(3, "volunteer", "2024-07-01", "")];
    assert_eq!(told(&stays)[1], "2024-07-01 zijstroom 3>3");
}

#[test]
fn another_site_in_the_same_form_is_zijstroom() {
    let stays = [
        on_site("garden", stay(3, "ama", "2024-01-01", "2024-06-30")),
        on_site("kitchen", stay(3, "ama", "2024-07-01", "")),
    ];
    assert_eq!(told(&stays)[1], "2024-07-01 zijstroom 3>3");
}

#[test]
fn the_same_form_and_site_renewed_is_no_movement() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-01", "")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3"]);
}

#[test]
fn a_second_form_on_the_same_rung_is_no_movement_while_the_first_goes_on() {
    let stays =
        [stay(3, "ama", "2024-01-01", ""), stay(3, "volunteer", "2024-03-01", "2024-04-30")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3"]);
}

#[test]
fn zijstroom_is_dated_on_the_end_of_the_first_form_when_the_second_overlaps_it() {
    let stays =
        [stay(3, "ama", "2024-01-01", "2024-03-31"), stay(3, "volunteer", "2024-03-01", "")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-04-01 zijstroom 3>3"]);
}

#[test]
fn a_higher_form_beside_the_first_is_opstroom_and_its_end_terugval() {
    let stays =
        [stay(3, "ama", "2024-01-01", ""), stay(4, "activation", "2024-03-01", "2024-05-31")];
    let expected =
        ["2024-01-01 instroom ->3", "2024-03-01 opstroom 3>4", "2024-06-01 terugval 4>3"];
    assert_eq!(told(&stays), expected);
}

#[test]
fn a_lower_form_beside_the_first_is_no_movement() {
    let stays =
        [stay(5, "workshop", "2024-01-01", ""), stay(2, "meeting", "2024-03-01", "2024-05-31")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->5"]);
}

#[test]
fn two_higher_forms_in_turn_while_a_lower_goes_on_show_the_days_between() {
    let stays = [
        stay(3, "ama", "2024-01-01", ""),
        stay(5, "workshop", "2024-02-01", "2024-03-31"),
        stay(5, "enclave", "2024-04-11", ""),
    ];
    let expected = [
        "2024-01-01 instroom ->3",
        "2024-02-01 opstroom 3>5",
        "2024-04-01 terugval 5>3",
        "2024-04-11 opstroom 3>5",
    ];
    assert_eq!(told(&stays), expected);
}

#[test]
fn a_gap_of_thirty_days_counts_as_the_move_itself() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(5, "workshop", "2024-07-31", "")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-07-31 opstroom 3>5"]);
}

#[test]
fn a_gap_of_thirty_one_days_is_uitstroom_and_instroom_anew() {
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(5, "workshop", "2024-08-01", "")];
    let expected =
        ["2024-01-01 instroom ->3", "2024-07-01 uitstroom 3>-", "2024-08-01 instroom ->5"];
    assert_eq!(told(&stays), expected);
}

#[test]
fn with_a_gap_of_no_days_every_day_without_a_step_is_out() {
    let none = Definition { gap_days: 0, ..NOW };
    let stays = [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-02", "")];
    assert_eq!(movements(&stays, none).len(), 3);
    assert_eq!(movements(&stays, NOW).len(), 1);
}

#[test]
fn a_return_to_the_same_place_within_the_gap_is_no_movement() {
    let stays =
        [stay(3, "ama", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-07-20", "2024-09-30")];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-10-01 uitstroom 3>-"]);
}

#[test]
fn a_return_to_the_old_place_beside_a_new_one_within_the_gap_is_no_movement() {
    let stays = [
        stay(3, "garden", "2024-01-01", "2024-06-30"),
        stay(3, "atelier", "2024-07-10", ""),
        stay(3, "garden", "2024-07-10", ""),
    ];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3"]);
}

#[test]
fn a_return_after_the_gap_is_instroom_even_on_a_lower_rung() {
    let stays = [stay(5, "workshop", "2024-01-01", "2024-06-30"), stay(3, "ama", "2024-12-01", "")];
    assert_eq!(told(&stays)[2], "2024-12-01 instroom ->3");
}

#[test]
fn two_steps_begun_on_one_day_are_one_movement_to_the_highest() {
    let stays = [
        stay(3, "ama", "2024-01-01", "2024-06-30"),
        stay(4, "activation", "2024-07-01", ""),
        stay(6, "work", "2024-07-01", ""),
    ];
    assert_eq!(told(&stays), ["2024-01-01 instroom ->3", "2024-07-01 doorstroom 3>6"]);
}

#[test]
fn up_to_work_back_down_and_up_again_is_all_told() {
    let stays = [
        stay(2, "meeting", "2020-01-01", "2020-12-31"),
        stay(3, "ama", "2021-01-01", "2021-12-31"),
        stay(5, "workshop", "2022-01-01", "2022-06-30"),
        stay(6, "work", "2022-07-01", "2022-12-31"),
        stay(3, "ama", "2023-01-10", "2023-12-31"),
        stay(6, "work", "2024-01-01", ""),
    ];
    let expected = [
        "2020-01-01 instroom ->2",
        "2021-01-01 opstroom 2>3",
        "2022-01-01 opstroom 3>5",
        "2022-07-01 doorstroom 5>6",
        "2023-01-10 terugval 6>3",
        "2024-01-01 doorstroom 3>6",
    ];
    assert_eq!(told(&stays), expected);
}

#[test]
fn a_movement_points_at_the_stay_left_and_the_stay_reached() {
    let stays = [
        stay(4, "activation", "2024-07-01", "2024-12-31"),
        stay(3, "ama", "2024-01-01", "2024-03-31"),
        stay(3, "ama", "2024-04-01", "2024-06-30"),
    ];
    let found = movements(&stays, NOW);
    let ends: Vec<_> = found.iter().map(|one| (one.from_stay, one.to_stay)).collect();
    assert_eq!(ends, [(None, Some(1)), (Some(2), Some(0)), (Some(0), None)]);
}
