//! What somebody is in an organisation, and whose files that opens.

/// What somebody is in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Guides people on the work floor (werkpostbegeleider).
    Instructor,
    /// Supports people on their way (begeleider, casemanager).
    Coach,
    /// Leads a centre: places, signals, figures.
    Coordinator,
    /// Works for the whole network: figures and reference data, no files.
    NetworkCoordinator,
    /// Accounts, organisations, rules, backup; no files.
    Administrator,
    /// Data protection officer: the audit log, no files.
    Dpo,
    /// Of a partner service: only the people on whose team they are.
    Partner,
    /// The person whose file it is.
    Participant,
}

impl Role {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Role; 8] = [
        Role::Instructor,
        Role::Coach,
        Role::Coordinator,
        Role::NetworkCoordinator,
        Role::Administrator,
        Role::Dpo,
        Role::Partner,
        Role::Participant,
    ];

    /// Those who guide people: they ask, write and answer for their organisation. The SQL twin is
    /// [`store::guides!`](super::store).
    pub const GUIDES: [Role; 3] = [Role::Coach, Role::Coordinator, Role::Partner];

    /// Whether the role guides people.
    pub fn guides(self) -> bool {
        Role::GUIDES.contains(&self)
    }

    /// The word in storage, forms and keys of words (`role-coach`).
    pub fn word(self) -> &'static str {
        match self {
            Role::Instructor => "instructor",
            Role::Coach => "coach",
            Role::Coordinator => "coordinator",
            Role::NetworkCoordinator => "network-coordinator",
            Role::Administrator => "administrator",
            Role::Dpo => "dpo",
            Role::Partner => "partner",
            Role::Participant => "participant",
        }
    }

    /// The role with this word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.word() == word)
    }

    /// Whose files the role opens; stored beside the role so that SQL can ask.
    pub fn scope(self) -> Scope {
        match self {
            Role::Instructor | Role::Coach | Role::Coordinator => Scope::Organisation,
            Role::Partner => Scope::Team,
            _ => Scope::None,
        }
    }
}

/// Whose files a role opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everybody who has a file in the organisation.
    Organisation,
    /// Who has a file in the organisation, when one is on the team.
    Team,
    /// Nobody's.
    None,
}

impl Scope {
    /// The word in `account_role.scope`.
    pub fn word(self) -> &'static str {
        match self {
            Scope::Organisation => "organisation",
            Scope::Team => "team",
            Scope::None => "none",
        }
    }
}
