//! A return as a workbook: numbers to reckon with, and formulas where one follows from others.

use super::{Line, Missing, Sum, Table, Told};
use crate::view::Page;
use ::paper::sheet::{Cell, Column, Sheet};
use ::paper::xlsx::sheet_name;

impl Table {
    /// What its sheet is called.
    fn sheet_title(&self) -> &str {
        if self.sheet.is_empty() { &self.title } else { &self.sheet }
    }
}

impl Told {
    /// As a workbook: the tables, the reckoning, then what is missing. `front` is the address of this program,
    /// empty when it does not know it.
    pub fn sheets(&self, page: &Page, head: &str, front: &str) -> Vec<Sheet> {
        let mut notes = vec![head.to_owned()];
        notes.extend(self.notes.iter().cloned());
        let mut all: Vec<Sheet> =
            self.tables.iter().map(|one| of_table(page, one, &notes)).collect();
        if !self.sums.is_empty() {
            all.push(self.reckoning(page, &notes));
        }
        if let Some(missing) = self.missing.as_ref().filter(|all| !all.is_empty()) {
            all.push(lacks(page, missing, (head, front)));
        }
        // Where there are no numbers, the file says why.
        if all.is_empty() {
            all.push(Sheet {
                title: page.t("returns-notes"),
                columns: vec![Column::new(page.t("returns-notes"), 90)],
                rows: notes.iter().map(|note| vec![note.as_str().into()]).collect(),
                notes: vec![],
            });
        }
        all
    }

    fn reckoning(&self, page: &Page, notes: &[String]) -> Sheet {
        let column = |key: &str, width| Column::new(page.t(key), width);
        let row = |sum: &Sum| {
            let value = match (&sum.cell, self.formula(&sum.formula)) {
                (Cell::Empty, _) => sum.value.as_str().into(),
                (cell, Some(formula)) => Cell::Formula(formula, Box::new(cell.clone())),
                (cell, None) => cell.clone(),
            };
            vec![sum.name.as_str().into(), value, sum.how.as_str().into()]
        };
        Sheet {
            title: page.t("returns-reckoning"),
            columns: vec![
                column("returns-what", 44),
                column("returns-value", 22),
                column("returns-how", 90),
            ],
            rows: self.sums.iter().map(row).collect(),
            notes: explained(page, self.sums.iter().map(|sum| &sum.cell), notes),
        }
    }

    /// A formula with its places filled in; nothing when one of them holds no number or is not there.
    fn formula(&self, template: &str) -> Option<String> {
        if template.is_empty() {
            return None;
        }
        let mut said = format!("={template}");
        // The head of the sheet is its first row.
        for (sum, row) in self.sums.iter().zip(2..).filter(|(sum, _)| sum.cell != Cell::Empty) {
            said = said.replace(&format!("{{{}}}", sum.key), &format!("B{row}"));
        }
        for (at, table) in self.tables.iter().enumerate().filter(|(_, t)| !t.lines.is_empty()) {
            let name = sheet_name(table.sheet_title()).replace('\'', "''");
            for column in 'A'..='Z' {
                let range = format!("'{name}'!{column}2:{column}{}", table.lines.len() + 1);
                said = said.replace(&format!("{{{at}:{column}}}"), &range);
            }
        }
        (!said.contains('{')).then_some(said)
    }
}

fn of_table(page: &Page, table: &Table, notes: &[String]) -> Sheet {
    let mut columns = vec![Column::new(&table.first, 36)];
    columns.extend(table.heads.iter().map(|head| Column::new(head, 20)));
    let row = |line: &Line| {
        let values = line.values.iter().map(|(cell, _)| cell.clone());
        std::iter::once(line.label.as_str().into()).chain(values).collect()
    };
    let cells = table.lines.iter().flat_map(|line| line.values.iter().map(|(cell, _)| cell));
    let mut under: Vec<String> = table.lead.iter().cloned().collect();
    under.extend(explained(page, cells, notes));
    Sheet {
        title: table.sheet_title().to_owned(),
        columns,
        rows: table.lines.iter().map(row).collect(),
        notes: under,
    }
}

/// The notes, with that on the sign for a hidden number where one stands.
fn explained<'a>(
    page: &Page,
    mut cells: impl Iterator<Item = &'a Cell>,
    notes: &[String],
) -> Vec<String> {
    let hides = cells.any(|cell| *cell == Cell::Hidden);
    let why = hides.then(|| page.t("figures-note-hidden-file"));
    why.into_iter().chain(notes.iter().cloned()).collect()
}

fn lacks(page: &Page, missing: &[Missing], (head, front): (&str, &str)) -> Sheet {
    let column = |key: &str, width| Column::new(page.t(key), width);
    let row = |one: &Missing| {
        let address = format!("{front}{}", one.address);
        vec![one.name.as_str().into(), one.what.as_str().into(), address.into()]
    };
    Sheet {
        title: page.t("returns-missing"),
        columns: vec![
            column("way-in-name", 30),
            column("returns-missing", 90),
            column("agreements-mend", 60),
        ],
        rows: missing.iter().map(row).collect(),
        notes: vec![head.to_owned()],
    }
}
