//! The households of an import: who lives with whom, since when.

use super::people::{Found, Index};
use super::{Field, Ground, Plan, PlannedHousehold, PlannedMember, Reading};
use crate::language::Message;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// The roles in a household.
const ROLES: [&str; 4] = ["adult", "partner", "child", "other"];

/// The fields, bound.
#[derive(Default)]
pub(super) struct Fields<'a> {
    id: Option<Field<'a>>,
    person: Option<Field<'a>>,
    role: Option<Field<'a>>,
    from: Option<Field<'a>>,
    until: Option<Field<'a>>,
}

impl<'a> Fields<'a> {
    pub(super) fn bind(ground: &Ground<'a>, errors: &mut Vec<String>) -> Fields<'a> {
        let Some(rule) = &ground.mapping.households else {
            return Fields::default();
        };
        let table = rule.table.as_str();
        errors.extend(ground.bound.table("households", table).err());
        let id = ground.needed(errors, "households", "id", table, rule.id.as_ref());
        let source = rule.person.as_ref();
        let person = if table == ground.mapping.people.table {
            ground.field(errors, "households", "person", table, source)
        } else {
            ground.needed(errors, "households", "person", table, source)
        };
        let role = ground.field(errors, "households", "role", table, rule.role.as_ref());
        for odd in role.iter().flat_map(Field::meanings).filter(|m| !ROLES.contains(m)) {
            errors.push(format!("households.role: “{odd}” is not one of {}", ROLES.join(", ")));
        }
        Fields {
            id,
            person,
            role,
            from: ground.field(errors, "households", "from", table, rule.from.as_ref()),
            until: ground.field(errors, "households", "until", table, rule.until.as_ref()),
        }
    }
}

/// Reads the households into the plan. Lines in `gone` were refused for another reason.
pub(super) fn read<'a>(
    ground: &Ground<'a>,
    fields: &Fields<'a>,
    people: &Index,
    gone: &HashSet<usize>,
    plan: &mut Plan,
) {
    let (Some(rule), Some(id_field)) = (&ground.mapping.households, &fields.id) else {
        return;
    };
    let Ok(Some(input)) = ground.bound.table("households", &rule.table) else {
        return;
    };
    let shared = ground.mapping.steps.as_ref().is_some_and(|s| s.table == rule.table);
    let mut order: HashMap<&str, usize> = HashMap::new();
    let mut households: Vec<Vec<PlannedMember>> = vec![];
    for line in &input.table.rows {
        let Some(id) =
            ground.id(id_field, line).filter(|_| !(shared && gone.contains(&line.number)))
        else {
            continue;
        };
        let mut reading = Reading::new(ground, &input.file, line);
        let member = member(&mut reading, fields, people);
        if reading.finish(plan)
            && let Some(member) = member
        {
            let at = *order.entry(id).or_insert(households.len());
            if at == households.len() {
                households.push(vec![]);
            }
            households[at].push(member);
        }
    }
    untangle(&mut households);
    let named = households
        .into_iter()
        .map(|members| PlannedHousehold { name: name(&members, plan), members });
    plan.households = named.collect();
}

fn member<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    people: &Index,
) -> Option<PlannedMember> {
    let found = match &fields.person {
        Some(field) => {
            let id = reading.ground.id(field, reading.line).unwrap_or("");
            let found = people.by_id.get(id).copied();
            if found.is_none() {
                reading.reject(field.title(), Message::new("imports-row-no-person").with("id", id));
            }
            found
        }
        None => people.by_line.get(&reading.line.number).copied(),
    };
    let Some(Found::Person(person)) = found else {
        return None;
    };
    let role = reading.read(fields.role.as_ref(), |text| {
        let word = text.to_lowercase();
        ROLES
            .into_iter()
            .find(|r| *r == word)
            .ok_or_else(|| Message::new("imports-row-value").with("typed", text))
    });
    let from = reading.day(fields.from.as_ref());
    let until = reading.day(fields.until.as_ref());
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let message = Message::new("imports-row-end-before-start")
            .with("end", until.to_string())
            .with("start", from.to_string());
        reading.reject("", message);
    }
    Some(PlannedMember { person, role: role.unwrap_or("other"), from, until })
}

/// Nobody is a member of two households at once: a membership ends when the next one begins. In a
/// household itself somebody stands once, from the first to the last day.
fn untangle(households: &mut [Vec<PlannedMember>]) {
    for members in households.iter_mut() {
        members.sort_by_key(|m| (m.person, m.from));
        members.dedup_by(|next, kept| {
            let same = next.person == kept.person;
            if same {
                kept.until = kept.until.zip(next.until).map(|(a, b)| a.max(b));
            }
            same
        });
    }
    let mut starts: HashMap<usize, Vec<Date>> = HashMap::new();
    for member in households.iter().flatten() {
        starts.entry(member.person).or_default().extend(member.from);
    }
    for member in households.iter_mut().flatten() {
        let Some(from) = member.from else {
            continue;
        };
        let later = starts[&member.person].iter().filter(|day| **day > from);
        if let Some(next) = later.min()
            && member.until.is_none_or(|until| until >= *next)
        {
            member.until = next.yesterday().ok();
        }
    }
}

/// The family name of the first adult, or of anybody.
fn name(members: &[PlannedMember], plan: &Plan) -> String {
    let head = members.iter().find(|m| m.role == "adult").or_else(|| members.first());
    head.map_or_else(String::new, |m| {
        let new = &plan.people[m.person].new;
        if new.family.is_empty() { new.given.clone() } else { new.family.clone() }
    })
}
