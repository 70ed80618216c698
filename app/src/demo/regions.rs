//! The referral regions of the demo network and how many of its people live where.

use super::chance::Chance;
use base::municipalities::{self, Municipality};

/// A referral region: a group of municipalities, by the first two digits of their NIS codes (the
/// administrative arrondissements).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its name.
    pub name: &'static str,
    arrondissements: &'static [&'static str],
}

/// The five regions; together all 62 municipalities of West Flanders.
pub const REGIONS: [Region; 5] = [
    Region { name: "Brugge", arrondissements: &["31"] },
    Region { name: "Oostende", arrondissements: &["35"] },
    Region { name: "Kortrijk", arrondissements: &["34"] },
    Region { name: "Roeselare-Tielt", arrondissements: &["36", "37"] },
    Region { name: "Ieper-Diksmuide-Veurne", arrondissements: &["32", "33", "38"] },
];

/// Towns where more people live; the weights are invented and only say "many" or "few".
const TOWNS: [(&str, u32); 12] = [
    ("31005", 26),
    ("34022", 20),
    ("35013", 20),
    ("36015", 17),
    ("33011", 10),
    ("34040", 9),
    ("34027", 9),
    ("31043", 8),
    ("36008", 8),
    ("37022", 7),
    ("34041", 6),
    ("34013", 6),
];

impl Region {
    /// Its municipalities.
    pub fn municipalities(&self) -> impl Iterator<Item = &'static Municipality> {
        let starts = self.arrondissements;
        municipalities::west_flanders().filter(move |m| starts.contains(&&m.nis[..2]))
    }

    /// A municipality of the region, towns more often.
    pub fn somewhere(&self, chance: &mut Chance) -> &'static Municipality {
        let all: Vec<(&'static Municipality, u32)> =
            self.municipalities().map(|m| (m, weight(m.nis))).collect();
        chance.by_weight(&all)
    }
}

fn weight(nis: &str) -> u32 {
    TOWNS.iter().find(|(town, _)| *town == nis).map_or(3, |(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_of_the_province_lies_in_one_region() {
        let mut all: Vec<&str> =
            REGIONS.iter().flat_map(|r| r.municipalities().map(|m| m.nis)).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 62);
        assert_eq!(REGIONS.iter().map(|r| r.municipalities().count()).sum::<usize>(), 62);
    }
}
