//! One invented life with a file: identity, way through the network, files, team, aims, income,
//! permissions, and what was said and agreed. Plain values; numbers stand for organisations and
//! workers of the [`World`].

use super::chance::{Chance, plus};
use super::course::{Course, Ending, Walk};
use super::forms::Form;
use super::talk::{self, Appointment, Note};
use super::world::{Turns, World};
use super::{identity, organisations};
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
    /// What was said.
    pub notes: Vec<Note>,
    /// What was agreed.
    pub appointments: Vec<Appointment>,
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
    /// vdab, ocmw, `adviserend_arts`.
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
        Life::around(world, turns, &mut chance, new, (course, beside))
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
        let statutes = statutes(chance, &course);
        if let Some(organisation) = beside
            && statutes.last().is_some_and(|(word, ..)| *word == "leefloon")
            && files.iter().all(|f| f.organisation != organisation)
            && let Some(open) = files.iter().find(|f| f.closed.is_none())
        {
            let from = plus(open.from, chance.between(0, 60)).min(world.today);
            files.insert(0, File { organisation, from, closed: None });
        }
        let mut life = Life {
            aims: aims(chance, &course, world.today),
            permissions: vec![],
            notes: vec![],
            appointments: vec![],
            team: vec![],
            new,
            course,
            files,
            statutes,
        };
        life.give_team(world, turns, chance);
        life.give_permissions(chance, world.today);
        talk::of(&mut life, world, turns, chance);
        life
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

    fn give_permissions(&mut self, chance: &mut Chance, today: Date) {
        let needs = |form| matches!(form, Form::Ama | Form::AmaSocial);
        let Some(step) = self.course.steps.iter().rev().find(|s| needs(s.form)) else {
            return;
        };
        let statute = self.statutes.first().map_or("", |(word, ..)| *word);
        let given_by = match statute {
            "leefloon" => "ocmw",
            "arbeidsongeschikt" => "adviserend_arts",
            "nwwz" => "vdab",
            _ => return,
        };
        let asked = plus(step.start, -chance.between(10, 60));
        let mut decided = plus(asked, chance.between(3, 30)).min(step.start);
        let mut until = plus(decided, 730);
        // As long as the file is open the permission is kept up.
        let is_open = |f: &&File| f.organisation == step.organisation && f.closed.is_none();
        let ended = step.end.map_or(today, |(day, _)| day);
        let last = if self.files.iter().any(|f| is_open(&f)) { today } else { ended };
        // Renewed in time, but for a few that were forgotten or are about to run out.
        let ahead = if chance.percent(97) { 62 } else { chance.between(-20, 55) };
        while until < plus(last, ahead) {
            decided = plus(until, -chance.between(62, 90));
            until = plus(decided, 730);
        }
        self.permissions.push(Permission {
            organisation: step.organisation,
            given_by,
            days: (asked.min(decided), decided, Some(until)),
            has_proof: chance.percent(88),
        });
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

/// Wage while in paid work, and before and after it what it was at the start.
fn statutes(chance: &mut Chance, course: &Course) -> Vec<(&'static str, Date, Option<Date>)> {
    let base = chance.by_weight(&[
        ("leefloon", 30),
        ("arbeidsongeschikt", 30),
        ("nwwz", 23),
        ("ivt-it", 11),
        ("beroepsinschakelingsuitkering", 2),
        ("geen", 4),
    ]);
    let first = course.waits.first().map(|w| w.from);
    let Some(first) = first.or(course.steps.first().map(|s| s.start)) else {
        return vec![];
    };
    let mut all = vec![(base, first, None)];
    for step in &course.steps {
        let is_paid = step.form.rung() >= 5;
        let word = if is_paid { "loon" } else { base };
        change(&mut all, word, step.start);
        if let (true, Some((day, ending))) = (is_paid, step.end)
            && !matches!(ending, Ending::NextStep | Ending::WorksOn)
        {
            change(&mut all, base, plus(day, 1));
        }
    }
    all
}

fn change(all: &mut Vec<(&'static str, Date, Option<Date>)>, word: &'static str, day: Date) {
    let Some(last) = all.last_mut().filter(|(old, from, _)| *old != word && *from < day) else {
        return;
    };
    last.2 = Some(plus(day, -1));
    all.push((word, day, None));
}

fn aims(chance: &mut Chance, course: &Course, today: Date) -> Vec<(Date, u8, &'static str)> {
    let weights = [(3, 24), (4, 6), (5, 46), (6, 24)];
    let Some(first) = course.steps.first().map(|s| s.start) else {
        return vec![];
    };
    let mut all = vec![];
    if chance.percent(90) {
        let rung = chance.by_weight(&weights);
        all.push((first, rung, words(chance, rung)));
        let again = plus(first, chance.between(300, 1200));
        if again <= today && chance.percent(30) {
            let rung = chance.by_weight(&weights);
            all.push((again, rung, words(chance, rung)));
        }
    }
    all
}

fn words(chance: &mut Chance, rung: u8) -> &'static str {
    *match rung {
        3 => chance.one_of(&[
            "Een vaste plek waar ik iets te doen heb.",
            "Onder de mensen blijven komen.",
            "Het atelier, op mijn tempo.",
        ]),
        4 => chance.one_of(&["Uitzoeken wat ik nog kan.", "Leren voor een job in het groen."]),
        5 => chance.one_of(&[
            "Halftijds werken, dicht bij huis.",
            "Een contract in maatwerk.",
            "Werk waar iemand naast mij staat.",
            "Werken tijdens de schooluren.",
        ]),
        _ => chance.one_of(&[
            "Een gewone job, liefst in een winkel.",
            "Terug in de bakkerij.",
            "Mijn eigen loon, zonder begeleiding.",
        ]),
    }
}
