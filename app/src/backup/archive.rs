//! The file itself: parts in, parts out, each with its size and SHA-256.

use super::manifest::{FORMAT, Manifest, NAME, Part};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A backup that is being written.
pub struct Writer {
    zip: ZipWriter<BufWriter<File>>,
    parts: Vec<Part>,
    open: Option<(Part, Sha256)>,
}

impl Writer {
    /// Begins a file that only its owner can read.
    pub fn create(path: &Path) -> io::Result<Writer> {
        let file =
            File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
        let zip = ZipWriter::new(BufWriter::with_capacity(1 << 17, file));
        Ok(Writer { zip, parts: vec![], open: None })
    }

    /// Begins a part; the one before it is closed.
    pub fn begin(&mut self, name: &str) -> io::Result<()> {
        self.close_part();
        self.zip.start_file(name, packed())?;
        let part = Part { name: name.to_owned(), rows: 0, bytes: 0, sha256: String::new() };
        self.open = Some((part, Sha256::new()));
        Ok(())
    }

    /// Adds bytes to the part that is open, with the number of rows in them.
    pub fn add(&mut self, bytes: &[u8], rows: u64) -> io::Result<()> {
        if let Some((part, hasher)) = &mut self.open {
            part.bytes += bytes.len() as u64;
            part.rows += rows;
            hasher.update(bytes);
        }
        self.zip.write_all(bytes)
    }

    fn close_part(&mut self) {
        if let Some((mut part, hasher)) = self.open.take() {
            part.sha256 = data_encoding::HEXLOWER.encode(&hasher.finalize());
            self.parts.push(part);
        }
    }

    /// Writes the list of parts into `manifest`, and everything to the disk.
    pub fn finish(mut self, mut manifest: Manifest) -> io::Result<Manifest> {
        self.close_part();
        manifest.parts = std::mem::take(&mut self.parts);
        self.zip.start_file(NAME, packed())?;
        serde_json::to_writer_pretty(&mut self.zip, &manifest)?;
        let file = self.zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(manifest)
    }
}

fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(3))
        .unix_permissions(0o600)
        .large_file(true)
}

/// A finished backup.
pub struct Reader {
    zip: ZipArchive<BufReader<File>>,
    /// What is in it.
    pub manifest: Manifest,
}

impl Reader {
    /// Opens a backup and reads its list. Says in words what is wrong with the file.
    pub fn open(path: &Path) -> Result<Reader, String> {
        let said = |what: &str| format!("{}: {what}", path.display());
        let file = File::open(path).map_err(|e| said(&e.to_string()))?;
        let mut zip = ZipArchive::new(BufReader::new(file))
            .map_err(|_| said("this is no backup, or it was cut off"))?;
        let text = zip
            .by_name(NAME)
            .map_err(|_| said("this is no backup of Opstap: its list of parts is missing"))
            .and_then(|part| io::read_to_string(part).map_err(|e| said(&e.to_string())))?;
        let format = serde_json::from_str::<Format>(&text).map_err(|e| said(&e.to_string()))?;
        if format.format > FORMAT {
            return Err(said("this backup was made by a newer program; restore it with that one"));
        }
        let manifest = serde_json::from_str(&text).map_err(|e| said(&e.to_string()))?;
        Ok(Reader { zip, manifest })
    }

    /// A part, to be read from its beginning.
    pub fn part(&mut self, name: &str) -> io::Result<impl Read + '_> {
        Ok(self.zip.by_name(name)?)
    }
}

#[derive(serde::Deserialize)]
struct Format {
    format: u32,
}
