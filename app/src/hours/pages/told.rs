//! Hours as they are told: what is short, and who did what.

use super::super::Work;
use super::super::store::{self, Around, Kept};
use super::super::sum::{Counted, Means, Sum as Hours, did, people_of};
use super::{Desk, Reach};
use crate::figures::tables::decimal;
use crate::problem::Problem;
use crate::returns::told::{Line, Sum, Table, Told, count};
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;
use outcomes::disclosure::THRESHOLD;
use outcomes::hide_list;
use paper::sheet::Cell;

/// The hours of a period, as far as the reader may know.
pub(super) async fn told(app: &App, page: &Page, desk: &Desk) -> Result<Told, Problem> {
    let Some(days) = desk.period.so_far(page.today) else {
        return Ok(Told { notes: vec![page.t("returns-not-begun")], ..Told::default() });
    };
    let (db, organisation) = (&app.db, desk.organisation.as_str());
    let account = if desk.reach == Reach::Own { desk.actor.account.as_str() } else { "" };
    let all = store::counted(db, organisation, days, account).await?;
    if desk.reach == Reach::Own {
        let notes = vec![page.t("hours-note-own"), page.t("hours-note-moments")];
        let tables = vec![by_account(page, &all), by_kind(page, &all)];
        return Ok(Told { tables, notes, ..Told::default() });
    }
    let around = store::around(db, organisation, days).await?;
    let people = u64::try_from(around.people).unwrap_or(0);
    if desk.reach == Reach::Numbers && (1..THRESHOLD).contains(&people) {
        return Ok(Told { notes: vec![page.t("returns-few")], ..Told::default() });
    }
    let kept = store::kept(db, organisation, desk.period.year()).await?;
    let tables = match desk.reach {
        Reach::Numbers => vec![hidden(page, &all)],
        _ => vec![by_account(page, &all), by_kind(page, &all)],
    };
    let is_whole = desk.reach == Reach::Whole;
    let mut sums = needs(page, &around, &kept);
    sums.extend(given(page, &all, (&around, days)).into_iter().filter(|_| is_whole));
    sums.extend(places(page, &around, desk.reach));
    let mut notes = vec![page.t("hours-note-moments"), page.t("hours-note-floor")];
    if days.1 < desk.period.days().1 {
        notes.insert(0, page.with("returns-note-so-far", "day", page.day(days.1)));
    }
    Ok(Told { sums, tables, missing: None, notes })
}

fn hours(minutes: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "minutes of people stay far below 2^52")]
    let hours = minutes as f64 / 60.0;
    (hours * 10.0).round() / 10.0
}

fn said(page: &Page, minutes: Option<i64>) -> String {
    let hours = |minutes| page.with("hours-n", "n", decimal(hours(minutes), page.language));
    minutes.map_or_else(|| page.t("returns-unknown"), hours)
}

fn cell(minutes: Option<i64>) -> Cell {
    minutes.map_or(Cell::Empty, |minutes| Cell::Number(hours(minutes)))
}

fn line(page: &Page, key: &'static str, value: String, how: String) -> Sum {
    Sum::new(page.t(&format!("hours-sum-{key}")), value, how)
}

/// What people ask, what there is, and what is short: each with its formula in words.
fn needs(page: &Page, around: &Around, kept: &Kept) -> Vec<Sum> {
    let means = Means { people: around.people, per_person: kept.person, available: kept.week };
    let source =
        |text: &str| if text.is_empty() { page.t("returns-unknown") } else { text.to_owned() };
    let amount = |key: &'static str, minutes: Option<i64>, how: String, formula: &str| {
        line(page, key, said(page, minutes), how).is(cell(minutes)).reckoned(key, formula)
    };
    let short = means.short();
    let room = means.room();
    let how = |key: &str| page.t(&format!("hours-how-{key}"));
    let verdict = match short {
        Some(minutes) if minutes < 0 => "left",
        _ => "short",
    };
    vec![
        line(page, "people", around.people.to_string(), how("people"))
            .is(Cell::Whole(around.people))
            .reckoned("people", ""),
        amount("person", kept.person, source(&kept.person_source), ""),
        amount("asked", means.asked(), how("asked"), "{people}*{person}"),
        amount("week", kept.week, source(&kept.week_source), ""),
        amount(verdict, short.map(i64::abs), how("short"), "ABS({asked}-{week})").strong(),
        line(
            page,
            "room",
            room.map_or_else(|| page.t("returns-unknown"), |n| n.to_string()),
            how("room"),
        )
        .is(room.map_or(Cell::Empty, Cell::Whole))
        .reckoned("room", "INT({week}/{person})"),
    ]
}

