//! Pictures of people, for the tablet at the door: who cannot read the own name taps the own face.
//!
//! A picture is kept by one organisation, with the yes of the person beside it: when it was asked, how, and who
//! said so. It is shown to who guides the person there and on the own tablet at the door, to nobody else; it goes
//! in no copy to others. A yes that is taken back, or a file that is closed, takes it away in that unit of work.

pub mod pages;
mod small;
pub mod store;

use jiff::civil::Date;

/// How somebody said yes.
pub const HOW: [&str; 2] = ["spoken", "paper"];
/// Who said yes.
pub const BY: [&str; 3] = ["person", "parent", "representative"];

/// The yes to a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// When it was asked.
    pub day: Date,
    /// A word of [`HOW`].
    pub how: String,
    /// A word of [`BY`].
    pub by: String,
    /// The name, when it was somebody else than the person.
    pub by_name: String,
}

/// A picture as it is known, without the picture itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// Which.
    pub id: String,
    /// Kept by which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The yes.
    pub agreed: Agreed,
    /// The name of who asked.
    pub made_by: String,
}
