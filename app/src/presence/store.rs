//! Every query of this room.

/// What a statement is about: a work post, a site or an organisation, as `$1`; `w` is the work post.
macro_rules! at {
    ($($part:expr),+) => {
        [
            $crate::presence::store::joined!("w.id = $1", $($part),+),
            $crate::presence::store::joined!("w.site = $1", $($part),+),
            $crate::presence::store::joined!("w.organisation = $1", $($part),+),
        ]
    };
}
/// Pieces of a statement with the same words between them.
macro_rules! joined {
    ($between:expr, $first:expr) => { $first };
    ($between:expr, $first:expr, $($rest:expr),+) => {
        concat!($first, $between, $crate::presence::store::joined!($between, $($rest),+))
    };
}
pub(in crate::presence) use joined;

mod away;
pub(crate) mod copied;
mod expected;
mod held;
mod kiosk;
mod meeting;
mod reading;
mod sent;
mod unknown;
mod writing;

pub use away::{Absence, NewAbsence, away, away_of, end_away, one_away, same_away, start_away};
pub use expected::{Expected, Expecting, expected};
pub use held::{NotHeld, hold_again, not_held, not_held_in, say_not_held};
pub use kiosk::{kiosk, start_kiosk};
pub use meeting::{Between, Known, Spot, between, noted_in};
pub use reading::{
    Around, Place, Somebody, around, called, find, noted, of_person, people, place, places, several,
};
pub use sent::{note_sent, sent_at, sent_in};
pub use unknown::{Unknown, add_unknown, forget_unknown, one_unknown, unknown};
pub use writing::{Saved, add_many, save};

use super::When;
use base::db::{Error, Result, Row};
use jiff::civil::Date;

/// Where: which of the three texts of a statement is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At<'a> {
    /// One work post.
    Post(&'a str),
    /// All work posts of a site.
    Site(&'a str),
    /// All work posts of an organisation.
    Organisation(&'a str),
}

impl<'a> At<'a> {
    fn pick(self, texts: &[&'static str; 3]) -> (&'static str, &'a str) {
        match self {
            At::Post(id) => (texts[0], id),
            At::Site(id) => (texts[1], id),
            At::Organisation(id) => (texts[2], id),
        }
    }
}

/// The days that are asked: the first and the last.
pub type Days = (Date, Date);

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [
        away::TEXTS.to_vec(),
        held::TEXTS.to_vec(),
        kiosk::TEXTS.to_vec(),
        reading::texts(),
        sent::TEXTS.to_vec(),
        unknown::TEXTS.to_vec(),
        writing::texts(),
    ]
    .concat()
}

fn when(row: &Row) -> Result<When> {
    let half: i64 = row.get("half")?;
    let found = When::of(row.get("day")?, half);
    found.ok_or_else(|| Error::Decode(format!("half-day of a presence: {half}").into()))
}

fn code(row: &Row) -> Result<super::Code> {
    let word: String = row.get("code")?;
    let found = super::Code::parse(&word);
    found.ok_or_else(|| Error::Decode(format!("code of a presence: {word}").into()))
}
