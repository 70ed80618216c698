//! The pages of this room.

mod choices;
mod list;
mod new;

use crate::routes::{Door, Routes};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people", Door::Role, list::list)
        .get("/people.csv", Door::Role, list::csv)
        .get("/people.xlsx", Door::Role, list::xlsx)
        .get("/people/new", Door::Role, new::form)
        .get("/people/new/candidates", Door::Role, new::candidates)
        .post("/people/new", Door::Role, new::save)
}
