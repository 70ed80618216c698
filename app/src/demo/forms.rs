//! The work forms as the demo network uses them: rung, hours, and how long people stay.

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
}
