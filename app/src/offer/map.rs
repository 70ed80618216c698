//! The map of West Flanders with the work posts that were found: drawn on the server, each municipality a
//! link, and the same as a table.

use super::asked::{Asked, Found};
use super::nearby::{self, By};
use crate::organisations::municipality_name;
use crate::view::Page;
use base::municipalities::outlines::{HEIGHT, Outline, WIDTH, on_sheet, outlines};
use base::municipalities::{self, Centre, Municipality};
use std::collections::BTreeMap;

/// What counts as near, in minutes by bike: those municipalities are darker.
const NEAR: u32 = 30;

/// The map.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// The municipalities.
    pub lands: Vec<Land>,
    /// Those that have work posts, by name.
    pub towns: Vec<Town>,
    /// Where the work posts lie: the points of their sites, and for those without one the middle of their
    /// municipality.
    pub spots: Vec<Spot>,
}

/// A municipality on the map.
#[derive(Debug, Clone)]
pub struct Land {
    /// The path, as SVG writes it.
    pub path: &'static str,
    /// The name.
    pub name: &'static str,
    /// The address of the same search from there.
    pub href: String,
    /// Whether it is near the municipality that was asked.
    pub is_near: bool,
}

/// A municipality with work posts.
#[derive(Debug, Clone)]
pub struct Town {
    /// The name.
    pub name: &'static str,
    /// The address of the same search from there.
    pub href: String,
    /// How many work posts were found there.
    pub posts: usize,
    /// On how many of them a place is free.
    pub free: usize,
}

/// A place on the map with work posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where it lies on the sheet.
    pub at: (u16, u16),
    /// The name: of the site, or of the municipality.
    pub name: String,
    /// The address of the same search from there.
    pub href: String,
    /// Whether it is the point of a site.
    pub is_exact: bool,
    /// How many work posts were found there.
    pub posts: usize,
    /// On how many of them a place is free.
    pub free: usize,
}

impl Map {
    /// The map of what was found.
    #[expect(clippy::too_many_lines, reason = "town by town, and spot by spot")]
    pub fn of(page: &Page, asked: &Asked, found: &[Found<'_>]) -> Map {
        let from = asked.place();
        let land = |o: &Outline| Land {
            path: o.path,
            name: municipality_name(page, o.nis),
            href: asked.address(municipality_name(page, o.nis), 1),
            is_near: is_near(from, o.nis),
        };
        let mut towns: BTreeMap<&'static str, Town> = BTreeMap::new();
        let mut spots: BTreeMap<((u16, u16), String), Spot> = BTreeMap::new();
        for found in found {
            let Some(place) = found.listed.place else { continue };
            let name = municipality_name(page, place.nis);
            let town = towns.entry(name).or_insert_with(|| Town {
                name,
                href: asked.address(name, 1),
                posts: 0,
                free: 0,
            });
            town.posts += 1;
            let is_free = usize::from(!found.listed.free.is_empty());
            town.free += is_free;
            let site = &found.listed.post.site;
            let is_exact = site.point.is_some();
            let spot = found.listed.spot().and_then(at);
            let Some(at) = spot else { continue };
            let called = if is_exact { format!("{}, {name}", site.name) } else { name.to_owned() };
            let spot = spots.entry((at, called.clone())).or_insert_with(|| Spot {
                at,
                name: called,
                href: town.href.clone(),
                is_exact,
                posts: 0,
                free: 0,
            });
            spot.posts += 1;
            spot.free += is_free;
        }
        Map {
            lands: outlines().iter().map(land).collect(),
            towns: towns.into_values().collect(),
            spots: spots.into_values().collect(),
        }
    }
}

fn is_near(from: Option<&Municipality>, nis: &str) -> bool {
    let both = from.zip(municipalities::by_nis(nis));
    let minutes = both.and_then(|(from, to)| nearby::minutes(from, to, By::Bike));
    minutes.is_some_and(|minutes| minutes <= NEAR)
}

/// Where a point lies on the sheet, in whole units; nothing outside it.
fn at(point: Centre) -> Option<(u16, u16)> {
    let (x, y) = on_sheet(point);
    if !(0.0..=f64::from(WIDTH)).contains(&x) || !(0.0..=f64::from(HEIGHT)).contains(&y) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the sheet")]
    let whole = |n: f64| n.round().max(0.0) as u16;
    Some((whole(x), whole(y)))
}
