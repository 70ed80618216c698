//! Every query of this room. They read what `safety_net::settle` derived per person.

pub(super) mod behind;

use super::counts::{Active, Aim, Counts, Flow, Lines, Passage, Spot, Standing};
use super::scope::{Group, Names};
use base::db::{Db, Result, Row, Value};
use base::values;
use futures_util::TryStreamExt as _;
use jiff::civil::Date;
use outcomes::movements::NoSuchMovement;
use outcomes::{Kind, Window};
use std::sync::Arc;

const VERSION: &str = "SELECT version FROM ladder_version WHERE id = 1";
// $1 is the eve of the period, $2 its last day. In two parts, each along one stretch of the index.
const STANDING: &str = "SELECT organisation, municipality, rung, work_form,
    CAST(sum(at_start) AS BIGINT) AS at_start, CAST(sum(at_end) AS BIGINT) AS at_end FROM (
        SELECT organisation, municipality, rung, work_form,
            CASE WHEN first_day <= $1 THEN 1 ELSE 0 END AS at_start, 1 AS at_end
        FROM spell WHERE last_day IS NULL AND first_day <= $2
        UNION ALL
        SELECT organisation, municipality, rung, work_form,
            CASE WHEN first_day <= $1 THEN 1 ELSE 0 END,
            CASE WHEN last_day >= $2 THEN 1 ELSE 0 END
        FROM spell WHERE last_day >= $1 AND first_day <= $2) s
    GROUP BY organisation, municipality, rung, work_form";
const FLOWS: &str = "SELECT COALESCE(from_organisation, organisation) AS organisation,
    municipality, kind, from_rung, to_rung, count(*) AS people
    FROM movement WHERE day >= $1 AND day <= $2
    GROUP BY COALESCE(from_organisation, organisation), municipality, kind, from_rung, to_rung";
const PASSAGES: &str = "SELECT from_organisation, organisation, from_rung, to_rung,
    count(*) AS people
    FROM movement WHERE day >= $1 AND day <= $2 AND from_organisation <> organisation
    GROUP BY from_organisation, organisation, from_rung, to_rung";
// One line per person and organisation, a person's lines together.
const ACTIVE: &str = "SELECT a.person AS person, a.organisation AS organisation,
    n.municipality AS municipality,
    CAST(CASE WHEN n.first_paid_day >= $1 AND n.first_paid_day <= $2 THEN 1 ELSE 0 END AS BIGINT)
        AS paid
    FROM (SELECT person, organisation FROM step
          WHERE rung IN (3, 4) AND end_day IS NULL AND start_day <= $2
          UNION
          SELECT person, organisation FROM step
          WHERE rung IN (3, 4) AND end_day >= $1 AND start_day <= $2) a
    JOIN person_now n ON n.person = a.person
    ORDER BY a.person";
// CROSS JOIN: SQLite begins with the aims, in the order in which the spells lie.
const AIMS: &str = "SELECT s.organisation AS organisation, s.municipality AS municipality,
    count(*) AS people,
    CAST(sum(CASE WHEN a.reached_day <= $1 THEN 1 ELSE 0 END) AS BIGINT) AS reached
    FROM aimed a CROSS JOIN spell s
    WHERE s.person = a.person AND a.first_day <= $1 AND (a.last_day IS NULL OR a.last_day >= $1)
        AND s.first_day <= $1 AND (s.last_day IS NULL OR s.last_day >= $1)
    GROUP BY s.organisation, s.municipality";

const ORGANISATIONS: &str = "SELECT o.id AS id, o.name AS name, o.kind AS kind,
    m.umbrella AS umbrella
    FROM organisation o LEFT JOIN organisation_member m
        ON m.member = o.id AND m.from_day <= $1 AND (m.until_day IS NULL OR m.until_day >= $1)
    ORDER BY o.folded_name, o.id, m.umbrella";
const FORMS: &str = "SELECT id, name_nl, name_fr, name_en FROM work_form ORDER BY position, id";
const REGIONS: &str = "SELECT r.id AS id, r.name AS name, m.municipality AS municipality
    FROM region r LEFT JOIN region_municipality m ON m.region = r.id
    ORDER BY r.name, r.id, m.municipality";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    VERSION,
    STANDING,
    FLOWS,
    PASSAGES,
    ACTIVE,
    AIMS,
    ORGANISATIONS,
    FORMS,
    REGIONS,
    behind::STANDING_THERE,
    behind::MOVED_THERE,
    behind::PASSED_THERE,
    behind::ACTIVE_THERE,
    behind::AIMED_THERE,
];

/// The number that rises whenever a person's course changes.
pub(super) async fn version(db: &Db) -> Result<i64> {
    db.row(VERSION, values![]).await?.get("version")
}

/// Counts everything about a period, for the whole network.
pub(super) async fn counts(db: &Db, window: Window) -> Result<Counts> {
    let (first, last) = (window.first(), window.last());
    let eve = first.yesterday().unwrap_or(first);
    let mut known = Known::default();
    let by_both = Lines {
        standing: each(db, STANDING, values![eve, last], |r| read_standing(r, &mut known)).await?,
        flows: each(db, FLOWS, values![first, last], |r| read_flow(r, &mut known)).await?,
    };
    let mut active = ActiveReader::default();
    Ok(Counts {
        by_organisation: by_both.by_organisation(),
        by_both,
        passages: each(db, PASSAGES, values![first, last], |r| read_passage(r, &mut known)).await?,
        active: each(db, ACTIVE, values![first, last], |r| active.read(r, &mut known)).await?,
        aims: each(db, AIMS, values![last], |r| read_aim(r, &mut known)).await?,
    })
}

