//! What comes out of a row.

use super::lite::Found;
use super::{Result, Value};
use jiff::{Timestamp, civil::Date};
use sqlx::postgres::PgRow;
use sqlx::{Column as _, Row as _, TypeInfo as _};

/// A row of an answer.
pub enum Row {
    /// From SQLite.
    Lite(Found),
    /// From PostgreSQL.
    Pg(PgRow),
}

impl Row {
    /// The column `name` as a `T`. Fails when the column is missing or of another kind.
    pub fn get<T: Column>(&self, name: &str) -> Result<T> {
        T::read(self, name)
    }

    /// The names of the columns, in their order.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Row::Lite(r) => r.names(),
            Row::Pg(r) => r.columns().iter().map(sqlx::Column::name).collect(),
        }
    }

    /// Every column as it is, in their order: for copying rows without knowing their table.
    pub fn values(&self) -> Result<Vec<Value>> {
        self.names().into_iter().enumerate().map(|(at, name)| self.value(at, name)).collect()
    }

    fn value(&self, at: usize, name: &str) -> Result<Value> {
        let kind = match self {
            Row::Lite(r) => return Ok(r.owned(at)),
            Row::Pg(r) => r.columns()[at].type_info().name(),
        };
        Ok(match kind {
            "BOOL" => self.get::<Option<bool>>(name)?.into(),
            "INT8" => self.get::<Option<i64>>(name)?.into(),
            "FLOAT8" => self.get::<Option<f64>>(name)?.into(),
            "BYTEA" => self.get::<Option<Vec<u8>>>(name)?.into(),
            "DATE" => self.get::<Option<Date>>(name)?.into(),
            "TIMESTAMPTZ" => self.get::<Option<Timestamp>>(name)?.into(),
            _ => self.get::<Option<String>>(name)?.into(),
        })
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads the column `name` of `row`.
    fn read(row: &Row, name: &str) -> Result<Self>;
}

macro_rules! plain_column {
    ($($t:ty),*) => {
        $(impl Column for $t {
            fn read(row: &Row, name: &str) -> Result<Self> {
                match row {
                    Row::Lite(r) => r.get(name),
                    Row::Pg(r) => r.try_get(name),
                }
            }
        })*
    };
}
plain_column!(
    bool,
    i64,
    f64,
    String,
    Vec<u8>,
    Option<bool>,
    Option<i64>,
    Option<f64>,
    Option<String>,
    Option<Vec<u8>>
);

impl Column for Option<Date> {
    fn read(row: &Row, name: &str) -> Result<Self> {
        match row {
            Row::Lite(r) => parse(name, r.get(name)?),
            Row::Pg(r) => {
                Ok(r.try_get::<Option<jiff_sqlx::Date>, _>(name)?.map(jiff_sqlx::Date::to_jiff))
            }
        }
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &Row, name: &str) -> Result<Self> {
        match row {
            Row::Lite(r) => parse(name, r.get(name)?),
            Row::Pg(r) => Ok(r
                .try_get::<Option<jiff_sqlx::Timestamp>, _>(name)?
                .map(jiff_sqlx::Timestamp::to_jiff)),
        }
    }
}

macro_rules! required {
    ($($t:ty),*) => {
        $(impl Column for $t {
            fn read(row: &Row, name: &str) -> Result<Self> {
                Option::<$t>::read(row, name)?
                    .ok_or_else(|| bad(name, sqlx::error::UnexpectedNullError))
            }
        })*
    };
}
required!(Date, Timestamp);

fn parse<T>(name: &str, text: Option<String>) -> Result<Option<T>>
where
    T: std::str::FromStr<Err = jiff::Error>,
{
    text.map(|t| t.parse().map_err(|e| bad(name, e))).transpose()
}

pub(super) fn bad<E: std::error::Error + Send + Sync + 'static>(
    name: &str,
    error: E,
) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: name.into(), source: Box::new(error) }
}
