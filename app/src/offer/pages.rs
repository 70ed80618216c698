//! The pages of the offer: the whole offer for everybody in the network, and the pages of who keeps it.

mod confirm;
mod keep;
mod list;
mod pictures;
mod placing;
mod site;
mod work_post;

use super::Post;
use super::week::Halves;
use crate::access::{Actor, Role};
use crate::organisations::municipality_name;
use crate::problem::Problem;
use crate::routes::Routes;
use crate::view::Page;
pub(crate) use list::take;

/// The routes of this room.
pub fn routes() -> Routes {
    let open = list::routes().and(confirm::routes()).and(pictures::routes());
    open.and(keep::routes()).and(site::routes()).and(work_post::routes()).and(placing::routes())
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

/// The coordinator's own organisation that keeps something, or the page does not exist.
fn own<'a>(actor: &'a Actor, organisation: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let all = actor.organisations_as(&[Role::Coordinator]);
    all.into_iter().find(|own| *own == organisation).ok_or(Problem::NotFound)
}
