//! Takes a merge back.

use super::merge::{id_of, settle, version, write_fields};
use super::{Merge, Refused, ending, rows, since};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::merging::fields::{GROUPS, is_yes, text};
use crate::merging::linked::{Linked, of};
use crate::merging::plan::{Field, standing};
use crate::merging::{Fields, Side};
use crate::people;
use crate::web::App;
use base::db::{Result, Row, Work};
use base::values;
use jiff::civil::Date;
use serde_json::Value as Json;
use std::collections::BTreeMap;

const FIND_AGAIN: &str = "UPDATE person SET merged_into = NULL WHERE id = $1 AND merged_into = $2";
const ROWS: &str = "SELECT table_name, row_id, side, how, was, became FROM merge_row
    WHERE merge = $1 ORDER BY table_name, row_id, side";
const DONE: &str = "UPDATE merge SET undone_by = $2, undone_at = $3
    WHERE id = $1 AND undone_at IS NULL";
// The copy itself, or, when a form replaced all ways since, one that reads the same.
const FORGET_COPY: &str = "DELETE FROM contact_way WHERE id = (
    SELECT id FROM contact_way
    WHERE person = $1 AND kind = $2 AND value = $3 AND remark = $4
    ORDER BY CASE WHEN id = $5 THEN 0 ELSE 1 END, id LIMIT 1)";
const LEAD: &str = "SELECT id FROM team_member WHERE person = $1 AND leads AND until_day IS NULL";

const HOME: &str = "SELECT from_day FROM household_member
    WHERE person = $1 AND until_day IS NULL ORDER BY from_day, id LIMIT 1";
// Merges that were undone, and questions, about people of an import that is taken back.
const FORGET_ROWS: &str = "DELETE FROM merge_row WHERE merge IN (SELECT m.id FROM merge m
    WHERE m.kept IN (SELECT id FROM person WHERE imported_by = $1)
       OR m.lost IN (SELECT id FROM person WHERE imported_by = $1))";
const FORGET_MERGES: &str = "DELETE FROM merge
    WHERE kept IN (SELECT id FROM person WHERE imported_by = $1)
       OR lost IN (SELECT id FROM person WHERE imported_by = $1)";
const FORGET_REQUESTS: &str = "DELETE FROM merge_request
    WHERE kept IN (SELECT id FROM person WHERE imported_by = $1)
       OR lost IN (SELECT id FROM person WHERE imported_by = $1)";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[LEAD, HOME, FIND_AGAIN, ROWS, DONE, FORGET_COPY, FORGET_ROWS, FORGET_MERGES, FORGET_REQUESTS];

/// Forgets the undone merges of people whom an import brought in and who go with it; the log keeps
/// them. Whoever is merged still must not go.
pub async fn forget_of_import(work: &mut Work, run: &str) -> Result<()> {
    for sql in [FORGET_ROWS, FORGET_MERGES, FORGET_REQUESTS] {
        work.run(sql, values![run]).await?;
    }
    Ok(())
}

/// A row that the merge touched.
struct Touched {
    table: &'static Linked,
    key: String,
    side: Side,
    how: String,
    was: Fields,
    became: Fields,
}

impl Touched {
    /// Its turn: first what leaves the kept record, then who stops leading there, then the rest. So
    /// nobody leads beside somebody else, and nobody is twice in one team or household, not even for
    /// a moment.
    fn turn(&self) -> u8 {
        match self.side {
            Side::Lost => 0,
            Side::Kept if is_yes(self.became.get("leads")) => 1,
            Side::Kept => 2,
        }
    }
}

fn touched(row: &Row) -> std::result::Result<Touched, Refused> {
    let fields = |name| -> std::result::Result<Fields, Refused> {
        let text: Option<String> = row.get(name)?;
        Ok(text.map_or_else(|| Ok(Fields::new()), |text| serde_json::from_str(&text))?)
    };
    let unknown = || Refused::Db(base::db::Error::RowNotFound);
    Ok(Touched {
        table: of(&row.get::<String>("table_name")?).ok_or_else(unknown)?,
        key: row.get("row_id")?,
        side: Side::parse(&row.get::<String>("side")?).ok_or_else(unknown)?,
        how: row.get("how")?,
        was: fields("was")?,
        became: fields("became")?,
    })
}

