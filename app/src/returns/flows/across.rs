//! The ladder of a year so that it reads across: who stood on a rung, who came to it, who left it, who stands
//! there at the end. And, apart from that, each movement at the rung that somebody left.

use super::super::told::{Line, Table, count};
use crate::figures::counts::Counts;
use crate::figures::ladder::{CHANGES, Number};
use crate::figures::report::Report;
use crate::figures::scope::Scope;
use crate::figures::tables::{Grid, rung_label, whole};
use crate::view::Page;
use outcomes::{Cell, Kind};
use paper::sheet::Cell as Value;

/// The numbers of a rung, in the order in which they are added up.
struct Across {
    start: Cell,
    /// Onto the ladder, from another organisation, from another rung here.
    came: [Cell; 3],
    /// To another rung here, to another organisation, off the ladder.
    went: [Cell; 3],
    end: Cell,
}

impl Across {
    /// What they come to at the end; nothing when one of them is hidden.
    fn sum(&self) -> Option<i64> {
        let of = |cells: &[Cell]| {
            cells.iter().try_fold(0, |sum, cell| Some(sum + i64::try_from(open(*cell)?).ok()?))
        };
        Some(of(&[self.start])? + of(&self.came)? - of(&self.went)?)
    }

    fn cells(&self) -> Vec<Cell> {
        let all = [self.start].into_iter().chain(self.came).chain(self.went);
        all.chain([self.end]).collect()
    }
}

fn open(cell: Cell) -> Option<u64> {
    match cell {
        Cell::Shown(n) => Some(n),
        Cell::Hidden => None,
    }
}

/// Cells added up: hidden as soon as one of them is.
fn sum(cells: impl IntoIterator<Item = Cell>) -> Cell {
    let sum = cells.into_iter().try_fold(0, |sum, cell| Some(sum + open(cell)?));
    sum.map_or(Cell::Hidden, Cell::Shown)
}

/// How many went on to another rung of another organisation, by the rung left here (first) and by the rung
/// reached there. The ladder counts them as a change here; for the rung they went to another organisation.
fn elsewhere(counts: &Counts, scope: &Scope) -> [[u64; 6]; 2] {
    let mut all = [[0; 6]; 2];
    let Scope::Organisation(id) = scope else { return all };
    for passage in counts.passages.iter().filter(|one| *one.from.0 == **id) {
        if passage.from.1 != passage.to.1 {
            for (side, rung) in [(0, passage.from.1), (1, passage.to.1)] {
                if let Some(n) = usize::from(rung).checked_sub(1).filter(|at| *at < 6) {
                    all[side][n] += passage.people;
                }
            }
        }
    }
    all
}

fn rung(report: &Report, away: &[[u64; 6]; 2], rung: u8) -> Across {
    let at = usize::from(rung) - 1;
    let given = |number: Number| report.ladder.get(&number).unwrap_or(Cell::Shown(0));
    let less = |cell: Cell, n: u64| match cell {
        Cell::Shown(all) => Cell::Shown(all.saturating_sub(n)),
        Cell::Hidden => Cell::Hidden,
    };
    let reached = sum(CHANGES.map(|kind| given(Number::Reached(kind, Some(rung)))));
    let left = sum(CHANGES.map(|kind| given(Number::Left(kind, Some(rung)))));
    let (from, to) = report.passed.map_or((0, 0), |passed| (passed.came[at], passed.went[at]));
    Across {
        start: given(Number::Start(Some(rung), None)),
        came: [
            given(Number::Reached(Kind::Instroom, Some(rung))),
            Cell::Shown(from),
            less(reached, away[1][at]),
        ],
        went: [
            less(left, away[0][at]),
            Cell::Shown(to),
            given(Number::Left(Kind::Uitstroom, Some(rung))),
        ],
        end: given(Number::End(Some(rung), None)),
    }
}

