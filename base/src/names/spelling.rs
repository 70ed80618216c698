//! One spelling for names: without capitals, accents and punctuation, and with particles such as
//! "van den" brought back to one form.

use deunicode::deunicode;
use std::collections::BTreeSet;

/// Particles that belong to the name after them, longest spellings included.
const PARTICLES: [&str; 41] = [
    "van", "vande", "vanden", "vander", "vanter", "de", "den", "der", "het", "t", "ter", "ten",
    "te", "s", "d", "l", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "el",
    "al", "von", "zum", "ver", "op", "in", "uit", "uyt", "o", "mac", "mc", "vd", "vdn", "st",
];

/// Particles that only begin a name before another particle: "Op de Beeck", "In 't Ven". Alone
/// they could be a given name or an initial.
const ONLY_BEFORE_PARTICLES: [&str; 5] = ["op", "in", "uit", "uyt", "o"];

/// Beginnings that are glued to a name or stand apart, and can be names themselves.
const LOOSE_PREFIXES: [&str; 7] = ["abdel", "abdul", "abou", "ben", "bou", "ait", "abd"];

/// Beginnings that are glued to a family name; what follows is the bare name.
const GLUED_PARTICLES: [&str; 8] = ["vanden", "vander", "vande", "van", "den", "de", "el", "ver"];

/// Lower case, without accents: letters `a-z`, digits, and one space between words.
///
/// Apostrophes join ("D'hondt" is `dhondt`), every other sign parts ("Marie-Claire" is
/// `marie claire`). Other scripts are written in Latin letters.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in deunicode(text).to_ascii_lowercase().chars() {
        match sign {
            'a'..='z' | '0'..='9' => folded.push(sign),
            '\'' | '`' | '"' => {}
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.trim().to_owned()
}

/// Every word by which a family name may be looked up: each name in it, joined to its particles
/// ("vandenberghe") and bare ("berghe"), however it was written.
pub fn words(family: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    let names = typed_names(family);
    for name in &names {
        if let Some(bare) = &name.bare {
            found.insert(bare.clone());
        }
        found.extend(without_glued_particle(&name.joined));
        found.extend(without_loose_prefix(&name.joined));
        found.insert(name.joined.clone());
    }
    if names.len() > 1 {
        found.insert(names.into_iter().map(|name| name.joined).collect());
    }
    found.into_iter().collect()
}

/// Every word by which given names may be looked up: each of them, and all in one.
pub(super) fn given_words(given: &str) -> Vec<String> {
    let folded = fold(given);
    let mut found: BTreeSet<String> = folded.split(' ').map(str::to_owned).collect();
    found.insert(folded.replace(' ', ""));
    for prefix in ["abdel", "abdul"] {
        if let Some(rest) = folded.strip_prefix(prefix).filter(|rest| rest.len() >= 3) {
            found.extend([prefix.to_owned(), rest.trim().to_owned()]);
        }
    }
    found.remove("");
    found.into_iter().collect()
}

/// A name out of a typed text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TypedName {
    /// With the particles before it: `vandenberghe`.
    pub joined: String,
    /// Without them: `berghe`; none when it had none.
    pub bare: Option<String>,
}

/// The names in a typed text, in the order in which they were typed.
pub(super) fn typed_names(text: &str) -> Vec<TypedName> {
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split(' ').filter(|token| !token.is_empty()).collect();
    let mut names = Vec::new();
    let mut particles = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).copied();
        if next.is_some() && is_particle(token, next, !particles.is_empty()) {
            particles.push_str(token);
        } else {
            names.push(TypedName {
                joined: format!("{particles}{token}"),
                bare: (!particles.is_empty()).then(|| (*token).to_owned()),
            });
            particles.clear();
        }
    }
    names
}

/// Whether a word is a particle here, also when one letter of it is wrong among other particles.
fn is_particle(word: &str, next: Option<&str>, after_particle: bool) -> bool {
    let particle_follows = next.is_some_and(|next| PARTICLES.contains(&next));
    if ONLY_BEFORE_PARTICLES.contains(&word) {
        return particle_follows;
    }
    PARTICLES.contains(&word)
        || (particle_follows && nearly(word, 'v', &["van", "vande"]))
        || (after_particle && nearly(word, 'd', &["de", "den", "der"]))
}

/// Whether a word is a particle with one letter wrong. The first letter must be right, since
/// "An" and "Ivan" are names; four letters hold a particle with one letter too many.
fn nearly(word: &str, first: char, particles: &[&str]) -> bool {
    word.len() <= 4
        && word.starts_with(first)
        && particles.iter().any(|p| super::distance(word, p) == 1)
}

fn without_glued_particle(word: &str) -> Option<String> {
    if let Some(rest) = word.strip_prefix('d').filter(|rest| rest.starts_with('h')) {
        return Some(rest.to_owned());
    }
    GLUED_PARTICLES
        .iter()
        .find_map(|particle| word.strip_prefix(particle))
        .filter(|rest| rest.len() >= 3)
        .map(str::to_owned)
}

/// "Benali" is also "ben" and "ali", since "Ben Ali" is typed as two names.
fn without_loose_prefix(word: &str) -> Vec<String> {
    LOOSE_PREFIXES
        .iter()
        .find_map(|prefix| Some((prefix, word.strip_prefix(prefix)?)))
        .filter(|(_, rest)| rest.len() >= 3)
        .map(|(prefix, rest)| vec![(*prefix).to_owned(), rest.to_owned()])
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_capitals_are_folded() {
        for (name, folded) in [
            ("Şükrü", "sukru"),
            ("Łucja", "lucja"),
            ("Østergård", "ostergard"),
            ("Weiß", "weiss"),
            ("François-Noël", "francois noel"),
            ("D’hondt", "dhondt"),
            ("D'HONDT", "dhondt"),
            ("İsmail Yıldız", "ismail yildiz"),
            ("Đorđević", "dordevic"),
            ("Lætitia", "laetitia"),
            ("  'T   Jampens ", "t jampens"),
            ("Jose\u{301}", "jose"),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn a_family_name_is_indexed_joined_and_bare_however_it_was_written() {
        for written in ["van den Berghe", "Vandenberghe", "Van Den Berghe", "Vanden Berghe"] {
            assert_eq!(&words(written)[..2], ["berghe", "vandenberghe"], "{written}");
        }
        assert_eq!(words("D'hondt"), ["dhondt", "hondt"]);
        assert_eq!(words("De Smet"), ["desmet", "smet"]);
        assert_eq!(words("Desmet"), ["desmet", "smet"]);
        assert_eq!(words("'t Jampens"), ["jampens", "tjampens"]);
    }

    #[test]
    fn a_double_name_is_indexed_by_its_parts_and_in_one() {
        assert_eq!(words("Maes-Claeys"), ["claeys", "maes", "maesclaeys"]);
    }

    #[test]
    fn a_misspelt_particle_still_belongs_to_its_name() {
        for typed in ["vn den berghe", "van dn berghe", "vaan den berghe"] {
            assert_eq!(typed_names(typed).len(), 1, "{typed}");
        }
        for typed in ["An De Smet", "Ivan De Smet", "Eva Van Damme"] {
            assert_eq!(typed_names(typed).len(), 2, "{typed}");
        }
        assert_eq!(typed_names("Jan van den Berghe").len(), 2);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn index_words_hold_letters_and_digits_only(text in "\\PC{0,24}") {
            for word in words(&text) {
                prop_assert!(!word.is_empty());
                prop_assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            }
        }
    }
}
