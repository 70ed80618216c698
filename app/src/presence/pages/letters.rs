//! The letters of a week as a form: a cell for each person and half-day, and what comes back of it.

use super::super::{Code, Mark, Sent, When};
use super::refused;
use super::sheet::key;
use super::week::Week;
use crate::form::Form;
use crate::view::Page;

/// How many rows or columns a form has at most.
const MOST: usize = 300;

/// The name of a field of a half-day of somebody: `c` code, `v` version, `s` what was shown.
pub(super) fn field(of: char, person: usize, half: usize) -> String {
    format!("{of}{person}-{half}")
}

/// The code of a letter in the reader's language. Where two have the same letter the first counts.
fn code_of(page: &Page, letter: &str) -> Option<Code> {
    Code::ALL.into_iter().find(|code| key(page, *code).eq_ignore_ascii_case(letter))
}

/// The form of a week as it opens.
pub(super) fn fresh(page: &Page, week: &Week) -> Form {
    let halves = week.halves.iter().enumerate();
    let mut values: Vec<(String, String)> =
        halves.map(|(column, when)| (format!("h{column}"), word(*when))).collect();
    for (row, person) in week.loaded.people.iter().enumerate() {
        values.push((format!("p{row}"), person.id.clone()));
        for (column, when) in week.halves.iter().enumerate() {
            let noted = week.noted(&person.id, *when);
            let (letter, shown, version) = noted.map_or((String::new(), "", 0), |noted| {
                (key(page, noted.mark.code), noted.mark.code.word(), noted.version)
            });
            values.push((field('c', row, column), letter));
            values.push((field('s', row, column), shown.to_owned()));
            values.push((field('v', row, column), version.to_string()));
        }
    }
    Form::filled(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// `2026-11-23.0`, by which a form knows its columns.
fn word(when: When) -> String {
    format!("{}.{}", when.day, when.half())
}

/// The form by the people and half-days of now: they may be others than when it was opened. What was typed
/// about who or what stands on the list no more is told.
pub(super) fn of_now(sent: Form, page: &Page, week: &Week) -> Form {
    let heads = |of: char| -> Vec<String> {
        let all = (0..MOST).map(|n| sent.value(&format!("{of}{n}")).to_owned());
        all.take_while(|head| !head.is_empty()).collect()
    };
    let people: Vec<String> = week.loaded.people.iter().map(|one| one.id.clone()).collect();
    let halves: Vec<String> = week.halves.iter().map(|when| word(*when)).collect();
    let (rows, columns) = (heads('p'), heads('h'));
    if (&rows, &columns) == (&people, &halves) {
        return sent;
    }
    let mut form = fresh(page, week);
    let mut is_gone = false;
    for (row, person) in rows.iter().enumerate() {
        let at = people.iter().position(|own| own == person);
        for (column, half) in columns.iter().enumerate() {
            let cell = |of: char| sent.value(&field(of, row, column));
            let Some((r, c)) = at.zip(halves.iter().position(|own| own == half)) else {
                is_gone |= code_of(page, cell('c').trim()) != Code::parse(cell('s'));
                continue;
            };
            for of in ['c', 's', 'v'] {
                form.set(&field(of, r, c), cell(of));
            }
        }
    }
    form.set("seen", sent.value("seen"));
    if is_gone {
        form.wrong("n", "presence-gone");
    }
    form
}

/// Reads the grid: the cells that say something else than they showed. Errors stand at their cells.
pub(super) fn read(form: &mut Form, page: &Page, week: &Week) -> Vec<(String, Sent)> {
    let mut all = vec![];
    for (row, somebody) in week.loaded.people.iter().enumerate() {
        let person = &somebody.id;
        for (column, when) in week.halves.iter().enumerate() {
            let name = field('c', row, column);
            if when.day > page.today || week.is_off(*when) {
                continue;
            }
            let letter = form.value(&name).trim().to_owned();
            let code = code_of(page, &letter);
            if code.is_none() && !letter.is_empty() && letter != "?" {
                form.wrong(&name, "presence-letter-wrong");
            }
            let shown = Code::parse(form.value(&field('s', row, column)));
            if code == shown {
                continue;
            }
            let version = form.value(&field('v', row, column)).parse().unwrap_or(0);
            let mark = code.map(Mark::of);
            let why = refused(somebody, &week.name(somebody), when.day);
            if let Some(why) = why.filter(|_| mark.is_some() || !somebody.is_open) {
                form.wrong(&name, why);
            }
            let slot = week.slot(*when);
            all.push((name, Sent { person: person.clone(), slot, shown, mark, version }));
        }
    }
    all
}
