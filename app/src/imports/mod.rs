//! Imports: any table in, with a mapping, a preview, everything or nothing, and undo.
//!
//! A file becomes a [`paper::Table`]; the [`mapping`] says which column is which field; [`bind`]
//! lays both side by side; [`plan`] is what would be brought in, with every line that cannot come
//! along. The same plan is shown beforehand and carried out ([`carry_out`]). [`command`] does it
//! from the command line, [`pages`] on the screen.

pub mod bind;
pub mod by_hand;
pub mod carry_out;
pub mod command;
pub mod doubles;
mod field;
pub mod mapping;
pub mod pages;
pub mod plan;
pub(crate) mod reading;
pub mod slots;
pub mod store;
#[cfg(test)]
mod tests;
pub mod values;

use crate::problem::Problem;
use crate::web::App;
use jiff::SignedDuration;

/// How long a file waits for its mapping or its go-ahead; then it is thrown away.
const WAITS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Throws away the files that nobody came back to: each is a whole list of people.
pub async fn tidy(app: &App) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    store::keeping::forget_old(&mut work, app.now() - WAITS).await?;
    Ok(work.save().await?)
}
