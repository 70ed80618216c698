//! Noting a consent: the form, the text to talk through together, and what was typed.

use super::form::{self, Desk};
use super::pages::name_of;
use super::store::{self, Choice, NewConsent};
use super::{GIVERS, PURPOSES, WAYS, closed};
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
use serde::Deserialize;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/people/{id}/consents/new", Door::Person, ask).post(
        "/people/{id}/consents/new",
        Door::Person,
        save,
    )
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
