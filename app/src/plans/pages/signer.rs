//! Whose name stands under a plan: that of the person, or of somebody who signs for the person.

use crate::people::NewPerson;
use base::names::{distance, fold};

/// From how many letters on a word may have one letter wrong.
const LONG: usize = 5;

/// Whether what was typed can be the name of this person. Kind to who writes little: without accents and
/// capitals, the daily name or one given name alone, in any order, a first letter for a given name beside the
/// family name, and one letter wrong in a longer word. A family name alone is that of a parent as well.
pub(super) fn is_own_name(typed: &str, person: &NewPerson) -> bool {
    let [given, family, called] = [&person.given, &person.family, &person.called].map(|n| fold(n));
    let typed = fold(typed);
    let first: Vec<&str> = words(&given).chain(words(&called)).collect();
    let last: Vec<&str> = words(&family).collect();
    let is_of = |word: &str, names: &[&str]| names.iter().any(|name| is_like(word, name));
    let has_family = words(&typed).any(|word| is_of(word, &last));
    let is_initial = |word: &str| {
        has_family && word.len() == 1 && first.iter().any(|name| name.starts_with(word))
    };
    let is_first = |word: &str| is_of(word, &first) || is_initial(word);
    let all = words(&typed).all(|word| is_first(word) || is_of(word, &last));
    let firsts = first.iter().copied().chain([given.as_str(), called.as_str()]);
    all && words(&typed).any(is_first) || is_joined(&typed, firsts, &family)
}

/// Whether something of the family name stands in what was typed, written together or apart; also when the file
/// knows none.
pub(super) fn has_family_name(typed: &str, person: &NewPerson) -> bool {
    let [typed, family] = [typed, &person.family].map(fold);
    let joined = [&typed, &family].map(|name| name.replace(' ', ""));
    let is_in = |word: &str| words(&family).any(|name| is_like(word, name));
    family.is_empty() || words(&typed).any(is_in) || joined[0].contains(&joined[1])
}

/// Whether it is the whole name with its words written together or apart otherwise: `Vandenberghe`.
fn is_joined<'a>(typed: &str, mut firsts: impl Iterator<Item = &'a str>, family: &str) -> bool {
    let [typed, family] = [typed, family].map(|name| name.replace(' ', ""));
    firsts.any(|first| {
        let first = first.replace(' ', "");
        let is = |whole: String| !first.is_empty() && is_like(&typed, &whole);
        is(format!("{first}{family}")) || is(format!("{family}{first}"))
    })
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

fn is_like(word: &str, name: &str) -> bool {
    word == name || name.len() >= LONG && word.len() >= LONG && distance(word, name) <= 1
}

#[cfg(test)]
mod rules {
    use super::*;

    fn person(given: &str, family: &str, called: &str) -> NewPerson {
        let [given, family, called] = [given, family, called].map(str::to_owned);
        NewPerson { given, family, called, ..NewPerson::default() }
    }

    #[test]
    fn the_own_name_is_known_however_it_is_written() {
        let evelien = person("Evelien Maria", "De Bakker", "");
        for own in [
            "Evelien De Bakker",
            "evelien",
            "EVELIEN DEBAKKER",
            "De Bakker Evelien",
            "Evelïen",
            "Evelin de bakker",
            "E. De Bakker",
            "Maria",
            "evelien maria de bakker",
        ] {
            assert!(is_own_name(own, &evelien), "{own}");
        }
        let berghe = person("Zoë", "Van den Berghe", "Zo");
        for own in ["Zoe Vandenberghe", "zo", "Zoë van den Berghe", "Vandenberghe Zoe"] {
            assert!(is_own_name(own, &berghe), "{own}");
        }
    }

    #[test]
    fn a_family_name_is_missed_when_nothing_of_it_was_typed() {
        let evelien = person("Evelien", "De Bakker", "");
        for whole in ["Evelien De Bakker", "Evelien Debakker", "Evelien Bakker", "bakker evelien"] {
            assert!(has_family_name(whole, &evelien), "{whole}");
        }
        assert!(!has_family_name("Evelien", &evelien));
        assert!(has_family_name("Evelien", &person("Evelien", "", "")), "the file knows none");
    }

    #[test]
    fn another_name_is_not_that_of_the_person() {
        let evelien = person("Evelien", "De Bakker", "");
        for other in
            ["Piet", "De Bakker", "Piet De Bakker", "Evelien Maes", "E.", "P. De Bakker", "de"]
        {
            assert!(!is_own_name(other, &evelien), "{other}");
        }
        assert!(!is_own_name("", &person("", "", "")));
    }
}
