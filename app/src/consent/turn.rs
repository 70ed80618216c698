//! Turning the page when the day turns: a consent opens on its first day and closes after its last.
//!
//! This happens before the first answer of a day, not in a nightly run: nobody reads for a moment
//! longer than was agreed, also on a machine that was off at night.

use super::store;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::web::App;
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
    let all = store::ill_timed(&app.db, today).await?;
    if !all.is_empty() {
        let mut work = app.db.work().await?;
        let mut lines = vec![];
        for (id, person, was_open) in &all {
            store::set_open(&mut work, (id, person), !was_open).await?;
            let deed = if *was_open { Deed::End } else { Deed::Begin };
            lines.push(Line::by_program(deed, Thing::Consent, id).about(person));
        }
        audit::write(&mut work, app.now(), &lines).await?;
        work.save().await?;
    }
    *app.turned.day.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(today);
    Ok(())
}
