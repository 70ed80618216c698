//! The demo network as a whole: repeatable, within the rules, and plausible.

mod made;

use super::forms::Form;
use super::life::Life;
use super::world::{Plan, Turns, World};
use super::{Wish, allows, nele, staff};
use crate::config::Reach;
use crate::organisations::Kind::{Arbeidszorg, Maatwerk, Ocmw};
use base::rough_date::RoughDate;
use jiff::civil::{Date, date};
use outcomes::{Definition, Kind, Period, Place, Rung, Stay, Window};

const TODAY: Date = date(2026, 11, 23);

fn plan(people: u32) -> Plan {
    Plan { people, seed: 1, today: TODAY }
}

fn lives(plan: &Plan) -> (World, Turns, Vec<Life>) {
    let world = World::of(plan);
    let mut turns = Turns::new(&world);
    let mut all = vec![nele::life(&world, &mut turns)];
    all.extend((1..plan.people).map(|i| Life::of(&world, &mut turns, u64::from(i))));
    (world, turns, all)
}

fn stays(life: &Life) -> Vec<Stay> {
    let stay = |s: &super::course::Step| Stay {
        rung: Rung::new(i64::from(s.form.rung())).unwrap(),
        place: Place {
            form: s.form.key().into(),
            organisation: s.organisation.to_string(),
            site: s.place.into(),
        },
        period: Period::new(s.start, s.end.map(|(day, _)| day)).unwrap(),
        regular: matches!(s.form, Form::Individual | Form::Supported | Form::Regular),
    };
    life.course.steps.iter().map(stay).collect()
}

#[test]
fn the_same_plan_gives_the_same_lives_and_another_seed_others() {
    let (_, _, one) = lives(&plan(60));
    let (_, _, again) = lives(&plan(60));
    let (_, _, other) = lives(&Plan { seed: 2, ..plan(60) });
    assert_eq!(one, again);
    assert_ne!(one, other);
}

#[test]
fn about_fifteen_in_a_hundred_step_to_paid_work_in_a_year_and_some_fall_back() {
    let (_, _, lives) = lives(&plan(3000));
    let all: Vec<Vec<Stay>> = lives.iter().map(stays).collect();
    for year in [2021, 2023, 2024, 2025] {
        let window = Window::new(date(year, 1, 1), date(year, 12, 31)).unwrap();
        let people = all.iter().map(Vec::as_slice);
        let share = outcomes::share_to_paid_work(people, window, Definition::CURRENT);
        let percent = share.fraction().unwrap() * 100.0;
        assert!((12.0..18.0).contains(&percent), "{year}: {percent} of {}", share.whole());
    }
    let moved: Vec<Kind> = all
        .iter()
        .flat_map(|stays| outcomes::movements(stays, Definition::CURRENT))
        .filter(|m| m.day.year() == 2025)
        .map(|m| m.kind)
        .collect();
    for (kind, least) in [
        (Kind::Instroom, 150),
        (Kind::Opstroom, 80),
        (Kind::Doorstroom, 40),
        (Kind::Terugval, 40),
        (Kind::Zijstroom, 60),
        (Kind::Uitstroom, 100),
    ] {
        let found = moved.iter().filter(|k| **k == kind).count();
        assert!(found >= least, "{kind:?}: {found}");
    }
}

#[test]
fn steps_follow_each_other_within_the_life_they_belong_to() {
    for life in lives(&plan(1500)).2 {
        let steps = &life.course.steps;
        for pair in steps.windows(2) {
            let end = pair[0].end.expect("only the last step goes on").0;
            assert!(pair[0].start <= end && end < pair[1].start, "{pair:?}");
        }
        assert!(steps.iter().all(|s| s.start <= TODAY));
        assert!(steps.iter().all(|s| s.end.is_none_or(|(day, _)| s.start <= day && day <= TODAY)));
        for (place, step) in steps.iter().enumerate() {
            assert!(step.way_back_of.is_none_or(|back| back < place));
        }
        assert!(life.notes.iter().all(|n| n.day <= TODAY));
        if let RoughDate::Day(birth) = life.new.birth {
            let starts = steps.iter().map(|s| (s.start - birth).get_days() / 365);
            assert!(starts.clone().all(|age| (18..=65).contains(&age)), "{birth} {steps:?}");
        }
        assert!(life.files.iter().all(|f| f.closed.is_none_or(|(day, _)| f.from <= day)));
        assert!(life.team.iter().all(|m| m.until.is_none_or(|day| m.from <= day)));
        let leads = life.team.iter().filter(|m| m.leads && m.until.is_none()).count();
        assert!(leads <= 1, "{:?}", life.team);
    }
}

