//! AMA welzijn: the months of each person. One subsidy per person, however many agreements.

use super::Asked;
use super::missing::missing;
use super::rule::months;
use super::store::{self, Taking};
use super::told::{Line, Sum, Table, Told, money};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;
use outcomes::disclosure::THRESHOLD;
use paper::sheet::Cell;
use std::collections::HashMap;

/// The framework.
const WORK_FORM: &str = "ama-welzijn";

/// What somebody counts for.
struct Months {
    taking: Taking,
    months: i64,
    /// Agreements, and how many of them are signed.
    agreed: (i64, i64),
}

/// The months of a quarter or a year.
pub(super) async fn told(app: &App, page: &Page, asked: Asked<'_>) -> Result<Told, Problem> {
    let Some(days) = asked.period.so_far(page.today) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let at = (asked.organisation.0, WORK_FORM);
    let takings = store::takings(&app.db, at, days, asked.reader.account()).await?;
    let agreed = store::agreed(&app.db, at, days).await?;
    let amount = store::rule(&app.db, "amount-ama-welzijn", days.1).await?;
    let all = counted(&takings, &agreed, days);
    if asked.reader.is_far() && (all.len() as u64) < THRESHOLD && !all.is_empty() {
        return Ok(Told { notes: vec![page.t("returns-few")], ..Told::default() });
    }
    let mut notes = vec![page.t("returns-note-person"), page.t("returns-note-month")];
    if days.1 < asked.period.days().1 {
        notes.insert(0, page.with("returns-note-so-far", "day", page.day(days.1)));
    }
    Ok(Told {
        sums: sums(page, asked, &all, &amount),
        tables: if asked.reader.is_far() { vec![] } else { vec![table(page, &all)] },
        missing: missing(app, page, (asked, WORK_FORM), (&takings, days)).await?,
        notes,
    })
}

fn counted(
    takings: &[Taking],
    agreed: &HashMap<String, (i64, i64)>,
    days: (Date, Date),
) -> Vec<Months> {
    let of = |taking: &Taking| Months {
        months: i64::try_from(months(&taking.stretches, days)).unwrap_or(0),
        agreed: agreed.get(&taking.person).copied().unwrap_or_default(),
        taking: taking.clone(),
    };
    takings.iter().map(of).collect()
}

fn sums(page: &Page, asked: Asked<'_>, all: &[Months], amount: &store::Rule) -> Vec<Sum> {
    let sum = |key: &'static str, (n, formula): (i64, &str), how: String| {
        let sum = Sum::new(page.t(&format!("returns-sum-{key}")), n.to_string(), how)
            .is(Cell::Whole(n))
            .reckoned(key, formula);
        if asked.reader.is_far() || all.is_empty() { sum } else { sum.leads("#table-1") }
    };
    let unknown = || page.t("returns-unknown");
    let months: i64 = all.iter().map(|one| one.months).sum();
    let agreements: i64 = all.iter().map(|one| one.agreed.0).sum();
    let signed: i64 = all.iter().map(|one| one.agreed.1).sum();
    let unit = amount.value.map_or_else(unknown, |cents| money(page, cents));
    let subsidy = amount.value.map_or_else(unknown, |cents| money(page, cents * months));
    let how = page.with2("returns-how-months-paid", ("months", months), ("unit", unit.as_str()));
    let source = if amount.source.is_empty() { unknown() } else { amount.source.clone() };
    let people = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let cents = |cents: Option<i64>| cents.map_or(Cell::Empty, Cell::Cents);
    let (signed, paid) =
        (page.n("returns-how-agreements", signed), amount.value.map(|unit| unit * months));
    vec![
        sum("people", (people, "COUNTA({0:A})"), page.t("returns-how-welfare-people")),
        sum("agreements", (agreements, "SUM({0:E})"), signed),
        sum("months", (months, "SUM({0:D})"), page.t("returns-how-months")),
        Sum::new(page.t("returns-sum-amount"), unit, source)
            .is(cents(amount.value))
            .reckoned("amount", ""),
        Sum::new(page.t("returns-sum-subsidy-welfare"), subsidy, how)
            .is(cents(paid))
            .reckoned("subsidy", "{months}*{amount}")
            .strong(),
    ]
}

fn table(page: &Page, all: &[Months]) -> Table {
    let whole = |n: i64| (Cell::Whole(n), None);
    let line = |one: &Months| {
        let first = one.taking.stretches.first().map(|(first, _)| *first);
        let last = one.taking.stretches.last().and_then(|(_, last)| *last);
        let day = |day: Option<Date>| (day.map_or(Cell::Empty, Cell::Day), None);
        Line {
            label: one.taking.name.clone(),
            link: Some(format!("/people/{}", one.taking.person)),
            values: vec![
                day(first),
                day(last),
                whole(one.months),
                whole(one.agreed.0),
                whole(one.agreed.1),
            ],
            strong: false,
        }
    };
    let keys = ["from", "until", "months", "agreements", "signed"];
    Table {
        title: page.t("returns-people"),
        sheet: page.t("returns-people-sheet"),
        first: page.t("way-in-name"),
        heads: keys.map(|key| page.t(&format!("returns-head-{key}"))).to_vec(),
        lines: all.iter().map(line).collect(),
        of_people: true,
        ..Table::default()
    }
}
