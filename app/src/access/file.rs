//! A person's file, opened by somebody who stands near: what the reader may do with it.

use super::store::because;
use super::{Act, Actor, Kind, Standing, Through, Verdict};
use crate::problem::Problem;
use std::collections::BTreeSet;

/// A person's file, opened by somebody who stands near, with the look logged.
#[derive(Debug, Clone)]
pub struct File {
    /// Whose.
    pub person: String,
    /// How the reader stands to that person.
    pub standing: Standing,
}

impl File {
    /// The organisations for which the reader speaks: those that read along by consent, and those with an
    /// open file, where the reader guides people.
    pub fn speaks_for(&self) -> BTreeSet<&str> {
        let standing = &self.standing;
        let along = standing.shares.iter().filter(|s| s.through == Through::Consent);
        let along = along.filter(|s| s.role.guides()).map(|s| s.organisation.as_str());
        let own = standing.grants.iter().filter(|g| g.role.guides());
        let open = own.map(|g| g.organisation.as_str()).filter(|o| !standing.closed.contains(*o));
        along.chain(open).collect()
    }

    /// Decides about data of the person, or whether something can be added somewhere.
    pub fn may(&self, act: Act, kind: Kind) -> Verdict {
        self.standing.may_somewhere(act, kind)
    }

    /// Decides about data that an organisation keeps.
    pub fn may_at(&self, act: Act, kind: Kind, organisation: &str) -> Verdict {
        self.standing.may(act, kind, organisation)
    }

    /// See [`Standing::knows_home`].
    pub fn knows_home(&self) -> bool {
        self.standing.knows_home()
    }

    /// Refuses who sees the person through closed files only: of whom others guide today, such a reader
    /// changes neither who it is nor who reads along. The own file is opened again first.
    pub fn demand_open(&self) -> Result<(), Problem> {
        if self.standing.grants.is_empty() || self.standing.has_open() {
            return Ok(());
        }
        Err(Problem::Closed(because("file-closed")))
    }

    /// Whether the reader is a supporter at one of the own organisations, in a file that is open or closed:
    /// see [`Standing::supports_at`].
    pub fn supports(&self) -> bool {
        self.standing.supports()
    }

    /// Refuses who is no supporter at any of the own organisations.
    pub fn demand_supports(&self) -> Result<(), Problem> {
        if self.supports() { Ok(()) } else { Err(not_a_supporter()) }
    }

    /// The same of one organisation.
    pub fn demand_supports_at(&self, organisation: &str) -> Result<(), Problem> {
        if self.standing.supports_at(organisation) { Ok(()) } else { Err(not_a_supporter()) }
    }

    /// Whether this may be read.
    pub fn reads(&self, kind: Kind) -> bool {
        self.may(Act::Read, kind).is_allowed()
    }

    /// Whether this may be read of an organisation.
    pub fn reads_at(&self, kind: Kind, organisation: &str) -> bool {
        self.may_at(Act::Read, kind, organisation).is_allowed()
    }

    /// Whether this may be written.
    pub fn writes(&self, kind: Kind) -> bool {
        self.may(Act::Write, kind).is_allowed()
    }

    /// Whether this may be written for an organisation.
    pub fn writes_at(&self, kind: Kind, organisation: &str) -> bool {
        self.may_at(Act::Write, kind, organisation).is_allowed()
    }

    /// Refuses with the reason when it may not.
    pub fn demand(&self, act: Act, kind: Kind) -> Result<(), Problem> {
        demanded(self.may(act, kind))
    }

    /// Refuses with the reason when it may not with what an organisation keeps.
    pub fn demand_at(&self, act: Act, kind: Kind, organisation: &str) -> Result<(), Problem> {
        demanded(self.may_at(act, kind, organisation))
    }

    /// The organisation for which the reader does this: the own one if it is allowed there, else the
    /// first where it is. Refuses with the reason when there is none.
    pub fn organisation(&self, actor: &Actor, act: Act, kind: Kind) -> Result<&str, Problem> {
        let all = match act {
            Act::Read => self.standing.reads_through(kind),
            Act::Write => self.standing.organisations_where(act, kind),
        };
        let own = all.iter().find(|organisation| **organisation == actor.organisation);
        match own.or(all.first()) {
            Some(organisation) => Ok(organisation),
            None => Err(Problem::Closed(because(self.may(act, kind).reason()))),
        }
    }

    /// The organisations where the reader may read this, as one text `,a,b,` for a question to the
    /// database: `replace($1, ',' || organisation || ',', '') <> $1` says whether one is among them.
    pub fn reading(&self, kind: Kind) -> String {
        let all = self.standing.organisations_where(Act::Read, kind);
        all.iter().fold(String::from(","), |text, organisation| text + organisation + ",")
    }
}

fn not_a_supporter() -> Problem {
    Problem::Closed(because("not-your-role"))
}

fn demanded(verdict: Verdict) -> Result<(), Problem> {
    match verdict {
        Verdict::Allowed(_) => Ok(()),
        Verdict::Denied(reason) => Err(Problem::Closed(because(reason))),
    }
}
