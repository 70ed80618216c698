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
const AT_ONCE: usize = 50;

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
    files: Vec<Shared>,
    next: Option<String>,
    receipts: Vec<Receipt>,
}

impl SharedPage {
    /// What may be read, a line for each last day; the day itself where they differ.
    fn lines(&self, file: &Shared) -> Vec<(String, String)> {
        let differ = file.given.len() > 1;
        let line = |(day, categories): (&Date, &BTreeSet<Category>)| {
            let until = self.page.with("consent-shared-until", "day", self.page.day(day));
            let what = words::categories(&self.page, categories);
            (what, if differ { until } else { String::new() })
        };
        file.given.iter().map(line).collect()
    }

    /// Until when, or when the first part of it ends.
    fn until(&self, file: &Shared) -> String {
        let Some(first) = file.given.keys().next() else { return String::new() };
        let day = self.page.day(first);
        if file.given.len() > 1 {
            self.page.with("consent-shared-first-ends", "day", day)
        } else {
            day
        }
    }

    fn receipt(&self, receipt: &Receipt) -> String {
        let from = self.page.day(receipt.from);
        let partner = receipt.noted_for_name.as_str();
        self.page.with2("consent-receipt-of", ("from", from), ("partner", partner))
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    after: String,
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
    let mut files = store::shared(&app.db, &actor.account, &organisation, from, limit).await?;
    let next = (files.len() > AT_ONCE).then(|| files[AT_ONCE - 1].person.clone());
    files.truncate(AT_ONCE);
    let (here, others) = own.into_iter().partition(|(id, _)| *id == organisation);
    let here: Vec<(String, String)> = here;
    view::show(&SharedPage {
        receipts: match asked.after.as_str() {
            "" => store::receipts(&app.db, &actor.account, &organisation).await?,
            _ => vec![],
        },
        organisation_name: here.into_iter().next().map_or_else(String::new, |(_, name)| name),
        others,
        files,
        next,
        organisation,
        page,
    })
}

async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let consent = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let works_there = actor
        .grants
        .iter()
        .any(|g| g.organisation == consent.organisation && g.role.scope() != Scope::None);
    if !works_there || consent.withdrawn_at.is_none() {
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
