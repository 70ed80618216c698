//! What a merge does with every field and every row: decided here, carried out by the store.

use super::fields::{self, GROUPS, is_yes, text};
use super::linked::{LINKED, Linked, Treatment};
use super::{Fields, Side, half_days};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// A record with everything that belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// Its fields.
    pub fields: Fields,
    /// Its rows, by table.
    pub rows: BTreeMap<&'static str, Vec<Fields>>,
}

impl Record {
    /// The rows in a table.
    pub fn of(&self, table: &str) -> &[Fields] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }
}

/// What the reader chose; what is not chosen goes as proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Per group of fields, by its word.
    pub fields: BTreeMap<String, Side>,
    /// Whose household counts where two overlap.
    pub household: Side,
    /// Whose lead supporter leads.
    pub lead: Side,
    /// Whether another organisation asked: then nobody saw both records, and what was opened of the kept
    /// one, that of who asked, ends.
    pub asked: bool,
}

/// One row that a merge touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// In which table.
    pub table: &'static Linked,
    /// Which row, by the key of the table.
    pub key: String,
    /// Whose row it was.
    pub side: Side,
    /// What happens to it.
    pub how: How,
}

/// What happens to a row.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// It goes from the lost record to the kept one.
    Move,
    /// It is put away, as the kept record has its like.
    SetAside(Fields),
    /// It reads otherwise from now on.
    Alter {
        /// As it was.
        was: Fields,
        /// As it becomes; it belongs to the kept record.
        became: Fields,
    },
    /// A copy comes to the kept record; the row itself stays.
    Copy(Fields),
}

/// What a merge does.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The fields of the kept record afterwards.
    pub after: Fields,
    /// Every row that changes.
    pub changes: Vec<Change>,
}

/// Things of two records that cannot both stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Memberships of households that overlap in time: of the kept record and of the lost one.
    pub households: Vec<(Fields, Fields)>,
    /// Both have a lead supporter.
    pub leads: bool,
}

impl Conflicts {
    /// Whether both records are members of one and the same household, wherever they overlap.
    pub fn is_one_household(&self) -> bool {
        self.households.iter().all(|(a, b)| text(a, "household") == text(b, "household"))
    }
}

/// What stands in each other's way.
pub fn conflicts(kept: &Record, lost: &Record) -> Conflicts {
    let own = kept.of("household_member");
    let overlapping = |row: &Fields| {
        let own = own.iter().filter(|own| overlaps(own, row));
        own.map(|own| (own.clone(), row.clone())).collect::<Vec<_>>()
    };
    let lead = |record: &Record| record.of("team_member").iter().find(|m| leads_now(m)).cloned();
    let leads = match (lead(kept), lead(lost)) {
        (Some(one), Some(other)) => text(&one, "account") != text(&other, "account"),
        _ => false,
    };
    Conflicts {
        households: lost.of("household_member").iter().flat_map(overlapping).collect(),
        leads,
    }
}

/// Decides everything.
pub fn plan(kept: &Record, lost: &Record, choices: &Choices) -> Plan {
    let mut after = kept.fields.clone();
    for group in GROUPS {
        let proposed = group.proposed(&kept.fields, &lost.fields);
        let side = choices.fields.get(group.word).copied().unwrap_or(proposed);
        if side == Side::Lost {
            group.take(&mut after, &lost.fields);
        }
    }
    let sort = crate::people::sort_name(text(&after, "given_name"), text(&after, "family_name"));
    after.insert("sort_name".into(), sort.into());
    let mut changes = vec![];
    for table in LINKED {
        match table.treatment {
            Treatment::Move => changes.extend(moved(table, lost.of(table.table))),
            Treatment::Join => changes.extend(joined(table, kept, lost)),
            Treatment::HalfDays => changes.extend(half_days::changes(table, kept, lost)),
            Treatment::File => changes.extend(files(table, kept, lost)),
            Treatment::Household => changes.extend(households(table, kept, lost, choices)),
            Treatment::Team => changes.extend(team(table, kept, lost, choices)),
            Treatment::Copy => changes.extend(copies(table, kept, lost)),
        }
    }
    Plan { after, changes }
}

pub(super) fn change(table: &'static Linked, side: Side, row: &Fields, how: How) -> Change {
    Change { table, key: text(row, table.key).to_owned(), side, how }
}

fn moved(table: &'static Linked, rows: &[Fields]) -> Vec<Change> {
    rows.iter().map(|row| change(table, Side::Lost, row, How::Move)).collect()
}

fn has_key(record: &Record, table: &str, key: &str, value: &str) -> bool {
    record.of(table).iter().any(|row| text(row, key) == value)
}

pub(super) fn joined(table: &'static Linked, kept: &Record, lost: &Record) -> Vec<Change> {
    let each = lost.of(table.table).iter().map(|row| {
        let is_double = has_key(kept, table.table, table.key, text(row, table.key));
        let how = if is_double { How::SetAside(row.clone()) } else { How::Move };
        change(table, Side::Lost, row, how)
    });
    each.collect()
}

