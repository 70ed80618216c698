//! The pages of this room.

mod board;
mod caseload;
mod download;
mod support;

use crate::access::{Actor, Grant, Scope};
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
    let organisation = actor.organisation_with(|role| role.scope() != Scope::None, asked)?;
    let whole =
        |g: &&Grant| g.organisation == organisation && g.role.scope() == Scope::Organisation;
    let whole = actor.grants.iter().find(whole).is_some();
    Ok((organisation.to_owned(), whole))
}
