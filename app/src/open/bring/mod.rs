//! The offer of another system comes in: HSDS as JSON or as tables, or a sheet with a mapping.
//!
//! Each line becomes the two forms that a coordinator fills in by hand, a site and a work post, and is
//! read by the same rules. What a source brought in is found again by its name there, and changed; what
//! is kept by hand or came from another source is never touched.

mod carry;
pub mod command;
mod hands;
mod hsds;
mod incoming;
mod meet;
mod plan;
mod sheet;
mod tables;
mod why;

use jiff::civil::Date;
use std::collections::BTreeMap;

/// The fields of a form, as they would be typed.
type Fields = BTreeMap<String, String>;

/// A work post as a file tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The file.
    pub file: String,
    /// The line, or the how-manieth of a list, from 1.
    pub number: usize,
    /// What it is called in its source.
    pub id: String,
    /// The identifier and the name of the organisation; each can be empty.
    pub organisation: [String; 2],
    /// What its site is called in its source; empty when it has no name there.
    pub site_id: String,
    /// The form of the site.
    pub site: Fields,
    /// The form of the work post.
    pub post: Fields,
    /// Whether it is no longer offered.
    pub is_over: bool,
    /// The day on which somebody said that it is right.
    pub checked: Option<Date>,
}
