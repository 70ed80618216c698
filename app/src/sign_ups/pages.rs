//! The pages of this room: the form for everybody, what is behind the links, and the sheet of the organisation.

mod desk;
mod follow;
mod link;
mod new;
mod sheet;

use crate::mail;
use crate::offer::Post;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use axum::http::{HeaderValue, header};
use axum::response::Response;
pub use desk::{ANSWERERS, on_way_in};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/offer/{id}/sign-up", Door::Public, new::ask)
        .post("/offer/{id}/sign-up", Door::Public, new::save)
        .get("/offer/{id}/sign-up/sent", Door::Public, new::sent)
        .get("/sign-up/{token}", Door::Public, link::show)
        .post("/sign-up/{token}", Door::Public, link::act)
        .get("/sign-ups/{id}", Door::Role, desk::show)
        .post("/sign-ups/{id}", Door::Role, desk::act)
        .post("/sign-ups/{id}/file", Door::Role, desk::write_in)
}

/// Whether somebody can sign up for a work post: it is offered, and mail goes out to confirm an address.
pub fn is_open(app: &App, post: &Post) -> bool {
    post.is_offered && mail::sends(app)
}

/// Whether a reader is asked to: who works here uses the way in.
pub fn is_for(page: &Page) -> bool {
    page.actor.as_ref().is_none_or(|actor| !actor.works_with_people())
}

/// No other site is to learn this address.
fn alone(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}
