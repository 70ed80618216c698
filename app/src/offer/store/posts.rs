//! Work posts in the database, with their places and how many of them are taken today: three statements,
//! for the whole network, for an organisation, or for one.

use super::super::{HalfDay, HalfDays, NewPost, NewSite, Point, Week};
use crate::language::Language;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

pub use super::keeping::{
    add_many, archive, change, check, check_all, organisation_changed, set_imported, set_source,
};

// Of all: an organisation, or a work post; empty is every one.
const POSTS: &str = concat!(
    "SELECT w.id AS id, w.organisation AS organisation, o.name AS organisation_name,
    w.site AS site, s.name AS site_name, s.street AS street, s.municipality AS municipality,
    s.way_there AS way_there, s.latitude AS latitude, s.longitude AS longitude,
    o.kind AS kind, o.municipality AS home, w.source AS source, w.source_id AS source_id,
    w.imported AS imported,
    w.made_at AS made_at, w.changed_at AS changed_at, s.changed_at AS site_changed_at,
    w.name AS name, w.summary AS summary, w.sector AS sector,
    w.work_form AS work_form, f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en,
    w.rung AS rung, w.least_quarters AS least_quarters, w.physical AS physical,
    w.sensory AS sensory, w.social AS social, w.low_stimulus AS low_stimulus, w.dutch AS dutch,
    w.learns AS learns, w.leads_to AS leads_to, w.people_per_guide AS people_per_guide,
    w.contact_name AS contact_name, w.contact_phone AS contact_phone,
    w.contact_email AS contact_email, w.waiting_weeks AS waiting_weeks,
    w.checked_day AS checked_day, a.name AS checked_by, w.archived_day AS archived_day,
    w.version AS version, ",
    super::offered!("w", "s", "o"),
    " AS is_offered
    FROM work_post w JOIN site s ON s.id = w.site JOIN organisation o ON o.id = w.organisation
    JOIN work_form f ON f.id = w.work_form LEFT JOIN account a ON a.id = w.checked_by
    WHERE ($1 = '' OR w.organisation = $1) AND ($2 = '' OR w.id = $2)
    ORDER BY o.folded_name, w.name, w.id"
);
const PLACES: &str = "SELECT h.work_post AS work_post, h.half_day AS half_day, h.places AS places
    FROM post_half_day h JOIN work_post w ON w.id = h.work_post
    WHERE ($1 = '' OR w.organisation = $1) AND ($2 = '' OR w.id = $2)";
// Who is where on a day: for each half-day the sum of its bit.
const TAKEN: &str = "SELECT p.work_post AS work_post,
    CAST(sum(p.half_days % 2) AS BIGINT) AS h0, CAST(sum(p.half_days / 2 % 2) AS BIGINT) AS h1,
    CAST(sum(p.half_days / 4 % 2) AS BIGINT) AS h2, CAST(sum(p.half_days / 8 % 2) AS BIGINT) AS h3,
    CAST(sum(p.half_days / 16 % 2) AS BIGINT) AS h4,
    CAST(sum(p.half_days / 32 % 2) AS BIGINT) AS h5,
    CAST(sum(p.half_days / 64 % 2) AS BIGINT) AS h6,
    CAST(sum(p.half_days / 128 % 2) AS BIGINT) AS h7,
    CAST(sum(p.half_days / 256 % 2) AS BIGINT) AS h8,
    CAST(sum(p.half_days / 512 % 2) AS BIGINT) AS h9,
    CAST(sum(p.half_days / 1024 % 2) AS BIGINT) AS h10,
    CAST(sum(p.half_days / 2048 % 2) AS BIGINT) AS h11,
    CAST(sum(p.half_days / 4096 % 2) AS BIGINT) AS h12,
    CAST(sum(p.half_days / 8192 % 2) AS BIGINT) AS h13
    FROM placement p
    WHERE (p.until_day IS NULL OR p.until_day >= $1) AND p.from_day <= $1
    GROUP BY p.work_post";
pub(super) const TAKEN_AT: &str = "SELECT p.work_post AS work_post, p.half_days AS half_days,
    p.from_day AS from_day, p.until_day AS until_day FROM placement p
    WHERE p.work_post = $2 AND (p.until_day IS NULL OR p.until_day >= $1)";
const WHOSE: &str = "SELECT organisation FROM work_post WHERE id = $1";
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[POSTS, PLACES, TAKEN, TAKEN_AT, WHOSE];

/// When somebody last said that a work post is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// On which day.
    pub day: Date,
    /// The name of who said so; nobody when it was said without an account.
    pub by: Option<String>,
}

/// A work post as it is stored, with what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Which.
    pub id: String,
    /// Whose.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// What kind of organisation it is, as stored.
    pub organisation_kind: String,
    /// NIS code of where the organisation is; empty when that is not known.
    pub organisation_place: String,
    /// The source that it was brought in from, and what it is called there; empty when kept by hand.
    pub source: [String; 2],
    /// What its source said at the last import, as it is stored; empty when nobody noted it.
    pub imported: String,
    /// When it was added.
    pub made_at: Timestamp,
    /// When what is said about it or about its site changed last.
    pub changed_at: Timestamp,
    /// What is said about it.
    pub said: NewPost,
    /// The name of the framework in Dutch, French and English.
    pub form_names: [String; 3],
    /// What is said about the site.
    pub site: NewSite,
    /// How many are there on the day that was asked.
    pub taken: Week,
    /// When it was last checked.
    pub checked: Checked,
    /// Since when it is archived: itself, not its site.
    pub archived: Option<Date>,
    /// Whether it is offered: neither it nor its site is archived, and the organisation is active.
    pub is_offered: bool,
    /// The version.
    pub version: i64,
}

