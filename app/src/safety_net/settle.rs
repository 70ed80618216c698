//! Derives, from the facts about a person, everything that lists and figures read: movements, course,
//! where the person stands now, and signals.

use super::facts::{Aim, Appointment, Facts, Step};
use super::{Rules, signals, store};
use crate::problem::Problem;
use crate::web::App;
use base::db::{Result, Value, Work};
use base::values;
use jiff::civil::Date;
use outcomes::{
    Definition, Rung, Stay, course, first_step_to_paid_work_after_low, movements, reached_aim,
};

/// How many people are derived at once.
const AT_ONCE: usize = 400;

/// Derives everything again for these people, in the unit of work of the change that touched them,
/// after `audit::write`: every room takes the end of the log first and the people second, so that two
/// of them never wait for each other.
/// The number of statements does not depend on how many people there are, up to 400 at a time.
pub async fn settle(work: &mut Work, today: Date, people: &[&str]) -> Result<()> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Ok(());
    }
    let rules = store::rules(work, today).await?;
    for some in people.chunks(AT_ONCE) {
        store::mark(work, some).await?;
        let facts = store::facts(work, today).await?;
        store::forget(work).await?;
        let mut derived = Derived::default();
        for (person, facts) in &facts {
            derived.add(person, facts, &rules);
        }
        derived.write(work).await?;
        store::unmark(work).await?;
    }
    Ok(())
}

/// Takes away everything derived about people who are about to be taken away themselves; after
/// `audit::write`, as [`settle`].
pub async fn forget(work: &mut Work, people: &[&str]) -> Result<()> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    for some in people.chunks(AT_ONCE) {
        store::mark(work, some).await?;
        store::forget(work).await?;
        store::unmark(work).await?;
    }
    Ok(())
}

/// Derives everything again for everybody: after a rule changed. (A backup carries what is derived
/// along, so that a restore has no need of it.)
pub async fn settle_everybody(app: &App) -> std::result::Result<(), Problem> {
    let people = store::everybody(&app.db).await?;
    in_batches(app, &people).await
}

/// Derives again whom the passing of time changed: a planned step began or ended, an appointment is
/// over, a rule began or ended. Signals need it for the last only: they carry their first day.
pub async fn refresh(app: &App) -> std::result::Result<(), Problem> {
    let people = store::stale(&app.db, app.today()).await?;
    in_batches(app, &people).await
}

/// In several units of work, so that nobody else who writes waits long.
async fn in_batches(app: &App, people: &[String]) -> std::result::Result<(), Problem> {
    for some in people.chunks(AT_ONCE) {
        let some: Vec<&str> = some.iter().map(String::as_str).collect();
        let mut work = app.db.work().await?;
        settle(&mut work, app.today(), &some).await?;
        work.save().await?;
    }
    Ok(())
}

/// Rows on their way out.
#[derive(Default)]
struct Derived {
    movements: Vec<Vec<Value>>,
    spells: Vec<Vec<Value>>,
    now: Vec<Vec<Value>>,
    aimed: Vec<Vec<Value>>,
    carried: Vec<Vec<Value>>,
    signals: Vec<Vec<Value>>,
}

impl Derived {
    fn add(&mut self, person: &str, facts: &Facts, rules: &Rules) {
        let stays = facts.stays();
        // Only a row that breaks the checks of the database has no stay; then nothing can be derived.
        if stays.len() == facts.steps.len() {
            self.add_movements(person, facts, &stays);
            self.add_spells(person, facts, &stays);
        }
        self.add_aimed(person, facts, &stays);
        self.now.push(now_row(person, facts, &stays, rules));
        self.add_carried(person, facts, &stays);
        for line in signals(facts, rules) {
            self.signals.push(values![
                line.organisation,
                person,
                line.kind.word(),
                line.from,
                line.about,
                line.step,
                line.lead
            ]);
        }
    }

    fn add_movements(&mut self, person: &str, facts: &Facts, stays: &[Stay]) {
        for movement in movements(stays, Definition::CURRENT) {
            let from = movement.from_stay.map(|i| &facts.steps[i]);
            let to = movement.to_stay.map(|i| &facts.steps[i]);
            let Some(about) = to.or(from) else { continue };
            self.movements.push(values![
                person,
                movement.day,
                movement.kind.as_str(),
                movement.from.map(|r| i64::from(r.number())),
                movement.to.map(|r| i64::from(r.number())),
                from.map(|s| s.work_form.clone()),
                to.map(|s| s.work_form.clone()),
                &about.organisation,
                from.map(|s| s.organisation.clone()),
                facts.municipality.clone(),
                &about.id
            ]);
        }
    }

    fn add_spells(&mut self, person: &str, facts: &Facts, stays: &[Stay]) {
        for spell in course(stays, Definition::CURRENT) {
            let step = &facts.steps[spell.stay];
            self.spells.push(values![
                person,
                spell.first,
                spell.last,
                step.rung,
                &step.work_form,
                &step.organisation,
                facts.municipality.clone(),
                &step.id
            ]);
        }
    }

