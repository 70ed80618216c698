//! The trial of the search: 60,000 invented people, 1,000 names with one wrong letter.
//!
//! A try picks a person, makes one mistake in one letter of the given or the family name (insert,
//! leave out, replace, swap), types "given family" and looks at the first ten people. Only people
//! whose full name nobody else has are tried, so the person must stand there: without a birth
//! date nobody could tell people of one name apart.

use super::{Lookup, fold, index_words, lookup, near_rows, score};
use crate::invented_names::pick_person;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

const PEOPLE: u64 = 60_000;
const TRIES: u64 = 1_000;
const SHOWN: usize = 10;

/// The tables of the module's documentation, in memory.
struct Tables {
    names: Vec<(&'static str, &'static str)>,
    words_of: Vec<Vec<String>>,
    name_word: BTreeMap<String, Vec<usize>>,
    near_word: HashMap<String, Vec<String>>,
}

impl Tables {
    fn fill(names: Vec<(&'static str, &'static str)>) -> Self {
        let mut name_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut words_of = Vec::new();
        for (person, (given, family)) in names.iter().enumerate() {
            let words = index_words(given, family, "");
            for word in &words {
                name_word.entry(word.clone()).or_default().push(person);
            }
            words_of.push(words);
        }
        let mut near_word: HashMap<String, Vec<String>> = HashMap::new();
        for word in name_word.keys() {
            for near in near_rows(word) {
                near_word.entry(near).or_default().push(word.clone());
            }
        }
        Self { names, words_of, name_word, near_word }
    }

    fn words_for(&self, lookup: &Lookup) -> Vec<String> {
        let range = lookup.prefix_from.clone()..=lookup.prefix_to.clone();
        let by_prefix = self.name_word.range(range).map(|(word, _)| word).take(60);
        let by_key = lookup.keys.iter().filter_map(|k| self.near_word.get(k));
        lookup.best_words(by_prefix.chain(by_key.flatten()), 40)
    }

    fn people_with(&self, words: &[String]) -> HashSet<usize> {
        let rows = words.iter().filter_map(|word| self.name_word.get(word));
        rows.flatten().copied().collect()
    }

    /// People who miss one of the names. When only one name is left, those with the rarest of its
    /// words, and no more than one statement would bring.
    fn people_with_most(&self, words: &[Vec<String>]) -> Vec<usize> {
        let mut found = Vec::new();
        for missed in 0..words.len() {
            let mut kept = words.to_vec();
            kept.remove(missed);
            if let [only] = &kept[..] {
                let mut rows: Vec<_> = only.iter().map(|w| &self.name_word[w]).collect();
                rows.sort_by_key(|people| people.len());
                found.extend(rows.into_iter().flatten().take(100));
            } else {
                found.extend(self.people_with_all(&kept));
            }
        }
        found
    }

    fn people_with_all(&self, words: &[Vec<String>]) -> BTreeSet<usize> {
        let mut sets: Vec<_> = words.iter().map(|w| self.people_with(w)).collect();
        sets.sort_by_key(HashSet::len);
        let (smallest, others) = sets.split_first().unwrap();
        let in_others = |person: &&usize| others.iter().all(|set| set.contains(*person));
        smallest.iter().filter(in_others).copied().collect()
    }

    fn search(&self, typed: &str) -> Vec<usize> {
        let lookups = lookup(typed);
        let words: Vec<Vec<String>> = lookups.iter().map(|l| self.words_for(l)).collect();
        let mut found = self.people_with_all(&words);
        if found.len() < SHOWN && lookups.len() > 1 {
            found.extend(self.people_with_most(&words));
        }
        let query: Vec<&str> = lookups.iter().map(|l| l.folded.as_str()).collect();
        let mut ranked: Vec<(u32, usize)> = found
            .into_iter()
            .map(|person| {
                let words: Vec<&str> = self.words_of[person].iter().map(String::as_str).collect();
                (score(&query, &words), person)
            })
            .collect();
        ranked.sort_by_key(|(score, person)| (u32::MAX - score, *person));
        ranked.into_iter().take(SHOWN).map(|(_, p)| p).collect()
    }

