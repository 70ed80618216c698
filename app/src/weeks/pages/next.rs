//! Other half-days from a day on: what runs ends on the day before, and the next one begins. Both stay as
//! they are, so that one reads later what was when.

use super::super::store;
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::offer::form as forms;
use crate::offer::store::placements::{self, Ended};
use crate::offer::store::posts;
use crate::offer::warnings::warnings;
use crate::offer::{HalfDay, NewPlacement, Placement, Post, Stay};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net::settle;
use crate::trajectories::FURTHEST_PLAN;
use crate::trajectories::store::{Plans, plans};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::ToSpan as _;
use jiff::civil::Date;

pub(super) fn routes() -> Routes {
    Routes::new().get("/placements/{id}/next", Door::Person, ask).post(
        "/placements/{id}/next",
        Door::Person,
        save,
    )
}

/// A day of the week with its half-days: number, words, and whether it is an afternoon.
type Day = (u8, Vec<(String, String, bool)>);

#[derive(askama::Template)]
#[template(path = "weeks/next.html")]
struct Sheet {
    form: Form,
    placement: Placement,
    person: String,
    name: String,
    days: Vec<Day>,
    warnings: Vec<String>,
    /// The warnings as they are sent along: who saves again has read these.
    seen: String,
    page: Page,
}

/// A placement of an own organisation, opened to write about.
struct Desk {
    file: File,
    plans: Plans,
    placement: Placement,
    post: Post,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let person = placements::whose(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "placement").await?;
        file.demand(Act::Write, Kind::Steps)?;
        let plans = plans(&app.db, &person).await?;
        let own = |p: &&Placement| p.id == id && file.reads_at(Kind::Steps, &p.organisation);
        let placement = plans.placements.iter().find(own).cloned().ok_or(Problem::NotFound)?;
        file.demand_at(Act::Write, Kind::Steps, &placement.organisation)?;
        let post = posts::one(&app.db, &placement.work_post, app.today()).await?;
        Ok(Desk { file, plans, placement, post: post.ok_or(Problem::NotFound)? })
    }

    fn sheet(self, page: Page, form: Form, warnings: Vec<String>) -> Sheet {
        let half_day = |h: HalfDay| (h.number().to_string(), page.half_day(h), h.is_afternoon());
        let day = |n: u8| (n, HalfDay::all().filter(|h| h.day() == n).map(half_day).collect());
        Sheet {
            days: (1..=7).map(day).collect(),
            placement: self.placement,
            person: self.file.person,
            name: self.plans.name,
            seen: warnings.join("\n"),
            form,
            warnings,
            page,
        }
    }

    /// Reads the form; errors stand at their fields. Gives the stay of what comes next.
    fn read(&self, form: &mut Form, page: &Page) -> Option<(Stay, String)> {
        let now = &self.placement.stay;
        let from = form.needed_day("from", page.today);
        let half_days = forms::half_days(form, "half_days");
        let remark = form.text("remark", 200);
        let said = |key: &'static str, day: Date| Message::new(key).with("day", page.day(day));
        if let Some(from) = from {
            let after = now.until.filter(|until| from > *until);
            if from <= now.from {
                form.wrong("from", said("weeks-next-after", now.from));
            } else if let Some(until) = after {
                form.wrong("from", said("weeks-next-before-end", until));
            } else if from > page.today.saturating_add(FURTHEST_PLAN.days()) {
                form.wrong("from", "trajectories-too-far");
            }
        }
        if half_days == now.half_days {
            form.wrong("half_days", "weeks-next-same");
        }
        let stay = Stay { half_days, from: from?, until: now.until };
        form.is_good().then_some((stay, remark))
    }

    /// What the person has besides, as far as the reader may see it.
    fn elsewhere(&self) -> impl Iterator<Item = &Placement> {
        let sees = |p: &&Placement| self.file.reads_at(Kind::Steps, &p.organisation);
        self.plans.placements.iter().filter(|p| p.id != self.placement.id).filter(sees)
    }
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let mut form = Form::filled([("version", desk.placement.version.to_string())]);
    let ticked = desk.placement.stay.half_days.each().map(|h| h.number().to_string());
    form.set_all("half_days", ticked.collect());
    view::show(&desk.sheet(page, form, vec![]))
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some((stay, remark)) = desk.read(&mut form, &page) else {
        return view::show_again(&desk.sheet(page, form, vec![]));
    };
    let last = stay.from.yesterday().unwrap_or(stay.from);
    let mut work = app.db.work().await?;
    let ended = placements::end(&mut work, &id, form.version(), last).await?;
    if ended != Ended::Ended {
        drop(work);
        let stored = Form::filled([("version", desk.placement.version.to_string())]);
        form.meet(&stored, desk.placement.version);
        return view::show_again(&desk.sheet(page, form, vec![]));
    }
    let there = placements::there(&mut work, &desk.post.id, stay.from).await?;
    let warnings = warnings(&page, &desk.post, &there, desk.elsewhere(), &stay);
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        drop(work);
        return view::show_again(&desk.sheet(page, form, warnings));
    }
    let new = NewPlacement {
        person: desk.file.person.clone(),
        organisation: desk.placement.organisation.clone(),
        step: desk.placement.step.clone(),
        work_post: desk.placement.work_post.clone(),
        stay,
        remark,
        made_by: Some(actor.account.clone()),
    };
    let Some(next) = placements::give(&mut work, app.now(), &new).await? else {
        drop(work);
        form.wrong("from", "offer-step-changed");
        return view::show_again(&desk.sheet(page, form, vec![]));
    };
    store::follow(&mut work, (&id, &next), stay.from).await?;
    let line = |deed, id: &str| {
        let line = Line::by(&actor, deed, Thing::Placement, id).at(&new.organisation);
        line.about(&new.person)
    };
    audit::write(&mut work, app.now(), &[line(Deed::End, &id), line(Deed::Make, &next)]).await?;
    settle(&mut work, app.today(), &[&new.person]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{}/week?day={}", new.person, stay.from), "weeks-said-next"))
}
