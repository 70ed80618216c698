//! Turning the page when the day turns: a consent opens on its first day and closes after its last.
//!
//! This happens before the first answer of a day, not in a nightly run: nobody reads for a moment
//! longer than was agreed, also on a machine that was off at night.

use super::store;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::web::App;
use base::db::Work;
use jiff::civil::Date;
use std::sync::Mutex as Quick;
use tokio::sync::Mutex;

/// Until which day consents are in step.
#[derive(Default)]
pub struct Turned {
    day: Quick<Option<Date>>,
    turning: Mutex<()>,
}

impl Turned {
    fn is(&self, today: Date) -> bool {
        *self.day.lock().unwrap_or_else(std::sync::PoisonError::into_inner) == Some(today)
    }
}

/// Brings every consent in step with today; costs nothing when that was done already.
pub async fn turn(app: &App) -> Result<(), Problem> {
    let today = app.today();
    if app.turned.is(today) {
        return Ok(());
    }
    let _one_at_a_time = app.turned.turning.lock().await;
    if app.turned.is(today) {
        return Ok(());
    }
    if !store::ill_timed(&app.db, today).await?.is_empty() {
        let mut work = app.db.work().await?;
        set_right(app, &mut work).await?;
        work.save().await?;
    }
    *app.turned.day.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(today);
    Ok(())
}

/// Opens and closes what should be, in this unit of work: when a day turned, and when an organisation
/// stops taking part, or takes part again. The log of each person says so.
pub async fn set_right(app: &App, work: &mut Work) -> Result<(), Problem> {
    let all = store::ill_timed_now(work, app.today()).await?;
    let mut lines = vec![];
    for (id, person, was_open) in &all {
        store::set_open(work, (id, person), !was_open).await?;
        let deed = if *was_open { Deed::End } else { Deed::Begin };
        lines.push(Line::by_program(deed, Thing::Consent, id).about(person));
    }
    audit::write(work, app.now(), &lines).await?;
    Ok(())
}
