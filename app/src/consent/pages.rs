//! A person's consents, for who guides: who may see what, reading one, withdrawing it.

use super::store::{self, Stored};
use super::{
    Basis, ENDS_SOON, closed, emergency_pages, ending_pages, mine_pages, new_pages, paper,
    renewing, shared_pages,
};
use crate::access::{self, Act, Actor, File, Kind};
use crate::asks;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/people/{id}/consents", Door::Person, show)
        .get("/consents/{id}", Door::Person, show_one)
        .get("/consents/{id}/print", Door::Person, print)
        .post("/consents/{id}/withdraw", Door::Person, withdraw);
    let routes = mine_pages::routes(paper::routes(new_pages::routes(routes)));
    ending_pages::routes(emergency_pages::routes(shared_pages::routes(routes)))
}

#[derive(askama::Template)]
#[template(path = "consent/consents.html")]
struct ConsentsPage {
    page: Page,
    person: String,
    name: String,
    open: Vec<Stored>,
    earlier: Vec<Stored>,
    /// Questions of others to read more, and the way to ask oneself.
    asks: String,
    /// Whether such a question waits: then the consents stand under a title of their own.
    has_asks: bool,
    may_write: bool,
    /// Up to which day it tells, for who has a closed file only.
    told_until: Option<Date>,
}

/// For how many days the page of consents begins with who reads along no more.
const TOLD_FOR: i64 = 14;

#[derive(askama::Template)]
#[template(path = "consent/one.html")]
struct OnePage {
    page: Page,
    name: String,
    consent: Stored,
    form: Form,
    may_write: bool,
    /// What the partner goes on reading when this is taken back, and why.
    still: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "consent/print.html")]
struct PrintPage {
    page: Page,
    name: String,
    consent: Stored,
}

impl ConsentsPage {
    /// That it was renewed, or renews another.
    fn renewal(&self, consent: &Stored) -> Option<String> {
        renewing::told(&self.page, &self.open, consent)
    }

    /// Whether a consent that holds ends soon, and none renews it.
    fn ends_soon(&self, consent: &Stored) -> bool {
        let soon = self.page.today.saturating_add(ENDS_SOON.days());
        self.told_until.is_none()
            && consent.is_open
            && consent.until <= soon
            && renewing::renewed_by(consent, &self.open, self.page.today).is_none()
    }

    /// The partners that read along no more since some days, each with the day.
    fn just_ended(&self) -> Vec<String> {
        let zone = self.page.zone.clone();
        let still =
            |c: &Stored| self.open.iter().any(|o| o.is_open && o.organisation == c.organisation);
        let mut since: BTreeMap<&str, Date> = BTreeMap::new();
        for c in self.earlier.iter().filter(|c| !still(c)) {
            if let Some(day) = store::closed_since(c.from, c.until, c.withdrawn_at, &zone) {
                let last = since.entry(&c.organisation_name).or_insert(day);
                *last = day.max(*last);
            }
        }
        let is_news = |day: Date| (0..=TOLD_FOR).contains(&self.page.days_since(day));
        let told = |(name, day): (&str, Date)| {
            let day = self.page.said_day(day);
            self.page.with2("consent-just-ended", ("organisation", name), ("day", day))
        };
        since.into_iter().filter(|(_, day)| is_news(*day)).map(told).collect()
    }
}

impl OnePage {
    /// What taking it back closes, and what the partner goes on reading.
    fn closes(&self) -> String {
        let partner = ("partner", self.consent.organisation_name.as_str());
        match &self.still {
            Some(what) => {
                self.page.with2("consent-withdraw-still", partner, ("what", what.as_str()))
            }
            None => self.page.with("consent-withdraw-text", partner.0, partner.1),
        }
    }

    fn can_withdraw(&self) -> bool {
        self.may_write && self.consent.is_on(self.page.today)
    }
}

pub(super) async fn name_of(app: &App, person: &str) -> Result<String, Problem> {
    Ok(crate::people::store::name_of(&app.db, person).await?)
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "consents").await?;
    file.demand(Act::Read, Kind::Consents)?;
    let all = closed::known(&app, &file).await?;
    let (open, earlier) = all.into_iter().partition(|c| c.is_on(page.today));
    let asks = asks::section::to_answer(&app, &page, &file).await?;
    view::show(&ConsentsPage {
        name: name_of(&app, &person).await?,
        has_asks: !asks.trim().is_empty(),
        asks,
        open,
        earlier,
        may_write: file.writes(Kind::Consents),
        told_until: closed::told_until(&app.db, &file).await?,
        person,
        page,
    })
}

/// Opens the file behind a consent, for who may know to whom it was given.
pub(super) async fn open_one(
    app: &App,
    actor: &Actor,
    id: &str,
) -> Result<(File, Stored), Problem> {
    let consent = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &consent.person, "consents").await?;
    file.demand(Act::Read, Kind::Consents)?;
    let consent = closed::one(app, &file, consent).await?.ok_or(Problem::NotFound)?;
    Ok((file, consent))
}

async fn one_page(
    app: &App,
    page: Page,
    (file, consent): (File, Stored),
    form: Form,
) -> Result<OnePage, Problem> {
    let all = closed::known(app, &file).await?;
    Ok(OnePage {
        still: super::words::still(&page, &all, &consent),
        name: name_of(app, &file.person).await?,
        may_write: match consent.basis {
            Basis::Consent => file.supports(),
            Basis::Law => file.standing.supports_at(&consent.noted_for),
        },
        consent,
        form,
        page,
    })
}

async fn show_one(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let opened = open_one(&app, &actor, &id).await?;
    view::show(&one_page(&app, page, opened, Form::default()).await?)
}

async fn print(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (file, consent) = open_one(&app, &actor, &id).await?;
    view::show(&PrintPage { name: name_of(&app, &file.person).await?, consent, page })
}

async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = open_one(&app, &actor, &id).await?;
    let (file, consent) = &opened;
    // Also with a file that was closed meanwhile: taking back opens nothing.
    file.demand_supports()?;
    if consent.basis.is_law() {
        // Nobody took it back: whoever wrote it down says that it is over.
        file.demand_supports_at(&consent.noted_for)?;
    }
    let mut form = Form::from_pairs(sent);
    let because = form.text("because", 300);
    if !form.is_good() {
        return view::show_again(&one_page(&app, page, opened, form).await?);
    }
    let (file, consent) = opened;
    close(&app, &actor, &consent, &because).await?;
    let home = format!("/people/{}/consents", consent.person);
    let keeps = store::keeps(&app.db, &consent.person, &consent.organisation).await?;
    let all = closed::known(&app, &file).await?;
    let said = match consent.beside(&all).next() {
        Some(_) => "consent-said-ended-still",
        None if keeps => "consent-said-ended-keeps",
        None => "consent-said-withdrawn",
    };
    Ok(view::go(&home, said))
}

/// Withdraws a consent in a unit of work of its own. One that was withdrawn meanwhile stays so.
pub(super) async fn close(
    app: &App,
    actor: &Actor,
    consent: &Stored,
    because: &str,
) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    let which = (consent.id.as_str(), consent.person.as_str());
    if store::withdraw(&mut work, app.now(), which, &actor.account, because).await? {
        let line = Line::by(actor, Deed::Withdraw, Thing::Consent, &consent.id)
            .about(&consent.person)
            .at(&consent.noted_for);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(())
}
