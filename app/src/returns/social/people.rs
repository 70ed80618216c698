//! The people of the quarterly overview, each with the days.

use super::super::told::{Line, Table};
use super::Days;
use crate::view::Page;
use jiff::civil::Date;
use paper::sheet::Cell;

/// People, each with the days.
pub(super) fn table(
    page: &Page,
    key: &str,
    of: &[&Days],
    (until, is_noted): (Date, bool),
) -> Table {
    let whole = |n: i64| (Cell::Whole(n), None);
    let noted = |n: i64| if is_noted { whole(n) } else { (Cell::Empty, None) };
    let day = |day: Option<Date>| (day.map_or(Cell::Empty, Cell::Day), None);
    let line = |days: &&Days| {
        let stretch = days.taking.stretches.last();
        let mut present = noted(days.present.days);
        let has_days = days.present.days > 0;
        present.1 = has_days.then(|| week_of(&days.taking.person, until));
        Line {
            label: days.taking.name.clone(),
            link: Some(format!("/people/{}", days.taking.person)),
            values: vec![
                day(stretch.map(|(first, _)| *first)),
                day(stretch.and_then(|(_, last)| *last)),
                whole(days.calendar[0]),
                present,
                noted(days.present.short),
                noted(days.present.unknown),
                whole(days.unnoted),
                whole(days.calendar[1]),
                noted(days.present.in_year),
            ],
            strong: false,
        }
    };
    Table {
        title: page.t(key),
        sheet: page.t(&format!("{key}-sheet")),
        first: page.t("way-in-name"),
        heads: HEADS.map(|key| page.t(&format!("returns-head-{key}"))).to_vec(),
        lines: of.iter().map(line).collect(),
        of_people: true,
        ..Table::default()
    }
}

/// The columns behind the name.
const HEADS: [&str; 9] = [
    "from",
    "until",
    "calendar",
    "present",
    "short",
    "unknown",
    "unnoted",
    "year-calendar",
    "year-present",
];

/// The page with the presence of somebody, at the last week that is told.
fn week_of(person: &str, day: Date) -> String {
    format!("/people/{person}/presence?week={day}")
}
