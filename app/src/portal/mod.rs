//! The way in for a person: a paper card with a code, or a link with a short code.
//!
//! **The card.** A worker who may write the person's own data makes it ([`card_pages`]); it is shown
//! once, to print. It holds 80 random bits as sixteen signs ([`Code`]). The database keeps a keyed
//! hash: with so many bits there is nothing to guess, so a slow hash would add nothing, and without
//! the key, which lies outside the data, a stolen database says nothing about a card at all. The
//! square code on the card holds only the address: a picture of it, or the history of a browser, opens
//! nothing.
//!
//! **The second fact.** Who finds a card does not come in: the date of birth is asked as well, or
//! something else that was agreed ([`Question`]). Five wrong answers end the card; the way back is a new
//! one, made by a worker. Tries are counted per machine and per card, each before it is looked at.
//!
//! **The link.** Works once, for a week, with six digits that are told apart; five wrong tries end it.
//!
//! Both lead to an ordinary session of the person's account, which is made without an e-mail address
//! when there is none. A session by card is short ([`crate::account::session::Way`]).

mod asked;
mod card_pages;
mod code;
mod entry_pages;
pub(crate) mod giving;
mod link_pages;
mod own_pages;
pub mod pages;
pub(crate) mod stopping;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use asked::Question;
pub use code::Code;

/// Wrong answers after which a card or a link ends.
pub const TRIES: i64 = 5;

/// Why a card or a link stopped working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// A newer one was made.
    Replaced,
    /// A worker ended it.
    Withdrawn,
    /// The person said it is lost.
    Lost,
    /// Too many wrong answers.
    Locked,
    /// A link was used.
    Used,
}

impl Ended {
    /// The word in storage, in the log and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Ended::Replaced => "replaced",
            Ended::Withdrawn => "withdrawn",
            Ended::Lost => "lost",
            Ended::Locked => "locked",
            Ended::Used => "used",
        }
    }
}
