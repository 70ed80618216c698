//! The signed paper, scanned or photographed: an attachment of the person, known to the agreement.

use super::super::store;
use super::one::OnePage;
use super::{Desk, address};
use crate::access::{Act, Actor, Kind};
use crate::audit::Deed;
use crate::form::Form;
use crate::notes::attachments::{self, FileKind};
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, Request, State};

pub(super) async fn upload(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let organisation = desk.agreement.organisation.clone();
    desk.file.demand_at(Act::Write, Kind::TeamNotes, &organisation)?;
    let at = (&desk.file, organisation.as_str());
    let scan = match attachments::take(&app, &actor, at, request, FileKind::PAPER).await? {
        Ok(scan) => scan,
        Err(why) => {
            let mut form = Form::default();
            let why = if why == "notes-file-kind" { "agreements-scan-kind" } else { why };
            form.wrong("file", why);
            return view::show_again(&OnePage::of(page, form, desk));
        }
    };
    let mut work = app.db.work().await?;
    store::put_scan(&mut work, app.now(), &id, &scan).await?;
    desk.keep(&app, work, &actor, Deed::Change).await?;
    Ok(view::go(&address(&id), "agreements-said-scan"))
}
