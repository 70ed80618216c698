//! Attachments that a backup lacks: their rows are in it, but the file was gone from the folder, or is
//! not what was uploaded. Such a backup is better than none and worse than the one before.

use super::manifest::Manifest;
use super::store;
use base::db::Db;
use base::values;
use futures_util::TryStreamExt as _;
use std::collections::HashMap;

/// The ids of attachments that should be in a backup that was just made and are not, whole.
pub async fn lacking(db: &Db, manifest: &Manifest) -> Result<Vec<String>, String> {
    let said = |e: base::db::Error| e.to_string();
    let parts = manifest.parts.iter().filter_map(|part| {
        let id = part.attachment()?.rsplit('/').next()?;
        Some((id, part.sha256.as_str()))
    });
    let parts: HashMap<&str, &str> = parts.collect();
    let mut lacking = vec![];
    // What came or went meanwhile is not missed.
    let mut rows = db.stream(store::ATTACHMENTS_AT, values![manifest.made_at]).map_err(said)?;
    while let Some(row) = rows.try_next().await.map_err(said)? {
        let id: String = row.get("id").map_err(said)?;
        let uploaded: String = row.get("sha256").map_err(said)?;
        if parts.get(id.as_str()).is_none_or(|kept| *kept != uploaded) {
            lacking.push(id);
        }
    }
    Ok(lacking)
}

/// The sentence about it, when something is lacking.
pub fn sentence(lacking: &[String]) -> Option<String> {
    (!lacking.is_empty()).then(|| {
        format!(
            "{} attachments are missing from the folder or changed, so the backup lacks them: {}. \
             Keep the earlier backups; `opstap doctor` tells more",
            lacking.len(),
            lacking.join(", ")
        )
    })
}
