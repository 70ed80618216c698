//! The pages of this room: the plan, its goals and actions, what was agreed, sheets to print.

mod action;
mod agree;
mod goal;
mod sign;
mod signer;

use super::contents::{self, Contents, Since};
use super::sheet::Sheet;
use super::store::{self, Agreed, Worker};
use super::{Action, Goal, Who, blocks, mine_pages, paper, tasks};
use crate::access::{self, Act, Actor, Category, File, Kind};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store::{Aim, Plans, plans};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use jiff::Timestamp;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/people/{id}/plan", Door::Person, show)
        .get("/people/{id}/plan/goals/new", Door::Person, goal::ask)
        .post("/people/{id}/plan/goals/new", Door::Person, goal::add)
        .get("/goals/{id}/edit", Door::Person, goal::show)
        .post("/goals/{id}/edit", Door::Person, goal::change)
        .get("/goals/{id}/actions/new", Door::Person, action::ask)
        .post("/goals/{id}/actions/new", Door::Person, action::add)
        .get("/actions/{id}", Door::Person, action::show)
        .post("/actions/{id}", Door::Person, action::change)
        .get("/actions/{id}/done", Door::Person, action::ask_done)
        .post("/actions/{id}/done", Door::Person, action::done)
        .get("/people/{id}/plan/agree", Door::Person, agree::ask)
        .post("/people/{id}/plan/agree", Door::Person, agree::save)
        .get("/people/{id}/plan/sign", Door::Person, sign::ask)
        .post("/people/{id}/plan/sign", Door::Person, sign::save)
        .get("/people/{id}/plan/versions/{version}", Door::Person, agree::version)
        .get("/people/{id}/plan/print", Door::Person, agree::print);
    mine_pages::routes(paper::routes(blocks::routes(tasks::pages::routes(routes))))
}

#[derive(askama::Template)]
#[template(path = "plans/plan.html")]
struct PlanPage {
    page: Page,
    file: File,
    person: String,
    name: String,
    called: String,
    aims: Vec<Aim>,
    sheet: Sheet,
    versions: Vec<Agreed>,
    /// What became of it since the last version, as far as the reader may see.
    since: Since,
    /// How many tasks of the casemanagement team are done; nothing for who does not keep them.
    tasks_done: Option<usize>,
    late: usize,
}

impl PlanPage {
    fn may_write(&self) -> bool {
        may_write(&self.file)
    }

    fn writes(&self, goal: &Goal) -> bool {
        self.sheet.writes(&self.file, goal)
    }

    /// Whether the reader can say what came of an action: who may change the goal, and whose name is on it.
    fn finishes(&self, goal: &Goal, action: &Action) -> bool {
        let own = self.page.actor.as_ref().map(|actor| actor.account.as_str());
        let is_named = action.who.account().is_some_and(|account| Some(account) == own);
        let is_named = is_named && self.file.demand_open().is_ok();
        self.writes(goal) || is_named && !self.sheet.is_of_other(goal)
    }

    /// Whether a goal is for the whole household, as far as that is told: it stands on other plans.
    fn is_for_home(&self, goal: &Goal) -> bool {
        goal.household.is_some()
    }

    fn category(&self, category: &Category) -> String {
        category_name(&self.page, *category)
    }

    fn categories(&self, all: &[Category]) -> String {
        crate::consent::words::categories(&self.page, all)
    }

    fn why(&self, reason: &&'static str) -> String {
        Sheet::why(&self.page, reason)
    }

    fn who(&self, action: &Action) -> String {
        who(&self.page, action, &self.called)
    }

    /// That the person said so on the own pages, and when.
    fn ticked(&self, at: &Timestamp) -> String {
        let when = self.page.moment(at);
        self.page.with2("plans-ticked", ("name", self.called.as_str()), ("when", when))
    }

    fn how(&self, version: &Agreed) -> String {
        self.page.t(&version.how.key())
    }
}

/// Whether the reader may add goals: who may for one part of life, may for all.
fn may_write(file: &File) -> bool {
    file.writes(Kind::Life(Category::WorkGoals))
}

/// The part of life in words.
pub(super) fn category_name(page: &Page, category: Category) -> String {
    page.t(&format!("access-category-{}", category.word()))
}

/// Whether, when, how and by whom a plan was agreed, and whether it changed since: for paper.
pub(super) fn agreed_in_words(page: &Page, agreed: Option<&(Agreed, Since)>) -> String {
    let Some((agreed, since)) = agreed else { return page.t("plans-agreed-none") };
    let how = page.t(&agreed.how.key());
    let day = page.day(agreed.day);
    let when = page.with2("plans-agreed-line", ("day", day), ("how", how));
    let mut who = page.with("plans-agreed-names", "names", agreed.names.as_str());
    if let Some(key) = agreed.signed_for() {
        who = format!("{who} {}.", page.t(&key));
    }
    let since = since.words(page, "plans-agreed-changed");
    format!("{when} {who} {since}")
}

