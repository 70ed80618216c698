//! Noting a consent: the form, the text to talk through together, and what was typed.

use super::closed;
use super::form::{self, Desk};
use super::new_page::NewPage;
use super::pages::name_of;
use super::store::{self, NewConsent};
use crate::access::{self, Act, Actor, File, Kind};
use crate::asks::{self, Ask};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Language;
use crate::notes::attachments;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/people/{id}/consents/new", Door::Person, ask).post(
        "/people/{id}/consents/new",
        Door::Person,
        save,
    )
}

/// Everything that stands on the form beside what is typed.
pub(super) async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    (form, ask): (Form, Option<Ask>),
) -> Result<NewPage, Problem> {
    let own = asks::answers::noting(file, actor, ask.as_ref())?;
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
        ask,
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
    view::show(&sheet(&app, page, &actor, &file, (form, ask)).await?)
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
    let sheet = sheet(app, page, actor, file, (form, ask)).await?;
    view::show_again(&NewPage { talk: Some(talk), ..sheet })
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
    let ask = match form.value("ask") {
        "" => None,
        id => Some(asks::answers::to_note(app, file, id).await?),
    };
    let organisation = asks::answers::noting(file, actor, ask.as_ref())?;
    let mut sheet = sheet(app, page, actor, file, (form, ask)).await?;
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
