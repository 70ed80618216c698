//! How much two words resemble each other, and how well a person answers what was typed.

use super::sound::sound;

/// Words below this length have no deletions in the index: nearly every short word would be
/// their neighbour.
const SHORTEST_WITH_DELETIONS: usize = 3;

/// The word itself and every word that it becomes when one letter is left out.
///
/// Two words at distance one share a member of their neighbourhoods, whichever way the letter
/// went (the idea of `SymSpell`).
pub fn near(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if word.chars().count() >= SHORTEST_WITH_DELETIONS {
        for (at, letter) in word.char_indices() {
            let shorter = format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]);
            if !found.contains(&shorter) {
                found.push(shorter);
            }
        }
    }
    found
}

/// The number of letters to insert, delete, replace or swap with a neighbour to make one word of
/// the other (Damerau and Levenshtein).
pub fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// How well an index word answers a typed word: 100 is the same, 0 is nothing in common.
///
/// A word that is still being typed (a prefix) comes after the same word; then words with one
/// letter wrong, words that sound alike, and long words with two letters wrong.
pub fn word_score(typed: &str, word: &str) -> u32 {
    if typed == word {
        return 100;
    }
    if typed.is_empty() || word.is_empty() {
        return 0;
    }
    let same_start = u32::from(typed.as_bytes()[0] == word.as_bytes()[0]) * 4;
    let prefix = if word.starts_with(typed) { prefix_score(typed, word) } else { 0 };
    let shorter = typed.len().min(word.len());
    let spelling = match distance(typed, word) {
        1 if shorter >= 2 => 78 + same_start,
        2 if shorter >= 7 => 46 + same_start,
        _ => 0,
    };
    let alike =
        if may_sound_alike(typed, word) && prefix.max(spelling) < 60 && sound(typed) == sound(word)
        {
            56 + same_start
        } else {
            0
        };
    prefix.max(spelling).max(alike)
}

/// Whether the lengths allow it; saves working out the sounds of words that cannot be alike.
fn may_sound_alike(one: &str, other: &str) -> bool {
    one.len().min(other.len()) >= 3 && one.len().abs_diff(other.len()) <= 4
}

/// Between 64 and 90, higher the more of the word is typed.
fn prefix_score(typed: &str, word: &str) -> u32 {
    let (typed, word) = (typed.len().min(64), word.len().min(64));
    64 + u32::try_from(26 * typed / word).unwrap_or(0)
}

/// How well a person with these index words answers these typed words; the higher the better.
///
/// Each typed word counts with the best word that it finds; words the person has none for count
/// nothing, so a person who answers all of them comes first.
pub fn score(query_words: &[&str], candidate_words: &[&str]) -> u32 {
    query_words
        .iter()
        .map(|typed| {
            let best = candidate_words.iter().map(|word| word_score(typed, word));
            best.max().unwrap_or(0)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_neighbourhood_of_a_word_is_itself_and_its_deletions() {
        assert_eq!(near("anna"), ["anna", "nna", "ana", "ann"]);
        assert_eq!(near("bo"), ["bo"]);
    }

    #[test]
    fn swapped_neighbours_are_one_mistake() {
        assert_eq!(distance("vermeulen", "vermuelen"), 1);
        assert_eq!(distance("maes", "maas"), 1);
    }

    #[test]
    fn the_same_word_beats_a_longer_word_beats_a_misspelt_word_beats_a_sound() {
        let scores = [
            word_score("vermeulen", "vermeulen"),
            word_score("vermeule", "vermeulen"),
            word_score("vermuelen", "vermeulen"),
            word_score("dierickx", "dirix"),
            word_score("vermeulen", "janssens"),
        ];
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert_eq!(scores[4], 0);
    }

    #[test]
    fn who_answers_every_typed_word_comes_before_who_answers_one() {
        let typed = ["jan", "vermuelen"];
        assert!(score(&typed, &["jan", "vermeulen"]) > score(&typed, &["jan", "claes"]));
    }

    proptest! {
        #[test]
        fn words_at_distance_one_share_a_neighbour(word in "[a-e]{4,9}", at in 0usize..9, letter in "[a-e]", kind in 0u8..4) {
            let at = at % word.len();
            let mut letters: Vec<char> = word.chars().collect();
            let other = letter.chars().next().unwrap();
            match kind {
                0 => { letters.remove(at); }
                1 => letters.insert(at, other),
                2 => letters[at] = other,
                _ => { let next = (at + 1) % word.len(); if next > at { letters.swap(at, next); } }
            }
            let wrong: String = letters.into_iter().collect();
            let mine = near(&word);
            prop_assert!(near(&wrong).iter().any(|n| mine.contains(n)), "{word} {wrong}");
        }
    }
}
