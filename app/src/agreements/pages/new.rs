//! A new agreement about a work post, at a step: filled in beforehand.

use super::super::store::{self, NewAgreement};
use super::super::{Said, State as Stage};
use super::address;
use super::form::{self, Field};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::store::posts;
use crate::offer::{Placement, Post};
use crate::problem::{Answer, Problem};
use crate::trajectories::store::{self as trajectories, Plans, StoredStep};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "agreements/new.html")]
struct Sheet {
    page: Page,
    form: Form,
    step: StoredStep,
    name: String,
    /// The work post that is chosen.
    post: Option<Post>,
    /// Those that can be chosen: id and name, and whether the person has a place there.
    posts: Vec<(String, String, bool)>,
    fields: Vec<Field>,
    /// The agreement that is being written about these days already.
    there: Option<String>,
}

/// A step that still runs, opened to write about.
struct Desk {
    file: File,
    plans: Plans,
    step: StoredStep,
    posts: Vec<Post>,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let person = trajectories::whose_step(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "agreement").await?;
        file.demand(Act::Write, Kind::Steps)?;
        let steps = trajectories::steps(&app.db, &person).await?;
        let step = steps.into_iter().find(|step| step.id == id).ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Steps, &step.organisation) {
            return Err(Problem::NotFound);
        }
        file.demand_at(Act::Write, Kind::Steps, &step.organisation)?;
        file.demand_open()?;
        let plans = trajectories::plans(&app.db, &person).await?;
        let posts = posts::of(&app.db, &step.organisation, app.today()).await?;
        Ok(Desk { file, plans, step, posts })
    }

    /// The places at this step, those at a work post.
    fn places(&self, post: &str) -> Vec<&Placement> {
        let here = |p: &&Placement| p.step == self.step.id && p.work_post == post;
        self.plans.placements.iter().filter(here).collect()
    }

    /// The work posts that can be chosen: where the person has a place first.
    fn offered(&self) -> Vec<(String, String, bool)> {
        let line = |post: &Post| {
            let placed = !self.places(&post.id).is_empty();
            let name = format!("{}, {}", post.said.name, post.site.name);
            (placed || post.is_offered).then(|| (post.id.clone(), name, placed))
        };
        let mut all: Vec<_> = self.posts.iter().filter_map(line).collect();
        all.sort_by_key(|(_, _, placed)| !placed);
        all
    }

    fn post(&self, id: &str) -> Option<&Post> {
        let offered = self.offered();
        let is_offered = |post: &&Post| offered.iter().any(|(known, ..)| *known == post.id);
        self.posts.iter().filter(is_offered).find(|post| post.id == id)
    }

    fn sheet(self, page: Page, form: Form, post: Option<Post>) -> Sheet {
        Sheet {
            fields: form::fields(&page, &self.step.work_form),
            posts: self.offered(),
            name: self.plans.name,
            step: self.step,
            there: None,
            post,
            form,
            page,
        }
    }

    /// The last places at a work post that go on, or all of them.
    fn last_places(&self, post: &str, today: jiff::civil::Date) -> Vec<&Placement> {
        let all = self.places(post);
        let going: Vec<&Placement> = all.iter().copied().filter(|p| p.goes_on(today)).collect();
        if going.is_empty() { all } else { going }
    }
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(super) struct Given {
    /// The work post.
    #[serde(default)]
    work_post: String,
    /// An agreement with the same person that this one follows.
    #[serde(default)]
    after: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(given): Query<Given>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let placed = desk.offered().into_iter().filter(|(.., placed)| *placed);
    let placed: Vec<String> = placed.map(|(id, ..)| id).collect();
    let wanted = match (given.work_post.as_str(), placed.as_slice()) {
        ("", [only]) => only.clone(),
        (post, _) => post.to_owned(),
    };
    let Some(post) = desk.post(&wanted).cloned() else {
        return view::show(&desk.sheet(page, Form::empty(), None));
    };
    let house = store::house(&app.db, &desk.step.organisation).await?;
    let places = desk.last_places(&post.id, page.today);
    let mut said = form::known(&page, (&desk.step, &post), &places, &house);
    let first = places.iter().map(|p| p.stay.from).min().unwrap_or(desk.step.start);
    let until =
        places.iter().map(|p| p.stay.until).max_by_key(|day| day.unwrap_or(jiff::civil::Date::MAX));
    let mut days = (first.max(desk.step.start), until.flatten().or(desk.step.end));
    if let Some(before) = earlier(&app, &desk, &given.after).await? {
        // The new timetable and hours, and for the rest what was agreed.
        said.extend(before.said.into_iter().filter(|(element, _)| !element.is_of_post()));
        days.0 = before.from.max(page.today);
    }
    let form = form::filled(days, &said, 0);
    view::show(&desk.sheet(page, form, Some(post)))
}

/// The agreement with this person that the new one follows.
async fn earlier(app: &App, desk: &Desk, id: &str) -> Result<Option<store::Agreement>, Problem> {
    let found = if id.is_empty() { None } else { store::one(&app.db, id).await? };
    let own = |a: &store::Agreement| {
        a.person == desk.file.person && a.organisation == desk.step.organisation
    };
    Ok(found.filter(own))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let post = desk.post(form.value("work_post")).cloned();
    let Some(post) = post else {
        form.wrong("work_post", "agreements-no-post");
        return view::show_again(&desk.sheet(page, form, None));
    };
    let read = form::read(&mut form, &page, (desk.step.start, desk.step.end));
    let Some(read) = read else {
        return view::show_again(&desk.sheet(page, form, Some(post)));
    };
    let new = of(&desk, &post, read.days, read.said, &actor);
    let (why, there) = match store_it(&app, &actor, &new).await? {
        Made::New(id) => return Ok(view::go(&address(&id), "agreements-said-made")),
        Made::There(id) => ("agreements-there-already", Some(id)),
        Made::Not => ("offer-step-changed", None),
    };
    form.wrong("from", why);
    view::show_again(&Sheet { there, ..desk.sheet(page, form, Some(post)) })
}

/// What came of a new agreement.
enum Made {
    New(String),
    /// Another one is being written or waits to be signed, about the same days at the same work post.
    There(String),
    /// The step does not hold these days any more.
    Not,
}

fn of(
    desk: &Desk,
    post: &Post,
    days: (jiff::civil::Date, Option<jiff::civil::Date>),
    said: Said,
    actor: &Actor,
) -> NewAgreement {
    NewAgreement {
        person: desk.file.person.clone(),
        organisation: desk.step.organisation.clone(),
        step: desk.step.id.clone(),
        work_post: post.id.clone(),
        days,
        state: Stage::Draft,
        signed: (None, String::new()),
        declared: None,
        said,
        made_by: Some(actor.account.clone()),
    }
}

/// Writes it down, unless it is there or the step does not hold it.
async fn store_it(app: &App, actor: &Actor, new: &NewAgreement) -> Result<Made, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    if !trajectories::holds(&mut work, &new.step, new.days).await? {
        return Ok(Made::Not);
    }
    if let Some(id) = store::unsigned(&mut work, (&new.step, &new.work_post), new.days).await? {
        return Ok(Made::There(id));
    }
    let made = store::add_many(&mut work, now, std::slice::from_ref(new)).await?;
    let Some(id) = made.into_iter().next() else { return Ok(Made::Not) };
    let line = Line::by(actor, Deed::Make, Thing::Agreement, &id).at(&new.organisation);
    audit::write(&mut work, now, &[line.about(&new.person)]).await?;
    work.save().await?;
    Ok(Made::New(id))
}
