//! Nele Zandvoorde, who falls and comes back: a whole way told step by step, so that the demo always
//! has one file that is worth reading. She also has the printed log-in of a participant.

use super::chance::{Chance, plus, working_day, working_day_before};
use super::course::{Course, Ending, Step, Wait};
use super::forms::Form;
use super::life::Life;
use super::organisations::{KADE, KRUISDAM, LEIEKANT};
use super::support::{Action, Goal, LastWord, Support, hand_over};
use super::talk::{Appointment, Note};
use super::wishes::{ABOUT_NELE, Deed, NELE, Wish};
use super::world::{Turns, World};
use super::{family, staff};
use crate::appointments::{AppointmentKind, State};
use crate::notes::{Level, NoteKind};
use crate::people::codes::{Education, Indication, Indications, Sex};
use crate::people::{ContactWay, NewPerson, WayKind};
use crate::plans::ActionState;
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
    life.family = [(-11, 5), (-8, 10)]
        .map(|(years, month)| {
            let birth = Date::new(world.today.year() + years, month, 20).unwrap_or(world.today);
            family::child(&life, &mut chance, birth, life.files[0].from)
        })
        .into();
    life.notes.retain(|note| note.organisation != KADE);
    let joris = world.worker(staff::JORIS).unwrap_or(0);
    let first = life.course.waits[0].from;
    life.notes.extend(TOLD.map(|(days, kind, body)| Note {
        worker: joris,
        organisation: KADE,
        kind,
        day: working_day(plus(first, days)).min(world.today),
        body: body.to_owned(),
        level: Level::Team,
    }));
    life.appointments.retain(|one| one.organisation != KADE);
    life.appointments.push(Appointment {
        worker: joris,
        organisation: KADE,
        when: (working_day(plus(world.today, 9)), Some(600)),
        kind: AppointmentKind::Evaluation,
        place: "op de werkvloer",
        text: "Terugblik en volgende stap",
        state: State::Open,
    });
    life.support = support(&mut life, world, &mut chance);
    life
}

/// On which day she agreed to her plan on her own page: before the first action was done.
pub const AGREED: i32 = -38;

/// Her plan, and what a colleague wrote for Joris, who did not read it yet. Her scores are told in `scores`.
fn support(life: &mut Life, world: &World, chance: &mut Chance) -> Support {
    let today = world.today;
    let days = [&[(-20, true), (5, false)][..], &[(-6, false), (12, false)], &[(3, false)]];
    let action = |(deed, (days, is_done)): (&Deed, &(i32, bool))| {
        let day = plus(today, *days);
        let state = if *is_done { ActionState::Done } else { ActionState::Open };
        Action { deed: *deed, due: Some(day), state, done: is_done.then_some(day) }
    };
    let goal = |(wish, days): (Wish, &[(i32, bool)])| {
        Goal::open(wish, plus(today, -40), wish.3.iter().zip(days).map(action).collect())
    };
    let goals = NELE.into_iter().zip(days).map(goal).collect();
    let lead = life.team.iter().find(|m| m.leads && m.until.is_none()).cloned();
    let before = lead.and_then(|lead| {
        let before = world.colleague(KADE, lead.worker, chance)?;
        let day = working_day_before(plus(today, -12));
        hand_over(life, &lead, (before, day));
        Some(LastWord { from: before, day, words: ABOUT_NELE, read: None })
    });
    Support { goals, word: before, ..Support::default() }
}

/// What Joris wrote down: days after the info talk, kind and text.
const TOLD: [(i32, NoteKind, &str); 13] = [
    (
        0,
        NoteKind::Talk,
        "Infogesprek, Lotte van het OCMW was erbij. Nele wil weer onder de mensen.",
    ),
    (21, NoteKind::Phone, "Wachtlijst duurt nog een maand. Nele blijft gemotiveerd."),
    (
        42,
        NoteKind::Talk,
        "Intake. Dinsdag en donderdag in de voormiddag, de kinderen zijn dan op school.",
    ),
    (
        76,
        NoteKind::Talk,
        "Proefperiode voorbij. Kan de drukte aan de inpaktafel goed aan. Gaat door.",
    ),
    (186, NoteKind::Talk, "Vraagt zelf om meer. Vanaf volgende week vier halve dagen."),
    (341, NoteKind::Talk, "Inpakken begint te vervelen. Volgende week proberen we de groenploeg."),
    (420, NoteKind::Visit, "Werkpost bezocht. Nele leidt een nieuwe collega op aan de haagschaar."),
    (
        500,
        NoteKind::Talk,
        "Maatwerk Leiekant biedt halftijds in de groendienst. Nele tekent volgende week.",
    ),
    (660, NoteKind::Phone, "Nele belt zelf: ziek, contract gestopt. We spreken af op kantoor."),
    (
        690,
        NoteKind::Talk,
        "Rustig gesprek. Het was te veel ineens. Terugkomen mag, in de groenploeg.",
    ),
    (714, NoteKind::Talk, "Weg terug: zelfde ploeg, zelfde uren. De collega's waren blij."),
    (770, NoteKind::Talk, "Gaat goed. Halftijds werken blijft het doel, trede 5, niet 6."),
    (
        808,
        NoteKind::Talk,
        "Slaapt beter. Evaluatie gepland, dan bekijken we een bezoek aan Leiekant.",
    ),
];

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
