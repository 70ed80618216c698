//! The movements of one person on the ladder: one table names each and its precedence.
//!
//! A movement is a change of the main place from one day to the next (see [`course`](crate::course)),
//! so a person makes at most one movement a day. The movements also hold the whole history of the
//! highest rung: the last movement up to a day says where the person stands on it.

use std::cmp::Reverse;

use jiff::civil::Date;
use thiserror::Error;

use crate::course::{Definition, Spell, course, day_after};
use crate::ladder::{Rung, Standing, Stay};

/// One line of [`TABLE`].
pub struct Rule {
    /// The movement this line names.
    pub kind: Kind,
    /// What it means, in plain words.
    pub meaning: &'static str,
    /// Whether a change from the first standing to the second is this movement, when no earlier
    /// line of the table was. Nothing stands for a person who is not on the ladder.
    holds: fn(Option<Standing>, Option<Standing>) -> bool,
}

/// What each movement is. **The order is the precedence**: the first line that holds names the
/// change, and no other does.
///
/// `instroom` and `uitstroom` are the only changes from and to "not on the ladder", so that the
/// stock of a day is the earlier stock plus `instroom` less `uitstroom`. Somebody who returns after
/// more than the gap comes in anew, on whichever rung. An end without a successor is `uitstroom`
/// and never `terugval`: where the person went is not known, and must not be guessed. For `terugval`
/// a lower rung must be recorded.
pub const TABLE: [Rule; 6] = [
    Rule {
        kind: Kind::Instroom,
        meaning: "comes onto the ladder, for the first time or after having left it",
        holds: |from, to| from.is_none() && to.is_some(),
    },
    Rule {
        kind: Kind::Uitstroom,
        meaning: "leaves the ladder: the last step ended and none followed within the gap",
        holds: |from, to| from.is_some() && to.is_none(),
    },
    Rule {
        kind: Kind::Doorstroom,
        meaning: "steps to work on the regular labour market: to rung 6, or on rung 5 into a regular company",
        holds: |from, to| {
            both(from, to, |from, to| to.regular && (!from.regular || to.rung > from.rung))
        },
    },
    Rule {
        kind: Kind::Opstroom,
        meaning: "steps to a higher rung",
        holds: |from, to| both(from, to, |from, to| to.rung > from.rung),
    },
    Rule {
        kind: Kind::Terugval,
        meaning: "falls back to a lower rung",
        holds: |from, to| both(from, to, |from, to| to.rung < from.rung),
    },
    Rule {
        kind: Kind::Zijstroom,
        meaning: "goes on in another form, organisation or site on the same rung",
        holds: |from, to| both(from, to, |from, to| to.rung == from.rung),
    },
];

fn both(
    from: Option<Standing>,
    to: Option<Standing>,
    rule: fn(Standing, Standing) -> bool,
) -> bool {
    from.zip(to).is_some_and(|(from, to)| rule(from, to))
}

/// A movement on the ladder, by the name the sector gives it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Onto the ladder.
    Instroom,
    /// Off the ladder.
    Uitstroom,
    /// To the regular labour market.
    Doorstroom,
    /// To a higher rung.
    Opstroom,
    /// To a lower rung.
    Terugval,
    /// Elsewhere on the same rung.
    Zijstroom,
}

/// The text names no movement.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("no movement is called {0:?}")]
pub struct NoSuchMovement(String);

impl Kind {
    /// The name to store and to send.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Instroom => "instroom",
            Self::Uitstroom => "uitstroom",
            Self::Doorstroom => "doorstroom",
            Self::Opstroom => "opstroom",
            Self::Terugval => "terugval",
            Self::Zijstroom => "zijstroom",
        }
    }

    /// The movement of that name; an error for any other text.
    pub fn parse(name: &str) -> Result<Self, NoSuchMovement> {
        TABLE
            .iter()
            .map(|rule| rule.kind)
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| NoSuchMovement(name.to_owned()))
    }
}

/// One movement of one person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Movement {
    /// The first day on which it is so; for `uitstroom` the day after the last day.
    pub day: Date,
    /// What the change is called.
    pub kind: Kind,
    /// The rung left; nothing at `instroom`.
    pub from: Option<Rung>,
    /// The rung reached; nothing at `uitstroom`.
    pub to: Option<Rung>,
    /// Index of the stay left.
    pub from_stay: Option<usize>,
    /// Index of the stay reached.
    pub to_stay: Option<usize>,
}

/// The movements of one person in order of time, at most one a day.
///
/// A departure without a successor may still be withdrawn by a step that begins within the gap:
/// derive the movements anew whenever the person's steps change.
pub fn movements(stays: &[Stay], definition: Definition) -> Vec<Movement> {
    let spells = course(stays, definition);
    let mut found = Vec::with_capacity(spells.len() + 1);
    let mut before: Option<Spell> = None;
    for &spell in &spells {
        let left_on = before.and_then(|old| day_after(old.last));
        if let Some(day) = left_on.filter(|day| *day < spell.first) {
            found.extend(movement(stays, day, before.take(), None));
        }
        found.extend(movement(stays, spell.first, before, Some(spell)));
        before = Some(spell);
    }
    if let Some(day) = before.and_then(|last| day_after(last.last)) {
        found.extend(movement(stays, day, before, None));
    }
    found
}

fn movement(stays: &[Stay], day: Date, from: Option<Spell>, to: Option<Spell>) -> Option<Movement> {
    let standing = |spell: Option<Spell>| spell.map(|spell| stays[spell.stay].standing());
    let (from_standing, to_standing) = (standing(from), standing(to));
    let rule = TABLE.iter().find(|rule| (rule.holds)(from_standing, to_standing))?;
    Some(Movement {
        day,
        kind: rule.kind,
        from: from_standing.map(|standing| standing.rung),
        to: to_standing.map(|standing| standing.rung),
        from_stay: from.map(|spell| left(stays, spell, day)),
        to_stay: to.map(|spell| reached(stays, spell, day)),
    })
}

/// Of the stays at this place begun before the day, the one that lasts longest.
fn left(stays: &[Stay], spell: Spell, day: Date) -> usize {
    at_spot(stays, spell)
        .filter(|(_, stay)| stay.period.first() < day)
        .max_by_key(|(index, stay)| (last_or_never(stay), stay.period.first(), Reverse(*index)))
        .map_or(spell.stay, |(index, _)| index)
}

/// Of the stays at this place on that day, the one begun latest; of those, the one that lasts longest.
fn reached(stays: &[Stay], spell: Spell, day: Date) -> usize {
    at_spot(stays, spell)
        .filter(|(_, stay)| stay.period.covers(day))
        .max_by_key(|(index, stay)| (stay.period.first(), last_or_never(stay), Reverse(*index)))
        .map_or(spell.stay, |(index, _)| index)
}

fn last_or_never(stay: &Stay) -> Date {
    stay.period.last().unwrap_or(Date::MAX)
}

fn at_spot(stays: &[Stay], spell: Spell) -> impl Iterator<Item = (usize, &Stay)> {
    let spot = stays[spell.stay].spot();
    stays.iter().enumerate().filter(move |(_, stay)| stay.spot() == spot)
}
