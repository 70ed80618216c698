//! The few texts that only the demo network needs; everything about people goes in through the
//! rooms that own it.

use super::life::Life;
use super::organisations::Organisation;
use super::regions::Region;
use base::db::{Db, Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const IS_DEMO: &str = "SELECT is_demo, name FROM network LIMIT 1";
const HAS_ACCOUNTS: &str = "SELECT count(*) AS n FROM account";
const MARK: &str = "UPDATE network SET is_demo = TRUE, fixed_today = $2 WHERE id = $1";
const FINISH: &str = "UPDATE network SET name = $1 WHERE is_demo";
const REACH: &str = "UPDATE organisation SET street = $2, phone = $3, email = $4 WHERE id = $1";
const REGION: &str = "INSERT INTO region (id, name) VALUES";
const REGION_PART: &str = "INSERT INTO region_municipality (region, municipality) VALUES";
const MEMBER: &str = "INSERT INTO organisation_member (umbrella, member, from_day) VALUES";
const WRITTEN_IN: &str = "UPDATE person SET made_at = $2, changed_at = $2 WHERE id = $1";
const PASSWORD: &str = "UPDATE account SET password_hash = $2 WHERE email = $1";
const STATUTE: &str = "INSERT INTO income_statute
    (id, person, statute, from_day, until_day, organisation, source, noted_at) VALUES";
const WAITING: &str = "INSERT INTO waiting
    (id, person, organisation, work_form, from_day, until_day, outcome, made_at) VALUES";
const AIM: &str = "INSERT INTO aim (id, person, rung, words, from_day, made_at) VALUES";
const PERMISSION: &str = "INSERT INTO permission
    (id, person, organisation, given_by, asked_day, decided_day, valid_until, proof_present, made_at,
     answer) VALUES";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[IS_DEMO, HAS_ACCOUNTS, MARK, FINISH, REACH, WRITTEN_IN, PASSWORD];

/// When somebody was written in: long ago, and not on the day the demo was made.
pub async fn set_written_in(work: &mut Work, person: &str, at: Timestamp) -> Result<()> {
    work.run(WRITTEN_IN, values![person, at]).await.map(drop)
}

/// What a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// No network yet.
    Nothing,
    /// A demo network.
    Demo,
    /// A demo network whose making was broken off: it has no name yet.
    HalfDemo,
    /// A network of real people, or the beginning of one.
    Network,
}

/// What this database holds.
pub async fn holds(db: &Db) -> Result<Holds> {
    if let Some(row) = db.maybe(IS_DEMO, values![]).await? {
        let (is_demo, name): (bool, String) = (row.get("is_demo")?, row.get("name")?);
        return Ok(match (is_demo, name.is_empty()) {
            (true, true) => Holds::HalfDemo,
            (true, false) => Holds::Demo,
            (false, _) => Holds::Network,
        });
    }
    let accounts: i64 = db.row(HAS_ACCOUNTS, values![]).await?.get("n")?;
    Ok(if accounts == 0 { Holds::Nothing } else { Holds::Network })
}

/// Says that a network is a demo, and the day it stands still at.
pub async fn mark(work: &mut Work, network: &str, fixed_today: Option<Date>) -> Result<()> {
    work.run(MARK, values![network, fixed_today]).await.map(drop)
}

/// Gives the demo network its final name: the last thing that is done.
pub async fn finish(work: &mut Work, name: &str) -> Result<()> {
    work.run(FINISH, values![name]).await.map(drop)
}

/// How an organisation is reached.
pub async fn set_reach(work: &mut Work, organisation: &str, one: &Organisation) -> Result<()> {
    let [street, phone, email] = &one.reach;
    work.run(REACH, values![organisation, street, phone, email]).await.map(drop)
}

/// The referral regions.
pub async fn add_regions(work: &mut Work, now: Timestamp, regions: &[Region]) -> Result<()> {
    let (mut rows, mut parts) = (vec![], vec![]);
    for region in regions {
        let id = id::new(now);
        parts.extend(region.municipalities().map(|m| values![&id, m.nis]));
        rows.push(values![id, region.name]);
    }
    work.insert_many(REGION, rows, "").await?;
    work.insert_many(REGION_PART, parts, "").await.map(drop)
}

/// Members of an umbrella body.
pub async fn add_members(work: &mut Work, umbrella: &str, from: Date, all: &[&str]) -> Result<()> {
    let rows = all.iter().map(|member| values![umbrella, *member, from]).collect();
    work.insert_many(MEMBER, rows, "").await.map(drop)
}

/// Gives an account another password.
pub async fn set_password(work: &mut Work, email: &str, hash: &str) -> Result<()> {
    work.run(PASSWORD, values![email, hash]).await.map(drop)
}

/// What belongs to a file beside steps, notes and appointments: income, waiting, aims, permissions.
#[derive(Default)]
pub struct Beside {
    statutes: Vec<Vec<Value>>,
    waits: Vec<Vec<Value>>,
    aims: Vec<Vec<Value>>,
    permissions: Vec<Vec<Value>>,
}

impl Beside {
    /// Adds what belongs to one person; `organisations` are ids by number. The first waiting of who has a
    /// way in is told by that.
    pub fn add(
        &mut self,
        now: Timestamp,
        person: &str,
        (life, has_way): (&Life, bool),
        organisations: &[String],
    ) {
        let id = || id::new(now);
        for (word, from, until) in &life.statutes {
            let keeper = life.noted_by(*until).map(|number| organisations[number].clone());
            let source = if *word == "leefloon" { "document" } else { "told" };
            self.statutes.push(values![id(), person, *word, *from, *until, keeper, source, now]);
        }
        for wait in life.course.waits.iter().skip(usize::from(has_way)) {
            let (day, placed) = wait.until.unzip();
            let outcome = placed.map(|placed| if placed { "placed" } else { "withdrawn" });
            let organisation = &organisations[wait.organisation];
            let form = wait.form.key();
            self.waits.push(values![
                id(),
                person,
                organisation,
                form,
                wait.from,
                day,
                outcome,
                now
            ]);
        }
        for (from, rung, words) in &life.aims {
            self.aims.push(values![id(), person, i64::from(*rung), *words, *from, now]);
        }
        for one in &life.permissions {
            let (asked, decided, until) = one.days;
            self.permissions.push(values![
                id(),
                person,
                &organisations[one.organisation],
                one.given_by,
                asked,
                decided,
                until,
                one.has_proof,
                now,
                "yes"
            ]);
        }
    }

    /// Writes them.
    pub async fn write(self, work: &mut Work) -> Result<()> {
        work.insert_many(STATUTE, self.statutes, "").await?;
        work.insert_many(WAITING, self.waits, "").await?;
        work.insert_many(AIM, self.aims, "").await?;
        work.insert_many(PERMISSION, self.permissions, "").await.map(drop)
    }
}
