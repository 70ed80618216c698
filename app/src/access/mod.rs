//! Who may see and do what: one function, one page, for a data protection officer to read.
//!
//! Every read and write of personal data passes here. [`open`](store::open) finds how the reader
//! stands to the person ([`Standing`]), refuses with 404 who does not stand near at all, and has the
//! look logged when the answer shows something ([`opened`]). [`Standing::may`] then decides per kind of data, act and organisation, with the reason.
//!
//! What an organisation keeps (steps, notes, appointments …) is decided by the reader's roles at
//! that organisation and by no other. What belongs to the person (name, household …) is open when
//! one of the reader's roles opens it: [`Standing::may_somewhere`]. What is added is added for an
//! organisation where the reader may add it: [`File::organisation`].
//!
//! Worked example: Marieke is coach in Atelier De Kade. Nele has a file there, so Marieke's standing
//! to Nele is `[Coach at De Kade]`. She may read and write Nele's steps at De Kade; a note "only me
//! and lead" of a colleague stays closed unless she leads Nele's team. A step of Nele at Maatwerk
//! Leiekant is of another organisation: closed until Nele consents, and the page says so. Were
//! Marieke also instructor at Leiekant, then she would see that step and change nothing about it.
//!
//! **Consent.** What a person gives to an organisation ([`Share`]) opens those categories of what all
//! others keep, to read and never to change ([`Standing::given`]). Nele lets the union read her work
//! goals and agreements: its counsellor then sees the step at Leiekant, and nothing of her health.
//! She withdraws it: the share is gone in the same unit of work, and with it the file. Emergency
//! access is a share for some hours, of one account, that stands in no list.
//!
//! The SQL twins for lists are the views `visible_person` (schema 0002), a row for each account, own
//! file and role, and `near_person` (schema 0007), which adds the files that are shared with one of the
//! account's organisations (`shared_person`, schema 0016; for rows of a statement there is
//! [`near!`](store)): together whom [`open`](store::open) would admit, but for emergencies. A
//! test shows on random worlds that all agree. The whole table role × relation × kind × act is the golden file in `snapshots/`.

mod actor;
pub mod emergency;
mod file;
mod kind;
pub mod opened;
#[cfg(test)]
mod opened_tests;
mod role;
pub(crate) mod sharing;
pub mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod two_tests;
#[cfg(test)]
mod world_tests;

pub use actor::{Actor, Grant};
pub use file::File;
pub use kind::{Category, Kind};
pub use role::{Role, Scope};
pub use sharing::{Share, Through, offered};
pub use store::{open, open_meanwhile, open_own};

use std::collections::BTreeSet;

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See it.
    Read,
    /// Add or change it.
    Write,
}

/// How a reader stands to a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The reader's roles in organisations where the person has a file.
    pub grants: Vec<Grant>,
    /// Whether the reader is on the person's team today.
    pub on_team: bool,
    /// Whether the reader leads that team.
    pub leads: bool,
    /// Whether the reader is the person.
    pub is_self: bool,
    /// What the reader's organisations were given to read of what others keep.
    pub shares: Vec<Share>,
    /// The emergency access of now, the one that lasts longest.
    pub emergency: Option<emergency::Emergency>,
    /// The organisations that have a file on the person; known only where something is shared.
    pub keepers: BTreeSet<String>,
    /// The organisations of the reader's roles whose file on the person is closed.
    pub closed: BTreeSet<String>,
}

/// What was decided, and why. The word is logged and has a sentence (`access-because-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, because …
    Allowed(&'static str),
    /// No, because …
    Denied(&'static str),
}

impl Verdict {
    /// Whether it is allowed.
    pub fn is_allowed(self) -> bool {
        matches!(self, Verdict::Allowed(_))
    }

    /// The word of the reason.
    pub fn reason(self) -> &'static str {
        match self {
            Verdict::Allowed(reason) | Verdict::Denied(reason) => reason,
        }
    }
}

impl Standing {
    /// Whether the reader stands near enough to know that the person exists.
    pub fn is_near(&self) -> bool {
        self.is_self || !self.grants.is_empty() || self.given(Category::Identity).is_some()
    }

    /// On what ground a category that others keep is open to the reader.
    pub fn given(&self, category: Category) -> Option<Through> {
        self.shares.iter().filter(|s| s.opens(category)).map(|s| s.through).min()
    }

    /// Whether one of the organisations through which the reader sees the person has an open file. With closed
    /// ones only, what the organisation kept stays to be read, until it is erased.
    pub fn has_open(&self) -> bool {
        self.grants.iter().any(|grant| !self.closed.contains(&grant.organisation))
    }

