//! The packed file: its parts are read within limits, and written back as they were packed when nothing in them
//! changed.

use super::Unfit;
use super::markup::broken;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Bytes of the file.
const MOST_PACKED: usize = 8 * 1024 * 1024;
/// Bytes once unpacked.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// Parts of the file.
const MOST_PARTS: usize = 2_000;

/// A workbook, unpacked.
pub(super) struct Package<'b> {
    bytes: &'b [u8],
    /// The parts that are text we look into, by name.
    parts: BTreeMap<String, String>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unfit> {
        if bytes.len() > MOST_PACKED {
            return Err(Unfit::TooLarge);
        }
        // A workbook with a password is packed into a compound file.
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            let inside = cfb::CompoundFile::open(Cursor::new(bytes));
            let is_locked = inside.is_ok_and(|file| file.exists("EncryptedPackage"));
            return Err(if is_locked { Unfit::Encrypted } else { Unfit::NotXlsx });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::NotXlsx)?;
        if archive.len() > MOST_PARTS {
            return Err(Unfit::TooLarge);
        }
        let (mut parts, mut left) = (BTreeMap::new(), MOST_UNPACKED);
        for at in 0..archive.len() {
            let part = archive.by_index(at).map_err(packed)?;
            let name = part.name().map_err(packed)?.into_owned();
            let mut content = vec![];
            // The sizes written in the file can lie.
            part.take(left + 1).read_to_end(&mut content).map_err(broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(Unfit::TooLarge)?;
            if name.to_ascii_lowercase().contains("vbaproject") {
                return Err(Unfit::Macros);
            }
            let is_looked_into = name.starts_with("xl/") || name == TYPES;
            let end = name.rsplit('.').next().unwrap_or_default();
            let is_text = ["xml", "rels"].contains(&end);
            if is_looked_into
                && is_text
                && let Ok(text) = String::from_utf8(content)
            {
                parts.insert(name, text);
            }
        }
        let package = Self { bytes, parts };
        match package.parts.get(TYPES) {
            Some(types) if types.to_ascii_lowercase().contains("macroenabled") => {
                Err(Unfit::Macros)
            }
            Some(types) if types.contains("spreadsheetml.") => Ok(package),
            _ => Err(Unfit::NotXlsx),
        }
    }

    /// A part that has to be there.
    pub(super) fn text(&self, name: &str) -> Result<&str, Unfit> {
        let found = self.parts.get(name).ok_or_else(|| broken(format!("{name} is not there")))?;
        Ok(found.strip_prefix('\u{FEFF}').unwrap_or(found))
    }

    /// Packs it again with some parts anew; all others go over as they are packed.
    pub(super) fn with(&self, changed: &BTreeMap<String, String>) -> Result<Vec<u8>, Unfit> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(packed)?;
        let mut out = ZipWriter::new(Cursor::new(vec![]));
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(packed)?;
            let name = part.name().map_err(packed)?.into_owned();
            match changed.get(&name) {
                Some(text) if self.parts.get(&name) != Some(text) => {
                    out.start_file(name, SimpleFileOptions::default()).map_err(packed)?;
                    out.write_all(text.as_bytes()).map_err(broken)?;
                }
                _ => out.raw_copy_file(part).map_err(packed)?,
            }
        }
        Ok(out.finish().map_err(packed)?.into_inner())
    }
}

/// The part that says what each part is.
pub(super) const TYPES: &str = "[Content_Types].xml";

#[allow(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn packed(error: ZipError) -> Unfit {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unfit::Encrypted,
        other => broken(other),
    }
}
