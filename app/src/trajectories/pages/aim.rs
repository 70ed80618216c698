//! The own aim: the rung somebody wants to reach, in the own words. Every rung can be success.

use super::super::store;
use super::{Desk, home, keep};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::people::store as people;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use outcomes::Rung;

#[derive(askama::Template)]
#[template(path = "trajectories/aim.html")]
struct AimPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    called: String,
    earlier: Vec<store::Aim>,
}

fn sheet(page: Page, desk: Desk, form: Form) -> AimPage {
    AimPage {
        page,
        form,
        person: desk.file.person,
        name: desk.plans.name,
        called: desk.plans.called,
        earlier: desk.plans.aims.into_iter().rev().collect(),
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "aim").await?;
    desk.file.demand_open()?;
    let mut form = stored(&desk);
    form.set("version", version(&desk).to_string());
    view::show(&sheet(page, desk, form))
}

/// The aim of now, as the form has it.
fn stored(desk: &Desk) -> Form {
    desk.plans.aim().map_or_else(Form::empty, |aim| {
        Form::filled([("aim_rung", aim.rung.to_string()), ("words", aim.words.clone())])
    })
}

/// How many aims there were: each new one is a row more.
fn version(desk: &Desk) -> i64 {
    i64::try_from(desk.plans.aims.len()).unwrap_or(i64::MAX)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "aim").await?;
    desk.file.demand_open()?;
    let mut form = Form::from_pairs(sent);
    let rung = form.choice("aim_rung", |n| Rung::new(n.parse().ok()?).ok());
    let words = form.lines("words", 300);
    let (Some(rung), true) = (rung, form.is_good()) else {
        return view::show_again(&sheet(page, desk, form));
    };
    let mut work = app.db.work().await?;
    // Who saves at the same moment waits here, and then meets this aim.
    people::hold(&mut work, &person).await?;
    if !store::has_aims(&mut work, &person, form.version()).await? {
        drop(work);
        let now = Desk::open(&app, &actor, &person, "aim").await?;
        form.meet(&stored(&now), version(&now));
        return view::show_again(&sheet(page, now, form));
    }
    let aim = (i64::from(rung.number()), words.as_str(), page.today);
    let id = store::add_aim(&mut work, app.now(), &person, aim).await?;
    keep(&app, work, &person, &[Line::by(&actor, Deed::Make, Thing::Aim, &id).about(&person)])
        .await?;
    Ok(view::go(&home(&person), "trajectories-said-aim"))
}
