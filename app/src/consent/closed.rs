//! What who sees a person through closed files only is told of consents: what was given and taken back up to the
//! last day of those files. Later is the business of whoever guides the person since.

use super::store::{self, Stored};
use crate::access::File;
use crate::people::store::closed_on;
use crate::web::App;
use base::db::{Db, Result};
use jiff::civil::Date;

/// The last day of which such a reader is told; nothing for all others, who are told everything.
pub(crate) async fn told_until(db: &Db, file: &File) -> Result<Option<Date>> {
    let standing = &file.standing;
    if standing.is_self || standing.grants.is_empty() || standing.has_open() {
        return Ok(None);
    }
    let all = closed_on(db, &file.person).await?;
    let own = all.into_iter().filter(|(at, _)| standing.closed.contains(at));
    Ok(own.map(|(_, day)| day).max())
}

/// The consents of a person that a reader is told of, the newest first.
pub(super) async fn known(app: &App, file: &File) -> Result<Vec<Stored>> {
    let all = store::of_person(&app.db, &file.person).await?;
    let Some(day) = told_until(&app.db, file).await? else { return Ok(all) };
    let zone = app.network().zone.clone();
    Ok(all.into_iter().filter_map(|consent| consent.as_of(day, &zone)).collect())
}

/// One consent as such a reader is told of it, if at all.
pub(super) async fn one(app: &App, file: &File, consent: Stored) -> Result<Option<Stored>> {
    let day = told_until(&app.db, file).await?;
    Ok(match day {
        None => Some(consent),
        Some(day) => consent.as_of(day, &app.network().zone),
    })
}
