//! What is done with a sign-up, each in one unit of work with its mails and its line in the log.

use super::form::NewSignUp;
use super::store::{self, SignUp};
use super::{Purpose, words};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::language::Language;
use crate::mail::{self, Kind as MailKind, NewMail};
use crate::offer::Post;
use crate::problem::Problem;
use crate::referrals::store::{Decision, addressees};
use crate::referrals::{ANSWER_DAYS, State, UNDO_FOR};
use crate::web::App;
use base::db::Work;
use jiff::ToSpan as _;

/// Who answers: a worker of the organisation, or whoever has the link.
pub(super) type Answerer<'a> = Option<&'a Actor>;

/// A line of the log about a sign-up.
pub(super) fn line(by: Answerer<'_>, deed: Deed, id: &str, organisation: &str) -> Line {
    let line = match by {
        Some(actor) => Line::by(actor, deed, Thing::SignUp, id),
        None => Line::by_program(deed, Thing::SignUp, id).because("link"),
    };
    line.at(organisation)
}

/// Keeps a sign-up until the address of its sender is confirmed by the link that is mailed there.
pub(super) async fn begin(
    app: &App,
    language: Language,
    (post, new): (&Post, &NewSignUp),
) -> Result<(), Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let at = (post.organisation.as_str(), post.id.as_str(), language);
    let id = store::add(&mut work, now, at, new).await?;
    let path = store::make_link(&mut work, &id, Purpose::Confirm, now).await?;
    let mail = NewMail {
        kind: MailKind::SignUpConfirm,
        to: &new.sender_email,
        language,
        organisation: Some(&post.organisation),
        path: &path,
        about: &id,
    };
    mail::send(&mut work, app, &mail).await?;
    audit::write(&mut work, now, &[line(None, Deed::Make, &id, &post.organisation)]).await?;
    Ok(work.save().await?)
}

