//! Taking a run back: first who was worked with since, then everything it brought in.

use base::db::{Result, Row, Work};
use base::values;
use jiff::Timestamp;
use std::collections::BTreeMap;

// Each gives the people of the run with whom somebody worked since, and in what way.
const NOTES: &str = "SELECT DISTINCT p.id, p.given_name, p.family_name, p.called, 'note' AS what
    FROM person p JOIN note_person n ON n.person = p.id WHERE p.imported_by = $1";
const STEPS: &str = "SELECT DISTINCT p.id, p.given_name, p.family_name, p.called, 'step' AS what
    FROM person p JOIN step s ON s.person = p.id
    WHERE p.imported_by = $1 AND (s.imported_by IS NULL OR s.imported_by <> $1)";
const STEPS_CHANGED: &str =
    "SELECT DISTINCT p.id, p.given_name, p.family_name, p.called, 'step' AS what
    FROM step s JOIN person p ON p.id = s.person
    WHERE s.imported_by = $1 AND (s.version > 1
        OR EXISTS (SELECT 1 FROM placement x WHERE x.step = s.id)
        OR EXISTS (SELECT 1 FROM agreement x WHERE x.step = s.id)
        OR EXISTS (SELECT 1 FROM step w WHERE w.way_back_of = s.id))";
const CHANGED: &str = "SELECT p.id, p.given_name, p.family_name, p.called, 'changed' AS what
    FROM person p WHERE p.imported_by = $1 AND (p.version > 1 OR p.merged_into IS NOT NULL)";
const MERGED: &str =
    "SELECT DISTINCT p.id, p.given_name, p.family_name, p.called, 'changed' AS what
    FROM person p JOIN merge m ON m.kept = p.id OR m.lost = p.id
    WHERE p.imported_by = $1 AND m.undone_at IS NULL";
const PLANS: &str = "SELECT p.id, p.given_name, p.family_name, p.called, 'plan' AS what
    FROM person p WHERE p.imported_by = $1 AND (
        EXISTS (SELECT 1 FROM appointment x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM waiting x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM way_in x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM presence x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM presence_before x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM absence x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM expense x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM portrait x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM aim x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM permission x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM plan_goal x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM plan_version x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM team_task x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM handover x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM attachment x WHERE x.person = p.id))";
const TEAM: &str = "SELECT p.id, p.given_name, p.family_name, p.called, 'team' AS what
    FROM person p WHERE p.imported_by = $1 AND (
        EXISTS (SELECT 1 FROM team_member x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM account x WHERE x.person = p.id)
        OR EXISTS (SELECT 1 FROM involvement x WHERE x.person = p.id
            AND (x.version > 1 OR x.organisation <> p.made_by_organisation)))";
const HOUSEHOLDS: &str =
    "SELECT DISTINCT p.id, p.given_name, p.family_name, p.called, 'household' AS what
    FROM person p JOIN household_member m ON m.person = p.id JOIN household h ON h.id = m.household
    WHERE (p.imported_by = $1 OR h.imported_by = $1)
      AND (m.imported_by IS NULL OR m.imported_by <> $1
        OR h.imported_by IS NULL OR h.imported_by <> $1 OR h.version > 1)";
const IN_THE_WAY: [&str; 8] =
    [NOTES, STEPS, STEPS_CHANGED, CHANGED, MERGED, PLANS, TEAM, HOUSEHOLDS];

const LINKED: &str = "SELECT DISTINCT s.person FROM step s JOIN person p ON p.id = s.person
    WHERE s.imported_by = $1 AND (p.imported_by IS NULL OR p.imported_by <> $1)";
const BROUGHT_IN: &str = "SELECT id FROM person WHERE imported_by = $1";

const DELETE_STEPS: &str = "DELETE FROM step WHERE imported_by = $1";
const DELETE_MEMBERS: &str = "DELETE FROM household_member WHERE imported_by = $1";
const DELETE_HOUSEHOLDS: &str = "DELETE FROM household WHERE imported_by = $1";
const DELETE_WORDS: &str =
    "DELETE FROM name_word WHERE person IN (SELECT id FROM person WHERE imported_by = $1)";
const DELETE_WAYS: &str =
    "DELETE FROM contact_way WHERE person IN (SELECT id FROM person WHERE imported_by = $1)";
const DELETE_STATUTES: &str =
    "DELETE FROM income_statute WHERE person IN (SELECT id FROM person WHERE imported_by = $1)";
const DELETE_INDICATIONS: &str =
    "DELETE FROM indication WHERE person IN (SELECT id FROM person WHERE imported_by = $1)";
