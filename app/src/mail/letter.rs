//! The text of a mail, and its headers.

use super::Kind;
use crate::config::MailServer;
use crate::language::{Language, say};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, Message};

/// Tells a server that answers by itself (absences, lists) to leave this one alone; RFC 3834.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// What stands in a mail.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// The id of its row.
    pub id: &'a str,
    /// Which sentences.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// The network it comes from.
    pub network: &'a str,
    /// The organisation that is named; empty when none is.
    pub organisation: &'a str,
    /// The whole link.
    pub link: &'a str,
}

impl Letter<'_> {
    fn say(&self, part: &str) -> String {
        let holes = [
            ("network", self.network.into()),
            ("organisation", self.organisation.into()),
            ("link", self.link.into()),
        ];
        say(self.language, &format!("mail-{part}-{}", self.kind.word()), &holes)
    }

    /// The text.
    pub fn body(&self) -> String {
        let end = [("network", self.network.into())];
        format!("{}\n\n{}\n", self.say("body"), say(self.language, "mail-foot", &end))
    }

    /// The whole mail. The error is a sentence: an address that cannot be one.
    pub fn message(&self, server: &MailServer, to: &str) -> Result<Message, String> {
        let to: Address = to.parse().map_err(|e| format!("{e}"))?;
        let from = Mailbox::new(Some(self.network.to_owned()), server.from.address().clone());
        let id = format!("<{}@{}>", self.id, server.from.address().domain());
        Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(self.say("subject"))
            .message_id(Some(id))
            .header(AutoSubmitted)
            .singlepart(SinglePart::plain(self.body()))
            .map_err(|e| e.to_string())
    }
}
