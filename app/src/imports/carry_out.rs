//! A plan carried out: everything in one unit of work, or nothing.

mod steps;

use super::doubles::{self, Decision, Likeness};
use super::plan::{Plan, PlannedStep};
use super::store::{self, HouseholdRow, NewRun};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store::{InvolvementRow, PersonRow};
use crate::safety_net;
use base::db::{Result, Work};
use base::id;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many rows are handed over at once.
const AT_ONCE: usize = 2_000;

/// What is to be carried out.
pub struct Order<'a> {
    /// What was planned.
    pub plan: &'a Plan,
    /// The id that the run gets: that of the file that was sent, so that one file gives one run and
    /// leads to it. A new one for the command line.
    pub run: Option<&'a str>,
    /// For which organisation.
    pub organisation: &'a str,
    /// Who; nobody for the command line.
    pub actor: Option<&'a Actor>,
    /// The name of the mapping.
    pub mapping_name: &'a str,
    /// The names of the files.
    pub file_names: &'a str,
    /// What to do with people who may be known, by their place in the plan. Others are linked when
    /// they are the same, and new otherwise.
    pub decisions: &'a HashMap<usize, Decision>,
    /// Whether the file of somebody whose last step has ended is closed on that day.
    pub close_when_ended: bool,
}

/// What was brought in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// The run.
    pub run: String,
    /// New people.
    pub people: usize,
    /// People who were known already.
    pub linked: usize,
    /// New households.
    pub households: usize,
    /// Steps.
    pub steps: usize,
    /// Steps that have not ended.
    pub open_steps: usize,
    /// Ends by reason.
    pub ends: BTreeMap<String, usize>,
}

/// Carries a plan out in a unit of work; the caller saves it.
pub async fn carry_out(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    order: &Order<'_>,
) -> Result<Done> {
    let run = order.run.map_or_else(|| id::new(now), str::to_owned);
    let ids = decide(work, now, order).await?;
    let steps = steps::new_steps(work, order, &ids).await?;
    add_people(work, now, today, order, &run, &ids).await?;
    let rows = household_rows(now, today, order.plan, &ids);
    for some in rows.chunks(AT_ONCE) {
        store::add_households(work, now, order.organisation, &run, some).await?;
    }
    steps::add_steps(work, now, order, &run, &ids, &steps).await?;
    let reopened = steps::reopen_files(work, today, order, &ids, &steps).await?;
    let done = count(&run, &ids, &rows, &steps);
    let new_run = NewRun {
        id: &run,
        organisation: order.organisation,
        mapping_name: order.mapping_name,
        file_names: order.file_names,
        account: order.actor.map(|a| a.account.clone()),
        counts: [
            done.people,
            done.households,
            done.steps,
            done.open_steps,
            done.linked,
            order.plan.rejected_lines(),
        ],
    };
    store::add_run(work, now, &new_run).await?;
    audit::write(work, now, &lines(order, &run, &ids, &reopened)).await?;
    let people: Vec<&str> = ids.iter().flatten().map(Fate::id).collect();
    safety_net::settle(work, today, &people).await?;
    Ok(done)
}

/// What became of a person of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// Written in under this id.
    New(String),
    /// Known under this id.
    Known(String),
}

impl Fate {
    fn id(&self) -> &str {
        match self {
            Fate::New(id) | Fate::Known(id) => id,
        }
    }
}

/// The id of each person of the plan; nothing for who is left out.
async fn decide(work: &mut Work, now: Timestamp, order: &Order<'_>) -> Result<Vec<Option<Fate>>> {
    let known = store::known_in(work, order.organisation).await?;
    let same: HashMap<usize, &str> = doubles::find(&order.plan.people, &known)
        .into_iter()
        .filter(|d| d.likeness == Likeness::Same)
        .map(|d| (d.person, d.known.id.as_str()))
        .collect();
    let own: HashSet<&str> = known.iter().map(|k| k.id.as_str()).collect();
    let fate = |person: usize| match order.decisions.get(&person) {
        Some(Decision::Skip) => None,
        // Only somebody of the own organisation can be linked.
        Some(Decision::Link(id)) if own.contains(id.as_str()) => Some(Fate::Known(id.clone())),
        Some(Decision::New | Decision::Link(_)) => Some(Fate::New(id::new(now))),
        None => Some(match same.get(&person) {
            Some(id) => Fate::Known((*id).to_owned()),
            None => Fate::New(id::new(now)),
        }),
    };
    Ok((0..order.plan.people.len()).map(fate).collect())
}

