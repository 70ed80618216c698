//! The steps of an import, and how they ended: on the same line, or in a table of their own.

use super::ends::{self, EndFields, end};
use super::people::{Found, Index};
use super::{Field, Ground, Plan, PlannedStep, Reading, WorkForm};
use crate::imports::mapping::Source;
use crate::imports::values;
use crate::language::Message;
use crate::trajectories::{EndReason, Ending, Hours, Perspective};
use base::names::fold;
use jiff::civil::Date;
use outcomes::Rung;
use std::collections::{HashMap, HashSet};

/// The fields, bound.
#[derive(Default)]
pub(super) struct Fields<'a> {
    id: Option<Field<'a>>,
    person: Option<Field<'a>>,
    start: Option<Field<'a>>,
    rung: Option<Field<'a>>,
    work_form: Option<Field<'a>>,
    place: Option<Field<'a>>,
    hours: Option<Field<'a>>,
    same_line: EndFields<'a>,
    ends: EndFields<'a>,
    forms: HashMap<String, WorkForm>,
}

impl<'a> Fields<'a> {
    pub(super) fn bind(
        ground: &Ground<'a>,
        forms: &[WorkForm],
        errors: &mut Vec<String>,
    ) -> Fields<'a> {
        let Some(rule) = &ground.mapping.steps else {
            return Fields::default();
        };
        let table = rule.table.as_str();
        errors.extend(ground.bound.table("steps", table).err());
        if rule.rung.is_none() && rule.work_form.is_none() {
            errors.push("steps.work_form is missing: say which column, or one for all".to_owned());
        }
        let person_needed = table != ground.mapping.people.table;
        let mut field = |name, source: &'a Option<Source>| {
            ground.field(errors, "steps", name, table, source.as_ref())
        };
        let mut fields = Fields {
            id: field("id", &rule.id),
            rung: field("rung", &rule.rung),
            work_form: field("work_form", &rule.work_form),
            place: field("place", &rule.place),
            hours: field("hours", &rule.hours),
            same_line: EndFields {
                step: None,
                day: field("end", &rule.end),
                reason: field("end_reason", &rule.end_reason),
                remark: None,
                perspective: field("perspective", &rule.perspective),
            },
            forms: by_word(forms),
            ..Fields::default()
        };
        fields.start = ground.needed(errors, "steps", "start", table, rule.start.as_ref());
        fields.person = if person_needed {
            ground.needed(errors, "steps", "person", table, rule.person.as_ref())
        } else {
            ground.field(errors, "steps", "person", table, rule.person.as_ref())
        };
        fields.ends = EndFields::bind(ground, errors);
        fields.check_meanings(errors);
        fields
    }

    /// The words on the right of the value maps must be known here, or no line could come along.
    fn check_meanings(&self, errors: &mut Vec<String>) {
        let mut check = |key: &str, field: &Option<Field<'a>>, knows: &dyn Fn(&str) -> bool| {
            let meanings = field.iter().flat_map(Field::meanings);
            for odd in meanings.filter(|m| !m.is_empty() && !knows(m)) {
                errors.push(format!("{key}: “{odd}” is not known here"));
            }
        };
        check("steps.rung", &self.rung, &|m| rung(m).is_some());
        check("steps.work_form", &self.work_form, &|m| self.forms.contains_key(&fold(m)));
        for (section, fields) in
            [("steps.end_reason", &self.same_line), ("ends.reason", &self.ends)]
        {
            check(section, &fields.reason, &|m| EndReason::parse(m).is_some());
            check("perspective", &fields.perspective, &|m| Perspective::parse(m).is_some());
        }
    }
}

/// Work forms by id and by each of their names, folded.
fn by_word(forms: &[WorkForm]) -> HashMap<String, WorkForm> {
    let words =
        |form: &WorkForm| form.names.iter().chain([&form.id]).map(|w| fold(w)).collect::<Vec<_>>();
    forms.iter().flat_map(|f| words(f).into_iter().map(move |w| (w, f.clone()))).collect()
}

/// Reads the steps into the plan. Gives the lines that do not come along.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    fields: &Fields<'a>,
    people: &Index,
    plan: &mut Plan,
) -> HashSet<usize> {
    let mut gone = HashSet::new();
    let rule = ground.mapping.steps.as_ref();
    let input = rule.and_then(|rule| ground.bound.table("steps", &rule.table).ok()?);
    let Some(input) = input else { return gone };
    let mut known_ends = ends::read_ends(ground, &fields.ends, plan);
    let mut ids: HashMap<&str, usize> = HashMap::new();
    let mut seen: HashSet<(usize, Date, String, String)> = HashSet::new();
    for line in &input.table.rows {
        let mut reading = Reading::new(ground, &input.file, line);
        let Some(person) = person_of(&mut reading, fields, people) else {
            // What is wrong with the step is told too, so that the line can be mended in one go.
            step(&mut reading, fields, NOBODY);
            if reading.finish_lost(plan) {
                gone.insert(line.number);
            }
            continue;
        };
        let id = fields.id.as_ref().and_then(|field| ground.id(field, line));
        if let Some(first) = id.and_then(|id| ids.insert(id, line.number)) {
            let told = Message::new("imports-row-step-twice").with("first", first.to_string());
            reading.reject(fields.id.as_ref().map_or("", Field::title), told);
        }
        let mut step = step(&mut reading, fields, person);
        let separate = id.and_then(|id| known_ends.remove(id));
        if let (Some(step), Some(end)) = (&mut step, separate) {
            attach(&mut reading, step, end);
        }
        let step = step.filter(|s| {
            let key = (s.person, s.start, s.work_form.clone(), s.place.clone());
            fields.id.is_some() || seen.insert(key)
        });
        if reading.finish(plan) {
            plan.steps.extend(step);
        } else {
            gone.insert(line.number);
        }
    }
    ends::tell_lost(ground, &fields.ends, &known_ends, &ids, plan);
    gone
}