impl Since {
    /// In words; `older` is the key for a plan that says something else.
    pub(super) fn words(self, page: &Page, older: &str) -> String {
        match self {
            Since::Same => page.t("plans-agreed-current"),
            Since::OtherWorkers => page.t("plans-agreed-workers"),
            Since::Done => page.t("plans-agreed-done"),
            Since::SameInPart => page.t("plans-agreed-part"),
            Since::Changed => page.t(older),
        }
    }
}

/// Who does an action, in words.
pub(super) fn who(page: &Page, action: &Action, called: &str) -> String {
    match &action.who {
        Who::Person => page.with("plans-who-self", "name", called),
        Who::Account(_) => action.account_name.clone().unwrap_or_default(),
        Who::Other(name) => name.clone(),
    }
}

/// A plan that was opened: the file, how the person is called, the aims, and what the reader may see.
pub(super) struct Opened {
    pub file: File,
    pub plans: Plans,
    pub sheet: Sheet,
}

impl Opened {
    /// Opens the plan of a person; 404 for who does not stand near.
    pub async fn of(app: &App, actor: &Actor, person: &str) -> Result<Opened, Problem> {
        let file = access::open(app, actor, person, "plan").await?;
        Opened::from(app, actor, file).await
    }

    /// The plan in a file that was opened already.
    pub async fn from(app: &App, actor: &Actor, file: File) -> Result<Opened, Problem> {
        let sheet = Sheet::open(app, actor, &file).await?;
        Ok(Opened { plans: plans(&app.db, &file.person).await?, sheet, file })
    }

    /// What became of a plan since it was agreed, as far as the reader may see.
    fn since(&self, agreed: &Agreed) -> Result<Since, Problem> {
        let (then, was_partly_closed) =
            contents::read(&agreed.contents)?.readable(&self.file, &self.sheet);
        let since = then.since(&Contents::of(&self.sheet, self.aim()));
        let is_whole = !was_partly_closed && !self.sheet.is_partly_closed();
        Ok(if is_whole { since } else { since.seen_in_part() })
    }

    /// The last plan that was agreed, and what became of it since; nothing for who may read
    /// no part of it.
    pub async fn agreed(&self, app: &App) -> Result<Option<(Agreed, Since)>, Problem> {
        if self.sheet.is_closed() {
            return Ok(None);
        }
        let last = store::versions(&app.db, &self.file.person).await?.into_iter().next();
        last.map(|agreed| self.since(&agreed).map(|since| (agreed, since))).transpose()
    }

    /// The aim that counts, when the reader may see it.
    pub fn aim(&self) -> Option<&Aim> {
        self.plans.aim().filter(|_| self.file.reads(Kind::Aim))
    }
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let opened = Opened::of(&app, &actor, &person).await?;
    let versions =
        if opened.sheet.is_closed() { vec![] } else { store::versions(&app.db, &person).await? };
    let since = match versions.first() {
        Some(last) => opened.since(last)?,
        None => Since::Changed,
    };
    let Opened { file, plans, sheet } = opened;
    let tasks_done = if may_write(&file) {
        Some(tasks::done(&tasks::pages::readable(&app, &file).await?))
    } else {
        None
    };
    let aims = if file.reads(Kind::Aim) { plans.aims } else { vec![] };
    view::show(&PlanPage {
        late: sheet.late(page.today),
        aims: aims.into_iter().rev().collect(),
        name: plans.name,
        called: plans.called,
        versions,
        since,
        tasks_done,
        sheet,
        person,
        file,
        page,
    })
}

/// Who can be asked to do something: the team of today, the reader, and whom it names already.
pub(super) async fn workers(
    app: &App,
    actor: &Actor,
    person: &str,
    named: Option<(String, String)>,
) -> Result<Vec<Worker>, Problem> {
    let mut all = store::workers(&app.db, person).await?;
    let mut add = |id: &str, name: &str, organisation_name: String| {
        if !all.iter().any(|w| w.id == id) {
            all.push(Worker { id: id.to_owned(), name: name.to_owned(), organisation_name });
        }
    };
    add(&actor.account, &actor.name, actor.organisation_name.clone());
    if let Some((id, name)) = named {
        add(&id, &name, String::new());
    }
    Ok(all)
}

/// Opens the file behind a goal for changing it: 404 for who does not stand near the person.
async fn open_goal(app: &App, actor: &Actor, id: &str) -> Result<(File, Goal), Problem> {
    let goal = store::goal(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &goal.person, "plan").await?;
    file.demand_at(Act::Write, Kind::Life(goal.category), &goal.organisation)?;
    Ok((file, goal))
}
