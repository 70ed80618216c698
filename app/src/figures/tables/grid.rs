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
    /// Whether lines of which nothing can be shown stand under one line on the page.
    pub folds: bool,
}

impl Line {
    /// Whether every value is hidden, not given or nobody.
    fn says_nothing(&self) -> bool {
        let nothing = |figure: &Figure| match figure {
            Figure::Count(Cell::Hidden | Cell::Shown(0), _) | Figure::Absent => true,
            Figure::Count(Cell::Shown(_), _) | Figure::Percent(_) => false,
        };
        !self.strong && self.figures.iter().all(nothing)
    }
}

impl Grid {
    /// The lines that stand on the page in full.
    pub fn shown(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| !self.folds || !line.says_nothing()).collect()
    }

    /// What the lines are about of which nothing can be shown.
    pub fn folded(&self) -> Vec<&str> {
        let folded = self.lines.iter().filter(|line| self.folds && line.says_nothing());
        folded.map(|line| line.label.as_str()).collect()
    }

    /// Whether any line says what it means.
    pub fn explains(&self) -> bool {
        self.lines.iter().any(|line| !line.meaning.is_empty())
    }
}
