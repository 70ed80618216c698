//! A table as it is printed: lines of values under headings.

use outcomes::Cell;

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A number of people or movements, and where its people stand when they are the reader's own.
    Count(Cell, Option<String>),
    /// A percentage.
    Percent(f64),
    /// Not given.
    Absent,
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// Whether it is a total or a group.
    pub strong: bool,
    /// The values.
    pub figures: Vec<Figure>,
    /// What the number means, in plain words; empty when the heading says it.
    pub meaning: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Its name.
    pub title: String,
    /// What the lines are.
    pub first: String,
    /// The headings of the values.
    pub heads: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Grid {
    /// Whether any line says what it means.
    pub fn explains(&self) -> bool {
        self.lines.iter().any(|line| !line.meaning.is_empty())
    }
}
