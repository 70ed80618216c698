//! Who may manage which account, and which roles may be given.
//!
//! An administrator manages every account. A coordinator manages the accounts whose home is the own
//! organisation, and gives only roles that open no more than the own role does. An account that
//! holds anything beyond that is changed by an administrator only: who can make a recovery link for
//! an account can become that account.

use crate::access::{Actor, Grant, Role};

/// The roles a coordinator gives in the own organisation.
pub const BY_COORDINATOR: [Role; 4] =
    [Role::Instructor, Role::Coach, Role::Coordinator, Role::Partner];

/// The roles an administrator gives. That of a participant comes with the person's own account.
pub const BY_ADMINISTRATOR: [Role; 7] = [
    Role::Instructor,
    Role::Coach,
    Role::Coordinator,
    Role::Partner,
    Role::NetworkCoordinator,
    Role::Administrator,
    Role::Dpo,
];

/// What an account is, as far as managing it goes.
#[derive(Debug, Clone, Copy)]
pub struct Managed<'a> {
    /// Its home organisation.
    pub organisation: &'a str,
    /// Its roles.
    pub grants: &'a [Grant],
}

/// Whether somebody may know of an account on the pages about accounts.
pub fn may_see(actor: &Actor, organisation: &str) -> bool {
    actor.is(Role::Administrator) || actor.is_at(Role::Coordinator, organisation)
}

/// Whether somebody may change an account: its name, roles, links, sessions, closing.
pub fn may_manage(actor: &Actor, account: Managed<'_>) -> bool {
    if actor.is(Role::Administrator) {
        return true;
    }
    let within = |grant: &Grant| {
        actor.is_at(Role::Coordinator, &grant.organisation)
            && (BY_COORDINATOR.contains(&grant.role) || grant.role == Role::Participant)
    };
    actor.is_at(Role::Coordinator, account.organisation) && account.grants.iter().all(within)
}

/// The roles somebody may give in an organisation.
pub fn may_give(actor: &Actor, organisation: &str) -> &'static [Role] {
    if actor.is(Role::Administrator) {
        &BY_ADMINISTRATOR
    } else if actor.is_at(Role::Coordinator, organisation) {
        &BY_COORDINATOR
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn actor(role: Role) -> Actor {
        Actor {
            account: "me".into(),
            name: "Marieke Duinhof".into(),
            organisation: "kade".into(),
            organisation_name: "Atelier De Kade".into(),
            language: Language::Nl,
            grants: vec![grant(role, "kade")],
            person: None,
            session: String::new(),
        }
    }

    fn grant(role: Role, organisation: &str) -> Grant {
        Grant { role, organisation: organisation.into() }
    }

    fn manages(by: Role, home: &str, grants: &[Grant]) -> bool {
        may_manage(&actor(by), Managed { organisation: home, grants })
    }

    #[test]
    fn a_coordinator_manages_only_whom_no_greater_role_or_other_house_protects() {
        let coordinator = Role::Coordinator;
        assert!(manages(coordinator, "kade", &[grant(Role::Coach, "kade")]));
        assert!(manages(coordinator, "kade", &[grant(Role::Participant, "kade")]));
        assert!(!manages(coordinator, "leiekant", &[grant(Role::Coach, "leiekant")]));
        assert!(!manages(coordinator, "kade", &[grant(Role::Administrator, "kade")]));
        assert!(!manages(coordinator, "kade", &[grant(Role::Dpo, "kade")]));
        let two_houses = [grant(Role::Coach, "kade"), grant(Role::Coach, "leiekant")];
        assert!(!manages(coordinator, "kade", &two_houses));
    }

    #[test]
    fn only_administrators_and_coordinators_manage_anybody() {
        let coach = [grant(Role::Coach, "kade")];
        for role in Role::ALL {
            let expected = matches!(role, Role::Administrator | Role::Coordinator);
            assert_eq!(manages(role, "kade", &coach), expected, "{role:?}");
            assert_eq!(!may_give(&actor(role), "kade").is_empty(), expected, "{role:?}");
        }
        assert!(!may_give(&actor(Role::Coordinator), "kade").contains(&Role::Administrator));
        assert!(may_give(&actor(Role::Coordinator), "leiekant").is_empty());
    }
}
