//! A section and a line of it being read: fields bound, values made, what is wrong collected.

use super::{Plan, RowProblem};
use crate::imports::bind::Bound;
use crate::imports::field::Field;
use crate::imports::mapping::{Mapping, Source, WrongValues};
use crate::language::Message;
use jiff::civil::Date;
use paper::Line;

/// What every section is read with.
pub(super) struct Ground<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) bound: &'a Bound<'a>,
    pub(super) today: Date,
}

impl<'a> Ground<'a> {
    /// Binds one field.
    pub(super) fn field(
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
    pub(super) fn needed(
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
    pub(super) fn id(&self, field: &Field<'a>, line: &'a Line) -> Option<&'a str> {
        Some(field.raw(self.bound, line)).filter(|id| !id.is_empty())
    }
}

/// One line being read: collects what is wrong with it.
pub(super) struct Reading<'a, 'p> {
    pub(super) ground: &'p Ground<'a>,
    file: &'p str,
    pub(super) line: &'a Line,
    wrong: Vec<RowProblem>,
    noticed: Vec<RowProblem>,
}

impl<'a, 'p> Reading<'a, 'p> {
    pub(super) fn new(ground: &'p Ground<'a>, file: &'p str, line: &'a Line) -> Reading<'a, 'p> {
        Reading { ground, file, line, wrong: vec![], noticed: vec![] }
    }

    /// What a cell means, made into a `T`. What cannot be read rejects the line, or is left empty
    /// where the mapping says so.
    pub(super) fn read<T>(
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
    pub(super) fn read_needed<T>(
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
    pub(super) fn day(&mut self, field: Option<&Field<'a>>) -> Option<Date> {
        let (order, today) = (self.ground.mapping.dates, self.ground.today);
        self.read_needed(field, |text| {
            let day = crate::imports::values::day(text, order, today)
                .ok_or_else(|| Message::new("imports-row-day").with("typed", text))?;
            crate::form::meant(day, today).map_err(Message::new)
        })
    }

    /// A trimmed text of at most `longest` signs.
    pub(super) fn text(&mut self, field: Option<&Field<'a>>, longest: usize) -> String {
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

    pub(super) fn reject(&mut self, column: &str, message: impl Into<Message>) {
        let problem = self.problem(column, message);
        self.wrong.push(problem);
    }

    pub(super) fn notice(&mut self, column: &str, message: impl Into<Message>) {
        let problem = self.problem(column, message);
        self.noticed.push(problem);
    }

    /// How much is wrong so far: whether a value is missing is told only when it was not told already
    /// that it cannot be read.
    pub(super) fn faults(&self) -> usize {
        self.wrong.len()
    }

    pub(super) fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Hands over what is wrong with a line that does not come along anyhow; whether anything is.
    pub(super) fn finish_lost(self, plan: &mut Plan) -> bool {
        let wrong = !self.wrong.is_empty();
        plan.rejected.extend(self.wrong);
        wrong
    }

    /// Hands over what is wrong; of a line that does not come along nothing else is told.
    pub(super) fn finish(self, plan: &mut Plan) -> bool {
        let good = self.is_good();
        if good {
            plan.noticed.extend(self.noticed);
        }
        plan.rejected.extend(self.wrong);
        good
    }
}
