//! To what kind of thing: the second half of the vocabulary of the log.
//!
//! A line keeps the word itself, so that lines of earlier versions stay as they were sealed.

/// To what kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// Somebody's file.
    Person,
    /// A step on the ladder.
    Step,
    /// A place of an organisation where one can work.
    Site,
    /// A work post.
    WorkPost,
    /// Somebody's place at a work post.
    Placement,
    /// The list of who was there, by the work post or the site.
    Presence,
    /// Somebody is away from a day until a day.
    Absence,
    /// What somebody asked to be paid back.
    Expense,
    /// What was asked back at an organisation.
    Expenses,
    /// A picture of somebody.
    Portrait,
    /// When an organisation is closed.
    Closure,
    /// A time of waiting.
    Waiting,
    /// A way in at an organisation, or which states it has there.
    WayIn,
    /// An aim.
    Aim,
    /// A permission.
    Permission,
    /// Who must agree, by framework and income.
    PermissionRule,
    /// An agreement about a work post.
    Agreement,
    /// How an organisation writes its agreements.
    AgreementTemplate,
    /// The list of agreements, of who is to be declared, or the package for the e-loket.
    Agreements,
    /// The returns of an organisation, or what it keeps about a year of them.
    Returns,
    /// The workbook into which an organisation has a return filled in.
    ReturnTemplate,
    /// A duty that was put off.
    Duty,
    /// The link by which a calendar is read.
    Calendar,
    /// The hours of guidance of an organisation.
    Hours,
    /// The file of an organisation on somebody.
    File,
    /// A membership of a team, by its row.
    Team,
    /// An income statute.
    Income,
    /// A national number.
    Insz,
    /// A household or a membership of one.
    Household,
    /// A note.
    Note,
    /// An appointment.
    Appointment,
    /// An attachment.
    Attachment,
    /// A consent.
    Consent,
    /// Access in an emergency.
    Emergency,
    /// A question of a partner to read more.
    ShareAsk,
    /// What a partner that reads along wrote to who leads.
    Letter,
    /// Scores of parts of life.
    Assessment,
    /// An instrument with which parts of life are scored.
    Instrument,
    /// A goal of a plan.
    Goal,
    /// An action of a plan.
    Action,
    /// A plan as it was agreed.
    Plan,
    /// A task of the casemanagement team, by its word.
    TeamTask,
    /// In which order an organisation copies the fields of a sheet out.
    SheetOrder,
    /// What somebody who stops supporting a person tells who comes next.
    HandOver,
    /// A correction that was asked.
    Correction,
    /// A template of notes.
    Template,
    /// An account.
    Account,
    /// A card with which a person comes in.
    Card,
    /// A link with which a person comes in.
    EntryLink,
    /// What an adult may see of a child.
    ParentAccess,
    /// An organisation.
    Organisation,
    /// The network as a whole.
    Network,
    /// A region.
    Region,
    /// What the network says about its open data.
    OpenData,
    /// A picture of a work post.
    Picture,
    /// A rule parameter.
    Rule,
    /// A work form.
    WorkForm,
    /// Two work forms that do not go together.
    WorkFormConflict,
    /// An import.
    Import,
    /// A file that waits to be imported.
    ImportFile,
    /// A merge.
    Merge,
    /// A question to merge.
    MergeRequest,
    /// A question to another organisation about somebody.
    Referral,
    /// A sign-up from the public page.
    SignUp,
    /// A mail.
    Mail,
    /// This log.
    Audit,
    /// The list of people.
    People,
    /// The list of the safety net.
    SafetyNet,
    /// The list of who carries what.
    Caseload,
}

