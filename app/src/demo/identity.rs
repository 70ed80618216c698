//! Who somebody is: name, birth, language, address. All invented.

use super::chance::{Chance, plus};
use crate::people::codes::{Education, Indication, Indications, Sex};
use crate::people::{ContactWay, NewPerson, WayKind};
use base::invented_names::{self, Kind, Origin};
use base::municipalities::Municipality;
use base::rough_date::RoughDate;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;

const ORIGINS: [Origin; 5] =
    [Origin::Flemish, Origin::French, Origin::Arabic, Origin::Turkish, Origin::EasternEuropean];

/// Each given name with its origin and whether it is a woman's: the shipped list names a man and a
/// woman in turn.
static GIVEN: LazyLock<HashMap<&'static str, (Origin, bool)>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for origin in ORIGINS {
        for (place, name) in invented_names::names(Kind::Given, origin).enumerate() {
            all.entry(name).or_insert((origin, place % 2 == 1 && name != "Michel"));
        }
    }
    all
});

const STREETS: [&str; 20] = [
    "Kerkstraat",
    "Stationsstraat",
    "Molenstraat",
    "Schoolstraat",
    "Nieuwstraat",
    "Dorpsstraat",
    "Lindelaan",
    "Beukenlaan",
    "Vaartstraat",
    "Zandstraat",
    "Groenstraat",
    "Bruggestraat",
    "Leeuwerikstraat",
    "Wilgendreef",
    "Kouterstraat",
    "Hoogstraat",
    "Weidestraat",
    "Zonnebloemlaan",
    "Vlasstraat",
    "Meersstraat",
];
const WORK: [&str; 12] = [
    "Poetswerk bij een dienstenchequebedrijf.",
    "Zes jaar in een bakkerij.",
    "Magazijnier, interim.",
    "Geen eerder betaald werk.",
    "Keukenhulp in een woonzorgcentrum.",
    "Bouw, tot een rugletsel.",
    "Tuinaanleg, seizoenen.",
    "Textiel, tot de sluiting.",
    "Zelfstandig, tot een faillissement.",
    "Winkelbediende, deeltijds.",
    "Landbouw in het land van herkomst.",
    "Inpakwerk, korte contracten via interim.",
];

/// An adult with everything a centre asks at the intake.
pub fn adult(chance: &mut Chance, index: u64, home: &Municipality, entered: Date) -> NewPerson {
    let sex = chance.by_weight(&[(Sex::Male, 60), (Sex::Female, 40)]);
    let (given, family) = name(chance, sex);
    let origin = GIVEN.get(given).map_or(Origin::Flemish, |(origin, _)| *origin);
    let language = language(chance, origin);
    let age = chance.by_weight(&[(0, 33), (1, 43), (2, 24)]);
    let years = match age {
        0 => chance.between(19, 35),
        1 => chance.between(36, 50),
        _ => chance.between(51, 60),
    };
    let birth = plus(entered, -years * 365 - chance.between(5, 360));
    NewPerson {
        given: given.to_owned(),
        family: family.to_owned(),
        called: String::new(),
        birth: rough(chance, birth, origin),
        sex,
        language: language.to_owned(),
        needs_interpreter: !["nl", "fr", "en"].contains(&language) && chance.percent(40),
        street: street(chance),
        postcode: (*chance.one_of(&home.postcodes)).to_owned(),
        municipality: Some(home.nis.to_owned()),
        education: chance.by_weight(&[
            (Education::Unknown, 10),
            (Education::Primary, 20),
            (Education::SpecialSecondary, 24),
            (Education::LowerSecondary, 26),
            (Education::HigherSecondary, 15),
            (Education::Higher, 5),
        ]),
        work_history: if chance.percent(70) {
            (*chance.one_of(&WORK)).to_owned()
        } else {
            String::new()
        },
        indications: indications(chance),
        ways: ways(chance, index, given, family),
    }
}

/// A name that fits the sex.
pub fn name(chance: &mut Chance, sex: Sex) -> (&'static str, &'static str) {
    loop {
        let (given, family) = invented_names::pick_person(chance.number());
        let is_woman = GIVEN.get(given).is_some_and(|(_, woman)| *woman);
        if is_woman == (sex == Sex::Female) {
            return (given, family);
        }
    }
}

fn language(chance: &mut Chance, origin: Origin) -> &'static str {
    match origin {
        Origin::Flemish => "nl",
        Origin::French => chance.by_weight(&[("fr", 45), ("nl", 55)]),
        Origin::Arabic => chance.by_weight(&[("ar", 45), ("nl", 35), ("fr", 20)]),
        Origin::Turkish => chance.by_weight(&[("tr", 45), ("nl", 55)]),
        Origin::EasternEuropean => chance.by_weight(&[
            ("pl", 20),
            ("ro", 15),
            ("bg", 10),
            ("uk", 20),
            ("ru", 10),
            ("nl", 25),
        ]),
    }
}

/// Most birth dates are known to the day; of some newcomers only the year.
fn rough(chance: &mut Chance, birth: Date, origin: Origin) -> RoughDate {
    if origin != Origin::Flemish && chance.percent(6) {
        RoughDate::Year(birth.year())
    } else {
        RoughDate::Day(birth)
    }
}

fn street(chance: &mut Chance) -> String {
    let number = 1 + chance.rather_short(0, 180);
    let bus =
        if chance.percent(18) { format!(" bus {}", 1 + chance.below(12)) } else { String::new() };
    format!("{} {number}{bus}", chance.one_of(&STREETS))
}

fn indications(chance: &mut Chance) -> Indications {
    let mut ticked = [false; 5];
    for (tick, percent) in ticked.iter_mut().zip([22, 28, 38, 30, 46]) {
        *tick = chance.percent(percent);
    }
    let place = |wanted| Indication::ALL.iter().position(|i| *i == wanted).unwrap_or(0);
    Indications::where_ticked(|i| ticked[place(i)])
}

/// A telephone number out of a range that is used for nothing else here, and for some an address
/// that leads nowhere.
fn ways(chance: &mut Chance, index: u64, given: &str, family: &str) -> Vec<ContactWay> {
    let mut all = vec![];
    let way = |kind, value| ContactWay { kind, value, remark: String::new() };
    if chance.percent(94) {
        let n = index % 100_000;
        let (a, b, c) = (n / 10_000, n / 100 % 100, n % 100);
        all.push(way(WayKind::Phone, format!("0499 0{a} {b:02} {c:02}")));
    }
    if chance.percent(48) {
        let word = |text: &str| super::organisations::address_word(text);
        all.push(way(WayKind::Email, format!("{}.{}@post.example", word(given), word(family))));
    }
    if all.is_empty() {
        all.push(way(WayKind::Other, "via de buurvrouw".to_owned()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_the_sex() {
        let mut chance = Chance::new(5);
        for _ in 0..200 {
            let (given, _) = name(&mut chance, Sex::Female);
            assert!(GIVEN[given].1, "{given}");
        }
        for woman in ["Marie", "Fatima", "Ayşe", "Olena", "Céline", "Nele"] {
            assert!(GIVEN[woman].1, "{woman}");
        }
        for man in ["Jan", "Mohamed", "Mehmet", "Piotr", "Michel", "Joris"] {
            assert!(!GIVEN[man].1, "{man}");
        }
    }
}
