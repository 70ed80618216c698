//! Where work is done, in words: workshops, teams, kinds of employer.

use super::chance::Chance;
use super::forms::Form;

/// A place for a form; empty where there is none.
pub fn of(form: Form, chance: &mut Chance) -> &'static str {
    if form == Form::Welcome { "" } else { chance.one_of::<&str>(all(form)) }
}

/// Every place for a form; none where there is none.
pub fn all(form: Form) -> &'static [&'static str] {
    match form {
        Form::Welcome => &[],
        Form::Ama => &ATELIERS,
        Form::AmaSocial | Form::Collective => &HALLS,
        Form::Activation => &["werkplek op maat", "stage en atelier", "groepswerking"],
        Form::Volunteering => &VOLUNTEERING,
        Form::Neighbourhood => &["klusjes in de wijk", "tuinhulp", "schooltoezicht"],
        Form::Article60 | Form::LocalServices => &SERVICES,
        Form::Enclave | Form::Individual | Form::Supported | Form::Regular => &EMPLOYERS,
    }
}

const ATELIERS: [&str; 14] = [
    "inpakatelier",
    "groenploeg",
    "houtatelier",
    "naaiatelier",
    "keukenploeg",
    "fietsatelier",
    "boekenatelier",
    "dierenploeg",
    "moestuin",
    "kaarsenatelier",
    "wasplaats",
    "kringloopwinkel",
    "drukatelier",
    "onderhoudsploeg",
];
const HALLS: [&str; 9] = [
    "verpakkingslijn",
    "assemblage",
    "groendienst",
    "wasserij",
    "grafische afwerking",
    "houtafdeling",
    "sorteerband",
    "poetsploeg",
    "voedingslijn",
];
const VOLUNTEERING: [&str; 5] =
    ["sociaal restaurant", "voedselbedeling", "woonzorgcentrum", "buurthuis", "dierenasiel"];
const SERVICES: [&str; 6] = [
    "sociale kruidenier",
    "fietspunt",
    "buitenschoolse opvang",
    "technische dienst",
    "grootkeuken",
    "poetsdienst",
];
const EMPLOYERS: [&str; 10] = [
    "bakkerij",
    "groentebedrijf",
    "supermarkt",
    "tuinaanleg",
    "magazijn",
    "woonzorgcentrum",
    "schoonmaakbedrijf",
    "textielbedrijf",
    "diepvriesbedrijf",
    "hotel",
];