/// The place of somebody who does not come along: a step of theirs is read and not kept.
const NOBODY: usize = usize::MAX;

/// Whose step it is; nothing when there is no such person, or the person does not come along.
fn person_of<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    people: &Index,
) -> Option<usize> {
    let found = match &fields.person {
        Some(field) => {
            let id = reading.ground.id(field, reading.line).unwrap_or("");
            let found = people.by_id.get(id).copied();
            if found.is_none() {
                reading.reject(field.title(), Message::new("imports-row-no-person").with("id", id));
            } else if found == Some(Found::Rejected) {
                reading.reject(field.title(), "imports-row-person-rejected");
            }
            found
        }
        // On the line of the person: what is wrong there was told there.
        None => people.by_line.get(&reading.line.number).copied(),
    };
    match found {
        Some(Found::Person(person)) => Some(person),
        _ => None,
    }
}

/// The work form and the number of the rung, either of which may say the other.
fn form_and_rung<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
) -> (Option<WorkForm>, Option<Rung>) {
    let before = reading.faults();
    let form = reading.read_needed(fields.work_form.as_ref(), |text| {
        let known = fields.forms.get(&fold(text)).cloned();
        known.ok_or_else(|| Message::new("imports-row-work-form").with("typed", text))
    });
    let number = reading.read_needed(fields.rung.as_ref(), |text| {
        rung(text).ok_or_else(|| Message::new("imports-row-rung").with("typed", text))
    });
    let form = form.or_else(|| number.and_then(|n| usual_form(&fields.forms, n)));
    if form.is_none() && reading.faults() == before {
        let title = fields.work_form.as_ref().map_or("", Field::title);
        reading.reject(title, "imports-row-no-work-form");
    }
    (form, number)
}

/// The step on a line; nothing when the line holds no step at all (a person without one).
fn step<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    person: usize,
) -> Option<PlannedStep> {
    let start_title = fields.start.as_ref().map_or("", Field::title);
    let written = |field: &Option<Field<'a>>| {
        field.as_ref().is_some_and(|f| {
            !f.title().is_empty() && !values::is_unknown(f.raw(reading.ground.bound, reading.line))
        })
    };
    let has_any = [&fields.start, &fields.rung, &fields.work_form, &fields.same_line.day];
    if fields.person.is_none() && !has_any.into_iter().any(written) {
        return None;
    }
    let before = reading.faults();
    let start = reading.day(fields.start.as_ref());
    if start.is_none() && reading.faults() == before {
        reading.reject(start_title, "imports-row-no-start");
    }
    let (form, number) = form_and_rung(reading, fields);
    let hours = reading.read(fields.hours.as_ref(), |text| {
        hours(text).ok_or_else(|| Message::new("imports-row-hours").with("typed", text))
    });
    let place = reading.text(fields.place.as_ref(), 200);
    let end = end(reading, &fields.same_line);
    let (start, form) = (start?, form?);
    let rung = number.unwrap_or(form.rung);
    let work_form = form.id;
    let mut step = PlannedStep {
        person,
        line: reading.line.number,
        rung,
        work_form,
        place,
        hours,
        start,
        end: None,
    };
    if let Some(end) = end {
        attach(reading, &mut step, Some(end));
    }
    Some(step)
}

/// `19`, `9,5`, `19 uur`, `9u30`.
fn hours(text: &str) -> Option<Hours> {
    let text = text.to_lowercase();
    let plain = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim();
    Hours::read(&text).or_else(|| Hours::read(plain))
}

/// The first work form that usually stands on a rung, when the file names only the rung.
fn usual_form(forms: &HashMap<String, WorkForm>, rung: Rung) -> Option<WorkForm> {
    forms.values().filter(|f| f.rung == rung).min_by(|a, b| a.id.cmp(&b.id)).cloned()
}

/// `3`, `trede 3`, `T3`, `échelon 3`.
pub(in crate::imports) fn rung(text: &str) -> Option<Rung> {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    Rung::new(digits.trim_end_matches(".0").parse().ok()?).ok()
}

/// Gives a step its end. An end that cannot be stored takes the step with it: somebody who left
/// would otherwise seem to be still there.
fn attach(reading: &mut Reading<'_, '_>, step: &mut PlannedStep, end: Option<Ending>) {
    let Some(end) = end else {
        reading.reject("", "imports-row-end-rejected");
        return;
    };
    if end.day < step.start {
        let message = Message::new("imports-row-end-before-start")
            .with("end", end.day.to_string())
            .with("start", step.start.to_string());
        reading.reject("", message);
        return;
    }
    step.end = Some(end);
}
