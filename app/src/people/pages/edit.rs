//! Changing what is known about a person.

use super::choices;
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::{self, Around, Changed, Stored};
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
    file: File,
    /// For which organisation the reader notes indications.
    organisation: String,
    name: String,
    around: Around,
    ways: usize,
}

/// What is known before it is changed.
struct Before {
    file: File,
    organisation: String,
    person: Stored,
    around: Around,
}

impl Before {
    /// The form over it.
    fn form(self, page: Page, form: Form) -> Edit {
        let Before { file, organisation, person, around } = self;
        Edit { page, form, file, organisation, name: person.name(), around, ways: fields::WAYS }
    }
}

/// The person with the ways to reach them, and the indications that the organisation noted.
async fn stored(app: &App, actor: &Actor, id: &str, at: &str) -> Result<(Stored, Around), Problem> {
    let mut person = store::person(&app.db, id, app.today()).await?;
    let around = store::around(&app.db, id, &actor.account, app.today()).await?;
    person.fields.ways.clone_from(&around.ways);
    person.fields.indications = around.indications_of(at);
    Ok((person, around))
}

async fn opened(app: &App, actor: &Actor, id: &str) -> Result<Before, Problem> {
    let file = access::open(app, actor, id, "edit").await?;
    file.demand(Act::Write, Kind::Identity)?;
    file.demand_open()?;
    let organisation = file.organisation(actor, Act::Write, Kind::Indications)?.to_owned();
    let (person, around) = stored(app, actor, id, &organisation).await?;
    Ok(Before { file, organisation, person, around })
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let before = opened(&app, &actor, &id).await?;
    let form = fields::filled(&before.person.fields, before.person.version);
    view::show(&before.form(page, form))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut before = opened(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let mut new = fields::read(&mut form, app.today());
    keep_further_ways(&mut new, &before.person.fields);
    if !form.is_good() {
        return view::show_again(&before.form(page, form));
    }
    let mut work = app.db.work().await?;
    if store::change(&mut work, app.now(), &id, form.version(), &new).await?
        == Changed::SomebodyElseDid
    {
        drop(work);
        let (now, around) = stored(&app, &actor, &id, &before.organisation).await?;
        form.meet(&fields::filled(&now.fields, now.version), now.version);
        (before.person, before.around) = (now, around);
        return view::show_again(&before.form(page, form));
    }
    let (was, at) = (&before.person.fields, before.organisation.as_str());
    if was.indications != new.indications {
        store::note_indications(&mut work, app.now(), &id, at, &new.indications).await?;
    }
    let line = Line::by(&actor, Deed::Change, Thing::Person, &id).about(&id).at(at);
    let line = line.because(what_changed(was, &new));
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
