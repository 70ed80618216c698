//! The clock of a referral: mails halfway and on the last day, and the end when no answer came.

use super::answering::tell_receiver;
use super::{Stored, next_nudge, store};
use crate::audit::{self, Deed, Line, Thing};
use crate::mail::{self, Kind as MailKind};
use crate::problem::Problem;
use crate::web::App;

/// Does what the day asks; once an hour is enough.
pub async fn tick(app: &App) -> Result<(), Problem> {
    let today = app.today();
    for id in store::due(&app.db, today).await? {
        let Some(referral) = store::one(&app.db, &id).await? else { continue };
        let is_over = referral.open_until.is_some_and(|last| last < today);
        let done = if is_over { end(app, &referral).await } else { nudge(app, &referral).await };
        if let Err(problem) = done {
            // One that fails does not keep the others waiting; it is tried again at the next tick.
            tracing::error!(?problem, id, "the clock of a referral failed");
        }
    }
    Ok(())
}

/// Nobody answered in time: link and page close.
async fn end(app: &App, referral: &Stored) -> Result<(), Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    if !store::expire(&mut work, &referral.id, today).await? {
        return Ok(());
    }
    mail::store::drop_waiting(&mut work, &referral.id, now).await?;
    store::end_links(&mut work, &referral.id, now).await?;
    store::note(&mut work, now, &referral.id, ("program", None), ("expired", "")).await?;
    let line = Line::by_program(Deed::End, Thing::Referral, &referral.id).about(&referral.person);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(())
}

/// Reminds the receiver, when this network sends mail.
async fn nudge(app: &App, referral: &Stored) -> Result<(), Problem> {
    let (now, today) = (app.now(), app.today());
    let sent = referral.sent_day.unwrap_or(today);
    let next = next_nudge(sent, referral.answer_by, today);
    let mut work = app.db.work().await?;
    if !store::nudged(&mut work, &referral.id, next, today).await? {
        return Ok(());
    }
    if mail::sends(app) {
        let is_last = today >= referral.answer_by;
        let kind = if is_last { MailKind::LastDay } else { MailKind::Nudge };
        tell_receiver(app, &mut work, referral, kind).await?;
        store::note(&mut work, now, &referral.id, ("program", None), ("nudged", "")).await?;
        let line =
            Line::by_program(Deed::Remind, Thing::Referral, &referral.id).about(&referral.person);
        audit::write(&mut work, now, &[line]).await?;
    }
    work.save().await?;
    Ok(())
}