#[test]
fn coaches_have_a_caseload_that_can_be_done() {
    let (world, turns, lives) = lives(&plan(3000));
    let joris = world.worker(staff::JORIS).unwrap();
    assert!((20..=40).contains(&turns.open[joris]), "{}", turns.open[joris]);
    let today = lives.iter().flat_map(|l| &l.appointments);
    let today = today.filter(|a| a.worker == joris && a.when.0 == TODAY).count();
    assert!((4..=7).contains(&today), "{today}");
    let coaches = world.workers.iter().zip(&turns.open);
    let mut loads: Vec<u32> = coaches
        .filter(|(w, _)| w.role == crate::access::Role::Coach)
        .map(|(_, open)| *open)
        .collect();
    loads.sort_unstable();
    let fits = loads.iter().filter(|n| (15..=40).contains(*n)).count();
    let by_kind = |kind| -> u32 {
        let all = world.workers.iter().zip(&turns.open);
        all.filter(|(w, _)| world.organisations[w.organisation].kind == kind).map(|(_, n)| n).sum()
    };
    let kinds = [Arbeidszorg, Maatwerk, Ocmw].map(by_kind);
    assert!(fits * 100 >= loads.len() * 85, "{loads:?} {kinds:?}");
    assert!(loads.iter().all(|n| (8..=45).contains(n)), "{loads:?}");
}

#[test]
fn most_people_stand_on_the_rungs_where_centres_and_workshops_work() {
    let (_, _, lives) = lives(&plan(3000));
    let mut on = [0_u32; 7];
    for life in &lives {
        if life.course.closed.is_none() {
            on[usize::from(life.rung_now().unwrap_or(0))] += 1;
        }
    }
    let all: u32 = on.iter().sum();
    let percent = on.map(|n| n * 100 / all);
    assert!((38..=58).contains(&percent[3]), "{percent:?} of {all}");
    assert!((6..=22).contains(&percent[4]), "{percent:?} of {all}");
    assert!((18..=38).contains(&percent[5]), "{percent:?} of {all}");
    assert!((1..=10).contains(&percent[6]), "{percent:?} of {all}");
}

#[test]
fn nele_stands_in_the_green_team_again_after_her_contract() {
    let (world, _, lives) = lives(&plan(2));
    let nele = &lives[0];
    let now = nele.course.steps.last().unwrap();
    assert_eq!((now.place, now.way_back_of, now.end), ("groenploeg", Some(3), None));
    assert_eq!(nele.aims[0].1, 5);
    let lead = nele.team.iter().find(|m| m.leads && m.until.is_none()).unwrap();
    assert_eq!(world.workers[lead.worker].name, staff::JORIS);
    let told: Vec<Kind> =
        outcomes::movements(&stays(nele), Definition::CURRENT).iter().map(|m| m.kind).collect();
    assert_eq!(told[..3], [Kind::Instroom, Kind::Zijstroom, Kind::Opstroom]);
}

#[test]
fn a_demo_is_seen_on_this_machine_only_unless_it_is_public() {
    let here = "127.0.0.1:8080".parse().unwrap();
    let open = "0.0.0.0:8080".parse().unwrap();
    let mut wish = Wish { people: 1, seed: 1, today: None, reach: Reach::default() };
    assert!(allows(&wish, here).is_ok());
    assert!(allows(&wish, open).is_err());
    wish.reach.public_url = "https://demo.example".parse().ok();
    assert!(allows(&wish, here).is_err());
    wish.reach.public_demo = true;
    assert!(allows(&wish, here).is_ok());
    assert!(allows(&wish, open).is_err(), "plain HTTP stays refused");
    wish.reach.trusted_proxy = Some("127.0.0.1".parse().unwrap());
    assert!(allows(&wish, open).is_ok());
}
