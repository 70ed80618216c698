//! A warm hand-over: what somebody who comes new to a person needs to know, on one page, and the last
//! word of who stops.
//!
//! The page shows nothing of its own but that last word: the team, the plan, the dates and the notes are
//! what those rooms show the reader. A last word is kept by one organisation and read by who reads its
//! notes for the team ([`Kind::TeamNotes`](crate::access::Kind::TeamNotes)). Whoever comes confirms to have
//! read it; who was on the team stays to be seen.

mod form;
pub mod pages;
mod passing;
pub mod store;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

/// The last word of somebody who stops supporting a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Which.
    pub id: String,
    /// About whom.
    pub person: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The account that wrote it.
    pub from: String,
    /// The writer's name.
    pub from_name: String,
    /// The account for which it is, when that was known.
    pub to: Option<String>,
    /// Its name.
    pub to_name: Option<String>,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// Who read it, and when.
    pub read: Option<(String, Timestamp)>,
}

impl Handover {
    /// Whether an account is to confirm that it read this: the one for which it is, or anybody but the
    /// writer when that was not known.
    pub fn is_for(&self, account: &str) -> bool {
        let is_meant = self.to.as_deref().is_none_or(|to| to == account);
        self.read.is_none() && self.from != account && is_meant
    }
}

#[cfg(test)]
mod rules {
    use super::*;

    fn written(to: Option<&str>, is_read: bool) -> Handover {
        Handover {
            id: "h".into(),
            person: "p".into(),
            organisation: "o".into(),
            organisation_name: String::new(),
            from: "joris".into(),
            from_name: "Joris".into(),
            to: to.map(ToOwned::to_owned),
            to_name: to.map(ToOwned::to_owned),
            words: "Dag".into(),
            made_at: Timestamp::UNIX_EPOCH,
            read: is_read.then(|| ("Marieke".into(), Timestamp::UNIX_EPOCH)),
        }
    }

    #[test]
    fn the_one_for_whom_it_is_confirms_it_once_and_never_the_writer() {
        assert!(written(Some("marieke"), false).is_for("marieke"));
        assert!(!written(Some("marieke"), false).is_for("greta"));
        assert!(!written(Some("marieke"), true).is_for("marieke"));
        assert!(written(None, false).is_for("greta"));
        assert!(!written(None, false).is_for("joris"));
    }
}
