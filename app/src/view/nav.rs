//! The main menu: at most five places per role, the rest under "Meer".

use super::Page;
use crate::access::{Actor, Role};

/// A place in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// The key of its words.
    pub words: &'static str,
    /// Its drawing.
    pub icon: &'static str,
}

const DAY: NavItem = NavItem { href: "/day", words: "nav-day", icon: "i-day" };
const PEOPLE: NavItem = NavItem { href: "/people", words: "nav-people", icon: "i-people" };
const NET: NavItem = NavItem { href: "/safety-net", words: "nav-safety-net", icon: "i-net" };
const LADDER: NavItem = NavItem { href: "/figures", words: "nav-figures", icon: "i-stairs" };
const PRESENCE: NavItem = NavItem { href: "/presence", words: "nav-presence", icon: "i-check" };
const MORE: NavItem = NavItem { href: "/more", words: "nav-more", icon: "i-more" };
const MINE: NavItem = NavItem { href: "/mine", words: "nav-mine", icon: "i-stairs" };
const ACCOUNTS: NavItem = NavItem { href: "/accounts", words: "nav-accounts", icon: "i-people" };
const ORGANISATIONS: NavItem =
    NavItem { href: "/organisations", words: "nav-organisations", icon: "i-house" };
const DPO: NavItem = NavItem { href: "/dpo", words: "nav-dpo", icon: "i-eye" };
const AUDIT: NavItem = NavItem { href: "/audit", words: "nav-audit", icon: "i-lock" };

/// The menu of a person: what is asked most.
const OWN: [NavItem; 4] = [
    MINE,
    NavItem { href: "/mine/week", words: "nav-week", icon: "i-cal" },
    NavItem { href: "/mine/plan", words: "nav-plan", icon: "i-flag" },
    NavItem { href: "/mine/helpers", words: "nav-helpers", icon: "i-people" },
];

impl Page {
    /// Whether the reader is here as a person only, not as a worker.
    pub fn is_person(&self) -> bool {
        let only = |actor: &Actor| actor.grants.iter().all(|grant| grant.role == Role::Participant);
        self.actor.as_ref().is_some_and(|actor| !actor.grants.is_empty() && only(actor))
    }

    /// The reader's menu.
    pub fn nav(&self) -> Vec<NavItem> {
        let Some(actor) = &self.actor else {
            return vec![];
        };
        if self.is_person() {
            return OWN.to_vec();
        }
        [DAY, PEOPLE, NET, MINE, LADDER, PRESENCE, DPO, ACCOUNTS, ORGANISATIONS, AUDIT]
            .into_iter()
            .filter(|item| is_for(actor, item.href))
            // An administrator may read it; for the officer it is the work of every day.
            .filter(|item| *item != DPO || actor.is(Role::Dpo))
            .take(4)
            .chain([MORE])
            .collect()
    }

    /// Whether the reader may go to a page of the menu.
    pub fn may_go(&self, href: &str) -> bool {
        self.actor.as_ref().is_some_and(|actor| is_for(actor, href))
    }

    /// Whether a place of the menu is where the reader is.
    pub fn is_here(&self, item: &NavItem) -> bool {
        let below = || self.path.starts_with(&format!("{}/", item.href));
        self.path == item.href || (!self.is_person() && below())
    }

    /// The first letters of the reader's names.
    pub fn initials(&self) -> String {
        self.actor.as_ref().map_or_else(String::new, |a| initials(&a.name))
    }

    /// Where the brand leads: the reader's first page.
    pub fn home(&self) -> &'static str {
        self.nav().first().map_or("/login", |item| item.href)
    }
}

/// Whether a page of the menu is for somebody with these roles; the page itself refuses the others.
pub fn is_for(actor: &Actor, href: &str) -> bool {
    let roles: &[Role] = match href {
        "/day" | "/people" | "/safety-net" | "/shared" | "/weeks" | "/closures" | "/way-in" => {
            return actor.works_with_people();
        }
        "/waiting-list" => {
            return actor.works_with_people() || actor.is(Role::NetworkCoordinator);
        }
        "/presence" | "/expenses" => &[Role::Instructor, Role::Coach, Role::Coordinator],
        "/emergency" | "/referrals" => &[Role::Coach, Role::Coordinator, Role::Partner],
        "/emergencies" => &[Role::Dpo],
        "/mine" | "/mine/file" | "/mine/corrections" | "/mine/consents" | "/mine/referrals"
        | "/mine/plan" | "/mine/domains" => &[Role::Participant],
        "/caseload" | "/merges" | "/people/new" | "/agreements" | "/clocks" => {
            &[Role::Coach, Role::Coordinator]
        }
        "/templates" | "/sheets" | "/posts" | "/consents/ending" => &[Role::Coordinator],
        "/hours" => &[Role::Instructor, Role::Coach, Role::Coordinator, Role::NetworkCoordinator],
        "/referrals/figures" | "/returns" => &[Role::Coordinator, Role::NetworkCoordinator],
        "/instruments" => &[Role::Coordinator, Role::NetworkCoordinator, Role::Administrator],
        "/figures" => &[Role::Coach, Role::Coordinator, Role::NetworkCoordinator],
        "/accounts" | "/imports" => &[Role::Administrator, Role::Coordinator],
        "/settings/regions" => &[Role::NetworkCoordinator],
        "/organisations" | "/settings" | "/settings/open" | "/mail" | "/welcome" => {
            &[Role::Administrator]
        }
        "/audit" | "/dpo" | "/view-as" => &[Role::Administrator, Role::Dpo],
        "/corrections" => &[Role::Coach, Role::Coordinator, Role::Dpo],
        "/retention" => &[Role::Coordinator, Role::Dpo],
        "/rights/register" => &[Role::Administrator, Role::Coordinator, Role::Dpo],
        _ => return true,
    };
    roles.iter().any(|role| actor.is(*role))
}

/// The first letters of the first and the last name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().next());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