impl Thing {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Thing; 69] = [
        Thing::Person,
        Thing::Step,
        Thing::Site,
        Thing::WorkPost,
        Thing::Placement,
        Thing::Presence,
        Thing::Absence,
        Thing::Expense,
        Thing::Expenses,
        Thing::Portrait,
        Thing::Closure,
        Thing::Waiting,
        Thing::WayIn,
        Thing::Aim,
        Thing::Permission,
        Thing::PermissionRule,
        Thing::Agreement,
        Thing::AgreementTemplate,
        Thing::Agreements,
        Thing::Returns,
        Thing::ReturnTemplate,
        Thing::Duty,
        Thing::Calendar,
        Thing::Hours,
        Thing::File,
        Thing::Team,
        Thing::Income,
        Thing::Insz,
        Thing::Household,
        Thing::Note,
        Thing::Appointment,
        Thing::Attachment,
        Thing::Consent,
        Thing::Emergency,
        Thing::ShareAsk,
        Thing::Letter,
        Thing::Assessment,
        Thing::Instrument,
        Thing::Goal,
        Thing::Action,
        Thing::Plan,
        Thing::TeamTask,
        Thing::SheetOrder,
        Thing::HandOver,
        Thing::Correction,
        Thing::Template,
        Thing::Account,
        Thing::Card,
        Thing::EntryLink,
        Thing::ParentAccess,
        Thing::Organisation,
        Thing::Network,
        Thing::Region,
        Thing::OpenData,
        Thing::Picture,
        Thing::Rule,
        Thing::WorkForm,
        Thing::WorkFormConflict,
        Thing::Import,
        Thing::ImportFile,
        Thing::Merge,
        Thing::MergeRequest,
        Thing::Referral,
        Thing::SignUp,
        Thing::Mail,
        Thing::Audit,
        Thing::People,
        Thing::SafetyNet,
        Thing::Caseload,
    ];

    /// The word in the log, and at the end of the keys of its words.
    #[expect(clippy::too_many_lines, reason = "a word for each thing, one below the other")]
    pub fn word(self) -> &'static str {
        match self {
            Thing::Person => "person",
            Thing::Step => "step",
            Thing::Site => "site",
            Thing::WorkPost => "work-post",
            Thing::Placement => "placement",
            Thing::Presence => "presence",
            Thing::Absence => "absence",
            Thing::Expense => "expense",
            Thing::Expenses => "expenses",
            Thing::Portrait => "portrait",
            Thing::Closure => "closure",
            Thing::Waiting => "waiting",
            Thing::WayIn => "way-in",
            Thing::Aim => "aim",
            Thing::Permission => "permission",
            Thing::PermissionRule => "permission-rule",
            Thing::Agreement => "agreement",
            Thing::AgreementTemplate => "agreement-template",
            Thing::Agreements => "agreements",
            Thing::Returns => "returns",
            Thing::ReturnTemplate => "return-template",
            Thing::Duty => "duty",
            Thing::Calendar => "calendar",
            Thing::Hours => "hours",
            Thing::File => "file",
            Thing::Team => "team",
            Thing::Income => "income",
            Thing::Insz => "insz",
            Thing::Household => "household",
            Thing::Note => "note",
            Thing::Appointment => "appointment",
            Thing::Attachment => "attachment",
            Thing::Consent => "consent",
            Thing::Emergency => "emergency",
            Thing::ShareAsk => "share-ask",
            Thing::Letter => "letter",
            Thing::Assessment => "assessment",
            Thing::Instrument => "instrument",
            Thing::Goal => "goal",
            Thing::Action => "action",
            Thing::Plan => "plan",
            Thing::TeamTask => "team-task",
            Thing::SheetOrder => "sheet-order",
            Thing::HandOver => "handover",
            Thing::Correction => "correction",
            Thing::Template => "template",
            Thing::Account => "account",
            Thing::Card => "card",
            Thing::EntryLink => "entry-link",
            Thing::ParentAccess => "parent-access",
            Thing::Organisation => "organisation",
            Thing::Network => "network",
            Thing::Region => "region",
            Thing::OpenData => "open-data",
            Thing::Picture => "picture",
            Thing::Rule => "rule",
            Thing::WorkForm => "work-form",
            Thing::WorkFormConflict => "work-form-conflict",
            Thing::Import => "import",
            Thing::ImportFile => "import-file",
            Thing::Merge => "merge",
            Thing::MergeRequest => "merge_request",
            Thing::Referral => "referral",
            Thing::SignUp => "sign-up",
            Thing::Mail => "mail",
            Thing::Audit => "audit",
            Thing::People => "people",
            Thing::SafetyNet => "safety-net",
            Thing::Caseload => "caseload",
        }
    }

    /// The one with this word; nothing for a word that was written by another version.
    pub fn parse(word: &str) -> Option<Thing> {
        Thing::ALL.into_iter().find(|x| x.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_as_what_it_was_written_for() {
        assert!(Thing::ALL.iter().all(|thing| Thing::parse(thing.word()) == Some(*thing)));
        assert_eq!(Thing::parse("of another version"), None);
    }
}
