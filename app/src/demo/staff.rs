//! The workers of the demo network, with the few whose log-ins are printed.

use super::chance::Chance;
use super::identity;
use super::organisations::{self, FEDERATION, KADE, KRUISDAM, LEIEKANT, Organisation};
use crate::access::Role;
use crate::organisations::Kind;
use crate::people::codes::Sex;
use std::collections::HashSet;

/// A worker.
#[derive(Debug, Clone)]
pub struct Worker {
    /// The number of the organisation.
    pub organisation: usize,
    /// The name.
    pub name: String,
    /// The address to sign in with; leads nowhere.
    pub email: String,
    /// The role.
    pub role: Role,
    /// What the worker is called at work.
    pub title: &'static str,
    /// Whether the log-in is printed at the start.
    pub is_printed: bool,
}

/// How many people one coach leads, about.
const CASELOAD: u32 = 24;
/// Of a hundred people ever written in, so many have an open file.
const OPEN: u32 = 44;
/// Of a hundred open files, so many are at a centre; the others at a maatwerkbedrijf.
const AT_CENTRE: u32 = 58;

/// The coach whose log-in is printed.
pub const JORIS: &str = "Joris Haverbeke";

/// Workers whose log-ins are printed, in that order; a participant follows them.
const PRINTED: [(&str, usize, Role, &str); 7] = [
    (JORIS, KADE, Role::Coach, "begeleider"),
    ("Marieke Duinhof", KADE, Role::Coordinator, "coördinator"),
    ("Greta Molenaar", KADE, Role::Instructor, "werkpostbegeleider"),
    ("Nora Vlasbloem", FEDERATION, Role::NetworkCoordinator, "netwerkcoördinator"),
    ("Wout Zilverling", FEDERATION, Role::Administrator, "beheerder"),
    ("Dina Dorpel", FEDERATION, Role::Dpo, "functionaris voor gegevensbescherming"),
    ("Lotte Vijverman", KRUISDAM, Role::Partner, "maatschappelijk werker"),
];

/// Everybody who works in the network: the printed ones first.
pub fn all(seed: u64, organisations: &[Organisation], people: u32) -> Vec<Worker> {
    let mut staff = Staff { workers: vec![], taken: HashSet::new() };
    for (name, organisation, role, title) in PRINTED {
        staff.add(organisations, organisation, name.to_owned(), role, title);
        staff.workers.last_mut().expect("one was just added").is_printed = true;
    }
    staff.add(organisations, LEIEKANT, "Bart Noordzee".to_owned(), Role::Coach, "begeleider");
    for (number, organisation) in organisations.iter().enumerate() {
        let mut chance = Chance::of(seed, 12, number as u64);
        for (role, title, wanted) in wanted(organisations, organisation, people) {
            let there = |w: &&Worker| w.organisation == number && w.role == role;
            let present = staff.workers.iter().filter(there).count();
            for _ in present..wanted {
                let sex = if chance.percent(30) { Sex::Male } else { Sex::Female };
                let (given, family) = identity::name(&mut chance, sex);
                staff.add(organisations, number, format!("{given} {family}"), role, title);
            }
        }
    }
    staff.workers
}

/// Roles, titles and how many of each an organisation has.
fn wanted(
    all: &[Organisation],
    one: &Organisation,
    people: u32,
) -> Vec<(Role, &'static str, usize)> {
    let coaches = coaches(all, one, people);
    match one.kind {
        Kind::Arbeidszorg | Kind::Maatwerk => vec![
            (Role::Coordinator, "coördinator", 1),
            (Role::Coach, "begeleider", coaches),
            (Role::Instructor, "werkpostbegeleider", coaches.div_ceil(2)),
        ],
        Kind::Ocmw => vec![(Role::Partner, "maatschappelijk werker", 2)],
        Kind::Caw => vec![(Role::Partner, "hulpverlener", 1)],
        Kind::Vdab => vec![(Role::Partner, "consulent werk en welzijn", 1)],
        Kind::Union => vec![(Role::Partner, "consulent", 1)],
        Kind::Community => vec![(Role::Coach, "opbouwwerker", 1)],
        Kind::Employer | Kind::Umbrella | Kind::Province | Kind::Partner => vec![],
    }
}

/// As many coaches as the expected number of open files asks.
fn coaches(all: &[Organisation], one: &Organisation, people: u32) -> usize {
    let share = if one.kind == Kind::Arbeidszorg { AT_CENTRE } else { 100 - AT_CENTRE };
    let total: u32 = all.iter().filter(|o| o.kind == one.kind).map(|o| o.weight).sum();
    let open = u64::from(people) * u64::from(OPEN * share * one.weight);
    let whole = u64::from(10_000 * total * CASELOAD);
    let coaches = (open + whole / 2) / whole;
    usize::try_from(coaches).unwrap_or(1).max(1)
}

struct Staff {
    workers: Vec<Worker>,
    taken: HashSet<String>,
}

impl Staff {
    fn add(
        &mut self,
        organisations: &[Organisation],
        organisation: usize,
        name: String,
        role: Role,
        title: &'static str,
    ) {
        let house = organisations::address_word(&organisations[organisation].name);
        let person = organisations::address_word(&name).replace('-', ".");
        let mut email = format!("{person}@{house}.example");
        let mut number = 2;
        while !self.taken.insert(email.clone()) {
            email = format!("{person}{number}@{house}.example");
            number += 1;
        }
        self.workers.push(Worker { organisation, name, email, role, title, is_printed: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_centre_and_workshop_has_a_coordinator_and_coaches() {
        let organisations = organisations::all(1);
        let workers = all(1, &organisations, 3000);
        for (number, one) in organisations.iter().enumerate() {
            let with = |role| {
                workers.iter().filter(|w| w.organisation == number && w.role == role).count()
            };
            if matches!(one.kind, Kind::Arbeidszorg | Kind::Maatwerk) {
                assert!(with(Role::Coordinator) == 1 && with(Role::Coach) >= 1, "{}", one.name);
            }
        }
        let mut emails: Vec<&str> = workers.iter().map(|w| w.email.as_str()).collect();
        emails.sort_unstable();
        emails.dedup();
        assert_eq!(emails.len(), workers.len());
    }
}
