//! The search that is also the new-person form: who could be meant by what was typed.
//!
//! Names may be misspelt by a letter, written as they sound, or still half typed; a telephone number
//! and a birth date may stand among them. Only people whom the reader may see are found. How the
//! index works is told in [`base::names`].

use super::store::{self, RANGES, SLOTS, WORDS_AT_ONCE};
use crate::web::App;
use base::db::Result;
use base::names::{self, Lookup, Typed};
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// How many people a search shows.
pub const SHOWN: usize = 10;
/// How many people are weighed against each other.
const WEIGHED: i64 = 300;
/// When fewer people answer everything typed, those who miss one part of it are looked at too.
const FEW: usize = 4;
/// How many people are weighed who miss one part.
const WEIGHED_LOOSELY: i64 = 80;
/// What a birth date that agrees is worth, beside 100 for a name that is the same.
const BIRTH_AGREES: u32 = 60;
/// What a telephone number that agrees is worth.
const PHONE_AGREES: u32 = 90;

/// Somebody who could be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The person.
    pub id: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Daily name, when it is another one.
    pub called: String,
    /// Birth date.
    pub birth: RoughDate,
    /// NIS code.
    pub municipality: Option<String>,
    /// When the organisation closed its file.
    pub closed_day: Option<Date>,
    /// Whether the person is here as a child of a household.
    pub is_child: bool,
    /// The rung where the person stands now.
    pub rung: Option<i64>,
    /// The lead supporter.
    pub lead_name: Option<String>,
}

impl Candidate {
    /// How the person is called.
    pub fn name(&self) -> String {
        super::full_name(&self.given, &self.family, &self.called)
    }
}

/// One part of what was typed, with the words of the index that answer it.
struct Slot {
    words: Vec<String>,
    people: i64,
}

/// The people who could be meant by `text`, the likeliest first, at most [`SHOWN`]. A text of fewer
/// than two signs finds nobody.
pub async fn find(app: &App, account: &str, text: &str) -> Result<Vec<Candidate>> {
    let typed = names::recognise(text, app.today());
    let lookups: Vec<Lookup> =
        names::lookup(&typed.names).into_iter().filter(|l| l.folded.len() > 1).collect();
    if lookups.is_empty() && typed.phone_digits.is_none() && typed.births.is_empty() {
        return Ok(vec![]);
    }
    let known = store::words(&app.db, account, &ranges(&typed, &lookups), &keys(&lookups)).await?;
    let slots = slots(&typed, &lookups, &known);
    let mut found = people(app, account, &slots, &typed).await?;
    rank(&mut found, &typed, &lookups);
    found.truncate(SHOWN);
    store::fill_in(&app.db, account, &mut found, app.today()).await?;
    Ok(found)
}

/// The ranges of words that begin with what was typed: birth and telephone first, because a name
/// that is left out is still found by its neighbours.
fn ranges(typed: &Typed, lookups: &[Lookup]) -> Vec<(String, String)> {
    let mut all = vec![];
    if let Some(digits) = &typed.phone_digits {
        all.push((format!("#{digits}"), format!("#{digits}zzzz")));
    }
    for birth in &typed.births {
        all.push((format!("@{birth}"), format!("@{birth}zzzz")));
    }
    all.extend(lookups.iter().map(|l| (l.prefix_from.clone(), l.prefix_to.clone())));
    all.truncate(RANGES);
    all
}

/// The keys of neighbours, a fair share for each typed name.
fn keys(lookups: &[Lookup]) -> Vec<String> {
    let share = store::KEYS / lookups.len().max(1);
    lookups.iter().flat_map(|l| l.keys.iter().take(share).cloned()).collect()
}

