//! Opening the file of the own organisation again, with one button: to go on with somebody who came back.

use crate::access::{self, Actor, File};
use crate::audit::{self, Deed, Line, Thing};
use crate::people::store;
use crate::problem::Answer;
use crate::safety_net;
use crate::view;
use crate::web::App;
use axum::extract::{Path, State};

/// The organisation whose closed file the reader may open again: the home of the reader where that is one.
/// Nothing for who has an open file already, and for who does not guide people there.
pub(super) fn at(file: &File, home: Option<&str>) -> Option<String> {
    let standing = &file.standing;
    if standing.has_open() {
        return None;
    }
    let mut own = standing.closed.iter().filter(|at| standing.supports_at(at));
    let first = own.clone().find(|at| Some(at.as_str()) == home);
    first.or(own.next()).cloned()
}

pub(super) async fn reopen(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = access::open(&app, &actor, &id, "person").await?;
    file.demand_supports()?;
    let home = format!("/people/{id}");
    let Some(at) = at(&file, Some(&actor.organisation)) else {
        return Ok(view::go(&home, "people-said-open"));
    };
    let mut work = app.db.work().await?;
    if store::reopen_file(&mut work, &id, &at).await? {
        let line = Line::by(&actor, Deed::Reopen, Thing::File, &at).about(&id).at(&at);
        audit::write(&mut work, app.now(), &[line]).await?;
        safety_net::settle(&mut work, app.today(), &[&id]).await?;
        work.save().await?;
        return Ok(view::go(&home, "people-said-reopened"));
    }
    // Somebody else was first, to open it or to erase it: the page says how it is now.
    Ok(view::go(&home, ""))
}
