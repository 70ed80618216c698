//! A duty is put off until a day, with a reason.

use super::super::store::{self, NewLater, Whose};
use super::super::{Duty, Kind};
use crate::access::{self, Act, Actor, Kind as Data};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// So long something is put off at most, in months. Our own choice: what lies further is forgotten.
const LONGEST: i32 = 12;

/// Which duty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    organisation: String,
    subject: String,
}

#[derive(askama::Template)]
#[template(path = "clocks/later.html")]
struct LaterPage {
    page: Page,
    form: Form,
    duty: Duty,
    person: String,
}

/// The duty, for who may write about it; 404 when there is none, or its rule leaves no room.
async fn open(
    app: &App,
    page: &Page,
    actor: &Actor,
    (person, asked): (&str, &Asked),
) -> Result<Duty, Problem> {
    let file = access::open(app, actor, person, "clocks").await?;
    let kind = Kind::parse(&asked.kind).filter(|kind| kind.can_wait()).ok_or(Problem::NotFound)?;
    let whose = Whose { person: &file.person, organisation: &asked.organisation, mine: false };
    let all = store::duties(&app.db, &actor.account, whose, page.today).await?;
    let is_meant = |duty: &Duty| {
        duty.kind == kind
            && duty.subject == asked.subject
            && duty.organisation.0 == asked.organisation
    };
    let duty = all.into_iter().find(is_meant).ok_or(Problem::NotFound)?;
    file.demand_at(Act::Write, Data::Steps, &asked.organisation)?;
    Ok(duty)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let duty = open(&app, &page, &actor, (&person, &asked)).await?;
    let form = Form::filled([
        ("kind", asked.kind),
        ("organisation", asked.organisation),
        ("subject", asked.subject),
        ("due", duty.due.to_string()),
    ]);
    view::show(&LaterPage { page, form, duty, person })
}

fn read(form: &mut Form, duty: &Duty, today: Date) -> Option<(Date, String)> {
    let reason = form.needed("reason", 500, "clocks-reason-missing");
    let until = form.needed_day("until", today);
    let furthest = today.saturating_add(LONGEST.months());
    match until {
        Some(day) if day <= today || day <= duty.due => form.wrong("until", "clocks-until-past"),
        Some(day) if day > furthest => form.wrong("until", "clocks-until-far"),
        _ => (),
    }
    // The term changed while the form stood open: it is another duty now.
    if form.value("due") != duty.due.to_string() {
        form.wrong("until", "clocks-term-changed");
        form.set("due", duty.due.to_string());
    }
    Some((until?, reason?)).filter(|_| form.is_good())
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let text = |field: &str| form.value(field).to_owned();
    let asked =
        Asked { kind: text("kind"), organisation: text("organisation"), subject: text("subject") };
    let duty = open(&app, &page, &actor, (&person, &asked)).await?;
    let Some((until, reason)) = read(&mut form, &duty, page.today) else {
        return view::show_again(&LaterPage { page, form, duty, person });
    };
    let mut work = app.db.work().await?;
    let later = NewLater { until, reason: &reason, by: &actor.account, now: app.now() };
    store::put_off(&mut work, &duty, later).await?;
    let line = Line::by(&actor, Deed::Change, Thing::Duty, &duty.subject)
        .about(&person)
        .at(&asked.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/clocks"), "clocks-said-later"))
}
