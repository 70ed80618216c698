//! AMA in the social economy: the quarterly overview of days, and the estimate of the subsidy of the year.

mod people;

use super::Asked;
use super::missing::{Lists, missing, of_lists, of_year};
use super::rule::{Way, Year, calendar_days};
use super::store::{self, Kept, Present, Rule, Taking};
use super::told::{Missing, Sum, Told, money};
use super::unnoted::unnoted;
use crate::presence::store::{At, places};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::{Date, date};
use outcomes::disclosure::THRESHOLD;
use paper::sheet::Cell;

/// The framework.
const WORK_FORM: &str = "ama-sociale-economie";

/// What one person counts for: by calendar and by presence, in the quarter and since the first of January.
struct Days {
    taking: Taking,
    calendar: [i64; 2],
    present: Present,
    /// Half-days of the quarter on which the person was expected and nothing is noted.
    unnoted: i64,
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
    let Some(days) = asked.period.so_far(page.today) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let (db, until) = (&app.db, days.1);
    let known = Known {
        kept: store::kept(db, asked.organisation.0, until.year()).await?,
        unit: store::rule(db, "amount-ama-sociale-economie", until).await?,
        least: store::rule(db, "day-ama", until).await?,
        days,
        january: date(until.year(), 1, 1),
    };
    let (all, lists) = counted(app, page, asked, &known).await?;
    let (here, earlier): (Vec<&Days>, Vec<&Days>) =
        all.iter().partition(|days| days.calendar[0] > 0);
    let is_few = |n: usize| (1..THRESHOLD).contains(&(n as u64));
    if asked.reader.is_far() && (is_few(all.len()) || is_few(here.len())) {
        return Ok(Told { notes: vec![page.t("returns-few")], ..Told::default() });
    }
    let of_quarter: Vec<Taking> = here.iter().map(|days| days.taking.clone()).collect();
    let table = |key: &str, of: &[&Days]| people::table(page, key, of, (until, is_noted(&all)));
    let mut tables = vec![table("returns-people", &here)];
    // Who stopped before the quarter counts in the year.
    if !earlier.is_empty() {
        tables.push(table("returns-people-earlier", &earlier));
    }
    let of_files = missing(app, page, (asked, WORK_FORM), (&of_quarter, days)).await?;
    let lacks = |files: Vec<Missing>| {
        let of_year = of_year(page, asked, &known.kept, !all.is_empty());
        of_year.into_iter().chain(of_lists(page, &lists)).chain(files).collect()
    };
    Ok(Told {
        sums: sums(page, asked, &all, &known),
        tables: if asked.reader.is_far() { vec![] } else { tables },
        missing: of_files.map(lacks),
        notes: notes(page, asked, &all, &known),
    })
}

/// Everybody who takes part since the first of January, each with the days.
async fn counted(
    app: &App,
    page: &Page,
    asked: Asked<'_>,
    known: &Known,
) -> Result<(Vec<Days>, Lists), Problem> {
    let (db, at) = (&app.db, (asked.organisation.0, WORK_FORM));
    let ((from, until), january) = (known.days, known.january);
    let takings = store::takings(db, at, (january, until), asked.reader.account()).await?;
    let least = known.least.value.unwrap_or(0) * 60;
    let present = store::present(db, at, (january, from, until), least).await?;
    // Of today a list can still be noted.
    let noted_until = page.today.yesterday().map_or(until, |eve| until.min(eve));
    let lists = Lists {
        unnoted: unnoted(db, at, &takings, (from, noted_until)).await?,
        untimed: store::untimed(db, at, (from, until)).await?,
        places: places(db, At::Organisation(at.0)).await?,
    };
    let of = |person: &str| lists.unnoted.iter().filter(|one| one.person == person).count();
    let days = |taking: Taking| Days {
        calendar: [(from, until), (january, until)].map(|p| calendar_days(&taking.stretches, p)),
        present: present.get(&taking.person).copied().unwrap_or_default(),
        unnoted: i64::try_from(of(&taking.person)).unwrap_or(i64::MAX),
        taking,
    };
    let all = takings.into_iter().map(days).collect();
    Ok((all, lists))
}

/// Whether presence was noted at all in the year: without it days present are not known.
fn is_noted(all: &[Days]) -> bool {
    all.iter().any(|days| days.present.in_year > 0)
}

fn total(all: &[Days], of: impl Fn(&Days) -> i64) -> i64 {
    all.iter().map(of).sum()
}

