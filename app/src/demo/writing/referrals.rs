//! Questions to others: about one in twenty-five of the people who are guided, in every state.

use super::{Ids, afternoon};
use crate::demo::chance::plus;
use crate::demo::life::Life;
use crate::demo::organisations::{KRUISDAM, LEIEKANT};
use crate::language::Language;
use crate::people::full_name;
use crate::referrals::store::{self, Agreed, By, Decision, First, NewReferral};
use crate::referrals::{ANSWER_DAYS, Ask, Part, Refusal, State, Told};
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;

/// Of how many people one is referred.
const ONE_OF: usize = 25;

/// Somebody without an account: name and address, both invented.
const OUTSIDE: [(&str, &str); 4] = [
    ("Buurthuis De Branding", "onthaal@branding.example"),
    ("Taalhuis Het Anker", "info@hetanker.example"),
    ("Fietsatelier Spaakrijk", "werk@spaakrijk.example"),
    ("Inloophuis De Luwte", "hallo@deluwte.example"),
];

/// What is asked.
const QUESTIONS: [(Ask, &str); 4] = [
    (Ask::Intro, "Kan er eens iemand langskomen om kennis te maken en rond te kijken?"),
    (Ask::Place, "Is er plaats voor twee halve dagen per week?"),
    (Ask::Guidance, "Kunnen jullie mee zoeken naar vervoer en kinderopvang?"),
    (Ask::Advice, "Welke opleiding past hierbij, en wanneer start die?"),
];

/// What is advised, where that was asked.
const ADVICE: &str = "Begin met de korte cursus op dinsdagavond: die start elke maand. De lange opleiding \
    past beter als de uren vast liggen.";

/// What becomes of it: how many days ago it was sent, and what happened then.
#[derive(Clone, Copy)]
enum Course {
    Draft,
    Waits(i32),
    Seen(i32),
    Asked(i32),
    Yes(i32, i32),
    No(i32, i32, Refusal),
    Withdrawn(i32),
}

const COURSES: [Course; 10] = [
    Course::Seen(18),
    Course::Yes(30, 4),
    Course::Waits(3),
    Course::No(40, 6, Refusal::Full),
    Course::Asked(5),
    Course::No(25, 9, Refusal::TooFar),
    Course::Draft,
    Course::Yes(60, 11),
    Course::Withdrawn(20),
    Course::No(70, 2, Refusal::NotTarget),
];

/// Writes the questions about some lives down, as a worker does.
pub(super) async fn add(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    ids: &Ids,
    lives: &[Life],
    persons: &[String],
) -> Result<()> {
    for (n, (life, person)) in lives.iter().zip(persons).enumerate().step_by(ONE_OF) {
        let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()) else { continue };
        let at = n / ONE_OF;
        let course = COURSES[at % COURSES.len()];
        let sent = plus(today, -days_ago(course));
        let whose = (
            person.as_str(),
            ids.organisations[lead.organisation].as_str(),
            ids.workers[lead.worker].as_str(),
        );
        let new = question(ids, life, at, (lead.organisation, sent));
        let id = store::add(work, afternoon(sent).min(now), whose, &new).await?;
        let name = full_name(&life.new.given, &life.new.family, &life.new.called);
        let told = Told { name, parts: vec![] };
        follow(work, (now, today), (&id, whose.2), (course, sent), (&new, &told)).await?;
    }
    Ok(())
}

fn days_ago(course: Course) -> i32 {
    match course {
        Course::Draft => 0,
        Course::Waits(days)
        | Course::Seen(days)
        | Course::Asked(days)
        | Course::Withdrawn(days)
        | Course::Yes(days, _)
        | Course::No(days, ..) => days,
    }
}

/// Half of them go to an organisation of the network.
fn question(ids: &Ids, life: &Life, at: usize, (asks, sent): (usize, Date)) -> NewReferral {
    let inside = [LEIEKANT, KRUISDAM, LEIEKANT + 1][at % 3];
    let is_inside = at % 2 == 0 && inside != asks;
    let (name, email) = OUTSIDE[at % OUTSIDE.len()];
    let (kind, words) = QUESTIONS[at % QUESTIONS.len()];
    let agreed = Agreed {
        by: "person".into(),
        by_name: String::new(),
        how: "spoken".into(),
        day: sent,
        language: life.new.language.clone(),
    };
    NewReferral {
        receiver: is_inside.then(|| ids.organisations[inside].clone()),
        receiver_name: if is_inside { String::new() } else { name.to_owned() },
        receiver_email: if is_inside { String::new() } else { email.to_owned() },
        receiver_language: Language::Nl,
        kind,
        question: words.to_owned(),
        parts: [Part::Reach].into(),
        answer_by: plus(sent, i32::try_from(ANSWER_DAYS).unwrap_or(14)),
        agreed: Some(agreed),
    }
}

/// Sends it, and lets happen what happened.
async fn follow(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, worker): (&str, &str),
    (course, sent): (Course, Date),
    (new, told): (&NewReferral, &Told),
) -> Result<()> {
    if matches!(course, Course::Draft) {
        return Ok(());
    }
    let moment = |day: Date| afternoon(day).min(now);
    store::send(work, (moment(sent), sent), (id, 1, new.answer_by), told).await?;
    let by = ("sender", Some(worker));
    store::note(work, moment(sent), id, by, ("sent", "")).await?;
    if matches!(course, Course::Waits(_)) {
        return Ok(());
    }
    let next = plus(sent, 1).min(today);
    let them = ("receiver", None);
    store::seen(work, id).await?;
    store::note(work, moment(next), id, them, ("seen", "")).await?;
    match course {
        Course::Asked(_) => {
            store::talk(work, (id, 3), State::Asked, next).await?;
            let words = "Welke dagen past het best, en is er vervoer?";
            store::note(work, moment(next), id, them, ("asked", words)).await?;
        }
        Course::Yes(_, after) => {
            let day = plus(sent, after);
            let first = first(new.kind, day);
            decide(work, id, (moment(day), day), &Decision::Accept(first, String::new())).await?;
        }
        Course::No(_, after, reason) => {
            let day = plus(sent, after);
            decide(work, id, (moment(day), day), &Decision::Refuse(reason, String::new())).await?;
        }
        Course::Withdrawn(_) => {
            store::withdraw(work, id, By::Sender("elsewhere", "")).await?;
            store::note(work, moment(plus(sent, 6)), id, by, ("withdrawn", "")).await?;
        }
        Course::Draft | Course::Waits(_) | Course::Seen(_) => {}
    }
    Ok(())
}

/// What comes with a yes.
fn first(kind: Ask, day: Date) -> First {
    let advice = if kind == Ask::Advice { ADVICE } else { "" };
    First {
        day: Some(plus(day, 5)),
        minute: Some(600),
        advice: advice.to_owned(),
        ..First::default()
    }
}

async fn decide(
    work: &mut Work,
    id: &str,
    (moment, day): (Timestamp, Date),
    decision: &Decision,
) -> Result<()> {
    let what = if matches!(decision, Decision::Accept(..)) { "accepted" } else { "refused" };
    store::decide(work, (moment, day), (id, 3), decision).await?;
    store::note(work, moment, id, ("receiver", None), (what, "")).await
}