/// The sender confirmed the address: the organisation hears of it. Gives the path by which the sender follows
/// it; nothing when it was confirmed before.
pub(super) async fn confirm(app: &App, sign_up: &SignUp) -> Result<Option<String>, Problem> {
    if !sign_up.is_active {
        return Err(Problem::Closed("referrals-receiver-closed".into()));
    }
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let answer_by = today.saturating_add(ANSWER_DAYS.days());
    if !store::confirm(&mut work, &sign_up.id, (now, today, answer_by)).await? {
        return Ok(None);
    }
    store::end_links(&mut work, &sign_up.id, Purpose::Confirm, now).await?;
    store::note(&mut work, now, &sign_up.id, ("sender", None), ("sent", "")).await?;
    tell_organisation(app, &mut work, sign_up).await?;
    let path = tell_sender(app, &mut work, sign_up, MailKind::SignUpSent).await?;
    let line = line(None, Deed::Send, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(Some(path))
}

/// Writes yes or no down. Says whether it was still as the answerer saw it.
pub(super) async fn decide(
    app: &App,
    by: Answerer<'_>,
    (sign_up, version): (&SignUp, i64),
    decision: &Decision,
) -> Result<bool, Problem> {
    if !sign_up.is_active {
        return Err(Problem::Closed("referrals-receiver-closed".into()));
    }
    let (now, today) = (app.now(), app.today());
    let who = words::answerer(by, decision);
    let mut work = app.db.work().await?;
    let seen = (sign_up.id.as_str(), version);
    if !store::decide(&mut work, (now, today), seen, (decision, &who)).await? {
        return Ok(false);
    }
    let (deed, what) = match decision {
        Decision::Accept(..) => (Deed::Accept, "accepted"),
        Decision::Refuse(..) => (Deed::Refuse, "refused"),
    };
    note(app, &mut work, (sign_up, by), ("receiver", what, "")).await?;
    tell_sender(app, &mut work, sign_up, MailKind::SignUpNews).await?;
    audit::write(&mut work, now, &[line(by, deed, &sign_up.id, &sign_up.organisation)]).await?;
    work.save().await?;
    Ok(true)
}

/// A question back, or its answer. Says whether it was still as the writer saw it.
pub(super) async fn talk(
    app: &App,
    by: Answerer<'_>,
    (sign_up, version): (&SignUp, i64),
    (state, said): (State, &str),
) -> Result<bool, Problem> {
    let mut work = app.db.work().await?;
    if !store::talk(&mut work, (&sign_up.id, version), state, app.today()).await? {
        return Ok(false);
    }
    let is_back = state == State::Asked;
    let (side, what, deed) = if is_back {
        ("receiver", "asked", Deed::Ask)
    } else {
        ("sender", "answered", Deed::Answer)
    };
    note(app, &mut work, (sign_up, by), (side, what, said)).await?;
    if is_back {
        tell_sender(app, &mut work, sign_up, MailKind::SignUpNews).await?;
    } else {
        tell_organisation(app, &mut work, sign_up).await?;
    }
    let line = line(by, deed, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(true)
}

/// Takes an answer back within a day, as long as nobody was written in. Says whether it could.
pub(super) async fn undo(
    app: &App,
    by: Answerer<'_>,
    (sign_up, version): (&SignUp, i64),
) -> Result<bool, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let is_so = sign_up.version == version;
    if !is_so || !store::undo(&mut work, sign_up, today, now - UNDO_FOR).await? {
        return Ok(false);
    }
    note(app, &mut work, (sign_up, by), ("receiver", "undone", "")).await?;
    tell_sender(app, &mut work, sign_up, MailKind::SignUpNews).await?;
    let line = line(by, Deed::Undo, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(true)
}

/// The sender takes it back. Says whether it could.
pub(super) async fn withdraw(
    app: &App,
    (sign_up, version): (&SignUp, i64),
) -> Result<bool, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::withdraw(&mut work, (&sign_up.id, version), app.today()).await? {
        return Ok(false);
    }
    mail::store::drop_waiting(&mut work, &sign_up.id, now).await?;
    store::end_links(&mut work, &sign_up.id, Purpose::Answer, now).await?;
    note(app, &mut work, (sign_up, None), ("sender", "withdrawn", "")).await?;
    let line = line(None, Deed::Withdraw, &sign_up.id, &sign_up.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(true)
}

async fn note(
    app: &App,
    work: &mut Work,
    (sign_up, by): (&SignUp, Answerer<'_>),
    (side, what, said): (&str, &str, &str),
) -> Result<(), Problem> {
    let account = by.map(|actor| actor.account.as_str());
    Ok(store::note(work, app.now(), &sign_up.id, (side, account), (what, said)).await?)
}

/// A mail to the organisation: a sign-up waits for an answer. Its link ends the one before.
pub(super) async fn tell_organisation(
    app: &App,
    work: &mut Work,
    sign_up: &SignUp,
) -> Result<(), Problem> {
    let now = app.now();
    store::end_links(work, &sign_up.id, Purpose::Answer, now).await?;
    let path = store::make_link(work, &sign_up.id, Purpose::Answer, now).await?;
    for to in addressees(work, &sign_up.organisation).await? {
        let mail = NewMail {
            kind: MailKind::SignUp,
            to: &to.email,
            language: to.language,
            organisation: Some(&sign_up.organisation),
            path: &path,
            about: &sign_up.id,
        };
        mail::send(work, app, &mail).await?;
    }
    Ok(())
}

/// A mail to the sender with a link to see how it stands; gives that path. The links before it go on working:
/// whoever reads an older mail is not to be sent away.
pub(super) async fn tell_sender(
    app: &App,
    work: &mut Work,
    sign_up: &SignUp,
    kind: MailKind,
) -> Result<String, Problem> {
    let path = store::make_link(work, &sign_up.id, Purpose::Follow, app.now()).await?;
    let mail = NewMail {
        kind,
        to: &sign_up.sender_email,
        language: sign_up.language,
        organisation: Some(&sign_up.organisation),
        path: &path,
        about: &sign_up.id,
    };
    mail::send(work, app, &mail).await?;
    Ok(path)
}
