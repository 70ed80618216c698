//! The duties on one person.

use super::super::store::{self, Whose};
use super::list::{Group, READERS, groups};
use crate::access::{self, Actor};
use crate::people::store::name_of;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};

#[derive(askama::Template)]
#[template(path = "clocks/person.html")]
struct PersonPage {
    page: Page,
    person: String,
    name: String,
    groups: Vec<Group>,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "clocks").await?;
    if !READERS.iter().any(|role| file.standing.has(*role)) {
        return Err(Problem::NotFound);
    }
    let whose = Whose { person: &file.person, ..Whose::default() };
    let duties = store::duties(&app.db, &actor.account, whose, page.today).await?;
    view::show(&PersonPage {
        name: name_of(&app.db, &person).await?,
        groups: groups(&page, duties),
        person,
        page,
    })
}
