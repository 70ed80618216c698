//! The person's own pages: who may see what, giving a consent, taking one back.

use super::form::{self, Desk};
use super::new_page::NewPage;
use super::new_pages::Start;
use super::pages::close;
use super::store::{self, Emergency, Stored};
use super::{Basis, renewing};
use crate::access::{self, Act, Actor, File, Kind};
use crate::account::store::session;
use crate::asks;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rights::store::officers::{Officer, officers};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::SignedDuration;
use std::collections::BTreeMap;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/consents", Door::SignedIn, show)
        .get("/mine/consents/new", Door::SignedIn, ask)
        .post("/mine/consents/new", Door::SignedIn, save)
        .post("/mine/consents/{id}/withdraw", Door::SignedIn, withdraw)
}

/// For how long an emergency stands on the first page of a person.
const TOLD: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What the first page of a person says of emergencies: who, from when until when, what was said of it.
/// The worker's reason is not there: somebody may look over the person's shoulder.
#[derive(askama::Template)]
#[template(path = "consent/mine_emergencies.html")]
struct Told<'a> {
    page: &'a Page,
    emergencies: Vec<Emergency>,
    /// Whom to ask about it.
    officers: Vec<Officer>,
}

/// The part of the first page of a person about emergencies, as HTML; empty when there were none of late.
pub async fn emergencies_on_first_page(
    app: &App,
    page: &Page,
    person: &str,
) -> Result<String, Problem> {
    use askama::Template as _;
    let mut emergencies = store::emergencies_of(&app.db, person, app.today()).await?;
    emergencies.retain(|e| e.from_at > app.now() - TOLD);
    if emergencies.is_empty() {
        return Ok(String::new());
    }
    Ok(Told { page, emergencies, officers: officers(&app.db).await? }.render()?)
}

/// The key of the words about what was said of an emergency.
fn judged(emergency: &Emergency) -> &'static str {
    match emergency.verdict.as_str() {
        "right" => "consent-mine-judged-right",
        "wrong" => "consent-mine-judged-wrong",
        _ => "consent-mine-judged-not",
    }
}

/// From when until when.
fn hours(page: &Page, emergency: &Emergency) -> String {
    let (from, until) = (page.moment(emergency.from_at), page.hour(emergency.until_at));
    page.with2("consent-mine-hours", ("from", from), ("until", until))
}

#[derive(askama::Template)]
#[template(path = "consent/mine.html")]
struct MinePage {
    page: Page,
    open: Vec<Stored>,
    earlier: Vec<Stored>,
    emergencies: Vec<Emergency>,
    /// Whom to ask about them.
    officers: Vec<Officer>,
    /// Questions to read more that wait for the person.
    asks: String,
    /// For each organisation with a file of its own what it keeps, as keys of words.
    kept: BTreeMap<String, Vec<String>>,
    /// Whether the session is one in which nothing can be given, nor read why somebody opened the file.
    is_by_card: bool,
    /// Whether somebody reads in an emergency now: then it is not true that nobody else does.
    is_emergency: bool,
}

impl MinePage {
    /// What stays when a consent is taken back, told beforehand.
    fn stays(&self, consent: &Stored) -> String {
        let name = consent.organisation_name.as_str();
        let still = super::words::still(&self.page, &self.open, consent);
        let kept = self.kept.get(&consent.organisation).map(|kinds| {
            let what = kinds.iter().map(|key| self.page.t(key).to_lowercase());
            what.collect::<Vec<_>>().join(", ")
        });
        let say = |key, what: &str| self.page.with2(key, ("organisation", name), ("what", what));
        match (still, kept) {
            (None, None) => self.page.with("consent-mine-keeps-nothing", "organisation", name),
            (None, Some(what)) => say("consent-mine-keeps", &what),
            (Some(what), None) => say("consent-mine-still", &what),
            (Some(what), Some(kept)) => {
                let keeps = say("consent-mine-keeps-too", &kept);
                format!("{} {keeps}", say("consent-mine-still", &what))
            }
        }
    }

    /// That it was renewed, or renews another.
    fn renewal(&self, consent: &Stored) -> Option<String> {
        renewing::told(&self.page, &self.open, consent)
    }

    fn can_withdraw(&self, consent: &Stored) -> bool {
        consent.basis == Basis::Consent
    }
}

