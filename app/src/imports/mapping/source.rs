//! Where a field's value comes from.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Where a field's value comes from, and what the values mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Title of the column, or `table.Column` of a joined table.
    pub column: Option<String>,
    /// The same value for every line.
    pub fixed: Option<String>,
    /// What is written → what is meant. Capitals and spaces around do not matter.
    pub values: BTreeMap<String, String>,
    /// What a value that is not listed means; without it such a value is an error.
    pub otherwise: Option<String>,
    /// Values that mean "not known" in this column.
    pub unknown: Vec<String>,
}

impl Source {
    /// Straight from a column.
    pub fn column(title: impl Into<String>) -> Source {
        Source { column: Some(title.into()), ..Source::default() }
    }

    /// The same for every line.
    pub fn fixed(value: impl Into<String>) -> Source {
        Source { fixed: Some(value.into()), ..Source::default() }
    }

    fn is_plain(&self) -> bool {
        self.fixed.is_none()
            && self.values.is_empty()
            && self.otherwise.is_none()
            && self.unknown.is_empty()
    }
}

/// The long form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Long {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fixed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    otherwise: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<String, String>,
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if let (Some(column), true) = (&self.column, self.is_plain()) {
            return to.serialize_str(column);
        }
        let Source { column, fixed, values, otherwise, unknown } = self.clone();
        Long { column, fixed, otherwise, unknown, values }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Source;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the title of a column, or { column = …, values = … } or { fixed = … }")
    }

    fn visit_str<E: serde::de::Error>(self, title: &str) -> Result<Source, E> {
        Ok(Source::column(title))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Source, A::Error> {
        let Long { column, fixed, otherwise, unknown, values } =
            Long::deserialize(MapAccessDeserializer::new(map))?;
        if column.is_some() == fixed.is_some() {
            return Err(serde::de::Error::custom(
                "give either column (a title) or fixed (one value for every line)",
            ));
        }
        Ok(Source { column, fixed, values, otherwise, unknown })
    }
}
