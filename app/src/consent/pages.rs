//! A person's consents, for who guides: who may see what, noting one, reading one, withdrawing it.

use super::closed;
use super::form::{self, Desk};
use super::store::{self, Choice, NewConsent, Stored};
use super::{
    Basis, ENDS_SOON, GIVERS, PURPOSES, WAYS, emergency_pages, ending_pages, mine_pages, paper,
    renewing, shared_pages,
};
use crate::access::{self, Act, Actor, Category, File, Kind, offered};
use crate::asks::{self, Ask};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::{self, Language};
use crate::notes::attachments;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/people/{id}/consents", Door::Person, show)
        .get("/people/{id}/consents/new", Door::Person, ask)
        .post("/people/{id}/consents/new", Door::Person, save)
        .get("/consents/{id}", Door::Person, show_one)
        .get("/consents/{id}/print", Door::Person, print)
        .post("/consents/{id}/withdraw", Door::Person, withdraw);
    let routes = mine_pages::routes(paper::routes(routes));
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

#[derive(askama::Template)]
#[template(path = "consent/new.html")]
pub(super) struct NewPage {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub back: String,
    pub name: String,
    /// The person.
    pub person: String,
    pub is_own: bool,
    /// What stands in the file about the language, beside the field.
    pub spoken: String,
    pub partners: Vec<Choice>,
    pub attachments: Vec<(String, String)>,
    /// In which other language the text to talk through is shown as well.
    pub talk: Option<Language>,
    /// The question that this answers: then the organisation is not to be chosen.
    pub ask: Option<Ask>,
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

/// Something to choose on the form.
struct Said {
    word: String,
    words: String,
    /// In the language in which it is talked through, when that is another one.
    also: Option<String>,
}

impl NewPage {
    /// The partners to choose from, under an empty first line.
    fn organisations(&self) -> Vec<(String, String)> {
        let first = (String::new(), self.page.t("consent-choose-partner"));
        let words = |c: &Choice| {
            let kind = self.page.t(&format!("organisations-kind-{}", c.kind.word()));
            let kind = if c.helps { self.page.t("consent-helps-already") } else { kind };
            (c.id.clone(), format!("{} · {kind}", c.name))
        };
        std::iter::once(first).chain(self.partners.iter().map(words)).collect()
    }

    /// A choice in the reader's language, and in the one in which it is talked through.
    fn choices(&self, key: &str, words: &[&str]) -> Vec<Said> {
        let said = |word: &&str| {
            let key = format!("{key}-{word}");
            Said { word: (*word).to_owned(), words: self.page.t(&key), also: self.also(&key) }
        };
        words.iter().map(said).collect()
    }

    /// Words in the language in which it is talked through.
    fn also(&self, key: &str) -> Option<String> {
        self.talk.map(|spoken| language::say(spoken, key, &[]))
    }

    fn purposes(&self) -> Vec<Said> {
        self.choices("consent-purpose", &PURPOSES)
    }

    fn ways(&self) -> Vec<Said> {
        self.choices("consent-way", &WAYS[..2])
    }

    fn givers(&self) -> Vec<Said> {
        self.choices("consent-giver", &GIVERS)
    }

    fn grounds(&self) -> Vec<Said> {
        self.choices("consent-basis", &["consent", "law"])
    }

    fn papers(&self) -> Vec<(String, String)> {
        let first = (String::new(), self.page.t("consent-no-paper"));
        std::iter::once(first).chain(self.attachments.iter().cloned()).collect()
    }

    fn category(&self, category: &Category) -> String {
        self.page.t(&format!("access-category-{}", category.word()))
    }

    fn until_hint(&self) -> String {
        self.page.t(if self.is_own { "consent-own-until" } else { "consent-until-hint" })
    }

    /// The part of life in the language in which it is talked through.
    fn spoken_category(&self, category: &Category) -> Option<String> {
        self.also(&format!("access-category-{}", category.word()))
    }

    /// The text to talk through, in a language.
    fn talked(&self, spoken: &Language) -> Vec<String> {
        (1..=5).map(|n| language::say(*spoken, &format!("consent-talk-{n}"), &[])).collect()
    }

