//! The Belgian municipalities since the mergers of 1 January 2025: NIS codes, Dutch and French
//! names, provinces and postcodes.
//!
//! Source: Statbel, CC BY 4.0 (see `base/data/README.md`). The list is compiled into the program
//! and read once, on first use.

pub mod outlines;

use crate::names::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One municipality as it stands since 1 January 2025.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// The NIS code of Statbel, five digits.
    pub nis: &'static str,
    /// The Dutch name, or the only name there is.
    pub name_nl: &'static str,
    /// The French name, or the only name there is.
    pub name_fr: &'static str,
    pub province: Province,
    /// In ascending order; a postcode can belong to more than one municipality.
    pub postcodes: Vec<&'static str>,
    /// A point in the middle, for drawing; known for West Flanders only.
    pub centre: Option<Centre>,
}

/// A point in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Centre {
    pub longitude: f64,
    pub latitude: f64,
}

/// The ten provinces, and Brussels, which belongs to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Province {
    Antwerp,
    FlemishBrabant,
    WalloonBrabant,
    Brussels,
    WestFlanders,
    EastFlanders,
    Hainaut,
    Liege,
    Limburg,
    Luxembourg,
    Namur,
}

struct Register {
    all: Vec<Municipality>,
    by_nis: HashMap<&'static str, usize>,
    by_postcode: HashMap<&'static str, Vec<usize>>,
    /// Folded names with their place in `all`, in alphabetical order.
    folded: Vec<(String, usize)>,
}

static REGISTER: LazyLock<Register> =
    LazyLock::new(|| Register::read(include_str!("../data/municipalities.tsv")));

/// All 565 municipalities, by NIS code.
pub fn all() -> &'static [Municipality] {
    &REGISTER.all
}

/// The municipality with this NIS code. Codes that ended with a merger are not found.
pub fn by_nis(nis: &str) -> Option<&'static Municipality> {
    REGISTER.by_nis.get(nis).map(|&at| &REGISTER.all[at])
}

/// The municipalities that a postcode reaches; none when the postcode does not exist.
pub fn by_postcode(postcode: &str) -> Vec<&'static Municipality> {
    let places = REGISTER.by_postcode.get(postcode.trim());
    places.into_iter().flatten().map(|&at| &REGISTER.all[at]).collect()
}

/// The municipalities whose Dutch or French name starts with this text, whatever its accents,
/// hyphens and capitals; a full name comes before longer ones. Digits are read as the start of
/// a postcode. An empty text finds nothing.
pub fn find(text: &str) -> Vec<&'static Municipality> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    if wanted.bytes().all(|b| b.is_ascii_digit()) {
        return all()
            .iter()
            .filter(|m| m.postcodes.iter().any(|p| p.starts_with(&wanted)))
            .collect();
    }
    let first = REGISTER.folded.partition_point(|(name, _)| name.as_str() < wanted.as_str());
    let mut found: Vec<&'static Municipality> = Vec::new();
    for (_, at) in REGISTER.folded[first..].iter().take_while(|(name, _)| name.starts_with(&wanted))
    {
        let municipality = &REGISTER.all[*at];
        if !found.iter().any(|known| known.nis == municipality.nis) {
            found.push(municipality);
        }
    }
    found
}

/// The 62 municipalities of West Flanders, by NIS code.
pub fn west_flanders() -> impl Iterator<Item = &'static Municipality> {
    all().iter().filter(|m| m.province == Province::WestFlanders)
}

impl Register {
    fn read(text: &'static str) -> Self {
        let all: Vec<Municipality> = text
            .lines()
            .skip(1)
            .map(|line| read_line(line).expect("the shipped list is complete: a test reads it"))
            .collect();
        let mut by_nis = HashMap::new();
        let mut by_postcode: HashMap<&'static str, Vec<usize>> = HashMap::new();
        let mut folded = Vec::new();
        for (at, municipality) in all.iter().enumerate() {
            by_nis.insert(municipality.nis, at);
            for postcode in &municipality.postcodes {
                by_postcode.entry(postcode).or_default().push(at);
            }
            folded.push((fold(municipality.name_nl), at));
            folded.push((fold(municipality.name_fr), at));
        }
        folded.sort();
        folded.dedup();
        Self { all, by_nis, by_postcode, folded }
    }
}