/// What was given, as far as it was noted.
fn given(page: &Page, all: &[Counted], (around, days): (&Around, (Date, Date))) -> Vec<Sum> {
    let sum = Hours::of(all);
    let known = Some(sum.minutes).filter(|_| sum.is_known());
    let long = i64::from((days.1 - days.0).get_days()) + 1;
    // Minutes of all people of all weeks, by people and by weeks.
    let each = known.filter(|_| around.people > 0).map(|m| m * 7 / (around.people * long));
    vec![
        line(page, "given", said(page, known), page.t("hours-how-given"))
            .is(cell(known))
            .reckoned("given", ""),
        line(page, "open", sum.unknown.to_string(), page.t("hours-how-open"))
            .is(Cell::Whole(sum.unknown))
            .reckoned("open", ""),
        line(page, "each", said(page, each), page.t("hours-how-each")).is(cell(each)),
    ]
}

fn places(page: &Page, around: &Around, reach: Reach) -> Vec<Sum> {
    let number = |key: &'static str, n: i64, formula: &str| {
        line(page, key, n.to_string(), page.t(&format!("hours-how-{key}")))
            .is(Cell::Whole(n))
            .reckoned(key, formula)
    };
    vec![
        number("offered", around.offered, ""),
        number("taken", around.taken, ""),
        number("free", around.offered - around.taken, "{offered}-{taken}"),
        match u64::try_from(around.waiting) {
            // A few who wait somewhere else are somebody.
            Ok(1..THRESHOLD) if reach == Reach::Numbers => {
                let hidden = page.t("returns-hidden");
                line(page, "waiting", hidden, page.t("hours-how-waiting")).is(Cell::Hidden)
            }
            _ => number("waiting", around.waiting, ""),
        },
    ]
}

/// The hours of moments; words where none of them has a length.
fn of(page: &Page, sum: Hours) -> (Cell, Option<String>) {
    let unknown = || Cell::Text(page.t("returns-unknown"));
    (if sum.is_known() { Cell::Number(hours(sum.minutes)) } else { unknown() }, None)
}

/// Who did what.
fn by_account(page: &Page, all: &[Counted]) -> Table {
    let row = |(id, name): (String, String)| {
        let mut values: Vec<_> =
            Work::ALL.map(|work| of(page, Hours::of(did(all, &id, work)))).to_vec();
        let sum = Hours::of(all.iter().filter(|one| one.account.0 == id));
        values.extend([of(page, sum), (Cell::Whole(sum.unknown), None)]);
        Line { label: name, link: None, values, strong: false }
    };
    let mut heads: Vec<String> =
        Work::ALL.map(|work| page.t(&format!("hours-{}", work.word()))).to_vec();
    heads.extend(["hours-together", "hours-open"].map(|key| page.t(key)));
    Table {
        title: page.t("hours-by-account"),
        sheet: page.t("hours-by-account"),
        first: page.t("hours-who"),
        heads,
        lines: people_of(all).into_iter().map(row).collect(),
        of_people: true,
        ..Table::default()
    }
}

/// What kind of moments, with how many have no length.
fn by_kind(page: &Page, all: &[Counted]) -> Table {
    let mut kinds: Vec<&str> = all.iter().map(|one| one.kind.as_str()).collect();
    kinds.sort_by_key(|kind| (Work::of(kind), *kind));
    kinds.dedup();
    let row = |kind: &str| {
        let sum = Hours::of(all.iter().filter(|one| one.kind == kind));
        let sort = page.t(&format!("hours-{}", Work::of(kind).word()));
        Line {
            label: page.t(&format!("hours-kind-{kind}")),
            link: None,
            values: vec![
                (Cell::Text(sort), None),
                (Cell::Whole(sum.n), None),
                of(page, sum),
                (Cell::Whole(sum.unknown), None),
            ],
            strong: false,
        }
    };
    Table {
        title: page.t("hours-by-kind"),
        sheet: page.t("hours-by-kind"),
        first: page.t("hours-kind"),
        heads: ["hours-sort", "hours-moments", "hours-hours", "hours-open"]
            .map(|k| page.t(k))
            .to_vec(),
        lines: kinds.into_iter().map(row).collect(),
        ..Table::default()
    }
}

/// The moments of each sort, for who reads numbers: what is small is hidden, and what would give it away.
fn hidden(page: &Page, all: &[Counted]) -> Table {
    let sums =
        Work::ALL.map(|work| Hours::of(all.iter().filter(|one| Work::of(&one.kind) == work)));
    let counts = sums.map(|sum| u64::try_from(sum.n).unwrap_or(0));
    let shown = hide_list(&counts).items;
    let row = |((work, sum), cell): ((Work, Hours), outcomes::Cell)| {
        let (moments, hours) = match cell {
            outcomes::Cell::Shown(n) => (count(n), of(page, sum).0),
            outcomes::Cell::Hidden => (Cell::Hidden, Cell::Hidden),
        };
        Line {
            label: page.t(&format!("hours-{}", work.word())),
            link: None,
            values: vec![(moments, None), (hours, None)],
            strong: false,
        }
    };
    Table {
        title: page.t("hours-by-kind"),
        sheet: page.t("hours-by-kind"),
        first: page.t("hours-sort"),
        heads: ["hours-moments", "hours-hours"].map(|k| page.t(k)).to_vec(),
        lines: Work::ALL.into_iter().zip(sums).zip(shown).map(row).collect(),
        ..Table::default()
    }
}
