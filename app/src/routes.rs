//! The routes of a room, each with its door: who may knock at all.
//!
//! The list is kept beside the router, so that a test can try every route as nobody, as a stranger
//! and from another site; a route cannot be added without its door.

use crate::web::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

/// What an upload may weigh, in bytes: 20 MB and the form around it.
pub const UPLOAD_LIMIT: usize = 20 * 1024 * 1024 + 16 * 1024;

/// Who may knock at a route. Which person's data one sees behind it is decided by [`crate::access`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Anybody, also without an account.
    Public,
    /// Who is signed in.
    SignedIn,
    /// Who is signed in and stands near the person in the address; 404 for all others.
    Person,
    /// Who is signed in and has a certain role; 404 for all others.
    Role,
}

/// One route, for the tests and the documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its `{holes}`.
    pub path: &'static str,
    /// Who may knock.
    pub door: Door,
}

/// The routes of a room.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    listed: Vec<Listed>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, door: Door, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.with("GET", path, door, get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, door: Door, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.with("POST", path, door, post(handler))
    }

    /// An act that brings a file of at most [`UPLOAD_LIMIT`] bytes.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, door: Door, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.with("POST", path, door, post(handler).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)))
    }

    fn with(
        mut self,
        method: &'static str,
        path: &'static str,
        door: Door,
        route: MethodRouter<App>,
    ) -> Routes {
        self.router = self.router.route(path, route);
        self.listed.push(Listed { method, path, door });
        self
    }

    /// These and the routes of another room.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    /// Every route with its door.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// The router itself.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}
