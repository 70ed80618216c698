//! The pages of this room.

mod declare;
mod ending;
mod form;
mod list;
mod list_file;
mod new;
mod one;
mod package;
mod paper;
mod scan;
mod template;
mod written;

pub(crate) use list::missing as missing_words;

use super::store::{self, Agreement};
use crate::access::{self, Act, Actor, File, Kind, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::web::App;
use base::db::Work;

/// Who has the lists of an organisation.
pub(super) const READERS: [Role; 2] = [Role::Coach, Role::Coordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/steps/{id}/agreements/new", Door::Person, new::ask)
        .post("/steps/{id}/agreements/new", Door::Person, new::save)
        .get("/agreements/{id}", Door::Person, one::show)
        .get("/agreements/{id}/pdf", Door::Person, paper::pdf)
        .get("/agreements/{id}/edit", Door::Person, written::ask)
        .post("/agreements/{id}/edit", Door::Person, written::save)
        .post("/agreements/{id}/state", Door::Person, one::go)
        .post("/agreements/{id}/sign", Door::Person, one::sign)
        .post("/agreements/{id}/remove", Door::Person, one::remove)
        .get("/agreements/{id}/end", Door::Person, ending::ask)
        .post("/agreements/{id}/end", Door::Person, ending::save)
        .upload("/agreements/{id}/scan", Door::Person, scan::upload)
        .get("/agreements", Door::Role, list::show)
        .get("/agreements.csv", Door::Role, list_file::csv)
        .get("/agreements.xlsx", Door::Role, list_file::xlsx)
        .get("/agreements/template", Door::Role, template::ask)
        .post("/agreements/template", Door::Role, template::save)
        .get("/agreements/declare", Door::Role, declare::show)
        .post("/agreements/declare/dimona", Door::Role, declare::dimona)
        .post("/agreements/declare/package", Door::Role, declare::pack)
        .post("/agreements/{id}/dimona", Door::Person, declare::done)
}

/// An agreement with somebody whose file was opened.
struct Desk {
    file: File,
    agreement: Agreement,
}

impl Desk {
    /// Opens an agreement to read: 404 for who stands far, and where the steps of that organisation are
    /// closed.
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let person = store::whose(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "agreement").await?;
        let agreement = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Steps, &agreement.organisation) {
            return Err(Problem::NotFound);
        }
        Ok(Desk { file, agreement })
    }

    /// Opens an agreement to write on it, in a file that is open.
    async fn open_to_write(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open_to_wind_up(app, actor, id).await?;
        desk.file.demand_open()?;
        Ok(desk)
    }

    /// Opens an agreement to end it or to note that its end was declared: also once the file is closed.
    async fn open_to_wind_up(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open(app, actor, id).await?;
        desk.file.demand_at(Act::Write, Kind::Steps, &desk.agreement.organisation)?;
        Ok(desk)
    }

    /// Opens an agreement to change it: what was signed or declared stands.
    async fn open_to_change(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open_to_write(app, actor, id).await?;
        if desk.agreement.stands() {
            return Err(Problem::Closed("agreements-signed-stands".into()));
        }
        Ok(desk)
    }

    fn writes(&self) -> bool {
        self.file.writes_at(Kind::Steps, &self.agreement.organisation)
    }

    /// Whether the reader may open the signed paper: it is an attachment.
    fn reads_scan(&self) -> bool {
        self.file.reads_at(Kind::TeamNotes, &self.agreement.organisation)
    }

    fn line(&self, actor: &Actor, deed: Deed) -> Line {
        let line = Line::by(actor, deed, Thing::Agreement, &self.agreement.id);
        line.about(&self.agreement.person).at(&self.agreement.organisation)
    }

    /// Ends a unit of work about the agreement.
    async fn keep(
        &self,
        app: &App,
        mut work: Work,
        actor: &Actor,
        deed: Deed,
    ) -> Result<(), Problem> {
        audit::write(&mut work, app.now(), &[self.line(actor, deed)]).await?;
        Ok(work.save().await?)
    }
}

/// Where an agreement stands.
fn address(id: &str) -> String {
    format!("/agreements/{id}")
}
