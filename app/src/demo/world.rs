//! The world around the people of the demo: organisations, workers, and who is next to lead a file.

use super::chance::Chance;
use super::organisations::{self, Organisation};
use super::staff::{self, Worker};
use super::walk::Around;
use crate::access::Role;
use crate::organisations::Kind;
use jiff::civil::Date;

/// What chose the demo network: the same plan gives the same network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many people have a file.
    pub people: u32,
    /// The seed of chance.
    pub seed: u64,
    /// Today.
    pub today: Date,
}

/// Organisations and workers.
#[derive(Debug, Clone)]
pub struct World {
    /// The seed of chance.
    pub seed: u64,
    /// Today.
    pub today: Date,
    /// The organisations.
    pub organisations: Vec<Organisation>,
    /// The workers.
    pub workers: Vec<Worker>,
    /// Coaches (of an OCMW: its workers) per organisation.
    leads: Vec<Vec<usize>>,
    instructors: Vec<Vec<usize>>,
    /// Centres and workshops by weight: where people sign up.
    doors: Vec<(usize, u32)>,
}

/// Of a hundred people, so many sign up at a centre; the others at a maatwerkbedrijf.
const AT_CENTRE: u32 = 74;

impl World {
    /// The world of a plan.
    pub fn of(plan: &Plan) -> World {
        let organisations = organisations::all(plan.seed);
        let workers = staff::all(plan.seed, &organisations, plan.people);
        let with = |roles: &[Role]| -> Vec<Vec<usize>> {
            let numbers = 0..organisations.len();
            let there = |o| move |(_, w): &(usize, &Worker)| w.organisation == o;
            numbers
                .map(|o| {
                    let own = workers.iter().enumerate().filter(there(o));
                    own.filter(|(_, w)| roles.contains(&w.role)).map(|(at, _)| at).collect()
                })
                .collect()
        };
        let leads = with(&[Role::Coach, Role::Partner]);
        let instructors = with(&[Role::Instructor]);
        let doors = doors(&organisations);
        World {
            seed: plan.seed,
            today: plan.today,
            organisations,
            workers,
            leads,
            instructors,
            doors,
        }
    }

    /// Where somebody signs up, and the organisations nearby.
    pub fn around(&self, chance: &mut Chance) -> Around {
        let home = chance.by_weight(&self.doors);
        let region = self.organisations[home].region;
        let mut near = |kind| {
            let all = self.organisations.iter().enumerate();
            let found: Vec<(usize, u32)> = all
                .filter(|(_, o)| o.kind == kind && o.region == region)
                .map(|(number, o)| (number, o.weight))
                .collect();
            chance.by_weight(&found)
        };
        let workshop = if self.is_centre(home) { near(Kind::Maatwerk) } else { home };
        let centre = if self.is_centre(home) { home } else { near(Kind::Arbeidszorg) };
        Around { home, centre, workshop, ocmw: near(Kind::Ocmw) }
    }

    /// Whether an organisation is a centre for arbeidszorg.
    pub fn is_centre(&self, organisation: usize) -> bool {
        self.organisations[organisation].kind == Kind::Arbeidszorg
    }

    /// Whether an organisation is an OCMW.
    pub fn is_ocmw(&self, organisation: usize) -> bool {
        self.organisations[organisation].kind == Kind::Ocmw
    }

    /// An instructor of an organisation, if it has any.
    pub fn instructor(&self, organisation: usize, chance: &mut Chance) -> Option<usize> {
        let all = &self.instructors[organisation];
        (!all.is_empty()).then(|| *chance.one_of(all))
    }

    /// Somebody else who leads files in an organisation; where there is nobody, its coordinator.
    pub fn colleague(&self, organisation: usize, but: usize, chance: &mut Chance) -> Option<usize> {
        let others = self.leads[organisation].iter().copied().filter(|worker| *worker != but);
        let others: Vec<usize> = others.collect();
        if !others.is_empty() {
            return Some(*chance.one_of(&others));
        }
        let coordinates =
            |w: &Worker| w.organisation == organisation && w.role == Role::Coordinator;
        self.workers.iter().position(coordinates)
    }

    /// The number of a worker by name.
    pub fn worker(&self, name: &str) -> Option<usize> {
        self.workers.iter().position(|w| w.name == name)
    }
}

/// Centres and maatwerkbedrijven with their weights, so that the shares come out right.
fn doors(organisations: &[Organisation]) -> Vec<(usize, u32)> {
    let total =
        |kind| -> u32 { organisations.iter().filter(|o| o.kind == kind).map(|o| o.weight).sum() };
    let (centres, workshops) = (total(Kind::Arbeidszorg), total(Kind::Maatwerk));
    let weight = |o: &Organisation| match o.kind {
        Kind::Arbeidszorg => o.weight * AT_CENTRE * 100 / centres,
        Kind::Maatwerk => o.weight * (100 - AT_CENTRE) * 100 / workshops,
        _ => 0,
    };
    let all = organisations.iter().map(weight).enumerate();
    all.filter(|(_, weight)| *weight > 0).collect()
}

/// Whose turn it is, so that caseloads are even.
#[derive(Debug, Clone)]
pub struct Turns {
    next: Vec<usize>,
    /// How many people each worker has an open file of.
    pub open: Vec<u32>,
}

impl Turns {
    /// Nobody had a turn yet.
    pub fn new(world: &World) -> Turns {
        Turns { next: vec![0; world.organisations.len()], open: vec![0; world.workers.len()] }
    }

    /// Who leads a file in an organisation: for open files everybody in turn.
    pub fn lead(
        &mut self,
        world: &World,
        organisation: usize,
        is_open: bool,
        chance: &mut Chance,
    ) -> Option<usize> {
        let all = &world.leads[organisation];
        if all.is_empty() {
            return None;
        }
        if !is_open {
            return Some(*chance.one_of(all));
        }
        let turn = &mut self.next[organisation];
        let worker = all[*turn % all.len()];
        *turn += 1;
        self.open[worker] += 1;
        Some(worker)
    }
}
