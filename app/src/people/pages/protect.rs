//! Making secret where somebody lives and with whom.

use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::{self, Stored};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "people/protect.html")]
struct Protect {
    page: Page,
    person: Stored,
    may_change: bool,
}

async fn open(app: &App, actor: &Actor, id: &str) -> Result<File, Problem> {
    access::open(app, actor, id, "protect").await
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let person = store::person(&app.db, &id).await?;
    view::show(&Protect { page, person, may_change: file.writes(Kind::Identity) })
}

pub(super) async fn save(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    open(&app, &actor, &id).await?.demand(Act::Write, Kind::Identity)?;
    let is_protected = Form::from_pairs(sent).ticked("protected");
    let mut work = app.db.work().await?;
    if store::protect(&mut work, app.now(), &id, is_protected).await? {
        let what = if is_protected { "protected" } else { "unprotected" };
        let line = Line::by(&actor, Deed::Change, Thing::Person, &id).about(&id).because(what);
        audit::write(&mut work, app.now(), &[line]).await?;
    }
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "people-saved"))
}
