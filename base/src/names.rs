//! Finding people by a name that may be misspelt, over ordinary database indexes.
//!
//! # The tables
//!
//! Two tables, both with plain B-tree keys; the same SQL runs on SQLite and PostgreSQL:
//!
//! - `name_word(organisation, word, person)`, with that key and a second index
//!   `(person, organisation, word)`: for each organisation that knows a person, one row for every
//!   word that [`index_words`] gives.
//! - `near_word(near, word)`, key `(near, word)`: the rows that [`near_rows`] gives for every
//!   *distinct* word of `name_word`; insert with `ON CONFLICT DO NOTHING`. Rows of a word that
//!   nobody bears any more do no harm.
//!
//! A word consists of `a-z` and `0-9` only, so a range scan means the same in every collation.
//!
//! # The search
//!
//! 1. [`recognise`] takes a telephone number and a birth date out of the typed text; [`lookup`]
//!    turns the remaining words into one [`Lookup`] per name.
//! 2. For each lookup, gather index words:
//!    `SELECT DISTINCT word FROM name_word WHERE organisation = … AND word BETWEEN prefix_from AND
//!    prefix_to LIMIT 60`
//!    and `SELECT word FROM near_word WHERE near IN (keys…)`; [`Lookup::best_words`] keeps the
//!    few that really resemble what was typed, best first.
//! 3. The people who have one of these words for *every* lookup
//!    (`SELECT a.person FROM name_word a JOIN name_word b ON b.person = a.person
//!    WHERE a.word IN (…) AND b.word IN (…)`). If these are fewer than wanted, add people who
//!    miss one of the lookups, starting with the rarest word.
//! 4. Read the words of the people found and order them by [`score`].

mod likeness;
mod recognition;
mod sound;
mod spelling;
#[cfg(test)]
mod trial;

pub use likeness::{distance, near, score, word_score};
pub use recognition::{Typed, phone_digits, recognise};
pub use sound::sound;
pub use spelling::{fold, words};

use std::collections::BTreeSet;

/// What stands before a sound key in `near_word.near`, so that it never meets a spelling.
const SOUND_MARK: char = '~';

/// What a range of words starting with a prefix ends with. No name comes after it in any
/// collation, as `{` would not do outside the "C" collation.
const LAST_IN_RANGE: &str = "zzzzzzzz";

/// The rows for `name_word`: every word by which a person can be called or written.
///
/// `called` is the name that is used in daily life, or empty.
pub fn index_words(given: &str, family: &str, called: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for names in [given, called] {
        found.extend(spelling::given_words(names));
    }
    found.extend(words(family));
    found.into_iter().collect()
}

/// The column `near` of the rows for `near_word` of one word: the word itself, its deletions,
/// and its sound behind a `~`.
pub fn near_rows(word: &str) -> Vec<String> {
    let mut rows = near(word);
    rows.extend(sound_key(word));
    rows
}

/// How to look up one typed name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    /// The name as it is compared: folded, with its particles joined to it.
    pub folded: String,
    /// The name without particles, where it has any.
    pub bare: Option<String>,
    /// First word of the range that starts with `folded`.
    pub prefix_from: String,
    /// Last word of that range, itself included.
    pub prefix_to: String,
    /// The keys to look for in `near_word.near`: spellings and sounds.
    pub keys: Vec<String>,
}

/// One lookup for every name in a typed text; particles belong to the name after them.
pub fn lookup(typed: &str) -> Vec<Lookup> {
    spelling::typed_names(typed)
        .into_iter()
        .map(|name| Lookup::new(name.joined, name.bare))
        .collect()
}

impl Lookup {
    fn new(folded: String, bare: Option<String>) -> Self {
        let mut keys = BTreeSet::new();
        for word in std::iter::once(&folded).chain(&bare) {
            keys.extend(near_rows(word));
        }
        Self {
            prefix_from: folded.clone(),
            prefix_to: format!("{folded}{LAST_IN_RANGE}"),
            keys: keys.into_iter().collect(),
            folded,
            bare,
        }
    }

    /// How well an index word answers this lookup: 0 is not at all, 100 is exactly.
    pub fn score(&self, word: &str) -> u32 {
        let whole = word_score(&self.folded, word);
        let bare = self.bare.as_deref().map_or(0, |b| word_score(b, word));
        // A bare name that matches says less than the name with its particles.
        whole.max(bare.saturating_sub(8))
    }

    /// The words that resemble this lookup, the best first, at most `limit`.
    pub fn best_words<S: AsRef<str>>(
        &self,
        candidates: impl IntoIterator<Item = S>,
        limit: usize,
    ) -> Vec<String> {
        let mut scored: Vec<(u32, String)> = candidates
            .into_iter()
            .map(|word| (self.score(word.as_ref()), word.as_ref().to_owned()))
            .filter(|(score, _)| *score > 0)
            .collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        scored.dedup();
        scored.truncate(limit);
        scored.into_iter().map(|(_, word)| word).collect()
    }
}

fn sound_key(word: &str) -> Option<String> {
    let sound = sound(word);
    // One sound says too little: half the register shares it.
    (sound.len() >= 2).then(|| format!("{SOUND_MARK}{sound}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_indexed_by_given_family_and_called_name() {
        let words = index_words("Marie-Claire", "Van den Berghe", "Mieke");
        for word in ["marie", "claire", "marieclaire", "berghe", "vandenberghe", "mieke"] {
            assert!(words.contains(&word.to_owned()), "{word} in {words:?}");
        }
    }

    #[test]
    fn every_spelling_of_a_particle_name_meets_the_same_index_word() {
        for (written, typed) in [
            ("Vandenberghe", "van den berghe"),
            ("van den Berghe", "VANDENBERGHE"),
            ("Van Den Berghe", "vanden berghe"),
            ("Desmet", "de Smet"),
            ("De Smet", "desmet"),
            ("D'hondt", "dhondt"),
            ("Dhondt", "d' hondt"),
            ("'t Jampens", "tjampens"),
            ("El Amrani", "elamrani"),
            ("Benali", "ben-ali"),
        ] {
            let indexed = index_words("", written, "");
            let all_found = lookup(typed).iter().all(|l| indexed.contains(&l.folded));
            assert!(all_found, "{typed} in {indexed:?}");
        }
    }

    #[test]
    fn a_word_and_its_neighbour_share_a_row() {
        let rows = near_rows("vermeulen");
        for typed in ["vermuelen", "vermeulen", "vermulen", "vermeuulen", "vermealen"] {
            let keys = lookup(typed).remove(0).keys;
            assert!(keys.iter().any(|key| rows.contains(key)), "{typed}");
        }
    }

    #[test]
    fn a_range_holds_every_word_with_the_prefix_and_no_other() {
        let found = lookup("van den be").remove(0);
        let inside =
            |word: &str| (found.prefix_from.as_str()..=found.prefix_to.as_str()).contains(&word);
        assert!(inside("vandenberghe") && inside("vandenbe"));
        assert!(!inside("vandenabeele") && !inside("vandenbossche"));
    }

    #[test]
    fn the_best_words_come_first_and_strangers_are_left_out() {
        let words = lookup("peters")[0].best_words(["pauwels", "pieters", "peters", "peeters"], 9);
        assert_eq!(words[0], "peters");
        assert!(!words.contains(&"pauwels".to_owned()));
    }
}