    /// Whether the reader is a supporter in one of the own organisations, in an open file: only such a reader may
    /// know where somebody lives whose address and household are secret.
    pub fn knows_home(&self) -> bool {
        let mut open =
            self.grants.iter().filter(|grant| !self.closed.contains(&grant.organisation));
        open.any(|grant| matches!(grant.role, Role::Coach | Role::Coordinator))
    }

    /// Whether the reader may know where the person lives and how to reach the person today: nobody of a file
    /// that is closed, unless the person gives it, or in an emergency.
    pub fn reaches(&self) -> bool {
        self.is_self || self.has_open() || self.given(Category::Identity).is_some()
    }

    /// Whether the reader is a supporter at this organisation: coach or coordinator there, in a file that is open
    /// or closed. It is for what goes on when a file is closed: to take a consent back, to answer a correction, to
    /// hand over a copy. Narrower than [`Role::guides`], which a partner does too.
    pub fn supports_at(&self, organisation: &str) -> bool {
        let has = |role| self.has_at(role, organisation);
        !self.is_self && (has(Role::Coach) || has(Role::Coordinator))
    }

    /// The same of one of the own organisations.
    pub fn supports(&self) -> bool {
        self.organisations().into_iter().any(|at| self.supports_at(at))
    }

    /// Whether the reader has this role at one of the organisations where the person has a file.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Whether the reader has this role at this organisation, and the person a file there.
    pub fn has_at(&self, role: Role, organisation: &str) -> bool {
        self.grants.iter().any(|g| g.role == role && g.organisation == organisation)
    }

    /// The organisations through which the reader sees the person, each once, in a fixed order.
    pub fn organisations(&self) -> BTreeSet<&str> {
        self.grants.iter().map(|g| g.organisation.as_str()).collect()
    }

    /// Whether the reader sees the person through this organisation.
    pub fn through(&self, organisation: &str) -> bool {
        self.grants.iter().any(|g| g.organisation == organisation)
    }

    /// Decides about data that `organisation` keeps, from narrow to wide: the own file, a stranger,
    /// another organisation, notes for the lead, then coaches and coordinators, then partners and
    /// instructors. A role counts at its own organisation only. Being on the team, or leading it,
    /// is of the person: a team has members of several organisations. It widens what a role opens
    /// and never opens an organisation where the reader has none. A file that is closed is read, and not
    /// written in.
    pub fn may(&self, act: Act, kind: Kind, organisation: &str) -> Verdict {
        use Verdict::{Allowed, Denied};
        if self.is_self {
            return self.may_self(act, kind);
        }
        if !self.is_near() {
            return Denied("no-file");
        }
        if !self.through(organisation) {
            return self.may_of_others(act, kind);
        }
        match self.may_of_own(act, kind, organisation) {
            // In a closed file what was kept is read. A step, or a place to wait for, opens it again.
            Allowed(_)
                if act == Act::Write
                    && kind != Kind::Steps
                    && self.closed.contains(organisation) =>
            {
                Denied("file-closed")
            }
            verdict => verdict,
        }
    }

    /// Decides about what an organisation keeps where the reader has a role, its file being open.
    fn may_of_own(&self, act: Act, kind: Kind, organisation: &str) -> Verdict {
        use Verdict::{Allowed, Denied};
        let has = |role| self.has_at(role, organisation);
        let guides = has(Role::Coach) || has(Role::Coordinator);
        let partner = has(Role::Partner) && self.on_team;
        match kind {
            Kind::LeadNotes if self.leads => Allowed("lead"),
            Kind::LeadNotes => Denied("writer-and-lead-only"),
            Kind::NetworkNotes if !guides => Denied("no-consent"),
            _ if guides => Allowed("own-organisation"),
            // The lists of the work floor are kept there, and who buys something there asks it back.
            Kind::Presence | Kind::Expenses if has(Role::Instructor) => Allowed("own-organisation"),
            Kind::Presence if partner && act == Act::Read => Allowed("on-team"),
            Kind::Identity
            | Kind::Steps
            | Kind::Aim
            | Kind::Appointments
            | Kind::Life(Category::WorkGoals)
                if act == Act::Read =>
            {
                Allowed(if partner { "on-team" } else { "own-organisation" })
            }
            Kind::Background
            | Kind::Income
            | Kind::Expenses
            | Kind::Household
            | Kind::Looks
            | Kind::Consents
                if partner && act == Act::Read =>
            {
                Allowed("on-team")
            }
            // A partner on the team works along on every part of life.
            Kind::Life(_) if partner => Allowed("on-team"),
            Kind::TeamNotes | Kind::Appointments if self.on_team => Allowed("on-team"),
            _ => Denied("not-your-role"),
        }
    }

