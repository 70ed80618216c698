//! The people behind a number of the register, for a coordinator of the organisation.

use super::super::Kind;
use super::super::field::Field;
use super::super::register::behind;
use super::super::store::register::actives;
use super::{Desk, Sent};
use crate::access::{Actor, Role};
use crate::audit::Deed;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;

/// Which number.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct What {
    field: String,
    value: String,
}

#[derive(askama::Template)]
#[template(path = "returns/people.html")]
struct PeoplePage {
    page: Page,
    title: String,
    head: String,
    back: String,
    /// Id and name.
    people: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(mut sent): Query<Sent>,
    Query(what): Query<What>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    Kind::SectorRegister.word().clone_into(&mut sent.kind);
    let desk = Desk::open(&app, &page, &actor, &sent).await?;
    let days = desk.period.so_far(page.today).filter(|_| desk.is_own).ok_or(Problem::NotFound)?;
    let field = Field::parse(&what.field);
    if field.is_none() && !what.field.is_empty() {
        return Err(Problem::NotFound);
    }
    desk.log(&app, Deed::Look).await?;
    let all = actives(&app.db, &desk.organisation, days, &actor.account).await?;
    let found = behind(all, field.map(|field| (field, what.value.as_str())), days);
    let title = match (field, what.value.as_str()) {
        (None, _) => page.t("returns-sum-active"),
        (Some(_), "") => page.t("returns-sum-stopped"),
        (Some(field), value) => format!("{}: {}", field.name(&page), field.label(&page, value)),
    };
    view::show(&PeoplePage {
        title,
        head: desk.head(&page),
        back: format!("/returns?{}", desk.asked().query()),
        people: found.into_iter().map(|one| (one.person, one.name)).collect(),
        page,
    })
}
