//! Names for invented people, picked by a random number: the same number gives the same name.
//!
//! The weights are invented, steep as name frequencies are, and say nothing about a population.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a name comes from; given and family name of one person usually share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    Flemish,
    French,
    Arabic,
    Turkish,
    EasternEuropean,
}

/// The two parts of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Given,
    Family,
}

/// A name with the running total of the weights up to it.
type Weighted = (&'static str, u64);

static NAMES: LazyLock<HashMap<(Kind, Origin), Vec<Weighted>>> =
    LazyLock::new(|| read(include_str!("../data/names.tsv")));

/// A name of one origin, frequent names more often. `random` is any number, evenly spread.
pub fn pick(kind: Kind, origin: Origin, random: u64) -> &'static str {
    let names = NAMES.get(&(kind, origin)).map_or(&[][..], Vec::as_slice);
    let total = names.last().map_or(1, |(_, total)| *total);
    let wanted = spread(random) % total;
    let at = names.partition_point(|(_, so_far)| *so_far <= wanted);
    names.get(at).map_or("", |(name, _)| name)
}

/// A given and a family name. Seven in a hundred have names of two origins.
pub fn pick_person(random: u64) -> (&'static str, &'static str) {
    let origin = pick_origin(spread(random));
    let second = if spread(random ^ 0x5EED) % 100 < 7 {
        pick_origin(spread(random ^ 0x0A11))
    } else {
        origin
    };
    (
        pick(Kind::Given, second, random ^ 0x0061_7665),
        pick(Kind::Family, origin, random ^ 0x00FA_3117),
    )
}

/// All names of a kind and an origin.
pub fn names(kind: Kind, origin: Origin) -> impl Iterator<Item = &'static str> {
    let listed = NAMES.get(&(kind, origin)).map_or(&[][..], Vec::as_slice);
    listed.iter().map(|(name, _)| *name)
}

fn pick_origin(random: u64) -> Origin {
    match random % 100 {
        0..62 => Origin::Flemish,
        62..72 => Origin::French,
        72..85 => Origin::Arabic,
        85..92 => Origin::Turkish,
        _ => Origin::EasternEuropean,
    }
}

/// Mixes the bits, so that numbers in a row give names far apart (the finaliser of `SplitMix64`).
fn spread(random: u64) -> u64 {
    let mut mixed = random.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn read(text: &'static str) -> HashMap<(Kind, Origin), Vec<Weighted>> {
    let mut names: HashMap<(Kind, Origin), Vec<Weighted>> = HashMap::new();
    for line in text.lines().skip(1) {
        let (key, name, weight) = read_line(line).expect("the shipped list is complete");
        let listed = names.entry(key).or_default();
        let before = listed.last().map_or(0, |(_, total)| *total);
        listed.push((name, before + weight));
    }
    names
}

fn read_line(line: &'static str) -> Option<((Kind, Origin), &'static str, u64)> {
    let mut cells = line.split('\t');
    let kind = match cells.next()? {
        "given" => Kind::Given,
        "family" => Kind::Family,
        _ => return None,
    };
    let origin = match cells.next()? {
        "nl" => Origin::Flemish,
        "fr" => Origin::French,
        "ar" => Origin::Arabic,
        "tr" => Origin::Turkish,
        "oe" => Origin::EasternEuropean,
        _ => return None,
    };
    Some(((kind, origin), cells.next()?, cells.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const ORIGINS: [Origin; 5] =
        [Origin::Flemish, Origin::French, Origin::Arabic, Origin::Turkish, Origin::EasternEuropean];

    fn distinct(kind: Kind) -> usize {
        let all: HashSet<_> = ORIGINS.iter().flat_map(|o| names(kind, *o)).collect();
        all.len()
    }

    #[test]
    fn there_are_enough_names_for_a_large_network() {
        assert!(distinct(Kind::Given) >= 400);
        assert!(distinct(Kind::Family) >= 1_500);
    }

    #[test]
    fn the_same_number_gives_the_same_person() {
        assert_eq!(pick_person(12), pick_person(12));
        assert_ne!(pick_person(12), pick_person(13));
    }

    #[test]
    fn frequent_names_come_more_often() {
        let count = |name: &str| {
            let picked = (0..20_000).map(|n| pick(Kind::Given, Origin::Flemish, n));
            picked.filter(|picked| *picked == name).count()
        };
        assert!(count("Jan") > 3 * count("Sien"));
        assert!(count("Sien") > 0);
    }
}
