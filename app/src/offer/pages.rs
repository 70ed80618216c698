//! The pages of the offer: the whole offer for everybody in the network, and the pages of who keeps it.

mod confirm;
mod ending;
mod keep;
mod list;
mod one;
mod pictures;
mod placing;
mod site;
mod work_post;

use super::week::Halves;
use super::{HalfDay, HalfDays, Post};
use crate::access::{Actor, Role};
use crate::organisations::municipality_name;
use crate::problem::Problem;
use crate::routes::Routes;
use crate::view::Page;
pub(crate) use list::take;

/// The routes of this room.
pub fn routes() -> Routes {
    let open = list::routes().and(one::routes()).and(confirm::routes()).and(pictures::routes());
    open.and(keep::routes())
        .and(site::routes())
        .and(work_post::routes())
        .and(placing::routes())
        .and(ending::routes())
}

/// A work post with what the page makes of it.
struct Card {
    post: Post,
    halves: Halves,
    place: &'static str,
}

impl Card {
    fn of(page: &Page, post: Post) -> Card {
        let place = municipality_name(page, &post.site.municipality);
        Card { halves: Halves::of(page, &post), place, post }
    }
}

/// A day of the week with its half-days: number, words, and whether it is an afternoon.
pub(crate) type Day = (u8, Vec<(String, String, bool)>);

/// Half-days to tick, day by day.
pub(crate) fn days(page: &Page, among: HalfDays) -> Vec<Day> {
    let words = |h: HalfDay| (h.number().to_string(), page.half_day(h), h.is_afternoon());
    let day = |n: u8| (n, among.each().filter(|h| h.day() == n).map(words).collect());
    (1..=7).map(day).filter(|(_, halves): &Day| !halves.is_empty()).collect()
}

/// The coordinator's own organisation that keeps something, or the page does not exist.
fn own<'a>(actor: &'a Actor, organisation: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let all = actor.organisations_as(&[Role::Coordinator]);
    all.into_iter().find(|own| *own == organisation).ok_or(Problem::NotFound)
}
