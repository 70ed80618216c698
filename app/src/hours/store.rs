//! Every query of this room.

use super::sum::Counted;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::civil::Date;

// What each account did at an organisation in a period, by kind. A note about several people is one moment. A
// half-day on the floor is that of who noted a list on the screen, whatever the number of lists; it took as long as
// the longest presence on it. `$4` one account; empty for all.
const COUNTED: &str = "SELECT z.account AS account, a.name AS name, z.kind AS kind,
    CAST(sum(z.n) AS BIGINT) AS n, CAST(sum(z.minutes) AS BIGINT) AS minutes,
    CAST(sum(z.open) AS BIGINT) AS open
FROM (
    SELECT n.author AS account, n.kind AS kind, count(*) AS n,
        COALESCE(sum(n.minutes), 0) AS minutes,
        sum(CASE WHEN n.minutes IS NULL THEN 1 ELSE 0 END) AS open
    FROM note n
    WHERE n.organisation = $1 AND n.day >= $2 AND n.day <= $3 AND n.withdrawn_at IS NULL
      AND ($4 = '' OR n.author = $4)
    GROUP BY n.author, n.kind
    UNION ALL
    SELECT p.account, p.kind, count(*), 0, count(*)
    FROM appointment p
    WHERE p.organisation = $1 AND p.day >= $2 AND p.day <= $3 AND p.state = 'done' AND p.note IS NULL
      AND ($4 = '' OR p.account = $4)
    GROUP BY p.account, p.kind
    UNION ALL
    SELECT h.made_by, 'floor', count(*), COALESCE(sum(h.minutes), 0),
        sum(CASE WHEN h.minutes IS NULL THEN 1 ELSE 0 END)
    FROM (SELECT x.made_by AS made_by, x.day AS day, x.half AS half, max(x.minutes) AS minutes
          FROM work_post w CROSS JOIN presence x
          WHERE w.organisation = $1 AND x.work_post = w.id AND x.day >= $2 AND x.day <= $3
            AND x.code IN ('present', 'late') AND x.source = 'screen' AND x.made_by IS NOT NULL
            AND ($4 = '' OR x.made_by = $4)
          GROUP BY x.made_by, x.day, x.half) h
    GROUP BY h.made_by) z
JOIN account a ON a.id = z.account
GROUP BY z.account, a.name, z.kind
ORDER BY z.account, z.kind";
// How many people have a step at an organisation in the period, how many wait there on its last day, how many
// half-days a week its work posts offer, and how many of those are taken.
const AROUND: &str = "SELECT
    (SELECT count(DISTINCT t.person) FROM involvement i
        JOIN step t ON t.person = i.person AND t.organisation = i.organisation
        WHERE i.organisation = $1 AND t.start_day <= $3 AND (t.end_day IS NULL OR t.end_day >= $2))
        AS people,
    (SELECT count(DISTINCT y.person) FROM waiting y
        JOIN involvement j ON j.person = y.person AND j.organisation = y.organisation
        WHERE j.organisation = $1 AND y.from_day <= $3 AND (y.until_day IS NULL OR y.until_day > $3))
        AS waiting,
    (SELECT CAST(COALESCE(sum(d.places), 0) AS BIGINT) FROM work_post w
        JOIN post_half_day d ON d.work_post = w.id
        WHERE w.organisation = $1 AND w.archived_day IS NULL) AS offered";
const TAKEN: &str = "SELECT p.half_days AS half_days FROM work_post w
    JOIN placement p ON p.work_post = w.id
    WHERE w.organisation = $1 AND w.archived_day IS NULL AND p.from_day <= $2
      AND (p.until_day IS NULL OR p.until_day >= $2)";
const YEAR: &str = "SELECT week_minutes, week_source, person_minutes, person_source, version
    FROM guidance_year WHERE organisation = $1 AND year = $2";
const BEGIN: &str = "INSERT INTO guidance_year (organisation, year, version) VALUES ($1, $2, 0)
    ON CONFLICT (organisation, year) DO NOTHING";
const KEEP: &str =
    "UPDATE guidance_year SET week_minutes = $4, week_source = $5, person_minutes = $6,
    person_source = $7, version = version + 1
    WHERE organisation = $1 AND year = $2 AND version = $3";

const ORGANISATIONS: &str = "SELECT id, name FROM organisation ORDER BY folded_name, id";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[COUNTED, AROUND, TAKEN, YEAR, BEGIN, KEEP, ORGANISATIONS];

/// What was done at an organisation in a period, by account and kind; of one account when one is given.
pub async fn counted(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
    account: &str,
) -> Result<Vec<Counted>> {
    let rows = db.rows(COUNTED, values![organisation, from, until, account]).await?;
    let read = |row: &Row| {
        Ok(Counted {
            account: (row.get("account")?, row.get("name")?),
            kind: row.get("kind")?,
            n: row.get("n")?,
            minutes: row.get("minutes")?,
            unknown: row.get("open")?,
        })
    };
    rows.iter().map(read).collect()
}

/// People and places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Around {
    /// People with a step in the period.
    pub people: i64,
    /// People who wait on its last day.
    pub waiting: i64,
    /// Half-days a week that are offered, each place apart.
    pub offered: i64,
    /// How many of them are taken on the last day.
    pub taken: i64,
}

/// People and places of an organisation in a period.
pub async fn around(db: &Db, organisation: &str, (from, until): (Date, Date)) -> Result<Around> {
    let row = db.row(AROUND, values![organisation, from, until]).await?;
    let taken = db.rows(TAKEN, values![organisation, until]).await?;
    let taken = taken.iter().map(|row| row.get::<i64>("half_days"));
    let taken = taken.map(|bits| bits.map(|bits| i64::from(bits.count_ones())));
    Ok(Around {
        people: row.get("people")?,
        waiting: row.get("waiting")?,
        offered: row.get("offered")?,
        taken: taken.sum::<Result<i64>>()?,
    })
}

/// What an organisation says of a year. What is not known is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Minutes a week in which people can be guided.
    pub week: Option<i64>,
    /// What says so.
    pub week_source: String,
    /// Minutes a week that one person asks.
    pub person: Option<i64>,
    /// What says so.
    pub person_source: String,
    /// The version; 0 when nothing was kept yet.
    pub version: i64,
}

/// What an organisation says of a year.
pub async fn kept(db: &Db, organisation: &str, year: i16) -> Result<Kept> {
    let Some(row) = db.maybe(YEAR, values![organisation, i64::from(year)]).await? else {
        return Ok(Kept::default());
    };
    Ok(Kept {
        week: row.get("week_minutes")?,
        week_source: row.get("week_source")?,
        person: row.get("person_minutes")?,
        person_source: row.get("person_source")?,
        version: row.get("version")?,
    })
}

/// Keeps it, when it is still at its version; says whether.
pub async fn keep(work: &mut Work, organisation: &str, year: i16, to: &Kept) -> Result<bool> {
    let year = i64::from(year);
    work.run(BEGIN, values![organisation, year]).await?;
    let row = values![
        organisation,
        year,
        to.version,
        to.week,
        &to.week_source,
        to.person,
        &to.person_source
    ];
    Ok(work.run(KEEP, row).await? == 1)
}

/// All organisations by name: id and name.
pub async fn organisations(db: &Db) -> Result<Vec<(String, String)>> {
    let rows = db.rows(ORGANISATIONS, values![]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
