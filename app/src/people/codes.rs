//! The fixed choices about a person: sex, education, languages, income statutes, roles on a team,
//! and the C-M-P-P-S ticks. What stands here is a word in storage; the screen says it in the
//! reader's language (`people-sex-…` and so on).

/// Sex as in the national register, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sex {
    /// Not known, or not asked.
    #[default]
    Unknown,
    /// Woman.
    Female,
    /// Man.
    Male,
    /// Neither.
    Other,
}

impl Sex {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Sex; 4] = [Sex::Unknown, Sex::Female, Sex::Male, Sex::Other];

    /// The word in storage and forms; empty when not known.
    pub fn word(self) -> &'static str {
        match self {
            Sex::Unknown => "",
            Sex::Female => "female",
            Sex::Male => "male",
            Sex::Other => "other",
        }
    }

    /// The sex with this word.
    pub fn parse(word: &str) -> Option<Sex> {
        Sex::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The highest level of education.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Education {
    /// Not known.
    #[default]
    Unknown,
    /// None, or primary school.
    Primary,
    /// Special secondary education (buitengewoon secundair onderwijs, `BuSO`).
    SpecialSecondary,
    /// First or second degree of secondary education.
    LowerSecondary,
    /// Third degree of secondary education.
    HigherSecondary,
    /// After secondary education.
    Higher,
}

impl Education {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Education; 6] = [
        Education::Unknown,
        Education::Primary,
        Education::SpecialSecondary,
        Education::LowerSecondary,
        Education::HigherSecondary,
        Education::Higher,
    ];

    /// The word in storage and forms; empty when not known.
    pub fn word(self) -> &'static str {
        match self {
            Education::Unknown => "",
            Education::Primary => "primary",
            Education::SpecialSecondary => "special-secondary",
            Education::LowerSecondary => "lower-secondary",
            Education::HigherSecondary => "higher-secondary",
            Education::Higher => "higher",
        }
    }

    /// The level with this word.
    pub fn parse(word: &str) -> Option<Education> {
        Education::ALL.into_iter().find(|e| e.word() == word)
    }
}

/// One of the five kinds of obstacle for which the sector ticks C-M-P-P-S: cognitive, medical,
/// psychological (psychisch), psychiatric, social.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indication {
    /// Cognitive.
    Cognitive,
    /// Medical.
    Medical,
    /// Psychological.
    Psychological,
    /// Psychiatric.
    Psychiatric,
    /// Social.
    Social,
}

impl Indication {
    /// All of them, in the order of the letters C-M-P-P-S.
    pub const ALL: [Indication; 5] = [
        Indication::Cognitive,
        Indication::Medical,
        Indication::Psychological,
        Indication::Psychiatric,
        Indication::Social,
    ];

    /// The letter in storage; the two P's are told apart as y and t.
    pub fn letter(self) -> char {
        match self {
            Indication::Cognitive => 'c',
            Indication::Medical => 'm',
            Indication::Psychological => 'y',
            Indication::Psychiatric => 't',
            Indication::Social => 's',
        }
    }

    /// The word in forms and keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Indication::Cognitive => "cognitive",
            Indication::Medical => "medical",
            Indication::Psychological => "psychological",
            Indication::Psychiatric => "psychiatric",
            Indication::Social => "social",
        }
    }
}

/// The ticks of one person, each at most once, in the order C-M-P-P-S.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Indications(Vec<Indication>);

impl Indications {
    /// The ticks for which `is_ticked` says yes.
    pub fn where_ticked(is_ticked: impl Fn(Indication) -> bool) -> Indications {
        Indications(Indication::ALL.into_iter().filter(|i| is_ticked(*i)).collect())
    }

    /// Out of the stored letters; other signs are left out.
    pub fn from_stored(letters: &str) -> Indications {
        Indications::where_ticked(|i| letters.contains(i.letter()))
    }

    /// The letters for storage.
    pub fn stored(&self) -> String {
        self.0.iter().map(|i| i.letter()).collect()
    }

    /// The ticks.
    pub fn ticks(&self) -> &[Indication] {
        &self.0
    }
}

/// Languages offered as preferred language, by ISO 639-1 code (`rom`: Romani, ISO 639-2).
pub const LANGUAGES: [&str; 22] = [
    "nl", "fr", "en", "de", "ar", "bg", "es", "fa", "hr", "it", "pl", "ps", "pt", "rom", "ro",
    "ru", "so", "sq", "ti", "tr", "uk", "other",
];

/// From what somebody lives. NWWZ: not working job seeker (niet-werkende werkzoekende); IVT/IT: the
/// replacing and the integration allowance for people with a handicap.
pub const STATUTES: [&str; 9] = [
    "nwwz",
    "leefloon",
    "arbeidsongeschikt",
    "ivt-it",
    "beschermingsuitkering",
    "beroepsinschakelingsuitkering",
    "loon",
    "geen",
    "onbekend",
];

/// What somebody does on a person's team.
pub const TEAM_ROLES: [&str; 6] =
    ["coach", "instructor", "case-manager", "job-coach", "social-worker", "other"];

/// The word if it is one of the offered ones.
pub fn one_of(offered: &[&'static str], word: &str) -> Option<&'static str> {
    offered.iter().copied().find(|o| *o == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_come_back_from_storage_once_and_in_order() {
        let ticks = Indications::from_stored("scsx");
        assert_eq!(ticks.stored(), "cs");
        assert_eq!(ticks.ticks(), [Indication::Cognitive, Indication::Social]);
    }

    #[test]
    fn the_two_ps_are_told_apart() {
        let ticks = Indications::where_ticked(|i| i == Indication::Psychiatric);
        assert_eq!(ticks.stored(), "t");
        assert_eq!(Indications::from_stored("y").ticks(), [Indication::Psychological]);
    }
}
