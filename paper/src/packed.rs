//! Looks inside a ZIP file before anything is read from it.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::read::{Limits, Unreadable};

/// What kind of workbook a ZIP file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packed {
    Xlsx,
    Ods,
}

/// Tells what the file holds, once it is sure that it unpacks to less than the limit.
///
/// The sizes written in a ZIP file can lie, so everything is unpacked once and counted.
pub(crate) fn inspect(bytes: &[u8], limits: Limits) -> Result<Packed, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = limits.unpacked_bytes;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(broken)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink())
            .map_err(|error| Unreadable::Broken(error.to_string()))?;
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
    }
    let holds = |wanted: &str| {
        archive.file_names().any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case(wanted)))
    };
    if holds("xl/workbook.xml") {
        Ok(Packed::Xlsx)
    } else if holds("content.xml") {
        Ok(Packed::Ods)
    } else {
        Err(Unreadable::NotATable)
    }
}

/// One part of the file as bytes; the caller has seen with [`inspect`] that it is small enough.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut content = Vec::new();
    archive
        .by_name(name)
        .map_err(broken)?
        .read_to_end(&mut content)
        .map_err(|error| Unreadable::Broken(error.to_string()))?;
    Ok(content)
}

#[allow(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn broken(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Encrypted,
        other => Unreadable::Broken(other.to_string()),
    }
}
