//! Nele Zandvoorde, who falls and comes back: a whole way told step by step, so that the demo always
//! has one file that is worth reading. She also has the printed log-in of a participant.

use super::chance::{Chance, plus, working_day};
use super::course::{Course, Ending, Step, Wait};
use super::forms::Form;
use super::life::Life;
use super::organisations::{KADE, KRUISDAM, LEIEKANT};
use super::world::{Turns, World};
use crate::people::codes::{Education, Indication, Indications, Sex};
use crate::people::{ContactWay, NewPerson, WayKind};
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// How she is called.
pub const NAME: &str = "Nele Zandvoorde";
/// The address of her log-in.
pub const EMAIL: &str = "nele.zandvoorde@post.example";

/// Nele's life up to today.
pub fn life(world: &World, turns: &mut Turns) -> Life {
    let mut chance = Chance::of(world.seed, 2, 0);
    let course = course(world.today);
    let mut life =
        Life::around(world, turns, &mut chance, identity(world), (course, Some(KRUISDAM)));
    let since = life.course.steps[1].start;
    life.aims = vec![(since, 5, "Halftijds werken in het groen, dicht bij huis.")];
    life
}

fn identity(world: &World) -> NewPerson {
    let home = world.organisations[KADE].municipality;
    let birth = Date::new(world.today.year() - 41, 3, 14).unwrap_or(world.today);
    NewPerson {
        given: "Nele".into(),
        family: "Zandvoorde".into(),
        birth: RoughDate::Day(birth),
        sex: Sex::Female,
        language: "nl".into(),
        street: "Vaartstraat 12".into(),
        postcode: home.postcodes[0].to_owned(),
        municipality: Some(home.nis.to_owned()),
        education: Education::LowerSecondary,
        work_history: "Winkelbediende tot de winkel sloot. Daarna poetswerk.".into(),
        indications: Indications::where_ticked(|i| {
            matches!(i, Indication::Psychological | Indication::Social)
        }),
        ways: vec![
            ContactWay {
                kind: WayKind::Phone,
                value: "0499 00 00 00".into(),
                remark: "liefst na vier uur".into(),
            },
            ContactWay { kind: WayKind::Email, value: EMAIL.into(), remark: String::new() },
        ],
        ..NewPerson::default()
    }
}

/// Waiting, trial, two half-days, four, sideways to the green team, a contract, illness, way back.
fn course(today: Date) -> Course {
    let first = working_day(plus(today, -820));
    let at = |days: i32| plus(first, days);
    let kade = |place, quarters, from: i32, last: Option<i32>| Step {
        organisation: KADE,
        form: Form::Ama,
        place,
        quarters: Some(quarters),
        start: at(from),
        end: last.map(|day| (at(day), Ending::NextStep)),
        way_back_of: None,
    };
    let contract = Step {
        organisation: LEIEKANT,
        form: Form::Collective,
        place: "groendienst",
        quarters: Some(76),
        start: at(511),
        end: Some((at(658), Ending::Illness)),
        way_back_of: None,
    };
    let back = Step { way_back_of: Some(3), ..kade("groenploeg", 60, 714, None) };
    Course {
        steps: vec![
            kade("inpakatelier", 30, 49, Some(76)),
            kade("inpakatelier", 30, 77, Some(188)),
            kade("inpakatelier", 60, 189, Some(342)),
            kade("groenploeg", 60, 343, Some(510)),
            contract,
            back,
        ],
        waits: vec![Wait {
            organisation: KADE,
            form: Form::Ama,
            from: first,
            until: Some((at(49), true)),
        }],
        closed: None,
    }
}
