//! Days in a workbook: which looks read as a day, and the number of a day.

use super::Unfit;
use super::markup::{attribute, broken};
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Of each look, in order, whether a number in it reads as a day.
pub(super) fn looks(text: &str) -> Result<Vec<bool>, Unfit> {
    let (mut codes, mut all, mut is_inside) = (BTreeMap::new(), vec![], false);
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(all),
            Event::Start(one) | Event::Empty(one) => match one.local_name().as_ref() {
                "numFmt" => {
                    let of = |name| attribute(&one, name).unwrap_or_default();
                    codes.insert(of("numFmtId"), is_of_day(&of("formatCode")));
                }
                "cellXfs" => is_inside = true,
                "xf" if is_inside => {
                    let id = attribute(&one, "numFmtId").unwrap_or_default();
                    all.push(codes.get(&id).copied().unwrap_or_else(|| is_known_of_day(&id)));
                }
                _ => {}
            },
            Event::End(one) if one.local_name().as_ref() == "cellXfs" => is_inside = false,
            _ => {}
        }
    }
}

/// The formats that every workbook has (source: ECMA-376 part 1, 18.8.30).
fn is_known_of_day(id: &str) -> bool {
    matches!(id.parse::<u32>(), Ok(14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58))
}

/// Whether a format names a day or a year, outside what is said literally.
fn is_of_day(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut skipped) = (false, false, false);
    code.chars().any(|sign| {
        if std::mem::take(&mut skipped) {
            return false;
        }
        match sign {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            '\\' | '_' | '*' if !quoted => skipped = true,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracketed => return true,
            _ => {}
        }
        false
    })
}

/// The number of a day; nothing before March 1900, which workbooks count wrongly.
pub(super) fn number(day: Date, from_1904: bool) -> Option<i32> {
    let first = if from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    (day >= date(1900, 3, 1) && day >= first).then(|| (day - first).get_days())
}
