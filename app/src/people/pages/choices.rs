//! The choices of forms, in the reader's language.

use crate::language::Language;
use crate::people::WayKind;
use crate::people::codes::{self, Education, Sex};
use crate::view::Page;
pub use crate::view::icons::tone;
pub use crate::view::initials;
use base::rough_date::{Age, RoughDate};

/// What a select offers: value and words.
pub type Options = Vec<(&'static str, String)>;

/// Sexes.
pub fn sexes(page: &Page) -> Options {
    Sex::ALL.iter().map(|s| (s.word(), sex(page, *s))).collect()
}

/// A sex in words.
pub fn sex(page: &Page, sex: Sex) -> String {
    let word = if sex == Sex::Unknown { "unknown" } else { sex.word() };
    page.t(&format!("people-sex-{word}"))
}

/// Preferred languages.
pub fn languages(page: &Page) -> Options {
    let known = codes::LANGUAGES.iter().map(|l| (*l, language(page, l)));
    std::iter::once(("", language(page, ""))).chain(known).collect()
}

/// A language in words.
pub fn language(page: &Page, word: &str) -> String {
    let word = if word.is_empty() { "unknown" } else { word };
    page.t(&format!("people-language-{word}"))
}

/// Levels of education.
pub fn educations(page: &Page) -> Options {
    Education::ALL.iter().map(|e| (e.word(), education(page, e))).collect()
}

/// A level of education in words.
pub fn education(page: &Page, education: &Education) -> String {
    let word = if *education == Education::Unknown { "unknown" } else { education.word() };
    page.t(&format!("people-education-{word}"))
}

/// Kinds of ways to reach somebody.
pub fn way_kinds(page: &Page) -> Options {
    WayKind::ALL.iter().map(|k| (k.word(), page.t(&format!("people-way-{}", k.word())))).collect()
}

/// An age in words.
pub fn age(page: &Page, birth: &RoughDate) -> String {
    match birth.age_on(page.today) {
        Age::Exact(years) => page.n("people-age", i64::from(years)),
        Age::Between(least, most) => {
            let (least, most) = (i64::from(least), i64::from(most));
            page.with2("people-age-between", ("least", least), ("most", most))
        }
        Age::Unknown => page.t("people-age-unknown"),
    }
}

/// The names of all municipalities of Belgium in the reader's language, in the order of the alphabet.
pub fn municipalities(page: &Page) -> Vec<&'static str> {
    let all = base::municipalities::all().iter();
    let mut names: Vec<&str> = match page.language {
        Language::Fr => all.map(|m| m.name_fr).collect(),
        _ => all.map(|m| m.name_nl).collect(),
    };
    names.sort_by_cached_key(|name| base::names::fold(name));
    names
}

/// The name of a municipality in the reader's language; empty when not known.
pub fn municipality(page: &Page, nis: Option<&str>) -> String {
    let found = nis.and_then(base::municipalities::by_nis);
    found.map_or_else(String::new, |m| match page.language {
        Language::Fr => m.name_fr.to_owned(),
        _ => m.name_nl.to_owned(),
    })
}

/// A role on a team in words; what an import brought stands as it is.
pub fn team_role(page: &Page, word: &str) -> String {
    let known = codes::one_of(&codes::TEAM_ROLES, word);
    known.map_or_else(|| word.to_owned(), |word| page.t(&format!("people-team-{word}")))
}
