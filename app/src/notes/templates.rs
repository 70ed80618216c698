//! Templates of an organisation: texts with which a note can begin. Coordinators keep them.

pub mod store;

use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::Db;
pub use store::{Template, of};

/// The routes of templates.
pub fn routes() -> Routes {
    Routes::new()
        .get("/templates", Door::Role, list)
        .get("/templates/new", Door::Role, new_form)
        .post("/templates/new", Door::Role, add)
        .get("/templates/{id}/edit", Door::Role, edit_form)
        .post("/templates/{id}/edit", Door::Role, change)
        .post("/templates/{id}/remove", Door::Role, remove)
}

/// Puts the chosen template behind what was already typed in the note.
pub async fn lay_in(db: &Db, actor: &Actor, form: &mut Form) -> Result<(), Problem> {
    let chosen = form.value("template").to_owned();
    let found = of(db, actor).await?.into_iter().find(|t| t.id == chosen);
    match found {
        Some(template) => {
            let typed = form.value("body").trim_end().to_owned();
            let gap = if typed.is_empty() { "" } else { "\n\n" };
            form.set("body", format!("{typed}{gap}{}", template.body));
        }
        None => form.wrong("template", "form-choose"),
    }
    Ok(())
}

#[derive(askama::Template)]
#[template(path = "notes/templates.html")]
struct List {
    page: Page,
    templates: Vec<Template>,
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    view::show(&List { page, templates: own(&app.db, &actor).await? })
}

/// The templates that the reader keeps.
async fn own(db: &Db, actor: &Actor) -> Result<Vec<Template>, Problem> {
    let kept = actor.organisations_as(&[Role::Coordinator]);
    let mut templates = of(db, actor).await?;
    templates.retain(|t| kept.contains(&t.organisation.as_str()));
    Ok(templates)
}

async fn one(db: &Db, actor: &Actor, id: &str) -> Result<Template, Problem> {
    own(db, actor).await?.into_iter().find(|t| t.id == id).ok_or(Problem::NotFound)
}

#[derive(askama::Template)]
#[template(path = "notes/template_edit.html")]
struct Edit {
    page: Page,
    form: Form,
    key: String,
    /// The template that is changed; nothing for a new one.
    id: Option<String>,
}

async fn new_form(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let key = page.path.clone();
    let form = drafts::refill(&app, &actor, &key, Form::default()).await?;
    view::show(&Edit { page, form, key, id: None })
}

/// The title and the text, if both are sound.
fn read(form: &mut Form) -> Option<(String, String)> {
    let title = form.needed("title", 80, "notes-template-title-missing");
    let body = form.needed_lines("body", 10_000, "notes-template-body-missing");
    let both = (title?, body?);
    form.is_good().then_some(both)
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let mut form = Form::from_pairs(sent);
    let key = page.path.clone();
    let Some((title, body)) = read(&mut form) else {
        return view::show_again(&Edit { page, form, key, id: None });
    };
    let kept = actor.organisations_as(&[Role::Coordinator]);
    let home = actor.organisation.as_str();
    let organisation = if kept.contains(&home) { home } else { kept[0] };
    let mut work = app.db.work().await?;
    let id = store::add(&mut work, app.now(), organisation, &title, &body).await?;
    drafts::forget(&mut work, &actor, &key).await?;
    audit::write(&mut work, app.now(), &[Line::by(&actor, Deed::Make, Thing::Template, &id)])
        .await?;
    work.save().await?;
    Ok(view::go("/templates", "notes-said-template"))
}

fn stored(template: &Template) -> Form {
    Form::filled([("title", template.title.clone()), ("body", template.body.clone())])
}

async fn edit_form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let template = one(&app.db, &actor, &id).await?;
    let key = page.path.clone();
    let mut form = stored(&template);
    form.set("version", template.version.to_string());
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&Edit { page, form, key, id: Some(id) })
}

async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    one(&app.db, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let key = page.path.clone();
    let Some((title, body)) = read(&mut form) else {
        return view::show_again(&Edit { page, form, key, id: Some(id) });
    };
    let mut work = app.db.work().await?;
    if !store::change(&mut work, (&id, form.version()), &title, &body).await? {
        drop(work);
        let now = one(&app.db, &actor, &id).await?;
        form.meet(&stored(&now), now.version);
        return view::show_again(&Edit { page, form, key, id: Some(id) });
    }
    drafts::forget(&mut work, &actor, &key).await?;
    audit::write(&mut work, app.now(), &[Line::by(&actor, Deed::Change, Thing::Template, &id)])
        .await?;
    work.save().await?;
    Ok(view::go("/templates", "notes-said-template"))
}

async fn remove(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    one(&app.db, &actor, &id).await?;
    let mut work = app.db.work().await?;
    store::remove(&mut work, &id).await?;
    audit::write(&mut work, app.now(), &[Line::by(&actor, Deed::Remove, Thing::Template, &id)])
        .await?;
    work.save().await?;
    Ok(view::go("/templates", "notes-said-template-removed"))
}
