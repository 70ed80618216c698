//! The pages of this room.

mod list;
mod new;
mod of_person;
mod one;
mod told;

use super::rule::{self, Doubt};
use super::{Claim, store};
use crate::access::{self, Act, Actor, File, Kind, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::web::App;
use base::db::Work;

/// Who has the list of an organisation.
const READERS: [Role; 3] = [Role::Instructor, Role::Coach, Role::Coordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/expenses", Door::Person, of_person::show)
        .get("/people/{id}/expenses/new", Door::Person, new::ask)
        .post("/people/{id}/expenses/new", Door::Person, new::save)
        .get("/expenses/{id}", Door::Person, one::show)
        .upload("/expenses/{id}/receipt", Door::Person, one::upload)
        .post("/expenses/{id}/decide", Door::Person, one::decide)
        .post("/expenses/{id}/paid", Door::Person, one::pay)
        .post("/expenses/{id}/remove", Door::Person, one::remove)
        .get("/expenses", Door::Role, list::show)
        .get("/expenses.xlsx", Door::Role, list::xlsx)
}

/// A claim of somebody whose file was opened.
struct Desk {
    file: File,
    claim: Claim,
    /// Who reads.
    account: String,
    doubts: Vec<Doubt>,
}

impl Desk {
    /// Opens a claim to read: 404 for who stands far, and where the expenses of that organisation are closed.
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let person = store::whose(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "expenses").await?;
        let mut all = store::of_person(&app.db, &person).await?;
        let claim = all.iter().find(|claim| claim.id == id).cloned().ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Expenses, &claim.organisation) {
            return Err(Problem::NotFound);
        }
        all.retain(|one| one.organisation == claim.organisation);
        let known = app.permits.on(&app.db, app.today()).await?;
        let mut doubts = rule::doubts(&claim, &all, &known.figures);
        if !file.standing.through(&claim.organisation) {
            // Who reads along decides nothing, and what the framework is may not be given.
            doubts.clear();
        }
        Ok(Desk { account: actor.account.clone(), file, claim, doubts })
    }

    /// Opens a claim to add to it or to take it away.
    async fn open_to_write(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open(app, actor, id).await?;
        desk.file.demand_at(Act::Write, Kind::Expenses, &desk.claim.organisation)?;
        Ok(desk)
    }

    /// Opens a claim to decide about it, or to note that it was paid: for who coordinates there, also once the
    /// file is closed, for what was spent before.
    async fn open_to_decide(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open(app, actor, id).await?;
        if desk.decides() {
            return Ok(desk);
        }
        Err(Problem::Closed(access::store::because("not-your-role")))
    }

    fn writes(&self) -> bool {
        self.file.writes_at(Kind::Expenses, &self.claim.organisation)
    }

    fn decides(&self) -> bool {
        self.file.standing.has_at(Role::Coordinator, &self.claim.organisation)
    }

    /// Whether the reader may open the receipt: it is an attachment.
    fn reads_receipt(&self) -> bool {
        let is_own = |receipt: &super::Receipt| receipt.added_by == self.account;
        self.claim.receipt.as_ref().is_some_and(is_own)
            || self.file.reads_at(Kind::TeamNotes, &self.claim.organisation)
    }

    /// Ends a unit of work about the claim.
    async fn keep(
        &self,
        app: &App,
        mut work: Work,
        actor: &Actor,
        deed: Deed,
    ) -> Result<(), Problem> {
        let line = Line::by(actor, deed, Thing::Expense, &self.claim.id);
        let line = line.about(&self.claim.person).at(&self.claim.organisation);
        audit::write(&mut work, app.now(), &[line]).await?;
        Ok(work.save().await?)
    }
}

/// Where a claim stands.
fn address(id: &str) -> String {
    format!("/expenses/{id}")
}
