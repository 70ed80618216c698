//! Changing what is known about a person.

use super::choices;
use crate::access::{self, Act, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::{self, Changed, Stored};
use crate::people::{NewPerson, form as fields};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "people/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    id: String,
    name: String,
    ways: usize,
}

impl Edit {
    fn of(page: Page, form: Form, person: &Stored) -> Edit {
        Edit { page, form, id: person.id.clone(), name: person.name(), ways: fields::WAYS }
    }
}

/// The person with the ways to reach them.
async fn stored(app: &App, actor: &Actor, id: &str) -> Result<Stored, Problem> {
    let mut person = store::person(&app.db, id).await?;
    person.fields.ways = store::around(&app.db, id, &actor.account).await?.ways;
    Ok(person)
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "edit").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let person = stored(&app, &actor, &id).await?;
    let form = fields::filled(&person.fields, person.version);
    view::show(&Edit::of(page, form, &person))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "edit").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let before = stored(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let mut new = fields::read(&mut form, app.today());
    keep_further_ways(&mut new, &before.fields);
    if !form.is_good() {
        return view::show_again(&Edit::of(page, form, &before));
    }
    let mut work = app.db.work().await?;
    if store::change(&mut work, app.now(), &id, form.version(), &new).await?
        == Changed::SomebodyElseDid
    {
        drop(work);
        let now = stored(&app, &actor, &id).await?;
        form.meet(&fields::filled(&now.fields, now.version), now.version);
        return view::show_again(&Edit::of(page, form, &now));
    }
    let changed = what_changed(&before.fields, &new);
    let line = Line::by(&actor, Deed::Change, Thing::Person, &id).about(&id).because(changed);
    audit::write(&mut work, app.now(), &[line]).await?;
    safety_net::settle(&mut work, app.today(), &[&id]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "people-saved"))
}

/// Ways beyond those the form shows stay as they were.
fn keep_further_ways(new: &mut NewPerson, before: &NewPerson) {
    new.ways.extend(before.ways.iter().skip(fields::WAYS).cloned());
}

/// The names of the fields that changed; never what they say.
fn what_changed(before: &NewPerson, after: &NewPerson) -> String {
    let changes = [
        ("name", before.given != after.given || before.family != after.family),
        ("called", before.called != after.called),
        ("birth", before.birth != after.birth),
        ("sex", before.sex != after.sex),
        ("language", before.language != after.language),
        ("interpreter", before.needs_interpreter != after.needs_interpreter),
        ("address", before.street != after.street || before.postcode != after.postcode),
        ("municipality", before.municipality != after.municipality),
        ("education", before.education != after.education),
        ("work", before.work_history != after.work_history),
        ("indications", before.indications != after.indications),
        ("ways", before.ways != after.ways),
    ];
    let names: Vec<&str> = changes.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    names.join(", ")
}
