//! Taking an answer back within a day, or when the person agrees no longer: with the appointment, the
//! file and the place on the team that a yes made.

use super::answering::{Answerer, line, tell_sender};
use super::{Sight, State, Stored, UNDO_FOR, store};
use crate::appointments::{self, State as Became};
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store as people;
use crate::people::store::team;
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::Work;

/// Takes an answer back: within a day, and a yes to which the person agrees no longer at any time. Says
/// whether it stood still as the answerer saw it: of two who share a link, one does not take back what the
/// other answered meanwhile.
pub async fn undo(
    app: &App,
    by: Answerer<'_>,
    (referral, version): (&Stored, i64),
) -> Result<bool, Problem> {
    if referral.version != version {
        return Ok(false);
    }
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let is_given_back = referral.agreement_withdrawn_at.is_some();
    let stood = if is_given_back {
        store::give_back(&mut work, referral).await?
    } else {
        store::undo(&mut work, referral, today, now - UNDO_FOR).await?
    };
    if !stood {
        return Ok(false);
    }
    let person = store::person_in(&mut work, &referral.id).await?;
    let at = referral.receiver.as_deref();
    let mut lines = vec![line(by, Deed::Undo, referral, (&person, at))];
    if let (State::Accepted, Some(receiver)) = (referral.state, &referral.receiver) {
        let undone = unmake(app, &mut work, by, (referral, &person, receiver)).await?;
        lines.extend(undone.ok_or(Problem::Closed("referrals-file-in-use".into()))?);
        if is_given_back {
            store::set_file(&mut work, &referral.id, None, None).await?;
        }
    }
    let account = by.map(|actor| actor.account.as_str());
    store::note(&mut work, now, &referral.id, ("receiver", account), ("undone", "")).await?;
    tell_sender(app, &mut work, referral).await?;
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, today, &[&person]).await?;
    work.save().await?;
    Ok(true)
}

/// Whether a question is open again: then who presses the button twice, or reloads, has what was asked.
pub(super) fn is_undone(app: &App, now: &Stored) -> bool {
    now.sight(app.now(), app.today()) == Sight::Open
}

/// Takes away what a yes made at the receiver: a file that was new goes, one that was closed is closed
/// as it was, and the first appointment is cancelled. Gives the lines of the log; nothing, and changes
/// nothing, when something rests on the file: that is not to be lost.
#[expect(clippy::too_many_lines, reason = "what a yes did, undone in one unit of work")]
pub(super) async fn unmake(
    app: &App,
    work: &mut Work,
    by: Answerer<'_>,
    (referral, person, receiver): (&Stored, &str, &str),
) -> Result<Option<Vec<Line>>, Problem> {
    let first = match &referral.appointment {
        Some(id) => appointments::store::one(&app.db, id).await?,
        None => None,
    };
    let besides = people::Besides {
        appointment: referral.appointment.as_deref().unwrap_or(""),
        referral: &referral.id,
    };
    let whose = (person, receiver);
    let since = (referral.decided_at.unwrap_or_default(), app.today());
    let mut lines = vec![];
    if referral.keeps_file() {
        // Who came on the team with the yes goes off it, and on it again when the file stays.
        let day = referral.decided_day.unwrap_or(since.1);
        let team = team::take_back(work, person, receiver, day).await?;
        let is_undone = match referral.closed_day {
            None => people::take_file_back(work, whose, besides).await?,
            Some(day) => {
                let closing = (day, referral.closed_reason.as_str());
                people::close_again(work, whose, closing, since, besides).await?
            }
        };
        if !is_undone {
            team::put_back(work, whose, &team).await?;
            return Ok(None);
        }
        lines.extend(team.iter().map(|gone| Line {
            thing: Thing::Team,
            subject: gone.id.clone(),
            ..line(by, Deed::Undo, referral, (person, Some(receiver)))
        }));
        let mut line = line(by, Deed::Undo, referral, (person, Some(receiver)));
        (line.thing, line.subject) = (Thing::File, receiver.to_owned());
        lines.push(line);
    }
    if let Some(old) = first.filter(|old| old.state == Became::Open) {
        let seen = (old.id.as_str(), old.version);
        if appointments::store::close(work, seen, Became::Cancelled, None).await? {
            let mut line = line(by, Deed::Cancelled, referral, (person, Some(receiver)));
            (line.thing, line.subject) = (Thing::Appointment, old.id);
            lines.push(line);
        }
    }
    Ok(Some(lines))
}
