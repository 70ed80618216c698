//! The list of tasks of a person, and the form on which one is noted.

use super::super::form::{self, who_of};
use super::super::pages::workers;
use super::super::store::Worker;
use super::super::store::tasks::{self as store, NewNoted, Noted};
use super::{TASKS, done};
use crate::access::{self, Act, Actor, Category, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::people::store::name_of;
use crate::plans::Who;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// What decides about the list: it is the work of who guides towards work.
const KIND: Kind = Kind::Life(Category::WorkGoals);

pub(in crate::plans) fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/plan/tasks", Door::Person, list)
        .get("/people/{id}/plan/tasks/{task}", Door::Person, ask)
        .post("/people/{id}/plan/tasks/{task}", Door::Person, save)
}

/// A task with what is noted about it.
struct Listed {
    task: &'static str,
    noted: Vec<Noted>,
}

impl Listed {
    fn is_done(&self) -> bool {
        self.noted.iter().any(|one| one.done.is_some())
    }
}

#[derive(askama::Template)]
#[template(path = "plans/tasks.html")]
struct ListPage {
    page: Page,
    person: String,
    name: String,
    tasks: Vec<Listed>,
    done: usize,
    may_write: bool,
}

/// What a reader may see of the list.
pub(in crate::plans) async fn readable(app: &App, file: &File) -> Result<Vec<Noted>, Problem> {
    let mut all = store::of_person(&app.db, &file.person).await?;
    all.retain(|one| file.reads_at(KIND, &one.organisation));
    Ok(all)
}

async fn list(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "plan").await?;
    file.demand(Act::Read, KIND)?;
    let noted = readable(&app, &file).await?;
    let of = |task: &'static str| Listed {
        task,
        noted: noted.iter().filter(|one| one.task == task).cloned().collect(),
    };
    view::show(&ListPage {
        name: name_of(&app.db, &person).await?,
        tasks: TASKS.into_iter().map(of).collect(),
        done: done(&noted),
        may_write: file.writes(KIND),
        person,
        page,
    })
}

#[derive(askama::Template)]
#[template(path = "plans/task.html")]
struct TaskPage {
    page: Page,
    form: Form,
    key: String,
    person: String,
    name: String,
    task: &'static str,
    workers: Vec<Worker>,
}

impl TaskPage {
    fn title(&self) -> String {
        self.page.t(&format!("plans-task-{}", self.task))
    }

    fn explained(&self) -> String {
        self.page.t(&format!("plans-task-is-{}", self.task))
    }

    fn people(&self) -> Vec<(String, String)> {
        let mut all = vec![(String::new(), self.page.t("plans-task-nobody"))];
        let worker = |w: &Worker| (w.id.clone(), format!("{} · {}", w.name, w.organisation_name));
        all.extend(self.workers.iter().map(worker));
        all.push(("other".to_owned(), self.page.t("plans-who-other")));
        all
    }
}

/// A task that was opened for writing.
struct Opened {
    file: File,
    /// For which organisation it is noted.
    organisation: String,
    task: &'static str,
    /// What that organisation noted.
    old: Option<Noted>,
    workers: Vec<Worker>,
}

impl Opened {
    async fn of(app: &App, actor: &Actor, person: &str, task: &str) -> Result<Opened, Problem> {
        let file = access::open(app, actor, person, "plan").await?;
        file.demand(Act::Write, KIND)?;
        let task = TASKS.into_iter().find(|known| *known == task).ok_or(Problem::NotFound)?;
        let organisation = file.organisation(actor, Act::Write, KIND)?.to_owned();
        let row = store::row(&organisation, task);
        let all = store::of_person(&app.db, person).await?;
        let old = all.into_iter().find(|one| one.id == row);
        let named = old.as_ref().and_then(|o| Some((o.who_account.clone()?, o.who.clone())));
        let workers = workers(app, actor, person, named).await?;
        Ok(Opened { file, organisation, task, old, workers })
    }

    fn key(&self) -> String {
        format!("/people/{}/plan/tasks/{}", self.file.person, self.task)
    }

    async fn sheet(self, app: &App, page: Page, form: Form) -> Result<TaskPage, Problem> {
        Ok(TaskPage {
            key: self.key(),
            name: name_of(&app.db, &self.file.person).await?,
            person: self.file.person,
            task: self.task,
            workers: self.workers,
            form,
            page,
        })
    }
}

/// What is noted as form values.
fn of_noted(old: Option<&Noted>) -> Form {
    let Some(old) = old else {
        return Form::filled([("who", String::new()), ("version", "0".to_owned())]);
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let (who, name) = match &old.who_account {
        Some(account) => (account.clone(), String::new()),
        None if old.who.is_empty() => (String::new(), String::new()),
        None => ("other".to_owned(), old.who.clone()),
    };
    Form::filled([
        ("who", who),
        ("who_name", name),
        ("due", day(old.due)),
        ("done", day(old.done)),
        ("remark", old.remark.clone()),
    ])
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, task)): Path<(String, String)>,
) -> Answer {
    let opened = Opened::of(&app, &actor, &person, &task).await?;
    let mut form = of_noted(opened.old.as_ref());
    form.set("version", opened.old.as_ref().map_or(0, |old| old.version).to_string());
    let form = drafts::refill(&app, &actor, &opened.key(), form).await?;
    view::show(&opened.sheet(&app, page, form).await?)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, task)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = Opened::of(&app, &actor, &person, &task).await?;
    let mut form = Form::from_pairs(sent);
    let Some(new) = read(&mut form, &opened.workers, &page) else {
        return view::show_again(&opened.sheet(&app, page, form).await?);
    };
    let mut work = app.db.work().await?;
    let what = (person.as_str(), opened.organisation.as_str(), opened.task);
    let by = (actor.account.as_str(), app.now());
    if !store::note(&mut work, what, by, form.version(), &new).await? {
        drop(work);
        let now = Opened::of(&app, &actor, &person, &task).await?;
        form.meet(&of_noted(now.old.as_ref()), now.old.as_ref().map_or(0, |old| old.version));
        form::say_theirs(&mut form, &page, &now.workers);
        return view::show_again(&now.sheet(&app, page, form).await?);
    }
    let line = Line::by(&actor, Deed::Change, Thing::TeamTask, opened.task);
    let line = line.about(&person).at(&opened.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, &actor, &opened.key()).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/plan/tasks"), "plans-said-task"))
}

/// Reads what is typed about a task; what is wrong stands at its field.
fn read(form: &mut Form, workers: &[Worker], page: &Page) -> Option<NewNoted> {
    let who = if form.value("who").is_empty() { None } else { Some(who_of(form, workers)?) };
    let due = form.day("due", page.today);
    let done = form.day("done", page.today);
    if done.is_some_and(|day| day > page.today) {
        form.wrong("done", "plans-done-later");
    }
    let remark = form.lines("remark", 1_000);
    form.is_good().then(|| NewNoted {
        who_account: who.as_ref().and_then(Who::account).map(ToOwned::to_owned),
        who_name: who.as_ref().map_or("", Who::name).to_owned(),
        due,
        done,
        remark,
    })
}
