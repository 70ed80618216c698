//! Work posts out of the tables of HSDS: CSV files, apart or in one zip. They are put together to what the
//! JSON says, and read as such.

use super::{Line, hsds};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

/// The most that the tables of one zip may hold together, unpacked, in bytes. Our own choice: a small zip
/// can unpack to more than the machine has.
const MOST: u64 = 64 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;
/// The most files that one zip may hold. Our own choice.
const MOST_FILES: usize = 200;

/// Tables by the name of their file.
pub type Tables = BTreeMap<String, Vec<Map<String, Value>>>;

/// Adds a CSV file.
pub fn add(tables: &mut Tables, file: &str, bytes: &[u8]) -> Result<(), String> {
    let said = |e: csv::Error| format!("{file}: {e}");
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let columns = reader.headers().map_err(said)?.clone();
    let mut rows = vec![];
    for row in reader.records() {
        let row = row.map_err(said)?;
        let cells = columns.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        rows.push(cells.map(|(c, cell)| (c.to_owned(), Value::from(cell))).collect());
    }
    tables.insert(file.to_owned(), rows);
    Ok(())
}

/// Adds every CSV file of a zip. The error says so when it holds more than is read: nothing is cut off.
pub fn add_zip(tables: &mut Tables, file: &str, bytes: &[u8]) -> Result<(), String> {
    unpack(tables, (file, bytes), MOST)
}

fn unpack(tables: &mut Tables, (file, bytes): (&str, &[u8]), most: u64) -> Result<(), String> {
    let said = |e: &dyn std::fmt::Display| format!("{file}: {e}");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| said(&e))?;
    if zip.len() > MOST_FILES {
        return Err(said(&format!("there are more than {MOST_FILES} files in it")));
    }
    let mut left = most;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|e| said(&e))?;
        let name =
            part.name().map_err(|e| said(&e))?.rsplit('/').next().unwrap_or_default().to_owned();
        if !Path::new(&name).extension().is_some_and(|kind| kind.eq_ignore_ascii_case("csv")) {
            continue;
        }
        let mut bytes = vec![];
        // One more than is left tells what is just too much from what fits.
        let read = part.take(left + 1).read_to_end(&mut bytes).map_err(|e| said(&e))?;
        left = left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)).ok_or_else(|| {
            said(&format!("unpacked, its tables hold more than {} MB together", most / MEGABYTE))
        })?;
        add(tables, &name, &bytes)?;
    }
    Ok(())
}

fn text<'a>(row: &'a Map<String, Value>, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// The rows of a table by one of their columns.
fn by<'a>(
    tables: &'a Tables,
    file: &str,
    column: &str,
) -> BTreeMap<&'a str, Vec<&'a Map<String, Value>>> {
    let mut all: BTreeMap<&str, Vec<&Map<String, Value>>> = BTreeMap::new();
    for row in tables.get(file).into_iter().flatten() {
        all.entry(text(row, column)).or_default().push(row);
    }
    all
}

type Rows<'a> = BTreeMap<&'a str, Vec<&'a Map<String, Value>>>;

/// The rows of a thing, each with the one row that another table has about it.
fn joined(rows: &Rows<'_>, id: &str, (column, other, name): (&str, &Rows<'_>, &str)) -> Value {
    let one = |row: &&Map<String, Value>| {
        let mut row = (*row).clone();
        if let Some(found) = other.get(text(&row, column)).and_then(|all| all.first()) {
            row.insert(name.to_owned(), Value::Object((*found).clone()));
        }
        Value::Object(row)
    };
    rows.get(id).into_iter().flatten().map(one).collect()
}

/// The work posts of the tables; their numbers are lines of `services.csv`, counted with its header.
pub fn lines(tables: &Tables) -> Result<Vec<Line>, String> {
    let services = tables.get("services.csv").ok_or("there is no services.csv among the files")?;
    let none = BTreeMap::new();
    let houses = by(tables, "organizations.csv", "id");
    let phones = by(tables, "phones.csv", "service_id");
    let attributes = by(tables, "attributes.csv", "link_id");
    let terms = by(tables, "taxonomy_terms.csv", "id");
    let capacities = by(tables, "service_capacity.csv", "service_id");
    let units = by(tables, "units.csv", "id");
    let at = by(tables, "service_at_location.csv", "service_id");
    let places = by(tables, "locations.csv", "id");
    let addresses = by(tables, "addresses.csv", "location_id");
    let mut all = vec![];
    for (number, row) in services.iter().enumerate() {
        let id = text(row, "id");
        let mut service = row.clone();
        let mut put = |name: &str, value: Value| drop(service.insert(name.to_owned(), value));
        if let Some(house) = houses.get(text(row, "organization_id")).and_then(|all| all.first()) {
            put("organization", Value::Object((*house).clone()));
        }
        put("phones", joined(&phones, id, ("", &none, "")));
        put("attributes", joined(&attributes, id, ("taxonomy_term_id", &terms, "taxonomy_term")));
        put("capacities", joined(&capacities, id, ("unit_id", &units, "unit")));
        let mut at = joined(&at, id, ("location_id", &places, "location"));
        if let Some(place) = at.get_mut(0).and_then(|at| at.get_mut("location")) {
            let known_as = place["id"].as_str().unwrap_or_default().to_owned();
            place["addresses"] = joined(&addresses, &known_as, ("", &none, ""));
        }
        put("service_at_locations", at);
        for mut line in hsds::lines(&Value::Object(service), "services.csv") {
            line.number = number + 2;
            all.push(line);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    /// A zip of tables that each hold a header and so many bytes in all.
    fn packed(files: usize, bytes: usize) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
        for at in 0..files {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(format!("t{at}.csv"), options).unwrap();
            zip.write_all(format!("id\n{}", "a".repeat(bytes - 3)).as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn tables_that_hold_too_much_together_are_refused_and_never_cut() {
        let mut tables = Tables::new();
        let fits = packed(3, 1000);
        unpack(&mut tables, ("a.zip", &fits), 3000).unwrap();
        assert_eq!(tables.len(), 3);
        let told = unpack(&mut tables, ("a.zip", &fits), 2999).unwrap_err();
        assert!(told.starts_with("a.zip: unpacked, its tables hold more than"), "{told}");
        let told = add_zip(&mut tables, "b.zip", &packed(MOST_FILES + 1, 10)).unwrap_err();
        assert!(told.contains("more than 200 files"), "{told}");
    }
}
