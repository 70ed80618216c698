//! The map of West Flanders with the work posts that were found: drawn on the server, each municipality a
//! link, and the same as a table.

use super::asked::{Asked, Found};
use super::nearby::{self, By};
use crate::organisations::municipality_name;
use crate::view::Page;
use base::municipalities::outlines::{Outline, on_sheet, outlines};
use base::municipalities::{self, Municipality};
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
    /// Where it lies on the sheet; nothing outside West Flanders.
    pub at: Option<(u16, u16)>,
    /// How many work posts were found there.
    pub posts: usize,
    /// On how many of them a place is free.
    pub free: usize,
}

impl Map {
    /// The map of what was found.
    pub fn of(page: &Page, asked: &Asked, found: &[Found<'_>]) -> Map {
        let from = asked.place();
        let land = |o: &Outline| Land {
            path: o.path,
            name: municipality_name(page, o.nis),
            href: asked.address(municipality_name(page, o.nis), 1),
            is_near: is_near(from, o.nis),
        };
        let mut towns: BTreeMap<&'static str, Town> = BTreeMap::new();
        for found in found {
            let Some(place) = found.listed.place else { continue };
            let name = municipality_name(page, place.nis);
            let town = towns.entry(name).or_insert_with(|| Town {
                name,
                href: asked.address(name, 1),
                at: at(place),
                posts: 0,
                free: 0,
            });
            town.posts += 1;
            town.free += usize::from(!found.listed.free.is_empty());
        }
        Map { lands: outlines().iter().map(land).collect(), towns: towns.into_values().collect() }
    }
}

fn is_near(from: Option<&Municipality>, nis: &str) -> bool {
    let both = from.zip(municipalities::by_nis(nis));
    let minutes = both.and_then(|(from, to)| nearby::minutes(from, to, By::Bike));
    minutes.is_some_and(|minutes| minutes <= NEAR)
}

/// Where the middle of a municipality lies on the sheet, in whole units.
fn at(place: &Municipality) -> Option<(u16, u16)> {
    let (x, y) = on_sheet(place.centre?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the sheet")]
    let whole = |n: f64| n.round().max(0.0) as u16;
    Some((whole(x), whole(y)))
}
