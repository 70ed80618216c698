//! The pages of this room.

mod aim;
mod closing;
mod edit_step;
mod end_step;
mod new_step;
mod permission;
mod step_form;
mod steps;
mod waiting;
mod way_back;

use super::store::{self, Plans, StoredStep};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people;
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::safety_net;
use crate::web::App;
use base::db::Work;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/steps", Door::Person, steps::show)
        .get("/people/{id}/steps/new", Door::Person, new_step::ask)
        .post("/people/{id}/steps/new", Door::Person, new_step::save)
        .post("/people/{id}/steps/becomes", Door::Person, new_step::becomes)
        .get("/steps/{id}/edit", Door::Person, edit_step::ask)
        .post("/steps/{id}/edit", Door::Person, edit_step::save)
        .get("/steps/{id}/end", Door::Person, end_step::ask)
        .post("/steps/{id}/end", Door::Person, end_step::save)
        .get("/people/{id}/way-back/{step}", Door::Person, way_back::ask)
        .post("/people/{id}/way-back/{step}", Door::Person, way_back::save)
        .get("/people/{id}/aim", Door::Person, aim::ask)
        .post("/people/{id}/aim", Door::Person, aim::save)
        .get("/people/{id}/waiting/new", Door::Person, waiting::ask)
        .post("/people/{id}/waiting/new", Door::Person, waiting::save)
        .get("/waiting/{id}/end", Door::Person, waiting::ask_end)
        .post("/waiting/{id}/end", Door::Person, waiting::save_end)
        .get("/people/{id}/permissions/new", Door::Person, permission::ask)
        .post("/people/{id}/permissions/new", Door::Person, permission::save)
        .get("/permissions/{id}", Door::Person, permission::ask_change)
        .post("/permissions/{id}", Door::Person, permission::save_change)
        .get("/people/{id}/close", Door::Person, closing::ask)
        .post("/people/{id}/close", Door::Person, closing::save)
}

/// A person's file opened to write about the trajectory, with what stands beside the steps.
struct Desk {
    file: File,
    plans: Plans,
}

impl Desk {
    /// Opens a file for writing: 404 for who stands far, the reason for who may only read.
    async fn open(app: &App, actor: &Actor, person: &str, what: &str) -> Result<Desk, Problem> {
        let file = access::open(app, actor, person, what).await?;
        file.demand(Act::Write, Kind::Steps)?;
        let plans = store::plans(&app.db, person).await?;
        Ok(Desk { file, plans })
    }

    /// The person.
    fn person(&self) -> &str {
        &self.file.person
    }

    /// The organisation for which the actor adds something to the trajectory.
    fn organisation(&self, actor: &Actor) -> Result<String, Problem> {
        Ok(self.file.organisation(actor, Act::Write, Kind::Steps)?.to_owned())
    }

    /// Whether the actor may change what this organisation keeps of the trajectory.
    fn writes_at(&self, organisation: &str) -> bool {
        self.file.writes_at(Kind::Steps, organisation)
    }

    /// Whether the file that an organisation keeps on the person is closed.
    fn is_closed_at(&self, organisation: &str) -> bool {
        self.file.standing.closed.contains(organisation)
    }

    /// Whether every file that the reader's organisations keep on the person is closed.
    fn has_only_closed(&self) -> bool {
        let own = self.file.standing.organisations();
        !own.is_empty() && own.iter().all(|at| self.is_closed_at(at))
    }

    /// The steps that the reader may see.
    async fn steps(&self, app: &App) -> Result<Vec<StoredStep>, Problem> {
        let all = store::steps(&app.db, self.person()).await?;
        Ok(all.into_iter().filter(|s| super::section::sees(&self.file, s)).collect())
    }
}

/// Opens the file of the person whose step this is; a step of another organisation does not exist.
async fn open_step(
    app: &App,
    actor: &Actor,
    id: &str,
    what: &str,
) -> Result<(Desk, Vec<StoredStep>, StoredStep), Problem> {
    let person = store::whose_step(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let desk = Desk::open(app, actor, &person, what).await?;
    let steps = desk.steps(app).await?;
    let step = steps.iter().find(|s| s.id == id).cloned().ok_or(Problem::NotFound)?;
    desk.file.demand_at(Act::Write, Kind::Steps, &step.organisation)?;
    Ok((desk, steps, step))
}

/// Opens the file again for what begins to run there, when it was closed; gives the line for the log.
async fn reopen(
    work: &mut Work,
    actor: &Actor,
    person: &str,
    organisation: &str,
) -> Result<Option<Line>, Problem> {
    let was_closed = people::store::reopen_file(work, person, organisation).await?;
    let line = Line::by(actor, Deed::Reopen, Thing::File, organisation).about(person);
    Ok(was_closed.then(|| line.at(organisation)))
}

/// Ends a unit of work about a person: the audit lines, the safety net, and it is saved.
async fn keep(app: &App, mut work: Work, person: &str, lines: &[Line]) -> Result<(), Problem> {
    audit::write(&mut work, app.now(), lines).await?;
    safety_net::settle(&mut work, app.today(), &[person]).await?;
    Ok(work.save().await?)
}

/// Where a page about what comes next was reached from: `stop`, `safety-net`, or nothing.
#[derive(Deserialize, Default)]
struct Came {
    #[serde(default)]
    came: String,
}

impl Came {
    /// Keeps it in the form, so that it is still known when the form was refused.
    fn note(self, form: &mut Form) {
        if ["stop", "safety-net"].contains(&self.came.as_str()) {
            form.set("came", self.came);
        }
    }
}

/// Where one goes on after saving: back to the safety net, for who came from there.
fn onward(form: &Form, person: &str) -> String {
    if form.has("came", "safety-net") { "/safety-net".to_owned() } else { home(person) }
}

/// The address of a person.
fn home(person: &str) -> String {
    format!("/people/{person}")
}
