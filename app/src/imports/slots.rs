//! The fields to which somebody can map a column by hand, and what the words of a header say.

mod words;

use super::plan::WorkForm;
use crate::people::codes::{LANGUAGES, STATUTES, Sex};
use crate::trajectories::{EndReason, Perspective};
use base::names::fold;
use words::{HEADERS, PROSPECT_WORDS, REASON_WORDS, ROLE_WORDS, STATUTE_WORDS};

/// A field for a column of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Id,
    Name,
    Given,
    Family,
    Birth,
    Sex,
    Language,
    Street,
    Postcode,
    Municipality,
    Phone,
    Mobile,
    Email,
    Statute,
    Household,
    HouseholdRole,
    Start,
    Rung,
    WorkForm,
    Place,
    Hours,
    End,
    EndReason,
    Perspective,
}

impl Slot {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Slot; 24] = [
        Slot::Family,
        Slot::Given,
        Slot::Name,
        Slot::Id,
        Slot::Birth,
        Slot::Sex,
        Slot::Language,
        Slot::Street,
        Slot::Postcode,
        Slot::Municipality,
        Slot::Phone,
        Slot::Mobile,
        Slot::Email,
        Slot::Statute,
        Slot::Household,
        Slot::HouseholdRole,
        Slot::Start,
        Slot::Rung,
        Slot::WorkForm,
        Slot::Place,
        Slot::Hours,
        Slot::End,
        Slot::EndReason,
        Slot::Perspective,
    ];

    /// The word in forms and keys of words (`imports-slot-family`).
    pub fn word(self) -> &'static str {
        match self {
            Slot::Id => "id",
            Slot::Name => "name",
            Slot::Given => "given",
            Slot::Family => "family",
            Slot::Birth => "birth",
            Slot::Sex => "sex",
            Slot::Language => "language",
            Slot::Street => "street",
            Slot::Postcode => "postcode",
            Slot::Municipality => "municipality",
            Slot::Phone => "phone",
            Slot::Mobile => "mobile",
            Slot::Email => "email",
            Slot::Statute => "statute",
            Slot::Household => "household",
            Slot::HouseholdRole => "household-role",
            Slot::Start => "start",
            Slot::Rung => "rung",
            Slot::WorkForm => "work-form",
            Slot::Place => "place",
            Slot::Hours => "hours",
            Slot::End => "end",
            Slot::EndReason => "end-reason",
            Slot::Perspective => "perspective",
        }
    }

    /// The field with this word.
    pub fn parse(word: &str) -> Option<Slot> {
        Slot::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Whether what is written there is one of a few values that each mean something here.
    pub fn has_values(self) -> bool {
        !self.meanings(&[]).is_empty() || self == Slot::WorkForm
    }

    /// What a value can mean: the words of storage.
    pub fn meanings(self, forms: &[WorkForm]) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        match self {
            Slot::Sex => owned(&[Sex::Female, Sex::Male, Sex::Other].map(Sex::word)),
            Slot::Language => owned(&LANGUAGES),
            Slot::Statute => owned(&STATUTES),
            Slot::HouseholdRole => owned(&["adult", "partner", "child", "other"]),
            Slot::Rung => owned(&["1", "2", "3", "4", "5", "6"]),
            Slot::WorkForm => forms.iter().map(|f| f.id.clone()).collect(),
            Slot::EndReason => owned(&EndReason::ALL.map(EndReason::word)),
            Slot::Perspective => owned(&Perspective::ALL.map(Perspective::word)),
            _ => vec![],
        }
    }

    /// The field that a title most likely stands for, in Dutch, French or English.
    pub fn guess(title: &str) -> Option<Slot> {
        let title: String = fold(title);
        let title: String =
            title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let exact =
            |(slot, names): &(Slot, &[&str])| names.contains(&title.as_str()).then_some(*slot);
        // Of several words within a title the first one says what it is: "startdatum traject".
        let within = |(slot, names): &(Slot, &[&str])| {
            let places = names.iter().filter(|name| name.len() > 4);
            let found =
                places.filter_map(|name| Some((title.find(name)?, usize::MAX - name.len())));
            found.min().map(|place| (place, *slot))
        };
        HEADERS
            .iter()
            .find_map(exact)
            .or_else(|| HEADERS.iter().filter_map(within).min_by_key(|f| f.0).map(|f| f.1))
    }

    /// What a written value most likely means.
    pub fn guess_meaning(self, text: &str, forms: &[WorkForm]) -> Option<String> {
        let folded = fold(text);
        let by_word = |list: &[(&str, &[&str])]| {
            let hit = |(_, words): &&(&str, &[&str])| words.iter().any(|w| folded.contains(w));
            list.iter().find(hit).map(|(meaning, _)| (*meaning).to_owned())
        };
        if self.meanings(forms).contains(&folded) {
            return Some(folded);
        }
        match self {
            Slot::Sex => super::plan::sex(text).map(|s| s.word().to_owned()),
            Slot::Language => super::plan::language(text).map(str::to_owned),
            Slot::Rung => super::plan::rung(text).map(|r| r.number().to_string()),
            Slot::WorkForm => work_form(&folded, forms),
            Slot::Statute => by_word(STATUTE_WORDS),
            Slot::HouseholdRole => by_word(ROLE_WORDS),
            Slot::EndReason => by_word(REASON_WORDS),
            Slot::Perspective => by_word(PROSPECT_WORDS),
            _ => None,
        }
    }
}

fn work_form(folded: &str, forms: &[WorkForm]) -> Option<String> {
    let named = |f: &&WorkForm| f.names.iter().any(|n| fold(n) == folded);
    let starts =
        |f: &&WorkForm| folded.len() > 3 && f.names.iter().any(|n| fold(n).starts_with(folded));
    let known = forms.iter().find(named).or_else(|| forms.iter().find(starts));
    known.map(|f| f.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_recognised_in_three_languages() {
        for (title, wanted) in [
            ("Naam", Some(Slot::Family)),
            ("VOORNAAM ", Some(Slot::Given)),
            ("Naam en voornaam", Some(Slot::Name)),
            ("Geb.datum", Some(Slot::Birth)),
            ("Date de naissance", Some(Slot::Birth)),
            ("GSM-nummer", Some(Slot::Mobile)),
            ("E-mail", Some(Slot::Email)),
            ("Postcode", Some(Slot::Postcode)),
            ("Startdatum traject", Some(Slot::Start)),
            ("Reden stopzetting", Some(Slot::EndReason)),
            ("Opmerkingen", None),
        ] {
            assert_eq!(Slot::guess(title), wanted, "{title}");
        }
    }

    #[test]
    fn values_are_recognised_as_people_write_them() {
        let form = WorkForm {
            id: "ama-welzijn".into(),
            names: vec!["AMA welzijn".into()],
            rung: outcomes::Rung::new(3).unwrap(),
        };
        for (slot, text, wanted) in [
            (Slot::Sex, "V", Some("female")),
            (Slot::Statute, "Leefloon OCMW", Some("leefloon")),
            (Slot::Rung, "Trede 3", Some("3")),
            (Slot::WorkForm, "ama WELZIJN", Some("ama-welzijn")),
            (Slot::EndReason, "verhuisd", Some("moved")),
            (Slot::Perspective, "lagere trede", Some("lower")),
            (Slot::WorkForm, "iets", None),
        ] {
            let form = std::slice::from_ref(&form);
            assert_eq!(slot.guess_meaning(text, form).as_deref(), wanted, "{text}");
        }
    }
}
