//! Writing somebody in: the form shows who is known already, while typing and before saving.

use super::choices;
use super::list::MAY_ADD;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::same::{self, Likely};
use crate::people::search;
use crate::people::{NewPerson, form as fields, sort_name, store};
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use base::names;
use base::rough_date::RoughDate;
use jiff::SignedDuration;
use serde::Deserialize;

/// How often somebody may ask whether a name is known elsewhere in the network.
const KNOWN_ELSEWHERE: Limit = Limit { hits: 10, within: SignedDuration::from_hours(1) };

/// How many ways to reach somebody are asked at first.
const WAYS_AT_FIRST: usize = 2;

/// What the network answers about a name with a birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    /// Nothing that the reader may not see anyway.
    Nothing,
    /// Another organisation has a file.
    Known,
    /// The reader asked too often; nobody looked.
    AskedTooOften,
}

#[derive(askama::Template)]
#[template(path = "people/new.html")]
struct New {
    page: Page,
    form: Form,
    candidates: Vec<Likely>,
    elsewhere: Elsewhere,
    asks_again: bool,
    ways: usize,
}

impl New {
    fn around(page: Page, form: Form) -> New {
        New {
            page,
            form,
            candidates: vec![],
            elsewhere: Elsewhere::Nothing,
            asks_again: false,
            ways: WAYS_AT_FIRST,
        }
    }
}

#[derive(askama::Template)]
#[template(path = "people/candidates.html")]
struct Candidates {
    page: Page,
    candidates: Vec<Likely>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&MAY_ADD)?;
    let typed = names::recognise(&asked.q, app.today());
    let (given, family) = search::split_name(&typed.names);
    let mut form = fields::filled(&NewPerson { given, family, ..NewPerson::default() }, 0);
    form.set("lead", "yes");
    form.set("way-0", typed.phone_digits.unwrap_or_default());
    if let [birth] = typed.births.as_slice() {
        form.set("birth", fields::written(*birth));
    }
    view::show(&New::around(page, form))
}

/// Who could be meant by a half-filled form: its names, birth date and first way to reach.
async fn known(app: &App, actor: &Actor, form: &Form) -> Result<Vec<Likely>, Problem> {
    let [given, family, birth, phone] =
        ["given", "family", "birth", "way-0"].map(|field| form.value(field).trim());
    let who = format!("{given} {family}");
    Ok(same::people(app, &actor.account, &who, birth, phone).await?)
}

pub(super) async fn candidates(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&MAY_ADD)?;
    let form = Form::from_pairs(sent);
    let mut candidates = known(&app, &actor, &form).await?;
    candidates.truncate(5);
    view::show(&Candidates { page, candidates })
}

/// Where the reader writes people in: at home, or else at the first organisation with the right.
fn organisation(actor: &Actor) -> Result<String, Problem> {
    Ok(actor.organisation_with(|role| MAY_ADD.contains(&role), "")?.to_owned())
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&MAY_ADD)?;
    let mut form = Form::from_pairs(sent);
    let new = fields::read(&mut form, app.today());
    if !form.is_good() {
        return view::show_again(&New::around(page, form));
    }
    if !form.ticked("confirmed") {
        let candidates = known(&app, &actor, &form).await?;
        let elsewhere = ask_elsewhere(&app, &actor, &new).await?;
        if !candidates.is_empty() || elsewhere != Elsewhere::Nothing {
            let asks_again = true;
            let again = New { candidates, elsewhere, asks_again, ..New::around(page, form) };
            return view::show_again(&again);
        }
    }
    let organisation = organisation(&actor)?;
    let leads = form.ticked("lead") && actor.is_at(Role::Coach, &organisation)
        || form.ticked("lead") && actor.is_at(Role::Coordinator, &organisation);
    let lead = leads.then_some(&actor);
    let mut work = app.db.work().await?;
    let id = store::add(&mut work, app.now(), app.today(), &organisation, &new, lead).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Person, &id).about(&id);
    audit::write(&mut work, app.now(), &[line]).await?;
    safety_net::settle(&mut work, app.today(), &[&id]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "people-added"))
}

/// Counts one question about who is known elsewhere; refuses when there were too many.
pub async fn count_question(app: &App, account: &str) -> Result<(), Problem> {
    rate::take(app, &format!("known:{account}"), KNOWN_ELSEWHERE).await
}

/// Whether another organisation knows exactly this name with this full birth date. Each question is
/// counted and logged, without saying about whom.
async fn ask_elsewhere(app: &App, actor: &Actor, new: &NewPerson) -> Result<Elsewhere, Problem> {
    let RoughDate::Day(_) = new.birth else {
        return Ok(Elsewhere::Nothing);
    };
    match count_question(app, &actor.account).await {
        Ok(()) => {}
        Err(Problem::TooMany(_)) => return Ok(Elsewhere::AskedTooOften),
        Err(problem) => return Err(problem),
    }
    let name = sort_name(&new.given, &new.family);
    let known = store::is_known_elsewhere(&app.db, &actor.account, &name, new.birth).await?;
    let line = Line::by(actor, Deed::Look, Thing::Network, &actor.organisation);
    let answer = if known { "known in the network" } else { "not known in the network" };
    audit::look(app, line.because(answer)).await?;
    Ok(if known { Elsewhere::Known } else { Elsewhere::Nothing })
}
