//! Who could be the person that is being written in, and why.
//!
//! A year of birth alone says nothing: somebody shows up for a telephone number that is the same, for
//! names that all resemble, or for one name that does beside a birth date that agrees.

use super::search::{self, Candidate};
use crate::web::App;
use base::db::Result;
use base::names::{self, Lookup, Typed};
use base::rough_date::RoughDate;

/// A telephone number of fewer digits is still being typed.
const WHOLE_NUMBER: usize = 9;

/// Somebody who could be the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// Who.
    pub person: Candidate,
    /// Whether the telephone number is the same.
    pub phone: bool,
    /// Whether a name resembles.
    pub name: bool,
    /// Whether what both say of the birth date agrees.
    pub birth: bool,
}

/// The people whom the account may see who could be meant: by names and birth date as typed, or by
/// telephone number. Those with the same number come first.
pub async fn people(
    app: &App,
    account: &str,
    who: &str,
    birth: &str,
    phone: &str,
) -> Result<Vec<Likely>> {
    let typed = names::recognise(&format!("{who} {birth}"), app.today());
    let number = names::recognise(phone, app.today()).phone_digits;
    let whole = number.filter(|digits| digits.len() >= WHOLE_NUMBER);
    let same_number = match &whole {
        Some(digits) => search::find(app, account, digits).await?,
        None => vec![],
    };
    let like = search::find(app, account, &format!("{who} {birth}")).await?;
    let mut found: Vec<Likely> =
        same_number.into_iter().map(|person| likely(person, true, &typed)).collect();
    for person in like {
        if !found.iter().any(|l| l.person.id == person.id) {
            found.push(likely(person, false, &typed));
        }
    }
    let lookups = lookups(&typed);
    found.retain(|one| one.phone || is_like(&one.person, &typed, &lookups));
    Ok(found)
}

fn lookups(typed: &Typed) -> Vec<Lookup> {
    names::lookup(&typed.names).into_iter().filter(|l| l.folded.len() > 1).collect()
}

/// How many of the typed names one of the person's names resembles.
fn resembling(person: &Candidate, lookups: &[Lookup]) -> usize {
    let words = names::index_words(&person.given, &person.family, &person.called);
    lookups.iter().filter(|l| words.iter().any(|word| l.score(word) > 0)).count()
}

fn birth_agrees(person: &Candidate, typed: &Typed) -> bool {
    person.birth != RoughDate::Unknown && typed.births.iter().any(|b| b.agrees_with(&person.birth))
}

fn likely(person: Candidate, phone: bool, typed: &Typed) -> Likely {
    let name = resembling(&person, &lookups(typed)) > 0;
    let birth = birth_agrees(&person, typed);
    Likely { person, phone, name, birth }
}

/// All names resemble, or one does and the birth date agrees.
fn is_like(person: &Candidate, typed: &Typed, lookups: &[Lookup]) -> bool {
    match resembling(person, lookups) {
        0 => false,
        n if n == lookups.len() => true,
        _ => birth_agrees(person, typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn person(given: &str, family: &str) -> Candidate {
        Candidate {
            id: "p".into(),
            given: given.into(),
            family: family.into(),
            called: String::new(),
            birth: RoughDate::Day(date(1991, 5, 2)),
            municipality: None,
            closed_day: None,
            rung: None,
            lead_name: None,
            is_child: false,
        }
    }

    fn like(given: &str, family: &str, typed: &str) -> bool {
        let typed = names::recognise(typed, date(2026, 11, 22));
        is_like(&person(given, family), &typed, &lookups(&typed))
    }

    #[test]
    fn a_year_of_birth_alone_makes_nobody_the_same_person() {
        assert!(!like("Shabnam", "Rahimi", "Fatou Dembele 1991"));
        assert!(like("Fatoe", "Dembélé", "Fatou Dembele 1991"));
        assert!(like("Fatou", "Janssens", "Fatou Dembele 1991"));
        assert!(!like("Fatou", "Janssens", "Fatou Dembele 1990"));
        assert!(!like("Fatou", "Janssens", "Fatou Dembele"));
    }
}
