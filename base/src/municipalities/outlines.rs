//! The municipalities of West Flanders as outlines on a sheet, for a map that is drawn on the server.
//!
//! Only for drawing: the lines are simplified to about 100 m. Source: `base/data/README.md`.

use super::Centre;
use std::sync::LazyLock;

/// How wide the sheet is, in its own units.
pub const WIDTH: u16 = 640;
/// How high it is.
pub const HEIGHT: u16 = 696;

/// The western and the northern edge of the sheet, in degrees.
const WEST_AND_NORTH: (f64, f64) = (2.555_355_548_858_756, 51.368_162_123_677_07);
/// Units of the sheet for a degree of latitude; a degree of longitude is shorter by the cosine of 51°.
const UNITS: f64 = 1_044.802_344_436_968;
const COSINE: f64 = 0.629_320_391_049_837;

/// A municipality as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// The NIS code.
    pub nis: &'static str,
    /// The path, as SVG writes it.
    pub path: &'static str,
}

static ALL: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let lines = include_str!("../../data/west-flanders.tsv").lines();
    lines.filter_map(|l| l.split_once('\t')).map(|(nis, path)| Outline { nis, path }).collect()
});

/// The outlines of the 62 municipalities of West Flanders, by NIS code.
pub fn outlines() -> &'static [Outline] {
    &ALL
}

/// Where a point lies on the sheet, from its upper left corner.
pub fn on_sheet(point: Centre) -> (f64, f64) {
    let (west, north) = WEST_AND_NORTH;
    ((point.longitude - west) * COSINE * UNITS, (north - point.latitude) * UNITS)
}

/// The corners of the sheet in degrees: south and west, north and east.
pub fn bounds() -> [(f64, f64); 2] {
    let (west, north) = WEST_AND_NORTH;
    let east = west + f64::from(WIDTH) / (COSINE * UNITS);
    [(north - f64::from(HEIGHT) / UNITS, west), (north, east)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::municipalities::west_flanders;

    #[test]
    fn every_municipality_of_west_flanders_is_drawn_with_its_centre_on_the_sheet() {
        let drawn: Vec<&str> = outlines().iter().map(|o| o.nis).collect();
        let all: Vec<&str> = west_flanders().map(|m| m.nis).collect();
        assert_eq!(drawn, all);
        assert!(outlines().iter().all(|o| o.path.starts_with('M') && o.path.ends_with('z')));
        for place in west_flanders() {
            let (x, y) = on_sheet(place.centre.expect("known for West Flanders"));
            assert!((0.0..f64::from(WIDTH)).contains(&x), "{} {x}", place.name_nl);
            assert!((0.0..f64::from(HEIGHT)).contains(&y), "{} {y}", place.name_nl);
        }
    }
}
