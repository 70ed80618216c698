//! What came back, line by line: what it is, about whom, where it is read.

use crate::access::Category;
use crate::access::sharing::from_text;
use crate::audit::Thing;
use crate::people::store::name;
use base::db::{Result, Row};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What it is that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Another organisation said yes.
    Yes,
    /// Another organisation gave the advice that was asked.
    Advice,
    /// Another organisation said no.
    No,
    /// The person agrees no longer to what was asked of another organisation.
    TakenBack,
    /// A file is newly shared with the reader's organisation.
    Shared,
    /// The person said yes to a question to read more.
    Granted,
    /// The person agreed to the plan on the own pages.
    Agreed,
    /// The person did an action of the plan.
    Ticked,
    /// The person scored something at the lowest level.
    Scored,
    /// A partner reads along no more.
    Ended,
    /// A partner reads less, and goes on reading the rest.
    Narrowed,
    /// A partner wrote something: that is read on its own page.
    Letter,
}

impl What {
    const ALL: [What; 12] = [
        What::Yes,
        What::Advice,
        What::No,
        What::TakenBack,
        What::Shared,
        What::Granted,
        What::Agreed,
        What::Ticked,
        What::Scored,
        What::Ended,
        What::Narrowed,
        What::Letter,
    ];

    /// The word in the statement, and the end of the key of its words.
    pub fn word(self) -> &'static str {
        match self {
            What::Yes => "yes",
            What::Advice => "advice",
            What::No => "no",
            What::TakenBack => "taken-back",
            What::Shared => "shared",
            What::Granted => "granted",
            What::Agreed => "agreed",
            What::Ticked => "ticked",
            What::Scored => "scored",
            What::Ended => "ended",
            What::Narrowed => "narrowed",
            What::Letter => "letter",
        }
    }

    /// The kind of thing in the log.
    pub fn thing(self) -> Thing {
        match self {
            What::Yes | What::Advice | What::No | What::TakenBack => Thing::Referral,
            What::Shared | What::Ended | What::Narrowed => Thing::Consent,
            What::Scored => Thing::Assessment,
            What::Granted => Thing::ShareAsk,
            What::Agreed => Thing::Plan,
            What::Ticked => Thing::Action,
            What::Letter => Thing::Letter,
        }
    }
}

/// Something that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What it is.
    pub what: What,
    /// The fact, by its id; empty for a letter.
    pub id: String,
    /// About whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// The other side, or what was done.
    pub words: String,
    /// The day that comes with it: a first appointment, or until when.
    pub day: Option<Date>,
    /// The minute of that day.
    pub minute: Option<i64>,
    /// Since when it is there.
    pub at: Timestamp,
    /// What else is told of it, as the statement says.
    pub more: String,
}

impl News {
    /// Where it is read.
    pub fn link(&self) -> String {
        match self.what {
            What::Yes | What::Advice | What::No | What::TakenBack => {
                format!("/referrals/{}", self.id)
            }
            What::Scored => format!("/people/{}/domains/{}", self.person, self.id),
            What::Shared | What::Granted => format!("/people/{}", self.person),
            What::Agreed | What::Ticked => format!("/people/{}/plan", self.person),
            What::Ended | What::Narrowed => format!("/people/{}/consents", self.person),
            What::Letter => format!("/people/{}/letters", self.person),
        }
    }

    /// Where its day becomes an appointment, when it is not one yet.
    pub fn plan(&self) -> Option<String> {
        let can_be = self.what == What::Yes && self.more == "plan";
        let form = || format!("/people/{}/appointments/new?referral={}", self.person, self.id);
        can_be.then(form)
    }

    /// What a partner reads no more, beside what goes on by another consent.
    pub fn closed(&self) -> BTreeSet<Category> {
        let (was, stays) = self.more.split_once(';').unwrap_or((&self.more, ""));
        &from_text(was) - &from_text(stays)
    }

    /// Where it stands in the list: the lowest scores on top, then the last first.
    pub(super) fn order(&self) -> (bool, std::cmp::Reverse<Timestamp>) {
        (self.what != What::Scored, std::cmp::Reverse(self.at))
    }

    /// Whether one can say here that it was read. A letter is confirmed where it stands.
    pub fn can_be_seen(&self) -> bool {
        self.what != What::Letter
    }
}

/// A row of the part of this list; nothing for a word that is not known.
pub(super) fn read(row: &Row) -> Result<Option<News>> {
    let word: String = row.get("phone")?;
    let Some(what) = What::ALL.into_iter().find(|what| what.word() == word) else {
        return Ok(None);
    };
    Ok(Some(News {
        what,
        id: row.get("who")?,
        person: row.get("person")?,
        name: name(row)?,
        words: row.get("words")?,
        day: row.get("due_day")?,
        minute: Some(row.get("n")?).filter(|minute| *minute >= 0),
        at: row.get("from_at")?,
        more: row.get::<Option<String>>("verdict")?.unwrap_or_default(),
    }))
}

/// What a partner wrote, as a line of the same list.
pub(super) fn read_letter(row: &Row) -> Result<News> {
    let (from, organisation): (String, String) = (row.get("who")?, row.get("words")?);
    Ok(News {
        what: What::Letter,
        id: String::new(),
        person: row.get("person")?,
        name: name(row)?,
        words: format!("{from}, {organisation}"),
        day: None,
        minute: None,
        at: row.get("from_at")?,
        more: String::new(),
    })
}
