//! A worker who leaves hands people over first; then the account closes, with everything that hung
//! on it, in one unit of work.

use crate::access::Actor;
use crate::appointments;
use crate::audit::{self, Deed, Line, Thing};
use crate::people::{self, store::team};
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const LED: &str = "
SELECT t.id, t.person, t.organisation, o.name AS organisation_name,
       p.given_name, p.family_name, p.called,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM visible_person v
                         WHERE v.account = $2 AND v.person = t.person) THEN 1 ELSE 0 END AS BIGINT) AS near
FROM team_member t
JOIN organisation o ON o.id = t.organisation
JOIN person p ON p.id = t.person
WHERE t.account = $1 AND t.leads AND t.until_day IS NULL
ORDER BY o.name, p.sort_name";
const LED_COUNT: &str = "SELECT organisation, count(*) AS n FROM team_member
    WHERE account = $1 AND leads AND until_day IS NULL GROUP BY organisation";
const SUCCESSORS: &str = "
SELECT DISTINCT a.id, a.name, r.organisation FROM account a JOIN account_role r ON r.account = a.id
WHERE a.active AND a.id <> $1 AND r.role IN ('coach', 'coordinator', 'instructor')
ORDER BY a.name";
const CLOSE: &str = "UPDATE account SET active = FALSE, closed_at = $2, password_hash = NULL,
    version = version + 1 WHERE id = $1 AND active";
const NO_ROLES: &str = "DELETE FROM account_role WHERE account = $1";
const NO_LINKS: &str =
    "UPDATE one_time_link SET used_at = $2 WHERE account = $1 AND used_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[LED, LED_COUNT, SUCCESSORS, CLOSE, NO_ROLES, NO_LINKS];

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
            let name = people::store::name(row)?;
            let near = row.get::<i64>("near")? == 1;
            Ok(Led {
                row: row.get("id")?,
                person: row.get("person")?,
                organisation: row.get("organisation")?,
                organisation_name: row.get("organisation_name")?,
                name: near.then_some(name),
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
    let passed = moves.iter().map(|one| team::HandOver {
        person: &one.led.person,
        organisation: &one.led.organisation,
        to: &one.to,
    });
    let passed: Vec<_> = passed.collect();
    team::hand_over(&mut work, now, account, &passed, (today, close)).await?;
    let with = moves.iter().map(|m| (m.led.person.as_str(), m.led.organisation.as_str(), &*m.to));
    let with: Vec<_> = with.collect();
    appointments::store::hand_over(&mut work, account, &with, today).await?;
    let mut touched: Vec<String> = moves.iter().map(|m| m.led.person.clone()).collect();
    let mut lines: Vec<Line> = moves.iter().map(|one| handed(actor, account, one)).collect();
    if close {
        if !led_by_organisation(&mut work, account).await?.is_empty() {
            return Ok(Some("leaving-somebody-left"));
        }
        if super::directory::is_last_administrator(&mut work, account).await? {
            return Ok(Some("accounts-last-administrator"));
        }
        lines.push(shut(&mut work, now, actor, account).await?);
        let (people, left) = let_go(&mut work, actor, account, today).await?;
        touched.extend(people);
        lines.extend(left);
    }
    audit::write(&mut work, now, &lines).await?;
    let people: Vec<&str> = touched.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, today, &people).await?;
    work.save().await?;
    Ok(None)
}

/// Lets go of what the roles of an account no longer open: memberships of teams end, appointments
/// go to who supports the person or are cancelled. Gives everybody whom it touched, to be settled,
/// and the lines for the log.
pub async fn let_go(
    work: &mut Work,
    actor: &Actor,
    account: &str,
    today: Date,
) -> Result<(Vec<String>, Vec<Line>)> {
    let mut people = vec![];
    let mut lines = vec![];
    for (row, person) in team::leave_what_is_closed(work, account, today).await? {
        lines.push(Line::by(actor, Deed::End, Thing::Team, &row).about(&person));
        people.push(person);
    }
    for passed in appointments::store::pass_on(work, account, today).await? {
        lines.push(passed.line(actor, account));
        people.push(passed.person);
    }
    Ok((people, lines))
}

fn handed(actor: &Actor, from: &str, one: &HandOver) -> Line {
    let person = &one.led.person;
    let line = Line::by(actor, Deed::HandOver, Thing::Person, person).about(person);
    line.because(format!("lead from {from} to {}", one.to))
}

async fn shut(work: &mut Work, now: Timestamp, actor: &Actor, account: &str) -> Result<Line> {
    work.run(CLOSE, values![account, now]).await?;
    work.run(NO_ROLES, values![account]).await?;
    work.run(NO_LINKS, values![account, now]).await?;
    super::session::end_all(work, account, now).await?;
    super::store::forget_factors(work, account).await?;
    Ok(Line::by(actor, Deed::Close, Thing::Account, account))
}
