//! One page for one thing: my steps, who helps me, who looked, my rights, and help with these pages.

use super::looked::{Looked, by_day};
use super::own::{self, Stay, Tread};
use super::pages::{Tile, tile};
use super::store::{self, Entered, Helper};
use crate::access::Actor;
use crate::problem::Answer;
use crate::rights::store::officers::{Officer, officers};
use crate::routes::{Door, Routes};
use crate::trajectories::store::{plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/steps", Door::SignedIn, my_steps)
        .get("/mine/helpers", Door::SignedIn, helpers)
        .get("/mine/looks", Door::SignedIn, looks)
        .get("/mine/rights", Door::SignedIn, rights)
        .get("/mine/help", Door::SignedIn, help)
}

#[derive(askama::Template)]
#[template(path = "mine/steps.html")]
struct Steps {
    page: Page,
    treads: Vec<Tread>,
    here: Option<i64>,
    aim: Option<i64>,
    aim_words: String,
    stays: Vec<Stay>,
    /// Where the person stands on the way to a place.
    ways_in: String,
}

async fn my_steps(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let mut all = steps(&app.db, &file.person).await?;
    all.sort_by_key(|s| std::cmp::Reverse(s.start));
    let plans = plans(&app.db, &file.person).await?;
    view::show(&Steps {
        treads: own::treads(page.language),
        here: all.iter().filter(|s| s.covers(page.today)).map(|s| s.rung).max(),
        aim: plans.aim().map(|a| a.rung),
        aim_words: plans.aim().map_or_else(String::new, |a| a.words.clone()),
        stays: all.iter().take(12).map(|s| own::stay_at(&page, s, &plans.placements)).collect(),
        ways_in: crate::way_in::mine::on_steps_page(&page, &plans.ways_in)?,
        page,
    })
}

#[derive(askama::Template)]
#[template(path = "mine/helpers.html")]
struct Helpers {
    page: Page,
    helpers: Vec<Helper>,
    /// The organisations with a file, open or closed.
    keepers: Vec<store::Keeper>,
}

async fn helpers(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let helpers = store::helpers(&app.db, &file.person, page.today).await?;
    let keepers = store::keepers(&app.db, &file.person).await?;
    view::show(&Helpers { page, helpers, keepers })
}

#[derive(askama::Template)]
#[template(path = "mine/looks.html")]
struct Looks {
    page: Page,
    looks: Vec<Looked>,
    /// Whether there is more than the page tells.
    has_more: bool,
    /// Everybody who ever looked.
    readers: Vec<store::Reader>,
    /// Who came in as the person, with a card or a link.
    entered: Vec<Entered>,
}

async fn looks(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let looks = store::looks(&app.db, &file.person, &actor.account).await?;
    let entered = store::entered(&app.db, &file.person, 30).await?;
    let readers = store::readers(&app.db, &file.person, &actor.account).await?;
    let is_cut = looks.len() >= store::LOOKS_AT_MOST;
    let (looks, has_more) = by_day(&page.zone, looks, 30);
    let has_more = has_more || is_cut;
    view::show(&Looks { page, looks, has_more, readers, entered })
}

/// What somebody may ask of the own data.
const RIGHTS: [Tile; 4] = [
    tile("/mine/looks", "i-eye", "tone-heather", "mine-looked"),
    tile("/mine/corrections", "i-note", "tone-brick", "rights-mine-wrong"),
    tile("/mine/file", "i-doc", "tone-sea", "rights-mine-file"),
    tile("/mine/print", "i-print", "tone-sun", "mine-print-title"),
];

#[derive(askama::Template)]
#[template(path = "mine/rights.html")]
struct Rights {
    page: Page,
    tiles: &'static [Tile],
    /// Who answers questions about the own data.
    officers: Vec<Officer>,
}

async fn rights(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    own::open(&app, &actor).await?;
    view::show(&Rights { page, tiles: &RIGHTS, officers: officers(&app.db).await? })
}

#[derive(askama::Template)]
#[template(path = "mine/help.html")]
struct Help {
    page: Page,
    /// Whom to ring with a question.
    lead: Option<Helper>,
}

async fn help(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let helpers = store::helpers(&app.db, &file.person, page.today).await?;
    view::show(&Help { page, lead: helpers.into_iter().find(|helper| helper.leads) })
}
