//! People of a file who may be known already: proposed, never decided by the program.

use super::plan::PlannedPerson;
use crate::people::WayKind;
use base::names::{distance, fold, phone_digits};
use base::rough_date::RoughDate;
use std::collections::HashMap;

/// Somebody who has a file in the organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The id.
    pub id: String,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Birth date.
    pub birth: RoughDate,
    /// Telephone numbers, as digits.
    pub phones: Vec<String>,
}

/// Why somebody may be somebody who is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same names and the same birth date.
    Same,
    /// The same telephone number and one name alike.
    Phone,
    /// The same birth date and names that differ by a letter or two.
    Nearly,
    /// The same names; the birth date is not known on both sides.
    Name,
}

/// A person of the file beside a known one.
#[derive(Debug, Clone, PartialEq)]
pub struct Double<'a> {
    /// Which of the people of the plan.
    pub person: usize,
    /// Who it may be.
    pub known: &'a Known,
    /// Why.
    pub likeness: Likeness,
}

/// What is to happen with a person of the file who may be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// A new person after all.
    New,
    /// The known person with this id: the steps of the file are added there.
    Link(String),
    /// Neither the person nor the steps come along.
    Skip,
}

/// The best candidate for each person who may be known.
pub fn find<'a>(people: &[PlannedPerson], known: &'a [Known]) -> Vec<Double<'a>> {
    let mut by_birth: HashMap<RoughDate, Vec<&Known>> = HashMap::new();
    let mut by_phone: HashMap<&str, Vec<&Known>> = HashMap::new();
    let mut by_name: HashMap<(String, String), Vec<&Known>> = HashMap::new();
    for one in known {
        if matches!(one.birth, RoughDate::Day(_)) {
            by_birth.entry(one.birth).or_default().push(one);
        }
        by_name.entry(names(&one.given, &one.family)).or_default().push(one);
        for phone in &one.phones {
            by_phone.entry(phone).or_default().push(one);
        }
    }
    let candidates = |person: &PlannedPerson| -> Vec<&'a Known> {
        let mut all = by_birth.get(&person.new.birth).cloned().unwrap_or_default();
        for way in person.new.ways.iter().filter(|w| w.kind == WayKind::Phone) {
            all.extend(by_phone.get(phone_digits(&way.value).as_str()).into_iter().flatten());
        }
        let name = names(&person.new.given, &person.new.family);
        all.extend(by_name.get(&name).into_iter().flatten());
        all
    };
    let best = |(person, planned): (usize, &PlannedPerson)| {
        let of = candidates(planned).into_iter();
        let alike = of.filter_map(|known| Some((likeness(planned, known)?, known)));
        let (likeness, known) = alike.min_by_key(|(likeness, _)| *likeness as u8)?;
        Some(Double { person, known, likeness })
    };
    people.iter().enumerate().filter_map(best).collect()
}

fn likeness(planned: &PlannedPerson, known: &Known) -> Option<Likeness> {
    let new = &planned.new;
    let (given, family) = names(&new.given, &new.family);
    let (known_given, known_family) = names(&known.given, &known.family);
    let same_birth = new.birth == known.birth && new.birth != RoughDate::Unknown;
    if same_birth && given == known_given && family == known_family {
        return Some(Likeness::Same);
    }
    let swapped = given == known_family && family == known_given;
    let far = distance(&format!("{given} {family}"), &format!("{known_given} {known_family}"));
    if same_birth && (swapped || far <= 2) {
        return Some(Likeness::Nearly);
    }
    let digits = |value: &str| known.phones.contains(&phone_digits(value));
    let same_phone = new.ways.iter().any(|w| w.kind == WayKind::Phone && digits(&w.value));
    let one_name = given == known_given || family == known_family || far <= 2;
    if same_phone && one_name {
        return Some(Likeness::Phone);
    }
    let same_name = given == known_given && family == known_family;
    (same_name && new.birth.agrees_with(&known.birth)).then_some(Likeness::Name)
}

fn names(given: &str, family: &str) -> (String, String) {
    (fold(given), fold(family))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{ContactWay, NewPerson};

    fn known(given: &str, family: &str, birth: &str, phone: &str) -> Known {
        Known {
            id: format!("{given} {family}"),
            given: given.into(),
            family: family.into(),
            birth: RoughDate::from_stored(birth).unwrap(),
            phones: vec![phone.to_owned()],
        }
    }

    fn planned(given: &str, family: &str, birth: &str, phone: &str) -> PlannedPerson {
        let ways =
            vec![ContactWay { kind: WayKind::Phone, value: phone.into(), remark: String::new() }];
        let birth = RoughDate::from_stored(birth).unwrap();
        let new = NewPerson {
            given: given.into(),
            family: family.into(),
            birth,
            ways,
            ..NewPerson::default()
        };
        PlannedPerson { line: 2, new, statute: None }
    }

    #[test]
    fn the_same_person_is_proposed_with_the_reason() {
        let all = [known("Nele", "Zandvoorde", "1985-04-03", "0499000001")];
        for (person, wanted) in [
            (planned("NELE", "zandvoorde", "1985-04-03", ""), Some(Likeness::Same)),
            (planned("Nele", "Zandvorde", "1985-04-03", ""), Some(Likeness::Nearly)),
            (planned("Zandvoorde", "Nele", "1985-04-03", ""), Some(Likeness::Nearly)),
            (planned("Nele", "Duinhof", "", "+32 499 00 00 01"), Some(Likeness::Phone)),
            (planned("Piet", "Duinhof", "", "0499 00 00 01"), None),
            (planned("Nele", "Zandvoorde", "1986-04-03", ""), None),
            (planned("Nele", "Zandvoorde", "", ""), Some(Likeness::Name)),
            (planned("Nele", "Zandvoorde", "1985", ""), Some(Likeness::Name)),
        ] {
            let found = find(std::slice::from_ref(&person), &all);
            assert_eq!(found.first().map(|d| d.likeness), wanted, "{person:?}");
        }
    }
}
