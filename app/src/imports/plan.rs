//! What an import would bring in: people, households, steps and ends, with every line that cannot
//! come along and why. Nothing is written here; the same plan is shown and carried out.

mod households;
mod people;
mod steps;

use super::bind::{Bound, Input};
use super::field::Field;
pub use super::field::RowProblem;
use super::mapping::{Mapping, Source, WrongValues};
use crate::language::Message;
use crate::people::NewPerson;
use crate::trajectories::{Ending, Hours};
use jiff::civil::Date;
use outcomes::Rung;
use paper::Line;
pub(super) use people::{language, sex};
use std::collections::BTreeMap;
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

/// What every section is read with.
struct Ground<'a> {
    mapping: &'a Mapping,
    bound: &'a Bound<'a>,
    today: Date,
}

impl<'a> Ground<'a> {
    /// Binds one field.
    fn field(
        &self,
        errors: &mut Vec<String>,
        section: &str,
        name: &str,
        table: &str,
        source: Option<&'a Source>,
    ) -> Option<Field<'a>> {
        let key = format!("{section}.{name}");
        Field::bind(self.bound, errors, &key, table, source, &self.mapping.unknown)
    }

    /// Binds a field that the section cannot do without.
    fn needed(
        &self,
        errors: &mut Vec<String>,
        section: &str,
        name: &str,
        table: &str,
        source: Option<&'a Source>,
    ) -> Option<Field<'a>> {
        if source.is_none() {
            errors.push(format!("{section}.{name} is missing: say which column it is"));
        }
        self.field(errors, section, name, table, source)
    }

    /// The raw id in a field; nothing when it is empty.
    fn id(&self, field: &Field<'a>, line: &'a Line) -> Option<&'a str> {
        Some(field.raw(self.bound, line)).filter(|id| !id.is_empty())
    }
}

/// One line being read: collects what is wrong with it.
struct Reading<'a, 'p> {
    ground: &'p Ground<'a>,
    file: &'p str,
    line: &'a Line,
    wrong: Vec<RowProblem>,
    noticed: Vec<RowProblem>,
}

impl<'a, 'p> Reading<'a, 'p> {
    fn new(ground: &'p Ground<'a>, file: &'p str, line: &'a Line) -> Reading<'a, 'p> {
        Reading { ground, file, line, wrong: vec![], noticed: vec![] }
    }

    /// What a cell means, made into a `T`. What cannot be read rejects the line, or is left empty
    /// where the mapping says so.
    fn read<T>(
        &mut self,
        field: Option<&Field<'a>>,
        make: impl Fn(&str) -> Result<T, Message>,
    ) -> Option<T> {
        let field = field?;
        match self.try_read(field, make) {
            Ok(value) => value,
            Err(message) => {
                let problem = self.problem(field.title(), message);
                match self.ground.mapping.wrong_values {
                    WrongValues::Reject => self.wrong.push(problem),
                    WrongValues::LeaveEmpty => self.noticed.push(problem),
                }
                None
            }
        }
    }

    /// As [`Reading::read`], for a value without which the line cannot come along.
    fn read_needed<T>(
        &mut self,
        field: Option<&Field<'a>>,
        make: impl Fn(&str) -> Result<T, Message>,
    ) -> Option<T> {
        let field = field?;
        match self.try_read(field, make) {
            Ok(value) => value,
            Err(message) => {
                self.reject(field.title(), message);
                None
            }
        }
    }

    fn try_read<T>(
        &self,
        field: &Field<'a>,
        make: impl Fn(&str) -> Result<T, Message>,
    ) -> Result<Option<T>, Message> {
        field.read(self.ground.bound, self.line)?.map(make).transpose()
    }

    /// A day.
    fn day(&mut self, field: Option<&Field<'a>>) -> Option<Date> {
        let (order, today) = (self.ground.mapping.dates, self.ground.today);
        self.read_needed(field, |text| {
            super::values::day(text, order, today)
                .ok_or_else(|| Message::new("imports-row-day").with("typed", text))
        })
    }

    /// A trimmed text of at most `longest` signs.
    fn text(&mut self, field: Option<&Field<'a>>, longest: usize) -> String {
        let read = self.read(field, |text| {
            if text.chars().count() > longest {
                return Err(Message::new("imports-row-long").with("longest", longest));
            }
            Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        read.unwrap_or_default()
    }

    fn problem(&self, column: &str, message: impl Into<Message>) -> RowProblem {
        RowProblem {
            file: self.file.to_owned(),
            line: self.line.number,
            column: column.to_owned(),
            message: message.into(),
        }
    }

    fn reject(&mut self, column: &str, message: impl Into<Message>) {
        let problem = self.problem(column, message);
        self.wrong.push(problem);
    }

    fn notice(&mut self, column: &str, message: impl Into<Message>) {
        let problem = self.problem(column, message);
        self.noticed.push(problem);
    }

    fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Hands over what is wrong; of a line that does not come along nothing else is told.
    fn finish(self, plan: &mut Plan) -> bool {
        let good = self.is_good();
        if good {
            plan.noticed.extend(self.noticed);
        }
        plan.rejected.extend(self.wrong);
        good
    }
}
