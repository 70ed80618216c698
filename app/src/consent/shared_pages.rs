//! What others share with one of the reader's organisations, and the receipts of what was withdrawn.

use super::store::{self, Receipt, Shared};
use super::words;
use crate::access::{Actor, Category, Role, Scope};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Files on a page.
const AT_ONCE: usize = 25;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/shared", Door::Role, show).post(
        "/shared/receipts/{id}/confirm",
        Door::Role,
        confirm,
    )
}

#[derive(askama::Template)]
#[template(path = "consent/shared.html")]
struct SharedPage {
    page: Page,
    organisation: String,
    organisation_name: String,
    others: Vec<(String, String)>,
    /// The words that were searched for.
    q: String,
    files: Vec<Shared>,
    next: Option<String>,
    /// What was taken back and waits for the word that own copies are gone.
    receipts: Vec<Receipt>,
    /// What was confirmed.
    confirmed: Vec<Receipt>,
}

impl SharedPage {
    /// What may be read and until when, a line for each last day.
    fn lines(&self, file: &Shared) -> Vec<String> {
        let line = |(day, categories): (&Date, &BTreeSet<Category>)| {
            let until = self.page.with("consent-shared-until", "day", self.page.short_day(day));
            format!("{} · {until}", self.what(categories))
        };
        file.given.iter().map(line).collect()
    }

    /// Kinds of data in words; who it is goes without saying beside another.
    fn what(&self, categories: &BTreeSet<Category>) -> String {
        let beside = |c: &&Category| **c != Category::Identity || categories.len() == 1;
        words::categories(&self.page, categories.iter().filter(beside))
    }

    /// When it was taken back, and whether the person did on the own pages.
    fn taken_back(&self, receipt: &Receipt) -> String {
        let when = self.page.moment(receipt.withdrawn_at);
        let key = if receipt.is_own { "consent-receipt-own" } else { "consent-receipt-by" };
        self.page.with(key, "when", when)
    }

    /// Since when it was open, and whom to ask.
    fn receipt(&self, receipt: &Receipt) -> String {
        let from = self.page.day(receipt.from);
        if receipt.gave_own {
            return self.page.with("consent-receipt-of-own", "from", from);
        }
        let partner = receipt.noted_for_name.as_str();
        self.page.with2("consent-receipt-of", ("from", from), ("partner", partner))
    }

    /// What of it was allowed again since; empty when nothing was.
    fn again(&self, receipt: &Receipt) -> String {
        let Some((day, categories)) = &receipt.again else { return String::new() };
        let (day, what) = (self.page.day(day), self.what(categories));
        self.page.with2("consent-receipt-again", ("day", day), ("what", what))
    }

    /// The page after this one.
    fn onward(&self, person: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("organisation", &self.organisation).append_pair("q", &self.q);
        format!("/shared?{}", query.append_pair("after", person).finish())
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    q: String,
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let own = store::own_organisations(&app.db, &actor.account).await?;
    let reads = |role: Role| role.scope() != Scope::None;
    let organisation = actor.organisation_with(reads, &asked.organisation)?.to_owned();
    let after = match asked.after.as_str() {
        "" => String::new(),
        person => store::before(&app.db, &organisation, person).await?.unwrap_or_default(),
    };
    let limit = i64::try_from(AT_ONCE).unwrap_or(0) + 1;
    let from = (after.as_str(), asked.after.as_str());
    let whose = (actor.account.as_str(), organisation.as_str());
    let mut files = store::shared(&app.db, whose, &asked.q, from, limit).await?;
    let next = (files.len() > AT_ONCE).then(|| files[AT_ONCE - 1].person.clone());
    files.truncate(AT_ONCE);
    let (here, others) = own.into_iter().partition(|(id, _)| *id == organisation);
    let here: Vec<(String, String)> = here;
    let (receipts, confirmed) = match asked.after.as_str() {
        "" => store::receipts(&app.db, &actor.account, &organisation, &page.zone).await?,
        _ => (vec![], vec![]),
    };
    view::show(&SharedPage {
        organisation_name: here.into_iter().next().map_or_else(String::new, |(_, name)| name),
        q: asked.q.trim().to_owned(),
        receipts,
        confirmed,
        others,
        files,
        next,
        organisation,
        page,
    })
}

async fn confirm(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let consent = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let guides_there =
        actor.grants.iter().any(|g| g.organisation == consent.organisation && g.role.guides());
    let was_open =
        consent.withdrawn_at.is_some_and(|at| store::opened(consent.from, at, &page.zone));
    if !guides_there || !was_open {
        return Err(Problem::NotFound);
    }
    let mut work = app.db.work().await?;
    let which = (id.as_str(), consent.organisation.as_str());
    if store::confirm(&mut work, app.now(), which, &actor.account).await? {
        let line = Line::by(&actor, Deed::Answer, Thing::Consent, &id)
            .about(&consent.person)
            .at(&consent.organisation);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    let back = format!("/shared?organisation={}", consent.organisation);
    Ok(view::go(&back, "consent-said-confirmed"))
}
