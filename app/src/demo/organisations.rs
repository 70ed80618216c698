//! The organisations of the demo network. All names are invented.

use super::chance::Chance;
use super::regions::{REGIONS, Region};
use crate::organisations::Kind;
use base::municipalities::Municipality;

/// An organisation of the demo network.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Number of its region in [`REGIONS`].
    pub region: usize,
    /// Where it is.
    pub municipality: &'static Municipality,
    /// Street and number, telephone and e-mail: invented, they lead nowhere.
    pub reach: [String; 3],
    /// How many people find their way to it, compared with others of its kind.
    pub weight: u32,
}

/// Atelier De Kade, where the coach of the demo works.
pub const KADE: usize = 0;
/// Maatwerk Leiekant.
pub const LEIEKANT: usize = CENTRES.len();
/// OCMW Kruisdam.
pub const KRUISDAM: usize = LEIEKANT + WORKSHOPS.len();
/// The umbrella body of the centres; the one of the workshops comes after it.
pub const FEDERATION: usize = KRUISDAM + OCMWS.len() + CAWS.len() + EMPLOYMENT.len();

const CENTRES: [&str; 30] = [
    "Atelier De Kade",
    "Atelier De Zilveren Spar",
    "Werkplaats Het Tussenuur",
    "De Stille Es",
    "Atelier Noordergaard",
    "Het Wikkelhuis",
    "De Rode Kruiwagen",
    "Zorgboerderij Distelhof",
    "Atelier Zeevonk",
    "De Windvaan",
    "Werkerf De Meerkoet",
    "De Zandloper Werkt",
    "Tuinatelier Kamille",
    "De Blauwe Schort",
    "Atelier Duinroos",
    "Het Houten Wiel",
    "De Kleine Haven",
    "Atelier De Wever",
    "Zorgboerderij Klaverland",
    "De Knopendoos",
    "Werkerf Het Spoor",
    "De Gouden Schoffel",
    "Atelier Leiezicht",
    "De Papiermolen",
    "Het Vlasveld",
    "Atelier De Trede",
    "De Groene Drempel",
    "Werkplaats Hopbel",
    "De Lage Dijk",
    "Atelier Polderlicht",
];
const WORKSHOPS: [&str; 24] = [
    "Maatwerk Leiekant",
    "Maatwerk Zilverdam",
    "Maatwerk De Schakel",
    "Maatwerk Kustlijn",
    "Maatwerk Noorderpoort",
    "Maatwerk Drie Torens",
    "Maatwerk De Spil van West",
    "Maatwerk Molenwiek",
    "Maatwerk Vlaskouter",
    "Maatwerk De Duinpan",
    "Maatwerk Houtland",
    "Maatwerk De Treden",
    "Maatwerk Westhoek Pluspunt",
    "Maatwerk Rodeberg",
    "Maatwerk IJzerkant",
    "Maatwerk De Hopstaak",
    "Maatwerk Tieltse Velden",
    "Maatwerk Roesbeek",
    "Maatwerk De Ketting",
    "Maatwerk Stroomop",
    "Maatwerk De Brede Hand",
    "Maatwerk Zuiderzon",
    "Maatwerk De Kraanvogel",
    "Maatwerk Havenlicht",
];
pub const OCMWS: [&str; 20] = [
    "Kruisdam",
    "Zwinderhoek",
    "Leiebos",
    "Wilgenwalle",
    "Molenkouter",
    "Roggevelde",
    "Torenhille",
    "Waterkapelle",
    "Elzendam",
    "Vossewalle",
    "Zandmeers",
    "Lindewalle",
    "Hoppeveld",
    "Ganzedam",
    "Kraaiendam",
    "Distelkapelle",
    "Schapewalle",
    "Kreekdorp",
    "Veldekouter",
    "Duinhille",
];
const CAWS: [&str; 4] = ["CAW De Overzet", "CAW Westerlicht", "CAW De Handreiking", "CAW Leiebrug"];
const EMPLOYMENT: [&str; 5] = [
    "Dienst Werk Noord",
    "Dienst Werk Kust",
    "Dienst Werk Leie",
    "Dienst Werk Midden",
    "Dienst Werk IJzer",
];
const UMBRELLAS: [&str; 2] = ["Federatie Arbeidszorg Opwaarts", "Koepel Maatwerk Samen West"];
const STREETS: [&str; 12] = [
    "Ambachtenlaan",
    "Vaartkade",
    "Stationsdreef",
    "Molenstraat",
    "Nijverheidslaan",
    "Kerkhofdreef",
    "Oude Spoorweg",
    "Lindedreef",
    "Kouterweg",
    "Havenweg",
    "Weverijstraat",
    "Zandweg",
];

/// All organisations, always in the same order: [`KADE`] first.
pub fn all(seed: u64) -> Vec<Organisation> {
    let ocmws: Vec<String> = OCMWS.iter().map(|place| format!("OCMW {place}")).collect();
    let lists = [
        (Kind::Arbeidszorg, names(&CENTRES)),
        (Kind::Maatwerk, names(&WORKSHOPS)),
        (Kind::Ocmw, ocmws),
        (Kind::Caw, names(&CAWS)),
        (Kind::Vdab, names(&EMPLOYMENT)),
        (Kind::Umbrella, names(&UMBRELLAS)),
    ];
    let mut found: Vec<Organisation> = vec![];
    for (kind, names) in lists {
        for (place, name) in names.into_iter().enumerate() {
            let number = found.len();
            found.push(organisation(seed, number, kind, place, name));
        }
    }
    found
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn organisation(seed: u64, number: usize, kind: Kind, place: usize, name: String) -> Organisation {
    let mut chance = Chance::of(seed, 11, number as u64);
    // De Kade, Leiekant and Kruisdam work together: all three near Kortrijk.
    let region = if place == 0 { 2 } else { place % REGIONS.len() };
    let weight = match kind {
        Kind::Arbeidszorg if place == 0 => 20,
        Kind::Maatwerk if place == 0 => 16,
        Kind::Ocmw if place == 0 => 30,
        _ => 9 + chance.below(7),
    };
    Organisation {
        reach: [
            format!("{} {}", chance.one_of(&STREETS), 1 + chance.below(120)),
            format!("050 00 {:02} {:02}", number / 100, number % 100),
            format!("info@{}.example", address_word(&name)),
        ],
        municipality: REGIONS[region].somewhere(&mut chance),
        name,
        kind,
        region,
        weight,
    }
}

/// The region an organisation lies in.
pub fn region_of(one: &Organisation) -> Region {
    REGIONS[one.region]
}

/// A name as part of an address: small letters and hyphens.
pub fn address_word(name: &str) -> String {
    base::names::fold(name).split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_has_thirty_centres_and_twenty_four_workshops() {
        let all = all(1);
        let count = |kind| all.iter().filter(|o| o.kind == kind).count();
        assert_eq!((count(Kind::Arbeidszorg), count(Kind::Maatwerk)), (30, 24));
        assert!(count(Kind::Ocmw) >= 10 && count(Kind::Caw) >= 3 && count(Kind::Umbrella) == 2);
    }

    #[test]
    fn the_named_ones_stand_at_their_places_and_no_name_comes_twice() {
        let all = all(1);
        assert_eq!(all[KADE].name, "Atelier De Kade");
        assert_eq!(all[LEIEKANT].name, "Maatwerk Leiekant");
        assert_eq!(all[KRUISDAM].name, "OCMW Kruisdam");
        assert_eq!(all[FEDERATION].kind, Kind::Umbrella);
        let mut names: Vec<&str> = all.iter().map(|o| o.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }
}
