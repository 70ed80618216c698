//! Traces of a person outside the own rows: what somebody typed and did not save, goals for everybody at
//! home in the agreed plans of others, and the name of a household.

use base::db::{Result, Work};
use base::names::fold;
use base::values;
use std::collections::{BTreeMap, BTreeSet};

/// Every id by which a form can be about the person.
const IDS: &str = "SELECT $1 AS id
    UNION ALL SELECT id FROM step WHERE person = $1
    UNION ALL SELECT id FROM waiting WHERE person = $1
    UNION ALL SELECT id FROM way_in WHERE person = $1
    UNION ALL SELECT id FROM aim WHERE person = $1
    UNION ALL SELECT id FROM permission WHERE person = $1
    UNION ALL SELECT id FROM placement WHERE person = $1
    UNION ALL SELECT id FROM agreement WHERE person = $1
    UNION ALL SELECT id FROM absence WHERE person = $1
    UNION ALL SELECT id FROM expense WHERE person = $1
    UNION ALL SELECT id FROM portrait WHERE person = $1
    UNION ALL SELECT id FROM income_statute WHERE person = $1
    UNION ALL SELECT id FROM indication WHERE person = $1
    UNION ALL SELECT note FROM note_person WHERE person = $1
    UNION ALL SELECT id FROM appointment WHERE person = $1
    UNION ALL SELECT id FROM attachment WHERE person = $1
    UNION ALL SELECT id FROM consent WHERE person = $1
    UNION ALL SELECT id FROM emergency_access WHERE person = $1
    UNION ALL SELECT id FROM share_ask WHERE person = $1
    UNION ALL SELECT id FROM letter WHERE person = $1
    UNION ALL SELECT id FROM assessment WHERE person = $1
    UNION ALL SELECT id FROM plan_goal WHERE person = $1
    UNION ALL SELECT id FROM plan_action WHERE person = $1
    UNION ALL SELECT id FROM plan_version WHERE person = $1
    UNION ALL SELECT id FROM handover WHERE person = $1
    UNION ALL SELECT id FROM duty_later WHERE person = $1
    UNION ALL SELECT id FROM correction WHERE person = $1
    UNION ALL SELECT id FROM referral WHERE person = $1
    UNION ALL SELECT id FROM access_card WHERE person = $1
    UNION ALL SELECT id FROM access_link WHERE person = $1
    UNION ALL SELECT id FROM parent_access WHERE person = $1
    UNION ALL SELECT id FROM team_member WHERE person = $1
    UNION ALL SELECT id FROM household_member WHERE person = $1
    UNION ALL SELECT id FROM merge WHERE kept = $1 OR lost = $1
    UNION ALL SELECT id FROM merge_request WHERE kept = $1 OR lost = $1";
const NAME: &str = "SELECT given_name, family_name FROM person WHERE id = $1";
const DRAFTS: &str = "SELECT account, form, body FROM draft";
const FORGET_DRAFT: &str = "DELETE FROM draft WHERE account = $1 AND form = $2";
const GOALS: &str = "SELECT id FROM plan_goal WHERE person = $1 AND household IS NOT NULL";
const VERSIONS: &str = "SELECT v.id AS id, v.contents AS contents FROM plan_version v
    WHERE v.person <> $1 AND v.person IN (
        SELECT o.person FROM household_member m JOIN household_member o ON o.household = m.household
        WHERE m.person = $1)";
const REWRITE: &str = "UPDATE plan_version SET contents = $2 WHERE id = $1";
const HOMES: &str = "SELECT h.id AS id, h.name AS name FROM household h
    WHERE h.id IN (SELECT household FROM household_member WHERE person = $1)";
const OTHERS: &str = "SELECT m.household AS household, p.family_name AS family_name
    FROM household_member m JOIN person p ON p.id = m.person
    WHERE m.person <> $1 AND m.household IN (
        SELECT household FROM household_member WHERE person = $1)";
const FORGET_HOME: &str = "DELETE FROM household WHERE id = $1
    AND NOT EXISTS (SELECT 1 FROM plan_goal g WHERE g.household = $1)";
const RENAME: &str = "UPDATE household SET name = $2, version = version + 1 WHERE id = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    IDS,
    NAME,
    DRAFTS,
    FORGET_DRAFT,
    GOALS,
    VERSIONS,
    REWRITE,
    HOMES,
    OTHERS,
    FORGET_HOME,
    RENAME,
];

/// How a household is called whose name was that of somebody who was erased.
const PLAIN: &str = "Gezin";

