//! Once a quarter every organisation is asked by mail whether its offer is still right.

use super::age::OLD_AFTER;
use super::store::links;
use crate::audit::{self, Deed, Line, Thing};
use crate::language::Language;
use crate::mail::{self, Kind, NewMail};
use crate::problem::Problem;
use crate::web::App;
use jiff::{SignedDuration, ToSpan as _};

/// Nobody is asked twice within so many days.
const ONCE_IN: i64 = 90;

/// Asks whom it is time to ask; once an hour is enough.
///
/// # Errors
/// When the database does not answer.
pub async fn tick(app: &App) -> Result<(), Problem> {
    if !mail::sends(app) {
        return Ok(());
    }
    let now = app.now();
    // A week before a reader is told to call first, so that there is time to answer.
    let before = app.today().saturating_sub((OLD_AFTER - 7).days());
    let since = now - SignedDuration::from_hours(24 * ONCE_IN);
    for (organisation, email) in links::due(&app.db, before, since).await? {
        let mut work = app.db.work().await?;
        let path = links::make(&mut work, &organisation, now).await?;
        let letter = NewMail {
            kind: Kind::Offer,
            to: &email,
            language: Language::Nl,
            organisation: Some(&organisation),
            path: &path,
            about: &organisation,
        };
        mail::send(&mut work, app, &letter).await?;
        let line = Line::by_program(Deed::Remind, Thing::Organisation, &organisation);
        audit::write(&mut work, now, &[line.at(&organisation)]).await?;
        work.save().await?;
    }
    Ok(())
}
