//! The pages of this room.

mod board;
mod caseload;
mod download;
mod support;

use crate::access::{Actor, Role, Scope};
use crate::problem::Problem;
use crate::routes::{Door, Routes};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/safety-net", Door::Role, board::show)
        .get("/safety-net.csv", Door::Role, board::csv)
        .get("/safety-net.xlsx", Door::Role, board::xlsx)
        .get("/caseload", Door::Role, caseload::show)
        .get("/caseload.csv", Door::Role, caseload::csv)
        .get("/caseload.xlsx", Door::Role, caseload::xlsx)
        .post("/people/{id}/support", Door::Person, support::become_supporter)
}

/// The organisation whose board is shown: the one asked for, the home, or the first with a role
/// that opens files; and whether all of its files are open to the reader.
fn organisation(actor: &Actor, asked: &str) -> Result<(String, bool), Problem> {
    let works = |scope: Scope| scope != Scope::None;
    let mut mine = actor.grants.iter().filter(|g| works(g.role.scope()));
    let wanted = if asked.is_empty() { actor.organisation.as_str() } else { asked };
    let found = mine.clone().find(|g| g.organisation == wanted);
    let found = if asked.is_empty() { found.or_else(|| mine.next()) } else { found };
    let organisation = found.ok_or(Problem::NotFound)?.organisation.clone();
    let whole = [Role::Instructor, Role::Coach, Role::Coordinator];
    let whole = whole.iter().any(|role| actor.is_at(*role, &organisation));
    Ok((organisation, whole))
}
