//! Giving somebody a place at a work post, at a step.

use super::super::form as forms;
use super::super::store::placements;
use super::super::store::posts;
use super::super::warnings::warnings;
use super::super::{HalfDay, NewPlacement, Placement, Post, Stay};
use super::{Card, Day, days};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::FURTHEST_PLAN;
use crate::trajectories::store::{self as trajectories, Plans, StoredStep};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::ToSpan as _;
use serde::Deserialize;

/// The routes of placements.
pub(super) fn routes() -> Routes {
    Routes::new().get("/steps/{id}/placements/new", Door::Person, ask).post(
        "/steps/{id}/placements/new",
        Door::Person,
        save,
    )
}

#[derive(askama::Template)]
#[template(path = "offer/placement.html")]
struct Sheet {
    form: Form,
    step: StoredStep,
    name: String,
    posts: Vec<Card>,
    days: Vec<Day>,
    warnings: Vec<String>,
    /// The warnings as they are sent along: who saves again has read these.
    seen: String,
    page: Page,
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
        let file = access::open(app, actor, &person, "placement").await?;
        file.demand(Act::Write, Kind::Steps)?;
        let steps = trajectories::steps(&app.db, &person).await?;
        let runs = |s: &StoredStep| s.id == id && s.goes_on(app.today());
        let step = steps.into_iter().find(runs).ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Steps, &step.organisation) {
            return Err(Problem::NotFound);
        }
        file.demand_at(Act::Write, Kind::Steps, &step.organisation)?;
        let plans = trajectories::plans(&app.db, &person).await?;
        let mut posts = posts::of(&app.db, &step.organisation, app.today()).await?;
        posts.retain(|post| post.is_offered);
        Ok(Desk { file, plans, step, posts })
    }

    fn sheet(self, page: Page, form: Form, warnings: Vec<String>) -> Sheet {
        Sheet {
            days: days(&page, HalfDay::all().collect()),
            posts: self.posts.into_iter().map(|post| Card::of(&page, post)).collect(),
            name: self.plans.name,
            step: self.step,
            seen: warnings.join("\n"),
            form,
            warnings,
            page,
        }
    }

    /// Reads the form; errors stand at their fields.
    fn read(&self, form: &mut Form, page: &Page, actor: &Actor) -> Option<NewPlacement> {
        let known = |id: &str| self.posts.iter().find(|p| p.id == id).map(|p| p.id.clone());
        let work_post = form.choice("work_post", known);
        let half_days = forms::half_days(form, "half_days");
        let from = form.needed_day("from", page.today);
        let until = form.day("until", page.today).or(self.step.end);
        if from.is_some_and(|day| day < self.step.start) {
            form.wrong("from", "offer-before-step");
        } else if from.is_some_and(|day| day > page.today + FURTHEST_PLAN.days()) {
            form.wrong("from", "trajectories-too-far");
        } else if from.is_some_and(|from| self.step.end.is_some_and(|end| from > end)) {
            form.wrong("from", "offer-after-step");
        }
        if until.zip(from).is_some_and(|(until, from)| until < from) {
            form.wrong("until", "offer-until-before");
        } else if until.zip(self.step.end).is_some_and(|(until, end)| until > end) {
            form.wrong("until", "offer-after-step");
        }
        let remark = form.text("remark", 200);
        if !form.is_good() {
            return None;
        }
        Some(NewPlacement {
            person: self.file.person.clone(),
            organisation: self.step.organisation.clone(),
            step: self.step.id.clone(),
            work_post: work_post?,
            stay: Stay { half_days, from: from?, until },
            remark,
            made_by: Some(actor.account.clone()),
        })
    }

    /// Reads what is planned to come after it: other half-days from a day on. Gives the placements, one or
    /// two; errors stand at their fields.
    fn with_later(
        &self,
        form: &mut Form,
        page: &Page,
        first: NewPlacement,
    ) -> Option<Vec<NewPlacement>> {
        if form.value("later_from").trim().is_empty() && form.all("later_half_days").is_empty() {
            return Some(vec![first]);
        }
        let from = form.needed_day("later_from", page.today);
        let half_days = forms::half_days(form, "later_half_days");
        if from.is_some_and(|from| from <= first.stay.from) {
            form.wrong("later_from", "offer-later-after");
        } else if from.zip(first.stay.until).is_some_and(|(from, until)| from > until) {
            form.wrong("later_from", "offer-later-before-end");
        } else if from.is_some_and(|from| from > page.today + FURTHEST_PLAN.days()) {
            form.wrong("later_from", "trajectories-too-far");
        }
        if half_days == first.stay.half_days {
            form.wrong("later_half_days", "weeks-next-same");
        }
        let from = from.filter(|_| form.is_good())?;
        let next = Stay { half_days, from, until: first.stay.until };
        let now = Stay { until: from.yesterday().ok(), ..first.stay };
        let next = NewPlacement { stay: next, ..first.clone() };
        Some(vec![NewPlacement { stay: now, ..first }, next])
    }

    /// What speaks against a placement: closed half-days, full ones, and being elsewhere. Who else is there
    /// is read in the unit of work that gives the place: of two at once the second is warned.
    async fn warnings(
        &self,
        work: &mut Work,
        page: &Page,
        new: &NewPlacement,
    ) -> Result<Vec<String>, Problem> {
        let Some(post) = self.posts.iter().find(|p| p.id == new.work_post) else {
            return Ok(vec![]);
        };
        let there = placements::there(work, &post.id, new.stay.from).await?;
        let sees = |p: &&Placement| self.file.reads_at(Kind::Steps, &p.organisation);
        let elsewhere = self.plans.placements.iter().filter(sees);
        Ok(warnings(page, post, &there, elsewhere, &new.stay))
    }
}

/// What the form begins with.
#[derive(Deserialize, Default)]
struct Given {
    /// The work post, as the way in knows it.
    #[serde(default)]
    work_post: String,
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(given): Query<Given>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let form = Form::filled([
        ("from", page.today.max(desk.step.start).to_string()),
        ("work_post", given.work_post),
    ]);
    view::show(&desk.sheet(page, form, vec![]))
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let first = desk.read(&mut form, &page, &actor);
    let all = first.and_then(|first| desk.with_later(&mut form, &page, first));
    let Some(all) = all else {
        return view::show_again(&desk.sheet(page, form, vec![]));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let mut warnings: Vec<String> = vec![];
    for new in &all {
        let found = desk.warnings(&mut work, &page, new).await?;
        let fresh: Vec<String> = found.into_iter().filter(|w| !warnings.contains(w)).collect();
        warnings.extend(fresh);
    }
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        drop(work);
        return view::show_again(&desk.sheet(page, form, warnings));
    }
    let mut lines = vec![];
    for new in &all {
        let Some(id) = placements::give(&mut work, now, new).await? else {
            drop(work);
            form.wrong("from", "offer-step-changed");
            return view::show_again(&desk.sheet(page, form, vec![]));
        };
        let line = Line::by(&actor, Deed::Make, Thing::Placement, &id).at(&new.organisation);
        lines.push(line.about(&new.person));
    }
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{}/steps", desk.file.person), "offer-said-placed"))
}
