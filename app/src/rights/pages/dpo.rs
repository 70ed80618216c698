//! The page of the data protection officer: numbers, and where to look further.

use crate::access::{Actor, Category, Role};
use crate::consent;
use crate::consent::store::Counted;
use crate::problem::Answer;
use crate::rights::looking::{self, DAYS, Told};
use crate::rights::store::looked::{self as store, SharedWith, WaysIn};
use crate::rights::store::{corrections, retention};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::{SignedDuration, ToSpan as _};

/// So many accounts stand on the page.
const AT_MOST: usize = 15;
/// So many makers of cards and links.
const MAKERS: i64 = 15;
/// So far back cards and links are counted: four weeks.
const WEEKS: SignedDuration = SignedDuration::from_hours(28 * 24);

pub fn routes(routes: Routes) -> Routes {
    routes.get("/dpo", Door::Role, show)
}

#[derive(askama::Template)]
#[template(path = "rights/dpo.html")]
struct Dpo {
    page: Page,
    is_dpo: bool,
    /// Consents that end soon, per partner.
    ending: Vec<Counted>,
    emergencies: i64,
    /// Who passes a limit, and the others with the most files.
    lookers: Vec<Told>,
    quiet: Vec<Told>,
    ways_in: Vec<WaysIn>,
    shared: Vec<SharedWith>,
    corrections: Vec<corrections::Count>,
    retention: (i64, i64),
    /// Organisations where nobody can decide on a term, with how many files wait.
    stuck: Vec<(String, i64)>,
}

impl Dpo {
    fn categories(&self, partner: &SharedWith) -> String {
        let words = |(category, n): (&Category, &i64)| {
            let name = self.page.t(&format!("access-category-{}", category.word()));
            format!("{name} ({n})")
        };
        partner.categories.iter().map(words).collect::<Vec<_>>().join(self.page.comma())
    }

    fn terms(&self) -> String {
        let (n, asked) = self.retention;
        self.page.with2("rights-dpo-retention", ("n", n), ("asked", asked))
    }

    /// Whether nothing waits.
    fn is_quiet(&self) -> bool {
        let none = self.corrections.is_empty() && self.stuck.is_empty();
        none && self.emergencies == 0 && self.retention.0 == 0
    }

    /// How many organisations have nobody who can decide, and how many files wait there.
    fn all_stuck(&self) -> String {
        let files: i64 = self.stuck.iter().map(|(_, n)| n).sum();
        self.page.with2("rights-dpo-stuck-all", ("n", self.stuck.len()), ("files", files))
    }

    fn nobody_decides(&self, organisation: &str, n: &i64) -> String {
        self.page.with2("rights-dpo-stuck", ("organisation", organisation), ("n", *n))
    }

    /// Why somebody stands out, in words.
    fn why(&self, told: &Told) -> String {
        let words = told.limits.iter().map(|limit| self.page.t(&limit.key()));
        words.collect::<Vec<_>>().join(self.page.comma())
    }

    /// The log of somebody.
    fn log(&self, told: &Told) -> String {
        let name = crate::web::form_urlencoded(&told.name);
        format!("/audit?who={name}")
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Dpo, Role::Administrator])?;
    let today = page.today;
    let soon = today.saturating_add(consent::ENDS_SOON.days());
    let all = store::lookers(&app.db, today.saturating_sub(DAYS.days())).await?;
    let (lookers, mut quiet): (Vec<Told>, Vec<Told>) =
        looking::told(&all, today).into_iter().partition(Told::stands_out);
    quiet.truncate(AT_MOST);
    view::show(&Dpo {
        is_dpo: actor.is(Role::Dpo),
        ending: consent::store::counted(&app.db, soon).await?,
        emergencies: store::emergencies(&app.db).await?,
        lookers,
        quiet,
        ways_in: store::ways_in(&app.db, app.now() - WEEKS, MAKERS).await?,
        shared: store::shared(&app.db).await?,
        corrections: corrections::counts(&app.db, today).await?,
        retention: retention::counts(&app.db, today).await?,
        stuck: retention::stuck_counts(&app.db, today).await?,
        page,
    })
}
