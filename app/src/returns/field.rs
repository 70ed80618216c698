//! The fields of the yearly register of arbeidszorg, as far as they are kept here.

use super::store::register::Active;
use crate::people::codes::{Education, Indication, STATUTES, Sex};
use crate::trajectories::{EndReason, Perspective};
use crate::view::Page;
use base::rough_date::Age;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A field of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Geslacht.
    Sex,
    /// Leeftijd, in the classes that were published.
    Age,
    /// Hoofdinkomen.
    Income,
    /// Problematiek, by C-M-P-P-S: somebody can have several.
    Indications,
    /// Hoogst beëindigde onderwijsniveau.
    Education,
    /// Doorverwijzer.
    Referrer,
    /// Duur van de begeleiding, of who stopped.
    Duration,
    /// Reden van stopzetting.
    Reason,
    /// Perspectief na stopzetting.
    Perspective,
}

/// What is not known, in an address.
const UNKNOWN: &str = "unknown";

impl Field {
    /// All of them, in the order of the register.
    pub const ALL: [Field; 9] = [
        Field::Sex,
        Field::Age,
        Field::Income,
        Field::Indications,
        Field::Education,
        Field::Referrer,
        Field::Duration,
        Field::Reason,
        Field::Perspective,
    ];

    /// The word in addresses and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Field::Sex => "sex",
            Field::Age => "age",
            Field::Income => "income",
            Field::Indications => "indications",
            Field::Education => "education",
            Field::Referrer => "referrer",
            Field::Duration => "duration",
            Field::Reason => "reason",
            Field::Perspective => "perspective",
        }
    }

    /// The field with this word.
    pub fn parse(word: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Whether it is about who stopped in the year only.
    pub fn is_of_stopped(self) -> bool {
        matches!(self, Field::Duration | Field::Reason | Field::Perspective)
    }

    /// What somebody has in this field; several for indications only.
    pub fn of(self, one: &Active, last: Date) -> Vec<String> {
        let known = |word: &str| match word {
            "" | "onbekend" => vec![UNKNOWN.to_owned()],
            word => vec![word.to_owned()],
        };
        match self {
            Field::Sex => known(&one.sex),
            Field::Age => vec![age(one, last).to_owned()],
            Field::Income => known(&one.statute),
            Field::Indications if one.ticks.is_empty() => known(""),
            Field::Indications => one.ticks.chars().map(String::from).collect(),
            Field::Education => known(&one.education),
            Field::Referrer => known(&one.referrer),
            Field::Duration => vec![duration(one).to_owned()],
            Field::Reason => known(&one.reason),
            Field::Perspective => known(&one.perspective),
        }
    }

    /// What can stand in it, in order; `all` for what is not a fixed list.
    pub fn values(self, all: &[&Active]) -> Vec<String> {
        let mut words: Vec<String> = match self {
            Field::Sex => Sex::ALL.map(Sex::word).map(String::from).to_vec(),
            Field::Age => AGES.map(String::from).to_vec(),
            Field::Income => STATUTES.map(String::from).to_vec(),
            Field::Indications => Indication::ALL.map(|i| i.letter().to_string()).to_vec(),
            Field::Education => Education::ALL.map(Education::word).map(String::from).to_vec(),
            Field::Referrer => {
                let names: BTreeSet<&str> = all.iter().map(|one| one.referrer.as_str()).collect();
                names.into_iter().map(String::from).collect()
            }
            Field::Duration => DURATIONS.map(String::from).to_vec(),
            Field::Reason => EndReason::ALL.map(EndReason::word).map(String::from).to_vec(),
            Field::Perspective => {
                Perspective::ALL.map(Perspective::word).map(String::from).to_vec()
            }
        };
        words.retain(|word| !["", "onbekend", UNKNOWN].contains(&word.as_str()));
        words.push(UNKNOWN.to_owned());
        words
    }

    /// A value as a reader reads it.
    pub fn label(self, page: &Page, value: &str) -> String {
        if value == UNKNOWN {
            return page.t("returns-unknown");
        }
        match self {
            Field::Sex => page.t(&format!("people-sex-{value}")),
            Field::Age => page.t(&format!("returns-age-{value}")),
            Field::Income => page.t(&format!("people-statute-{value}")),
            Field::Indications => {
                let found = Indication::ALL.into_iter().find(|i| value == i.letter().to_string());
                found.map_or_else(String::new, |i| {
                    page.t(&format!("people-indication-{}", i.word()))
                })
            }
            Field::Education => page.t(&format!("people-education-{value}")),
            Field::Referrer => value.to_owned(),
            Field::Duration => page.t(&format!("returns-duration-{value}")),
            Field::Reason => page.t(&format!("trajectories-end-{value}")),
            Field::Perspective => page.t(&format!("trajectories-perspective-{value}")),
        }
    }

    /// What it is called.
    pub fn name(self, page: &Page) -> String {
        page.t(&format!("returns-field-{}", self.word()))
    }
}

/// The classes of age that were published of the register of 2012: up to 35, 36 to 50, above.
const AGES: [&str; 3] = ["35", "50", "older"];

/// The class of age on the last day; not known when it can be two.
fn age(one: &Active, last: Date) -> &'static str {
    let class = |age: i16| match age {
        ..=35 => AGES[0],
        36..=50 => AGES[1],
        _ => AGES[2],
    };
    match one.birth.age_on(last) {
        Age::Exact(age) => class(age),
        Age::Between(from, to) if class(from) == class(to) => class(from),
        _ => UNKNOWN,
    }
}

/// The classes of duration: our own choice, as none were published.
const DURATIONS: [&str; 4] = ["half-year", "year", "two-years", "longer"];

fn duration(one: &Active) -> &'static str {
    let Some(end) = one.last.and_then(|last| last.tomorrow().ok()) else { return UNKNOWN };
    let within = |months: i32| end <= one.first.saturating_add(months.months());
    if within(6) {
        DURATIONS[0]
    } else if within(12) {
        DURATIONS[1]
    } else if within(24) {
        DURATIONS[2]
    } else {
        DURATIONS[3]
    }
}
