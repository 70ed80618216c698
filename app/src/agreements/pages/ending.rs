//! Ending an agreement that is signed: its last day, and why.

use super::super::store::{self, Agreement};
use super::{Desk, address};
use crate::access::Actor;
use crate::audit::Deed;
use crate::form::Form;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "agreements/end.html")]
struct Sheet {
    page: Page,
    form: Form,
    agreement: Agreement,
}

fn stored(agreement: &Agreement, today: jiff::civil::Date) -> Form {
    Form::filled([
        ("day", agreement.until.unwrap_or(today).to_string()),
        ("reason", agreement.end_reason.clone()),
        ("version", agreement.version.to_string()),
    ])
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let agreement = Desk::open_to_wind_up(&app, &actor, &id).await?.agreement;
    view::show(&Sheet { form: stored(&agreement, page.today), page, agreement })
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_wind_up(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day < desk.agreement.from) {
        form.wrong("day", "offer-until-before");
    }
    let reason = form.text("reason", 300);
    let (Some(day), true) = (day, form.is_good()) else {
        return view::show_again(&Sheet { page, form, agreement: desk.agreement });
    };
    let mut work = app.db.work().await?;
    let at = (id.as_str(), form.version());
    if !store::end(&mut work, app.now(), at, (day, &reason)).await? {
        drop(work);
        let now = store::one(&app.db, &id).await?.unwrap_or(desk.agreement);
        form.meet(&stored(&now, page.today), now.version);
        return view::show_again(&Sheet { page, form, agreement: now });
    }
    desk.keep(&app, work, &actor, Deed::End).await?;
    Ok(view::go(&address(&id), "agreements-said-ended"))
}
