//! How it goes with Nele, as Joris and she herself saw it over the years.

use super::chance::plus;
use crate::instruments::Scorer::{self, Person, Worker};
use crate::instruments::store::{NewAssessment, NewScore, add};
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;

/// Domain, level, and a remark.
type Line = (&'static str, i64, &'static str);

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

/// Writes them down: Joris's account, and Nele's own.
pub(super) async fn write(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (person, organisation): (&str, &str),
    (worker, own): (&str, &str),
) -> Result<Vec<String>> {
    let mut ids = vec![];
    for (days, instrument, by, lines) in SCORES {
        let score = |(domain, level, remark): &Line| NewScore {
            domain: (*domain).to_owned(),
            levels: vec![*level],
            remark: (*remark).to_owned(),
        };
        let new = NewAssessment {
            person: person.to_owned(),
            organisation: organisation.to_owned(),
            instrument: (*instrument).to_owned(),
            day: plus(today, -days),
            by: *by,
            source: if by.is_person() { "told" } else { "observed" }.to_owned(),
            made_by: if by.is_person() { own } else { worker }.to_owned(),
            scores: lines.iter().map(score).collect(),
        };
        ids.push(add(work, now, &new).await?);
    }
    Ok(ids)
}