async fn add_people(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    order: &Order<'_>,
    run: &str,
    ids: &[Option<Fate>],
) -> Result<()> {
    let mut since: HashMap<usize, (Date, Option<Date>)> = HashMap::new();
    for step in &order.plan.steps {
        let end = step.end.as_ref().map(|e| e.day);
        let entry = since.entry(step.person).or_insert((step.start, end));
        entry.0 = entry.0.min(step.start);
        entry.1 = entry.1.zip(end).map(|(a, b)| a.max(b));
    }
    let mut rows = vec![];
    let mut statutes = vec![];
    for (at, (person, fate)) in order.plan.people.iter().zip(ids).enumerate() {
        let Some(Fate::New(id)) = fate else { continue };
        let (from, last) = since.get(&at).copied().unwrap_or((today, None));
        let from_day = from.min(today);
        let closed = last.filter(|day| order.close_when_ended && *day < today);
        rows.push(PersonRow {
            id: id.clone(),
            new: person.new.clone(),
            made_by: order.organisation.to_owned(),
            imported_by: Some(run.to_owned()),
            involvements: vec![InvolvementRow {
                organisation: order.organisation.to_owned(),
                from_day,
                closed: closed.map(|day| (day, "import".to_owned())),
            }],
            team: vec![],
        });
        statutes.extend(person.statute.map(|statute| (id.as_str(), statute, today)));
    }
    for some in rows.chunks(AT_ONCE) {
        crate::people::store::add_many(work, now, some).await?;
    }
    store::add_statutes(work, now, order.organisation, &statutes).await
}

fn household_rows(
    now: Timestamp,
    today: Date,
    plan: &Plan,
    ids: &[Option<Fate>],
) -> Vec<HouseholdRow> {
    let mut rows = vec![];
    for household in &plan.households {
        // Somebody who was known already has a household of their own choosing.
        let members: Vec<_> = household
            .members
            .iter()
            .filter_map(|m| match &ids[m.person] {
                Some(Fate::New(id)) => Some((id.clone(), m.role, m.from.unwrap_or(today), m.until)),
                _ => None,
            })
            .collect();
        if !members.is_empty() {
            rows.push(HouseholdRow { id: id::new(now), name: household.name.clone(), members });
        }
    }
    rows
}

fn count(
    run: &str,
    ids: &[Option<Fate>],
    households: &[HouseholdRow],
    steps: &[(&PlannedStep, Option<String>)],
) -> Done {
    let brought =
        Plan { steps: steps.iter().map(|(step, _)| (*step).clone()).collect(), ..Plan::default() };
    let people = ids.iter().flatten().filter(|f| matches!(f, Fate::New(_))).count();
    Done {
        run: run.to_owned(),
        people,
        linked: ids.iter().flatten().count() - people,
        households: households.len(),
        steps: brought.steps.len(),
        open_steps: brought.open_steps(),
        ends: brought.ends(),
    }
}

/// A line for the run, one for everybody who was brought in or got steps, and one for each file that
/// was opened again.
fn lines(order: &Order<'_>, run: &str, ids: &[Option<Fate>], reopened: &[String]) -> Vec<Line> {
    let line = |deed: Deed, thing: Thing, subject: &str| {
        let mut line = match order.actor {
            Some(actor) => Line::by(actor, deed, thing, subject),
            None => Line::by_program(deed, thing, subject),
        };
        line.organisation = Some(order.organisation.to_owned());
        line
    };
    let mut lines = vec![line(Deed::Make, Thing::Import, run)];
    for fate in ids.iter().flatten() {
        let deed = if matches!(fate, Fate::New(_)) { Deed::Make } else { Deed::Change };
        let of_person = line(deed, Thing::Person, fate.id()).about(fate.id());
        lines.push(of_person.because(format!("import {run}")));
    }
    for person in reopened {
        lines.push(line(Deed::Reopen, Thing::File, order.organisation).about(person));
    }
    lines
}