/// The table, and a line for each rung that does not add up; nothing when the ladder is not given as a whole.
pub(super) fn table(page: &Page, counts: &Counts, report: &Report) -> Option<(Table, Vec<String>)> {
    if !report.ladder.is_whole() {
        return None;
    }
    let away = elsewhere(counts, &report.scope);
    let rungs: Vec<(u8, Across)> = (1..=6).rev().map(|n| (n, rung(report, &away, n))).collect();
    let has_others = report.passed.is_some();
    let mut lines: Vec<Line> =
        rungs.iter().map(|(n, of)| line(rung_label(page, *n), of, has_others)).collect();
    let all = rungs.iter().map(|(_, of)| of.cells());
    let total = all.reduce(|a, b| a.into_iter().zip(b).map(|(a, b)| sum([a, b])).collect());
    let values = total.unwrap_or_default();
    lines.push(Line { strong: true, ..of_cells(page.t("figures-total"), &values, has_others) });
    let keys = ["in", "came", "from-rung", "to-rung", "went", "out"];
    let (eve, last) = (report.window.first().yesterday(), report.window.last());
    let eve = eve.unwrap_or(report.window.first());
    let heads = [page.with("figures-head-start", "day", page.day(eve))]
        .into_iter()
        .chain(keys.map(|key| page.t(&format!("returns-across-{key}"))))
        .chain([page.with("figures-head-end-on", "day", page.day(last))]);
    let table = Table {
        title: page.t("returns-across"),
        sheet: page.t("returns-across-sheet"),
        lead: Some(page.t("returns-across-lead")),
        first: page.t("figures-rung"),
        heads: kept(heads.collect(), has_others),
        lines,
        ..Table::default()
    };
    Some((table, rungs.iter().filter_map(|(n, of)| unlike(page, *n, of)).collect()))
}

/// Without the two columns on other organisations, where there are none.
fn kept<T>(all: Vec<T>, has_others: bool) -> Vec<T> {
    let is_of_others = |at: &usize| [2, 5].contains(at);
    all.into_iter()
        .enumerate()
        .filter(|(at, _)| has_others || !is_of_others(at))
        .map(|(_, one)| one)
        .collect()
}

fn line(label: String, of: &Across, has_others: bool) -> Line {
    of_cells(label, &of.cells(), has_others)
}

fn of_cells(label: String, cells: &[Cell], has_others: bool) -> Line {
    let value = |cell: Cell| match cell {
        Cell::Shown(n) => (count(n), None),
        Cell::Hidden => (Value::Hidden, None),
    };
    let values = kept(cells.to_vec(), has_others).into_iter().map(value).collect();
    Line { label, link: None, values, strong: false }
}

/// That a rung does not add up.
fn unlike(page: &Page, n: u8, of: &Across) -> Option<String> {
    let (sum, end) = (of.sum()?, i64::try_from(open(of.end)?).ok()?);
    let apart = sum.abs_diff(end);
    (apart > 0).then(|| {
        let apart = whole(apart, page.language);
        page.with2("returns-across-apart", ("rung", rung_label(page, n)), ("n", apart))
    })
}

/// Every movement at its rung: `instroom` where somebody comes to, all else where somebody leaves. Out of the
/// table of the figures, whose numbers open the people.
pub(super) fn movements(page: &Page, rungs: Grid) -> Table {
    let at_start = rungs.heads.len() == 10;
    // Who stood where, and who came from or went to another organisation, stands in the other table.
    let other: &[usize] = if at_start { &[0, 2, 8, 9] } else { &[0, 7] };
    let is_movement = |at: &usize| !other.contains(at);
    let mut table = Table::from(rungs);
    for line in &mut table.lines {
        let values = std::mem::take(&mut line.values);
        let kept = values.into_iter().enumerate().filter(|(at, _)| is_movement(at));
        line.values = kept.map(|(_, value)| value).collect();
    }
    let kinds = ["instroom", "opstroom", "doorstroom", "terugval", "zijstroom", "uitstroom"];
    Table {
        title: page.t("returns-moved"),
        sheet: page.t("returns-moved-sheet"),
        lead: Some(page.t("returns-moved-lead")),
        heads: kinds.map(|kind| page.t(&format!("returns-moved-{kind}"))).to_vec(),
        ..table
    }
}
