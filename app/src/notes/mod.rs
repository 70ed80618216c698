//! Notes and attachments: what was said and agreed, with a level, corrections and nothing lost.
//!
//! A note is never changed in silence: a correction keeps the earlier text with its reason, a
//! withdrawn note stays visible as a struck line and can be brought back for [`KEPT_DAYS`] days.
//! Who may read which level is decided by [`crate::access`]; lists ask the same question in SQL, so
//! that a closed text never leaves the database.

pub mod attachments;
pub mod pages;
pub mod section;
pub mod store;
pub mod templates;
#[cfg(test)]
pub(crate) mod tests;

use crate::access::{Actor, File, Kind, Role};
use crate::appointments::AppointmentKind;
use crate::problem::Problem;
use crate::web::App;
use jiff::{SignedDuration, Timestamp};

/// How long something that was withdrawn or deleted can be brought back, in days.
pub const KEPT_DAYS: i64 = 30;

/// The lengths of a moment that are offered, in minutes.
pub const LENGTHS: &[i64] = &[5, 15, 30, 45, 60, 90, 120];

/// Whether a length was typed that is not among those: it stays what it is.
pub fn is_other_length(text: &str) -> bool {
    !text.is_empty() && !LENGTHS.iter().any(|n| n.to_string() == text)
}

/// What was withdrawn or deleted before this moment is gone for good.
pub fn cutoff(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(24 * KEPT_DAYS)
}

/// Erases what was withdrawn or deleted too long ago to come back. Run now and then.
pub async fn tidy(app: &App) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    store::erase_old(&mut work, app.now()).await?;
    work.save().await?;
    attachments::erase_old(app).await?;
    attachments::sweep(app).await
}

/// What kind of moment a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// A talk face to face.
    Talk,
    /// A telephone call.
    Phone,
    /// A visit at home.
    Visit,
    /// A letter, e-mail or message.
    Mail,
    /// A meeting about the person.
    Meeting,
    /// Something that was seen.
    Observation,
    /// Anything else.
    Other,
}

impl NoteKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [NoteKind; 7] = [
        NoteKind::Talk,
        NoteKind::Phone,
        NoteKind::Visit,
        NoteKind::Mail,
        NoteKind::Meeting,
        NoteKind::Observation,
        NoteKind::Other,
    ];

    /// The word in storage, forms and keys of words (`notes-kind-talk`).
    pub fn word(self) -> &'static str {
        match self {
            NoteKind::Talk => "talk",
            NoteKind::Phone => "phone",
            NoteKind::Visit => "visit",
            NoteKind::Mail => "mail",
            NoteKind::Meeting => "meeting",
            NoteKind::Observation => "observation",
            NoteKind::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<NoteKind> {
        NoteKind::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The key of its words.
    pub fn key(self) -> String {
        format!("notes-kind-{}", self.word())
    }

    /// The kind of a note about an appointment.
    pub fn about(appointment: AppointmentKind) -> NoteKind {
        match appointment {
            AppointmentKind::Phone => NoteKind::Phone,
            AppointmentKind::Visit => NoteKind::Visit,
            AppointmentKind::Meeting => NoteKind::Meeting,
            AppointmentKind::Other => NoteKind::Other,
            AppointmentKind::Talk | AppointmentKind::Intake | AppointmentKind::Evaluation => {
                NoteKind::Talk
            }
        }
    }

    /// Whether there was contact with the person: the safety net counts from it. A meeting about
    /// somebody or an observation is not contact.
    pub fn is_contact(self) -> bool {
        matches!(self, NoteKind::Talk | NoteKind::Phone | NoteKind::Visit | NoteKind::Mail)
    }
}

/// Who may read a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The team in the writer's organisation.
    Team,
    /// Partners in the network too, once the person consents; until then as the team.
    Network,
    /// The writer and whoever leads the team.
    Lead,
}

impl Level {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Level; 3] = [Level::Team, Level::Network, Level::Lead];

    /// The word in storage, forms and keys of words (`notes-level-team`).
    pub fn word(self) -> &'static str {
        match self {
            Level::Team => "team",
            Level::Network => "network",
            Level::Lead => "lead",
        }
    }

    /// The level with this word.
    pub fn parse(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.word() == word)
    }

    /// The key of its words.
    pub fn key(self) -> String {
        format!("notes-level-{}", self.word())
    }

    /// The key of the words that explain it.
    pub fn hint_key(self) -> String {
        format!("notes-level-hint-{}", self.word())
    }

    /// What a note of this level is for the access rules.
    pub fn kind(self) -> Kind {
        match self {
            Level::Team => Kind::TeamNotes,
            Level::Network => Kind::NetworkNotes,
            Level::Lead => Kind::LeadNotes,
        }
    }

    /// What somebody must be allowed to write to write a note of this level. Everybody who writes
    /// notes may write one for the lead; reading those of others is another matter.
    pub fn written_as(self) -> Kind {
        match self {
            Level::Team | Level::Lead => Kind::TeamNotes,
            Level::Network => Kind::NetworkNotes,
        }
    }

    /// The drawing beside its words.
    pub fn icon(self) -> &'static str {
        match self {
            Level::Team => "i-people",
            Level::Network => "i-net",
            Level::Lead => "i-lock",
        }
    }
}

/// Whether somebody who may read a note may also correct, withdraw or restore it: the writer, who
/// leads the team, and a coordinator of the note's organisation.
pub fn may_change(file: &File, actor: &Actor, author: &str, organisation: &str) -> bool {
    let coordinates = file.standing.has_at(Role::Coordinator, organisation);
    let may = author == actor.account || file.standing.leads || coordinates;
    may && !file.standing.closed.contains(organisation)
}
