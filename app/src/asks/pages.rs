//! The page of who asks: the form, what became of the last question, taking it back.

use super::store::{self, NewAsk};
use super::{Ask, answers, askable, open_to};
use crate::access::{self, Actor, Category, File};
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::{self, PURPOSES, latest_end, proposed_end};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/people/{id}/ask", Door::Person, show)
        .post("/people/{id}/ask", Door::Person, save)
        .post("/asks/{id}/withdraw", Door::Person, withdraw);
    answers::routes(routes)
}

#[derive(askama::Template)]
#[template(path = "asks/ask.html")]
struct AskPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    /// For whom is asked.
    organisation: String,
    organisation_name: String,
    /// The other organisations for which the reader can ask: id and name.
    others: Vec<(String, String)>,
    /// What can be asked.
    choices: Vec<Category>,
    /// The last question of the organisation.
    last: Option<Ask>,
}

impl AskPage {
    fn heard(&self, ask: &Ask) -> &'static str {
        ask.heard(self.page.today)
    }

    /// The day from which it can be asked again, in words.
    fn again_from(&self, ask: &Ask) -> Option<String> {
        ask.again_from(self.page.today).map(|day| self.page.day(day))
    }

    fn lead(&self) -> String {
        let organisation = self.organisation_name.as_str();
        let who = ("name", self.name.as_str());
        self.page.with2("asks-lead", who, ("organisation", organisation))
    }

    fn category(&self, category: &Category) -> String {
        self.page.t(&format!("access-category-{}", category.word()))
    }

    fn category_is(&self, category: &Category) -> String {
        self.page.t(&format!("access-category-is-{}", category.word()))
    }

    fn purposes(&self) -> Vec<(&'static str, String)> {
        PURPOSES.map(|word| (word, self.page.t(&format!("consent-purpose-{word}")))).into()
    }

    /// Whether there is a form: something can be asked, and no question stands in the way.
    fn may_ask(&self) -> bool {
        let waits = |ask: &Ask| ask.again_from(self.page.today).is_some();
        !self.choices.is_empty() && !self.last.as_ref().is_some_and(waits)
    }
}

/// For which of the own organisations somebody asks, as an address says it.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    organisation: String,
}

/// Opens a file for who can ask more of it, for the organisation that was chosen, if one was.
async fn open(
    app: &App,
    actor: &Actor,
    person: &str,
    chosen: &str,
) -> Result<(File, String), Problem> {
    let file = access::open(app, actor, person, "asks").await?;
    match super::asker(&file, &actor.organisation, chosen).map(ToOwned::to_owned) {
        Some(organisation) => Ok((file, organisation)),
        None => Err(Problem::Closed(access::store::because("not-your-role"))),
    }
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    (file, organisation): (&File, String),
    form: Form,
) -> Result<AskPage, Problem> {
    let all = file.speaks_for();
    let mut others = consent::store::own_organisations(&app.db, &actor.account).await?;
    others.retain(|(id, _)| *id != organisation && all.contains(id.as_str()));
    let (organisation_name, kind) = store::who(&app.db, &organisation).await?;
    let whose = (file.person.as_str(), organisation.as_str());
    Ok(AskPage {
        last: store::last(&app.db, whose, page.today).await?,
        choices: askable(kind, &open_to(file, &organisation)),
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        person: file.person.clone(),
        organisation,
        organisation_name,
        others,
        form,
        page,
    })
}

/// The page of what an organisation asks about somebody.
fn back(person: &str, organisation: &str) -> String {
    format!("/people/{person}/ask?organisation={organisation}")
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (file, organisation) = open(&app, &actor, &person, &asked.organisation).await?;
    let form = Form::filled([("until", proposed_end(page.today).to_string())]);
    view::show(&sheet(&app, page, &actor, (&file, organisation), form).await?)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let form = Form::from_pairs(sent);
    let (file, organisation) = open(&app, &actor, &person, form.value("organisation")).await?;
    let mut sheet = sheet(&app, page, &actor, (&file, organisation), form).await?;
    let today = sheet.page.today;
    let Some(new) = read(&mut sheet.form, &sheet.choices, today) else {
        return view::show_again(&sheet);
    };
    let mut work = app.db.work().await?;
    let whose = (person.as_str(), sheet.organisation.as_str(), actor.account.as_str());
    let Some(id) = store::add(&mut work, (app.now(), today), whose, &new).await? else {
        drop(work);
        sheet.form.wrong("categories", "asks-already");
        return view::show_again(&sheet);
    };
    let line = Line::by(&actor, Deed::Make, Thing::ShareAsk, &id);
    let line = line.about(&person).at(&sheet.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&back(&person, &sheet.organisation), "asks-said-asked"))
}

/// Reads the form; what is wrong stands at its field.
fn read(form: &mut Form, choices: &[Category], today: Date) -> Option<NewAsk> {
    let ticked = form.all("categories").iter().filter_map(|word| Category::parse(word));
    let categories: BTreeSet<Category> = ticked.filter(|c| choices.contains(c)).collect();
    if categories.is_empty() {
        form.wrong("categories", "asks-nothing-ticked");
    }
    let purpose = form.choice("purpose", |word| PURPOSES.into_iter().find(|p| *p == word));
    let until = form.needed_day("until", today);
    if until.is_some_and(|until| until <= today) {
        form.wrong("until", "asks-until-over");
    } else if until.is_some_and(|until| until > latest_end(today)) {
        form.wrong("until", "consent-too-long");
    }
    let why = form.needed_lines("why", 300, "asks-why-missing");
    let (purpose, until, why) = (purpose?, until?, why?);
    form.is_good().then_some(NewAsk { purpose, categories, until, why })
}

/// The asker takes the question back; also one to which the answer was no, as who does not know it.
async fn withdraw(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let ask = store::one(&app.db, &id, app.today()).await?.ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &ask.person, "asks").await?;
    let organisation = ask.organisation.as_str();
    if !file.speaks_for().contains(organisation) {
        return Err(Problem::NotFound);
    }
    let mut work = app.db.work().await?;
    let at = (app.now(), app.today());
    if !store::end(&mut work, at, (&id, "withdrawn"), &actor.account).await? {
        return Err(Problem::Closed("asks-over".into()));
    }
    let line = Line::by(&actor, Deed::Withdraw, Thing::ShareAsk, &id);
    audit::write(&mut work, app.now(), &[line.about(&ask.person).at(organisation)]).await?;
    work.save().await?;
    Ok(view::go(&back(&ask.person, organisation), "asks-said-withdrawn"))
}