    /// The languages in which the text can be shown.
    fn languages(&self) -> Vec<Language> {
        let others = Language::PORTAL.into_iter().filter(|l| *l != self.page.language.full());
        others.collect()
    }

    fn category_is(&self, category: &Category) -> String {
        let word = category.word();
        // The person is spoken to, and reads no term of the trade.
        let is_told = matches!(
            category,
            Category::Identity | Category::WorkGoals | Category::DailyLife | Category::Health
        );
        if self.is_own && is_told {
            return self.page.t(&format!("consent-own-{word}"));
        }
        self.page.t(&format!("access-category-is-{word}"))
    }

    /// What the page is called: who asks, when it answers a question.
    fn title(&self) -> String {
        match &self.ask {
            Some(ask) => {
                self.page.with("asks-mine", "organisation", ask.organisation_name.as_str())
            }
            None if self.is_own => self.page.t("consent-give"),
            None => self.page.t("consent-new"),
        }
    }

    /// What can be ticked: everything that some partner may have; what is not for the chosen one is
    /// refused with a sentence, as the page works without script.
    fn categories(&self) -> Vec<Category> {
        let some = |c: &Category| self.partners.iter().any(|p| offered(p.kind).contains(c));
        Category::ALL.into_iter().filter(some).collect()
    }
}

impl ConsentsPage {
    /// That it was renewed, or renews another.
    fn renewal(&self, consent: &Stored) -> Option<String> {
        renewing::told(&self.page, &self.open, consent)
    }

    /// Whether a consent that holds ends soon, and no later one of the same partner takes its place.
    fn ends_soon(&self, consent: &Stored) -> bool {
        let soon = self.page.today.saturating_add(ENDS_SOON.days());
        let later = |other: &Stored| {
            other.organisation == consent.organisation && other.until > consent.until
        };
        self.told_until.is_none()
            && consent.is_open
            && consent.until <= soon
            && !self.open.iter().any(later)
    }

    /// The partners that read along no more since some days, each with the day.
    fn just_ended(&self) -> Vec<String> {
        let zone = self.page.zone.clone();
        let still =
            |c: &Stored| self.open.iter().any(|o| o.is_open && o.organisation == c.organisation);
        let mut told: Vec<(&str, String)> = vec![];
        for c in self.earlier.iter().filter(|c| !still(c)) {
            let withdrawn = c.withdrawn_at.map(|at| at.to_zoned(zone.clone()).date());
            let day = withdrawn.or(c.until.tomorrow().ok()).filter(|day| *day >= c.from);
            let Some(day) = day.filter(|day| (0..=TOLD_FOR).contains(&self.page.days_since(*day)))
            else {
                continue;
            };
            let name = c.organisation_name.as_str();
            if told.iter().all(|(known, _)| *known != name) {
                let since = self.page.said_day(day);
                let words = ("organisation", name);
                told.push((name, self.page.with2("consent-just-ended", words, ("day", since))));
            }
        }
        told.into_iter().map(|(_, words)| words).collect()
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

/// Everything that stands on the form beside what is typed.
pub(super) async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Form,
) -> Result<NewPage, Problem> {
    let own = file.organisation(actor, Act::Write, Kind::Consents)?;
    let papers = attachments::store::list(&app.db, actor, file, app.now()).await?;
    Ok(NewPage {
        form,
        action: format!("/people/{}/consents/new", file.person),
        back: format!("/people/{}/consents", file.person),
        name: name_of(app, &file.person).await?,
        person: file.person.clone(),
        is_own: false,
        spoken: spoken(app, &page, &file.person).await?,
        partners: store::partners(&app.db, &file.person, own, false).await?,
        attachments: papers.into_iter().map(|a| (a.id, a.name)).collect(),
        talk: None,
        ask: None,
        page,
    })
}

/// What the address can say about the consent to be noted.
#[derive(Deserialize)]
pub(super) struct Start {
    /// The question to which it is the answer.
    #[serde(default)]
    pub ask: String,
    /// The consent that ends, to be talked through again.
    #[serde(default)]
    pub again: String,
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(start): Query<Start>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "consents").await?;
    file.demand(Act::Write, Kind::Consents)?;
    file.demand_open()?;
    let ask = match start.ask.as_str() {
        "" => None,
        id => Some(asks::answers::to_note(&app, &file, id).await?),
    };
    let old = match start.again.as_str() {
        "" => None,
        id => store::one(&app.db, id).await?.filter(|old| old.person == person),
    };
    let form = match (&ask, &old) {
        (None, Some(old)) => form::again(old, page.today),
        _ => form::begun(ask.as_ref(), page.today),
    };
    let sheet = sheet(&app, page, &actor, &file, form).await?;
    view::show(&NewPage { ask, ..sheet })
}

/// The language that somebody speaks, as it is in the file, for beside the field; empty when that is not
/// known. Not by itself in the field: in which language something was talked through is proof, and only who
/// was there knows.
pub(crate) async fn spoken(app: &App, page: &Page, person: &str) -> Result<String, Problem> {
    let words = language_known(app, page, person).await?;
    let told = |words| page.with("consent-language-known", "language", words);
    Ok(if words.is_empty() { words } else { told(words) })
}

/// The language that somebody speaks in words, as it is in the file; empty when that is not known.
pub(crate) async fn language_known(
    app: &App,
    page: &Page,
    person: &str,
) -> Result<String, Problem> {
    let language = crate::people::store::language_of(&app.db, person).await?;
    let words = || crate::people::pages::choices::language(page, &language);
    Ok(if language.is_empty() { String::new() } else { words() })
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "consents").await?;
    let mut form = Form::from_pairs(sent);
    if let Some(talk) = Language::parse(&form.text("in_language", 5)) {
        return talked(&app, page, (&actor, &file), form, talk).await;
    }
    let (mut sheet, new) = read(&app, page, &actor, &file, form).await?;
    let Some(new) = new else {
        return view::show_again(&sheet);
    };
    let all = closed::known(&app, &file).await?;
    if !form::is_meant(&mut sheet.form, &sheet.page, &new, &all) {
        return view::show_again(&sheet);
    }
    let mut work = app.db.work().await?;
    if store::stands(&mut work, &new).await? {
        return Ok(view::go(&format!("/people/{person}/consents"), "consent-said-stands"));
    }
    let id = store::add(&mut work, (app.now(), app.today()), &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Consent, &id).about(&person);
    let mut lines = vec![line.at(&new.noted_for)];
    lines.extend(asks::answers::by_consent(&app, &mut work, &actor, &new).await?);
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/consents"), "consent-said-noted"))
}