impl Post {
    /// As everybody may read it: whom to ask is told only as long as there is something to ask.
    #[must_use]
    pub fn for_everybody(mut self) -> Post {
        if !self.is_offered {
            let said = &mut self.said;
            for text in [&mut said.contact_name, &mut said.contact_phone, &mut said.contact_email] {
                text.clear();
            }
        }
        self
    }

    /// The places that are free on the day that was asked.
    pub fn free(&self) -> Week {
        self.said.places.without(&self.taken)
    }

    /// The half-days on which more people are there than there are places.
    pub fn crowded(&self) -> HalfDays {
        self.taken.without(&self.said.places).open()
    }

    /// Whether it is known to be low in stimuli.
    pub fn is_quiet(&self) -> bool {
        self.said.low_stimulus == Some(true)
    }

    /// The key of the words of its sector.
    pub fn sector_key(&self) -> String {
        format!("offer-sector-{}", self.said.sector.word())
    }

    /// The key of the words of how much Dutch one needs.
    pub fn dutch_key(&self) -> String {
        self.said.dutch.map_or("offer-unknown".into(), |d| format!("offer-dutch-{}", d.word()))
    }

    /// The name of the framework.
    pub fn form_name(&self, language: impl std::borrow::Borrow<Language>) -> &str {
        &self.form_names[language.borrow().place()]
    }

    fn read(row: &Row) -> Result<Post> {
        Ok(Post {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("organisation_name")?,
            organisation_kind: row.get("kind")?,
            organisation_place: row.get::<Option<String>>("home")?.unwrap_or_default(),
            source: [row.get("source")?, row.get("source_id")?],
            imported: row.get("imported")?,
            made_at: row.get("made_at")?,
            changed_at: row.get::<Timestamp>("changed_at")?.max(row.get("site_changed_at")?),
            said: super::said::said(row)?,
            form_names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
            site: NewSite {
                name: row.get("site_name")?,
                street: row.get("street")?,
                municipality: row.get("municipality")?,
                way_there: row.get("way_there")?,
                point: Point::of(row.get("latitude")?, row.get("longitude")?),
            },
            taken: Week::default(),
            checked: Checked { day: row.get("checked_day")?, by: row.get("checked_by")? },
            archived: row.get("archived_day")?,
            is_offered: row.get("is_offered")?,
            version: row.get("version")?,
        })
    }
}

/// Every work post of the network that is offered, by organisation, as it is taken on a day.
pub async fn offered(db: &Db, day: Date) -> Result<Vec<Post>> {
    let mut all = read(db, ("", ""), day).await?;
    all.retain(|post| post.is_offered);
    Ok(all)
}

/// Every work post of the network, also those that are archived, as it is taken on a day.
pub async fn every(db: &Db, day: Date) -> Result<Vec<Post>> {
    read(db, ("", ""), day).await
}

/// Every work post of an organisation, also those that are archived, as it is taken on a day.
pub async fn of(db: &Db, organisation: &str, day: Date) -> Result<Vec<Post>> {
    read(db, (organisation, ""), day).await
}

/// One work post, offered or not, as it is taken on a day.
pub async fn one(db: &Db, id: &str, day: Date) -> Result<Option<Post>> {
    // No work post has an empty id: that stands for all of them.
    if id.is_empty() {
        return Ok(None);
    }
    Ok(read(db, ("", id), day).await?.pop())
}

async fn read(db: &Db, (organisation, id): (&str, &str), day: Date) -> Result<Vec<Post>> {
    let rows = db.rows(POSTS, values![organisation, id]).await?;
    let mut all = rows.iter().map(Post::read).collect::<Result<Vec<Post>>>()?;
    let places = places(&db.rows(PLACES, values![organisation, id]).await?)?;
    let taken = if id.is_empty() {
        taken(&db.rows(TAKEN, values![day]).await?)?
    } else {
        BTreeMap::from([(id.to_owned(), taken_at(db, id, day).await?)])
    };
    for post in &mut all {
        post.said.places = places.get(&post.id).copied().unwrap_or_default();
        post.taken = taken.get(&post.id).copied().unwrap_or_default();
    }
    Ok(all)
}

fn places(rows: &[Row]) -> Result<BTreeMap<String, Week>> {
    let mut all: BTreeMap<String, Week> = BTreeMap::new();
    for row in rows {
        let number: i64 = row.get("places")?;
        if let Some(half_day) = HalfDay::new(row.get("half_day")?) {
            all.entry(row.get("work_post")?).or_default().set(half_day, small(number));
        }
    }
    Ok(all)
}

fn taken(rows: &[Row]) -> Result<BTreeMap<String, Week>> {
    let mut all = BTreeMap::new();
    for row in rows {
        let mut week = Week::default();
        for half_day in HalfDay::all() {
            week.set(half_day, small(row.get(&format!("h{}", half_day.number()))?));
        }
        all.insert(row.get("work_post")?, week);
    }
    Ok(all)
}

async fn taken_at(db: &Db, id: &str, day: Date) -> Result<Week> {
    let there = stays(&db.rows(TAKEN_AT, values![day, id]).await?)?;
    Ok(super::super::fullest(&there, (day, Some(day))))
}

/// Everybody who is at a work post on a day or later, out of the rows of [`TAKEN_AT`].
pub(super) fn stays(rows: &[Row]) -> Result<Vec<super::super::Stay>> {
    let read = |row: &Row| {
        Ok(super::super::Stay {
            half_days: HalfDays::from_bits(row.get("half_days")?),
            from: row.get("from_day")?,
            until: row.get("until_day")?,
        })
    };
    rows.iter().map(read).collect()
}

fn small(number: i64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Whose work post this is.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("organisation")).transpose()
}
