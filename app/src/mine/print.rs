//! Everything of the own pages on paper, for who reads better that way.

use super::looked::{Looked, by_day};
use super::own::{self, Dated, Stay};
use super::store::{self, Helper, OwnAction};
use super::week;
use crate::access::Actor;
use crate::consent::Stored as Consent;
use crate::consent::store::of_person as consents_of;
use crate::consent::words::categories;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store::{StoredStep, plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/print", Door::SignedIn, print)
}

#[derive(askama::Template)]
#[template(path = "mine/print.html")]
struct Print {
    page: Page,
    name: String,
    dates: Vec<Dated>,
    now: Vec<Stay>,
    /// What is not as in every week in the days that come.
    otherwise: Vec<(String, String)>,
    aim: Option<i64>,
    aim_words: String,
    actions: Vec<OwnAction>,
    helpers: Vec<Helper>,
    /// The partners that read along today, and what they see.
    partners: Vec<(String, String)>,
    looks: Vec<Looked>,
}

async fn print(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let (person, today) = (file.person.as_str(), page.today);
    let dates = store::appointments(&app.db, person, today, 10).await?;
    let steps = steps(&app.db, person).await?;
    let plans = plans(&app.db, person).await?;
    let looks = store::looks(&app.db, person, &actor.account).await?;
    let at_posts = |s: &StoredStep| own::stay_at(&page, s, &plans.placements);
    let mut actions = store::own_actions(&app.db, person, today, 20).await?;
    actions.retain(|action| action.ticked.is_none());
    let partners = consents_of(&app.db, person).await?;
    let sees = |consent: Consent| {
        let opens = consent.opens();
        (!opens.is_empty()).then(|| (consent.organisation_name, categories(&page, &opens)))
    };
    let otherwise = week::otherwise_soon(&app, &page, person, &plans.placements).await?;
    view::show(&Print {
        otherwise,
        dates: dates.into_iter().map(|next| own::dated(&page, next)).collect(),
        now: steps.iter().filter(|s| s.covers(today)).map(at_posts).collect(),
        aim: plans.aim().map(|a| a.rung),
        aim_words: plans.aim().map_or_else(String::new, |a| a.words.clone()),
        name: plans.name.clone(),
        actions,
        helpers: store::helpers(&app.db, person, today).await?,
        partners: partners.into_iter().filter_map(sees).collect(),
        looks: by_day(&page.zone, looks, 10).0,
        page,
    })
}