    fn add_aimed(&mut self, person: &str, facts: &Facts, stays: &[Stay]) {
        for aim in &facts.aims {
            let reached = reached(aim, stays);
            self.aimed.push(values![person, aim.first, aim.last, aim.rung, reached]);
        }
    }

    /// One row for each open file, with the rung there: another organisation's rung stays closed.
    /// Nobody carries who is only a child in a household.
    fn add_carried(&mut self, person: &str, facts: &Facts, stays: &[Stay]) {
        if facts.only_child_until().is_some_and(|until| facts.today <= until) {
            return;
        }
        let step = here(facts, stays).map(|spell| &facts.steps[spell.stay]);
        let lead = facts.lead().map_or("", |member| member.account.as_str());
        for file in facts.involvements.iter().filter(|file| file.until.is_none()) {
            let own = step.filter(|step| step.organisation == file.organisation);
            let rung = own.map_or(0, |step| step.rung);
            self.carried.push(values![&file.organisation, lead, rung, person]);
        }
    }

    async fn write(self, work: &mut Work) -> Result<()> {
        work.insert_many(store::ADD_MOVEMENTS, self.movements, "").await?;
        work.insert_many(store::ADD_SPELLS, self.spells, "").await?;
        work.insert_many(store::ADD_NOW, self.now, "").await?;
        work.insert_many(store::ADD_AIMED, self.aimed, "").await?;
        work.insert_many(store::ADD_CARRIED, self.carried, "").await?;
        work.insert_many(store::ADD_SIGNALS, self.signals, "").await?;
        Ok(())
    }
}

/// The spell of today.
fn here(facts: &Facts, stays: &[Stay]) -> Option<outcomes::Spell> {
    course(stays, Definition::CURRENT).into_iter().find(|spell| spell.covers(facts.today))
}

/// The step of today in a spell. Steps that follow each other at one place are one spell, which names
/// the first of them; the last that has begun tells where somebody is and until when.
fn latest<'a>(facts: &'a Facts, spell: &outcomes::Spell) -> &'a Step {
    let first = &facts.steps[spell.stay];
    let alike = facts.steps.iter().filter(|step| {
        (step.rung, &step.work_form, &step.organisation)
            == (first.rung, &first.work_form, &first.organisation)
    });
    let begun = alike.filter(|step| first.from <= step.from && step.from <= facts.today);
    let runs = |step: &Step| step.until.is_none_or(|until| facts.today <= until);
    begun.max_by_key(|step| (runs(step), step.from)).unwrap_or(first)
}

fn now_row(person: &str, facts: &Facts, stays: &[Stay], rules: &Rules) -> Vec<Value> {
    let here = here(facts, stays);
    let step = here.as_ref().map(|spell| latest(facts, spell));
    let lead = facts.lead();
    let next = next(facts);
    let last = facts.contacts.iter().max_by_key(|c| c.day);
    values![
        person,
        step.map(|s| s.rung),
        step.map(|s| s.id.clone()),
        step.map(|s| s.work_form.clone()),
        step.map(|s| s.organisation.clone()),
        facts.municipality.clone(),
        here.as_ref().map(|spell| spell.first),
        lead.map(|m| m.account.clone()),
        next.map(|a| a.day),
        next.map(|a| a.organisation.clone()),
        last.map(|c| c.day),
        last.map(|c| c.organisation.clone()),
        first_step_to_paid_work_after_low(stays, Definition::CURRENT),
        stale_on(facts, stays, next).into_iter().chain(rules.changes_on()).min()
    ]
}

/// The first day on which an own aim was reached, while it held.
fn reached(aim: &Aim, stays: &[Stay]) -> Option<Date> {
    let rung = Rung::new(aim.rung).ok()?;
    let day = reached_aim(stays, rung, aim.first, Definition::CURRENT)?;
    aim.last.is_none_or(|last| day <= last).then_some(day)
}

/// The first open appointment from today on.
fn next(facts: &Facts) -> Option<&Appointment> {
    let coming = facts.appointments.iter().filter(|a| a.is_open && a.day >= facts.today);
    coming.min_by_key(|a| a.day)
}

/// The first day after today on which the person would stand elsewhere or the next date is over.
fn stale_on(facts: &Facts, stays: &[Stay], next: Option<&Appointment>) -> Option<Date> {
    let after = |day: Date| day.tomorrow().ok();
    let spells = course(stays, Definition::CURRENT);
    let turns = spells.iter().flat_map(|s| [Some(s.first), s.last.and_then(after)]);
    // A planned end can take a signal off the board.
    let ends = facts.steps.iter().map(|s| s.until.and_then(after));
    let places = facts.closed_places.iter().map(|p| p.until.and_then(after));
    turns
        .chain(ends)
        .chain(places)
        .chain([next.and_then(|a| after(a.day)), facts.only_child_until().and_then(after)])
        .flatten()
        .filter(|day| *day > facts.today)
        .min()
}
