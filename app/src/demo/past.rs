//! Somebody who came for an onthaaltraject at Atelier De Kade and went, longer ago than a file may be
//! kept: so that the demo always has a term to decide on.

use super::chance::{Chance, plus};
use super::course::{Course, Ending, Step, Wait};
use super::forms::Form;
use super::life::Life;
use super::organisations::KADE;
use super::world::{Turns, World};
use crate::people::NewPerson;
use crate::people::codes::Sex;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// The number of this life among all of them.
pub const INDEX: u32 = 7;

/// The life of Gilbert Rietveld up to today.
pub fn life(world: &World, turns: &mut Turns) -> Life {
    let mut chance = Chance::of(world.seed, 2, u64::from(INDEX));
    let home = world.organisations[KADE].municipality;
    let birth = Date::new(world.today.year() - 58, 6, 2).unwrap_or(world.today);
    let new = NewPerson {
        given: "Gilbert".into(),
        family: "Rietveld".into(),
        birth: RoughDate::Day(birth),
        sex: Sex::Male,
        language: "nl".into(),
        postcode: home.postcodes[0].to_owned(),
        municipality: Some(home.nis.to_owned()),
        ..NewPerson::default()
    };
    let last = plus(world.today, -430);
    let reception = Step {
        organisation: KADE,
        form: Form::Welcome,
        place: "onthaal",
        quarters: Some(16),
        start: plus(world.today, -500),
        end: Some((last, Ending::OwnChoice)),
        way_back_of: None,
    };
    let asked = Wait {
        organisation: KADE,
        form: Form::Welcome,
        from: plus(world.today, -520),
        until: Some((reception.start, true)),
    };
    let closed = Some((last, Ending::OwnChoice));
    let course = Course { steps: vec![reception], waits: vec![asked], closed };
    Life::around(world, turns, &mut chance, new, (course, None))
}
