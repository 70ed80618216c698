//! The first page of a person: what comes next, what I do, and a tile for everything else.

use super::own::{self, Dated, Stay};
use super::store::{self, Helper, OwnAction};
use super::{family, print, sheets, week};
use crate::access::Actor;
use crate::asks::section as asks;
use crate::consent::emergencies_on_first_page;
use crate::households::parents;
use crate::households::store::parents::Child;
use crate::plans::waiting as plans_of;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store::{plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new().get("/mine", Door::SignedIn, home);
    family::routes(week::routes(print::routes(sheets::routes(routes))))
}

/// A large button with a drawing: one thing each.
pub(super) struct Tile {
    pub href: &'static str,
    pub icon: &'static str,
    pub tone: &'static str,
    pub words: &'static str,
}

pub(super) const fn tile(
    href: &'static str,
    icon: &'static str,
    tone: &'static str,
    words: &'static str,
) -> Tile {
    Tile { href, icon, tone, words }
}

/// What there is, the daily things first.
const TILES: [Tile; 11] = [
    tile("/mine/week", "i-cal", "tone-sun", "mine-tile-week"),
    tile("/mine/plan", "i-flag", "tone-sea", "mine-tile-plan"),
    tile("/mine/helpers", "i-people", "tone-moss", "mine-tile-helpers"),
    tile("/mine/family", "i-house", "tone-sun", "mine-tile-family"),
    tile("/mine/steps", "i-stairs", "tone-sea", "mine-tile-steps"),
    tile("/mine/domains", "i-heart", "tone-brick", "instruments-mine-title"),
    tile("/mine/consents", "i-lock", "tone-heather", "mine-tile-consents"),
    tile("/mine/referrals", "i-ask", "tone-sun", "mine-tile-referrals"),
    tile("/mine/rights", "i-eye", "tone-brick", "mine-tile-rights"),
    tile("/mine/access", "i-leave", "tone-moss", "mine-tile-access"),
    tile("/mine/help", "i-info", "tone-heather", "mine-tile-help"),
];

#[derive(askama::Template)]
#[template(path = "mine/home.html")]
struct Home {
    page: Page,
    called: String,
    next: Option<Dated>,
    now: Option<Stay>,
    /// What is not as in every week in the days that come.
    otherwise: Vec<(String, String)>,
    lead: Option<Helper>,
    actions: Vec<OwnAction>,
    children: Vec<Child>,
    /// What is told of emergencies in which the file was opened.
    emergencies: String,
    /// Questions of partners to read more.
    asks: String,
    /// That the plan waits for the person's yes.
    plan: String,
    /// That something was written about the person.
    letters: String,
    /// Where the person stands on the way to a place.
    ways_in: String,
}

impl Home {
    fn tiles(&self) -> &'static [Tile] {
        &TILES
    }
}

async fn home(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let (person, today) = (file.person.as_str(), app.today());
    let appointments = store::appointments(&app.db, person, today, 1).await?;
    let steps = steps(&app.db, person).await?;
    let now = steps.iter().filter(|s| s.covers(today)).max_by_key(|s| s.rung);
    let helpers = store::helpers(&app.db, person, today).await?;
    let plans = plans(&app.db, person).await?;
    let otherwise = week::otherwise_soon(&app, &page, person, &plans.placements).await?;
    let plan = plans_of::on_first_page(&app, &page, &file, plans.aim()).await?;
    view::show(&Home {
        otherwise,
        next: appointments.into_iter().next().map(|next| own::dated(&page, next)),
        now: now.map(|step| own::stay_at(&page, step, &plans.placements)),
        called: plans.called,
        lead: helpers.into_iter().find(|helper| helper.leads),
        actions: store::own_actions(&app.db, person, today, 3).await?,
        emergencies: emergencies_on_first_page(&app, &page, person).await?,
        asks: asks::on_own_pages(&app, &page, &actor, person).await?,
        plan,
        letters: crate::letters::section::on_first_page(&app, &page, &actor, person).await?,
        ways_in: crate::way_in::mine::on_first_page(&page, &plans.ways_in)?,
        children: parents::children(&app, &actor).await?,
        page,
    })
}
