//! The work forms as the demo network uses them: how long people stay, and where they go from there.
//!
//! The chances are invented; together they make about 15 % of the people on rungs 3 and 4 take the
//! step to paid work in a year, with falls back, moves sideways and returns.

use super::chance::Chance;
use jiff::civil::Date;

/// A work form of the shipped list that occurs in the demo network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Onthaaltraject, at an OCMW.
    Welcome,
    /// Arbeidsmatige activiteiten in welfare and health.
    Ama,
    /// Arbeidsmatige activiteiten in the social economy.
    AmaSocial,
    /// Activeringstraject.
    Activation,
    /// Vrijwilligerswerk.
    Volunteering,
    /// Wijk-werken.
    Neighbourhood,
    /// Artikel 60.
    Article60,
    /// Collectief maatwerk.
    Collective,
    /// Enclave.
    Enclave,
    /// Individueel maatwerk.
    Individual,
    /// Lokale diensteneconomie.
    LocalServices,
    /// Regular work with support.
    Supported,
    /// Regular work without support.
    Regular,
}

/// What may come after a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another form.
    To(Form),
    /// The same form, elsewhere.
    Sideways,
    /// Illness: some months without a step, then often back.
    Illness,
    /// Out, for one reason or another.
    Out,
    /// Out of sight because the work goes well.
    WorksOn,
}

use Form::{
    Activation, Ama, AmaSocial, Article60, Collective, Enclave, Individual, LocalServices,
    Neighbourhood, Regular, Supported, Volunteering, Welcome,
};
use Next::{Illness, Out, Sideways, To, WorksOn};

