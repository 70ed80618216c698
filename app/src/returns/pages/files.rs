//! A return as a workbook and as a paper.

use super::super::store::template;
use super::super::told;
use super::super::told::Told;
use super::super::vocabulary;
use super::{Desk, Sent};
use crate::access::Actor;
use crate::audit::Deed;
use crate::problem::{Answer, Problem};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Query;

/// The return, once it is in the log that it was taken out.
async fn taken(
    app: &App,
    page: &Page,
    actor: &Actor,
    sent: &Sent,
) -> Result<(Desk, Told), Problem> {
    let desk = Desk::open(app, page, actor, sent).await?;
    desk.log(app, Deed::Export).await?;
    let told = told(app, page, desk.asked()).await?;
    Ok((desk, told))
}

/// Where this program stands, so that a file can lead back to it.
fn front(app: &App) -> String {
    app.reach.public_url.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn name(desk: &Desk) -> String {
    format!("{}-{}", desk.kind.word(), desk.period.word())
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Sent>,
) -> Answer {
    let (desk, told) = taken(&app, &page, &actor, &sent).await?;
    let head = format!("{}. {}", desk.title(&page), desk.head(&page));
    let sheets = told.sheets(&page, &head, &front(&app));
    let bytes =
        paper::xlsx::write(&sheets, page.today).map_err(|e| Problem::Ours(e.to_string()))?;
    Ok(download::file(&name(&desk), Format::Xlsx, bytes))
}

/// The return in the organisation's own workbook: for a coordinator of that organisation, as it names people.
pub(super) async fn filled(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Sent>,
) -> Answer {
    let desk = Desk::open(&app, &page, &actor, &sent).await?;
    let own = (desk.organisation.as_str(), desk.kind.word());
    if !desk.is_own {
        return Err(Problem::NotFound);
    }
    let Some(kept) = template::one(&app.db, own).await? else {
        return Ok(Redirect::to(&format!("/returns?{}", desk.asked().query())).into_response());
    };
    let told = told(&app, &page, desk.asked()).await?;
    let values = vocabulary::values(&app, &page, desk.asked(), &told).await?;
    let made = vocabulary::filled(kept.contents, values).await?;
    match made {
        Ok(bytes) => {
            desk.log(&app, Deed::Export).await?;
            Ok(download::file(&format!("{}-eigen", name(&desk)), Format::Xlsx, bytes))
        }
        Err(unfit) => Err(Problem::Closed(vocabulary::said(&unfit))),
    }
}

pub(super) async fn pdf(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Sent>,
) -> Answer {
    let (desk, told) = taken(&app, &page, &actor, &sent).await?;
    let document = told.document(&page, &desk.title(&page), &desk.head(&page), &front(&app));
    view::paper::answer(document, &name(&desk)).await
}
