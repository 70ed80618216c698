//! The page on which a coordinator puts the fields of the sheets in order: a button up and a button down.

use super::super::store::orders::{self, Order};
use super::order::{Paper, moved, ordered};
use super::{label, title};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/sheets", Door::Role, show).post("/sheets", Door::Role, change)
}

/// A sheet with its fields.
struct Listed {
    paper: Paper,
    title: String,
    /// Words and labels, in order.
    fields: Vec<(&'static str, String)>,
    version: i64,
    is_own: bool,
}

#[derive(askama::Template)]
#[template(path = "plans/order.html")]
struct OrderPage {
    page: Page,
    form: Form,
    organisation: String,
    /// The organisations of which the reader is coordinator: id and name.
    organisations: Vec<(String, String)>,
    sheets: Vec<Listed>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    organisation: String,
}

/// The organisation that is asked for, among those of which the reader is coordinator.
fn own<'a>(actor: &'a Actor, asked: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    actor.organisation_with(|role| role == Role::Coordinator, asked)
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    organisation: &str,
    form: Form,
) -> Result<OrderPage, Problem> {
    let kept = orders::of(&app.db, organisation).await?;
    let listed = |paper: Paper| {
        let order = kept.get(paper.word()).cloned().unwrap_or_default();
        let fields = ordered(paper, &order.fields);
        Listed {
            paper,
            title: title(&page, paper),
            is_own: fields != paper.fields(),
            fields: fields.into_iter().map(|field| (field, label(&page, field))).collect(),
            version: order.version,
        }
    };
    let sheets = Paper::ALL.into_iter().map(listed).collect();
    let all = crate::organisations::store::list(&app.db).await?;
    let mine = actor.organisations_as(&[Role::Coordinator]);
    let organisations = all.into_iter().filter(|o| mine.contains(&o.id.as_str()));
    Ok(OrderPage {
        organisations: organisations.map(|o| (o.id, o.name)).collect(),
        organisation: organisation.to_owned(),
        sheets,
        form,
        page,
    })
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let organisation = own(&actor, &asked.organisation)?;
    view::show(&sheet(&app, page, &actor, organisation, Form::default()).await?)
}

/// Moves one field, or goes back to the order of the decree.
async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let mut form = Form::from_pairs(sent);
    let organisation = own(&actor, form.value("organisation"))?;
    let paper = Paper::parse(form.value("sheet")).ok_or(Problem::NotFound)?;
    let kept = orders::of(&app.db, organisation).await?;
    let order = kept.get(paper.word()).map_or("", |order| order.fields.as_str());
    let new = match form.value("to") {
        "decree" => Some(paper.fields().to_vec()),
        to => moved(ordered(paper, order), form.value("field"), to == "up"),
    };
    let back = format!("/sheets?organisation={organisation}#{}", paper.word());
    let Some(new) = new else {
        form.wrong(paper.word(), "plans-order-edge");
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    };
    let new = Order { fields: new.join(","), version: form.version() };
    let mut work = app.db.work().await?;
    let by = (actor.account.as_str(), app.now());
    if !orders::keep(&mut work, (organisation, paper.word()), by, &new).await? {
        drop(work);
        form.wrong(paper.word(), "plans-order-meanwhile");
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    }
    let line = Line::by(&actor, Deed::Change, Thing::SheetOrder, paper.word()).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&back, "plans-said-order"))
}
