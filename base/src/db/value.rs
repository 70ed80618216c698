//! What goes into a statement.

use super::Result;
use jiff::{Timestamp, civil::Date};
use sqlx::Arguments as _;
use sqlx::postgres::PgArguments;

/// One value of a statement, in the same form for both engines.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing known. PostgreSQL gives it the type of the column it meets.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number; money in cents.
    Whole(i64),
    /// A number with a fraction.
    Real(f64),
    /// Words.
    Text(String),
    /// A document.
    Bytes(Vec<u8>),
    /// A day without a clock.
    Day(Date),
    /// A moment in time (UTC).
    Moment(Timestamp),
}

macro_rules! value_from {
    ($($from:ty => $to:ident),* $(,)?) => {
        $(impl From<$from> for Value {
            fn from(x: $from) -> Self { Value::$to(x.into()) }
        })*
    };
}
value_from!(
    bool => Flag, i64 => Whole, i32 => Whole, u32 => Whole, u8 => Whole, f64 => Real,
    String => Text, &str => Text, Vec<u8> => Bytes, Date => Day, Timestamp => Moment,
);

impl From<&String> for Value {
    fn from(x: &String) -> Self {
        Value::Text(x.clone())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(x: Option<T>) -> Self {
        x.map_or(Value::Null, Into::into)
    }
}

/// The values of a statement, each turned into a [`Value`].
#[macro_export]
macro_rules! values {
    ($($x:expr),* $(,)?) => { vec![$($crate::db::Value::from($x)),*] };
}

/// A NULL of no particular type (oid 705, `unknown`).
struct Untyped;

impl sqlx::Type<sqlx::Postgres> for Untyped {
    fn type_info() -> sqlx::postgres::PgTypeInfo {
        sqlx::postgres::PgTypeInfo::with_oid(sqlx::postgres::types::Oid(705))
    }
}

impl sqlx::Encode<'_, sqlx::Postgres> for Untyped {
    fn encode_by_ref(
        &self,
        _: &mut sqlx::postgres::PgArgumentBuffer,
    ) -> std::result::Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        Ok(sqlx::encode::IsNull::Yes)
    }
}

pub(super) fn for_postgres(values: Vec<Value>) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Null => arguments.add(Untyped),
            Value::Flag(x) => arguments.add(x),
            Value::Whole(x) => arguments.add(x),
            Value::Real(x) => arguments.add(x),
            Value::Text(x) => arguments.add(x),
            Value::Bytes(x) => arguments.add(x),
            Value::Day(x) => arguments.add(jiff_sqlx::Date::from(x)),
            Value::Moment(x) => arguments.add(jiff_sqlx::Timestamp::from(x)),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// A moment as text of fixed width (microseconds, as PostgreSQL keeps), so that text order is time
/// order.
fn moment_text(moment: Timestamp) -> String {
    format!("{moment:.6}")
}

/// The value as SQLite takes it.
pub(super) fn bound(value: &Value) -> rusqlite::types::ToSqlOutput<'_> {
    use rusqlite::types::{ToSqlOutput, Value as Owned, ValueRef};
    match value {
        Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
        Value::Flag(x) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*x))),
        Value::Whole(x) => ToSqlOutput::Borrowed(ValueRef::Integer(*x)),
        Value::Real(x) => ToSqlOutput::Borrowed(ValueRef::Real(*x)),
        Value::Text(x) => ToSqlOutput::Borrowed(ValueRef::Text(x.as_bytes())),
        Value::Bytes(x) => ToSqlOutput::Borrowed(ValueRef::Blob(x)),
        Value::Day(x) => ToSqlOutput::Owned(Owned::Text(x.to_string())),
        Value::Moment(x) => ToSqlOutput::Owned(Owned::Text(moment_text(*x))),
    }
}