/// Reads rows as they come: tens of thousands of them are never in memory at once, and one question
/// after the other leaves the other connections to the pages.
async fn each<T>(
    db: &Db,
    sql: &'static str,
    values: Vec<Value>,
    mut read: impl FnMut(&Row) -> Result<T>,
) -> Result<Vec<T>> {
    let mut rows = db.stream(sql, values)?;
    let mut all = vec![];
    while let Some(row) = rows.try_next().await? {
        all.push(read(&row)?);
    }
    Ok(all)
}

/// Keys that come back thousands of times, each kept once.
#[derive(Default)]
struct Known(std::collections::HashSet<Arc<str>>);

impl Known {
    fn keep(&mut self, text: String) -> Arc<str> {
        if let Some(kept) = self.0.get(text.as_str()) {
            return kept.clone();
        }
        let kept: Arc<str> = text.into();
        self.0.insert(kept.clone());
        kept
    }

    fn spot(&mut self, row: &Row) -> Result<Spot> {
        let municipality: Option<String> = row.get("municipality")?;
        Ok(Spot {
            organisation: self.keep(row.get("organisation")?),
            municipality: self.keep(municipality.unwrap_or_default()),
        })
    }
}

fn number(row: &Row, name: &str) -> Result<u64> {
    Ok(u64::try_from(row.get::<i64>(name)?).unwrap_or(0))
}

fn rung(row: &Row, name: &str) -> Result<Option<u8>> {
    Ok(row.get::<Option<i64>>(name)?.and_then(|rung| u8::try_from(rung).ok()))
}

fn read_standing(row: &Row, known: &mut Known) -> Result<Standing> {
    Ok(Standing {
        spot: known.spot(row)?,
        rung: rung(row, "rung")?.unwrap_or(0),
        form: known.keep(row.get("work_form")?),
        at_start: number(row, "at_start")?,
        at_end: number(row, "at_end")?,
    })
}

fn read_flow(row: &Row, known: &mut Known) -> Result<Flow> {
    let unknown = |error: NoSuchMovement| base::db::Error::Decode(Box::new(error));
    Ok(Flow {
        spot: known.spot(row)?,
        kind: Kind::parse(&row.get::<String>("kind")?).map_err(unknown)?,
        from: rung(row, "from_rung")?,
        to: rung(row, "to_rung")?,
        people: number(row, "people")?,
    })
}

fn read_passage(row: &Row, known: &mut Known) -> Result<Passage> {
    let at = |name: &str| rung(row, name).map(Option::unwrap_or_default);
    Ok(Passage {
        from: (known.keep(row.get("from_organisation")?), at("from_rung")?),
        to: (known.keep(row.get("organisation")?), at("to_rung")?),
        people: number(row, "people")?,
    })
}

/// Numbers people in the order in which they come.
#[derive(Default)]
struct ActiveReader {
    before: String,
    person: u32,
}

impl ActiveReader {
    fn read(&mut self, row: &Row, known: &mut Known) -> Result<Active> {
        let id: String = row.get("person")?;
        if id != self.before {
            self.person += 1;
            self.before = id;
        }
        Ok(Active {
            spot: known.spot(row)?,
            person: self.person,
            paid: row.get::<i64>("paid")? == 1,
        })
    }
}

fn read_aim(row: &Row, known: &mut Known) -> Result<Aim> {
    let spot = known.spot(row)?;
    Ok(Aim { spot, people: number(row, "people")?, reached: number(row, "reached")? })
}

/// What organisations, work forms and regions are called, and who is a member of what on a day.
pub(crate) async fn names(db: &Db, day: Date) -> Result<Names> {
    let (organisations, forms, regions) = tokio::try_join!(
        db.rows(ORGANISATIONS, values![day]),
        db.rows(FORMS, values![]),
        db.rows(REGIONS, values![]),
    )?;
    let mut names = Names::default();
    let mut memberships: Vec<(String, String)> = vec![];
    for row in organisations {
        let (id, name): (String, String) = (row.get("id")?, row.get("name")?);
        if let Some(umbrella) = row.get::<Option<String>>("umbrella")? {
            memberships.push((umbrella, id.clone()));
        }
        if names.organisations.last().is_some_and(|(last, _)| *last == id) {
            continue;
        }
        if row.get::<String>("kind")? == "umbrella" {
            names.umbrellas.push(Group { id: id.clone(), name: name.clone(), members: vec![] });
        }
        names.organisations.push((id, name));
    }
    for umbrella in &mut names.umbrellas {
        let own = memberships.iter().filter(|(of, _)| *of == umbrella.id);
        umbrella.members = own.map(|(_, member)| member.clone()).collect();
    }
    for row in forms {
        let words = [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?];
        names.forms.push((row.get("id")?, words));
    }
    names.regions = read_regions(&regions)?;
    Ok(names)
}

fn read_regions(rows: &[Row]) -> Result<Vec<Group>> {
    let mut regions: Vec<Group> = vec![];
    for row in rows {
        let id: String = row.get("id")?;
        if regions.last().is_none_or(|region| region.id != id) {
            regions.push(Group { id, name: row.get("name")?, members: vec![] });
        }
        if let (Some(region), Some(member)) =
            (regions.last_mut(), row.get::<Option<String>>("municipality")?)
        {
            region.members.push(member);
        }
    }
    Ok(regions)
}
