//! The yearly register of arbeidszorg: how many people, counted by each field that the sector asks and that
//! is kept here.

use super::field::Field;
use super::store::register::{Active, actives, half_days, sites};
use super::told::{Line, Sum, Table, Told, count};
use super::{Asked, Reader};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use base::municipalities::{self, Province};
use jiff::civil::Date;
use outcomes::disclosure::THRESHOLD;
use outcomes::hide_list;
use paper::sheet::Cell;

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
    let is_numbers = asked.reader.is_far();
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
    // Who was active, and who stopped.
    n: (usize, usize),
    (there, sites): (There, &[String]),
) -> Vec<Sum> {
    let sum = |key: &str, value: String, how: String| {
        Sum::new(page.t(&format!("returns-sum-{key}")), value, how)
    };
    let people = |n: usize| match (asked.reader, n as u64) {
        (Reader::Numbers(_), 1..THRESHOLD) => page.t("returns-hidden"),
        _ => n.to_string(),
    };
    let west = |nis: &&String| {
        let found = municipalities::by_nis(nis);
        found.is_some_and(|m| m.province == Province::WestFlanders)
    };
    let inside = i64::try_from(sites.iter().filter(west).count()).unwrap_or(0);
    let (half_days, minutes, unknown) = there;
    let hours = page.with2("returns-how-hours", ("n", half_days), ("unknown", unknown));
    // Without one length the hours are not known, and not nought.
    let is_known = half_days > unknown;
    let worked = if is_known { (minutes / 60).to_string() } else { page.t("returns-unknown") };
    let active = sum("active", people(n.0), page.t("returns-how-active"));
    let stopped = sum("stopped", people(n.1), page.t("returns-how-stopped"));
    let whole = |n: usize| match (asked.reader, n as u64) {
        (Reader::Numbers(_), 1..THRESHOLD) => Cell::Hidden,
        _ => count(n as u64),
    };
    let worked_cell = if is_known { Cell::Whole(minutes / 60) } else { Cell::Empty };
    let in_west = page.with("returns-how-sites", "n", inside);
    vec![
        Sum { link: link(asked, "").filter(|_| n.0 > 0), cell: whole(n.0), ..active },
        Sum { link: link(asked, "&field=reason").filter(|_| n.1 > 0), cell: whole(n.1), ..stopped },
        sum("hours", worked, hours).is(worked_cell),
        sum("sites", sites.len().to_string(), in_west).is(count(sites.len() as u64)),
    ]
}

fn table(page: &Page, asked: Asked<'_>, field: Field, (of, last): (&[&Active], Date)) -> Table {
    let has =
        |value: &str| of.iter().filter(|o| field.of(o, last).iter().any(|v| v == value)).count();
    let values = field.values(of);
    let counts: Vec<u64> = values.iter().map(|value| has(value) as u64).collect();
    let cells: Vec<Cell> = match asked.reader {
        Reader::Numbers(_) if field == Field::Indications => counts
            .iter()
            .map(|n| if (1..THRESHOLD).contains(n) { Cell::Hidden } else { count(*n) })
            .collect(),
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
        ..Table::default()
    }
}

fn query(field: Field, value: &str) -> String {
    format!("&field={}&value={}", field.word(), crate::web::form_urlencoded(value))
}
