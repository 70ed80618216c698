//! Mappings that are kept, and files that wait for their mapping or for the go-ahead.

use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;

const MAPPINGS: &str =
    "SELECT id, name, mapping FROM import_mapping WHERE organisation = $1 ORDER BY name";
const KEEP: &str = "INSERT INTO import_mapping (id, organisation, name, mapping, made_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (organisation, name)
    DO UPDATE SET mapping = excluded.mapping, version = import_mapping.version + 1";
const ADD: &str = "INSERT INTO import_upload
    (id, account, organisation, file_name, contents, mapping, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const UPLOAD: &str = "SELECT id, organisation, file_name, contents, mapping FROM import_upload
    WHERE id = $1 AND account = $2";
const WAITING: &str = "SELECT id, file_name, made_at FROM import_upload
    WHERE account = $1 ORDER BY made_at DESC";
const MAP: &str = "UPDATE import_upload SET mapping = $3 WHERE id = $1 AND account = $2";
const FORGET: &str = "DELETE FROM import_upload WHERE id = $1 AND account = $2";
const FORGET_ALL: &str = "DELETE FROM import_upload WHERE account = $1";
const FORGET_OLD: &str = "DELETE FROM import_upload WHERE made_at < $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[MAPPINGS, KEEP, ADD, UPLOAD, WAITING, MAP, FORGET, FORGET_ALL, FORGET_OLD];

/// A mapping that is kept: id, name, text.
pub type Kept = (String, String, String);

/// The mappings of an organisation.
pub async fn mappings(db: &Db, organisation: &str) -> Result<Vec<Kept>> {
    let rows = db.rows(MAPPINGS, values![organisation]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?, r.get("mapping")?))).collect()
}

/// Keeps a mapping under its name, in the place of an earlier one of that name.
pub async fn keep_mapping(
    work: &mut Work,
    now: Timestamp,
    organisation: &str,
    name: &str,
    text: &str,
) -> Result<()> {
    work.run(KEEP, values![id::new(now), organisation, name, text, now]).await?;
    Ok(())
}

/// A file that waits.
pub struct Upload {
    /// The id.
    pub id: String,
    /// For which organisation.
    pub organisation: String,
    /// The name of the file.
    pub file_name: String,
    /// The file.
    pub contents: Vec<u8>,
    /// The mapping as far as it was made; empty before.
    pub mapping: String,
}

/// Puts a file aside and gives its id. It takes the place of an earlier one of the account.
pub async fn add_upload(
    work: &mut Work,
    now: Timestamp,
    account: &str,
    upload: Upload,
) -> Result<String> {
    forget_uploads(work, account).await?;
    let id = id::new(now);
    let Upload { organisation, file_name, contents, mapping, .. } = upload;
    let values = values![&id, account, organisation, file_name, contents, mapping, now];
    work.run(ADD, values).await?;
    Ok(id)
}

/// A file of this account that waits; other people's do not exist.
pub async fn upload(db: &Db, id: &str, account: &str) -> Result<Upload> {
    let row = db.row(UPLOAD, values![id, account]).await?;
    Ok(Upload {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        file_name: row.get("file_name")?,
        contents: row.get("contents")?,
        mapping: row.get("mapping")?,
    })
}

/// The files of an account that wait: id, name, since when.
pub async fn waiting(db: &Db, account: &str) -> Result<Vec<(String, String, Timestamp)>> {
    let rows = db.rows(WAITING, values![account]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("file_name")?, r.get("made_at")?))).collect()
}

/// Keeps the mapping of a file as far as it was made.
pub async fn map_upload(work: &mut Work, id: &str, account: &str, mapping: &str) -> Result<()> {
    work.run(MAP, values![id, account, mapping]).await?;
    Ok(())
}

/// Throws a file away; says whether it was still there. Of two who do it at once only one hears so.
pub async fn forget_upload(work: &mut Work, id: &str, account: &str) -> Result<bool> {
    Ok(work.run(FORGET, values![id, account]).await? == 1)
}

/// Throws the files of an account away.
pub async fn forget_uploads(work: &mut Work, account: &str) -> Result<()> {
    work.run(FORGET_ALL, values![account]).await.map(drop)
}

/// Throws the files away that were put aside before `stale` and forgotten, of all accounts.
pub async fn forget_old(work: &mut Work, stale: Timestamp) -> Result<()> {
    work.run(FORGET_OLD, values![stale]).await.map(drop)
}
