//! Agreeing a plan: keeping it as it was, reading it later, and the sheet to sign.

use super::super::contents::{Contents, Since};
use super::super::sheet::Sheet;
use super::super::store::{self, Agreed, NewVersion};
use super::super::{How, contents};
use super::{Opened, sign};
use crate::access::{self, Act, Actor, Category, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "plans/agree.html")]
struct AgreePage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    called: String,
    contents: Contents,
    is_partly_closed: bool,
    mark: String,
    /// Where the form is sent, under which its draft is kept.
    key: String,
}

#[derive(askama::Template)]
#[template(path = "plans/version.html")]
struct VersionPage {
    page: Page,
    /// Whether the plan says the same now, as far as the reader may see.
    since: Since,
    name: String,
    called: String,
    version: Agreed,
    contents: Contents,
    is_partly_closed: bool,
}

#[derive(askama::Template)]
#[template(path = "plans/print.html")]
struct PrintPage {
    page: Page,
    /// Whether and how it was agreed.
    agreed: String,
    person: String,
    name: String,
    called: String,
    contents: Contents,
    is_partly_closed: bool,
}

impl AgreePage {
    fn ways(&self) -> Vec<(&'static str, String)> {
        How::NOTED.map(|how| (how.word(), self.page.t(&how.key()))).into()
    }
}

impl VersionPage {
    fn how(&self) -> String {
        self.page.t(&self.version.how.key())
    }
}

/// Opens a plan for agreeing it.
pub(super) async fn open(app: &App, actor: &Actor, person: &str) -> Result<Opened, Problem> {
    let opened = Opened::of(app, actor, person).await?;
    opened.file.demand(Act::Write, Kind::Life(Category::WorkGoals))?;
    Ok(opened)
}

fn key(person: &str) -> String {
    format!("/people/{person}/plan/agree")
}

fn sheet(page: Page, form: Form, opened: &Opened) -> Result<AgreePage, Problem> {
    let contents = Contents::of(&opened.sheet, opened.aim());
    Ok(AgreePage {
        form,
        person: opened.file.person.clone(),
        name: opened.plans.name.clone(),
        called: opened.plans.called.clone(),
        mark: contents.mark()?,
        contents,
        is_partly_closed: opened.sheet.is_partly_closed(),
        key: key(&opened.file.person),
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let opened = open(&app, &actor, &person).await?;
    let names = format!("{}, {}", opened.plans.name, actor.name);
    let form = Form::filled([("day", page.today.to_string()), ("names", names)]);
    let form = drafts::refill(&app, &actor, &key(&person), form).await?;
    view::show(&sheet(page, form, &opened)?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = open(&app, &actor, &person).await?;
    let mut form = Form::from_pairs(sent);
    let Some(new) = read(&mut form, &page, &opened)? else {
        return view::show_again(&sheet(page, form, &opened)?);
    };
    keep(&app, &actor, &opened, &new).await?;
    Ok(view::go(&format!("/people/{person}/plan"), "plans-said-agreed"))
}

/// Keeps a version for the organisation of the reader. What was typed on the form of this page, meanwhile
/// or before it was signed instead, is done with. Gives the version.
pub(super) async fn keep(
    app: &App,
    actor: &Actor,
    opened: &Opened,
    new: &NewVersion,
) -> Result<String, Problem> {
    let person = opened.file.person.as_str();
    let own = opened.file.organisation(actor, Act::Write, Kind::Life(Category::WorkGoals))?;
    let mut work = app.db.work().await?;
    let whose = (person, own, actor.account.as_str());
    let (id, is_new) = store::add_version(&mut work, app.now(), whose, new).await?;
    if is_new {
        let line = Line::by(actor, Deed::Make, Thing::Plan, &id).about(person).at(own);
        audit::write(&mut work, app.now(), &[line]).await?;
    }
    drafts::forget(&mut work, actor, &key(person)).await?;
    work.save().await?;
    Ok(id)
}

/// Reads the form.
fn read(form: &mut Form, page: &Page, opened: &Opened) -> Result<Option<NewVersion>, Problem> {
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "plans-agreed-later");
    }
    let names = form.needed("names", 300, "plans-who-agreed-missing");
    if names.as_deref().is_some_and(|all| !sign::has_letters(all)) {
        form.wrong("names", "plans-sign-name-letters");
    }
    let how = form.choice("how", |word| How::parse(word).filter(|how| How::NOTED.contains(how)));
    let said = Said {
        field: "day",
        is_empty: "plans-nothing-to-agree",
        has_changed: "plans-changed-meanwhile",
    };
    let contents = on_the_table(form, opened, &said)?;
    let (Some(day), Some(names), Some(how), Some(contents)) = (day, names, how, contents) else {
        return Ok(None);
    };
    if !form.is_good() {
        return Ok(None);
    }
    // Whose names were noted is known, not which of them signed.
    let contents = contents::write(&contents)?;
    Ok(Some(NewVersion { contents, day, names, how, signer: None }))
}

/// What a form of this room says of the plan itself, and where.
pub(super) struct Said {
    /// The field at which it stands.
    pub field: &'static str,
    /// The key of the words that there is no goal in it.
    pub is_empty: &'static str,
    /// The key of the words that somebody changed it meanwhile.
    pub has_changed: &'static str,
}

/// What was on the table is what is kept: when somebody changed the plan meanwhile, it is shown again
/// first, and that is said, as well as that there is no goal in it.
pub(super) fn on_the_table(
    form: &mut Form,
    opened: &Opened,
    said: &Said,
) -> Result<Option<Contents>, Problem> {
    let contents = Contents::of(&opened.sheet, opened.aim());
    if contents.goals.is_empty() {
        form.wrong(said.field, said.is_empty);
        return Ok(None);
    }
    if form.value("mark") != contents.mark()? {
        form.wrong(said.field, said.has_changed);
        return Ok(None);
    }
    Ok(Some(contents))
}

pub(super) async fn version(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "plan").await?;
    if !Category::LIFE.into_iter().any(|category| file.reads(Kind::Life(category))) {
        file.demand(Act::Read, Kind::Life(Category::WorkGoals))?;
    }
    let found = store::one_version(&app.db, &person, &id).await?;
    let version = found.ok_or(Problem::NotFound)?;
    let plans = crate::trajectories::store::plans(&app.db, &person).await?;
    let now = Sheet::open(&app, &actor, &file).await?;
    let (contents, is_partly_closed) = contents::read(&version.contents)?.readable(&file, &now);
    view::show(&VersionPage {
        since: contents.since(&Contents::of(&now, plans.aim().filter(|_| file.reads(Kind::Aim)))),
        name: plans.name,
        called: plans.called,
        version,
        contents,
        is_partly_closed,
        page,
    })
}

pub(super) async fn print(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let opened = Opened::of(&app, &actor, &person).await?;
    let agreed = opened.agreed(&app).await?;
    view::show(&PrintPage {
        agreed: super::agreed_in_words(&page, agreed.as_ref()),
        contents: Contents::of(&opened.sheet, opened.aim()),
        is_partly_closed: opened.sheet.is_partly_closed(),
        name: opened.plans.name,
        called: opened.plans.called,
        person,
        page,
    })
}
