//! What some of those who have a place asked back: last month paid, this month still to be decided.

use super::Ids;
use super::presences::instructor;
use crate::audit::{self, Deed, Line, Thing};
use crate::demo::chance::plus;
use crate::demo::world::World;
use crate::expenses::{Asked, Kind, State, store};
use crate::offer::NewPlacement;
use crate::web::App;
use base::db::Result;
use jiff::civil::Date;

/// One in so many asked something back.
const ASKS: usize = 9;
/// What it was, in words and in cents, with the kilometres of a travel.
const WHAT: [(Kind, &str, i64, Option<i64>); 3] = [
    (Kind::Travel, "Met de fiets naar de werkplek", 840, Some(28)),
    (Kind::Real, "Werkhandschoenen", 1_250, None),
    (Kind::Real, "Treinkaartje naar de opleiding", 960, None),
];

/// Writes the claims about some placements, in one unit of work.
pub(super) async fn write(
    app: &App,
    world: &World,
    ids: &Ids,
    placed: &[NewPlacement],
) -> Result<()> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let mut lines = vec![];
    for (turn, placement) in placed.iter().step_by(ASKS).enumerate() {
        let Some(by) = instructor(world, ids, &placement.organisation) else { continue };
        let whose = (placement.person.as_str(), placement.organisation.as_str(), by);
        let month = world.today.first_of_month();
        for (is_paid, day) in [(true, plus(month, -12)), (false, world.today)] {
            if day < placement.stay.from {
                continue;
            }
            let id = store::add(&mut work, now, whose, &asked(turn, day)).await?;
            if is_paid {
                store::decide(&mut work, (&id, 1), (State::Approved, ""), (by, day)).await?;
                store::pay(&mut work, (&id, 2), Some(plus(day, 5))).await?;
            }
            let line = Line::by_program(Deed::Make, Thing::Expense, &id).about(&placement.person);
            lines.push(line.because("demo network"));
        }
    }
    audit::write(&mut work, now, &lines).await?;
    work.save().await
}

fn asked(turn: usize, day: Date) -> Asked {
    let (kind, what, cents, kilometres) = WHAT[turn % WHAT.len()];
    Asked { kind, days: (day, day), count: 1, kilometres, cents, what: what.to_owned() }
}
