//! The pages of this room.

mod corrections;
mod dpo;
mod file;
mod register;
mod retention;
mod waiting;

use crate::routes::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = register::routes(dpo::routes(Routes::new()));
    let routes = waiting::routes(corrections::routes(file::routes(routes)));
    retention::routes(routes)
}
