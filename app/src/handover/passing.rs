//! Handing over in one unit of work: the lead or the place on the team, the dates, the actions of the plan,
//! and the last word.

use super::form::{Filled, Stops};
use super::store::{self, New};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store as people;
use crate::people::store::team::{self, HandOver, Joining};
use crate::problem::Problem;
use crate::web::App;
use crate::{appointments, drafts, plans, safety_net};
use base::db::Work;

/// About whom, and for which organisation.
pub(super) type Whose<'a> = (&'a str, &'a str);

/// Writes a hand-over down. Says whether there was still somebody to take it from: of two at once the
/// second is asked again.
pub(super) async fn pass(
    app: &App,
    actor: &Actor,
    (person, organisation): Whose<'_>,
    filled: &Filled,
    key: &str,
) -> Result<bool, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    people::hold(&mut work, person).await?;
    let (mut lines, mut touched) = (vec![], vec![]);
    if let Some(stops) = &filled.stops {
        let whose = (person, organisation);
        let Some(team) = change_team(app, &mut work, actor, whose, (stops, &filled.to)).await?
        else {
            return Ok(false);
        };
        lines.extend(team);
        let (dates, people) =
            pass_dates(&mut work, actor, whose, (stops, &filled.to), app.here_and_now()).await?;
        lines.extend(dates);
        touched.extend(people);
        lines.extend(pass_actions(&mut work, actor, whose, (stops, &filled.to)).await?);
    }
    if !filled.words.is_empty() {
        let new = New { to: filled.to.clone(), words: filled.words.clone() };
        let whose = (person, organisation, actor.account.as_str());
        let id = store::add(&mut work, now, whose, &new).await?;
        lines
            .push(Line::by(actor, Deed::Make, Thing::HandOver, &id).about(person).at(organisation));
    }
    audit::write(&mut work, now, &lines).await?;
    drafts::forget(&mut work, actor, key).await?;
    touched.push(person.to_owned());
    let touched: Vec<&str> = touched.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, today, &touched).await?;
    work.save().await?;
    Ok(true)
}

/// Who comes is on the team and leads where the other led; who stops leaves it, or stays beside.
/// Nothing when who stops is not on the team any more.
async fn change_team(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    (person, organisation): Whose<'_>,
    (stops, to): (&Stops, &Option<String>),
) -> Result<Option<Vec<Line>>, Problem> {
    let (now, who) = (app.now(), stops.member.account.as_str());
    let present = team::present(work, person).await?;
    let Some(member) = present.iter().find(|m| m.id == stops.member.id) else { return Ok(None) };
    let mut lines = vec![];
    if let Some(to) = to {
        let is_there = present.iter().any(|m| m.account == *to);
        if member.leads {
            let moves = [HandOver { person, organisation, to }];
            team::hand_over(work, now, who, &moves, (stops.day, !stops.stays)).await?;
            let line = Line::by(actor, Deed::HandOver, Thing::Person, person).about(person);
            lines.push(line.because(format!("lead from {who} to {to}")));
            return Ok(Some(lines));
        }
        if !is_there {
            let role = stops.member.role.as_str();
            let new = Joining { person, account: to, organisation: Some(organisation), role };
            let row = team::join(work, now, new, stops.day).await?;
            let line = |row: String| Line::by(actor, Deed::Make, Thing::Team, &row).about(person);
            lines.extend(row.map(line));
        }
    }
    if !stops.stays && team::leave(work, person, &member.id, stops.day).await? {
        lines.push(Line::by(actor, Deed::End, Thing::Team, &member.id).about(person));
    }
    Ok(Some(lines))
}

/// The open appointments go to who comes; those of somebody who can no longer open the file go to who
/// supports the person, or are cancelled. Gives everybody whom that touched.
async fn pass_dates(
    work: &mut Work,
    actor: &Actor,
    (person, organisation): Whose<'_>,
    (stops, to): (&Stops, &Option<String>),
    from: jiff::civil::DateTime,
) -> Result<(Vec<Line>, Vec<String>), Problem> {
    let who = stops.member.account.as_str();
    let mut passed = vec![];
    if let Some(to) = to {
        let with = [(person, organisation, to.as_str())];
        passed = appointments::store::hand_over(work, who, &with, from).await?;
    }
    passed.extend(appointments::store::pass_on(work, who, from.date()).await?);
    let lines = passed.iter().map(|one| one.line(actor, who)).collect();
    Ok((lines, passed.into_iter().map(|one| one.person).collect()))
}

/// The actions that were ticked get the name of who comes.
async fn pass_actions(
    work: &mut Work,
    actor: &Actor,
    (person, organisation): Whose<'_>,
    (stops, to): (&Stops, &Option<String>),
) -> Result<Vec<Line>, Problem> {
    let Some(to) = to else { return Ok(vec![]) };
    let mut lines = vec![];
    for id in &stops.actions {
        let from = stops.member.account.as_str();
        if plans::store::pass_action(work, (id, person, organisation), (from, to)).await? {
            let line = Line::by(actor, Deed::HandOver, Thing::Action, id);
            let line = line.because(format!("from {from} to {to}"));
            lines.push(line.about(person).at(organisation));
        }
    }
    Ok(lines)
}
