//! One claim: what it is for, its receipt, what to look at, and what is decided.

use super::super::{Kind, State as Stage, store};
use super::{Desk, address, told};
use crate::access::Actor;
use crate::audit::Deed;
use crate::form::Form;
use crate::notes::attachments::{self, FileKind};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, Request, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "expenses/one.html")]
struct OnePage {
    page: Page,
    form: Form,
    desk: Desk,
    /// What to look at, each with its source.
    doubts: Vec<(String, String)>,
    answers: Vec<(String, String)>,
}

impl OnePage {
    fn of(page: Page, mut form: Form, desk: Desk) -> OnePage {
        let answer =
            |to: Stage| (to.word().to_owned(), page.t(&format!("expenses-answer-{}", to.word())));
        if form.value("version").is_empty() {
            form.set("version", desk.claim.version.to_string());
        }
        OnePage {
            doubts: desk.doubts.iter().map(|doubt| told::doubt(&page, doubt)).collect(),
            answers: [Stage::Approved, Stage::Refused].map(answer).to_vec(),
            page,
            form,
            desk,
        }
    }

    /// Whether it can still be decided otherwise: what was paid stands.
    fn can_decide(&self) -> bool {
        self.desk.decides() && self.desk.claim.decided.paid.is_none()
    }

    fn can_pay(&self) -> bool {
        self.desk.decides() && self.desk.claim.state == Stage::Approved
    }

    fn can_change(&self) -> bool {
        self.desk.writes() && self.desk.claim.state == Stage::Asked
    }
}

fn filled(page: &Page, desk: &Desk) -> Form {
    let claim = &desk.claim;
    let to = Some(claim.state).filter(|state| *state != Stage::Asked).map_or("", Stage::word);
    Form::filled([
        ("to", to.to_owned()),
        ("reason", claim.decided.reason.clone()),
        ("day", claim.decided.paid.unwrap_or(page.today).to_string()),
        ("version", claim.version.to_string()),
    ])
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    view::show(&OnePage::of(page.clone(), filled(&page, &desk), desk))
}

pub(super) async fn upload(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let at = (&desk.file, desk.claim.organisation.as_str());
    let receipt = match attachments::take(&app, &actor, at, request, FileKind::PAPER).await? {
        Ok(receipt) => receipt,
        Err(why) => {
            let mut form = filled(&page, &desk);
            form.wrong("file", if why == "notes-file-kind" { "agreements-scan-kind" } else { why });
            return view::show_again(&OnePage::of(page, form, desk));
        }
    };
    let mut work = app.db.work().await?;
    store::put_receipt(&mut work, &id, &receipt).await?;
    desk.keep(&app, work, &actor, Deed::Change).await?;
    Ok(view::go(&address(&id), "expenses-said-receipt"))
}

/// Somebody else changed it meanwhile: it is shown as it stands now, with what was typed.
async fn met(
    app: &App,
    (page, actor): (Page, &Actor),
    (mut form, field): (Form, &str),
    id: &str,
) -> Answer {
    let desk = Desk::open(app, actor, id).await?;
    form.set("version", desk.claim.version.to_string());
    form.wrong(field, "expenses-met");
    view::show_again(&OnePage::of(page, form, desk))
}

pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_decide(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let to = form.choice("to", Stage::parse).filter(|to| *to != Stage::Asked);
    let reason = form.text("reason", 300);
    if to == Some(Stage::Refused) && reason.is_empty() {
        form.wrong("reason", "expenses-reason-missing");
    }
    let (Some(to), true) = (to, form.is_good()) else {
        return view::show_again(&OnePage::of(page, form, desk));
    };
    let mut work = app.db.work().await?;
    let (at, by) = ((id.as_str(), form.version()), (actor.account.as_str(), page.today));
    if !store::decide(&mut work, at, (to, &reason), by).await? {
        drop(work);
        return met(&app, (page, &actor), (form, "to"), &id).await;
    }
    let deed = if to == Stage::Approved { Deed::Accept } else { Deed::Refuse };
    desk.keep(&app, work, &actor, deed).await?;
    Ok(view::go(&address(&id), "expenses-said-decided"))
}

pub(super) async fn pay(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_decide(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let day = form.day("day", page.today);
    if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "trajectories-not-in-future");
    } else if day.is_some_and(|day| day < desk.claim.asked.days.0) {
        form.wrong("day", "expenses-paid-too-early");
    }
    if !form.is_good() {
        return view::show_again(&OnePage::of(page, form, desk));
    }
    let mut work = app.db.work().await?;
    if !store::pay(&mut work, (&id, form.version()), day).await? {
        drop(work);
        return met(&app, (page, &actor), (form, "day"), &id).await;
    }
    desk.keep(&app, work, &actor, Deed::Done).await?;
    let said = if day.is_some() { "expenses-said-paid" } else { "expenses-said-unpaid" };
    Ok(view::go(&address(&id), said))
}

/// Takes away what was noted by mistake, as long as nobody decided.
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let mut work = app.db.work().await?;
    if !store::remove(&mut work, (&id, form.version())).await? {
        drop(work);
        return met(&app, (page, &actor), (form, "to"), &id).await;
    }
    desk.keep(&app, work, &actor, Deed::Remove).await?;
    let back = format!("/people/{}/expenses", desk.claim.person);
    Ok(view::go(&back, "expenses-said-removed"))
}

/// Whether a receipt is asked for this kind.
fn asks_receipt(kind: impl std::borrow::Borrow<Kind>) -> bool {
    matches!(kind.borrow(), Kind::Real | Kind::Travel | Kind::Voucher)
}
