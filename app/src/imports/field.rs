//! A field of the mapping, bound to its column and ready to be read line by line.

use super::bind::{Bound, Column};
use super::mapping::Source;
use super::values::is_unknown;
use crate::language::Message;
use paper::Line;
use std::collections::{BTreeMap, HashMap};

/// What is wrong with one cell or one line.
#[derive(Debug, Clone, PartialEq)]
pub struct RowProblem {
    /// The file.
    pub file: String,
    /// The line, counted from 1 with the header.
    pub line: usize,
    /// The title of the column; empty when it is about the whole line.
    pub column: String,
    /// What is wrong, and what to do.
    pub message: Message,
}

/// A field, bound.
pub struct Field<'a> {
    source: &'a Source,
    column: Column,
    values: HashMap<String, &'a str>,
    unknown: &'a [String],
}

impl<'a> Field<'a> {
    /// Binds a field of the mapping; a misfit is added to `errors`.
    pub fn bind(
        bound: &Bound<'a>,
        errors: &mut Vec<String>,
        key: &str,
        table: &str,
        source: Option<&'a Source>,
        unknown: &'a [String],
    ) -> Option<Field<'a>> {
        let source = source?;
        match bound.column(key, table, source) {
            Ok(column) => {
                let values = lowered(&source.values);
                Some(Field { source, column, values, unknown })
            }
            Err(error) => {
                errors.push(error);
                None
            }
        }
    }

    /// The title of the column.
    pub fn title(&self) -> &'a str {
        self.source.column.as_deref().unwrap_or("")
    }

    /// What the words in the mapping come down to: the values on the right of its value map.
    pub fn meanings(&self) -> impl Iterator<Item = &'a str> {
        let source = self.source;
        source.values.values().chain(&source.otherwise).chain(&source.fixed).map(String::as_str)
    }

    /// What is written in the cell.
    pub fn raw(&self, bound: &Bound<'a>, line: &'a Line) -> &'a str {
        match &self.source.fixed {
            Some(value) => value,
            None => bound.cell(line, self.column),
        }
    }

    /// What the cell means; nothing when it is empty or says "not known". A value that a value map
    /// does not list is an error.
    pub fn read(&self, bound: &Bound<'a>, line: &'a Line) -> Result<Option<&'a str>, Message> {
        let raw = self.raw(bound, line);
        if self.source.fixed.is_some() {
            return Ok(Some(raw));
        }
        if let Some(meaning) = self.values.get(raw.to_lowercase().as_str()) {
            return Ok(some(meaning));
        }
        let is_told = |u: &String| u.eq_ignore_ascii_case(raw);
        let unknown = self.source.unknown.iter().chain(self.unknown).any(is_told);
        if let (true, Some(otherwise)) =
            (!raw.is_empty() || self.column == Column::Absent, &self.source.otherwise)
            && !unknown
        {
            return Ok(some(otherwise));
        }
        if unknown || is_unknown(raw) {
            return Ok(self.source.otherwise.as_deref().and_then(some));
        }
        if self.values.is_empty() {
            return Ok(Some(raw));
        }
        Err(Message::new("imports-row-value").with("typed", raw))
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn lowered(values: &BTreeMap<String, String>) -> HashMap<String, &str> {
    values.iter().map(|(k, v)| (k.trim().to_lowercase(), v.as_str())).collect()
}
