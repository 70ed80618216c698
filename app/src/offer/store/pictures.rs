//! Pictures of work posts in the database. They are small and few, and so they stand there, in the same
//! backup as what they show.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;

/// So many pictures a work post can have.
pub const MOST: i64 = 4;

const OF: &str = "SELECT id, alt, width, height FROM post_picture WHERE work_post = $1 ORDER BY id";
const ONE: &str = concat!(
    "SELECT c.picture AS picture FROM post_picture c
    JOIN work_post w ON w.id = c.work_post JOIN site s ON s.id = w.site
    JOIN organisation o ON o.id = w.organisation
    WHERE c.work_post = $1 AND c.id = $2 AND ",
    super::offered!("w", "s", "o")
);
const NUMBER: &str = "SELECT count(*) AS n FROM post_picture WHERE work_post = $1";
const ADD: &str = "INSERT INTO post_picture
    (id, work_post, alt, width, height, picture, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const REMOVE: &str = "DELETE FROM post_picture WHERE work_post = $1 AND id = $2";
const REMOVE_ALL: &str = "DELETE FROM post_picture WHERE work_post = $1";
const REMOVE_OF_SITE: &str = "DELETE FROM post_picture
    WHERE work_post IN (SELECT id FROM work_post WHERE site = $1)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF, ONE, NUMBER, ADD, REMOVE, REMOVE_ALL, REMOVE_OF_SITE];

/// A picture, without the picture itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which.
    pub id: String,
    /// What can be seen on it.
    pub alt: String,
    /// How wide it is, in pixels.
    pub width: i64,
    /// How high it is.
    pub height: i64,
}

/// The pictures of a work post, the oldest first.
pub async fn of(db: &Db, post: &str) -> Result<Vec<Picture>> {
    let read = |row: &Row| {
        Ok(Picture {
            id: row.get("id")?,
            alt: row.get("alt")?,
            width: row.get("width")?,
            height: row.get("height")?,
        })
    };
    db.rows(OF, values![post]).await?.iter().map(read).collect()
}

/// The picture itself, a JPEG; nothing when its work post is not offered.
pub async fn one(db: &Db, post: &str, id: &str) -> Result<Option<Vec<u8>>> {
    db.maybe(ONE, values![post, id]).await?.map(|row| row.get("picture")).transpose()
}

/// Adds a picture and gives its id; nothing when there are [`MOST`] already, also when somebody else sent
/// the last one at the same time.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (post, by): (&str, &str),
    alt: &str,
    made: super::super::picture::Made,
) -> Result<Option<String>> {
    // Who writes in the offer waits here for whoever did before, so that what is counted holds.
    super::changed(work).await?;
    if work.row(NUMBER, values![post]).await?.get::<i64>("n")? >= MOST {
        return Ok(None);
    }
    let id = id::new(now);
    let (width, height) = (i64::from(made.width), i64::from(made.height));
    work.run(ADD, values![&id, post, alt, width, height, made.jpeg, by, now]).await?;
    Ok(Some(id))
}

/// Removes a picture. Gives whether it was there.
pub async fn remove(work: &mut Work, post: &str, id: &str) -> Result<bool> {
    let was_there = work.run(REMOVE, values![post, id]).await? == 1;
    super::changed(work).await?;
    Ok(was_there)
}

/// Removes the pictures of a work post that leaves the offer.
pub(super) async fn remove_all(work: &mut Work, post: &str) -> Result<()> {
    work.run(REMOVE_ALL, values![post]).await.map(drop)
}

/// Removes the pictures of every work post of a site that leaves the offer.
pub(super) async fn remove_of_site(work: &mut Work, site: &str) -> Result<()> {
    work.run(REMOVE_OF_SITE, values![site]).await.map(drop)
}
