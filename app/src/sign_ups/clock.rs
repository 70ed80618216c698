//! The clock of a sign-up: mails halfway and on the last day, the end when no answer came, and what is erased
//! because it was never confirmed, never written in, or told long enough.

use super::acting::{line, tell_organisation, tell_sender};
use super::store::{self, SignUp};
use super::{CONFIRM_FOR, KEPT_MONTHS, Purpose, SHOWN_FOR};
use crate::audit::{self, Deed};
use crate::mail::{self, Kind as MailKind};
use crate::problem::Problem;
use crate::referrals::next_nudge;
use crate::web::App;
use jiff::ToSpan as _;

/// Does what the day asks; once an hour is enough.
pub async fn tick(app: &App) -> Result<(), Problem> {
    let today = app.today();
    for id in store::due(&app.db, today).await? {
        let Some(sign_up) = store::one(&app.db, &id).await? else { continue };
        let is_over = sign_up.open_until.is_some_and(|last| last < today);
        let done = if is_over { end(app, &sign_up).await } else { nudge(app, &sign_up).await };
        if let Err(problem) = done {
            // One that fails does not keep the others waiting; it is tried again at the next tick.
            tracing::error!(?problem, id, "the clock of a sign-up failed");
        }
    }
    Ok(())
}

/// Nobody answered in time: the sender hears of it.
async fn end(app: &App, sign_up: &SignUp) -> Result<(), Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    if !store::expire(&mut work, &sign_up.id, today).await? {
        return Ok(());
    }
    mail::store::drop_waiting(&mut work, &sign_up.id, now).await?;
    store::end_links(&mut work, &sign_up.id, Purpose::Answer, now).await?;
    store::note(&mut work, now, &sign_up.id, ("program", None), ("expired", "")).await?;
    tell_sender(app, &mut work, sign_up, MailKind::SignUpNews).await?;
    let line = line(None, Deed::End, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, now, &[line]).await?;
    Ok(work.save().await?)
}

/// Reminds the organisation.
async fn nudge(app: &App, sign_up: &SignUp) -> Result<(), Problem> {
    let (now, today) = (app.now(), app.today());
    let sent = sign_up.sent_day.unwrap_or(today);
    let next = sign_up.answer_by.and_then(|by| next_nudge(sent, by, today));
    let mut work = app.db.work().await?;
    if !store::nudged(&mut work, &sign_up.id, next, today).await? {
        return Ok(());
    }
    tell_organisation(app, &mut work, sign_up).await?;
    store::note(&mut work, now, &sign_up.id, ("program", None), ("nudged", "")).await?;
    let line = line(None, Deed::Remind, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, now, &[line]).await?;
    Ok(work.save().await?)
}

/// Erases what nobody needs any more.
pub async fn tidy(app: &App) -> Result<(), Problem> {
    let (now, today) = (app.now(), app.today());
    let months = store::term(&app.db, today).await?.unwrap_or(KEPT_MONTHS);
    let ended = today.saturating_sub(months.months());
    for (id, organisation) in
        store::erasable(&app.db, (now - CONFIRM_FOR, ended, now - SHOWN_FOR)).await?
    {
        let mut work = app.db.work().await?;
        mail::store::drop_waiting(&mut work, &id, now).await?;
        store::erase(&mut work, &id).await?;
        audit::write(&mut work, now, &[line(None, Deed::Erase, &id, &organisation)]).await?;
        work.save().await?;
    }
    Ok(())
}
