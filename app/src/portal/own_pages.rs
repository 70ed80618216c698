//! The person's own page about coming in: the card, a card that was lost, who came in with a card or a
//! link, and how to get a password.
//!
//! A password is chosen with an invitation only, which goes to the person's own mailbox or comes from an
//! administrator: whoever holds a card or a link cannot make a way in that outlives it.

use super::store::cards::{self, Card};
use super::store::links;
use super::{Ended, stopping};
use crate::access::{self, Act, Actor, Kind};
use crate::account::session;
use crate::account::store::{self as accounts, directory};
use crate::mine::store::{self as mine, Entered};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::Timestamp;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/access", Door::SignedIn, show).post("/mine/access/lost", Door::SignedIn, lost)
}

#[derive(askama::Template)]
#[template(path = "portal/mine.html")]
struct Mine {
    page: Page,
    person: String,
    card: Option<Card>,
    /// Until when a link works that was not used yet.
    link_until: Option<Timestamp>,
    /// Whether somebody is in with a card or a link.
    is_inside: bool,
    /// The address of the account, when it has one.
    email: Option<String>,
    has_password: bool,
    /// Who came in with a card or a link, the last one first.
    entered: Vec<Entered>,
}

impl Mine {
    async fn with(app: &App, page: Page, actor: &Actor) -> Result<Mine, Problem> {
        let file = access::open_own(app, actor, "entry").await?;
        file.demand(Act::Read, Kind::Identity)?;
        let account = directory::one(&app.db, &actor.account).await?.ok_or(Problem::SignIn)?;
        let card = cards::last(&app.db, &file.person).await?;
        Ok(Mine {
            card: card.filter(|card| card.works(page.today)),
            link_until: links::open_until(&app.db, &file.person, app.now()).await?,
            is_inside: session::has_entered(&app.db, &file.person, app.now()).await?,
            person: file.person.clone(),
            email: Some(account.email).filter(|email| accounts::is_address(email)),
            has_password: account.has_password,
            entered: mine::entered(&app.db, &file.person, 10).await?,
            page,
        })
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    view::show(&Mine::with(&app, page, &actor).await?)
}

impl Mine {
    /// Whether there is a card, a link or somebody who is in with one.
    fn can_stop(&self) -> bool {
        self.card.is_some() || self.link_until.is_some() || self.is_inside
    }
}

/// The person lost the card, or the telephone with the link: nobody comes in with them any more, also who
/// is in with them now.
async fn lost(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let mine = Mine::with(&app, page, &actor).await?;
    if !mine.can_stop() {
        return Err(Problem::NotFound);
    }
    stopping::stop_all(&app, &actor, &mine.person, Ended::Lost).await?;
    let said = if mine.card.is_some() { "portal-said-lost" } else { "portal-said-stopped" };
    Ok(view::go("/mine/access", said))
}
