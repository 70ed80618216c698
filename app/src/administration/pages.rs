//! The pages of this room.

use crate::routes::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    super::more::routes()
        .and(super::settings::routes())
        .and(super::forms::routes())
        .and(super::rules::routes())
        .and(super::regions::routes())
}
