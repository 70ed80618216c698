//! What a partner writes to who leads: a few sentences, kept by the partner.
//!
//! A partner reads along by consent, or has a file of its own while somebody of another organisation leads
//! ([`writers`]).
//!
//! It is no note. A note belongs to the file of the writer's own organisation, and its levels decide who of
//! that organisation, or of which partner, reads it; who reads along has no such file, and this goes the
//! other way. So it is for the team of the organisation of who led when it was written
//! ([`Letter::is_for`]), and for the writer. The person reads it on the own pages, as nothing is written
//! that the person cannot read; where the home is secret only that something was written.
//!
//! Whoever says that it was read can answer: that is a letter the other way, for who wrote ([`readable`]).

mod mine_page;
pub mod pages;
pub mod section;
pub mod store;
#[cfg(test)]
mod tests;

use crate::access::{File, Kind, Through};
use crate::view::Page;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A few sentences to who leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
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
    /// The organisation for whose team it is.
    pub receiver: String,
    /// Its name.
    pub receiver_name: String,
    /// Whether it answers what the reader wrote: see [`readable`].
    pub is_answer: bool,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// Who read it, and when.
    pub read: Option<(String, Timestamp)>,
    /// Whether it is secret where the person lives: then the own pages do not tell the words.
    pub is_secret: bool,
}

impl Letter {
    /// Whether it waits for the reader of a file to say that it was read: nobody says so of the own.
    pub fn waits_for(&self, page: &Page, file: &File) -> bool {
        let account = page.actor.as_ref().map(|actor| actor.account.as_str());
        self.read.is_none() && account.is_some_and(|account| self.can_confirm(account, file))
    }

    /// Whether the reader of a file can answer it.
    pub fn can_answer(&self, page: &Page, file: &File) -> bool {
        let account = page.actor.as_ref().map(|actor| actor.account.as_str());
        account.is_some_and(|account| self.can_confirm(account, file))
    }

    /// Whether an account that opened the file says that it was read: who leads, and those of the
    /// organisation to which it went. Who is on the team for another one reads it; that does not mean that
    /// it arrived.
    pub fn can_confirm(&self, account: &str, file: &File) -> bool {
        let standing = &file.standing;
        if file.demand_open().is_err() {
            return false;
        }
        // What the own organisation answered is for the other one.
        let leads = standing.leads && !standing.through(&self.organisation);
        let is_theirs = leads || self.is_answer || standing.through(&self.receiver);
        is_theirs && self.from != account && (self.is_answer || self.is_for(file))
    }

    /// Whether the reader of a file is of those for whom it is: who leads, the team, and who reads the
    /// notes of the team at the organisation to which it went.
    pub fn is_for(&self, file: &File) -> bool {
        goes_to(file, &self.receiver)
    }
}

/// Those that an account may read that opened the file: its own, those that went to it, and the answers to its
/// own. An answer goes to the organisation that wrote, and is for who wrote there.
pub fn readable(mut letters: Vec<Letter>, account: &str, file: &File) -> Vec<Letter> {
    let own = letters.iter().filter(|one| one.from == account);
    let wrote: BTreeSet<String> = own.map(|one| one.organisation.clone()).collect();
    let speaks = file.speaks_for();
    for one in &mut letters {
        one.is_answer = wrote.contains(&one.receiver) && speaks.contains(one.receiver.as_str());
    }
    letters.retain(|one| one.from == account || one.is_answer || one.is_for(file));
    letters
}

/// Whether what goes to an organisation goes to the reader of a file.
fn goes_to(file: &File, receiver: &str) -> bool {
    let standing = &file.standing;
    standing.leads || standing.on_team || file.reads_at(Kind::TeamNotes, receiver)
}

/// The organisations for which the reader of a file may write: those for which the reader speaks and that
/// read along by consent, or have an open file while somebody of another organisation leads. `lead` is the
/// organisation of who leads.
pub fn writers<'a>(file: &'a File, lead: Option<&str>) -> BTreeSet<&'a str> {
    let standing = &file.standing;
    let along = |at: &str| {
        standing.shares.iter().any(|s| s.through == Through::Consent && s.organisation == at)
    };
    let is_led = |at: &str| standing.leads || lead.is_none_or(|lead| lead == at);
    file.speaks_for().into_iter().filter(|at| along(at) || !is_led(at)).collect()
}