    /// Decides about what another organisation keeps: read what was given, change nothing.
    fn may_of_others(&self, act: Act, kind: Kind) -> Verdict {
        let given = kind.category().and_then(|category| self.given(category));
        match given {
            None => Verdict::Denied("no-consent"),
            Some(_) if act == Act::Write => Verdict::Denied("only-read"),
            Some(Through::Consent) => Verdict::Allowed("consent"),
            Some(Through::Emergency) => Verdict::Allowed("emergency"),
        }
    }

    /// Decides about reading what an organisation keeps when it came from the network of social
    /// security (KSZ): that stays with the organisation that asked for it, whatever was given, and is
    /// open to the person. Source: the terms under which an OCMW receives it, "information asked may
    /// not be passed to others".
    pub fn may_read_registry(&self, kind: Kind, organisation: &str) -> Verdict {
        if self.is_self || self.through(organisation) {
            self.may(Act::Read, kind, organisation)
        } else {
            Verdict::Denied("stays-inside")
        }
    }

    /// Decides about data of the person that no organisation keeps, and whether there is an
    /// organisation for which something can be added: allowed when one of the reader's
    /// organisations allows it, else the reason of the first.
    pub fn may_somewhere(&self, act: Act, kind: Kind) -> Verdict {
        let all = self.organisations();
        let mut verdicts = all.iter().map(|organisation| self.may(act, kind, organisation));
        let allowed = verdicts.clone().find(|v| v.is_allowed());
        // What was given is open as well; without organisations there is the own file, or nothing.
        let others = self.may(act, kind, "");
        let first = verdicts.next().unwrap_or(others);
        allowed.or(Some(others).filter(|v| v.is_allowed())).unwrap_or(first)
    }

    /// The organisations of whose data this is allowed: the reader's own, and those that keep what was
    /// given.
    pub fn organisations_where(&self, act: Act, kind: Kind) -> Vec<&str> {
        let mut all = self.organisations();
        all.extend(self.keepers.iter().map(String::as_str));
        let allowed = |organisation: &&str| self.may(act, kind, organisation).is_allowed();
        all.into_iter().filter(allowed).collect()
    }

    /// Decides what goes into a copy of the whole file. The person has a right to everything (GDPR
    /// art. 15), but for what a worker wrote for one reader only; a worker hands over what the own
    /// organisation keeps (`keeper`), and what belongs to the person (no keeper). The national number
    /// leaves in no copy.
    pub fn may_copy(&self, kind: Kind, keeper: Option<&str>) -> Verdict {
        use Verdict::{Allowed, Denied};
        match (kind, keeper) {
            (Kind::Insz, _) => Denied("national-number"),
            (Kind::LeadNotes, Some(at)) if self.is_self || self.through(at) => {
                Denied("writer-and-lead-only")
            }
            _ if self.is_self => Allowed("own-file"),
            (_, Some(at)) if self.through(at) => self.may(Act::Read, kind, at),
            (_, Some(_)) => Denied("other-organisation"),
            (_, None) => {
                let mut own = self.grants.iter().map(|grant| grant.organisation.as_str());
                let reads = own.any(|at| self.may(Act::Read, kind, at).is_allowed());
                if reads { Allowed("own-organisation") } else { Denied("not-your-role") }
            }
        }
    }

    /// The reader's own organisations through which this is open: by a file there, or by what was given.
    pub fn reads_through(&self, kind: Kind) -> Vec<&str> {
        let reads = |organisation: &&str| self.may(Act::Read, kind, organisation).is_allowed();
        let mut all: Vec<&str> = self.organisations().into_iter().filter(reads).collect();
        if let Some(category) = kind.category() {
            let given = self.shares.iter().filter(|share| share.opens(category));
            all.extend(given.map(|share| share.organisation.as_str()));
        }
        all
    }

    /// What somebody may do with the own file: read the own data and who looked. Writing comes
    /// through a supporter.
    fn may_self(&self, act: Act, kind: Kind) -> Verdict {
        let own = matches!(
            kind,
            Kind::Identity
                | Kind::Steps
                | Kind::Presence
                | Kind::Expenses
                | Kind::Aim
                | Kind::Life(_)
                | Kind::Appointments
                | Kind::Looks
                | Kind::Consents
        );
        if own && act == Act::Read {
            Verdict::Allowed("own-file")
        } else {
            Verdict::Denied("ask-your-supporter")
        }
    }
}
