//! AMA in the social economy: the quarterly overview of days, and the estimate of the subsidy of the year.

use super::missing::missing;
use super::rule::{Way, Year, calendar_days};
use super::store::{self, Kept, Present, Rule, Taking};
use super::told::{Line, Sum, Table, Told, money};
use super::{Asked, Reader};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::{Date, date};
use outcomes::disclosure::THRESHOLD;
use paper::sheet::Cell;

/// What one person counts for: by calendar and by presence, in the quarter and since the first of January.
struct Days {
    taking: Taking,
    calendar: [i64; 2],
    present: Present,
}

impl Days {
    fn of_year(&self, way: Way) -> i64 {
        match way {
            Way::Calendar => self.calendar[1],
            Way::Present => self.present.in_year,
        }
    }

    fn of_quarter(&self, way: Way) -> i64 {
        match way {
            Way::Calendar => self.calendar[0],
            Way::Present => self.present.days,
        }
    }
}

/// What is known beside the days.
struct Known {
    kept: Kept,
    unit: Rule,
    least: Rule,
    /// The first and last day that are told, and the first of January.
    days: (Date, Date),
    january: Date,
}

/// The quarterly overview.
pub(super) async fn told(app: &App, page: &Page, asked: Asked<'_>) -> Result<Told, Problem> {
    let Some((from, until)) = asked.period.so_far(page.today) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let (db, organisation) = (&app.db, asked.organisation.0);
    let january = date(until.year(), 1, 1);
    let known = Known {
        kept: store::kept(db, organisation, until.year()).await?,
        unit: store::rule(db, "amount-ama-sociale-economie", until).await?,
        least: store::rule(db, "day-ama", until).await?,
        days: (from, until),
        january,
    };
    let at = (organisation, asked.kind.work_form());
    let takings = store::takings(db, at, (january, until), asked.reader.account()).await?;
    let least = known.least.value.unwrap_or(0) * 60;
    let present = store::present(db, at, (january, from, until), least).await?;
    let days = |taking: Taking| Days {
        calendar: [(from, until), (january, until)].map(|p| calendar_days(&taking.stretches, p)),
        present: present.get(&taking.person).copied().unwrap_or_default(),
        taking,
    };
    let all: Vec<Days> = takings.into_iter().map(days).collect();
    if asked.reader == Reader::Numbers && (all.len() as u64) < THRESHOLD && !all.is_empty() {
        return Ok(Told { notes: vec![page.t("returns-few")], ..Told::default() });
    }
    // Who stopped before the quarter counts in the year and has no line.
    let (here, _): (Vec<&Days>, Vec<&Days>) = all.iter().partition(|days| days.calendar[0] > 0);
    let of_quarter: Vec<Taking> = here.iter().map(|days| days.taking.clone()).collect();
    Ok(Told {
        sums: sums(page, asked, &all, &known),
        tables: if asked.reader == Reader::Numbers { vec![] } else { vec![table(page, &here)] },
        missing: missing(app, page, asked, (&of_quarter, known.days)).await?,
        notes: notes(page, asked, &all, &known),
    })
}

fn total(all: &[Days], of: impl Fn(&Days) -> i64) -> i64 {
    all.iter().map(of).sum()
}

/// The lines of the reckoning: the days by both ways, then what is handed in.
fn sums(page: &Page, asked: Asked<'_>, all: &[Days], known: &Known) -> Vec<Sum> {
    let people = |day: &&Days| day.calendar[0] > 0;
    let n = i64::try_from(all.iter().filter(people).count()).unwrap_or(0);
    let line = |key: &str, n: i64| {
        let name = page.t(&format!("returns-sum-{key}"));
        let sum = Sum::new(name, n.to_string(), page.t(&format!("returns-how-{key}")));
        if asked.reader == Reader::Numbers { sum } else { sum.leads("#table-1") }
    };
    let mut sums = vec![line("people", n)];
    for way in Way::ALL {
        sums.push(line(way.word(), total(all, |days| days.of_quarter(way))));
    }
    sums.push(line("short", total(all, |days| days.present.short)));
    sums.push(line("unknown", total(all, |days| days.present.unknown)));
    if let Some(way) = known.kept.way {
        sums.extend(estimate(page, asked, way, (all, known)));
    }
    sums
}

