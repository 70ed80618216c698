//! Every query of this room: what the network says about its open data, and what changed in the offer.

use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;

const SAID: &str =
    "SELECT licence_name, licence_url, tile_url, tile_credit, version FROM open_data WHERE id = 1";
const SAY: &str = "UPDATE open_data SET licence_name = $2, licence_url = $3, tile_url = $4,
    tile_credit = $5, version = version + 1 WHERE id = 1 AND version = $1";
// The last change of each work post, or of its site, newest first. When its organisation goes, comes back
// or is called otherwise, its work posts change with it.
const CHANGES: &str = concat!(
    "SELECT w.id AS id, w.name AS name, w.summary AS summary, o.name AS organisation,
    s.municipality AS municipality, w.made_at AS made_at,
    CASE WHEN s.changed_at > w.changed_at THEN s.changed_at ELSE w.changed_at END AS changed_at, ",
    crate::offer::store::offered!("w", "s", "o"),
    " AS is_offered
    FROM work_post w JOIN site s ON s.id = w.site JOIN organisation o ON o.id = w.organisation
    WHERE w.changed_at >= $1 OR s.changed_at >= $1
    ORDER BY changed_at DESC, w.id LIMIT $2 OFFSET $3"
);

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[SAID, SAY, CHANGES];

/// What the network says about its open data. Empty is "not known".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The name of the licence.
    pub licence_name: String,
    /// Where its text stands.
    pub licence_url: String,
    /// From where a map is drawn: an address with `{z}`, `{x}` and `{y}`; without it, outlines of our own.
    pub tile_url: String,
    /// Whom the map is from.
    pub tile_credit: String,
}

/// What is said, and its version.
pub async fn said(db: &Db) -> Result<(Said, i64)> {
    let row = db.row(SAID, values![]).await?;
    let said = Said {
        licence_name: row.get("licence_name")?,
        licence_url: row.get("licence_url")?,
        tile_url: row.get("tile_url")?,
        tile_credit: row.get("tile_credit")?,
    };
    Ok((said, row.get("version")?))
}

/// Says it anew; `false` when somebody else did meanwhile.
pub async fn say(work: &mut Work, version: i64, to: &Said) -> Result<bool> {
    let Said { licence_name, licence_url, tile_url, tile_credit } = to;
    let values = values![version, licence_name, licence_url, tile_url, tile_credit];
    Ok(work.run(SAY, values).await? == 1)
}

/// The last change of a work post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which work post.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What one does there.
    pub summary: String,
    /// Whose it is.
    pub organisation: String,
    /// NIS code of where it is.
    pub municipality: String,
    /// When it was added.
    pub made_at: Timestamp,
    /// When it, or its site, changed last.
    pub changed_at: Timestamp,
    /// Whether it is still offered.
    pub is_offered: bool,
}

/// What changed since a moment, newest first: so many, after so many.
pub async fn changes(db: &Db, since: Timestamp, (most, after): (i64, i64)) -> Result<Vec<Change>> {
    let read = |row: &Row| {
        Ok(Change {
            id: row.get("id")?,
            name: row.get("name")?,
            summary: row.get("summary")?,
            organisation: row.get("organisation")?,
            municipality: row.get("municipality")?,
            made_at: row.get("made_at")?,
            changed_at: row.get("changed_at")?,
            is_offered: row.get("is_offered")?,
        })
    };
    db.rows(CHANGES, values![since, most, after]).await?.iter().map(read).collect()
}
