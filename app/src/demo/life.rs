//! One invented life with a file: identity, way through the network, files, team, aims, income,
//! permissions, and what was said and agreed. Plain values; numbers stand for organisations and
//! workers of the [`World`].

use super::chance::{Chance, plus};
use super::course::{Course, Ending};
use super::family::Relative;
use super::forms::Form;
use super::support::{self, Support};
use super::talk::{self, Appointment, Note};
use super::walk::Walk;
use super::world::{Turns, World};
use super::{family, identity, organisations, papers};
use crate::people::NewPerson;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// Somebody with a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// Who.
    pub new: NewPerson,
    /// The way through the network.
    pub course: Course,
    /// The files, one per organisation, in order of their opening.
    pub files: Vec<File>,
    /// Who supports, or supported.
    pub team: Vec<Member>,
    /// Aims: first day, rung, own words.
    pub aims: Vec<(Date, u8, &'static str)>,
    /// Income statutes over time: word, first and last day.
    pub statutes: Vec<(&'static str, Date, Option<Date>)>,
    /// Permissions.
    pub permissions: Vec<Permission>,
    /// Who lives with this person.
    pub family: Vec<Relative>,
    /// What was said.
    pub notes: Vec<Note>,
    /// What was agreed.
    pub appointments: Vec<Appointment>,
    /// Plan, scores, tasks, and the last word of who stopped.
    pub support: Support,
}

/// A file of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Number of the organisation.
    pub organisation: usize,
    /// Since when.
    pub from: Date,
    /// When and why it was closed.
    pub closed: Option<(Date, Ending)>,
}

impl File {
    /// Whether the way does not pass this organisation: it only stays on the team.
    pub fn is_beside(&self, life: &Life) -> bool {
        let waits = life.course.waits.iter().map(|w| w.organisation);
        let steps = life.course.steps.iter().map(|s| s.organisation);
        waits.chain(steps).all(|organisation| organisation != self.organisation)
    }
}

/// A membership of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Number of the worker.
    pub worker: usize,
    /// Number of the organisation.
    pub organisation: usize,
    /// A word of the team roles.
    pub role: &'static str,
    /// Whether this one leads.
    pub leads: bool,
    /// Since when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
}

/// A permission of the instance behind the income.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Number of the organisation that needs it.
    pub organisation: usize,
    /// vdab, ocmw, `adviserend-arts`.
    pub given_by: &'static str,
    /// When it was asked, decided, and its last day.
    pub days: (Date, Date, Option<Date>),
    /// Whether the paper is there.
    pub has_proof: bool,
}

impl Life {
    /// Number `index` of the world.
    pub fn of(world: &World, turns: &mut Turns, index: u64) -> Life {
        let mut chance = Chance::of(world.seed, 1, index);
        let around = world.around(&mut chance);
        let entered = entered(&mut chance, world.today);
        let region = organisations::region_of(&world.organisations[around.home]);
        let home = region.somewhere(&mut chance);
        let new = identity::adult(&mut chance, index, home, entered);
        let form = first_form(&mut chance, world, around.home);
        let pension = pension(&new, world.today);
        let course = Walk::new(&mut chance, around, world.today, pension).from(entered, form);
        let beside = Some(around.ocmw).filter(|_| chance.percent(70));
        let mut life = Life::around(world, turns, &mut chance, new, (course, beside));
        life.support = support::of(&mut life, world, &mut Chance::of(world.seed, 5, index));
        life
    }

    /// Everything that follows from a way through the network. Of somebody with a leefloon the OCMW
    /// `beside` may stay on the team.
    pub fn around(
        world: &World,
        turns: &mut Turns,
        chance: &mut Chance,
        new: NewPerson,
        (course, beside): (Course, Option<usize>),
    ) -> Life {
        let mut files = files(&course, world.today);
        let statutes = papers::statutes(chance, &course);
        if let Some(organisation) = beside
            && statutes.last().is_some_and(|(word, ..)| *word == "leefloon")
            && files.iter().all(|f| f.organisation != organisation)
            && let Some(open) = files.iter().find(|f| f.closed.is_none())
        {
            let from = plus(open.from, chance.between(0, 60)).min(world.today);
            files.insert(0, File { organisation, from, closed: None });
        }
        let mut life = Life {
            aims: papers::aims(chance, &course, world.today),
            permissions: vec![],
            family: vec![],
            notes: vec![],
            appointments: vec![],
            team: vec![],
            support: Support::default(),
            new,
            course,
            files,
            statutes,
        };
        life.give_team(world, turns, chance);
        life.permissions.extend(papers::permission(&life, chance, world.today));
        life.family = family::of(&life, chance, world.today);
        talk::of(&mut life, world, turns, chance);
        life
    }

