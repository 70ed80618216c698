//! The yearly register of arbeidszorg: how many people, counted by each field that the sector asks and that
//! is kept here.

use super::store::register::{Active, actives, half_days, sites};
use super::told::{Line, Sum, Table, Told, count};
use super::{Asked, Reader};
use crate::people::codes::{Education, Indication, STATUTES, Sex};
use crate::problem::Problem;
use crate::trajectories::{EndReason, Perspective};
use crate::view::Page;
use crate::web::App;
use base::rough_date::Age;
use jiff::ToSpan as _;
use jiff::civil::Date;
use outcomes::disclosure::THRESHOLD;
use outcomes::hide_list;
use paper::sheet::Cell;
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
    fn is_of_stopped(self) -> bool {
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
    fn values(self, all: &[&Active]) -> Vec<String> {
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
            Field::Perspective => Perspective::ALL.map(Perspective::word).map(String::from).to_vec(),
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
                found.map_or_else(String::new, |i| page.t(&format!("people-indication-{}", i.word())))
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
    match () {
        () if within(6) => DURATIONS[0],
        () if within(12) => DURATIONS[1],
        () if within(24) => DURATIONS[2],
        () => DURATIONS[3],
    }
}

/// Who is meant by a value of a field; nothing asks for everybody.
pub(super) fn behind(
    all: Vec<Active>,
    what: Option<(Field, &str)>,
    (from, last): (Date, Date),
) -> Vec<Active> {
    let is_meant = |one: &Active| match what {
        None => true,
        Some((field, value)) => {
            let counts = !field.is_of_stopped() || has_stopped(one, (from, last));
            counts && (value.is_empty() || field.of(one, last).iter().any(|own| own == value))
        }
    };
    all.into_iter().filter(is_meant).collect()
}

fn has_stopped(one: &Active, (from, last): (Date, Date)) -> bool {
    one.last.is_some_and(|day| from <= day && day <= last)
}

/// The register of a year.
pub(super) async fn told(app: &App, page: &Page, asked: Asked<'_>) -> Result<Told, Problem> {
    let Some(days) = asked.period.so_far(page.today) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let (db, organisation) = (&app.db, asked.organisation.0);
    let is_numbers = matches!(asked.reader, Reader::Numbers(_));
    let all = actives(db, organisation, days, asked.reader.account()).await?;
    let few = is_numbers && (all.len() as u64) < THRESHOLD && !all.is_empty();
    // Who is not of the organisation could take one day off another.
    let runs = days.1 < asked.period.days().1;
    if few || (is_numbers && runs) {
        let why = if few { "returns-few" } else { "returns-note-network-later" };
        return Ok(Told { notes: vec![page.t(why)], ..Told::default() });
    }
    let there = half_days(db, organisation, days).await?;
    let sites = sites(db, organisation).await?;
    let stopped: Vec<&Active> = all.iter().filter(|one| has_stopped(one, days)).collect();
    let everybody: Vec<&Active> = all.iter().collect();
    let table = |field: Field| {
        let of = if field.is_of_stopped() { &stopped } else { &everybody };
        table(page, asked, field, (of, days.1))
    };
    let mut notes = vec![page.t("returns-note-register"), page.t("returns-note-not-kept")];
    if runs {
        notes.insert(0, page.with("returns-note-so-far", "day", page.day(days.1)));
    }
    Ok(Told {
        sums: sums(page, asked, (all.len(), stopped.len()), (there, &sites)),
        tables: Field::ALL.map(table).to_vec(),
        missing: None,
        notes,
    })
}

fn link(asked: Asked<'_>, rest: &str) -> Option<String> {
    let is_own = matches!(asked.reader, Reader::Coordinator(_));
    is_own.then(|| format!("/returns/people?{}{rest}", asked.query()))
}

type There = (i64, i64, i64);

fn sums(
    page: &Page,
    asked: Asked<'_>,
    (active, stopped): (usize, usize),
    (there, sites): (There, &[String]),
) -> Vec<Sum> {
    let sum = |key: &str, value: String| {
        let name = page.t(&format!("returns-sum-{key}"));
        Sum::new(name, value, page.t(&format!("returns-how-{key}")))
    };
    let people = |n: usize| match (asked.reader, n as u64) {
        (Reader::Numbers(_), 1..THRESHOLD) => page.t("returns-hidden"),
        _ => n.to_string(),
    };
    let province = |nis: &String| base::municipalities::by_nis(nis).map(|m| m.province);
    let west = |nis: &&String| {
        province(nis) == Some(base::municipalities::Province::WestFlanders)
    };
    let inside = sites.iter().filter(west).count();
    let (half_days, minutes, unknown) = there;
    let hours = Sum {
        how: page.with2("returns-how-hours", ("n", half_days), ("unknown", unknown)),
        ..sum("hours", (minutes / 60).to_string())
    };
    let sites = Sum {
        how: page.with("returns-how-sites", "n", i64::try_from(inside).unwrap_or(0)),
        ..sum("sites", sites.len().to_string())
    };
    let active = Sum { link: link(asked, ""), ..sum("active", people(active)) };
    let stopped = Sum { link: link(asked, "&field=reason"), ..sum("stopped", people(stopped)) };
    vec![active, stopped, hours, sites]
}

fn table(page: &Page, asked: Asked<'_>, field: Field, (of, last): (&[&Active], Date)) -> Table {
    let has = |value: &str| of.iter().filter(|o| field.of(o, last).iter().any(|v| v == value)).count();
    let values = field.values(of);
    let counts: Vec<u64> = values.iter().map(|value| has(value) as u64).collect();
    let cells: Vec<Cell> = match asked.reader {
        Reader::Numbers(_) if field == Field::Indications => {
            counts.iter().map(|n| if (1..THRESHOLD).contains(n) { Cell::Hidden } else { count(*n) }).collect()
        }
        Reader::Numbers(_) => hide_list(&counts)
            .items
            .into_iter()
            .map(|cell| match cell {
                outcomes::Cell::Shown(n) => count(n),
                outcomes::Cell::Hidden => Cell::Hidden,
            })
            .collect(),
        _ => counts.iter().copied().map(count).collect(),
    };
    let line = |((value, n), cell): ((&String, &u64), Cell)| Line {
        label: field.label(page, value),
        link: None,
        values: vec![(cell, link(asked, &query(field, value)).filter(|_| *n > 0))],
        strong: false,
    };
    Table {
        title: field.name(page),
        first: field.name(page),
        heads: vec![page.t("returns-sum-people")],
        lines: values.iter().zip(&counts).zip(cells).map(line).collect(),
    }
}

fn query(field: Field, value: &str) -> String {
    format!("&field={}&value={}", field.word(), crate::web::form_urlencoded(value))
}