const DELETE_FILES: &str =
    "DELETE FROM involvement WHERE person IN (SELECT id FROM person WHERE imported_by = $1)";
const DELETE_PEOPLE: &str = "DELETE FROM person WHERE imported_by = $1";
const EVERYTHING: [&str; 9] = [
    DELETE_STEPS,
    DELETE_MEMBERS,
    DELETE_HOUSEHOLDS,
    DELETE_WORDS,
    DELETE_WAYS,
    DELETE_STATUTES,
    DELETE_INDICATIONS,
    DELETE_FILES,
    DELETE_PEOPLE,
];
// Who is kept stays with everything that came along, and the run no longer knows them.
const KEEP_STEPS: &str =
    "UPDATE step SET imported_by = NULL WHERE person = $2 AND imported_by = $1";
const KEEP_HOUSEHOLDS: &str = "UPDATE household SET imported_by = NULL WHERE imported_by = $1
    AND id IN (SELECT household FROM household_member WHERE person = $2)";
const KEEP_MEMBERS: &str =
    "UPDATE household_member SET imported_by = NULL WHERE person = $2 AND imported_by = $1";
const KEEP_PERSON: &str = "UPDATE person SET imported_by = NULL WHERE id = $2 AND imported_by = $1";
const KEEP: [&str; 4] = [KEEP_STEPS, KEEP_HOUSEHOLDS, KEEP_MEMBERS, KEEP_PERSON];
const UNDONE: &str = "UPDATE import_run SET undone_at = $2, undone_by = $3
    WHERE id = $1 AND undone_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    NOTES,
    STEPS,
    STEPS_CHANGED,
    CHANGED,
    MERGED,
    PLANS,
    TEAM,
    HOUSEHOLDS,
    LINKED,
    BROUGHT_IN,
    DELETE_STEPS,
    DELETE_MEMBERS,
    DELETE_HOUSEHOLDS,
    DELETE_WORDS,
    DELETE_WAYS,
    DELETE_STATUTES,
    DELETE_INDICATIONS,
    DELETE_FILES,
    DELETE_PEOPLE,
    KEEP_STEPS,
    KEEP_HOUSEHOLDS,
    KEEP_MEMBERS,
    KEEP_PERSON,
    UNDONE,
];

/// Somebody with whom was worked since the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTheWay {
    /// The person.
    pub person: String,
    /// Their name.
    pub name: String,
    /// In what ways: `note`, `step`, `changed`, `plan`, `team`, `household`.
    pub what: Vec<String>,
}

/// Everybody of a run with whom was worked since.
pub async fn in_the_way(work: &mut Work, run: &str) -> Result<Vec<InTheWay>> {
    let mut found: BTreeMap<String, InTheWay> = BTreeMap::new();
    for sql in IN_THE_WAY {
        for row in work.rows(sql, values![run]).await? {
            let person: String = row.get("id")?;
            let what: String = row.get("what")?;
            let name = crate::people::store::name(&row)?;
            let new = || InTheWay { person: person.clone(), name, what: vec![] };
            let entry = found.entry(person.clone()).or_insert_with(new);
            if !entry.what.contains(&what) {
                entry.what.push(what);
            }
        }
    }
    let mut all: Vec<InTheWay> = found.into_values().collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

/// The people who were known before the run and got steps from it.
pub async fn linked(work: &mut Work, run: &str) -> Result<Vec<String>> {
    let rows = work.rows(LINKED, values![run]).await?;
    rows.iter().map(|r: &Row| r.get("person")).collect()
}

/// The people whom the run brought in.
pub async fn brought_in(work: &mut Work, run: &str) -> Result<Vec<String>> {
    let rows = work.rows(BROUGHT_IN, values![run]).await?;
    rows.iter().map(|r: &Row| r.get("id")).collect()
}

/// Marks a run as taken back; `false` when it was already.
pub async fn mark_undone(
    work: &mut Work,
    now: Timestamp,
    run: &str,
    account: &str,
) -> Result<bool> {
    Ok(work.run(UNDONE, values![run, now, account]).await? == 1)
}

/// Lets these people and what came along with them stay when the run is taken back.
pub async fn keep(work: &mut Work, run: &str, people: &[InTheWay]) -> Result<()> {
    for one in people {
        for sql in KEEP {
            work.run(sql, values![run, &one.person]).await?;
        }
    }
    Ok(())
}

/// Takes everything away that the run brought in, but for the lines in the log.
pub async fn delete(work: &mut Work, run: &str) -> Result<()> {
    crate::merging::store::forget_of_import(work, run).await?;
    for sql in EVERYTHING {
        work.run(sql, values![run]).await?;
    }
    Ok(())
}
