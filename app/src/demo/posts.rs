//! The work posts of the demo network: what each centre and workshop offers, and what there is to know
//! about it. Everything is invented.

use super::chance::Chance;
use super::forms::Form;
use super::organisations::{KRUISDAM, LEIEKANT};
use super::places;
use crate::offer::{Dutch, Effort, Sector};

/// What an organisation offers: the form, and the place in words.
pub fn menu(organisation: usize) -> Vec<(Form, &'static str)> {
    let some = |form: Form, from: usize, steps: &[usize]| {
        let all = places::all(form);
        let at = |step: &usize| (form, all[(from + step) % all.len()]);
        steps.iter().map(at).collect::<Vec<_>>()
    };
    let start = organisation * 5;
    if organisation < LEIEKANT {
        [
            some(Form::Ama, start, &[0, 1, 4, 6, 9]),
            some(Form::AmaSocial, organisation, &[0, 3]),
            some(Form::Volunteering, organisation, &[0]),
        ]
        .concat()
    } else if organisation < KRUISDAM {
        [
            some(Form::Collective, organisation, &[0, 2, 5, 7]),
            some(Form::AmaSocial, organisation, &[1, 4]),
            some(Form::Enclave, organisation, &[0, 3]),
            some(Form::LocalServices, organisation, &[0, 2]),
        ]
        .concat()
    } else {
        vec![]
    }
}

/// A place for a step: of what the organisation offers in this form, or else of all places there are.
pub fn place(form: Form, organisation: usize, chance: &mut Chance) -> &'static str {
    let menu = menu(organisation);
    let own: Vec<&'static str> =
        menu.into_iter().filter(|(f, _)| *f == form).map(|(_, place)| place).collect();
    if own.is_empty() { places::of(form, chance) } else { chance.one_of::<&str>(&own) }
}

/// What there is to know about a place.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The place, as a step names it.
    pub place: &'static str,
    /// The kind of work.
    pub sector: Sector,
    /// What one does there.
    pub summary: &'static str,
    /// What one learns.
    pub learns: &'static str,
    /// For the body, the senses, and with people.
    pub efforts: [Effort; 3],
    /// How much Dutch one needs.
    pub dutch: Dutch,
}

use Effort::{Heavy as H, Light as L, Medium as M};

const fn about(
    place: &'static str,
    sector: Sector,
    summary: &'static str,
    learns: &'static str,
    efforts: [Effort; 3],
    dutch: Dutch,
) -> About {
    About { place, sector, summary, learns, efforts, dutch }
}

/// What there is to know about the place of a work post.
pub fn of(place: &str) -> &'static About {
    ABOUT.iter().find(|a| a.place == place).unwrap_or(&ABOUT[0])
}