    /// The organisation that noted what held until a day, or holds today: of those along the way the one
    /// that worked with the person then, the last of them when there were several.
    pub fn noted_by(&self, until: Option<Date>) -> Option<usize> {
        let worked_then = |f: &&File| match (until, f.closed) {
            (Some(day), closed) => f.from <= day && closed.is_none_or(|(end, _)| day <= end),
            (None, closed) => closed.is_none(),
        };
        let along = || self.files.iter().filter(|f| !f.is_beside(self));
        let then = along().filter(worked_then).max_by_key(|f| f.from);
        then.or(along().max_by_key(|f| f.from)).or(self.files.first()).map(|f| f.organisation)
    }

    /// The rung now.
    pub fn rung_now(&self) -> Option<u8> {
        self.course.steps.iter().filter(|s| s.end.is_none()).map(|s| s.form.rung()).max()
    }

    fn give_team(&mut self, world: &World, turns: &mut Turns, chance: &mut Chance) {
        for file in self.files.clone() {
            let until = file.closed.map(|(day, _)| day);
            let is_open = until.is_none();
            // Now and then a coach leaves and the file waits for another one.
            let left = (is_open && chance.per_mille(8))
                .then(|| plus(world.today, -chance.between(2, 40)).max(file.from));
            let Some(worker) =
                turns.lead(world, file.organisation, is_open && left.is_none(), chance)
            else {
                continue;
            };
            let role = if world.is_ocmw(file.organisation) { "social-worker" } else { "coach" };
            let goes_on = self.course.here() == Some(file.organisation);
            let lead = Member {
                worker,
                organisation: file.organisation,
                role,
                // One leads: whoever is of the organisation where the person is now.
                leads: goes_on || !is_open,
                from: file.from,
                until: left.or(until),
            };
            if left.is_none()
                && chance.percent(60)
                && let Some(worker) = world.instructor(file.organisation, chance)
            {
                let role = "instructor";
                self.team.push(Member { worker, role, leads: false, ..lead.clone() });
            }
            self.team.push(lead);
        }
    }
}

/// The day of signing up: a network that began ten years ago with the people it already knew, and
/// others ever since.
fn entered(chance: &mut Chance, today: Date) -> Date {
    let ten_years = 3652;
    let ago = if chance.percent(16) {
        ten_years - chance.between(0, 200)
    } else {
        chance.between(1, ten_years)
    };
    super::chance::working_day_before(plus(today, -ago))
}

fn first_form(chance: &mut Chance, world: &World, home: usize) -> Form {
    if world.is_centre(home) {
        chance.by_weight(&[
            (Form::Ama, 62),
            (Form::Welcome, 12),
            (Form::Activation, 14),
            (Form::Volunteering, 6),
            (Form::Neighbourhood, 2),
            (Form::Article60, 4),
        ])
    } else {
        chance.by_weight(&[(Form::AmaSocial, 50), (Form::Activation, 28), (Form::Collective, 22)])
    }
}

/// The 65th birthday, or the first of the year when only the year is known.
fn pension(new: &NewPerson, today: Date) -> Date {
    let birth = match new.birth {
        RoughDate::Day(day) => day,
        RoughDate::Year(year) => Date::new(year, 1, 1).unwrap_or(today),
        _ => today,
    };
    Date::new(birth.year() + 65, birth.month(), birth.day().min(28)).unwrap_or(Date::MAX)
}

/// One file per organisation that the way passes: closed when the way went on elsewhere.
fn files(course: &Course, today: Date) -> Vec<File> {
    let mut files: Vec<File> = vec![];
    let waits = course.waits.iter().map(|w| (w.organisation, w.from));
    let steps = course.steps.iter().map(|s| (s.organisation, s.start));
    for (organisation, from) in waits.chain(steps) {
        match files.iter_mut().find(|f| f.organisation == organisation) {
            Some(file) => file.from = file.from.min(from),
            None => files.push(File { organisation, from, closed: None }),
        }
    }
    let here = course.here();
    for file in &mut files {
        let own = course.steps.iter().filter(|s| s.organisation == file.organisation);
        let last = own.filter_map(|s| s.end).max_by_key(|(day, _)| *day);
        let is_here = here.is_none_or(|here| here == file.organisation);
        file.closed = match (is_here, course.closed, last) {
            (true, closed, _) => closed,
            (false, _, last) => last.map(|(day, ending)| (plus(day, 14).min(today), ending)),
        };
    }
    files
}
