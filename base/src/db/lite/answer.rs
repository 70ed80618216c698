//! The rows of an answer, or of a part of it: all their texts in one piece of memory.

use super::super::{Result, Row, Value, column};
use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Rows, Statement};
use std::sync::Arc;

/// What the columns of an answer are called.
type Names = Arc<[Box<str>]>;

/// Rows of an answer.
struct Answer {
    names: Names,
    /// Row after row, each as long as `names`.
    cells: Vec<Cell>,
    /// The texts and documents that `cells` point into.
    bytes: Vec<u8>,
}

/// A value of a row; a text or a document by where it begins and how long it is.
#[derive(Clone, Copy)]
enum Cell {
    Null,
    Whole(i64),
    Real(f64),
    Text(usize, u32),
    Bytes(usize, u32),
}

/// A row of an answer that was read whole.
pub struct Found {
    answer: Arc<Answer>,
    first: usize,
}

/// What the columns of a statement's answer are called.
pub(super) fn names(statement: &Statement<'_>) -> Names {
    statement.column_names().into_iter().map(Box::from).collect()
}

/// Reads the next rows, at most `most`.
pub(super) fn read(names: &Names, rows: &mut Rows<'_>, most: usize) -> rusqlite::Result<Vec<Row>> {
    let mut answer = Answer { names: names.clone(), cells: vec![], bytes: vec![] };
    let width = names.len();
    let mut count = 0;
    // Asked for one more, a statement that has given its last row would begin anew.
    while count < most
        && let Some(row) = rows.next()?
    {
        for at in 0..width {
            let cell = answer.keep(row.get_ref(at)?);
            answer.cells.push(cell);
        }
        count += 1;
    }
    let answer = Arc::new(answer);
    let found = |row| Row::Lite(Found { answer: answer.clone(), first: row * width });
    Ok((0..count).map(found).collect())
}

impl Answer {
    fn keep(&mut self, value: ValueRef<'_>) -> Cell {
        let begin = self.bytes.len();
        // SQLite itself holds no text of more than a billion bytes.
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        match value {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(x) => Cell::Whole(x),
            ValueRef::Real(x) => Cell::Real(x),
            ValueRef::Text(text) => {
                self.bytes.extend_from_slice(text);
                Cell::Text(begin, length(text))
            }
            ValueRef::Blob(bytes) => {
                self.bytes.extend_from_slice(bytes);
                Cell::Bytes(begin, length(bytes))
            }
        }
    }

    fn bytes(&self, begin: usize, length: u32) -> &[u8] {
        &self.bytes[begin..begin + length as usize]
    }
}

impl Found {
    /// The names of the columns, in their order.
    pub(in crate::db) fn names(&self) -> Vec<&str> {
        self.answer.names.iter().map(AsRef::as_ref).collect()
    }

    /// The column `name` as a `T`.
    pub(in crate::db) fn get<T: FromSql>(&self, name: &str) -> Result<T> {
        let at = self.answer.names.iter().position(|known| **known == *name);
        let at = at.ok_or_else(|| sqlx::Error::ColumnNotFound(name.to_owned()))?;
        T::column_result(self.value(at)).map_err(|e| column::bad(name, e))
    }

    /// A column as it is.
    pub(in crate::db) fn owned(&self, at: usize) -> Value {
        match self.value(at) {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(x) => Value::Whole(x),
            ValueRef::Real(x) => Value::Real(x),
            ValueRef::Text(x) => Value::Text(String::from_utf8_lossy(x).into_owned()),
            ValueRef::Blob(x) => Value::Bytes(x.to_vec()),
        }
    }

    fn value(&self, at: usize) -> ValueRef<'_> {
        match self.answer.cells[self.first + at] {
            Cell::Null => ValueRef::Null,
            Cell::Whole(x) => ValueRef::Integer(x),
            Cell::Real(x) => ValueRef::Real(x),
            Cell::Text(begin, length) => ValueRef::Text(self.answer.bytes(begin, length)),
            Cell::Bytes(begin, length) => ValueRef::Blob(self.answer.bytes(begin, length)),
        }
    }
}
