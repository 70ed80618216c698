//! What an import would bring in: people, households, steps and ends, with every line that cannot
//! come along and why. Nothing is written here; the same plan is shown and carried out.

mod ends;
mod households;
mod people;
mod reading;
mod steps;

use super::bind::{Bound, Input};
use super::field::Field;
pub use super::field::RowProblem;
use super::mapping::Mapping;
use crate::people::NewPerson;
use crate::trajectories::{Ending, Hours};
use jiff::civil::Date;
use outcomes::Rung;
pub(super) use people::{language, sex};
use reading::{Ground, Reading};
use std::collections::{BTreeMap, BTreeSet};
pub(super) use steps::rung;

/// What would be brought in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The people.
    pub people: Vec<PlannedPerson>,
    /// The households.
    pub households: Vec<PlannedHousehold>,
    /// The steps, with their ends.
    pub steps: Vec<PlannedStep>,
    /// Lines that do not come along.
    pub rejected: Vec<RowProblem>,
    /// Lines that come along, with something to know about them.
    pub noticed: Vec<RowProblem>,
    /// Files that the mapping does not use.
    pub unused: Vec<String>,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedPerson {
    /// The line that names the person first.
    pub line: usize,
    /// Who.
    pub new: NewPerson,
    /// From what the person lives: a word of [`crate::people::codes::STATUTES`].
    pub statute: Option<&'static str>,
}

/// A household.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedHousehold {
    /// How it is called: after its first adult.
    pub name: String,
    /// Who is in it.
    pub members: Vec<PlannedMember>,
}

/// A membership of a household.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedMember {
    /// Which of [`Plan::people`].
    pub person: usize,
    /// `adult`, `partner`, `child` or `other`.
    pub role: &'static str,
    /// First day; the day of the import when it is not known.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedStep {
    /// Which of [`Plan::people`].
    pub person: usize,
    /// The line it stands on.
    pub line: usize,
    /// On which rung.
    pub rung: Rung,
    /// The id of the work form.
    pub work_form: String,
    /// Where.
    pub place: String,
    /// Hours a week.
    pub hours: Option<Hours>,
    /// First day.
    pub start: Date,
    /// How it ended.
    pub end: Option<Ending>,
}

/// Under what an end is counted: the remark when the mapping names one, otherwise the reason.
pub fn counted_as(end: &Ending) -> &str {
    if end.remark.is_empty() { end.reason.word() } else { &end.remark }
}

/// A work form that steps can name.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkForm {
    /// Its id.
    pub id: String,
    /// Its names in every language.
    pub names: Vec<String>,
    /// Its usual rung.
    pub rung: Rung,
}

impl Plan {
    /// Makes the plan. An error is a list of sentences about the mapping.
    pub fn make(
        mapping: &Mapping,
        inputs: &[Input],
        forms: &[WorkForm],
        today: Date,
    ) -> Result<Plan, Vec<String>> {
        let bound = Bound::new(mapping, inputs)?;
        let mut plan = Plan { unused: bound.unused.clone(), ..Plan::default() };
        let mut errors = vec![];
        let ground = Ground { mapping, bound: &bound, today };
        let people = people::Fields::bind(&ground, &mut errors);
        let households = households::Fields::bind(&ground, &mut errors);
        let steps = steps::Fields::bind(&ground, forms, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let found = people::read(&ground, &people, &mut plan);
        let gone = steps::read(&ground, &steps, &found, &mut plan);
        households::read(&ground, &households, &found, &gone, &mut plan);
        for input in inputs.iter().filter(|i| !plan.unused.contains(&i.file)) {
            plan.noticed.extend(input.table.ragged.iter().map(|line| RowProblem {
                file: input.file.clone(),
                line: *line,
                column: String::new(),
                message: "imports-row-ragged".into(),
            }));
        }
        plan.rejected.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        plan.noticed.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        Ok(plan)
    }

    /// How many lines do not come along: one line can have several faults.
    pub fn rejected_lines(&self) -> usize {
        let lines = self.rejected.iter().map(|problem| (problem.file.as_str(), problem.line));
        lines.collect::<BTreeSet<_>>().len()
    }

    /// Steps that have not ended.
    pub fn open_steps(&self) -> usize {
        self.steps.iter().filter(|s| s.end.is_none()).count()
    }

    /// Ends by [`counted_as`].
    pub fn ends(&self) -> BTreeMap<String, usize> {
        let mut ends = BTreeMap::new();
        for end in self.steps.iter().filter_map(|s| s.end.as_ref()) {
            *ends.entry(counted_as(end).to_owned()).or_insert(0) += 1;
        }
        ends
    }
}