/// Takes a merge back. `choices`: per group of fields that somebody changed since, whether the kept
/// record stays as it is now ([`Side::Kept`]) or gets its earlier value.
pub async fn undo(
    app: &App,
    actor: &Actor,
    merge: &Merge,
    seen: i64,
    choices: &BTreeMap<String, Side>,
) -> std::result::Result<(), Refused> {
    let (now, today) = (app.now(), app.today());
    let layout = rows::Layout::read(&app.db).await?;
    let (kept, lost) = (merge.kept.as_str(), merge.lost.as_str());
    let mut work = app.db.work().await?;
    let is_mine = work.run(DONE, values![&merge.id, &actor.account, now]).await? == 1;
    if !is_mine || work.run(FIND_AGAIN, values![lost, kept]).await? == 0 {
        return Err(Refused::Changed);
    }
    let mut all: Vec<Touched> = work
        .rows(ROWS, values![&merge.id])
        .await?
        .iter()
        .map(touched)
        .collect::<std::result::Result<_, _>>()?;
    all.sort_by_key(Touched::turn);
    for row in &all {
        put_back(&mut work, &layout, row, kept, lost).await?;
    }
    let moved = |table: &str| {
        let of_table = |row: &&Touched| row.table.table == table && row.how == "moved";
        all.iter().filter(of_table).map(|row| row.key.clone()).collect::<Vec<String>>()
    };
    since::settle(&mut work, merge, (moved("involvement"), moved("referral")), today).await?;
    let current = rows::record(&mut work, kept).await?.fields;
    let fields = earlier(merge, &current, choices, now);
    if version(&current) != seen || !write_fields(&mut work, &layout, &fields, seen).await? {
        return Err(Refused::Changed);
    }
    let line = |person| Line::by(actor, Deed::Undo, Thing::Merge, &merge.id).about(person);
    let again = ending::begin_again(&mut work, actor, merge, today).await?;
    let lines = [vec![line(kept), line(lost)], again].concat();
    audit::write(&mut work, now, &lines).await?;
    settle(&mut work, today, kept, lost).await?;
    work.save().await?;
    Ok(())
}

/// The fields the kept record gets.
fn earlier(
    merge: &Merge,
    current: &Fields,
    choices: &BTreeMap<String, Side>,
    now: jiff::Timestamp,
) -> Fields {
    if version(current) == version(&merge.after) {
        // Nobody touched it since: as it was, to the letter.
        return merge.before.clone();
    }
    let mut fields = current.clone();
    for group in GROUPS {
        let takes_back = match standing(group, &merge.before, &merge.after, current) {
            Field::Untouched => false,
            Field::ComesBack => true,
            Field::Changed => choices.get(group.word) == Some(&Side::Lost),
        };
        if takes_back {
            group.take(&mut fields, &merge.before);
        }
    }
    let sort = people::sort_name(text(&fields, "given_name"), text(&fields, "family_name"));
    fields.insert("sort_name".into(), sort.into());
    fields.insert("version".into(), Json::from(version(current) + 1));
    fields.insert("changed_at".into(), Json::from(format!("{now:.6}")));
    debug_assert_eq!(id_of(&fields), merge.kept);
    fields
}

/// Ends a place in a household that comes back when the person moved to another meanwhile: nobody is
/// in two households at once.
async fn give_way(work: &mut Work, person: &str, was: &mut Fields) -> Result<()> {
    if let Some(row) = work.maybe(HOME, values![person]).await? {
        let moved: Date = row.get("from_day")?;
        let eve = moved.yesterday().unwrap_or(moved).to_string();
        let last = eve.max(text(was, "from_day").to_owned());
        was.insert("until_day".into(), last.into());
    }
    Ok(())
}

/// Puts one row where it was written.
async fn put_back(
    work: &mut Work,
    layout: &rows::Layout,
    row: &Touched,
    kept: &str,
    lost: &str,
) -> Result<()> {
    let (table, key) = (row.table, row.key.as_str());
    match row.how.as_str() {
        "moved" => work.run(table.hand_over, values![key, kept, lost]).await.map(drop),
        "set_aside" => {
            let mut was = row.was.clone();
            let owner = if row.side == Side::Kept { kept } else { lost };
            if table.table == "household_member" && text(&was, "until_day").is_empty() {
                give_way(work, owner, &mut was).await?;
            }
            layout.put(work, table.table, &was).await
        }
        "copied" if table.table != "contact_way" => {
            work.run(table.remove, values![text(&row.became, "id"), kept]).await.map(drop)
        }
        "copied" => {
            let cell = |name| text(&row.became, name).to_owned();
            let copy = values![kept, cell("kind"), cell("value"), cell("remark"), cell("id")];
            work.run(FORGET_COPY, copy).await.map(drop)
        }
        _ => {
            let Some(current) = rows::one(work, table, key, kept).await? else {
                return Ok(()); // taken away since, and stays away
            };
            if rows::is_untouched(&current, &row.became) {
                work.run(table.remove, values![key, kept]).await?;
                let mut was = row.was.clone();
                // Who began to lead since then goes on leading.
                if row.side == Side::Kept && work.maybe(LEAD, values![kept]).await?.is_some() {
                    was.entry("leads").and_modify(|leads| *leads = Json::Bool(false));
                }
                return layout.put(work, table.table, &was).await;
            }
            if row.side == Side::Lost {
                work.run(table.hand_over, values![key, kept, lost]).await?;
            }
            Ok(())
        }
    }
}
