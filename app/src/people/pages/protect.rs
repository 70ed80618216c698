//! Making secret where somebody lives and with whom.

use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::households::store::parents;
use crate::people::store::{self, Home, Stored};
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
    /// Who lives at the same door, as far as the reader may know them.
    others: Vec<Home>,
    /// Whether somebody lives there whom the reader does not see.
    has_more: bool,
    /// Who, of all of them, is seen by a parent: id and name.
    seen: Vec<(String, String)>,
}

/// Who lives at the same door today.
async fn others(app: &App, actor: &Actor, id: &str) -> Result<Vec<Home>, Problem> {
    let mut homes = store::around(&app.db, id, &actor.account).await?.homes;
    homes.retain(|home| home.until_day.is_none() && home.person != id);
    Ok(homes)
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
    let may_change = file.writes(Kind::Identity);
    let mut others = if may_change { others(&app, &actor, &id).await? } else { vec![] };
    let all = others.len();
    others.retain(|home| home.is_visible);
    let seen = parents::seen_around(&app.db, &id, page.today).await?;
    let whose = person.name();
    let name = |person: &String| {
        let other = others.iter().find(|home| home.person == *person).map(|home| &home.name);
        let own = (*person == id).then(|| whose.clone());
        other.cloned().or(own).map(|name| (person.clone(), name))
    };
    let seen = if may_change { seen.iter().filter_map(name).collect() } else { vec![] };
    view::show(&Protect { has_more: others.len() < all, page, person, may_change, others, seen })
}

pub(super) async fn save(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    open(&app, &actor, &id).await?.demand(Act::Write, Kind::Identity)?;
    let form = Form::from_pairs(sent);
    let is_protected = form.ticked("protected");
    let mut also = vec![];
    for home in others(&app, &actor, &id).await? {
        let is_asked = form.all("also").iter().any(|one| **one == home.person);
        if is_asked && is_protected && home.is_visible {
            let near = access::store::standing(&app.db, &actor.account, &home.person, app.now());
            if near.await?.may_somewhere(Act::Write, Kind::Identity).is_allowed() {
                also.push(home.person);
            }
        }
    }
    let mut work = app.db.work().await?;
    let what = if is_protected { "protected" } else { "unprotected" };
    let mut lines = vec![];
    for person in std::iter::once(&id).chain(&also) {
        if store::protect(&mut work, app.now(), person, is_protected).await? {
            let line = Line::by(&actor, Deed::Change, Thing::Person, person);
            lines.push(line.about(person).because(what));
        }
    }
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "people-saved"))
}