fn read_line(line: &'static str) -> Option<Municipality> {
    let mut cells = line.split('\t');
    Some(Municipality {
        nis: cells.next()?,
        name_nl: cells.next()?,
        name_fr: cells.next()?,
        province: Province::from_nis(cells.next()?)?,
        postcodes: cells.next()?.split(',').collect(),
        centre: read_centre(cells.next()?, cells.next()?),
    })
}

fn read_centre(longitude: &str, latitude: &str) -> Option<Centre> {
    Some(Centre { longitude: longitude.parse().ok()?, latitude: latitude.parse().ok()? })
}

impl Province {
    /// The province with this NIS code; `04000` is the Brussels-Capital Region.
    pub fn from_nis(nis: &str) -> Option<Self> {
        Some(match nis {
            "10000" => Self::Antwerp,
            "20001" => Self::FlemishBrabant,
            "20002" => Self::WalloonBrabant,
            "04000" => Self::Brussels,
            "30000" => Self::WestFlanders,
            "40000" => Self::EastFlanders,
            "50000" => Self::Hainaut,
            "60000" => Self::Liege,
            "70000" => Self::Limburg,
            "80000" => Self::Luxembourg,
            "90000" => Self::Namur,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_565_municipalities_and_62_in_west_flanders() {
        assert_eq!(all().len(), 565);
        assert_eq!(west_flanders().count(), 62);
    }

    #[test]
    fn every_municipality_has_names_and_a_postcode_of_four_digits() {
        for municipality in all() {
            assert_eq!(municipality.nis.len(), 5);
            assert!(!municipality.name_nl.is_empty() && !municipality.name_fr.is_empty());
            assert!(!municipality.postcodes.is_empty());
            for postcode in &municipality.postcodes {
                assert!(postcode.len() == 4 && postcode.parse::<u16>().is_ok());
            }
        }
    }

    #[test]
    fn every_west_flemish_municipality_has_a_centre_inside_the_province() {
        for municipality in west_flanders() {
            let centre = municipality.centre.unwrap();
            assert!((2.5..3.6).contains(&centre.longitude), "{municipality:?}");
            assert!((50.6..51.4).contains(&centre.latitude), "{municipality:?}");
        }
    }

    #[test]
    fn merged_municipalities_are_found_under_their_new_code_only() {
        assert_eq!(by_nis("37022").unwrap().name_nl, "Tielt");
        assert_eq!(by_nis("37021").unwrap().name_nl, "Wingene");
        assert!(by_nis("37007").is_none());
        assert!(by_nis("37015").is_none());
        assert_eq!(by_postcode("8760")[0].name_nl, "Tielt");
    }

    #[test]
    fn a_postcode_can_reach_more_than_one_municipality() {
        assert_eq!(by_postcode("8800")[0].name_nl, "Roeselare");
        assert!(by_postcode("1040").len() > 1);
        assert!(by_postcode("9999").is_empty());
    }

    #[test]
    fn names_are_found_by_their_start_in_both_languages() {
        assert_eq!(find("ROES")[0].nis, "36015");
        assert_eq!(find("Courtrai")[0].name_nl, "Kortrijk");
        assert_eq!(find("knokke heist")[0].name_nl, "Knokke-Heist");
        assert_eq!(find("Liège")[0].name_nl, "Luik");
        assert_eq!(find("8870")[0].name_nl, "Izegem");
        assert!(find("  ").is_empty());
        assert!(find("Nergenshuizen").is_empty());
    }

    #[test]
    fn a_full_name_comes_before_longer_ones() {
        let names: Vec<&str> = find("lier").iter().map(|m| m.name_nl).collect();
        assert_eq!(names, ["Lier", "Lierde", "Lierneux"]);
    }
}
