//! How steps ended: on the line of the step, or in a table of their own.

use super::{Field, Ground, Plan, Reading};
use crate::language::Message;
use crate::trajectories::{EndReason, Ending, Perspective};
use paper::Line;
use std::collections::{HashMap, HashSet};

/// The fields of an end, bound.
#[derive(Default)]
pub(super) struct EndFields<'a> {
    pub(super) step: Option<Field<'a>>,
    pub(super) day: Option<Field<'a>>,
    pub(super) reason: Option<Field<'a>>,
    pub(super) remark: Option<Field<'a>>,
    pub(super) perspective: Option<Field<'a>>,
}

impl<'a> EndFields<'a> {
    pub(super) fn bind(ground: &Ground<'a>, errors: &mut Vec<String>) -> EndFields<'a> {
        let Some(rule) = &ground.mapping.ends else {
            return EndFields::default();
        };
        let table = rule.table.as_str();
        errors.extend(ground.bound.table("ends", table).err());
        EndFields {
            step: ground.needed(errors, "ends", "step", table, rule.step.as_ref()),
            day: ground.needed(errors, "ends", "day", table, rule.day.as_ref()),
            reason: ground.field(errors, "ends", "reason", table, rule.reason.as_ref()),
            remark: ground.field(errors, "ends", "remark", table, rule.remark.as_ref()),
            perspective: ground.field(
                errors,
                "ends",
                "perspective",
                table,
                rule.perspective.as_ref(),
            ),
        }
    }
}

/// Ends by the id of their step: the end, or nothing when its line was refused.
pub(super) type Ends<'a> = HashMap<&'a str, Option<Ending>>;

/// How the step on this line ended; nothing when no day is given.
pub(super) fn end<'a>(reading: &mut Reading<'a, '_>, fields: &EndFields<'a>) -> Option<Ending> {
    let day = reading.day(fields.day.as_ref())?;
    let reason = reading.read_needed(fields.reason.as_ref(), |text| {
        EndReason::parse(&text.to_lowercase())
            .ok_or_else(|| Message::new("imports-row-value").with("typed", text))
    });
    let perspective = reading.read(fields.perspective.as_ref(), |text| {
        Perspective::parse(&text.to_lowercase())
            .ok_or_else(|| Message::new("imports-row-value").with("typed", text))
    });
    let remark = reading.text(fields.remark.as_ref(), 200);
    Some(Ending { day, reason: reason.unwrap_or(EndReason::Unknown), remark, perspective })
}

/// Reads the table of ends, if there is one.
pub(super) fn read_ends<'a>(
    ground: &Ground<'a>,
    fields: &EndFields<'a>,
    plan: &mut Plan,
) -> Ends<'a> {
    let mut ends = Ends::new();
    let Some(rule) = &ground.mapping.ends else {
        return ends;
    };
    let (Ok(Some(input)), Some(step)) = (ground.bound.table("ends", &rule.table), &fields.step)
    else {
        return ends;
    };
    for line in &input.table.rows {
        let mut reading = Reading::new(ground, &input.file, line);
        let id = ground.id(step, line).unwrap_or("");
        let end = end(&mut reading, fields);
        if end.is_none() && reading.is_good() {
            reading.reject(fields.day.as_ref().map_or("", Field::title), "imports-row-no-end");
        }
        if ends.contains_key(id) {
            reading.reject(step.title(), Message::new("imports-row-two-ends").with("id", id));
            reading.finish(plan);
            continue;
        }
        let good = reading.finish(plan);
        ends.insert(id, end.filter(|_| good));
    }
    ends
}

/// Ends that no step asked for.
pub(super) fn tell_lost<'a>(
    ground: &Ground<'a>,
    fields: &EndFields<'a>,
    ends: &Ends<'a>,
    ids: &HashMap<&str, usize>,
    plan: &mut Plan,
) {
    let (Some(rule), Some(step)) = (&ground.mapping.ends, &fields.step) else {
        return;
    };
    let Ok(Some(input)) = ground.bound.table("ends", &rule.table) else {
        return;
    };
    let mut told = HashSet::new();
    let is_lost = |line: &&'a Line| {
        let id = step.raw(ground.bound, line);
        ends.get(id).is_some_and(Option::is_some) && !ids.contains_key(id)
    };
    for line in input.table.rows.iter().filter(is_lost) {
        let id = step.raw(ground.bound, line);
        if told.insert(id) {
            let mut reading = Reading::new(ground, &input.file, line);
            reading.reject(step.title(), Message::new("imports-row-no-step").with("id", id));
            reading.finish(plan);
        }
    }
}
