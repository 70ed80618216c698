//! The person's own page about coming in: the card, a card that was lost, and a password.

use super::store::cards::{self, Card};
use super::{Ended, card_pages};
use crate::access::{self, Act, Actor, Kind};
use crate::account::session::{self, Way};
use crate::account::store::{self as accounts, directory};
use crate::account::{pages as account_pages, password};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;
use base::db::is_taken;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/access", Door::SignedIn, show)
        .post("/mine/access/lost", Door::SignedIn, lost)
        .post("/mine/access/password", Door::SignedIn, choose)
}

#[derive(askama::Template)]
#[template(path = "portal/mine.html")]
struct Mine {
    page: Page,
    form: Form,
    card: Option<Card>,
    /// The address of the account, when it has one.
    email: Option<String>,
    has_password: bool,
    /// Whether a password may be chosen here: only by who came in with a link. Whoever found a card must
    /// not be able to make a way in that outlives it.
    may_choose: bool,
}

impl Mine {
    async fn with(app: &App, page: Page, actor: &Actor, form: Form) -> Result<Mine, Problem> {
        let file = access::open_own(app, actor, "entry").await?;
        file.demand(Act::Read, Kind::Identity)?;
        let account = directory::one(&app.db, &actor.account).await?.ok_or(Problem::SignIn)?;
        let by_link = session::way_of(&app.db, &actor.session).await? == Way::Link;
        let card = cards::last(&app.db, &file.person).await?;
        Ok(Mine {
            form,
            card: card.filter(|card| card.works(page.today)),
            email: Some(account.email).filter(|email| accounts::is_address(email)),
            has_password: account.has_password,
            may_choose: by_link && !account.has_password,
            page,
        })
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    view::show(&Mine::with(&app, page, &actor, Form::empty()).await?)
}

/// The person lost the card: nobody comes in with it any more, also who is in with it now.
async fn lost(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let mine = Mine::with(&app, page, &actor, Form::empty()).await?;
    let card = mine.card.ok_or(Problem::NotFound)?;
    let (now, why) = (app.now(), Ended::Lost);
    let mut work = app.db.work().await?;
    if card_pages::stop(&app, &mut work, (&card.person, &card.account), why).await? {
        let line = Line::by(&actor, Deed::End, Thing::Card, &card.id);
        audit::write(&mut work, now, &[line.about(&card.person).because(why.word())]).await?;
    }
    work.save().await?;
    Ok(view::go("/mine/access", "portal-said-lost"))
}

async fn choose(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut mine = Mine::with(&app, page, &actor, Form::from_pairs(sent)).await?;
    if !mine.may_choose {
        return Err(Problem::NotFound);
    }
    let email = match mine.email.clone() {
        Some(known) => Some(known),
        None => account_pages::email(&mut mine.form),
    };
    let around = [mine.page.network.as_str(), &actor.organisation_name];
    let name = Some(actor.name.as_str());
    let typed = account_pages::new_password(&mut mine.form, name, email.as_deref(), &around);
    let (Some(email), Some(typed)) = (email, typed) else {
        return view::show_again(&mine);
    };
    let hash = password::hash(typed).await;
    let now = app.now();
    let mut work = app.db.work().await?;
    match accounts::give_address(&mut work, &actor.account, &email).await {
        Err(error) if is_taken(&error) => {
            drop(work);
            mine.form.wrong("email", "account-email-taken");
            return view::show_again(&mine);
        }
        other => drop(other?),
    }
    accounts::set_password(&mut work, &actor.account, &hash).await?;
    let line = Line::by(&actor, Deed::ChangePassword, Thing::Account, &actor.account);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/mine/access", "own-said-password"))
}
