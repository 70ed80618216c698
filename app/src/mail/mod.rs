//! Mail on its way out.
//!
//! A mail is written in the same unit of work as the change that asks for it ([`send`]) and is sent
//! later ([`sending`]): tried again with growing pauses, given up after three days, and both are told on
//! the pages of who asked. It holds no personal data: fixed sentences in the language of the receiver,
//! the name of an organisation, and a link ([`letter`]).
//!
//! The link can be a secret. Until the mail is sent it is kept encrypted with the key outside the data;
//! then it is taken away.

mod letter;
pub mod pages;
pub mod sending;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

use crate::language::Language;
use crate::problem::Problem;
use crate::web::App;
use base::db::{Result, Work};
use jiff::SignedDuration;
pub use store::Delivery;

/// What a mail says: the last part of the keys of its sentences (`mail-subject-asked`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To an administrator's own address, to see whether mail works.
    Test,
    /// To a receiver: there is a question.
    Asked,
    /// To a receiver: half of the time is over.
    Nudge,
    /// To a receiver: today is the last day.
    LastDay,
    /// To a receiver: the sender asks once more for an answer.
    Reminder,
    /// To a receiver: the sender answered what was asked back.
    Reply,
    /// To a sender: there is an answer.
    Answer,
    /// To a receiver: the question is no longer there.
    Withdrawn,
    /// To a person: choose a password for the own pages.
    Invitation,
    /// To an organisation: is the offer still right?
    Offer,
    /// To who signs up: is this your address?
    SignUpConfirm,
    /// To an organisation: a sign-up waits for an answer.
    SignUp,
    /// To who signed up: it was sent, and here it can be followed.
    SignUpSent,
    /// To who signed up: there is something to read.
    SignUpNews,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 14] = [
        Kind::Test,
        Kind::Asked,
        Kind::Nudge,
        Kind::LastDay,
        Kind::Reminder,
        Kind::Reply,
        Kind::Answer,
        Kind::Withdrawn,
        Kind::Invitation,
        Kind::Offer,
        Kind::SignUpConfirm,
        Kind::SignUp,
        Kind::SignUpSent,
        Kind::SignUpNews,
    ];

    /// The word in storage and in keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Test => "test",
            Kind::Asked => "asked",
            Kind::Nudge => "nudge",
            Kind::LastDay => "last-day",
            Kind::Reminder => "reminder",
            Kind::Reply => "reply",
            Kind::Answer => "answer",
            Kind::Withdrawn => "withdrawn",
            Kind::Invitation => "invitation",
            Kind::Offer => "offer",
            Kind::SignUpConfirm => "sign-up-confirm",
            Kind::SignUp => "sign-up",
            Kind::SignUpSent => "sign-up-sent",
            Kind::SignUpNews => "sign-up-news",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct NewMail<'a> {
    /// What it says.
    pub kind: Kind,
    /// To which address.
    pub to: &'a str,
    /// In which language.
    pub language: Language,
    /// The organisation that its sentences name, by id.
    pub organisation: Option<&'a str>,
    /// The path of the link in it.
    pub path: &'a str,
    /// What it is about, by id; empty for nothing.
    pub about: &'a str,
}

/// Whether this network sends mail: a server is set, and it is no demo.
pub fn sends(app: &App) -> bool {
    app.reach.mail.is_some() && !app.network().is_demo
}

/// Writes a mail down, to be sent when the unit of work is saved. Says whether this network sends mail
/// at all.
pub async fn send(work: &mut Work, app: &App, mail: &NewMail<'_>) -> Result<bool> {
    if !sends(app) {
        return Ok(false);
    }
    store::add(work, app.now(), mail, app.keys.encrypt(mail.path.as_bytes())).await?;
    Ok(true)
}

/// How long it stays known that a mail went out, or did not.
const KEPT: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Erases what went out, or was given up, long ago.
pub async fn tidy(app: &App) -> std::result::Result<(), Problem> {
    let mut work = app.db.work().await?;
    store::tidy(&mut work, app.now() - KEPT).await?;
    Ok(work.save().await?)
}
