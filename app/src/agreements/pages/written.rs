//! What an agreement says that is not signed yet.

use super::super::store::{self, Agreement};
use super::form::{self, Field};
use super::{Desk, address};
use crate::access::Actor;
use crate::audit::Deed;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::trajectories::store as trajectories;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::civil::Date;

#[derive(askama::Template)]
#[template(path = "agreements/edit.html")]
struct Sheet {
    page: Page,
    form: Form,
    agreement: Agreement,
    fields: Vec<Field>,
}

impl Sheet {
    fn of(page: Page, form: Form, agreement: Agreement) -> Sheet {
        Sheet { fields: form::fields(&page, &agreement.work_form), page, form, agreement }
    }
}

/// An agreement that can still be changed, with the days of its step.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(Desk, (Date, Option<Date>)), Problem> {
    let desk = Desk::open_to_change(app, actor, id).await?;
    let steps = trajectories::steps(&app.db, &desk.agreement.person).await?;
    let step = steps.iter().find(|step| step.id == desk.agreement.step).ok_or(Problem::NotFound)?;
    let days = (step.start, step.end);
    Ok((desk, days))
}

fn stored(agreement: &Agreement) -> Form {
    form::filled((agreement.from, agreement.until), &agreement.said, agreement.version)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (desk, _) = open(&app, &actor, &id).await?;
    view::show(&Sheet::of(page, stored(&desk.agreement), desk.agreement))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (desk, days) = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(read) = form::read(&mut form, &page, days) else {
        return view::show_again(&Sheet::of(page, form, desk.agreement));
    };
    let mut work = app.db.work().await?;
    if !trajectories::holds(&mut work, &desk.agreement.step, read.days).await? {
        drop(work);
        form.wrong("from", "offer-step-changed");
        return view::show_again(&Sheet::of(page, form, desk.agreement));
    }
    let at = (id.as_str(), form.version());
    if !store::change(&mut work, app.now(), at, read.days, &read.said).await? {
        drop(work);
        let now = store::one(&app.db, &id).await?.unwrap_or(desk.agreement);
        form.meet(&stored(&now), now.version);
        return view::show_again(&Sheet::of(page, form, now));
    }
    desk.keep(&app, work, &actor, Deed::Change).await?;
    Ok(view::go(&address(&id), "agreements-said-changed"))
}
