//! What was said and what was agreed: notes and appointments around a way.
//!
//! Most people were spoken to recently and have a next date; a few were forgotten, so that the
//! safety net has somebody to catch.

use super::chance::{Chance, plus, working_day, working_day_before};
use super::life::{File, Life};
use super::world::{Turns, World};
use crate::appointments::{AppointmentKind, State};
use crate::notes::{Level, NoteKind};
use jiff::civil::Date;

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Number of the worker who wrote it.
    pub worker: usize,
    /// Number of the organisation.
    pub organisation: usize,
    /// Its kind.
    pub kind: NoteKind,
    /// The day.
    pub day: Date,
    /// The text.
    pub body: String,
    /// Who reads it.
    pub level: Level,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// Number of the worker.
    pub worker: usize,
    /// Number of the organisation.
    pub organisation: usize,
    /// The day and the minute of it.
    pub when: (Date, Option<i64>),
    /// Its kind.
    pub kind: AppointmentKind,
    /// Where.
    pub place: &'static str,
    /// What about.
    pub text: &'static str,
    /// What became of it.
    pub state: State,
}

/// Every so many open files of a worker, one is seen today.
const TODAY_EVERY: u32 = 5;

/// Writes the notes and appointments of a life.
pub fn of(life: &mut Life, world: &World, turns: &Turns, chance: &mut Chance) {
    for file in life.files.clone() {
        let own = life
            .team
            .iter()
            .filter(|m| m.role != "instructor" && m.organisation == file.organisation);
        let Some(worker) = own.map(|m| m.worker).next() else {
            continue;
        };
        let last = match file.closed {
            Some((day, _)) => day.min(world.today),
            None => last_contact(life, &file, world.today, chance),
        };
        let days = contact_days(file.from, last, world.today, chance);
        for (place, day) in days.iter().enumerate() {
            let note = note(life, &file, worker, (place, *day), chance);
            life.notes.push(note);
        }
        if file.closed.is_none() {
            let turn = turns.open[worker];
            next_date(life, &file, (worker, turn), world.today, chance);
            // A talk of today may still be to come: it is no past one.
            let talked = days.last().filter(|_| chance.percent(50));
            if let Some(day) = talked.filter(|day| **day < world.today) {
                life.appointments.push(past(&file, worker, *day, chance));
            }
        }
    }
}

/// The day of the last contact: within what the rung asks, but for the few who were forgotten.
fn last_contact(life: &Life, file: &File, today: Date, chance: &mut Chance) -> Date {
    let allowed = match life.rung_now() {
        None => 13,
        Some(2) => 20,
        Some(3 | 4) => 29,
        Some(5) => 58,
        Some(_) => 85,
    };
    let ago = if chance.per_mille(30) {
        allowed + chance.between(4, 70)
    } else {
        chance.rather_short(1, allowed - 2)
    };
    working_day_before(plus(today, -ago)).max(file.from)
}

/// From the last contact back to the first: often in the last year, sparser before it.
fn contact_days(first: Date, last: Date, today: Date, chance: &mut Chance) -> Vec<Date> {
    let mut days = vec![];
    let mut day = last;
    while day > first && days.len() < 24 {
        days.push(day);
        let recent = day > plus(today, -240);
        let ago = if recent { chance.between(18, 60) } else { chance.between(140, 330) };
        day = working_day_before(plus(day, -ago));
    }
    days.push(first);
    days.reverse();
    days
}

fn note(
    life: &Life,
    file: &File,
    worker: usize,
    (place, day): (usize, Date),
    chance: &mut Chance,
) -> Note {
    let kind = chance.by_weight(&[
        (NoteKind::Talk, 58),
        (NoteKind::Phone, 20),
        (NoteKind::Mail, 12),
        (NoteKind::Visit, 10),
    ]);
    let body = if place == 0 {
        let first = if file.is_beside(life) { &FIRST_BESIDE[..] } else { &FIRST[..] };
        pick(first, chance).to_owned()
    } else {
        format!("{} {}", opening(life, day, chance), chance.one_of(&AGREED))
    };
    Note {
        worker,
        organisation: file.organisation,
        kind: if place == 0 { NoteKind::Talk } else { kind },
        day,
        body,
        level: chance.by_weight(&[(Level::Team, 86), (Level::Network, 10), (Level::Lead, 4)]),
    }
}

/// How it goes, by what somebody does that day.
fn opening(life: &Life, day: Date, chance: &mut Chance) -> String {
    let steps = &life.course.steps;
    let ended = |s: &super::course::Step| s.end.is_some_and(|(end, _)| end < day);
    match steps.iter().rev().find(|s| s.start <= day) {
        None => pick(&WAITING, chance).to_owned(),
        Some(step) if ended(step) => pick(&BETWEEN, chance).to_owned(),
        Some(step) if step.place.is_empty() => pick(&TALKING, chance).to_owned(),
        Some(step) => {
            let (first, rest) = step.place.split_at(1);
            format!("{}{rest}: {}", first.to_uppercase(), chance.one_of(&AT_WORK))
        }
    }
}