/// The estimate of the year up to the last day of the quarter, each step with its formula.
fn estimate(page: &Page, asked: Asked<'_>, way: Way, (all, known): (&[Days], &Known)) -> Vec<Sum> {
    let kept = &known.kept;
    let year = Year {
        days: total(all, |days| days.of_year(way)),
        contingent: kept.contingent,
        unit: known.unit.value,
        advances: kept.advances,
    };
    let unknown = || page.t("returns-unknown");
    let or = |cents: Option<i64>| cents.map_or_else(unknown, |cents| money(page, cents));
    let name = |key: &str| page.t(&format!("returns-sum-{key}"));
    let source = |text: &str| if text.is_empty() { unknown() } else { text.to_owned() };
    let most = kept.contingent.map_or_else(unknown, |most| hundredths(page, most));
    let said = format!("{} / 365 = {}", year.days, precise(page, year.trajectories()));
    let way = page.t(&format!("returns-way-{}", way.word()));
    let mut days = Sum::new(name("year"), year.days.to_string(), way);
    if asked.reader != Reader::Numbers {
        days = days.leads("#table-1");
    }
    let amounts = (or(known.unit.value), source(&known.unit.source));
    let subsidy = page.with2(
        "returns-how-subsidy",
        ("smallest", format!("min({}; {most})", precise(page, year.trajectories()))),
        ("unit", amounts.0.clone()),
    );
    let balance = page.with2(
        "returns-how-balance",
        ("subsidy", or(year.subsidy())),
        ("advances", or(kept.advances)),
    );
    vec![
        days,
        Sum::new(name("trajectories"), precise(page, year.trajectories()), said),
        Sum::new(name("contingent"), most, source(&kept.contingent_source)),
        Sum::new(name("unit"), amounts.0, amounts.1),
        Sum::new(name("subsidy"), or(year.subsidy()), subsidy).strong(),
        Sum::new(name("advances"), or(kept.advances), source(&kept.advances_source)),
        Sum::new(name("balance"), or(year.balance()), balance).strong(),
    ]
}

/// `3,2877`.
fn precise(page: &Page, number: f64) -> String {
    format!("{number:.4}").replace('.', &page.decimal().to_string())
}

/// `3` or `2,50`.
fn hundredths(page: &Page, number: i64) -> String {
    match number % 100 {
        0 => (number / 100).to_string(),
        rest => format!("{}{}{rest:02}", number / 100, page.decimal()),
    }
}

/// The people of the quarter, each with the days.
fn table(page: &Page, here: &[&Days]) -> Table {
    let whole = |n: i64| (Cell::Whole(n), None);
    let line = |days: &&Days| {
        let stretch = days.taking.stretches.last();
        let (first, last) = stretch.map_or((None, None), |(first, last)| (Some(*first), *last));
        let day = |day: Option<Date>| (day.map_or(Cell::Empty, Cell::Day), None);
        Line {
            label: days.taking.name.clone(),
            link: Some(format!("/people/{}", days.taking.person)),
            values: vec![
                day(first),
                day(last),
                whole(days.calendar[0]),
                (Cell::Whole(days.present.days), Some(week_of(&days.taking.person))),
                whole(days.present.short),
                whole(days.present.unknown),
                whole(days.calendar[1]),
                whole(days.present.in_year),
            ],
            strong: false,
        }
    };
    let keys = ["from", "until", "calendar", "present", "short", "unknown", "year-calendar", "year-present"];
    Table {
        title: page.t("returns-people"),
        first: page.t("way-in-name"),
        heads: keys.map(|key| page.t(&format!("returns-head-{key}"))).to_vec(),
        lines: here.iter().map(line).collect(),
    }
}

/// The page with the presence of somebody.
fn week_of(person: &str) -> String {
    format!("/people/{person}/presence")
}

fn notes(page: &Page, asked: Asked<'_>, all: &[Days], known: &Known) -> Vec<String> {
    let mut notes = vec![];
    if known.days.1 < asked.period.days().1 {
        notes.push(page.with("returns-note-so-far", "day", page.day(known.days.1)));
    }
    notes.push(page.t("returns-note-ways"));
    if known.kept.way.is_none() {
        notes.push(page.t("returns-note-no-way"));
    }
    if total(all, |days| days.present.in_year) == 0 {
        notes.push(page.t("returns-note-no-presence"));
    }
    let least = known.least.value.map_or_else(|| page.t("returns-unknown"), |n| n.to_string());
    notes.push(page.with2(
        "returns-note-short",
        ("hours", least),
        ("source", known.least.source.as_str()),
    ));
    notes.push(page.with("returns-note-year", "day", page.day(known.january)));
    notes.push(page.t("returns-note-partners"));
    notes
}
