//! Sending a question, asking once more for an answer, and the link of somebody outside.

use super::one::{self, open_to_write};
use crate::access::{Actor, File};
use crate::account::links;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::mail::{self, Kind as MailKind};
use crate::problem::{Answer, Problem};
use crate::referrals::answering::tell_receiver;
use crate::referrals::store::{self, Stored};
use crate::referrals::{Part, State as Stand, told};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// How long must pass between two reminders by hand.
pub(super) const BETWEEN_REMINDERS: SignedDuration = SignedDuration::from_hours(20);

/// Where the link of a referral is shown.
fn link_page(id: &str) -> String {
    format!("/referrals/{id}/link")
}

#[derive(askama::Template)]
#[template(path = "referrals/link.html")]
struct LinkPage {
    page: Page,
    referral: Stored,
    link: String,
    sends_mail: bool,
}

/// Sends a draft as it was seen, and shows the link to hand over when this network sends no mail. When a colleague
/// changed it meanwhile, that is read first.
pub(super) async fn send_draft(
    app: &App,
    page: Page,
    actor: &Actor,
    (file, id, seen): (&File, &str, i64),
    headers: &HeaderMap,
) -> Answer {
    let referral = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    check(&referral, &page)?;
    if referral.version != seen && referral.state == Stand::Draft {
        let opened = (file.clone(), referral);
        return one::not_yet(app, page, actor, opened, "referrals-draft-meanwhile".into()).await;
    }
    let (now, today) = (app.now(), app.today());
    let to = (actor.account.as_str(), referral.receiver_language);
    let parts = referral.parts.iter().copied();
    let parts = parts.filter(|part: &Part| part.is_for(referral.receiver_kind)).collect();
    let told = told::build(app, &page, file, to, &parts).await?;
    let mut work = app.db.work().await?;
    if !store::send(&mut work, (now, today), (id, seen, referral.answer_by), &told).await? {
        return Err(Problem::Closed("referrals-was-sent".into()));
    }
    let link = tell_receiver(app, &mut work, &referral, MailKind::Asked).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("sent", "")).await?;
    let line = Line::by(actor, Deed::Send, Thing::Referral, id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    match link.filter(|_| !mail::sends(app)) {
        Some(path) => to_link(app, actor, (id, &path), headers),
        None => Ok(view::go(&format!("/referrals/{id}"), "referrals-said-sent")),
    }
}

/// What stands in the way of sending.
fn check(referral: &Stored, page: &Page) -> Result<(), Problem> {
    let why = if referral.agreed_how.is_empty() {
        "referrals-agree-first"
    } else if referral.answer_by < page.today {
        "referrals-answer-past"
    } else if !referral.receiver_active {
        "referrals-receiver-closed"
    } else {
        return Ok(());
    };
    Err(Problem::Closed(why.into()))
}

/// Leads on to the page that shows a link: a reload of that page makes no other.
fn to_link(app: &App, actor: &Actor, (id, path): (&str, &str), headers: &HeaderMap) -> Answer {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let (link, to) = (links::whole(app, host, path), link_page(id));
    app.shown.keep(app.now(), (&actor.session, &to), &link)?;
    Ok(view::go(&to, ""))
}

/// The link that was just made, for who made it; for all others, and later, it is gone.
pub(super) async fn shown(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (_, referral) = open_to_write(&app, &actor, &id).await?;
    let Some(link) = app.shown.find(app.now(), (&actor.session, &link_page(&id))) else {
        return Ok(view::go(&format!("/referrals/{id}"), "referrals-link-gone"));
    };
    view::show(&LinkPage { page, referral, link, sends_mail: mail::sends(&app) })
}

pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = open_to_write(&app, &actor, &id).await?;
    let seen = Form::from_pairs(sent).version();
    let draft = (opened.1.state == Stand::Draft).then(|| check(&opened.1, &page).err()).flatten();
    if let Some(Problem::Closed(why)) = draft {
        return one::not_yet(&app, page, &actor, opened, why).await;
    }
    send_draft(&app, page, &actor, (&opened.0, &id, seen), &headers).await
}

/// Asks once more for an answer, at most once a day.
pub(super) async fn remind(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    if !mail::sends(&app) {
        return Err(Problem::Closed("mail-none".into()));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::remind(&mut work, &id, now, now - BETWEEN_REMINDERS).await? {
        return Err(Problem::Closed("referrals-reminded-today".into()));
    }
    tell_receiver(&app, &mut work, &referral, MailKind::Reminder).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("reminded", "")).await?;
    let line = Line::by(&actor, Deed::Remind, Thing::Referral, &id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-reminded"))
}

/// Makes a new link; the old ones lead nowhere any more.
pub(super) async fn link(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    if referral.is_inside() || !referral.state.is_waiting() {
        return Err(Problem::Closed("referrals-no-link".into()));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::relink(&mut work, &id).await? {
        // Answered or taken back at this very moment.
        return Err(Problem::Closed("referrals-no-link".into()));
    }
    mail::store::drop_waiting(&mut work, &id, now).await?;
    let made = tell_receiver(&app, &mut work, &referral, MailKind::Asked).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("link", "")).await?;
    let line = Line::by(&actor, Deed::MakeLink, Thing::Referral, &id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    to_link(&app, &actor, (&id, &made.unwrap_or_default()), &headers)
}
