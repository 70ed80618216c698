//! People: who they are, how to reach them, who supports them; the search that is also the
//! new-person form.
//!
//! Somebody exists once in the network. An organisation sees a person when it has a file of theirs
//! (`involvement`); a closed file stays visible to the organisation that closed it.

pub mod codes;
pub mod form;
pub mod pages;
pub mod same;
pub mod search;
pub mod sources;
pub mod store;
#[cfg(test)]
mod tests;

use base::names::fold;
use base::rough_date::RoughDate;
use codes::{Education, Indications, Sex};

/// Somebody as written in for the first time, or as changed. Every field but the names may be
/// unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewPerson {
    /// Given name or names.
    pub given: String,
    /// Family name; may be empty for a child of whom only the given name is known.
    pub family: String,
    /// The name used in daily life, when it is another one.
    pub called: String,
    /// Birth date, as exactly as it is known.
    pub birth: RoughDate,
    /// Sex as in the national register, or unknown.
    pub sex: Sex,
    /// Preferred language: a word of [`codes::LANGUAGES`], or empty.
    pub language: String,
    /// Whether a conversation needs an interpreter.
    pub needs_interpreter: bool,
    /// Street and number.
    pub street: String,
    /// Belgian postcode, or empty.
    pub postcode: String,
    /// NIS code of the municipality.
    pub municipality: Option<String>,
    /// The highest level of education.
    pub education: Education,
    /// Earlier work, in words.
    pub work_history: String,
    /// C-M-P-P-S indications, as the organisation noted them that writes this. Sensitive: about health.
    pub indications: Indications,
    /// Ways to reach the person, the best one first.
    pub ways: Vec<ContactWay>,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactWay {
    /// What kind of way.
    pub kind: WayKind,
    /// The number or address, as it was written.
    pub value: String,
    /// Whose it is, or when to use it.
    pub remark: String,
}

/// A kind of way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// Anything else: through a neighbour, a shelter, a letter.
    Other,
}

impl WayKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [WayKind; 3] = [WayKind::Phone, WayKind::Email, WayKind::Other];

    /// The word in storage and forms.
    pub fn word(self) -> &'static str {
        match self {
            WayKind::Phone => "phone",
            WayKind::Email => "email",
            WayKind::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<WayKind> {
        WayKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// The order of lists: family name, then given name, folded.
///
/// Mieke Van den Berghe stands under `van den berghe mieke`.
pub fn sort_name(given: &str, family: &str) -> String {
    format!("{} {}", fold(family), fold(given)).trim().to_owned()
}

/// How somebody is called on the screen: the daily name before the family name.
pub fn full_name(given: &str, family: &str, called: &str) -> String {
    let first = if called.is_empty() { given } else { called };
    format!("{first} {family}").trim().to_owned()
}

/// Every word by which a search finds somebody: names, telephone digits (`#…`) and birth (`@…`).
pub fn search_words(new: &NewPerson) -> Vec<String> {
    let mut words = base::names::index_words(&new.given, &new.family, &new.called);
    for way in new.ways.iter().filter(|w| w.kind == WayKind::Phone) {
        let digits = base::names::phone_digits(&way.value);
        if !digits.is_empty() {
            words.push(format!("#{digits}"));
        }
    }
    if new.birth != RoughDate::Unknown {
        words.push(format!("@{}", new.birth));
    }
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn lists_are_ordered_by_family_name_without_accents_or_capitals() {
        assert_eq!(sort_name("Mieke", "Van den Berghe"), "van den berghe mieke");
        assert_eq!(sort_name("Zoë", ""), "zoe");
    }

    #[test]
    fn the_daily_name_stands_on_the_screen() {
        assert_eq!(full_name("Maria", "Duinhof", "Mia"), "Mia Duinhof");
        assert_eq!(full_name("Maria", "Duinhof", ""), "Maria Duinhof");
    }

    #[test]
    fn somebody_is_found_by_name_telephone_and_birth() {
        let new = NewPerson {
            given: "Nele".into(),
            family: "Zandvoorde".into(),
            birth: RoughDate::Year(1985),
            ways: vec![ContactWay {
                kind: WayKind::Phone,
                value: "+32 499 00 00 01".into(),
                remark: String::new(),
            }],
            ..NewPerson::default()
        };
        let words = search_words(&new);
        for word in ["nele", "zandvoorde", "#0499000001", "@1985"] {
            assert!(words.contains(&word.to_owned()), "{word} in {words:?}");
        }
    }
}
