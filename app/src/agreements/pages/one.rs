//! One agreement: what it says, how far it is, and what is missing.

use super::super::store;
use super::super::{Element, Framework, State as Stage};
use super::{Desk, address};
use crate::access::Actor;
use crate::audit::Deed;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::trajectories::FURTHEST_PLAN;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How long the names of who signed may be.
const LONGEST_BY: usize = 200;

#[derive(askama::Template)]
#[template(path = "agreements/one.html")]
pub(super) struct OnePage {
    page: Page,
    form: Form,
    desk: Desk,
    /// What it says: the heading and the words, in the order of the paper.
    said: Vec<(String, String)>,
    /// What the framework asks and it does not say.
    lacks: Vec<String>,
    source: &'static str,
    is_over: bool,
}

impl OnePage {
    pub(super) fn of(page: Page, mut form: Form, desk: Desk) -> OnePage {
        let agreement = &desk.agreement;
        let name = |element: Element| page.t(&format!("agreements-element-{}", element.word()));
        let said = Element::ALL.into_iter().filter_map(|element| {
            agreement.said.get(&element).map(|words| (name(element), words.clone()))
        });
        let said = said.collect();
        if form.value("version").is_empty() {
            form.set("version", agreement.version.to_string());
        }
        OnePage {
            said,
            lacks: agreement.lacks().into_iter().map(name).collect(),
            source: Framework::of(&agreement.work_form).source(),
            is_over: agreement.is_over(page.today),
            page,
            form,
            desk,
        }
    }
}

/// The form to sign begins with today and with who is likely to sign.
fn signing(page: &Page, actor: &Actor, desk: &Desk) -> Form {
    let by = [desk.agreement.person_name.as_str(), actor.name.as_str()];
    Form::filled([
        ("day", page.today.to_string()),
        ("by", by.join(page.comma())),
        ("version", desk.agreement.version.to_string()),
    ])
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let form = signing(&page, &actor, &desk);
    view::show(&OnePage::of(page, form, desk))
}

/// Somebody else changed it meanwhile: it is shown as it stands now, with what was typed.
async fn met(
    app: &App,
    (page, actor): (Page, &Actor),
    mut form: Form,
    field: &str,
    id: &str,
) -> Answer {
    let desk = Desk::open(app, actor, id).await?;
    form.set("version", desk.agreement.version.to_string());
    form.wrong(field, "agreements-met");
    view::show_again(&OnePage::of(page, form, desk))
}

/// On paper to be signed, or back to be written on.
pub(super) async fn go(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(to) = form.choice("to", Stage::parse).filter(|to| *to != Stage::Signed) else {
        return view::show_again(&OnePage::of(page, form, desk));
    };
    // What was declared still waits to be signed: only the way back is closed.
    let is_signed = desk.agreement.state == Stage::Signed;
    if is_signed || (to == Stage::Draft && desk.agreement.stands()) {
        return Err(Problem::Closed("agreements-signed-stands".into()));
    }
    let at = (id.as_str(), form.version());
    let mut work = app.db.work().await?;
    let done = match to {
        Stage::ToSign => store::to_sign(&mut work, app.now(), at).await?,
        _ => store::give_back(&mut work, app.now(), at).await?,
    };
    if !done {
        drop(work);
        return met(&app, (page, &actor), form, "to", &id).await;
    }
    desk.keep(&app, work, &actor, Deed::Change).await?;
    let said = match to {
        Stage::ToSign => "agreements-said-to-sign",
        _ => "agreements-said-draft",
    };
    Ok(view::go(&address(&id), said))
}

/// The first day on which an agreement can have been signed: no earlier than it can have been made, which is
/// so long before it begins. Not the day on which it was written down here: a paper is often older.
fn first_signing(from: Date) -> Date {
    from.saturating_sub(FURTHEST_PLAN.days())
}

/// Signed: on which day, and by whom.
pub(super) async fn sign(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "trajectories-not-in-future");
    } else if day.is_some_and(|day| day < first_signing(desk.agreement.from)) {
        form.wrong("day", "agreements-signed-too-early");
    }
    let by = form.needed("by", LONGEST_BY, "agreements-by-missing");
    let (Some(day), Some(by), true) = (day, by, form.is_good()) else {
        return view::show_again(&OnePage::of(page, form, desk));
    };
    let mut work = app.db.work().await?;
    let at = (id.as_str(), form.version());
    if !store::sign(&mut work, app.now(), at, (day, &by)).await? {
        drop(work);
        return met(&app, (page, &actor), form, "day", &id).await;
    }
    desk.keep(&app, work, &actor, Deed::Done).await?;
    Ok(view::go(&address(&id), "agreements-said-signed"))
}

/// Throws a draft away.
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_change(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let mut work = app.db.work().await?;
    if !store::remove(&mut work, &id, form.version()).await? {
        drop(work);
        return met(&app, (page, &actor), form, "to", &id).await;
    }
    desk.keep(&app, work, &actor, Deed::Remove).await?;
    Ok(view::go(&format!("/people/{}", desk.agreement.person), "agreements-said-removed"))
}
