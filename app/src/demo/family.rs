//! Who somebody lives with: a partner and children, for a part of the people.

use super::chance::{Chance, plus};
use super::identity;
use super::life::Life;
use crate::people::NewPerson;
use crate::people::codes::Sex;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// A member of a household who has no way through the network of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Relative {
    /// Who.
    pub new: NewPerson,
    /// A word of the household roles.
    pub role: &'static str,
    /// Since when in the household.
    pub from: Date,
}

/// The partner and children of one in seven.
pub fn of(life: &Life, chance: &mut Chance, today: Date) -> Vec<Relative> {
    let mut all = vec![];
    let Some(born) = birth_year(&life.new).filter(|_| chance.percent(14)) else {
        return all;
    };
    let entered = life.files.iter().map(|f| f.from).min().unwrap_or(today);
    if chance.percent(45) {
        let year = born + i16::try_from(chance.between(-6, 6)).unwrap_or(0);
        let sex = if life.new.sex == Sex::Male { Sex::Female } else { Sex::Male };
        let (given, family) = identity::name(chance, sex);
        let birth = plus(Date::new(year, 1, 1).unwrap_or(today), chance.between(0, 364));
        let new = relative(life, (given, family, sex), birth);
        all.push(Relative { new, role: "partner", from: entered });
    }
    for _ in 0..chance.rather_short(i32::from(all.is_empty()), 4) {
        // Born when the parent was 20 to 40, not grown up today, and not in the future.
        let first = Date::new(born + 20, 1, 1).unwrap_or(today).max(plus(today, -17 * 365));
        let last = Date::new(born + 41, 1, 1).unwrap_or(today).min(plus(today, -200));
        let days = (last - first).get_days();
        if days < 1 {
            break;
        }
        let birth = plus(first, chance.between(0, days));
        all.push(child(life, chance, birth, entered));
    }
    all
}

/// A child of this person, born on that day; in the household since the file or the birth.
pub fn child(life: &Life, chance: &mut Chance, birth: Date, entered: Date) -> Relative {
    let sex = if chance.percent(50) { Sex::Male } else { Sex::Female };
    let (given, other) = identity::name(chance, sex);
    let family = if chance.percent(70) { life.new.family.clone() } else { other.to_owned() };
    let new = relative(life, (given, &family, sex), birth);
    Relative { new, role: "child", from: entered.max(birth) }
}

fn relative(life: &Life, (given, family, sex): (&str, &str, Sex), birth: Date) -> NewPerson {
    NewPerson {
        given: given.to_owned(),
        family: family.to_owned(),
        birth: RoughDate::Day(birth),
        sex,
        language: life.new.language.clone(),
        street: life.new.street.clone(),
        postcode: life.new.postcode.clone(),
        municipality: life.new.municipality.clone(),
        ..NewPerson::default()
    }
}

fn birth_year(new: &NewPerson) -> Option<i16> {
    match new.birth {
        RoughDate::Day(day) => Some(day.year()),
        RoughDate::Year(year) => Some(year),
        _ => None,
    }
}
