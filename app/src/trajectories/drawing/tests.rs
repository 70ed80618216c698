//! The drawing against ways of which the picture is known.

use super::*;
use crate::trajectories::store::{StoredStep, example as step};

fn drawn(steps: Vec<StoredStep>, today: Date, measures: Measures) -> Drawing {
    let way = Way::of(steps, today, |_| true);
    draw(&way, today, Some(5), measures, |s| {
        [s.step.form_names[0].clone(), "een heel lange plaatsnaam die nergens past".into()]
    })
}

/// Up, a fall, and a planned step.
fn example() -> Vec<StoredStep> {
    vec![
        step(3, date(2024, 1, 1), Some(date(2024, 12, 31))),
        step(5, date(2025, 1, 1), Some(date(2025, 12, 31))),
        step(2, date(2026, 1, 1), None),
        step(4, date(2027, 2, 1), None),
    ]
}

#[test]
fn rungs_stand_where_the_measures_say() {
    let drawing = drawn(example(), date(2026, 11, 22), WIDE);
    let heights: Vec<String> = drawing.rungs.iter().map(|(_, y)| y.to_string()).collect();
    assert_eq!(heights, ["275.7", "229.3", "183", "136.7", "90.3", "44"]);
    assert_eq!(drawing.aim.unwrap().to_string(), "90.3");
}

#[test]
fn time_runs_from_the_first_year_to_the_right_and_blocks_touch() {
    let drawing = drawn(example(), date(2026, 11, 22), WIDE);
    let xs: Vec<f64> = drawing.stones.iter().map(|s| s.x.0).collect();
    assert!((xs[0] - 240.0).abs() < 0.01, "{xs:?}");
    assert!(xs.windows(2).all(|pair| pair[0] < pair[1]) && xs[3] < 1038.0);
    let low = drawing.blocks.iter().find(|b| b.class == "f3").unwrap();
    assert!((low.x.0 + low.width.0 + 1.0 - xs[1]).abs() < 0.01);
    assert!((low.y.0 + low.height.0 - 322.0).abs() < 0.01);
    // One year of the span takes the same share of the width everywhere.
    assert!(((xs[1] - xs[0]) * 365.0 / 366.0 - (xs[2] - xs[1])).abs() < 0.01);
}

#[test]
fn the_line_rises_falls_dotted_and_is_dashed_where_it_is_still_to_come() {
    let drawing = drawn(example(), date(2026, 11, 22), WIDE);
    let upright: Vec<&str> =
        drawing.walk.iter().filter(|w| w.path.contains('V')).map(|w| w.class).collect();
    assert_eq!(upright, ["walk", "walk walk-down", "walk walk-plan"]);
    let dashed = drawing.walk.iter().filter(|w| w.class == "walk walk-plan").count();
    assert_eq!(dashed, 3, "the rest of the running step, the move, the planned step");
    assert_eq!(drawing.stones[2].class, "stone stone-down");
    assert_eq!(drawing.stones[3].class, "stone stone-plan");
}

#[test]
fn today_stands_on_the_rung_of_today() {
    let drawing = drawn(example(), date(2026, 11, 22), NARROW);
    assert_eq!(drawing.today.1, At(NARROW.y(2)));
    let nobody = drawn(vec![], date(2026, 11, 22), NARROW);
    assert_eq!(nobody.today.1, At(NARROW.base));
}

#[test]
fn words_stand_only_where_they_fit_and_never_on_a_phone() {
    let wide = drawn(example(), date(2026, 11, 22), WIDE);
    let lines: Vec<usize> = wide.blocks.iter().map(|b| b.lines.len()).collect();
    assert!(lines.iter().all(|n| *n <= 1) && lines.contains(&1), "{lines:?}");
    let narrow = drawn(example(), date(2026, 11, 22), NARROW);
    assert!(narrow.blocks.iter().all(|b| b.lines.is_empty()));
}

#[test]
fn everything_stays_inside_the_drawing_for_long_and_short_ways() {
    for (first, today) in [
        (date(1996, 5, 4), date(2026, 11, 22)),
        (date(2026, 11, 20), date(2026, 11, 22)),
        (date(2025, 12, 1), date(2026, 11, 22)),
    ] {
        for measures in [WIDE, NARROW] {
            let drawing = drawn(vec![step(6, first, None)], today, measures);
            assert!(drawing.ticks.iter().all(|t| t.x <= At(measures.right)));
            assert!(!drawing.ticks.is_empty());
            let room = drawing.ticks.windows(2).all(|p| p[1].x.0 - p[0].x.0 > 20.0);
            assert!(room, "{first} {:?}", drawing.ticks);
            let block = &drawing.blocks[0];
            assert!(block.x.0 >= measures.left && block.width.0 > 0.0);
        }
    }
}
