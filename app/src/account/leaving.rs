//! A worker who leaves hands people over first; then the account closes, with everything that hung
//! on it, in one unit of work.

use crate::access::Actor;
use crate::audit::{self, Line};
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const LED: &str = "
SELECT t.id, t.person, t.organisation, o.name AS organisation_name,
       p.given_name, p.family_name,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM visible_person v
                         WHERE v.account = $2 AND v.person = t.person) THEN 1 ELSE 0 END AS BIGINT) AS near
FROM team_member t
JOIN organisation o ON o.id = t.organisation
JOIN person p ON p.id = t.person
WHERE t.account = $1 AND t.leads AND t.until_day IS NULL
ORDER BY o.name, p.sort_name";
const LED_COUNT: &str = "SELECT organisation, count(*) AS n FROM team_member
    WHERE account = $1 AND leads AND until_day IS NULL GROUP BY organisation";
const TEAMS: &str = "SELECT DISTINCT person FROM team_member
    WHERE account = $1 AND until_day IS NULL";
const SUCCESSORS: &str = "
SELECT DISTINCT a.id, a.name, r.organisation FROM account a JOIN account_role r ON r.account = a.id
WHERE a.active AND a.id <> $1 AND r.role IN ('coach', 'coordinator', 'instructor')
ORDER BY a.name";
const ON_TEAM: &str = "SELECT id FROM team_member
    WHERE person = $1 AND account = $2 AND until_day IS NULL";
const LEAD: &str = "UPDATE team_member SET leads = TRUE WHERE id = $1";
const NOT_LEAD: &str = "UPDATE team_member SET leads = FALSE WHERE id = $1";
const JOIN: &str = "INSERT INTO team_member
    (id, person, account, organisation, role, leads, from_day) VALUES ($1, $2, $3, $4, $5, TRUE, $6)";
const MOVE_APPOINTMENTS: &str = "UPDATE appointment SET account = $3, version = version + 1
    WHERE account = $1 AND person = $2 AND state = 'open' AND day >= $4";
const END_TEAMS: &str = "UPDATE team_member
    SET until_day = CASE WHEN from_day > $2 THEN from_day ELSE $2 END
    WHERE account = $1 AND until_day IS NULL";
const CLOSE: &str = "UPDATE account SET active = FALSE, closed_at = $2, password_hash = NULL,
    version = version + 1 WHERE id = $1 AND active";
const NO_ROLES: &str = "DELETE FROM account_role WHERE account = $1";
const NO_LINKS: &str =
    "UPDATE one_time_link SET used_at = $2 WHERE account = $1 AND used_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    LED,
    LED_COUNT,
    TEAMS,
    SUCCESSORS,
    ON_TEAM,
    LEAD,
    NOT_LEAD,
    JOIN,
    MOVE_APPOINTMENTS,
    END_TEAMS,
    CLOSE,
    NO_ROLES,
    NO_LINKS,
];

/// Somebody whom the leaver leads.
#[derive(Debug, Clone)]
pub struct Led {
    /// The row of the team.
    pub row: String,
    /// The person.
    pub person: String,
    /// The organisation for which the leaver leads.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The person's name, for a reader who stands near; else nothing.
    pub name: Option<String>,
}

/// Whom an account leads. Names only where `reader` may see them.
pub async fn led(db: &Db, account: &str, reader: &str) -> Result<Vec<Led>> {
    let rows = db.rows(LED, values![account, reader]).await?;
    rows.iter()
        .map(|row| {
            let (given, family): (String, String) =
                (row.get("given_name")?, row.get("family_name")?);
            let near = row.get::<i64>("near")? == 1;
            Ok(Led {
                row: row.get("id")?,
                person: row.get("person")?,
                organisation: row.get("organisation")?,
                organisation_name: row.get("organisation_name")?,
                name: near.then(|| format!("{given} {family}").trim().to_owned()),
            })
        })
        .collect()
}

/// How many people an account leads, per organisation.
pub async fn led_by_organisation(work: &mut Work, account: &str) -> Result<Vec<(String, i64)>> {
    let rows = work.rows(LED_COUNT, values![account]).await?;
    rows.iter().map(|row| Ok((row.get("organisation")?, row.get("n")?))).collect()
}

/// Somebody who can take people over.
#[derive(Debug, Clone)]
pub struct Successor {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// The organisation for which this is possible.
    pub organisation: String,
}

/// Who can take people over from an account.
pub async fn successors(db: &Db, account: &str) -> Result<Vec<Successor>> {
    let rows = db.rows(SUCCESSORS, values![account]).await?;
    let read = |row: &base::db::Row| {
        Ok(Successor {
            account: row.get("id")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Who takes over whom.
pub struct HandOver {
    /// Whom.
    pub led: Led,
    /// The account of the new lead.
    pub to: String,
}

/// Hands people over, and closes the account when `close`. What was handed over is settled in the
/// same unit of work, so that nobody stands without a supporter for a moment. Gives what stands in
/// the way of closing, as a key of words; then nothing was written.
pub async fn hand_over(
    app: &App,
    actor: &Actor,
    account: &str,
    moves: &[HandOver],
    close: bool,
) -> std::result::Result<Option<&'static str>, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let mut touched = vec![];
    if close {
        for row in work.rows(TEAMS, values![account]).await? {
            touched.push(row.get::<String>("person")?);
        }
    }
    let mut lines = vec![];
    for one in moves {
        pass_on(&mut work, now, today, account, one).await?;
        let detail = format!("lead from {account} to {}", one.to);
        lines.push(
            Line::by(actor, "hand-over", "person", &one.led.person)
                .about(&one.led.person)
                .because(detail),
        );
        touched.push(one.led.person.clone());
    }
    if close {
        if !led_by_organisation(&mut work, account).await?.is_empty() {
            return Ok(Some("leaving-somebody-left"));
        }
        if super::directory::is_last_administrator(&mut work, account).await? {
            return Ok(Some("accounts-last-administrator"));
        }
        lines.push(shut(&mut work, now, today, actor, account).await?);
    }
    audit::write(&mut work, now, &lines).await?;
    let people: Vec<&str> = touched.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, today, &people).await?;
    work.save().await?;
    Ok(None)
}

/// Makes somebody else the lead of one person; open appointments go along.
async fn pass_on(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    account: &str,
    one: &HandOver,
) -> Result<()> {
    let (led, to) = (&one.led, &one.to);
    work.run(NOT_LEAD, values![&led.row]).await?;
    match work.maybe(ON_TEAM, values![&led.person, to]).await? {
        Some(row) => work.run(LEAD, values![row.get::<String>("id")?]).await?,
        None => {
            let id = id::new(now);
            work.run(JOIN, values![id, &led.person, to, &led.organisation, "coach", today]).await?
        }
    };
    work.run(MOVE_APPOINTMENTS, values![account, &led.person, to, today]).await?;
    Ok(())
}

async fn shut(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    actor: &Actor,
    account: &str,
) -> Result<Line> {
    work.run(END_TEAMS, values![account, today]).await?;
    work.run(CLOSE, values![account, now]).await?;
    work.run(NO_ROLES, values![account]).await?;
    work.run(NO_LINKS, values![account, now]).await?;
    super::session::end_all(work, account, now).await?;
    super::store::forget_factors(work, account).await?;
    Ok(Line::by(actor, "close", "account", account))
}
