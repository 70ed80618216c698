//! Taking an answer back within a day: with the appointment and the file that a yes made.

use super::answering::{Answerer, line, tell_sender};
use super::{Stored, UNDO_FOR, store};
use crate::appointments::{self, State as Became};
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store as people;
use crate::people::store::team;
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::Work;

/// Takes an answer back within a day. Says whether it stood still as the answerer saw it.
pub async fn undo(app: &App, by: Answerer<'_>, referral: &Stored) -> Result<bool, Problem> {
    let (now, today) = (app.now(), app.today());
    let made = match &referral.appointment {
        Some(id) => appointments::store::one(&app.db, id).await?,
        None => None,
    };
    let mut work = app.db.work().await?;
    if !store::undo(&mut work, referral, today, now - UNDO_FOR).await? {
        return Ok(false);
    }
    let person = store::person_in(&mut work, &referral.id).await?;
    let about = (referral, person.as_str());
    let at = referral.receiver.as_deref();
    let mut lines = vec![line(by, Deed::Undo, referral, (&person, at))];
    if let Some(old) = made.filter(|old| old.state == Became::Open) {
        lines.extend(cancel(&mut work, by, about, (&old.id, old.version)).await?);
    }
    if let (true, Some(receiver)) = (referral.opened_file, &referral.receiver) {
        let since = referral.decided_day.unwrap_or(today);
        for row in team::take_back(&mut work, &person, receiver, since).await? {
            lines.push(undone(by, about, (Thing::Team, &row)));
        }
        if !people::take_file_back(&mut work, &person, receiver).await? {
            // Somebody wrote in it already: that is not to be lost.
            return Err(Problem::Closed("referrals-file-in-use".into()));
        }
        lines.push(undone(by, about, (Thing::File, receiver)));
    }
    let account = by.map(|actor| actor.account.as_str());
    store::note(&mut work, now, &referral.id, ("receiver", account), ("undone", "")).await?;
    tell_sender(app, &mut work, referral).await?;
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, today, &[&person]).await?;
    work.save().await?;
    Ok(true)
}

/// Cancels the appointment that came with the yes. A colleague may have changed it meanwhile: then it
/// stays, and the file with it, and no line says otherwise.
async fn cancel(
    work: &mut Work,
    by: Answerer<'_>,
    (referral, person): (&Stored, &str),
    seen: (&str, i64),
) -> Result<Option<Line>, Problem> {
    let was_so = appointments::store::close(work, seen, Became::Cancelled, None).await?;
    Ok(was_so.then(|| Line {
        thing: Thing::Appointment,
        subject: seen.0.to_owned(),
        ..line(by, Deed::Cancelled, referral, (person, referral.receiver.as_deref()))
    }))
}

/// The line about something that the yes made and that is gone again.
fn undone(
    by: Answerer<'_>,
    (referral, person): (&Stored, &str),
    (thing, subject): (Thing, &str),
) -> Line {
    Line {
        thing,
        subject: subject.to_owned(),
        ..line(by, Deed::Undo, referral, (person, referral.receiver.as_deref()))
    }
}
