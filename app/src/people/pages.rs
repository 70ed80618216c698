//! The pages of this room.

pub(crate) mod choices;
mod edit;
mod income;
mod insz;
mod list;
mod looks;
mod new;
mod protect;
mod reopen;
mod show;
mod team;

pub use new::count_question;

use crate::routes::{Door, Routes};
pub(crate) use insz::number_for_file;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people", Door::Role, list::list)
        .get("/people.csv", Door::Role, list::csv)
        .get("/people.xlsx", Door::Role, list::xlsx)
        .get("/people/new", Door::Role, new::form)
        .get("/people/new/candidates", Door::Role, new::candidates)
        .post("/people/new", Door::Role, new::save)
        .get("/people/{id}", Door::Person, show::show)
        .get("/people/{id}/print", Door::Person, show::print)
        .get("/people/{id}/edit", Door::Person, edit::form)
        .post("/people/{id}/edit", Door::Person, edit::save)
        .get("/people/{id}/income", Door::Person, income::form)
        .post("/people/{id}/income", Door::Person, income::add)
        .post("/people/{id}/income/{row}/end", Door::Person, income::end)
        .get("/people/{id}/team", Door::Person, team::form)
        .post("/people/{id}/team", Door::Person, team::add)
        .post("/people/{id}/team/{member}/lead", Door::Person, team::lead)
        .post("/people/{id}/team/{member}/end", Door::Person, team::end)
        .get("/people/{id}/insz", Door::Person, insz::form)
        .post("/people/{id}/insz", Door::Person, insz::save)
        .post("/people/{id}/insz/reveal", Door::Person, insz::reveal)
        .post("/people/{id}/reopen", Door::Person, reopen::reopen)
        .get("/people/{id}/protect", Door::Person, protect::show)
        .post("/people/{id}/protect", Door::Person, protect::save)
        .get("/people/{id}/looks", Door::Person, looks::show)
}