/// Two files at one organisation become one: from the earliest day, open when one of them is.
fn files(table: &'static Linked, kept: &Record, lost: &Record) -> Vec<Change> {
    let mut changes = joined(table, kept, lost);
    for row in lost.of(table.table) {
        let same = |own: &&Fields| text(own, table.key) == text(row, table.key);
        let Some(own) = kept.of(table.table).iter().find(same) else {
            continue;
        };
        let mut became = own.clone();
        if text(row, "from_day") < text(own, "from_day") {
            became.insert("from_day".into(), row["from_day"].clone());
        }
        let (own_end, end) = (text(own, "until_day"), text(row, "until_day"));
        if !own_end.is_empty() && (end.is_empty() || end > own_end) {
            for column in ["until_day", "closing_reason"] {
                became.insert(column.into(), row[column].clone());
            }
        }
        if became != *own {
            let how = How::Alter { was: own.clone(), became };
            changes.push(change(table, Side::Kept, own, how));
        }
    }
    changes
}

/// Whether two memberships have a day in common.
fn overlaps(one: &Fields, other: &Fields) -> bool {
    let ends_before = |a: &Fields, b: &Fields| {
        !text(a, "until_day").is_empty() && text(a, "until_day") < text(b, "from_day")
    };
    !ends_before(one, other) && !ends_before(other, one)
}

fn households(
    table: &'static Linked,
    kept: &Record,
    lost: &Record,
    choices: &Choices,
) -> Vec<Change> {
    let (own, others) = (kept.of(table.table), lost.of(table.table));
    let mut changes = vec![];
    // First what makes room.
    if choices.household == Side::Lost {
        let giving_way = own.iter().filter(|row| others.iter().any(|o| overlaps(row, o)));
        changes.extend(
            giving_way.map(|row| change(table, Side::Kept, row, How::SetAside(row.clone()))),
        );
    }
    for row in others {
        let gives_way = choices.household == Side::Kept && own.iter().any(|o| overlaps(row, o));
        let how = if gives_way { How::SetAside(row.clone()) } else { How::Move };
        changes.push(change(table, Side::Lost, row, how));
    }
    changes
}

fn leads_now(member: &Fields) -> bool {
    is_yes(member.get("leads")) && text(member, "until_day").is_empty()
}

/// Who is on both teams for one organisation stays once, in the kept record's row. One leads: first
/// who stops leading, then who comes, then who begins to lead, so that there are never two.
fn team(table: &'static Linked, kept: &Record, lost: &Record, choices: &Choices) -> Vec<Change> {
    let (own, others) = (kept.of(table.table), lost.of(table.table));
    let is_open = |row: &Fields| text(row, "until_day").is_empty();
    let same = |one: &Fields, other: &Fields| {
        let like = |c: &&str| text(one, c) == text(other, c);
        is_open(one) && is_open(other) && ["account", "organisation"].iter().all(like)
    };
    let lead = |rows: &[Fields]| rows.iter().find(|row| leads_now(row)).cloned();
    let (own_lead, other_lead) = (lead(own), lead(others));
    let goes_over = match (&own_lead, &other_lead) {
        (Some(one), Some(other)) => choices.lead == Side::Lost && !same(one, other),
        (None, Some(_)) => true,
        _ => false,
    };
    let turned = |row: &Fields, leads: bool| {
        let mut became = row.clone();
        became.insert("leads".into(), Json::Bool(leads));
        became.insert("person".into(), kept.fields["id"].clone());
        How::Alter { was: row.clone(), became }
    };
    let mut changes = vec![];
    if let Some(row) = own_lead.as_ref().filter(|_| goes_over) {
        changes.push(change(table, Side::Kept, row, turned(row, false)));
    }
    for row in others {
        let how = if own.iter().any(|o| same(o, row)) {
            How::SetAside(row.clone())
        } else if leads_now(row) && !goes_over {
            turned(row, false)
        } else {
            How::Move
        };
        changes.push(change(table, Side::Lost, row, how));
    }
    let twin = |other: &Fields| own.iter().find(|o| same(o, other)).cloned();
    if let Some(row) = other_lead.as_ref().filter(|_| goes_over).and_then(twin) {
        changes.push(change(table, Side::Kept, &row, turned(&row, true)));
    }
    changes
}

fn copies(table: &'static Linked, kept: &Record, lost: &Record) -> Vec<Change> {
    let own = kept.of(table.table);
    let is_known = |row: &Fields| {
        own.iter().any(|o| ["kind", "value"].iter().all(|c| text(o, c) == text(row, c)))
    };
    let new = lost.of(table.table).iter().filter(|row| !is_known(row)).enumerate();
    new.map(|(n, row)| {
        let mut copy = row.clone();
        copy.insert("person".into(), kept.fields["id"].clone());
        copy.insert("position".into(), Json::from(own.len() + n));
        change(table, Side::Lost, row, How::Copy(copy))
    })
    .collect()
}

/// How a field of the kept record stands when a merge is about to be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The merge did not change it.
    Untouched,
    /// It is as the merge left it: the earlier value comes back.
    ComesBack,
    /// Somebody changed it since: the reader chooses.
    Changed,
}

/// How a group stands, from the record before the merge, after it, and now.
pub fn standing(group: &fields::Group, before: &Fields, after: &Fields, now: &Fields) -> Field {
    if group.is_same(before, after) || group.is_same(before, now) {
        Field::Untouched
    } else if group.is_same(after, now) {
        Field::ComesBack
    } else {
        Field::Changed
    }
}