/// What has to go once the rows of the person are gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// Households in which nobody else is or was.
    empty: Vec<String>,
    /// Households that bear the family name of the person, and of nobody else in them.
    named: Vec<String>,
}

/// Takes away what others have of a person, and finds the households that say who it was: before any row
/// of the person goes.
pub async fn forget(work: &mut Work, person: &str) -> Result<Traces> {
    forget_goals(work, person).await?;
    let name = forget_drafts(work, person).await?;
    homes(work, person, &name[1]).await
}

/// Takes the goals of a person for everybody at home out of the plans that others agreed.
async fn forget_goals(work: &mut Work, person: &str) -> Result<()> {
    let mut goals = BTreeSet::new();
    for row in work.rows(GOALS, values![person]).await? {
        goals.insert(row.get::<String>("id")?);
    }
    if goals.is_empty() {
        return Ok(());
    }
    for row in work.rows(VERSIONS, values![person]).await? {
        let (id, kept): (String, String) = (row.get("id")?, row.get("contents")?);
        if let Some(rest) = crate::plans::without_goals(&kept, &goals) {
            work.run(REWRITE, values![id, rest]).await?;
        }
    }
    Ok(())
}

/// Forgets the drafts about a person, whoever typed them. Gives given and family name.
async fn forget_drafts(work: &mut Work, person: &str) -> Result<[String; 2]> {
    let mut ids = BTreeSet::new();
    for row in work.rows(IDS, values![person]).await? {
        ids.insert(row.get::<String>("id")?);
    }
    let row = work.row(NAME, values![person]).await?;
    let name = [row.get::<String>("given_name")?, row.get("family_name")?];
    for row in work.rows(DRAFTS, vec![]).await? {
        let (account, form, body): (String, String, String) =
            (row.get("account")?, row.get("form")?, row.get("body")?);
        if form.split('/').any(|part| ids.contains(part)) || is_about(&body, &ids, &name) {
            work.run(FORGET_DRAFT, values![account, form]).await?;
        }
    }
    Ok(name)
}

/// Whether a draft names the person: by an id, or by given and family name.
fn is_about(body: &str, ids: &BTreeSet<String>, name: &[String; 2]) -> bool {
    let (text, name) = (fold(body), [fold(&name[0]), fold(&name[1])]);
    let is_named = name.iter().all(|part| !part.is_empty() && text.contains(part.as_str()));
    is_named || ids.iter().any(|id| body.contains(id.as_str()))
}

async fn homes(work: &mut Work, person: &str, family: &str) -> Result<Traces> {
    let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in work.rows(OTHERS, values![person]).await? {
        let name = fold(&row.get::<String>("family_name")?);
        others.entry(row.get("household")?).or_default().push(name);
    }
    let (family, mut traces) = (fold(family), Traces::default());
    for row in work.rows(HOMES, values![person]).await? {
        let (id, name): (String, String) = (row.get("id")?, row.get("name")?);
        match others.get(&id) {
            None => traces.empty.push(id),
            Some(names) if names.contains(&family) => {}
            Some(_) if !family.is_empty() && fold(&name).contains(&family) => {
                traces.named.push(id);
            }
            Some(_) => {}
        }
    }
    Ok(traces)
}

/// Takes away what [`forget`] found, once nobody stands in it any more.
pub async fn forget_homes(work: &mut Work, traces: &Traces) -> Result<()> {
    for id in &traces.empty {
        if work.run(FORGET_HOME, values![id]).await? == 0 {
            work.run(RENAME, values![id, PLAIN]).await?;
        }
    }
    for id in &traces.named {
        work.run(RENAME, values![id, PLAIN]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::IDS;
    use crate::merging::linked::LINKED;

    /// Rows whose id stands in no form, or says nothing of the person.
    const NOT: &[(&str, &str)] = &[
        ("contact_way", "changed with the person, by the id of the person"),
        ("team_task", "its id is an organisation and a word: those of everybody"),
        ("involvement", "has no id of its own"),
        ("presence", "its list has the address of a work post, and the person by the own id"),
        ("presence_before", "nobody types it"),
        ("account", "what was typed about an account is not about the file"),
    ];

    #[test]
    fn every_row_of_a_person_is_looked_for_in_what_others_typed() {
        for linked in LINKED {
            let is_looked_for = IDS.contains(&format!(" FROM {} WHERE", linked.table));
            let said = NOT.iter().any(|(table, why)| *table == linked.table && !why.is_empty());
            assert_ne!(is_looked_for, said, "{}", linked.table);
        }
    }
}
