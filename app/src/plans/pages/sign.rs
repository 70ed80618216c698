//! Signing on the screen of the worker: the person reads the plan or has it read aloud, types the own name
//! and ticks, and reads that it is done. All of it on a page without the worker's menu.

use super::super::contents::Contents;
use super::super::store;
use super::{Opened, agree};
use crate::access::Actor;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// The longest name that somebody types.
const LONGEST: usize = 80;

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
    /// Whether it was signed just now: then the screen goes back.
    is_signed: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    signed: String,
}

/// What is wrong with a name under a plan: it has letters, and is no longer than a name.
fn odd_name(name: &str) -> Option<&'static str> {
    if name.chars().count() > LONGEST {
        return Some("plans-sign-name-long");
    }
    (!has_letters(name)).then_some("plans-sign-name-letters")
}

/// Whether what was typed can be a name at all: digits alone are none.
pub(super) fn has_letters(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 1
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
        is_signed: false,
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let opened = agree::open(&app, &actor, &person).await?;
    let mut sheet = sheet(page, Form::empty(), &opened)?;
    if !asked.signed.is_empty() {
        let found = store::one_version(&app.db, &person, &asked.signed).await?;
        sheet.is_signed = found.is_some();
    }
    view::show(&sheet)
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
    let name = form.needed("name", 1_000, "plans-sign-name-missing");
    if let Some(odd) = name.as_deref().and_then(odd_name) {
        form.wrong("name", odd);
    }
    if !form.ticked("sure") {
        form.wrong("sure", "plans-sign-tick-missing");
    }
    let contents = agree::on_the_table(&mut form, &opened, "name")?;
    let (Some(name), Some(contents), true) = (name, contents, form.is_good()) else {
        return view::show_again(&sheet(page, form, &opened)?);
    };
    let names = format!("{name}, {}", actor.name);
    let new = agree::version_of(&contents, page.today, names, "screen")?;
    let version = agree::keep(&app, &actor, &opened, &new).await?;
    Ok(view::go(&format!("/people/{person}/plan/sign?signed={version}"), "plans-said-signed"))
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn a_name_has_letters_of_any_alphabet_and_is_no_longer_than_a_name() {
        for fine in ["Nele Zandvoorde", "Jo", "نورة", "Олена", "O'Neill 2"] {
            assert_eq!(odd_name(fine), None, "{fine}");
        }
        assert_eq!(odd_name("0499 00 00 00"), Some("plans-sign-name-letters"));
        assert_eq!(odd_name("x"), Some("plans-sign-name-letters"));
        assert_eq!(odd_name(&"a".repeat(81)), Some("plans-sign-name-long"));
    }
}
