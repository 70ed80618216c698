//! Who asks.

use super::Role;
use crate::language::Language;
use crate::problem::Problem;

/// Somebody who is signed in. Store functions take one; there is no way around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: String,
    /// The name, as colleagues see it.
    pub name: String,
    /// The home organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The language chosen.
    pub language: Language,
    /// Roles per organisation.
    pub grants: Vec<Grant>,
    /// The person behind the account, for a participant.
    pub person: Option<String>,
    /// Hash of the session's token.
    pub session: String,
}

/// A role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// Where.
    pub organisation: String,
}

impl Actor {
    /// Whether the actor has this role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Whether the actor has this role in this organisation.
    pub fn is_at(&self, role: Role, organisation: &str) -> bool {
        self.grants.iter().any(|g| g.role == role && g.organisation == organisation)
    }

    /// Whether the actor works with people's files at all.
    pub fn works_with_people(&self) -> bool {
        self.grants.iter().any(|g| g.role.scope() != super::Scope::None)
    }

    /// Refuses who has none of these roles: such a page does not exist for them.
    pub fn demand(&self, roles: &[Role]) -> Result<(), Problem> {
        if roles.iter().any(|r| self.is(*r)) { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// The organisation that a page is about, among those where the actor has a role that `fits`: the
    /// one asked for; when none was, the home, or else the first.
    pub fn organisation_with(
        &self,
        fits: impl Fn(Role) -> bool,
        asked: &str,
    ) -> Result<&str, Problem> {
        let all = self.grants.iter().filter(|g| fits(g.role)).map(|g| g.organisation.as_str());
        let wanted = if asked.is_empty() { &self.organisation } else { asked };
        let found = all.clone().find(|organisation| *organisation == wanted);
        let first = all.clone().next().filter(|_| asked.is_empty());
        found.or(first).ok_or(Problem::NotFound)
    }

    /// The organisations where the actor has one of these roles.
    pub fn organisations_as(&self, roles: &[Role]) -> Vec<&str> {
        let mut found: Vec<&str> = vec![];
        for grant in &self.grants {
            if roles.contains(&grant.role) && !found.contains(&grant.organisation.as_str()) {
                found.push(&grant.organisation);
            }
        }
        found
    }
}
