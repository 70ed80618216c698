//! What somebody else sees: a role at an organisation, for who looks after the roles; and a colleague or
//! partner in one file, for who coordinates it.
//!
//! Nothing is decided here: both pages ask [`Standing::may`], the one function that every page asks, and
//! write down what it answers. The first page needs no person: it asks for a standing that is made up.

pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use crate::access::sharing::EMERGENCY;
use crate::access::{Act, Grant, Kind, Role, Scope, Share, Standing, Through, Verdict, offered};
use crate::organisations;
use std::collections::BTreeSet;

/// How somebody with a role can stand to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The person has a file in the organisation.
    File,
    /// The same, and one is on the team.
    Team,
    /// The same, and one leads it.
    Lead,
    /// The person lets the organisation read everything that can be offered to it.
    Given,
    /// Access in an emergency.
    Emergency,
}

impl Relation {
    /// All of them, in the order of the form.
    pub const ALL: [Relation; 5] =
        [Relation::File, Relation::Team, Relation::Lead, Relation::Given, Relation::Emergency];

    /// The word in the address and at the end of `seen-relation-…`.
    pub fn word(self) -> &'static str {
        match self {
            Relation::File => "file",
            Relation::Team => "team",
            Relation::Lead => "lead",
            Relation::Given => "given",
            Relation::Emergency => "emergency",
        }
    }

    /// The relation with this word.
    pub fn parse(word: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.word() == word)
    }

    /// Whether what is seen is kept by others.
    pub fn is_of_others(self) -> bool {
        matches!(self, Relation::Given | Relation::Emergency)
    }
}

/// The name of the organisation of which the data are, in a standing that is made up.
const OWN: &str = "own";
const OTHER: &str = "other";

/// How somebody with `role` at an organisation of this kind stands to a person in this relation.
pub fn standing(role: Role, kind: organisations::Kind, relation: Relation) -> Standing {
    let mut standing = Standing { is_self: role == Role::Participant, ..Standing::default() };
    let on_team = matches!(relation, Relation::Team | Relation::Lead);
    let categories: BTreeSet<_> = match relation {
        Relation::Given => offered(kind).into_iter().collect(),
        Relation::Emergency => EMERGENCY.into(),
        _ => BTreeSet::new(),
    };
    // As the views of the database have it: a partner sees the own team, others without a scope nobody.
    let opens = match role.scope() {
        Scope::Organisation => true,
        Scope::Team => on_team || relation.is_of_others(),
        Scope::None => false,
    };
    if !opens {
        return standing;
    }
    if relation.is_of_others() {
        let through =
            if relation == Relation::Given { Through::Consent } else { Through::Emergency };
        standing.shares.push(Share { organisation: OWN.to_owned(), role, through, categories });
        standing.keepers.insert(OTHER.to_owned());
    } else {
        standing.grants.push(Grant { role, organisation: OWN.to_owned() });
        (standing.on_team, standing.leads) = (on_team, relation == Relation::Lead);
    }
    standing
}

/// What was decided about a kind of data.
#[derive(Debug, Clone, Copy)]
pub struct Decided {
    /// The kind.
    pub kind: Kind,
    /// About reading it.
    pub read: Verdict,
    /// About changing it.
    pub write: Verdict,
}

impl Decided {
    /// `write`, `read` or `nothing`: the end of `rights-roles-…`.
    pub fn word(&self) -> &'static str {
        match (self.read.is_allowed(), self.write.is_allowed()) {
            (_, true) => "write",
            (true, false) => "read",
            (false, false) => "nothing",
        }
    }

    /// Whether anything of it is seen.
    pub fn is_open(&self) -> bool {
        self.read.is_allowed()
    }
}

/// What a role may with each kind of data, in a relation.
pub fn of_role(standing: &Standing, relation: Relation) -> Vec<Decided> {
    let at = if relation.is_of_others() { OTHER } else { OWN };
    let decide = |kind: Kind| Decided {
        kind,
        read: standing.may(Act::Read, kind, at),
        write: standing.may(Act::Write, kind, at),
    };
    Kind::all().into_iter().map(decide).collect()
}

/// Whether a kind belongs to the person and not to the organisation that wrote it down.
fn is_of_person(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Steps
            | Kind::Presence
            | Kind::Expenses
            | Kind::Life(_)
            | Kind::TeamNotes
            | Kind::NetworkNotes
            | Kind::LeadNotes
            | Kind::Appointments
            | Kind::Income
            | Kind::Indications
    )
}

/// What somebody may with what `organisation` keeps about a person, and with what belongs to the person.
/// Where address and household are secret, also for who lives along, they are for its supporters only.
pub fn of_reader(standing: &Standing, organisation: &str, secret_home: bool) -> Vec<Decided> {
    let may = |act, kind| match kind {
        Kind::Household if secret_home && !standing.knows_home() => Verdict::Denied("protected"),
        _ if is_of_person(kind) => standing.may_somewhere(act, kind),
        _ => standing.may(act, kind, organisation),
    };
    let decide =
        |kind: Kind| Decided { kind, read: may(Act::Read, kind), write: may(Act::Write, kind) };
    Kind::all().into_iter().map(decide).collect()
}
