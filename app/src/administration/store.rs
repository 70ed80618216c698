//! Every query of this room.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const NETWORK: &str = "SELECT id FROM network LIMIT 1";
const ADD_NETWORK: &str = "INSERT INTO network (id, name, time_zone, is_demo, made_at)
    VALUES ($1, $2, $3, FALSE, $4)";
const NAME_NETWORK: &str = "UPDATE network SET name = $2, time_zone = $3 WHERE id = $1";

const FORM: &str = "SELECT id, name_nl, name_fr, name_en, rung, regular, valid_from, valid_until,
    version FROM work_form WHERE id = $1";
const ADD_FORM: &str = "INSERT INTO work_form (id, name_nl, name_fr, name_en, rung, regular,
    valid_from, valid_until, position)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT COALESCE(max(position), 0) + 1 FROM work_form))";
const CHANGE_FORM: &str = "UPDATE work_form SET name_nl = $3, name_fr = $4, name_en = $5,
    rung = $6, regular = $7, valid_from = $8, valid_until = $9, version = version + 1
    WHERE id = $1 AND version = $2";
const RULES: &str = "SELECT id, rule, value, unit, valid_from, valid_until, source, version
    FROM rule_parameter WHERE $1 = '' OR id = $1 ORDER BY rule, valid_from";
const ADD_RULE: &str = "INSERT INTO rule_parameter
    (id, rule, value, unit, valid_from, valid_until, source) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const CHANGE_RULE: &str = "UPDATE rule_parameter SET value = $3, valid_from = $4,
    valid_until = $5, source = $6, version = version + 1 WHERE id = $1 AND version = $2";
const ADD_CONFLICT: &str = "INSERT INTO work_form_conflict (one, other, source)
    VALUES ($1, $2, $3) ON CONFLICT (one, other) DO UPDATE SET source = $3";
const DROP_CONFLICT: &str = "DELETE FROM work_form_conflict
    WHERE (one = $1 AND other = $2) OR (one = $2 AND other = $1)";
const REGIONS: &str = "SELECT r.id, r.name, m.municipality FROM region r
    LEFT JOIN region_municipality m ON m.region = r.id ORDER BY r.name, r.id, m.municipality";
const ADD_REGION: &str = "INSERT INTO region (id, name) VALUES ($1, $2)";
const NAME_REGION: &str = "UPDATE region SET name = $2 WHERE id = $1";
const EMPTY_REGION: &str = "DELETE FROM region_municipality WHERE region = $1";
const FILL_REGION: &str = "INSERT INTO region_municipality (region, municipality) VALUES";
const DROP_REGION: &str = "DELETE FROM region WHERE id = $1";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    NETWORK,
    ADD_NETWORK,
    NAME_NETWORK,
    FORM,
    ADD_FORM,
    CHANGE_FORM,
    RULES,
    ADD_RULE,
    CHANGE_RULE,
    ADD_CONFLICT,
    DROP_CONFLICT,
    REGIONS,
    ADD_REGION,
    NAME_REGION,
    EMPTY_REGION,
    DROP_REGION,
];

/// A work form as it can be changed.
#[derive(Debug, Clone)]
pub struct WorkForm {
    /// Its name in Dutch, French and English.
    pub names: [String; 3],
    /// The usual rung.
    pub rung: i64,
    /// Whether it is on the regular labour market.
    pub regular: bool,
    /// The first day on which it can begin.
    pub from: Option<Date>,
    /// The last day on which it can begin.
    pub until: Option<Date>,
}

/// A work form with its version, when it exists.
pub async fn form(db: &Db, id: &str) -> Result<Option<(WorkForm, i64)>> {
    let Some(row) = db.maybe(FORM, values![id]).await? else {
        return Ok(None);
    };
    let form = WorkForm {
        names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
        rung: row.get("rung")?,
        regular: row.get("regular")?,
        from: row.get("valid_from")?,
        until: row.get("valid_until")?,
    };
    Ok(Some((form, row.get("version")?)))
}

/// Adds a work form at the end of the list and gives its id.
pub async fn add_form(work: &mut Work, now: Timestamp, form: &WorkForm) -> Result<String> {
    let (id, [nl, fr, en]) = (id::new(now), &form.names);
    let values = values![&id, nl, fr, en, form.rung, form.regular, form.from, form.until];
    work.run(ADD_FORM, values).await?;
    Ok(id)
}