/// The lines of the reckoning: the days by both ways, then what is handed in.
fn sums(page: &Page, asked: Asked<'_>, all: &[Days], known: &Known) -> Vec<Sum> {
    let people = |day: &&Days| day.calendar[0] > 0;
    let n = i64::try_from(all.iter().filter(people).count()).unwrap_or(0);
    let is_noted = is_noted(all);
    let line = |key: &'static str, n: i64, formula: &str| {
        let name = page.t(&format!("returns-sum-{key}"));
        let is_known = is_noted || ["people", "calendar", "unnoted"].contains(&key);
        let value = if is_known { n.to_string() } else { page.t("returns-unknown") };
        let sum = Sum::new(name, value, page.t(&format!("returns-how-{key}")));
        let sum = if is_known { sum.is(Cell::Whole(n)).reckoned(key, formula) } else { sum };
        let leads = n > 0 && is_known && !asked.reader.is_far();
        if leads { sum.leads("#table-1") } else { sum }
    };
    let mut sums = vec![line("people", n, "COUNTA({0:A})")];
    for (way, column) in Way::ALL.into_iter().zip(["D", "E"]) {
        let formula = format!("SUM({{0:{column}}})");
        sums.push(line(way.word(), total(all, |days| days.of_quarter(way)), &formula));
    }
    sums.push(line("short", total(all, |days| days.present.short), "SUM({0:F})"));
    sums.push(line("unknown", total(all, |days| days.present.unknown), "SUM({0:G})"));
    sums.push(line("unnoted", total(all, |days| days.unnoted), "SUM({0:H})"));
    if let Some(way) = known.kept.way.filter(|way| is_noted || *way == Way::Calendar) {
        sums.extend(estimate(page, asked, way, (all, known)));
    }
    sums
}

/// The subsidy in a sheet: the smallest of trajectories and contingent, times the unit.
const LEAST: &str = "ROUND(MIN({trajectories},{contingent})*{unit},2)";

/// The estimate of the year up to the last day of the quarter, each step with its formula.
fn estimate(page: &Page, asked: Asked<'_>, way: Way, (all, known): (&[Days], &Known)) -> Vec<Sum> {
    let kept = &known.kept;
    let (contingent, advances) = (kept.contingent, kept.advances);
    let days = total(all, |days| days.of_year(way));
    let year = Year { days, contingent, unit: known.unit.value, advances };
    let unknown = || page.t("returns-unknown");
    let or = |cents: Option<i64>| cents.map_or_else(unknown, |cents| money(page, cents));
    let name = |key: &str| page.t(&format!("returns-sum-{key}"));
    let source = |text: &str| if text.is_empty() { unknown() } else { text.to_owned() };
    let most = kept.contingent.map_or_else(unknown, |most| hundredths(page, most));
    let said = format!("{} / 365 = {}", year.days, precise(page, year.trajectories()));
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
    let amount = |key: &'static str, cell: Option<i64>, how: String, formula: &str| {
        let cents = cell.map_or(Cell::Empty, Cell::Cents);
        Sum::new(name(key), or(cell), how).is(cents).reckoned(key, formula)
    };
    vec![
        days_of_year(page, asked, way, (all, year.days)),
        Sum::new(name("trajectories"), precise(page, year.trajectories()), said)
            .is(Cell::Number(year.trajectories()))
            .reckoned("trajectories", "{year}/365"),
        Sum::new(name("contingent"), most, source(&kept.contingent_source))
            .is(kept.contingent.map_or(Cell::Empty, of_hundredths))
            .reckoned("contingent", ""),
        amount("unit", known.unit.value, amounts.1, ""),
        amount("subsidy", year.subsidy(), subsidy, LEAST).strong(),
        amount("advances", kept.advances, source(&kept.advances_source), ""),
        amount("balance", year.balance(), balance, "{subsidy}-{advances}").strong(),
    ]
}

/// The days of the year up to the last day of the quarter. Who stopped before the quarter stands in a table of
/// their own.
fn days_of_year(page: &Page, asked: Asked<'_>, way: Way, (all, n): (&[Days], i64)) -> Sum {
    let column = if way == Way::Calendar { "I" } else { "J" };
    let has_earlier = all.iter().any(|days| days.calendar[0] == 0);
    let earlier = if has_earlier { format!("+SUM({{1:{column}}})") } else { String::new() };
    let way = page.t(&format!("returns-way-{}", way.word()));
    let days = Sum::new(page.t("returns-sum-year"), n.to_string(), way)
        .is(Cell::Whole(n))
        .reckoned("year", format!("SUM({{0:{column}}}){earlier}"));
    if !asked.reader.is_far() && n > 0 { days.leads("#table-1") } else { days }
}

#[expect(clippy::cast_precision_loss, reason = "a contingent stays far below 2^52")]
fn of_hundredths(number: i64) -> Cell {
    Cell::Number(number as f64 / 100.0)
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

fn notes(page: &Page, asked: Asked<'_>, all: &[Days], known: &Known) -> Vec<String> {
    let mut notes = vec![];
    if known.days.1 < asked.period.days().1 {
        notes.push(page.with("returns-note-so-far", "day", page.day(known.days.1)));
    }
    notes.push(page.t("returns-note-ways"));
    if known.kept.way.is_none() {
        notes.push(page.t("returns-note-no-way"));
    }
    if !is_noted(all) && !all.is_empty() {
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
