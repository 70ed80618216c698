//! The offer of the network: sites and work posts, the half-days on which they are open, who has a
//! place there, and which places are free.
//!
//! Free places are places minus the people who are there on a day; they are counted by the database
//! and stored nowhere. `docs/offer.md` tells the concepts.

pub mod age;
mod asked;
pub mod catalogue;
pub mod clock;
pub(crate) mod form;
mod half_days;
pub(crate) mod jsonld;
mod kinds;
mod map;
pub(crate) mod nearby;
pub mod pages;
pub(crate) mod picture;
mod point;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod warnings;
mod week;

pub use half_days::{HalfDay, HalfDays, Stay, Week, fullest};
pub use kinds::{Dutch, Effort, Sector};
pub use point::{Point, degrees as point_of};
pub use store::{Checked, NewPlacement, Placement, Post, Site};

use crate::trajectories::Hours;

/// What an organisation says about a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSite {
    /// What it is called.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// NIS code.
    pub municipality: String,
    /// How to get there, in words.
    pub way_there: String,
    /// Where it lies, when somebody pointed it out.
    pub point: Option<Point>,
}

/// What an organisation says about a work post. Nothing, and an empty text, is "not known".
#[derive(Debug, Clone, PartialEq)]
pub struct NewPost {
    /// The site.
    pub site: String,
    /// What it is called.
    pub name: String,
    /// What one does there.
    pub summary: String,
    /// In which kind of work.
    pub sector: Sector,
    /// Key of the work form that is its framework.
    pub work_form: String,
    /// The rung, 1 to 6.
    pub rung: i64,
    /// Places for each half-day; none where it is closed.
    pub places: Week,
    /// Hours a week, at least.
    pub least: Option<Hours>,
    /// How heavy it is for the body.
    pub physical: Option<Effort>,
    /// How much one hears, sees and smells.
    pub sensory: Option<Effort>,
    /// How much one deals with people.
    pub social: Option<Effort>,
    /// Whether it is low in stimuli.
    pub low_stimulus: Option<bool>,
    /// How much Dutch one needs.
    pub dutch: Option<Dutch>,
    /// What one learns.
    pub learns: String,
    /// Where it can lead.
    pub leads_to: String,
    /// So many people for each who guides.
    pub people_per_guide: Option<i64>,
    /// Whom to ask for.
    pub contact_name: String,
    /// The telephone.
    pub contact_phone: String,
    /// The e-mail address.
    pub contact_email: String,
    /// How long one waits for a place, in weeks.
    pub waiting_weeks: Option<i64>,
}
