//! Ending a placement, with what was planned to come after it.

use super::super::Placement;
use super::super::store::placements::{self, Ended};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net::settle;
use crate::trajectories::store::{self as trajectories, Plans};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::civil::Date;

/// The routes of an end.
pub(super) fn routes() -> Routes {
    Routes::new().get("/placements/{id}/end", Door::Person, ask).post(
        "/placements/{id}/end",
        Door::Person,
        save,
    )
}

#[derive(askama::Template)]
#[template(path = "offer/placement_end.html")]
struct EndSheet {
    page: Page,
    form: Form,
    placement: Placement,
    /// What was planned to come after it.
    later: Vec<Placement>,
    person: String,
    name: String,
}

/// The placements that follow one another after this one.
fn later(plans: &Plans, placement: &Placement) -> Vec<Placement> {
    let mut all: Vec<Placement> = vec![];
    while let Some(next) =
        plans.placements.iter().find(|p| p.follows(all.last().unwrap_or(placement)))
    {
        all.push(next.clone());
    }
    all
}

/// A placement of an own organisation, opened to write about.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Plans, Placement), Problem> {
    let person = placements::whose(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &person, "placement").await?;
    file.demand(Act::Write, Kind::Steps)?;
    let plans = trajectories::plans(&app.db, &person).await?;
    let own = |p: &&Placement| p.id == id && file.reads_at(Kind::Steps, &p.organisation);
    let found = plans.placements.iter().find(own).cloned().ok_or(Problem::NotFound)?;
    file.demand_at(Act::Write, Kind::Steps, &found.organisation)?;
    Ok((file, plans, found))
}

fn end_form(placement: &Placement, today: Date) -> Form {
    Form::filled([
        ("day", placement.stay.until.unwrap_or(today).to_string()),
        ("version", placement.version.to_string()),
        ("later", "1".to_owned()),
    ])
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (file, plans, placement) = open(&app, &actor, &id).await?;
    let form = end_form(&placement, page.today);
    let later = later(&plans, &placement);
    view::show(&EndSheet { page, form, placement, later, person: file.person, name: plans.name })
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, plans, placement) = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let day = form.needed_day("day", page.today);
    let later = later(&plans, &placement);
    let sheet = |page: Page, form: Form, placement: Placement| EndSheet {
        page,
        form,
        placement,
        later: later.clone(),
        person: file.person.clone(),
        name: plans.name.clone(),
    };
    let (Some(day), true) = (day, form.is_good()) else {
        return view::show_again(&sheet(page, form, placement));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    if !trajectories::holds(&mut work, &placement.step, (placement.stay.from, Some(day))).await? {
        drop(work);
        form.wrong("day", "offer-after-step");
        return view::show_again(&sheet(page, form, placement));
    }
    let (deed, said) = match placements::end(&mut work, &id, form.version(), day).await? {
        Ended::Ended => (Deed::End, "offer-said-ended"),
        Ended::Removed => (Deed::Remove, "offer-said-removed"),
        Ended::Changed => {
            drop(work);
            form.meet(&end_form(&placement, page.today), placement.version);
            return view::show_again(&sheet(page, form, placement));
        }
    };
    let line = |deed: Deed, id: &str| {
        let line = Line::by(&actor, deed, Thing::Placement, id).at(&placement.organisation);
        line.about(&file.person)
    };
    let mut lines = vec![line(deed, &id)];
    for next in later.iter().filter(|_| form.ticked("later")) {
        if placements::end(&mut work, &next.id, next.version, day).await? != Ended::Changed {
            lines.push(line(Deed::Remove, &next.id));
        }
    }
    audit::write(&mut work, now, &lines).await?;
    // A place at a work post that is archived stood on the safety net.
    settle(&mut work, app.today(), &[&file.person]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{}/steps", file.person), said))
}
