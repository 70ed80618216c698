//! Files that were handed in, read: whether they stand on a disk or were sent makes no difference.

use super::sheet::Mapping;
use super::why::Left;
use super::{Line, hsds, sheet, tables};
use std::path::Path;

/// The name of a source that nobody named.
const UNNAMED: &str = "hsds";

/// A file as it was handed in.
pub struct Handed {
    /// Its name; without a mapping its ending says what it is.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// What the files hold.
pub struct Read {
    /// The name of the source.
    pub source: String,
    /// The lines that could be read.
    pub lines: Vec<Line>,
    /// The lines that could not.
    pub refused: Vec<Left>,
}

/// Reads files as sheets when there is a mapping, otherwise as HSDS. A `source` that is not empty wins over
/// the name in the mapping. The error is a sentence about a file that cannot be read at all.
pub fn read(files: &[Handed], mapping: Option<&Mapping>, source: &str) -> Result<Read, String> {
    let usual = mapping.map_or(UNNAMED, |mapping| &mapping.name);
    let named = if source.trim().is_empty() { usual } else { source.trim() };
    let mut read = Read { source: named.to_owned(), lines: vec![], refused: vec![] };
    match mapping {
        Some(mapping) => sheets(files, mapping, &mut read)?,
        None => directories(files, &mut read)?,
    }
    Ok(read)
}

fn sheets(files: &[Handed], mapping: &Mapping, read: &mut Read) -> Result<(), String> {
    for Handed { name: file, bytes } in files {
        for line in sheet::read(mapping, bytes, file)? {
            match line {
                Ok(line) => read.lines.push(line),
                Err((line, why)) => {
                    read.refused.push(Left { file: file.clone(), line, whys: vec![why] });
                }
            }
        }
    }
    Ok(())
}

/// HSDS; the tables of all files belong together.
fn directories(files: &[Handed], read: &mut Read) -> Result<(), String> {
    let mut all = tables::Tables::new();
    for Handed { name: file, bytes } in files {
        match Path::new(file).extension().and_then(|e| e.to_str()).unwrap_or_default() {
            "json" => read.lines.extend(hsds::read(bytes, file)?),
            "csv" => tables::add(&mut all, file, bytes)?,
            "zip" => tables::add_zip(&mut all, file, bytes)?,
            _ => {
                return Err(format!("{file}: not .json, .csv or .zip; a sheet needs --mapping"));
            }
        }
    }
    if !all.is_empty() {
        read.lines.extend(tables::lines(&all)?);
    }
    Ok(())
}