/// Opens the reader's own file; who is not the person of a file has no such page.
async fn own(app: &App, actor: &Actor) -> Result<File, Problem> {
    let file = access::open_own(app, actor, "consents").await?;
    file.demand(Act::Read, Kind::Consents)?;
    Ok(file)
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own(&app, &actor).await?;
    let all = store::of_person(&app.db, &file.person).await?;
    let (open, earlier) = all.into_iter().partition(|c| c.is_on(page.today));
    let emergencies = store::emergencies_of(&app.db, &file.person, app.today()).await?;
    let person = file.person.as_str();
    view::show(&MinePage {
        asks: asks::section::on_own_pages(&app, &page, &actor, person).await?,
        kept: store::kept(&app.db, person).await?,
        is_by_card: session::is_entered(&app.db, &actor.session).await?,
        officers: officers(&app.db).await?,
        is_emergency: emergencies.iter().any(|e| e.until_at > app.now()),
        page,
        open,
        earlier,
        emergencies,
    })
}

async fn sheet(
    app: &App,
    page: Page,
    (actor, person): (&Actor, &str),
    form: Form,
) -> Result<NewPage, Problem> {
    // The organisation that invited the person works from its own file; it is there when it asked for more.
    let has_asked = form.value("organisation") == actor.organisation;
    let but = if has_asked { "" } else { actor.organisation.as_str() };
    Ok(NewPage {
        form,
        action: "/mine/consents/new".to_owned(),
        back: "/mine/consents".to_owned(),
        name: actor.name.clone(),
        person: String::new(),
        is_own: true,
        spoken: String::new(),
        partners: store::partners(&app.db, person, but, true).await?,
        attachments: vec![],
        talk: None,
        ask: None,
        page,
    })
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(start): Query<Start>,
) -> Answer {
    let file = own(&app, &actor).await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let ask = match start.ask.as_str() {
        "" => None,
        id => Some(asks::answers::own(&app, &file.person, id).await?),
    };
    let form = form::begun(ask.as_ref(), page.today);
    let sheet = sheet(&app, page, (&actor, &file.person), form).await?;
    view::show(&NewPage { ask, ..sheet })
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = own(&app, &actor).await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    give_own(&app, page, &actor, &file, Form::from_pairs(sent)).await
}

/// The person gives what the form says; when something is wrong with it, it is shown again.
pub async fn give_own(app: &App, page: Page, actor: &Actor, file: &File, form: Form) -> Answer {
    let ask = match form.value("ask") {
        "" => None,
        id => Some(asks::answers::own(app, &file.person, id).await?),
    };
    let mut sheet = sheet(app, page, (actor, &file.person), form).await?;
    sheet.ask = ask;
    let desk = Desk {
        person: &file.person,
        noted_for: &actor.organisation,
        account: &actor.account,
        is_own: true,
    };
    let NewPage { form, page, partners, attachments, ask, .. } = &mut sheet;
    form::hold_to_ask(form, ask.as_ref());
    let Some(new) = form::read(form, page, &desk, partners, attachments) else {
        return view::show_again(&sheet);
    };
    let all = store::of_person(&app.db, &file.person).await?;
    if !form::is_meant(form, page, &new, &all) {
        return view::show_again(&sheet);
    }
    let mut work = app.db.work().await?;
    if store::stands(&mut work, &new).await? {
        return Ok(view::go("/mine/consents", "consent-said-stands"));
    }
    let id = store::add(&mut work, (app.now(), app.today()), &new).await?;
    let mut lines = vec![Line::by(actor, Deed::Make, Thing::Consent, &id).about(&file.person)];
    lines.extend(asks::answers::by_consent(app, &mut work, actor, &new).await?);
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go("/mine/consents", "consent-said-given"))
}

async fn withdraw(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = own(&app, &actor).await?;
    let consent = store::one(&app.db, &id).await?.filter(|c| c.person == file.person);
    let consent = consent.ok_or(Problem::NotFound)?;
    if consent.basis == Basis::Law {
        return Err(Problem::Closed("consent-law-stays".into()));
    }
    close(&app, &actor, &consent, "").await?;
    let keeps = store::keeps(&app.db, &file.person, &consent.organisation).await?;
    let all = store::of_person(&app.db, &file.person).await?;
    let said = match consent.beside(&all).next() {
        Some(_) => "consent-said-withdrawn-still",
        None if keeps => "consent-said-withdrawn-keeps",
        None => "consent-said-withdrawn",
    };
    Ok(view::go("/mine/consents", said))
}
