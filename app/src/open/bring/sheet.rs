//! Work posts out of a sheet: a mapping says which column is which field of the forms.

use super::why::Why;
use super::{Fields, Line};
use crate::imports::mapping::Source;
use crate::imports::reading;
use crate::language::Message;
use base::names::fold;
use paper::Table;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which column is what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The name of the source.
    pub name: String,
    /// What a line is called in its source; without it, its names and its place.
    id: Option<Source>,
    /// The organisation.
    organisation: Option<Source>,
    /// Fields of the site.
    site: BTreeMap<String, Source>,
    /// Fields of the work post. Places stand under the half-day: `mon-am`.
    post: BTreeMap<String, Source>,
}

/// The fields that a mapping can name.
const SITE: [&str; 6] = ["name", "street", "municipality", "way_there", "latitude", "longitude"];
const POST: [&str; 19] = [
    "name",
    "summary",
    "sector",
    "work_form",
    "rung",
    "least",
    "physical",
    "sensory",
    "social",
    "low_stimulus",
    "dutch",
    "learns",
    "leads_to",
    "people_per_guide",
    "waiting_weeks",
    "contact_name",
    "contact_phone",
    "contact_email",
    "over",
];

impl Mapping {
    /// Reads a mapping (TOML).
    pub fn parse(text: &str) -> Result<Mapping, String> {
        let mapping: Mapping = toml::from_str(text).map_err(|e| e.to_string())?;
        let half_day = |field: &str| crate::offer::HalfDay::all().any(|h| h.word() == field);
        let odd = mapping.site.keys().find(|field| !SITE.contains(&field.as_str()));
        let odd = odd
            .or_else(|| mapping.post.keys().find(|f| !POST.contains(&f.as_str()) && !half_day(f)));
        match odd {
            Some(field) => Err(format!("there is no field “{field}”")),
            None if mapping.name.trim().is_empty() => Err("name: the source needs a name".into()),
            None => Ok(mapping),
        }
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.id.iter().chain(&self.organisation).chain(self.site.values()).chain(self.post.values())
    }
}

/// The value of a field on a line.
fn value(source: &Source, table: &Table, cells: &[String]) -> Result<String, Why> {
    if let Some(fixed) = &source.fixed {
        return Ok(fixed.clone());
    }
    let column = source.column.as_deref().unwrap_or_default();
    let at = table.position(column);
    let written = at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
    let folded = fold(written);
    if written.is_empty() || source.unknown.iter().any(|unknown| fold(unknown) == folded) {
        return Ok(String::new());
    }
    if source.values.is_empty() {
        return Ok(written.to_owned());
    }
    let meant = source.values.iter().find(|(known, _)| fold(known) == folded);
    meant.map(|(_, meant)| meant).or(source.otherwise.as_ref()).cloned().ok_or_else(|| {
        let said = Message::new("open-bring-no-value").with("typed", written);
        Why::of_column(column, said)
    })
}

/// The work posts of a sheet, and the lines that could not be read with why.
pub fn read(
    mapping: &Mapping,
    bytes: &[u8],
    file: &str,
) -> Result<Vec<Result<Line, (usize, Why)>>, String> {
    let table = reading::read(bytes, file).map_err(|e| format!("{file}: {e}"))?;
    let missing = mapping.sources().filter_map(|s| s.column.as_deref());
    if let Some(column) = missing.into_iter().find(|column| table.position(column).is_none()) {
        return Err(format!("{file}: there is no column “{column}”"));
    }
    let one = |row: &paper::Line| line(mapping, &table, row, file).map_err(|why| (row.number, why));
    Ok(table.rows.iter().map(one).collect())
}

fn line(mapping: &Mapping, table: &Table, row: &paper::Line, file: &str) -> Result<Line, Why> {
    let of = |source: &Source| value(source, table, &row.cells);
    let maybe = |source: &Option<Source>| source.as_ref().map_or(Ok(String::new()), of);
    let fields = |all: &BTreeMap<String, Source>| -> Result<Fields, Why> {
        all.iter().map(|(field, source)| Ok((field.clone(), of(source)?))).collect()
    };
    let mut post = fields(&mapping.post)?;
    for half_day in crate::offer::HalfDay::all() {
        if let Some(places) = post.remove(half_day.word()) {
            post.insert(crate::offer::form::places_field(half_day), places);
        }
    }
    let is_over = post.remove("over").is_some_and(|word| matches!(word.as_str(), "yes" | "ja"));
    Ok(Line {
        file: file.to_owned(),
        number: row.number,
        id: maybe(&mapping.id)?,
        organisation: [String::new(), maybe(&mapping.organisation)?],
        site_id: String::new(),
        site: fields(&mapping.site)?,
        post,
        is_over,
        checked: None,
    })
}