/// One slot per typed part that anybody answers, the rarest first.
fn slots(typed: &Typed, lookups: &[Lookup], known: &[(String, i64)]) -> Vec<Slot> {
    let all = known.iter().map(|(word, _)| word.as_str());
    let mut found: Vec<Vec<String>> =
        lookups.iter().map(|l| l.best_words(all.clone(), WORDS_AT_ONCE)).collect();
    let starting = |start: String| -> Vec<String> {
        let words = known.iter().map(|(word, _)| word).filter(|w| w.starts_with(&start));
        words.take(WORDS_AT_ONCE).cloned().collect()
    };
    found.extend(typed.phone_digits.iter().map(|digits| starting(format!("#{digits}"))));
    let births = typed.births.iter().flat_map(|birth| starting(format!("@{birth}")));
    found.push(births.take(WORDS_AT_ONCE).collect());
    let people_of = |word: &String| known.iter().find(|(w, _)| w == word).map_or(0, |(_, n)| *n);
    let mut slots: Vec<Slot> = found
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| Slot { people: words.iter().map(people_of).sum(), words })
        .collect();
    slots.sort_by_key(|slot| slot.people);
    slots.truncate(SLOTS);
    slots
}

/// Who answers every slot; when these are few, also who misses one of them.
async fn people(app: &App, account: &str, slots: &[Slot], typed: &Typed) -> Result<Vec<Candidate>> {
    let words: Vec<&[String]> = slots.iter().map(|slot| slot.words.as_slice()).collect();
    let mut found = store::people(&app.db, account, &words, WEIGHED).await?;
    // With a single name there is nothing to leave out; a telephone number alone says enough.
    if found.len() >= FEW || slots.len() < 2 || (typed.names.is_empty() && !found.is_empty()) {
        return Ok(found);
    }
    for left_out in 0..slots.len() {
        let mut kept = words.clone();
        kept.remove(left_out);
        for candidate in store::people(&app.db, account, &kept, WEIGHED_LOOSELY).await? {
            if !found.iter().any(|c| c.id == candidate.id) {
                found.push(candidate);
            }
        }
    }
    Ok(found)
}

/// Puts the likeliest first: names that answer what was typed, then a birth date that agrees, then
/// open files before closed ones.
fn rank(found: &mut [Candidate], typed: &Typed, lookups: &[Lookup]) {
    found.sort_by_cached_key(|candidate| {
        let words = names::index_words(&candidate.given, &candidate.family, &candidate.called);
        let mut score: u32 =
            lookups.iter().map(|l| words.iter().map(|word| l.score(word)).max().unwrap_or(0)).sum();
        if !typed.births.is_empty() && candidate.birth != RoughDate::Unknown {
            let agrees = typed.births.iter().any(|birth| birth.agrees_with(&candidate.birth));
            score += if agrees { BIRTH_AGREES } else { 0 };
        }
        if typed.phone_digits.is_some() && lookups.is_empty() {
            score += PHONE_AGREES;
        }
        let name = super::sort_name(&candidate.given, &candidate.family);
        (u32::MAX - score, candidate.closed_day.is_some(), name, candidate.id.clone())
    });
}

/// Typed words as given and family name, for the new-person form: the first word is the given name
/// unless a comma says otherwise ("Zandvoorde, Nele").
pub fn split_name(names: &str) -> (String, String) {
    if let Some((family, given)) = names.split_once(',') {
        return (capitals(given), capitals(family));
    }
    let (given, family) = names.trim().split_once(char::is_whitespace).unwrap_or((names, ""));
    (capitals(given), capitals(family))
}

/// The first letter of each word as a capital, unless somebody typed capitals already.
fn capitals(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_uppercase) {
        return text;
    }
    let mut starts = true;
    text.chars()
        .map(|c| {
            let letter = if starts { c.to_uppercase().next().unwrap_or(c) } else { c };
            starts = c == ' ' || c == '-';
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_is_the_given_name_and_a_comma_turns_it_round() {
        let nele = ("Nele".to_owned(), "Zandvoorde".to_owned());
        assert_eq!(split_name("nele zandvoorde"), nele);
        assert_eq!(split_name("Zandvoorde, Nele"), nele);
        assert_eq!(split_name("jan"), ("Jan".to_owned(), String::new()));
        assert_eq!(split_name("jan van den berghe").1, "Van Den Berghe");
        assert_eq!(split_name("Jan van den Berghe").1, "van den Berghe");
    }
}
