//! Half-days that are noted in both records: what the kept record says stands, and what the other one says
//! goes to what stood before, so that it is told and not lost.

use super::Fields;
use super::Side;
use super::fields::text;
use super::linked::{Linked, of};
use super::plan::{Change, How, Record, change, joined};
use serde_json::Value as Json;

/// The half-days of which two records say something else: the row of each, the kept one first.
pub fn clashes(kept: &Record, lost: &Record) -> Vec<(Fields, Fields)> {
    let own = kept.of("presence");
    let clash = |row: &Fields| {
        let own = own.iter().find(|own| text(own, "slot") == text(row, "slot"))?;
        let is_same = ["code", "minutes"].iter().all(|column| own.get(*column) == row.get(*column));
        (!is_same).then(|| (own.clone(), row.clone()))
    };
    lost.of("presence").iter().filter_map(clash).collect()
}

/// What becomes of the presences of the lost record.
pub(super) fn changes(table: &'static Linked, kept: &Record, lost: &Record) -> Vec<Change> {
    let mut all = joined(table, kept, lost);
    let Some(before) = of("presence_before") else { return all };
    for (_, row) in clashes(kept, lost) {
        let key = text(&row, "slot").to_owned();
        let how = How::Copy(ended(row, &kept.fields["id"]));
        all.push(Change { key, ..change(before, Side::Lost, &Fields::new(), how) });
    }
    all
}

/// A presence as a row of what stood before; who ended it and when is said where it is carried out.
fn ended(mut row: Fields, person: &Json) -> Fields {
    for column in ["version", "slot"] {
        row.remove(column);
    }
    row.insert("person".into(), person.clone());
    for column in ["ended_by", "ended_at"] {
        row.insert(column.into(), Json::Null);
    }
    row
}