/// The form again, with what was typed and the text to talk through in another language as well. Who shows it
/// in a language talks it through in that one: it stands at its field, unless something else was typed there.
async fn talked(
    app: &App,
    page: Page,
    (actor, file): (&Actor, &File),
    mut form: Form,
    talk: Language,
) -> Answer {
    file.demand(Act::Write, Kind::Consents)?;
    file.demand_open()?;
    let name = |l: Language| crate::people::pages::choices::language(&page, l.code());
    let typed = form.value("language").trim();
    if typed.is_empty() || Language::PORTAL.into_iter().any(|l| name(l) == typed) {
        let name = name(talk);
        form.set("language", name);
    }
    let ask = match form.value("ask") {
        "" => None,
        id => Some(asks::answers::to_note(app, file, id).await?),
    };
    let sheet = sheet(app, page, actor, file, form).await?;
    view::show_again(&NewPage { ask, talk: Some(talk), ..sheet })
}

/// The page with what was sent, and the consent that it says when nothing is wrong.
pub(super) async fn read(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Form,
) -> Result<(NewPage, Option<NewConsent>), Problem> {
    file.demand(Act::Write, Kind::Consents)?;
    file.demand_open()?;
    let organisation = file.organisation(actor, Act::Write, Kind::Consents)?;
    let ask = match form.value("ask") {
        "" => None,
        id => Some(asks::answers::to_note(app, file, id).await?),
    };
    let mut sheet = sheet(app, page, actor, file, form).await?;
    sheet.ask = ask;
    let desk = Desk {
        person: &file.person,
        noted_for: organisation,
        account: &actor.account,
        is_own: false,
    };
    let NewPage { form, page, partners, attachments, ask, .. } = &mut sheet;
    form::hold_to_ask(form, ask.as_ref());
    let new = form::read(form, page, &desk, partners, attachments);
    Ok((sheet, new))
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
