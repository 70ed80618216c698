//! A worker who leaves hands people over first; then the account closes, with everything that hung
//! on it, in one unit of work.

use super::store::leaving;
pub use super::store::leaving::{Led, Successor, led, led_by_organisation, successors};
use crate::access::Actor;
use crate::appointments;
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store::team;
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;

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
    // Of an account that closes, what was to be earlier today goes along: else nobody could note it.
    let from = if close { today.at(0, 0, 0, 0) } else { app.here_and_now() };
    let dates = appointments::store::hand_over(&mut work, account, &with, from).await?;
    let mut touched: Vec<String> = moves.iter().map(|m| m.led.person.clone()).collect();
    let mut lines: Vec<Line> = moves.iter().map(|one| handed(actor, account, one)).collect();
    lines.extend(dates.iter().map(|one| one.line(actor, account)));
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
    leaving::close(work, account, now).await?;
    crate::drafts::forget_all(work, account).await?;
    crate::imports::store::keeping::forget_uploads(work, account).await?;
    Ok(Line::by(actor, Deed::Close, Thing::Account, account))
}
