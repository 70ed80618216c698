//! What is done: the first half of the vocabulary of the log.
//!
//! A line keeps the word itself, so that lines of earlier versions stay as they were sealed.

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A file, or a list, was looked at.
    Look,
    /// A national number was shown.
    Reveal,
    /// A list left as a file.
    Export,
    /// A copy of a whole file was made, to hand over.
    Copy,
    /// Something new was entered.
    Make,
    /// Something that stood there was changed.
    Change,
    /// A note was corrected; the earlier text stayed.
    Correct,
    /// Something that was agreed earlier began to hold.
    Begin,
    /// Something ended, or was closed.
    End,
    /// A template was removed.
    Remove,
    /// Something was deleted.
    Delete,
    /// Somebody asked to erase a file whose term is over.
    AskErase,
    /// A file was erased.
    Erase,
    /// A file whose term is over is kept longer.
    KeepLonger,
    /// Something came back after it was withdrawn or deleted.
    Restore,
    /// A note was withdrawn.
    Withdraw,
    /// An appointment took place.
    Done,
    /// An appointment was cancelled.
    Cancelled,
    /// Two records became one.
    Merge,
    /// Another organisation was asked to merge.
    AskMerge,
    /// A question to merge was answered.
    Answer,
    /// An import or a merge was undone.
    Undo,
    /// Somebody else leads from now on.
    HandOver,
    /// Somebody was invited.
    Invite,
    /// A link to choose a password was made.
    MakeLink,
    /// A link to choose a password was used.
    UseLink,
    /// A role was given.
    GiveRole,
    /// A role was taken away.
    TakeRole,
    /// An account was closed.
    Close,
    /// A closed account was opened again.
    Reopen,
    /// A password was changed.
    ChangePassword,
    /// A second step was set for signing in.
    SetSecondStep,
    /// A second step was removed.
    RemoveSecondStep,
    /// Recovery codes were made.
    MakeRecoveryCodes,
    /// The second step of signing in was right.
    SecondStep,
    /// The second step of signing in was wrong.
    WrongSecondStep,
    /// Somebody signed in.
    SignIn,
    /// Somebody signed out.
    SignOut,
    /// All sessions of an account were ended.
    EndSessions,
    /// A wrong password was typed.
    WrongPassword,
    /// The network was set up.
    SetUp,
    /// A file was brought in.
    Upload,
    /// A question, or a mail, was sent.
    Send,
    /// Somebody was asked once more for an answer.
    Remind,
    /// A question was asked back.
    Ask,
    /// Somebody said yes to a question.
    Accept,
    /// Somebody said no to a question.
    Refuse,
    /// Something that came back was read on one's day.
    Seen,
    /// The log was checked.
    Verify,
}

impl Deed {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Deed; 49] = [
        Deed::Look,
        Deed::Reveal,
        Deed::Export,
        Deed::Copy,
        Deed::Make,
        Deed::Change,
        Deed::Correct,
        Deed::Begin,
        Deed::End,
        Deed::Remove,
        Deed::Delete,
        Deed::AskErase,
        Deed::Erase,
        Deed::KeepLonger,
        Deed::Restore,
        Deed::Withdraw,
        Deed::Done,
        Deed::Cancelled,
        Deed::Merge,
        Deed::AskMerge,
        Deed::Answer,
        Deed::Undo,
        Deed::HandOver,
        Deed::Invite,
        Deed::MakeLink,
        Deed::UseLink,
        Deed::GiveRole,
        Deed::TakeRole,
        Deed::Close,
        Deed::Reopen,
        Deed::ChangePassword,
        Deed::SetSecondStep,
        Deed::RemoveSecondStep,
        Deed::MakeRecoveryCodes,
        Deed::SecondStep,
        Deed::WrongSecondStep,
        Deed::SignIn,
        Deed::SignOut,
        Deed::EndSessions,
        Deed::WrongPassword,
        Deed::SetUp,
        Deed::Upload,
        Deed::Send,
        Deed::Remind,
        Deed::Ask,
        Deed::Accept,
        Deed::Refuse,
        Deed::Seen,
        Deed::Verify,
    ];

    /// The word in the log, and at the end of the keys of its words.
    #[expect(clippy::too_many_lines, reason = "a word for each deed, one below the other")]
    pub fn word(self) -> &'static str {
        match self {
            Deed::Look => "look",
            Deed::Reveal => "reveal",
            Deed::Export => "export",
            Deed::Copy => "copy",
            Deed::Make => "make",
            Deed::Change => "change",
            Deed::Correct => "correct",
            Deed::Begin => "begin",
            Deed::End => "end",
            Deed::Remove => "remove",
            Deed::Delete => "delete",
            Deed::AskErase => "ask-erase",
            Deed::Erase => "erase",
            Deed::KeepLonger => "keep-longer",
            Deed::Restore => "restore",
            Deed::Withdraw => "withdraw",
            Deed::Done => "done",
            Deed::Cancelled => "cancelled",
            Deed::Merge => "merge",
            Deed::AskMerge => "ask-merge",
            Deed::Answer => "answer",
            Deed::Undo => "undo",
            Deed::HandOver => "hand-over",
            Deed::Invite => "invite",
            Deed::MakeLink => "make-link",
            Deed::UseLink => "use-link",
            Deed::GiveRole => "give-role",
            Deed::TakeRole => "take-role",
            Deed::Close => "close",
            Deed::Reopen => "reopen",
            Deed::ChangePassword => "change-password",
            Deed::SetSecondStep => "set-second-step",
            Deed::RemoveSecondStep => "remove-second-step",
            Deed::MakeRecoveryCodes => "make-recovery-codes",
            Deed::SecondStep => "second-step",
            Deed::WrongSecondStep => "wrong-second-step",
            Deed::SignIn => "sign-in",
            Deed::SignOut => "sign-out",
            Deed::EndSessions => "end-sessions",
            Deed::WrongPassword => "wrong-password",
            Deed::SetUp => "set-up",
            Deed::Upload => "upload",
            Deed::Send => "send",
            Deed::Remind => "remind",
            Deed::Ask => "ask",
            Deed::Accept => "accept",
            Deed::Refuse => "refuse",
            Deed::Seen => "seen",
            Deed::Verify => "verify",
        }
    }

    /// The one with this word; nothing for a word that was written by another version.
    pub fn parse(word: &str) -> Option<Deed> {
        Deed::ALL.into_iter().find(|x| x.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_as_what_it_was_written_for() {
        assert!(Deed::ALL.iter().all(|deed| Deed::parse(deed.word()) == Some(*deed)));
        assert_eq!(Deed::parse("of another version"), None);
    }
}
