//! The person's own pages: to whom a question went, what was told, and taking the agreement back.

use super::answering;
use super::store::{self, By, Stored};
use super::{State as Stand, words};
use crate::access::{self, Act, Actor, File, Kind};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/referrals", Door::SignedIn, show).post(
        "/mine/referrals/{id}/withdraw",
        Door::SignedIn,
        withdraw,
    )
}

#[derive(askama::Template)]
#[template(path = "referrals/mine.html")]
struct MinePage {
    page: Page,
    all: Vec<Stored>,
    /// The organisations with an open file on the person.
    keepers: Vec<String>,
}

impl MinePage {
    fn can_take_back(&self, referral: &Stored) -> bool {
        referral.agreement_withdrawn_at.is_none()
            && !matches!(referral.state, Stand::Withdrawn | Stand::Expired)
    }

    /// Whether the organisation that was asked has an open file on the person, whatever was taken back.
    fn keeps(&self, referral: &Stored) -> bool {
        referral.receiver.as_ref().is_some_and(|receiver| self.keepers.contains(receiver))
    }

    fn told(&self, referral: &Stored) -> Vec<(String, Vec<String>)> {
        words::told(&self.page, &referral.told)
    }
}

/// Opens the reader's own file; who is not the person of a file has no such page.
async fn own(app: &App, actor: &Actor) -> Result<File, Problem> {
    let file = access::open_own(app, actor, "referrals").await?;
    file.demand(Act::Read, Kind::Steps)?;
    Ok(file)
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own(&app, &actor).await?;
    let mut all = store::of_person(&app.db, &file.person).await?;
    // A draft was shown to nobody, and may never be sent.
    all.retain(|referral| referral.state != Stand::Draft);
    let keepers = crate::people::store::open_at(&app.db, &file.person).await?;
    view::show(&MinePage { page, all, keepers })
}

async fn withdraw(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = own(&app, &actor).await?;
    let referral = store::one(&app.db, &id).await?;
    let referral = referral.filter(|r| r.person == file.person && r.state != Stand::Draft);
    let referral = referral.ok_or(Problem::NotFound)?;
    if !answering::withdraw(&app, &actor, &referral, By::Person(app.now())).await? {
        return Err(Problem::Closed("referrals-taken-back-already".into()));
    }
    let keepers = crate::people::store::open_at(&app.db, &file.person).await?;
    let keeps = referral.receiver.is_some_and(|receiver| keepers.contains(&receiver));
    let said = if keeps { "referrals-said-taken-back-file" } else { "referrals-said-taken-back" };
    Ok(view::go("/mine/referrals", said))
}
