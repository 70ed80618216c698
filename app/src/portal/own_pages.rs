//! The person's own page about coming in: the card, a card that was lost, who came in with a card or a
//! link, and how to get a password.
//!
//! A password is chosen with an invitation only, which goes to the person's own mailbox or comes from an
//! administrator: whoever holds a card or a link cannot make a way in that outlives it.

use super::store::cards::{self, Card};
use super::{Ended, card_pages};
use crate::access::{self, Act, Actor, Kind};
use crate::account::store::{self as accounts, directory};
use crate::audit::{self, Deed, Line, Thing};
use crate::mine::store::{self as mine, Entered};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/access", Door::SignedIn, show).post("/mine/access/lost", Door::SignedIn, lost)
}

#[derive(askama::Template)]
#[template(path = "portal/mine.html")]
struct Mine {
    page: Page,
    card: Option<Card>,
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

/// The person lost the card: nobody comes in with it any more, also who is in with it now.
async fn lost(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let mine = Mine::with(&app, page, &actor).await?;
    let card = mine.card.ok_or(Problem::NotFound)?;
    let (now, why) = (app.now(), Ended::Lost);
    let mut work = app.db.work().await?;
    card_pages::stop(&app, &mut work, (&card.person, &card.account), why).await?;
    let line = Line::by(&actor, Deed::End, Thing::Card, &card.id);
    audit::write(&mut work, now, &[line.about(&card.person).because(why.word())]).await?;
    work.save().await?;
    Ok(view::go("/mine/access", "portal-said-lost"))
}
