//! The pages of a referral for who works in the network.

mod asked;
mod list;
mod new;
mod numbers;
mod one;
mod sending;

use crate::routes::{Door, Routes};

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/people/{id}/referrals", Door::Person, one::of_person)
        .get("/people/{id}/referrals/new", Door::Person, new::ask)
        .post("/people/{id}/referrals/new", Door::Person, new::save)
        .get("/referrals", Door::Role, list::list)
        .get("/referrals/figures", Door::Role, numbers::show)
        .get("/referrals/figures.csv", Door::Role, numbers::csv)
        .get("/referrals/figures.xlsx", Door::Role, numbers::xlsx)
        .get("/referrals/{id}", Door::Person, one::show)
        .get("/referrals/{id}/edit", Door::Person, new::edit)
        .post("/referrals/{id}/edit", Door::Person, new::change)
        .post("/referrals/{id}/send", Door::Person, sending::send)
        .post("/referrals/{id}/reply", Door::Person, one::reply)
        .post("/referrals/{id}/remind", Door::Person, sending::remind)
        .get("/referrals/{id}/link", Door::Person, sending::shown)
        .post("/referrals/{id}/link", Door::Person, sending::link)
        .post("/referrals/{id}/withdraw", Door::Person, one::withdraw)
        .get("/asked/{id}", Door::Person, asked::show)
        .post("/asked/{id}", Door::Person, asked::answer)
        .post("/asked/{id}/undo", Door::Person, asked::undo);
    super::answer_pages::routes(super::mine_pages::routes(routes))
}