fn next_date(
    life: &mut Life,
    file: &File,
    (worker, turn): (usize, u32),
    today: Date,
    chance: &mut Chance,
) {
    let is_today = turn % TODAY_EVERY == 2 && working_day(today) == today;
    if !is_today && chance.per_mille(25) {
        return;
    }
    let day =
        if is_today { today } else { working_day(plus(today, 1 + chance.rather_short(0, 40))) };
    let kinds = [
        (AppointmentKind::Talk, 55),
        (AppointmentKind::Phone, 15),
        (AppointmentKind::Visit, 10),
        (AppointmentKind::Evaluation, 20),
    ];
    let is_waiting = life.course.steps.is_empty();
    let kind = if is_waiting { AppointmentKind::Intake } else { chance.by_weight(&kinds) };
    // Those of one day follow each other: 9:00, 9:45, 10:30 …
    let minute = if is_today {
        540 + i64::from(turn / TODAY_EVERY) % 9 * 45
    } else {
        i64::from(chance.between(18, 32)) * 30
    };
    life.appointments.push(Appointment {
        worker,
        organisation: file.organisation,
        when: (day, Some(minute)),
        kind,
        place: place(kind, chance),
        text: text(kind, chance),
        state: State::Open,
    });
}

fn past(file: &File, worker: usize, day: Date, chance: &mut Chance) -> Appointment {
    Appointment {
        worker,
        organisation: file.organisation,
        when: (day, Some(i64::from(chance.between(18, 32)) * 30)),
        kind: AppointmentKind::Talk,
        place: place(AppointmentKind::Talk, chance),
        text: text(AppointmentKind::Talk, chance),
        state: State::Done,
    }
}

fn place(kind: AppointmentKind, chance: &mut Chance) -> &'static str {
    match kind {
        AppointmentKind::Phone => "",
        AppointmentKind::Visit => "thuis",
        AppointmentKind::Evaluation => "op de werkvloer",
        _ => pick(&["gespreksruimte 1", "gespreksruimte 2", "bureau", "in het atelier"], chance),
    }
}

fn text(kind: AppointmentKind, chance: &mut Chance) -> &'static str {
    match kind {
        AppointmentKind::Intake => "Kennismaken en uurrooster bekijken",
        AppointmentKind::Evaluation => pick(
            &["Halfjaarlijkse evaluatie", "Terugblik en volgende stap", "Uren bekijken"],
            chance,
        ),
        AppointmentKind::Phone => pick(&["Horen hoe het gaat", "Papieren ziekenfonds"], chance),
        AppointmentKind::Visit => "Huisbezoek",
        _ => pick(&TALKS, chance),
    }
}

fn pick(all: &[&'static str], chance: &mut Chance) -> &'static str {
    *chance.one_of(all)
}

const TALKS: [&str; 5] = [
    "Hoe gaat het?",
    "Vervoer en uren",
    "Doel bespreken",
    "Opvang van de kinderen",
    "Bezoek aan een werkplek voorbereiden",
];
const FIRST: [&str; 5] = [
    "Infogesprek. Kende de werking via een vriend. Wil graag eens komen kijken.",
    "Aangemeld door het OCMW. Rustig gesprek, wil weer structuur in de week.",
    "Eerste gesprek, samen de werking bekeken. Voelt zich welkom.",
    "Kennismaking met de begeleider van het OCMW erbij. Zoekt een plek dicht bij huis.",
    "Infogesprek. Wil iets met de handen doen, liefst niet te druk.",
];
const FIRST_BESIDE: [&str; 2] = [
    "Gesprek over leefloon en dagbesteding. We volgen samen met het centrum op.",
    "Doorverwezen naar arbeidszorg. Ik blijf aanspreekpunt voor de papieren.",
];
const AT_WORK: [&str; 14] = [
    "het gaat goed.",
    "het was wat druk deze week.",
    "fijn werk, vooral in een kleine groep.",
    "was twee dagen ziek, is nu terug.",
    "heeft iemand nieuw op weg geholpen.",
    "twijfelt of dit nog past.",
    "wil een halve dag meer doen.",
    "moe de laatste tijd, maar het blijft een houvast.",
    "de bus rijdt anders, komt nu tien minuten later toe.",
    "is fier op het werk.",
    "moeilijke week thuis, maar was er elke dag.",
    "leerde een nieuwe taak.",
    "wil eens iets anders proberen.",
    "samen teruggekeken op de voorbije maanden.",
];
const TALKING: [&str; 3] = [
    "Rustig gesprek over wat goed loopt en wat niet.",
    "Samen langs geweest bij de mutualiteit.",
    "Vertelt over de kinderen en over slecht slapen.",
];
const BETWEEN: [&str; 4] = [
    "Is nog thuis, herstelt stilaan.",
    "Mist de collega's, werken lukt nog niet.",
    "Gebeld: de dokter ziet het over enkele weken weer zitten.",
    "Wil graag terugkomen, bekijken samen wanneer.",
];
const WAITING: [&str; 4] = [
    "Gebeld om te zeggen dat de wachttijd nog even duurt.",
    "Wacht op een plaats, blijft gemotiveerd.",
    "Kwam langs om te vragen hoe het staat.",
    "Nog geen plaats. Komt intussen naar de open koffie.",
];
const AGREED: [&str; 10] = [
    "Afspraak: zelfde uren, over enkele weken opnieuw bekijken.",
    "We bellen volgende week.",
    "Brengt de volgende keer de papieren mee.",
    "We bekijken samen een bezoek aan een andere werkplek.",
    "Afspraak met de dokter komt eerst.",
    "Volgende keer praten we over het doel.",
    "Ik vraag na wat kan met het vervoer.",
    "Houden zo.",
    "Vraagt hulp bij een brief, doen we samen.",
    "Instructeur is op de hoogte.",
];
