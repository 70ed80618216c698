//! One page for one thing: my week, my steps, who helps me, who looked.

use super::own::{self, Dated, Stay, Tread};
use super::store::{self, Entered, Helper, Look};
use crate::access::Actor;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store::{plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/week", Door::SignedIn, week)
        .get("/mine/steps", Door::SignedIn, my_steps)
        .get("/mine/helpers", Door::SignedIn, helpers)
        .get("/mine/looks", Door::SignedIn, looks)
}

#[derive(askama::Template)]
#[template(path = "mine/week.html")]
struct Week {
    page: Page,
    /// Today and six days more, each with what stands on it.
    days: Vec<(Date, Vec<Dated>)>,
    later: Vec<Dated>,
}

/// Seven days from today on, each with its appointments.
pub(super) fn days(today: Date, all: &[Dated]) -> Vec<(Date, Vec<Dated>)> {
    let on = |day: Date| all.iter().filter(|d| d.day == day).cloned().collect();
    (0..7).map(|n| today.saturating_add(n.days())).map(|day| (day, on(day))).collect()
}

async fn week(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let all = store::appointments(&app.db, &file.person, page.today, 20).await?;
    let all: Vec<Dated> = all.into_iter().map(|next| own::dated(&page, next)).collect();
    let last = page.today.saturating_add(6.days());
    view::show(&Week {
        days: days(page.today, &all),
        later: all.into_iter().filter(|d| d.day > last).collect(),
        page,
    })
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
}

async fn my_steps(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let mut all = steps(&app.db, &file.person).await?;
    all.sort_by_key(|s| std::cmp::Reverse(s.start));
    let plans = plans(&app.db, &file.person).await?;
    view::show(&Steps {
        treads: own::treads(),
        here: all.iter().filter(|s| s.covers(page.today)).map(|s| s.rung).max(),
        aim: plans.aim().map(|a| a.rung),
        aim_words: plans.aim().map_or_else(String::new, |a| a.words.clone()),
        stays: all.iter().take(12).map(|s| own::stay(&page, s)).collect(),
        page,
    })
}

#[derive(askama::Template)]
#[template(path = "mine/helpers.html")]
struct Helpers {
    page: Page,
    helpers: Vec<Helper>,
    /// The organisations with an open file.
    keepers: Vec<String>,
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
    looks: Vec<Look>,
    /// Who came in as the person, with a card or a link.
    entered: Vec<Entered>,
}

async fn looks(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let looks = store::looks(&app.db, &file.person, &actor.account).await?;
    let entered = store::entered(&app.db, &file.person, 30).await?;
    view::show(&Looks { entered, looks: own::once_a_day(looks, &page.zone, 30), page })
}