/// Every place of a work post; a test shows that none is missing.
pub const ABOUT: [About; 43] = [
    about(
        "inpakatelier",
        Sector::Packing,
        "Je vult dozen en zakjes aan een vaste tafel.",
        "Op je eigen tempo een taak afwerken.",
        [L, L, L],
        Dutch::None,
    ),
    about(
        "groenploeg",
        Sector::Green,
        "Je onderhoudt tuinen en plantsoenen, buiten en bij elk weer.",
        "Werken met machines en samen een werf afmaken.",
        [H, M, M],
        Dutch::A1,
    ),
    about(
        "houtatelier",
        Sector::Wood,
        "Je zaagt, schuurt en schroeft meubels en speelgoed.",
        "Meten, zagen en veilig werken.",
        [M, H, L],
        Dutch::A1,
    ),
    about(
        "naaiatelier",
        Sector::Textile,
        "Je naait tassen, kussens en herstelt kleren.",
        "Met een naaimachine werken.",
        [L, L, L],
        Dutch::A1,
    ),
    about(
        "keukenploeg",
        Sector::Kitchen,
        "Je snijdt groenten en maakt soep voor de middag.",
        "Hygiënisch werken en koken voor een groep.",
        [M, M, M],
        Dutch::A2,
    ),
    about(
        "fietsatelier",
        Sector::Wood,
        "Je herstelt fietsen voor de buurt.",
        "Een fiets nakijken en herstellen.",
        [M, M, L],
        Dutch::A1,
    ),
    about(
        "boekenatelier",
        Sector::Packing,
        "Je kaft boeken voor bibliotheken.",
        "Nauwkeurig en netjes werken.",
        [L, L, L],
        Dutch::None,
    ),
    about(
        "dierenploeg",
        Sector::Animals,
        "Je voedert de dieren en maakt de stallen schoon.",
        "Elke dag zorg dragen, ook bij slecht weer.",
        [M, L, L],
        Dutch::None,
    ),
    about(
        "moestuin",
        Sector::Green,
        "Je zaait, plant en oogst groenten.",
        "Werken op het ritme van de seizoenen.",
        [M, L, L],
        Dutch::None,
    ),
    about(
        "kaarsenatelier",
        Sector::Textile,
        "Je giet kaarsen van resten was.",
        "Een product maken van begin tot einde.",
        [L, M, L],
        Dutch::None,
    ),
    about(
        "wasplaats",
        Sector::Cleaning,
        "Je wast, strijkt en plooit linnen.",
        "Werken met was- en strijkmachines.",
        [M, M, L],
        Dutch::A1,
    ),
    about(
        "kringloopwinkel",
        Sector::Reuse,
        "Je sorteert spullen en helpt klanten in de winkel.",
        "Klanten helpen en een rek vullen.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "drukatelier",
        Sector::Office,
        "Je drukt, plooit en niet folders en kaarten.",
        "Met drukwerk en een computer werken.",
        [L, M, L],
        Dutch::A2,
    ),
    about(
        "onderhoudsploeg",
        Sector::Cleaning,
        "Je poetst lokalen en doet kleine klussen.",
        "Een gebouw onderhouden in een vaste volgorde.",
        [M, L, M],
        Dutch::A1,
    ),
    about(
        "verpakkingslijn",
        Sector::Packing,
        "Je verpakt producten aan een lijn, met vaste collega’s.",
        "Tempo houden en kwaliteit nakijken.",
        [M, M, M],
        Dutch::A1,
    ),
    about(
        "assemblage",
        Sector::Packing,
        "Je zet onderdelen in elkaar volgens een plan.",
        "Een werkplan lezen en nauwkeurig monteren.",
        [L, M, L],
        Dutch::A1,
    ),
    about(
        "groendienst",
        Sector::Green,
        "Je maait, snoeit en veegt voor gemeenten en bedrijven.",
        "Grote machines gebruiken en een werf voorbereiden.",
        [H, H, M],
        Dutch::A1,
    ),
    about(
        "wasserij",
        Sector::Cleaning,
        "Je wast en plooit voor rusthuizen en hotels.",
        "Werken met industriële machines.",
        [M, H, M],
        Dutch::A1,
    ),
    about(
        "grafische afwerking",
        Sector::Office,
        "Je vouwt, bindt en verstuurt drukwerk.",
        "Nauwkeurig werken met machines.",
        [L, M, L],
        Dutch::A1,
    ),
    about(
        "houtafdeling",
        Sector::Wood,
        "Je maakt paletten en tuinmeubels.",
        "Veilig werken met zaag en boor.",
        [H, H, M],
        Dutch::A1,
    ),
    about(
        "sorteerband",
        Sector::Reuse,
        "Je sorteert papier, plastic en textiel aan een band.",
        "Tempo houden in ploeg.",
        [M, H, M],
        Dutch::None,
    ),
    about(
        "poetsploeg",
        Sector::Cleaning,
        "Je poetst kantoren en scholen met een ploeg.",
        "Een poetsplan volgen.",
        [M, M, M],
        Dutch::A1,
    ),
    about(
        "voedingslijn",
        Sector::Kitchen,
        "Je snijdt en verpakt voeding in een koele ruimte.",
        "Hygiënisch werken met voeding.",
        [M, M, M],
        Dutch::A1,
    ),
    about(
        "sociaal restaurant",
        Sector::Kitchen,
        "Je dekt tafels, bedient en wast af.",
        "Gasten ontvangen.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "voedselbedeling",
        Sector::Logistics,
        "Je maakt pakketten en deelt ze uit.",
        "Samen plannen en mensen ontvangen.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "woonzorgcentrum",
        Sector::Care,
        "Je helpt bij de koffie en wandelt mee met bewoners.",
        "Luisteren en geduld hebben.",
        [L, L, H],
        Dutch::B1,
    ),
    about(
        "buurthuis",
        Sector::Care,
        "Je zet koffie en helpt bij activiteiten in de buurt.",
        "Mensen onthalen.",
        [L, M, H],
        Dutch::A2,
    ),
    about(
        "dierenasiel",
        Sector::Animals,
        "Je wandelt met honden en maakt hokken schoon.",
        "Rustig omgaan met dieren.",
        [M, H, L],
        Dutch::None,
    ),
    about(
        "sociale kruidenier",
        Sector::Logistics,
        "Je vult rekken en helpt klanten aan de kassa.",
        "Een kassa en een voorraad bijhouden.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "fietspunt",
        Sector::Wood,
        "Je herstelt en verhuurt fietsen aan het station.",
        "Herstellen en klanten helpen.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "buitenschoolse opvang",
        Sector::Care,
        "Je speelt mee met kinderen en ruimt op.",
        "Werken met kinderen.",
        [M, H, H],
        Dutch::B1,
    ),
    about(
        "technische dienst",
        Sector::Wood,
        "Je schildert en herstelt in gebouwen van de gemeente.",
        "Veel kleine klussen zelfstandig doen.",
        [H, M, M],
        Dutch::A2,
    ),
    about(
        "grootkeuken",
        Sector::Kitchen,
        "Je kookt en verdeelt maaltijden voor scholen.",
        "Koken in een grote keuken.",
        [M, H, M],
        Dutch::A2,
    ),
    about(
        "poetsdienst",
        Sector::Cleaning,
        "Je poetst bij mensen thuis, met twee.",
        "Zelfstandig plannen bij mensen thuis.",
        [M, L, M],
        Dutch::A2,
    ),
    about(
        "bakkerij",
        Sector::Kitchen,
        "Je werkt mee in een bakkerij, met een begeleider erbij.",
        "Vroeg opstaan en samen afwerken.",
        [M, M, M],
        Dutch::A2,
    ),
    about(
        "groentebedrijf",
        Sector::Green,
        "Je sorteert en verpakt groenten bij een bedrijf.",
        "Werken in een gewoon bedrijf.",
        [M, M, M],
        Dutch::A1,
    ),
    about(
        "tuinaanleg",
        Sector::Green,
        "Je legt tuinen aan met een ploeg van een bedrijf.",
        "Werven afmaken bij klanten.",
        [H, M, M],
        Dutch::A1,
    ),
    about(
        "magazijn",
        Sector::Logistics,
        "Je haalt bestellingen uit de rekken.",
        "Bestellingen lezen en scannen.",
        [M, M, M],
        Dutch::A2,
    ),
    about(
        "supermarkt",
        Sector::Logistics,
        "Je vult rekken en zet karren terug.",
        "Klanten de weg wijzen.",
        [M, M, H],
        Dutch::A2,
    ),
    about(
        "schoonmaakbedrijf",
        Sector::Cleaning,
        "Je poetst bij bedrijven met een kleine ploeg.",
        "Een poetsplan volgen in een gewoon bedrijf.",
        [M, M, M],
        Dutch::A1,
    ),
    about(
        "textielbedrijf",
        Sector::Textile,
        "Je kijkt stoffen na en verpakt ze.",
        "Kwaliteit nakijken.",
        [M, H, M],
        Dutch::A1,
    ),
    about(
        "diepvriesbedrijf",
        Sector::Kitchen,
        "Je verpakt groenten in een koude hal.",
        "Hygiënisch werken in een gewoon bedrijf.",
        [H, H, M],
        Dutch::A1,
    ),
    about(
        "hotel",
        Sector::Cleaning,
        "Je maakt kamers in orde.",
        "Volgens een vaste volgorde werken.",
        [M, M, M],
        Dutch::A2,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_offered_is_told_about() {
        for organisation in 0..KRUISDAM {
            let menu = menu(organisation);
            assert!(menu.len() >= 8, "{organisation}");
            for (form, place) in &menu {
                assert_eq!(of(place).place, *place, "{form:?}");
                assert_eq!(menu.iter().filter(|one| *one == &(*form, *place)).count(), 1);
            }
        }
        assert!(menu(KRUISDAM).is_empty());
    }
}
