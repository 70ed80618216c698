//! The workbooks into which returns are filled in, one for an organisation and a kind.

use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;

const ABOUT: &str = "SELECT file_name, made_at FROM return_template
    WHERE organisation = $1 AND kind = $2";
const ONE: &str = "SELECT file_name, contents FROM return_template
    WHERE organisation = $1 AND kind = $2";
const KEEP: &str = "INSERT INTO return_template
    (organisation, kind, file_name, contents, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (organisation, kind)
    DO UPDATE SET file_name = $3, contents = $4, made_by = $5, made_at = $6";
const TAKE: &str = "DELETE FROM return_template WHERE organisation = $1 AND kind = $2";

#[cfg(test)]
pub(super) const TEXTS: [&str; 4] = [ABOUT, ONE, KEEP, TAKE];

/// An organisation, and the word of a kind of return.
pub type Which<'a> = (&'a str, &'a str);

/// A workbook as it was sent.
pub struct Template {
    /// What the file was called.
    pub file_name: String,
    /// The file.
    pub contents: Vec<u8>,
}

/// What the file is called and since when it is there; nothing when there is none.
pub async fn about(db: &Db, (of, kind): Which<'_>) -> Result<Option<(String, Timestamp)>> {
    let read = |row: Row| Ok((row.get("file_name")?, row.get("made_at")?));
    db.maybe(ABOUT, values![of, kind]).await?.map(read).transpose()
}

/// The workbook; nothing when there is none.
pub async fn one(db: &Db, (of, kind): Which<'_>) -> Result<Option<Template>> {
    let read = |row: Row| {
        Ok(Template { file_name: row.get("file_name")?, contents: row.get("contents")? })
    };
    db.maybe(ONE, values![of, kind]).await?.map(read).transpose()
}

/// Keeps a workbook in place of what was there.
pub async fn keep(
    work: &mut Work,
    (of, kind): Which<'_>,
    template: Template,
    (by, now): (&str, Timestamp),
) -> Result<()> {
    let row = values![of, kind, template.file_name, template.contents, by, now];
    work.run(KEEP, row).await.map(drop)
}

/// Takes it away; says whether it was there.
pub async fn take(work: &mut Work, (of, kind): Which<'_>) -> Result<bool> {
    Ok(work.run(TAKE, values![of, kind]).await? == 1)
}
