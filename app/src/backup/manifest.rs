//! The list of what is in a backup, written last: a file without it was never finished.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The layout of the file; a newer one is refused.
pub const FORMAT: u32 = 1;
/// The name of the list in the file.
pub const NAME: &str = "manifest.json";
/// The folder of the tables in the file.
pub const TABLES: &str = "tables/";
/// The folder of the attachments in the file.
pub const ATTACHMENTS: &str = "attachments/";

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The layout of the file.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The number of the last schema text that had run.
    pub schema: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// The name of the network.
    pub network: String,
    /// The keyed hash by which the right key is recognised; empty when there is none yet.
    pub key_check: String,
    /// The parts, in the order in which they were written.
    pub parts: Vec<Part>,
}

/// One part of a backup: a table or an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The name in the file.
    pub name: String,
    /// How many rows; 0 for an attachment.
    pub rows: u64,
    /// How many bytes, unpacked.
    pub bytes: u64,
    /// SHA-256 of the unpacked bytes, in hexadecimals.
    pub sha256: String,
}

impl Manifest {
    /// How many rows there are in all tables.
    pub fn rows(&self) -> u64 {
        self.parts.iter().map(|p| p.rows).sum()
    }

    /// How many attachments there are.
    pub fn attachments(&self) -> usize {
        self.parts.iter().filter(|p| p.attachment().is_some()).count()
    }
}

impl Part {
    /// The table, if this part is one.
    pub fn table(&self) -> Option<&str> {
        self.name.strip_prefix(TABLES)?.strip_suffix(".jsonl")
    }

    /// The path within the folder of attachments, if this part is one.
    pub fn attachment(&self) -> Option<&str> {
        self.name.strip_prefix(ATTACHMENTS)
    }
}