/// Changes a work form. Gives whether it was still the version that was read.
pub async fn change_form(work: &mut Work, id: &str, version: i64, to: &WorkForm) -> Result<bool> {
    let [nl, fr, en] = &to.names;
    let values = values![id, version, nl, fr, en, to.rung, to.regular, to.from, to.until];
    Ok(work.run(CHANGE_FORM, values).await? == 1)
}

/// A dated value of a rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Which value.
    pub id: String,
    /// The rule it belongs to.
    pub rule: String,
    /// How much; nothing when it is not known.
    pub value: Option<i64>,
    /// Of what: `days`, `weeks`, `months`, `hours`, `people`, `cents`.
    pub unit: String,
    /// The first day it holds.
    pub from: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// What says so.
    pub source: String,
    /// For two who change it at once.
    pub version: i64,
}

/// All dated values of all rules; with an id only that one.
pub async fn rules(db: &Db, id: &str) -> Result<Vec<Rule>> {
    let read = |row: &Row| {
        Ok(Rule {
            id: row.get("id")?,
            rule: row.get("rule")?,
            value: row.get("value")?,
            unit: row.get("unit")?,
            from: row.get("valid_from")?,
            until: row.get("valid_until")?,
            source: row.get("source")?,
            version: row.get("version")?,
        })
    };
    db.rows(RULES, values![id]).await?.iter().map(read).collect()
}

/// Adds a dated value of a rule.
pub async fn add_rule(work: &mut Work, rule: &Rule) -> Result<()> {
    let (value, from, until) = (rule.value, rule.from, rule.until);
    let values = values![&rule.id, &rule.rule, value, &rule.unit, from, until, &rule.source];
    work.run(ADD_RULE, values).await.map(drop)
}

/// Changes a dated value. Gives whether it was still the version that was read.
pub async fn change_rule(work: &mut Work, rule: &Rule) -> Result<bool> {
    let values = values![&rule.id, rule.version, rule.value, rule.from, rule.until, &rule.source];
    Ok(work.run(CHANGE_RULE, values).await? == 1)
}

/// Says that two forms may not overlap, and what says so.
pub async fn add_conflict(work: &mut Work, one: &str, other: &str, source: &str) -> Result<()> {
    work.run(DROP_CONFLICT, values![one, other]).await?;
    work.run(ADD_CONFLICT, values![one, other, source]).await.map(drop)
}

/// Lets two forms overlap.
pub async fn drop_conflict(work: &mut Work, one: &str, other: &str) -> Result<bool> {
    Ok(work.run(DROP_CONFLICT, values![one, other]).await? > 0)
}

/// A group of municipalities.
#[derive(Debug, Clone)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// NIS codes.
    pub municipalities: Vec<String>,
}

/// All regions, by name.
pub async fn regions(db: &Db) -> Result<Vec<Region>> {
    let mut all: Vec<Region> = vec![];
    for row in db.rows(REGIONS, values![]).await? {
        let id: String = row.get("id")?;
        if all.last().is_none_or(|r| r.id != id) {
            all.push(Region { id, name: row.get("name")?, municipalities: vec![] });
        }
        if let (Some(region), Some(nis)) = (all.last_mut(), row.get("municipality")?) {
            region.municipalities.push(nis);
        }
    }
    Ok(all)
}

/// Adds a region, or changes it when its id is known.
pub async fn put_region(work: &mut Work, region: &Region) -> Result<()> {
    if work.run(NAME_REGION, values![&region.id, &region.name]).await? == 0 {
        work.run(ADD_REGION, values![&region.id, &region.name]).await?;
    }
    work.run(EMPTY_REGION, values![&region.id]).await?;
    let rows = region.municipalities.iter().map(|nis| values![&region.id, nis]).collect();
    work.insert_many(FILL_REGION, rows, "ON CONFLICT DO NOTHING").await.map(drop)
}

/// Takes a region away; its municipalities stay what they are.
pub async fn drop_region(work: &mut Work, id: &str) -> Result<bool> {
    work.run(EMPTY_REGION, values![id]).await?;
    Ok(work.run(DROP_REGION, values![id]).await? == 1)
}

/// Gives the network its name and time zone; makes it when there is none yet.
pub async fn name_network(
    work: &mut Work,
    now: Timestamp,
    name: &str,
    zone: &str,
) -> Result<String> {
    if let Some(row) = work.maybe(NETWORK, vec![]).await? {
        let id: String = row.get("id")?;
        work.run(NAME_NETWORK, values![&id, name, zone]).await?;
        return Ok(id);
    }
    let id = id::new(now);
    work.run(ADD_NETWORK, values![&id, name, zone, now]).await?;
    Ok(id)
}
