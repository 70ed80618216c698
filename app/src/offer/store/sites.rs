//! Sites in the database.

use super::super::{NewSite, Point};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const OF: &str = "SELECT s.id AS id, s.organisation AS organisation, s.name AS name,
    s.street AS street, s.municipality AS municipality, s.way_there AS way_there,
    s.latitude AS latitude, s.longitude AS longitude, s.source AS source,
    s.source_id AS source_id, s.imported AS imported, s.archived_day AS archived_day, s.version AS version,
    (SELECT count(*) FROM work_post w WHERE w.site = s.id AND w.archived_day IS NULL) AS posts
    FROM site s WHERE ($1 = '' OR s.organisation = $1) ORDER BY s.name, s.id";
const WHOSE: &str = "SELECT organisation FROM site WHERE id = $1";
const ADD: &str = "INSERT INTO site
    (id, organisation, name, street, municipality, way_there, latitude, longitude, made_at,
     changed_at) VALUES";
const CHANGE: &str = "UPDATE site SET name = $3, street = $4, municipality = $5, way_there = $6,
    latitude = $7, longitude = $8, changed_at = $9, version = version + 1
    WHERE id = $1 AND version = $2";
const ARCHIVE: &str = "UPDATE site SET archived_day = $3, changed_at = $4, version = version + 1
    WHERE id = $1 AND version = $2";
const IMPORTED: &str = "UPDATE site SET imported = $2 WHERE id = $1";
const FROM_SOURCE: &str = "UPDATE site SET source = $2, source_id = $3 WHERE id = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF, WHOSE, CHANGE, ARCHIVE, FROM_SOURCE, IMPORTED];

/// A site as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Which.
    pub id: String,
    /// Whose.
    pub organisation: String,
    /// What is said about it.
    pub said: NewSite,
    /// The source that it was brought in from, and what it is called there; empty when kept by hand.
    pub source: [String; 2],
    /// What its source said at the last import, as it is stored; empty when nobody noted it.
    pub imported: String,
    /// Since when it is archived.
    pub archived: Option<Date>,
    /// How many work posts it has that are not archived.
    pub posts: i64,
    /// The version.
    pub version: i64,
}

/// The sites of an organisation, by name.
pub async fn of(db: &Db, organisation: &str) -> Result<Vec<Site>> {
    // No organisation has an empty id: that stands for all of them.
    if organisation.is_empty() { Ok(vec![]) } else { read(db, organisation).await }
}

/// Every site of the network, by name.
pub async fn every(db: &Db) -> Result<Vec<Site>> {
    read(db, "").await
}

async fn read(db: &Db, organisation: &str) -> Result<Vec<Site>> {
    let read = |row: &Row| {
        Ok(Site {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            said: NewSite {
                name: row.get("name")?,
                street: row.get("street")?,
                municipality: row.get("municipality")?,
                way_there: row.get("way_there")?,
                point: Point::of(row.get("latitude")?, row.get("longitude")?),
            },
            source: [row.get("source")?, row.get("source_id")?],
            imported: row.get("imported")?,
            archived: row.get("archived_day")?,
            posts: row.get("posts")?,
            version: row.get("version")?,
        })
    };
    db.rows(OF, values![organisation]).await?.iter().map(read).collect()
}

/// Whose site this is.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("organisation")).transpose()
}

/// Adds sites, each with its organisation, and gives their ids in the same order.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    sites: &[(&str, NewSite)],
) -> Result<Vec<String>> {
    let ids: Vec<String> = sites.iter().map(|_| id::new(now)).collect();
    let rows = ids.iter().zip(sites).map(|(id, (organisation, new))| {
        let NewSite { name, street, municipality, way_there, point } = new;
        let (north, east) = (point.map(|p| p.latitude), point.map(|p| p.longitude));
        values![id, *organisation, name, street, municipality, way_there, north, east, now, now]
    });
    work.insert_many(ADD, rows.collect(), "").await?;
    super::changed(work).await?;
    Ok(ids)
}

/// Changes a site that is still at this version; `false` when somebody else changed it meanwhile.
pub async fn change(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    to: &NewSite,
) -> Result<bool> {
    let (north, east) = (to.point.map(|p| p.latitude), to.point.map(|p| p.longitude));
    let NewSite { name, street, municipality, way_there, .. } = to;
    let values = values![id, version, name, street, municipality, way_there, north, east, now];
    let was_so = work.run(CHANGE, values).await? == 1;
    super::changed(work).await?;
    Ok(was_so)
}

/// Archives a site, or takes it back; `false` when somebody else changed it meanwhile.
pub async fn archive(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    day: Option<Date>,
) -> Result<bool> {
    let was_so = work.run(ARCHIVE, values![id, version, day, now]).await? == 1;
    if was_so && day.is_some() {
        super::pictures::remove_of_site(work, id).await?;
    }
    super::changed(work).await?;
    Ok(was_so)
}

/// Notes from which source a site was brought in, and what it is called there.
pub async fn set_source(work: &mut Work, id: &str, source: &str, known_as: &str) -> Result<()> {
    work.run(FROM_SOURCE, values![id, source, known_as]).await.map(drop)
}

/// Notes what the source of a site says now.
pub async fn set_imported(work: &mut Work, id: &str, said: &str) -> Result<()> {
    work.run(IMPORTED, values![id, said]).await.map(drop)
}
