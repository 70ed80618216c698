//! The whole offer as everybody may see it, kept in memory until something in it changes.
//!
//! Reading it takes three statements over every work post and every running placement; who looks for a
//! place asks one, for its version. Names of work forms, and what is erased, change without it: so it is read
//! again after a minute all the same.

use super::nearby::{self, By};
use super::{HalfDays, Post, store};
use crate::administration::store::{Region, regions};
use base::db::{Db, Result};
use base::municipalities::{self, Centre, Municipality};
use base::names::fold;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};

/// How long it is kept when nothing changes.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(60);

/// The offer on a day.
#[derive(Debug)]
pub struct Catalogue {
    /// Every work post that is offered, by organisation.
    pub posts: Vec<Listed>,
    /// The regions of the network: groups of municipalities.
    pub regions: Vec<Region>,
    /// Since when it is as it is, as far as this program saw.
    pub since: Timestamp,
    /// What is made of the whole of it for machines: made once, and gone with it.
    pub made: crate::open::Made,
}

/// A work post with what is worked out beforehand for who looks for it.
#[derive(Debug)]
pub struct Listed {
    /// The work post.
    pub post: Post,
    /// The half-days on which a place is free.
    pub free: HalfDays,
    /// Where it is.
    pub place: Option<&'static Municipality>,
    /// Everything that it says, folded, in every language.
    told: String,
}

impl Listed {
    fn of(post: Post) -> Listed {
        let place = municipalities::by_nis(&post.site.municipality);
        let said = &post.said;
        let mut texts = vec![
            said.name.as_str(),
            &said.summary,
            &said.learns,
            &post.organisation_name,
            &post.site.name,
        ];
        texts.extend(post.form_names.iter().map(String::as_str));
        texts.extend(place.into_iter().flat_map(|p| [p.name_nl, p.name_fr]));
        let key = post.sector_key();
        let sectors = crate::language::Language::ALL.map(|l| crate::language::say(l, &key, &[]));
        texts.extend(sectors.iter().map(String::as_str));
        let told = fold(&texts.join(" "));
        Listed { free: post.free().open(), place, told, post }
    }

    /// The point that somebody gave its site, or else the middle of its municipality.
    pub fn spot(&self) -> Option<Centre> {
        let pointed = self.post.site.point.map(super::Point::degrees);
        pointed.or_else(|| self.place?.centre)
    }

    /// How many minutes it is from a municipality.
    pub fn minutes(&self, from: &Municipality, by: By) -> Option<u32> {
        let pointed = self.post.site.point.map(super::Point::degrees);
        match (pointed, self.place) {
            (Some(point), _) if from.centre.is_some() => nearby::minutes_to(from, point, by),
            (_, Some(place)) => nearby::minutes(from, place, by),
            _ => None,
        }
    }

    /// Whether every word of a folded text stands in what it says.
    pub fn tells(&self, wanted: &str) -> bool {
        wanted.split_whitespace().all(|word| self.told.contains(word))
    }
}

/// What is kept, and what it was read at.
struct Read {
    version: i64,
    day: Date,
    at: Timestamp,
    catalogue: Arc<Catalogue>,
}

/// The catalogue that was read last.
#[derive(Default)]
pub struct Kept(Mutex<Option<Read>>);

impl Kept {
    /// The offer on a day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(&self, db: &Db, day: Date, now: Timestamp) -> Result<Arc<Catalogue>> {
        // Read before the rest: when somebody writes meanwhile, the offer is only too new.
        let version = store::version(db).await?;
        if let Some(catalogue) = self.still(version, day, now) {
            return Ok(catalogue);
        }
        let posts = store::posts::offered(db, day).await?;
        let since = self.since(&posts).unwrap_or(now);
        let posts = posts.into_iter().map(Listed::of).collect();
        let regions = regions(db).await?;
        let made = crate::open::Made::default();
        let catalogue = Arc::new(Catalogue { posts, regions, since, made });
        let read = Read { version, day, at: now, catalogue: catalogue.clone() };
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some(read);
        }
        Ok(catalogue)
    }

    /// Since when the offer is as it is, when these work posts are what was read last.
    fn since(&self, posts: &[Post]) -> Option<Timestamp> {
        let kept = self.0.lock().ok()?;
        let before = &kept.as_ref()?.catalogue;
        let is_same = before.posts.iter().map(|listed| &listed.post).eq(posts);
        is_same.then_some(before.since)
    }

    fn still(&self, version: i64, day: Date, now: Timestamp) -> Option<Arc<Catalogue>> {
        let kept = self.0.lock().ok()?;
        let read = kept.as_ref()?;
        let is_same = (read.version, read.day) == (version, day);
        let is_fresh = now.duration_since(read.at).abs() < KEPT_FOR;
        (is_same && is_fresh).then(|| read.catalogue.clone())
    }
}
