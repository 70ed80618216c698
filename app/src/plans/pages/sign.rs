//! Signing on the screen of the worker: the person reads the plan, types the own name and ticks.

use super::super::contents::Contents;
use super::{Opened, agree};
use crate::access::Actor;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "plans/sign.html")]
struct SignPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    called: String,
    contents: Contents,
    mark: String,
}

fn sheet(page: Page, form: Form, opened: &Opened) -> Result<SignPage, Problem> {
    let contents = Contents::of(&opened.sheet, opened.aim());
    Ok(SignPage {
        form,
        person: opened.file.person.clone(),
        name: opened.plans.name.clone(),
        called: opened.plans.called.clone(),
        mark: contents.mark()?,
        contents,
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let opened = agree::open(&app, &actor, &person).await?;
    view::show(&sheet(page, Form::default(), &opened)?)
}

/// Keeps the plan as it was read, with the name as it was typed, and who held the screen.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = agree::open(&app, &actor, &person).await?;
    let mut form = Form::from_pairs(sent);
    let name = form.needed("name", 120, "plans-sign-name-missing");
    if !form.ticked("sure") {
        form.wrong("sure", "plans-sign-tick-missing");
    }
    let contents = agree::on_the_table(&mut form, &opened, "name")?;
    let (Some(name), Some(contents), true) = (name, contents, form.is_good()) else {
        return view::show_again(&sheet(page, form, &opened)?);
    };
    let names = format!("{name}, {}", actor.name);
    let new = agree::version_of(&contents, page.today, names, "screen")?;
    agree::keep(&app, &actor, &opened, &new).await?;
    Ok(view::go(&format!("/people/{person}/plan"), "plans-said-signed"))
}
