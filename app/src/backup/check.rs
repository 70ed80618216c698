//! Reads a whole backup and compares each part with the list.

use super::archive::Reader;
use super::manifest::{Manifest, Part};
use sha2::{Digest as _, Sha256};
use std::io::Read;
use std::path::Path;

/// Checks every part of the backup at `path`: its size, its rows and its SHA-256. Blocks while it
/// reads. Says in words which part is not what the list says.
pub fn check(path: &Path) -> Result<Manifest, String> {
    let mut reader = Reader::open(path)?;
    let manifest = reader.manifest.clone();
    for part in &manifest.parts {
        let found = reader.part(&part.name).and_then(read).map_err(|e| broken(path, part, &e))?;
        let rows = if part.table().is_some() { found.lines.saturating_sub(1) } else { 0 };
        if (found.bytes, rows, &found.sha256) != (part.bytes, part.rows, &part.sha256) {
            return Err(broken(path, part, &"it is not what the list of parts says"));
        }
    }
    Ok(manifest)
}

fn broken(path: &Path, part: &Part, why: &dyn std::fmt::Display) -> String {
    format!("{}: {} is damaged ({why})", path.display(), part.name)
}

struct Found {
    bytes: u64,
    lines: u64,
    sha256: String,
}

fn read(mut part: impl Read) -> std::io::Result<Found> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    let mut found = Found { bytes: 0, lines: 0, sha256: String::new() };
    loop {
        let n = part.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        hasher.update(&buffer[..n]);
        found.bytes += n as u64;
        found.lines += buffer[..n].iter().fold(0, |sum, b| sum + u64::from(*b == b'\n'));
    }
    found.sha256 = data_encoding::HEXLOWER.encode(&hasher.finalize());
    Ok(found)
}
