//! Carries a merge out.

use super::{Refused, ending, rows};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::consent;
use crate::merging::fields::{GROUPS, text};
use crate::merging::plan::{Change, Choices, How, plan};
use crate::merging::{Fields, Side};
use crate::safety_net;
use crate::web::App;
use base::db::{Result, Work};
use base::{id, values};
use serde_json::Value as Json;

const LOSE: &str = "UPDATE person SET merged_into = $2
    WHERE id = $1 AND version = $3 AND merged_into IS NULL";
pub(super) const FIELDS: &str = "UPDATE person SET given_name = $2, family_name = $3, called = $4,
    birth = $5, sex = $6, language = $7, needs_interpreter = $8, street = $9, postcode = $10,
    municipality = $11, education = $12, work_history = $13, insz_cipher = $14,
    insz_hash = $15, insz_organisation = $16, sort_name = $17, version = $18, changed_at = $19
    WHERE id = $1 AND version = $20 AND merged_into IS NULL";
// Secret in one of the two is secret in the one that stays; undoing a merge does not open it again.
const PROTECT: &str = "UPDATE person SET is_protected = TRUE WHERE id = $1
    AND EXISTS (SELECT 1 FROM person l WHERE l.id = $2 AND l.is_protected)";
const NOTE: &str =
    "INSERT INTO merge (id, kept, lost, before_fields, after_fields, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const NOTE_ROWS: &str =
    "INSERT INTO merge_row (merge, table_name, row_id, side, how, was, became) VALUES";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[LOSE, FIELDS, PROTECT, NOTE];

/// A merge that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its id.
    pub id: String,
    /// Whether it ended something: a card, a link, and more when another organisation asked.
    pub ended: bool,
}

/// [`merge_in`] in a unit of work of its own.
pub async fn merge(
    app: &App,
    actor: &Actor,
    pair: (&str, &str),
    versions: (i64, i64),
    choices: &Choices,
) -> std::result::Result<Merged, Refused> {
    let mut work = app.db.work().await?;
    let merged = merge_in(app, &mut work, actor, pair, versions, choices).await?;
    work.save().await?;
    Ok(merged)
}

/// Merges `lost` into `kept`, both as the reader saw them (`versions`), and gives the id of the
/// merge. When it is refused, the unit of work must be dropped.
pub async fn merge_in(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    (kept, lost): (&str, &str),
    versions: (i64, i64),
    choices: &Choices,
) -> std::result::Result<Merged, Refused> {
    let (now, today) = (app.now(), app.today());
    let layout = rows::Layout::read(&app.db).await?;
    // First the record that is lost: nobody else can merge it from here on.
    if work.run(LOSE, values![lost, kept, versions.1]).await? == 0 {
        return Err(Refused::Changed);
    }
    let ended = ending::end(work, actor, (kept, lost), choices.asked, (now, today)).await?;
    tell(work, actor, (kept, lost), &ended, now).await?;
    let (one, other) = (rows::record(work, kept).await?, rows::record(work, lost).await?);
    let before = one.fields.clone();
    let plan = plan(&one, &other, choices);
    let mut after = plan.after;
    after.insert("version".into(), Json::from(versions.0 + 1));
    after.insert("changed_at".into(), Json::from(format!("{now:.6}")));
    if !write_fields(work, &layout, &after, versions.0).await? {
        return Err(Refused::Changed);
    }
    work.run(PROTECT, values![kept, lost]).await?;
    let id = id::new(now);
    let note = values![
        &id,
        kept,
        lost,
        serde_json::to_string(&before)?,
        serde_json::to_string(&after)?,
        &actor.account,
        now
    ];
    work.run(NOTE, note).await?;
    let mut notes = vec![];
    let (of, pair) = ((id.as_str(), actor.account.as_str()), (kept, lost));
    for change in plan.changes {
        notes.push(carry_out(work, &layout, of, pair, change, now).await?);
    }
    work.insert_many(NOTE_ROWS, notes, "").await?;
    settle(work, today, kept, lost).await?;
    Ok(Merged { id, ended: !ended.is_empty() })
}

/// Writes in the log what is merged and what that ended. The log is locked from here on: what others write of
/// these two comes wholly before, and goes along, or wholly after, and is refused.
async fn tell(
    work: &mut Work,
    actor: &Actor,
    (kept, lost): (&str, &str),
    ended: &[Line],
    now: jiff::Timestamp,
) -> Result<()> {
    let line =
        |person| Line::by(actor, Deed::Merge, Thing::Person, kept).about(person).because(lost);
    let lines = [&[line(kept), line(lost)], ended].concat();
    audit::write(work, now, &lines).await
}

/// Brings everything that is derived from two records in step.
pub(super) async fn settle(
    work: &mut Work,
    today: jiff::civil::Date,
    kept: &str,
    lost: &str,
) -> Result<()> {
    rows::name_files(work, kept, lost).await?;
    // What is shared, and with it the search index.
    consent::store::share_again(work, lost).await?;
    consent::store::share_again(work, kept).await?;
    safety_net::settle(work, today, &[kept, lost]).await
}

/// Writes the fields of a record that has this version still; says whether it had.
pub(super) async fn write_fields(
    work: &mut Work,
    layout: &rows::Layout,
    fields: &Fields,
    version: i64,
) -> Result<bool> {
    let mut columns = vec!["id"];
    columns.extend(GROUPS.iter().flat_map(|g| g.columns));
    columns.extend(["sort_name", "version", "changed_at"]);
    let mut values = layout.values("person", &columns, fields)?;
    values.push(version.into());
    Ok(work.run(FIELDS, values).await? == 1)
}

/// Does one change and gives the row that remembers it.
async fn carry_out(
    work: &mut Work,
    layout: &rows::Layout,
    (merge, by): (&str, &str),
    (kept, lost): (&str, &str),
    change: Change,
    now: jiff::Timestamp,
) -> std::result::Result<Vec<base::db::Value>, Refused> {
    let (table, key) = (change.table, change.key.as_str());
    let owner = if change.side == Side::Kept { kept } else { lost };
    let json = |row: &Fields| serde_json::to_string(row);
    let (how, was, became) = match change.how {
        How::Move => {
            work.run(table.hand_over, values![key, lost, kept]).await?;
            ("moved", None, None)
        }
        How::SetAside(was) => {
            work.run(table.remove, values![key, owner]).await?;
            ("set_aside", Some(json(&was)?), None)
        }
        How::Alter { was, became } => {
            work.run(table.remove, values![key, owner]).await?;
            layout.put(work, table.table, &became).await?;
            ("altered", Some(json(&was)?), Some(json(&became)?))
        }
        How::Copy(mut copy) => {
            copy.insert("id".into(), id::new(now).into());
            if copy.contains_key("ended_at") {
                copy.insert("ended_at".into(), format!("{now:.6}").into());
                copy.insert("ended_by".into(), by.into());
            }
            layout.put(work, table.table, &copy).await?;
            ("copied", None, Some(json(&copy)?))
        }
    };
    Ok(values![merge, table.table, key, change.side.word(), how, was, became])
}

/// The version of a record.
pub(super) fn version(fields: &Fields) -> i64 {
    fields.get("version").and_then(Json::as_i64).unwrap_or(0)
}

/// The id of a record.
pub(super) fn id_of(fields: &Fields) -> &str {
    text(fields, "id")
}
