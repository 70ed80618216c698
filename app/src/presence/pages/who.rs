//! Who somebody was of whom only a first name is known.

use super::super::store::{self, Somebody, Unknown};
use super::super::{Code, Mark, Sent, Source};
use super::{refused, said};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as SentForm, Query};
use serde::Deserialize;

/// The name that is looked for.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(askama::Template)]
#[template(path = "presence/who.html")]
struct WhoPage {
    page: Page,
    form: Form,
    one: Unknown,
    q: String,
    found: Vec<Somebody>,
}

impl WhoPage {
    fn said(&self) -> String {
        said(&self.page, self.one.slot.when)
    }
}

/// Opens a first name: 404 for who does not guide people at its organisation.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<Unknown, Problem> {
    let one = store::one_unknown(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let guides = |role| actor.is_at(role, &one.organisation);
    if guides(Role::Coach) || guides(Role::Coordinator) { Ok(one) } else { Err(Problem::NotFound) }
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    (one, q): (Unknown, &str),
    form: Form,
) -> Result<WhoPage, Problem> {
    let name = if q.trim().is_empty() { one.first_name.as_str() } else { q };
    let reader = (actor.account.as_str(), one.organisation.as_str());
    let found = store::find(&app.db, reader, name).await?;
    Ok(WhoPage { q: name.to_owned(), found, page, form, one })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let one = open(&app, &actor, &id).await?;
    view::show(&sheet(&app, page, &actor, (one, &asked.q), Form::empty()).await?)
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let one = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let reader = (actor.account.as_str(), one.organisation.as_str());
    let is_nobody = form.value("person") == "nobody";
    let person = store::called(&app.db, reader, form.value("person")).await?;
    if person.is_none() && !is_nobody {
        form.wrong("person", "form-choose");
        return view::show_again(&sheet(&app, page, &actor, (one, ""), form).await?);
    }
    let (now, day) = (app.now(), one.slot.when.day);
    if let Some(why) = person.as_ref().and_then(|person| refused(person, &person.name(), day)) {
        form.wrong("person", why);
        return view::show_again(&sheet(&app, page, &actor, (one, ""), form).await?);
    }
    let mut work = app.db.work().await?;
    let deed = if is_nobody { Deed::Delete } else { Deed::Change };
    let line = Line::by(&actor, deed, Thing::Presence, &one.slot.work_post).at(&one.organisation);
    let line = person.iter().fold(line, |line, person| line.about(&person.id));
    audit::write(&mut work, now, &[line]).await?;
    if !store::forget_unknown(&mut work, &id).await? {
        drop(work);
        form.wrong("person", "presence-who-told");
        return view::show_again(&sheet(&app, page, &actor, (one, ""), form).await?);
    }
    if let Some(person) = &person {
        let new = Sent {
            person: person.id.clone(),
            slot: one.slot.clone(),
            shown: None,
            mark: Some(Mark::of(Code::Present)),
            version: 0,
        };
        let place = store::At::Post(&one.slot.work_post);
        let whole = (place, one.organisation.as_str(), (day, day));
        let by = (Source::Screen, actor.account.as_str());
        let saved = store::save(&mut work, now, whole, by, &[new]).await?;
        if !saved.met.is_empty() {
            drop(work);
            form.wrong("person", "presence-already");
            return view::show_again(&sheet(&app, page, &actor, (one, ""), form).await?);
        }
        let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
        safety_net::settle(&mut work, app.today(), &people).await?;
    }
    work.save().await?;
    let said = if is_nobody { "presence-said-nobody" } else { "presence-said-known" };
    Ok(view::go(&format!("/presence?organisation={}&day={day}", one.organisation), said))
}
