//! One referral for those who are asked: coaches, coordinators and partners of an organisation of the
//! network.

use crate::access::{Actor, Role};
use crate::audit::{self, Deed};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::referrals::answer_pages::Sheet;
use crate::referrals::answering::{self, line};
use crate::referrals::form::{self as forms, Reply};
use crate::referrals::store::{self, Stored};
use crate::referrals::{Sight, State as Stand, undoing};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// Who answers for an organisation.
const ANSWERERS: [Role; 3] = Role::GUIDES;

/// Opens a referral for a coach, coordinator or partner of the organisation that is asked; for all others
/// it does not exist.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<Stored, Problem> {
    let referral = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let is_asked = referral
        .receiver
        .as_ref()
        .is_some_and(|receiver| ANSWERERS.into_iter().any(|role| actor.is_at(role, receiver)));
    if !is_asked || referral.state == Stand::Draft {
        return Err(Problem::NotFound);
    }
    Ok(referral)
}

async fn sheet(
    app: &App,
    page: Page,
    referral: Stored,
    form: Option<Form>,
) -> Result<Sheet, Problem> {
    let receiver = referral.receiver.clone().unwrap_or_default();
    let workers = store::workers(&app.db, &receiver).await?;
    let action = format!("/asked/{}", referral.id);
    Sheet::of(app, page, referral, form, (action, Some(workers))).await
}

/// The person reads who looked, as at any look in the file. What is closed shows nothing of the person.
async fn look(app: &App, actor: &Actor, referral: &Stored) -> Result<(), Problem> {
    if matches!(referral.sight(app.now(), app.today()), Sight::Closed(_)) {
        return Ok(());
    }
    let receiver = referral.receiver.as_deref();
    let look = line(Some(actor), Deed::Look, referral, (&referral.person, receiver));
    audit::look(app, look).await
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let mut referral = open(&app, &actor, &id).await?;
    look(&app, &actor, &referral).await?;
    if referral.state == Stand::Sent && referral.sight(app.now(), page.today) == Sight::Open {
        let mut work = app.db.work().await?;
        if store::seen(&mut work, &id).await? {
            let by = ("receiver", Some(actor.account.as_str()));
            store::note(&mut work, app.now(), &referral.id, by, ("seen", "")).await?;
            work.save().await?;
        }
        referral = open(&app, &actor, &id).await?;
    }
    view::show(&sheet(&app, page, referral, None).await?)
}

pub(super) async fn answer(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let referral = open(&app, &actor, &id).await?;
    // What was typed wrongly comes back with everything that was told.
    look(&app, &actor, &referral).await?;
    let form = Form::from_pairs(sent);
    // What names no version answers no question.
    let version = form.version();
    let mut sheet = sheet(&app, page, referral, Some(form)).await?;
    let (form, workers) = (&mut sheet.form, sheet.workers.as_deref());
    let Some(reply) = forms::reply(form, sheet.page.today, (sheet.referral.kind, workers)) else {
        return view::show_again(&sheet);
    };
    let seen = (&sheet.referral, version);
    let (was_so, said) = match &reply {
        Reply::Decide(decision) => {
            (answering::decide(&app, Some(&actor), seen, decision).await?, "referrals-said-decided")
        }
        Reply::Ask(words) => (
            answering::talk(&app, Some(&actor), seen, (Stand::Asked, words)).await?,
            "referrals-said-asked",
        ),
    };
    if !was_so {
        return sheet.meanwhile(&app, store::one(&app.db, &id).await?).await;
    }
    Ok(view::go(&format!("/asked/{id}"), said))
}

pub(super) async fn undo(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let referral = open(&app, &actor, &id).await?;
    let version = Form::from_pairs(sent).version();
    if !undoing::undo(&app, Some(&actor), (&referral, version)).await? {
        let now = open(&app, &actor, &id).await?;
        let is_late = now.version == version;
        if is_late && !undoing::is_undone(&app, &now) {
            return Err(Problem::Closed("referrals-undo-late".into()));
        }
        if !undoing::is_undone(&app, &now) {
            look(&app, &actor, &now).await?;
            return sheet(&app, page, referral, None).await?.meanwhile(&app, Some(now)).await;
        }
        look(&app, &actor, &now).await?;
        return sheet(&app, page, referral, None).await?.undone(&app, now).await;
    }
    Ok(view::go(&format!("/asked/{id}"), "referrals-said-undone"))
}
