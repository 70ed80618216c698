//! The pages of this room.

use crate::routes::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    super::more::routes()
}