impl Form {
    /// Its key in the shipped list of work forms.
    pub fn key(self) -> &'static str {
        match self {
            Welcome => "onthaaltraject",
            Ama => "ama-welzijn",
            AmaSocial => "ama-sociale-economie",
            Activation => "activeringstraject",
            Volunteering => "vrijwilligerswerk",
            Neighbourhood => "wijk-werken",
            Article60 => "artikel-60",
            Collective => "collectief-maatwerk",
            Enclave => "enclave",
            Individual => "individueel-maatwerk",
            LocalServices => "lokale-diensteneconomie",
            Supported => "werk-met-ondersteuning",
            Regular => "werk-zonder-ondersteuning",
        }
    }

    /// Its usual rung, 1 to 6.
    pub fn rung(self) -> u8 {
        match self {
            Welcome => 2,
            Ama | Volunteering => 3,
            AmaSocial | Activation | Neighbourhood => 4,
            Article60 | Collective | Enclave | Individual | LocalServices | Supported => 5,
            Regular => 6,
        }
    }

    /// The shortest and the longest stay, in days.
    pub fn days(self) -> (i32, i32) {
        match self {
            Welcome => (60, 270),
            Ama => (110, 900),
            Volunteering => (180, 900),
            AmaSocial => (150, 540),
            Activation => (95, 500),
            Neighbourhood => (90, 360),
            Article60 => (180, 540),
            Collective => (220, 1150),
            Enclave | LocalServices => (180, 800),
            Individual => (220, 1000),
            Supported => (150, 800),
            Regular => (150, 480),
        }
    }

    /// What may come after it, with the weight of each.
    pub fn nexts(self) -> &'static [(Next, u32)] {
        match self {
            Welcome => &[(To(Ama), 55), (To(Activation), 15), (To(Volunteering), 8), (Out, 22)],
            Ama => &[
                (Sideways, 24),
                (To(AmaSocial), 14),
                (To(Activation), 14),
                (To(Volunteering), 5),
                (To(Collective), 13),
                (To(LocalServices), 3),
                (To(Article60), 6),
                (To(Supported), 4),
                (To(Neighbourhood), 3),
                (Illness, 12),
                (Out, 13),
            ],
            Volunteering => &[
                (To(Ama), 25),
                (To(Collective), 6),
                (To(Regular), 4),
                (Sideways, 20),
                (Illness, 12),
                (Out, 33),
            ],
            AmaSocial => &[
                (To(Collective), 34),
                (To(Individual), 6),
                (To(LocalServices), 6),
                (To(Supported), 4),
                (To(Ama), 16),
                (Sideways, 8),
                (Illness, 12),
                (Out, 14),
            ],
            Activation => &[
                (To(Collective), 18),
                (To(Article60), 10),
                (To(Supported), 8),
                (To(Regular), 8),
                (To(LocalServices), 6),
                (To(Individual), 4),
                (To(Ama), 18),
                (Illness, 10),
                (Out, 18),
            ],
            _ => self.nexts_of_paid(),
        }
    }

    fn nexts_of_paid(self) -> &'static [(Next, u32)] {
        match self {
            Neighbourhood => {
                &[(To(Collective), 14), (To(Regular), 12), (To(Ama), 36), (Illness, 8), (Out, 30)]
            }
            Article60 => &[
                (To(Regular), 20),
                (To(Supported), 14),
                (To(Collective), 18),
                (To(LocalServices), 8),
                (To(Ama), 16),
                (Illness, 8),
                (Out, 16),
            ],
            Collective => &[
                (Sideways, 14),
                (To(Enclave), 20),
                (To(Individual), 10),
                (To(LocalServices), 3),
                (To(Regular), 6),
                (To(Ama), 10),
                (To(AmaSocial), 6),
                (Illness, 16),
                (Out, 15),
            ],
            Enclave => &[
                (To(Individual), 20),
                (To(Supported), 8),
                (To(Regular), 12),
                (To(Collective), 24),
                (To(Ama), 6),
                (Illness, 14),
                (Out, 16),
            ],
            LocalServices => &[
                (To(Regular), 16),
                (To(Individual), 14),
                (To(Collective), 16),
                (To(Ama), 14),
                (Illness, 14),
                (Out, 26),
            ],
            Individual => &[
                (To(Regular), 22),
                (To(Collective), 14),
                (To(AmaSocial), 6),
                (Illness, 18),
                (Out, 20),
                (WorksOn, 20),
            ],
            Supported => &[
                (To(Regular), 36),
                (To(Activation), 10),
                (To(Ama), 8),
                (Illness, 18),
                (Out, 14),
                (WorksOn, 14),
            ],
            _ => &[(WorksOn, 66), (To(Activation), 10), (Sideways, 8), (Illness, 16)],
        }
    }

    /// Whether the work is done at, or through, a maatwerkbedrijf.
    pub fn is_of_workshop(self) -> bool {
        matches!(self, Collective | Enclave | Individual)
    }

    /// Quarters of an hour a week at the start.
    pub fn quarters(self, chance: &mut Chance) -> Option<i64> {
        let half_days = match self {
            Welcome => return None,
            Ama | Volunteering => chance.between(1, 4),
            AmaSocial | Neighbourhood => chance.between(3, 5),
            Activation => chance.between(3, 6),
            Individual | Supported | Regular => chance.between(5, 10),
            _ => *chance.one_of(&[5, 5, 8, 10]),
        };
        // A half-day is 3 hours and 45 minutes.
        Some(i64::from(half_days) * 15)
    }

    /// The form as it was called or existed on that day: before individueel maatwerk began, there
    /// was regular work with support.
    pub fn on(self, day: Date) -> Form {
        if self == Individual && day < jiff::civil::date(2023, 7, 3) { Supported } else { self }
    }

    /// Where the work is done, in words: a workshop, a team, a kind of employer.
    pub fn place(self, chance: &mut Chance) -> &'static str {
        *match self {
            Welcome => return "",
            Ama => chance.one_of(&ATELIERS),
            AmaSocial | Collective => chance.one_of(&HALLS),
            Activation => chance.one_of(&["werkplek op maat", "stage en atelier", "groepswerking"]),
            Volunteering => chance.one_of(&VOLUNTEERING),
            Neighbourhood => chance.one_of(&["klusjes in de wijk", "tuinhulp", "schooltoezicht"]),
            Article60 | LocalServices => chance.one_of(&SERVICES),
            Enclave | Individual | Supported | Regular => chance.one_of(&EMPLOYERS),
        }
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
