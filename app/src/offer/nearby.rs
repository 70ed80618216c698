//! How far it is from one municipality to a place, on foot or by bike: an estimate, and said to be one.
//!
//! From the middle of the municipality to the point of the place, or to the middle of its municipality: the straight line, a third longer because no road is straight, at 4.5 km/h on
//! foot and 15 km/h by bike. Our own choice of numbers; a route planner knows better.

use base::municipalities::{Centre, Municipality};

/// How somebody goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// On foot.
    Foot,
    /// By bike.
    #[default]
    Bike,
}

impl By {
    /// The word in addresses and keys of words (`offer-by-bike`).
    pub fn word(self) -> &'static str {
        match self {
            By::Foot => "foot",
            By::Bike => "bike",
        }
    }

    /// The way with this word; by bike when it is another.
    pub fn parse(word: &str) -> By {
        if word == By::Foot.word() { By::Foot } else { By::Bike }
    }

    fn km_an_hour(self) -> f64 {
        match self {
            By::Foot => 4.5,
            By::Bike => 15.0,
        }
    }
}

/// How much longer a road is than the straight line.
const DETOUR: f64 = 1.3;
/// The radius of the earth, in kilometres.
const EARTH: f64 = 6371.0;

/// How many minutes it takes from one municipality to another; none within one, and nothing where the
/// middle of one is not known.
pub fn minutes(from: &Municipality, to: &Municipality, by: By) -> Option<u32> {
    if from.nis == to.nis {
        return Some(0);
    }
    Some(by_road(from.centre?, to.centre?, by))
}

/// How many minutes it takes from the middle of a municipality to a point.
pub fn minutes_to(from: &Municipality, to: Centre, by: By) -> Option<u32> {
    Some(by_road(from.centre?, to, by))
}

fn by_road(from: Centre, to: Centre, by: By) -> u32 {
    let km = straight(from, to) * DETOUR;
    let minutes = (km / by.km_an_hour() * 60.0).round();
    // At most half the earth around: it fits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small and not negative"
    )]
    let whole = minutes as u32;
    whole
}

/// The straight line in kilometres (haversine).
pub fn straight(from: Centre, to: Centre) -> f64 {
    let (a, b) = (from.latitude.to_radians(), to.latitude.to_radians());
    let half = ((b - a) / 2.0).sin();
    let across = ((to.longitude - from.longitude).to_radians() / 2.0).sin();
    let part = half * half + a.cos() * b.cos() * across * across;
    2.0 * EARTH * part.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::municipalities::by_nis;

    #[test]
    fn a_bike_takes_less_than_a_third_of_the_time_on_foot_and_the_way_back_as_long() {
        let (diksmuide, kortrijk) = (by_nis("32003").unwrap(), by_nis("34022").unwrap());
        let bike = minutes(diksmuide, kortrijk, By::Bike).unwrap();
        // 39 km from middle to middle.
        assert!((180..230).contains(&bike), "{bike}");
        let foot = minutes(diksmuide, kortrijk, By::Foot).unwrap();
        assert!(foot > bike * 3, "{foot}");
        assert_eq!(minutes(kortrijk, diksmuide, By::Bike), Some(bike));
        assert_eq!(minutes(kortrijk, kortrijk, By::Foot), Some(0));
    }

    #[test]
    fn where_the_middle_is_not_known_nothing_is_said() {
        let (antwerp, kortrijk) = (by_nis("11002").unwrap(), by_nis("34022").unwrap());
        assert_eq!(minutes(antwerp, kortrijk, By::Bike), None);
    }
}
