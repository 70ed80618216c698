//! Files and mapping laid side by side: which file is which table, where each column stands, how
//! lines of one table find those of another.
//!
//! What does not fit is told as a sentence with the key of the mapping it is about.

use super::mapping::{Mapping, Source, TableRule};
use paper::{Line, Table};
use std::collections::{BTreeMap, HashMap};

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name, without folders.
    pub file: String,
    /// What stands in it.
    pub table: Table,
}

/// The tables of a mapping, found among the files.
pub struct Bound<'a> {
    tables: BTreeMap<&'a str, Option<&'a Input>>,
    joins: Vec<Join<'a>>,
    /// The files that no table of the mapping takes.
    pub unused: Vec<String>,
}

struct Join<'a> {
    from: (&'a str, usize),
    to_table: &'a str,
    lines: HashMap<&'a str, &'a Line>,
}

/// A column, ready to be read line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// In the section's own table.
    Here(usize),
    /// In a table that a join leads to.
    Through {
        /// Which join.
        join: usize,
        /// Which column there.
        column: usize,
    },
    /// In a file that may be missing, and is.
    Absent,
}

impl<'a> Bound<'a> {
    /// Finds the file of each table and the lines that joins lead to. Every misfit is told.
    pub fn new(mapping: &'a Mapping, inputs: &'a [Input]) -> Result<Bound<'a>, Vec<String>> {
        let mut errors = vec![];
        let mut tables = BTreeMap::new();
        for (name, rule) in &mapping.tables {
            match find(name, rule, inputs) {
                Ok(input) => drop(tables.insert(name.as_str(), input)),
                Err(error) => errors.push(error),
            }
        }
        let is_used = |input: &Input| tables.values().flatten().any(|t| t.file == input.file);
        let unused = inputs.iter().filter(|i| !is_used(i)).map(|i| i.file.clone()).collect();
        let mut bound = Bound { tables, joins: vec![], unused };
        if errors.is_empty() {
            for (number, rule) in mapping.joins.iter().enumerate() {
                match bound.join(number + 1, &rule.from, &rule.to) {
                    Ok(join) => bound.joins.extend(join),
                    Err(error) => errors.push(error),
                }
            }
        }
        if errors.is_empty() { Ok(bound) } else { Err(errors) }
    }

    /// The file of a section's table; none when it may be missing and is.
    pub fn table(&self, section: &str, name: &str) -> Result<Option<&'a Input>, String> {
        self.tables.get(name).copied().ok_or_else(|| {
            let known: Vec<_> = self.tables.keys().copied().collect();
            format!("{section}.table: there is no table “{name}”; there is {}", list(&known))
        })
    }

    /// Where a source's column stands, seen from a section's table.
    pub fn column(&self, key: &str, table: &str, source: &Source) -> Result<Column, String> {
        let Some(title) = &source.column else {
            return Ok(Column::Absent);
        };
        let Some(home) = self.tables.get(table).copied().flatten() else {
            return Ok(Column::Absent);
        };
        if let Some(at) = home.table.position(title) {
            return Ok(Column::Here(at));
        }
        if let Some((other, rest)) = title.split_once('.')
            && let Some(input) = self.tables.get(other)
        {
            let Some(input) = input else {
                return Ok(Column::Absent);
            };
            let column = position(key, input, rest)?;
            let join = self.joins.iter().position(|j| j.from.0 == table && j.to_table == other);
            return match join {
                Some(join) => Ok(Column::Through { join, column }),
                None => Err(format!("{key}: no join leads from {table} to {other}")),
            };
        }
        position(key, home, title).map(Column::Here)
    }

    /// What stands in a column on a line; empty when the line leads nowhere.
    pub fn cell(&self, line: &'a Line, column: Column) -> &'a str {
        match column {
            Column::Here(at) => line.cells[at].trim(),
            Column::Through { join, column } => {
                let join = &self.joins[join];
                let id = line.cells[join.from.1].trim();
                join.lines.get(id).map_or("", |found| found.cells[column].trim())
            }
            Column::Absent => "",
        }
    }

    fn join(&self, number: usize, from: &'a str, to: &'a str) -> Result<Option<Join<'a>>, String> {
        let from_key = format!("joins[{number}].from");
        let to_key = format!("joins[{number}].to");
        let (from_table, from_input, from_title) = self.dotted(&from_key, from)?;
        let (to_table, to_input, to_title) = self.dotted(&to_key, to)?;
        let (Some(from_input), Some(to_input)) = (from_input, to_input) else {
            return Ok(None);
        };
        let from = (from_table, position(&from_key, from_input, from_title)?);
        let at = position(&to_key, to_input, to_title)?;
        let lines = to_input.table.rows.iter().map(|line| (line.cells[at].trim(), line)).collect();
        Ok(Some(Join { from, to_table, lines }))
    }

    fn dotted(
        &self,
        key: &str,
        text: &'a str,
    ) -> Result<(&'a str, Option<&'a Input>, &'a str), String> {
        let (table, title) = text
            .split_once('.')
            .ok_or_else(|| format!("{key}: write it as table.Column, not “{text}”"))?;
        Ok((table, self.table(key, table)?, title))
    }
}

fn find<'a>(
    name: &str,
    rule: &TableRule,
    inputs: &'a [Input],
) -> Result<Option<&'a Input>, String> {
    let found: Vec<&Input> = inputs.iter().filter(|i| fits(&rule.file, &i.file)).collect();
    match found[..] {
        [one] => Ok(Some(one)),
        [] if rule.optional => Ok(None),
        [] => {
            let given: Vec<_> = inputs.iter().map(|i| i.file.as_str()).collect();
            Err(format!(
                "tables.{name}.file: no file is called {}; given: {}",
                rule.file,
                list(&given)
            ))
        }
        _ => {
            let found: Vec<_> = found.iter().map(|i| i.file.as_str()).collect();
            Err(format!(
                "tables.{name}.file: {} fits more than one file: {}",
                rule.file,
                list(&found)
            ))
        }
    }
}

fn position(key: &str, input: &Input, title: &str) -> Result<usize, String> {
    input.table.position(title).ok_or_else(|| {
        let titles: Vec<_> = input.table.columns.iter().map(String::as_str).collect();
        format!("{key}: {} has no column “{title}”; it has {}", input.file, list(&titles))
    })
}

fn list(words: &[&str]) -> String {
    const SHOWN: usize = 12;
    let more = if words.len() > SHOWN { ", …" } else { "" };
    if words.is_empty() {
        return "nothing".to_owned();
    }
    words[..words.len().min(SHOWN)].join(", ") + more
}

/// Whether a file's name fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.to_lowercase(), name.to_lowercase());
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, name, wanted) in [
            ("*", "x.csv", true),
            ("Client*.csv", "client_2020.csv", true),
            ("Client.csv", "Client.csv", true),
            ("Client.csv", "Client.csv.bak", false),
            ("*a*b", "aab", true),
            ("*a*b", "ba", false),
        ] {
            assert_eq!(fits(pattern, name), wanted, "{pattern} {name}");
        }
    }
}
