//! What belongs to a file beside the way itself: income, aims, permissions.

use super::chance::{Chance, plus};
use super::course::{Course, Ending};
use super::forms::Form;
use super::life::{File, Life, Permission};
use jiff::civil::Date;

/// A permission for whoever does arbeidsmatige activiteiten, by the income.
pub fn permission(life: &Life, chance: &mut Chance, today: Date) -> Option<Permission> {
    let needs = |form| matches!(form, Form::Ama | Form::AmaSocial);
    let step = life.course.steps.iter().rev().find(|s| needs(s.form))?;
    let statute = life.statutes.first().map_or("", |(word, ..)| *word);
    let given_by = match (step.form, statute) {
        (Form::AmaSocial, _) | (_, "nwwz") => "vdab",
        (_, "leefloon") => "ocmw",
        (_, "arbeidsongeschikt") => "adviserend-arts",
        _ => return None,
    };
    let asked = plus(step.start, -chance.between(10, 60));
    let mut decided = plus(asked, chance.between(3, 30)).min(step.start);
    let mut until = plus(decided, 730);
    // As long as the file is open the permission is kept up.
    let is_open = |f: &&File| f.organisation == step.organisation && f.closed.is_none();
    let ended = step.end.map_or(today, |(day, _)| day);
    let last = if life.files.iter().any(|f| is_open(&f)) { today } else { ended };
    // Renewed in time, but for a few that were forgotten or are about to run out.
    let ahead = if chance.percent(85) { 62 } else { chance.between(-20, 55) };
    while until < plus(last, ahead) {
        decided = plus(until, -chance.between(62, 90));
        until = plus(decided, 730);
    }
    Some(Permission {
        organisation: step.organisation,
        given_by,
        days: (asked.min(decided), decided, Some(until)),
        has_proof: chance.percent(88),
    })
}

/// Wage while in paid work, and before and after it what it was at the start.
pub fn statutes(chance: &mut Chance, course: &Course) -> Vec<(&'static str, Date, Option<Date>)> {
    let base = chance.by_weight(&[
        ("leefloon", 30),
        ("arbeidsongeschikt", 30),
        ("nwwz", 23),
        ("ivt-it", 11),
        ("beroepsinschakelingsuitkering", 2),
        ("geen", 4),
    ]);
    let first = course.waits.first().map(|w| w.from);
    let Some(first) = first.or(course.steps.first().map(|s| s.start)) else {
        return vec![];
    };
    let mut all = vec![(base, first, None)];
    for step in &course.steps {
        let is_paid = step.form.rung() >= 5;
        let word = if is_paid { "loon" } else { base };
        change(&mut all, word, step.start);
        if let (true, Some((day, ending))) = (is_paid, step.end)
            && !matches!(ending, Ending::NextStep | Ending::WorksOn)
        {
            change(&mut all, base, plus(day, 1));
        }
    }
    all
}

fn change(all: &mut Vec<(&'static str, Date, Option<Date>)>, word: &'static str, day: Date) {
    let Some(last) = all.last_mut().filter(|(old, from, _)| *old != word && *from < day) else {
        return;
    };
    last.2 = Some(plus(day, -1));
    all.push((word, day, None));
}

/// The own aim, for some another one later.
pub fn aims(chance: &mut Chance, course: &Course, today: Date) -> Vec<(Date, u8, &'static str)> {
    let weights = [(3, 24), (4, 6), (5, 46), (6, 24)];
    let Some(first) = course.steps.first().map(|s| s.start) else {
        return vec![];
    };
    let mut all = vec![];
    if chance.percent(90) {
        let rung = chance.by_weight(&weights);
        all.push((first, rung, words(chance, rung)));
        let again = plus(first, chance.between(300, 1200));
        if again <= today && chance.percent(30) {
            let rung = chance.by_weight(&weights);
            all.push((again, rung, words(chance, rung)));
        }
    }
    all
}

fn words(chance: &mut Chance, rung: u8) -> &'static str {
    *match rung {
        3 => chance.one_of(&[
            "Een vaste plek waar ik iets te doen heb.",
            "Onder de mensen blijven komen.",
            "Het atelier, op mijn tempo.",
        ]),
        4 => chance.one_of(&["Uitzoeken wat ik nog kan.", "Leren voor een job in het groen."]),
        5 => chance.one_of(&[
            "Halftijds werken, dicht bij huis.",
            "Een contract in maatwerk.",
            "Werk waar iemand naast mij staat.",
            "Werken tijdens de schooluren.",
        ]),
        _ => chance.one_of(&[
            "Een gewone job, liefst in een winkel.",
            "Terug in de bakkerij.",
            "Mijn eigen loon, zonder begeleiding.",
        ]),
    }
}