    fn people_with_a_name_of_their_own(&self) -> Vec<usize> {
        let mut bearers: HashMap<_, u32> = HashMap::new();
        for name in &self.names {
            *bearers.entry(name).or_default() += 1;
        }
        let alone = |person: &usize| bearers[&self.names[*person]] == 1;
        (0..self.names.len()).filter(alone).collect()
    }
}

/// Numbers in a fixed order that looks like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The name with one mistake in a letter; never the same name when it is folded.
fn with_mistake(name: &str, dice: &mut Dice) -> String {
    loop {
        let mut letters: Vec<char> = name.to_lowercase().chars().collect();
        let at = dice.below(letters.len());
        let other = char::from(b"abcdefghijklmnopqrstuvwxyz"[dice.below(26)]);
        let next = (at + 1).min(letters.len() - 1);
        if !letters[at].is_alphabetic() || !letters[next].is_alphabetic() {
            continue;
        }
        match dice.below(4) {
            0 => letters.insert(at, other),
            1 => {
                letters.remove(at);
            }
            2 => letters[at] = other,
            _ => letters.swap(at, next),
        }
        let wrong: String = letters.into_iter().collect();
        if fold(&wrong) != fold(name) && !fold(&wrong).is_empty() {
            return wrong;
        }
    }
}

#[test]
fn one_wrong_letter_still_finds_the_person_among_the_first_ten_in_95_of_100_tries() {
    let tables = Tables::fill((0..PEOPLE).map(pick_person).collect());
    let mut dice = Dice(20_260_101);
    let mut missed = Vec::new();
    let unique = tables.people_with_a_name_of_their_own();
    for _ in 0..TRIES {
        let person = unique[dice.below(unique.len())];
        let (given, family) = tables.names[person];
        let typed = if dice.below(2) == 0 {
            format!("{} {family}", with_mistake(given, &mut dice))
        } else {
            format!("{given} {}", with_mistake(family, &mut dice))
        };
        if !tables.search(&typed).contains(&person) {
            missed.push(format!("{typed} for {given} {family}"));
        }
    }
    let percent = 100.0 - f64::from(u32::try_from(missed.len()).unwrap()) / 10.0;
    assert!(percent >= 95.0, "{percent} %: {missed:#?}");
}

#[test]
fn another_spelling_finds_the_person_among_the_first_three() {
    let people = [
        ("Jan", "Vandenbroucke", "Jan van den Broucke"),
        ("Nele", "De Smet", "nele desmet"),
        ("Marthe", "Desmet", "DE SMET MARTHE"),
        ("Godelieve", "D'hondt", "dhondt godelieve"),
        ("Hafida", "Benali", "hafida ben ali"),
        ("Mohamed", "El Amrani", "Muhammad elamrani"),
        ("Lowie", "Dierickx", "lowie dirix"),
        ("Łucja", "Østergård", "lucja ostergard"),
        ("Marie-Claire", "'t Jampens", "marieclaire tjampens"),
        ("Ivan", "Van de Velde", "ivan van der velde"),
    ];
    let mut names: Vec<_> = (0..6_000).map(pick_person).collect();
    names.extend(people.map(|(given, family, _)| (given, family)));
    let tables = Tables::fill(names);
    for (given, family, typed) in people {
        let shown = tables.search(typed);
        let shown: Vec<_> = shown.into_iter().map(|p| tables.names[p]).collect();
        assert!(shown.iter().take(3).any(|name| *name == (given, family)), "{typed}: {shown:?}");
    }
}

#[test]
fn a_name_that_is_still_being_typed_shows_candidates() {
    let tables = Tables::fill((0..6_000).map(pick_person).collect());
    let shown = tables.search("jan verm");
    let (given, family) = tables.names[shown[0]];
    assert!(fold(given).starts_with("jan"), "{given} {family}");
    assert!(fold(family).starts_with("verm"), "{given} {family}");
}
