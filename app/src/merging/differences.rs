//! Whether two records can hardly be of one person: then merging them asks for a decision.

use super::Fields;
use super::fields::{Group, text};
use base::names::{fold, index_words, word_score};
use base::rough_date::RoughDate;

/// The groups of fields in which the two records contradict each other: names far apart, births
/// known to the day and not the same, another sex. What only one of the two knows contradicts
/// nothing.
pub fn contradictions(one: &Fields, other: &Fields) -> Vec<&'static Group> {
    let found = [
        ("given", names_differ(given, one, other)),
        ("family", names_differ(family, one, other)),
        ("birth", births_differ(one, other)),
        ("sex", sexes_differ(one, other)),
    ];
    let found = found.into_iter().filter(|(_, differs)| *differs);
    found.filter_map(|(word, _)| Group::parse(word)).collect()
}

fn given(record: &Fields) -> Vec<String> {
    index_words(text(record, "given_name"), "", text(record, "called"))
}

fn family(record: &Fields) -> Vec<String> {
    index_words("", text(record, "family_name"), "")
}

/// Every word of a name, so that given and family name may have been typed the other way round.
fn all(record: &Fields) -> Vec<String> {
    [given(record), family(record)].concat()
}

/// Whether no word of a name resembles any of the other's names, in either direction. A name that
/// is not known differs from none.
fn names_differ(of: fn(&Fields) -> Vec<String>, one: &Fields, other: &Fields) -> bool {
    let (ones, others) = (of(one), of(other));
    !ones.is_empty()
        && !others.is_empty()
        && (!alike(&ones, &all(other)) || !alike(&others, &all(one)))
}

/// Whether any word resembles any other: misspelt by a letter, short for it, or sounding the same.
fn alike(words: &[String], others: &[String]) -> bool {
    let resemble = |one: &str, other: &str| word_score(one, other).max(word_score(other, one)) > 0;
    words.iter().any(|one| others.iter().any(|other| resemble(one, other)))
}

fn births_differ(one: &Fields, other: &Fields) -> bool {
    let to_the_day = |record| match RoughDate::from_stored(text(record, "birth")) {
        Ok(RoughDate::Day(day)) => Some(day),
        _ => None,
    };
    to_the_day(one).zip(to_the_day(other)).is_some_and(|(one, other)| one != other)
}

fn sexes_differ(one: &Fields, other: &Fields) -> bool {
    let known =
        |record| Some(fold(text(record, "sex"))).filter(|s| !["", "unknown"].contains(&&**s));
    known(one).zip(known(other)).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(given: &str, family: &str, birth: &str, sex: &str) -> Fields {
        [("given_name", given), ("family_name", family), ("birth", birth), ("sex", sex)]
            .map(|(name, value)| (name.to_owned(), value.into()))
            .into_iter()
            .collect()
    }

    fn told(one: [&str; 4], other: [&str; 4]) -> Vec<&'static str> {
        let of = |[given, family, birth, sex]: [&str; 4]| record(given, family, birth, sex);
        let found = contradictions(&of(one), &of(other));
        assert_eq!(found, contradictions(&of(other), &of(one)), "whichever is kept");
        found.iter().map(|group| group.word).collect()
    }

    #[test]
    fn a_man_and_a_woman_of_other_names_and_births_are_two_people() {
        let jef = ["Jef", "Aerts", "1975-02-03", "male"];
        let marie = ["Marie-Louise", "Madou", "1979-10-01", "female"];
        assert_eq!(told(jef, marie), ["given", "family", "birth", "sex"]);
    }

    #[test]
    fn a_slip_of_the_pen_a_short_name_and_what_is_not_known_contradict_nothing() {
        let nele = ["Nele", "Zandvoorde", "1985-04-03", "female"];
        for other in [
            ["Neel", "Zandvoorde", "1985", "unknown"],
            ["Neele", "Van Zandvoorde", "", ""],
            ["Zandvoorde", "Nele", "1985-04-03", "female"],
            ["", "Zandvoorde", "1986", "female"],
        ] {
            assert_eq!(told(nele, other), [""; 0], "{other:?}");
        }
    }

    #[test]
    fn twins_and_a_day_of_birth_that_differs_are_a_decision() {
        let lotte = ["Lotte", "Zandvoorde", "1985-04-03", "female"];
        assert_eq!(told(lotte, ["Katrien", "Zandvoorde", "1985-04-03", "female"]), ["given"]);
        assert_eq!(told(lotte, ["Lotte", "Zandvoorde", "1985-03-04", "female"]), ["birth"]);
    }
}
