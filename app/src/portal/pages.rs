//! The routes of this room.

use super::{card_pages, entry_pages, link_pages, own_pages};
use crate::routes::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = card_pages::routes(Routes::new());
    let routes = link_pages::routes(routes);
    own_pages::routes(entry_pages::routes(routes))
}
