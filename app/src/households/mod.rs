//! Households: members with role and dates, moves between households, children.
//!
//! Somebody is in one household at a time. A household shows only the members whom the reader may
//! see; of the others only that they are there.

pub mod pages;
pub mod parents;
#[cfg(test)]
mod parents_tests;
pub mod section;
pub mod store;
#[cfg(test)]
mod tests;

use crate::people::store::Home;
use jiff::civil::Date;

/// What somebody is in a household.
pub const ROLES: [&str; 4] = ["adult", "partner", "child", "other"];

/// A household as a reader sees it from one of its members.
#[derive(Debug, Clone, PartialEq)]
pub struct Household<'a> {
    /// The household.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The membership of the person whose page it is.
    pub own: &'a Home,
    /// The other members whom the reader may see.
    pub others: Vec<&'a Home>,
    /// How many present members the reader may not see.
    pub hidden: usize,
}

/// The households of `person`, the present one first, out of the rows of all their members. Beside whom
/// the person never lived is not told.
pub fn grouped<'a>(rows: &'a [Home], person: &str, today: Date) -> Vec<Household<'a>> {
    let own = rows.iter().filter(|row| row.person == person);
    own.map(|own| {
        let others = rows.iter().filter(|r| r.person != person && r.meets(own));
        let (seen, hidden): (Vec<_>, Vec<_>) = others.partition(|r| r.is_visible);
        Household {
            id: &own.household,
            name: &own.household_name,
            own,
            others: seen,
            hidden: hidden.iter().filter(|r| r.is_there(today)).count(),
        }
    })
    .collect()
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::civil::date;

    fn member(person: &str, is_visible: bool) -> Home {
        Home {
            id: format!("m-{person}"),
            household: "h".into(),
            household_name: "Gezin".into(),
            person: person.into(),
            name: person.into(),
            role: "adult".into(),
            birth: base::rough_date::RoughDate::Unknown,
            is_visible,
            from_day: date(2020, 1, 1),
            until_day: None,
        }
    }

    #[test]
    fn who_may_not_be_seen_is_only_counted() {
        let rows = [member("nele", true), member("tom", true), member("geheim", false)];
        let homes = grouped(&rows, "nele", date(2026, 11, 22));
        assert_eq!(homes.len(), 1);
        assert_eq!(homes[0].others, [&rows[1]]);
        assert_eq!(homes[0].hidden, 1);
    }

    #[test]
    fn who_came_after_somebody_left_is_not_told_there() {
        let mut tom = member("tom", true);
        tom.until_day = Some(date(2026, 11, 20));
        let mut late = member("late", true);
        late.from_day = date(2026, 11, 21);
        let rows = [tom, late, member("nele", true)];
        let today = date(2026, 11, 22);
        assert_eq!(grouped(&rows, "tom", today)[0].others, [&rows[2]]);
        assert_eq!(grouped(&rows, "nele", today)[0].others, [&rows[0], &rows[1]]);
    }
}
