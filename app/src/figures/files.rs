//! The figures as files: one workbook, or one long table as CSV.

use super::tables::{Figure, Grid};
use crate::view::Page;
use paper::sheet::{Cell, Column, Sheet};

/// A sheet per table, with the notes under each.
pub fn sheets(grids: &[Grid], notes: &[String]) -> Vec<Sheet> {
    grids.iter().map(|grid| sheet(grid, notes)).collect()
}

fn sheet(grid: &Grid, notes: &[String]) -> Sheet {
    let mut columns = vec![Column::new(&grid.first, 44)];
    columns.extend(grid.heads.iter().map(|head| Column::new(head, 14)));
    let line = |line: &super::tables::Line| {
        let mut cells: Vec<Cell> = vec![line.label.as_str().into()];
        cells.extend(line.figures.iter().map(cell));
        if !line.meaning.is_empty() {
            cells.push(line.meaning.as_str().into());
        }
        cells
    };
    if grid.explains() {
        columns.push(Column::new("", 80));
    }
    Sheet {
        title: grid.title.clone(),
        columns,
        rows: grid.lines.iter().map(line).collect(),
        notes: notes.to_vec(),
    }
}

/// All tables one under the other: which table, which line, which column, which value. The values
/// are numbers only: that one is hidden stands in a column of its own.
pub fn long(page: &Page, grids: &[Grid], notes: &[String]) -> Sheet {
    let heads = ["table", "line", "column", "value", "hidden"];
    let widths = [30, 44, 20, 12, 12];
    let columns = heads.iter().zip(widths);
    let mut rows = vec![];
    for grid in grids {
        for line in &grid.lines {
            for (head, figure) in grid.heads.iter().zip(&line.figures) {
                let words = [&grid.title, &line.label, head].map(|text| text.as_str().into());
                let value = match cell(figure) {
                    Cell::Hidden => [Cell::Empty, Cell::Hidden],
                    number => [number, Cell::Empty],
                };
                rows.push(words.into_iter().chain(value).collect());
            }
        }
    }
    Sheet {
        title: page.t("nav-figures"),
        columns: columns
            .map(|(head, width)| Column::new(page.t(&format!("figures-file-{head}")), width))
            .collect(),
        rows,
        notes: notes.to_vec(),
    }
}

fn cell(figure: &Figure) -> Cell {
    match figure {
        Figure::Count(outcomes::Cell::Shown(people), _) => {
            Cell::Whole(i64::try_from(*people).unwrap_or(i64::MAX))
        }
        Figure::Count(outcomes::Cell::Hidden, _) => Cell::Hidden,
        Figure::Percent(percent) => Cell::Number((percent * 10.0).round() / 10.0),
        Figure::Absent => Cell::Empty,
    }
}
