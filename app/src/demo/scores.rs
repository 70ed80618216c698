//! How it goes with people, as who leads and they themselves saw it over the years; told by hand for Nele.

use super::chance::{Chance, plus};
use crate::instruments::Scorer::{self, Person, Worker};
use crate::instruments::store::{NewAssessment, NewScore, add};
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;

/// Domain, level, and a remark.
pub type Line = (&'static str, i64, &'static str);

/// Scores of one day: the version of the instrument, whose view, and domains with levels and remarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The day.
    pub day: Date,
    /// The version of the instrument.
    pub instrument: &'static str,
    /// Whose view.
    pub by: Scorer,
    /// Domain, level and remark.
    pub lines: Vec<Line>,
}

/// The parts of life that most people are asked about, and those that come up now and then.
const USUAL: [&str; 7] = ["money", "work", "housing", "body", "mind", "people", "home"];
const SOMETIMES: [&str; 5] = ["family", "habits", "mobility", "learning", "justice"];

/// What is said beside a level.
const REMARKS: [&str; 6] = [
    "Zegt zelf dat het beter gaat.",
    "Wacht op antwoord van de dienst.",
    "Dit vraagt tijd.",
    "Samen bekeken.",
    "Wil hier nog niet over praten.",
    "De buren helpen mee.",
];

/// From the first weeks of a file on, about every half year, until it was forgotten or today.
pub fn of(since: Date, today: Date, chance: &mut Chance) -> Vec<Scored> {
    let mut day = plus(since, chance.between(10, 40)).max(plus(today, -chance.between(200, 900)));
    let mut domains = USUAL.to_vec();
    domains.extend(SOMETIMES.iter().filter(|_| chance.percent(35)));
    let mut levels: Vec<i64> = domains.iter().map(|_| i64::from(chance.between(1, 4))).collect();
    let mut all = vec![];
    while day <= today && all.len() < 8 {
        all.push(scored(day, Worker, (&domains, &levels), chance));
        if chance.percent(45) {
            let own: Vec<i64> = levels.iter().map(|l| moved(*l, chance)).collect();
            all.push(scored(day, Person, (&domains, &own), chance));
        }
        if chance.percent(12) {
            break;
        }
        day = plus(day, chance.between(150, 215));
        levels = levels.iter().map(|level| moved(*level, chance)).collect();
    }
    if let Some(last) = all.last().filter(|_| chance.percent(20)).map(|one| one.day) {
        let line = |domain| (domain, i64::from(chance.between(1, 4)), "");
        let lines = ["wish", "coming", "task", "pace", "together"].map(line).to_vec();
        all.push(Scored { day: last, instrument: "work-readiness-1", by: Worker, lines });
    }
    all
}

/// A level at a later look, or in other eyes: mostly the same, more often a step up than down.
fn moved(level: i64, chance: &mut Chance) -> i64 {
    (level + chance.by_weight(&[(-1, 15), (0, 50), (1, 35)])).clamp(1, 5)
}

fn scored(
    day: Date,
    by: Scorer,
    (domains, levels): (&[&'static str], &[i64]),
    chance: &mut Chance,
) -> Scored {
    let line = |(domain, level): (&&'static str, &i64)| {
        let remark = if chance.percent(8) { *chance.one_of(&REMARKS) } else { "" };
        (*domain, *level, remark)
    };
    let lines = domains.iter().zip(levels).map(line).collect();
    Scored { day, instrument: "self-sufficiency-1", by, lines }
}

/// Days ago, the version of the instrument, whose view, and the scores.
const SCORES: &[(i32, &str, Scorer, &[Line])] = &[
    (
        771,
        "self-sufficiency-1",
        Worker,
        &[
            ("money", 2, "Budgetbegeleiding gestart bij het OCMW."),
            ("work", 2, ""),
            ("housing", 4, ""),
            ("family", 3, ""),
            ("children", 3, ""),
            ("mind", 2, "Slaapt weinig."),
            ("people", 2, ""),
            ("learning", 4, ""),
        ],
    ),
    (768, "self-sufficiency-1", Person, &[("money", 3, ""), ("work", 2, ""), ("mind", 2, "")]),
    (
        430,
        "self-sufficiency-1",
        Worker,
        &[
            ("money", 3, ""),
            ("work", 4, "Leidt een nieuwe collega op."),
            ("housing", 4, ""),
            ("family", 4, ""),
            ("children", 4, ""),
            ("mind", 4, ""),
            ("people", 4, ""),
        ],
    ),
    (
        421,
        "self-sufficiency-1",
        Person,
        &[("money", 3, ""), ("work", 5, "Ik kom graag."), ("mind", 4, ""), ("people", 3, "")],
    ),
    (
        120,
        "self-sufficiency-1",
        Worker,
        &[
            ("money", 3, ""),
            ("work", 3, ""),
            ("housing", 4, ""),
            ("family", 4, ""),
            ("children", 4, ""),
            ("mind", 3, "Beter dan na het contract, nog snel moe."),
            ("people", 4, ""),
        ],
    ),
    (
        118,
        "self-sufficiency-1",
        Person,
        &[("money", 3, ""), ("work", 4, ""), ("mind", 2, "Ik pieker nog."), ("people", 4, "")],
    ),
    (
        400,
        "household-1",
        Worker,
        &[
            ("balance", 3, ""),
            ("quality", 3, ""),
            ("cost", 2, ""),
            ("waiting-list", 2, "Ingeschreven bij de woonmaatschappij."),
            ("eviction", 4, ""),
            ("childcare", 4, ""),
        ],
    ),
];

impl From<&Line> for NewScore {
    fn from((domain, level, remark): &Line) -> NewScore {
        NewScore {
            domain: (*domain).to_owned(),
            levels: vec![*level],
            remark: (*remark).to_owned(),
        }
    }
}

/// Writes them down: Joris's account, and Nele's own.
pub(super) async fn write(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (person, organisation): (&str, &str),
    (worker, own): (&str, &str),
) -> Result<Vec<String>> {
    let mut ids = vec![];
    for (days, instrument, by, lines) in SCORES {
        let new = NewAssessment {
            person: person.to_owned(),
            organisation: organisation.to_owned(),
            instrument: (*instrument).to_owned(),
            day: plus(today, -days),
            by: *by,
            source: if by.is_person() { "told" } else { "observed" }.to_owned(),
            made_by: if by.is_person() { own } else { worker }.to_owned(),
            scores: lines.iter().map(NewScore::from).collect(),
        };
        ids.push(add(work, now, &new).await?);
    }
    Ok(ids)
}
