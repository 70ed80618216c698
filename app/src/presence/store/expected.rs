//! Who is expected: the one place where this room asks it, of the week plan.

use super::super::{Slot, When};
use super::{At, Days, Place};
use crate::weeks::store::Of;
use crate::weeks::{self, Half, Plan, What, Why};
use base::db::{Db, Result};

/// Somebody who is expected on a half-day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Who.
    pub person: String,
    /// Where and when.
    pub slot: Slot,
}

/// Who is expected in some days, and what is closed.
#[derive(Debug, Default)]
pub struct Expecting {
    /// Each person, work post and half-day once.
    pub all: Vec<Expected>,
    /// Half-days on which somebody would come, were it not closed.
    pub closed: Vec<(Slot, Why)>,
    plan: Plan,
}

impl Expecting {
    /// Why a work post is closed on a half-day, by the calendar; nothing when it is not.
    pub fn why_closed(&self, place: &Place, when: When) -> Option<Why> {
        let half = if when.is_afternoon { Half::Afternoon } else { Half::Morning };
        let slot = weeks::Slot { day: when.day, half };
        self.plan.closed((&place.organisation, &place.site, &place.id), slot)
    }
}

/// Who is expected in these days, in four statements.
pub async fn expected(db: &Db, at: At<'_>, days: Days) -> Result<Expecting> {
    let of = match at {
        At::Post(id) => Of::Post(id),
        At::Site(id) => Of::Site(id),
        At::Organisation(id) => Of::Organisation(id),
    };
    let plan = weeks::store::plan(db, of, days).await?;
    let mut found = Expecting::default();
    for one in plan.expected(days) {
        let is_afternoon = one.slot.half == Half::Afternoon;
        let comes = one.comes();
        let when = When { day: one.slot.day, is_afternoon };
        let slot = Slot { work_post: one.work_post, when };
        if comes {
            found.all.push(Expected { person: one.person, slot });
        } else if let What::Closed(why) = one.what {
            found.closed.push((slot, why));
        }
    }
    found.all.sort();
    found.all.dedup();
    found.plan = plan;
    Ok(found)
}
