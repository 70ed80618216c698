//! Where a site lies: a point in millionths of a degree, which is about ten centimetres.

use crate::form::Form;
use base::municipalities::Centre;

/// A point (WGS 84), in millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// To the north of the equator.
    pub latitude: i64,
    /// To the east of Greenwich.
    pub longitude: i64,
}

/// Millionths in a degree.
const DEGREE: f64 = 1e6;
/// Between which degrees Belgium and what lies just outside it are; a slip of the pen is not.
const NORTH: (f64, f64) = (48.0, 53.0);
const EAST: (f64, f64) = (1.0, 8.0);

impl Point {
    /// The point of two stored numbers; nothing unless both are there.
    pub fn of(latitude: Option<i64>, longitude: Option<i64>) -> Option<Point> {
        Some(Point { latitude: latitude?, longitude: longitude? })
    }

    /// The same in degrees.
    #[expect(clippy::cast_precision_loss, reason = "at most 180 million")]
    pub fn degrees(self) -> Centre {
        Centre {
            latitude: self.latitude as f64 / DEGREE,
            longitude: self.longitude as f64 / DEGREE,
        }
    }

    /// As it is typed: `50.82803`.
    pub fn texts(self) -> [String; 2] {
        let Centre { latitude, longitude } = self.degrees();
        [latitude.to_string(), longitude.to_string()]
    }
}

/// Reads a coordinate in degrees, with a point or a comma, within `most` degrees.
pub fn degrees(typed: &str, most: f64) -> Option<i64> {
    let degrees: f64 = typed.trim().replace(',', ".").parse().ok()?;
    (degrees.abs() <= most).then(|| millionths(degrees))
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
fn millionths(degrees: f64) -> i64 {
    (degrees * DEGREE).round() as i64
}

/// Reads a point that may be left out. Both coordinates, or none.
pub(super) fn read(form: &mut Form) -> Option<Point> {
    let [latitude, longitude] =
        ["latitude", "longitude"].map(|field| form.value(field).trim().to_owned());
    if latitude.is_empty() && longitude.is_empty() {
        return None;
    }
    let near = |typed: &str, (least, most): (f64, f64)| {
        degrees(typed, most).filter(|there| *there >= millionths(least))
    };
    let (north, east) = (near(&latitude, NORTH), near(&longitude, EAST));
    for (field, found) in [("latitude", north), ("longitude", east)] {
        if found.is_none() {
            form.wrong(field, format_of(field));
        }
    }
    Point::of(north, east)
}

fn format_of(field: &str) -> &'static str {
    if field == "latitude" { "offer-latitude-wrong" } else { "offer-longitude-wrong" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_typed_with_a_comma_or_a_point_and_comes_back_as_it_was() {
        let form = |latitude: &str, longitude: &str| {
            let pairs = [("latitude", latitude), ("longitude", longitude)];
            Form::from_pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())))
        };
        let point = read(&mut form("50,82803", " 3.26487 ")).unwrap();
        assert_eq!(point.texts(), ["50.82803", "3.26487"]);
        assert_eq!(read(&mut form("", "")), None);
        for (north, east) in [
            ("50,8", ""),
            ("91", "3"),
            ("-51.2", "3"),
            ("50.8", "32"),
            ("vijftig", "3"),
            ("50", "NaN"),
        ] {
            let mut form = form(north, east);
            assert_eq!(read(&mut form), None);
            assert!(!form.is_good(), "{north} {east}");
        }
    }
}
