//! Adding, changing and taking away a closure.

use super::super::store::{self, NewClosure, StoredClosure};
use super::super::{ClosedFor, Part, Scope};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::Post;
use crate::offer::store::{posts, sites};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::FURTHEST_PLAN;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/closures/new", Door::Role, ask_new)
        .post("/closures/new", Door::Role, add)
        .get("/closures/{id}/edit", Door::Role, ask)
        .post("/closures/{id}/edit", Door::Role, save)
        .post("/closures/{id}/remove", Door::Role, remove)
}

/// How many days something can be closed at once. Our own choice: what is closed for longer is archived.
const LONGEST: i32 = 366;

type Options = Vec<(String, String)>;

#[derive(askama::Template)]
#[template(path = "weeks/closing.html")]
struct Sheet {
    form: Form,
    organisation: String,
    /// Where the form is sent.
    action: String,
    is_new: bool,
    scopes: Options,
    parts_of_day: Options,
    reasons: Options,
    page: Page,
}

/// What the form chooses from.
struct Desk {
    organisation: String,
    sites: Vec<sites::Site>,
    posts: Vec<Post>,
}

impl Desk {
    async fn open(app: &App, organisation: &str) -> Result<Desk, Problem> {
        Ok(Desk {
            organisation: organisation.to_owned(),
            sites: sites::of(&app.db, organisation).await?,
            posts: posts::of(&app.db, organisation, app.today()).await?,
        })
    }

    fn sheet(&self, page: Page, form: Form, action: String, is_new: bool) -> Sheet {
        let sites = self.sites.iter().filter(|s| s.archived.is_none());
        let posts = self.posts.iter().filter(|p| p.is_offered);
        let all = (String::from("all"), page.t("weeks-scope-all"));
        let site = |s: &sites::Site| {
            (format!("site-{}", s.id), page.with("weeks-scope-site", "name", s.said.name.as_str()))
        };
        let post = |p: &Post| {
            let name = format!("{}, {}", p.said.name, p.site.name);
            (format!("post-{}", p.id), page.with("weeks-scope-post", "name", name))
        };
        let part = |p: Part| (p.word().to_owned(), page.t(&format!("weeks-part-{}", p.word())));
        let reason =
            |r: ClosedFor| (r.word().to_owned(), page.t(&format!("weeks-closed-{}", r.word())));
        let choose = (String::new(), page.t("offer-choose"));
        Sheet {
            scopes: std::iter::once(all).chain(sites.map(site)).chain(posts.map(post)).collect(),
            parts_of_day: Part::ALL.map(part).to_vec(),
            reasons: std::iter::once(choose).chain(ClosedFor::ALL.map(reason)).collect(),
            organisation: self.organisation.clone(),
            form,
            action,
            is_new,
            page,
        }
    }

    fn scope(&self, word: &str) -> Option<Scope> {
        if word == "all" {
            return Some(Scope::Organisation);
        }
        let (kind, id) = word.split_once('-')?;
        match kind {
            "site" => {
                let found = self.sites.iter().find(|s| s.id == id);
                found.map(|s| Scope::Site(s.id.clone()))
            }
            "post" => {
                let found = self.posts.iter().find(|p| p.id == id);
                found.map(|p| Scope::Post(p.id.clone()))
            }
            _ => None,
        }
    }

    /// Reads the form; errors stand at their fields. Without a last day it is one day.
    fn read(&self, form: &mut Form, today: Date) -> Option<NewClosure> {
        let scope = form.choice("scope", |word| self.scope(word));
        let from = form.needed_day("from", today);
        let until = form.day("until", today);
        let part = form.choice("part", Part::parse);
        let reason = form.choice("reason", ClosedFor::parse);
        let remark = form.text("remark", 200);
        let last = until.or(from);
        if let (Some(from), Some(last)) = (from, last) {
            if from.year() < *super::closures::YEARS.start() {
                form.wrong("from", "form-day-too-early");
            } else if last < from {
                form.wrong("until", "offer-until-before");
            } else if last > from.saturating_add(LONGEST.days()) {
                form.wrong("until", "weeks-too-long");
            } else if last > today.saturating_add(FURTHEST_PLAN.days()) {
                form.wrong(if until.is_some() { "until" } else { "from" }, "trajectories-too-far");
            }
        }
        if reason == Some(ClosedFor::Other) && remark.is_empty() {
            form.wrong("remark", "weeks-remark-missing");
        }
        if !form.is_good() {
            return None;
        }
        let (from, until) = (from?, last?);
        Some(NewClosure { scope: scope?, from, until, part: part?, reason: reason?, remark })
    }
}

fn filled(stored: &StoredClosure) -> Form {
    let c = &stored.closure;
    let scope = match &c.scope {
        Scope::Organisation => "all".to_owned(),
        Scope::Site(id) => format!("site-{id}"),
        Scope::Post(id) => format!("post-{id}"),
    };
    Form::filled([
        ("scope", scope),
        ("from", c.from.to_string()),
        ("until", c.until.to_string()),
        ("part", c.part.word().to_owned()),
        ("reason", c.reason.word().to_owned()),
        ("remark", c.remark.clone()),
        ("version", stored.version.to_string()),
    ])
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct For {
    organisation: String,
}

fn kept<'a>(actor: &'a Actor, asked: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    actor.organisation_with(|role| role == Role::Coordinator, asked)
}

/// A closure of an own organisation, or the page does not exist.
async fn found(app: &App, actor: &Actor, id: &str) -> Result<StoredClosure, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let found = store::closure(&app.db, id).await?.ok_or(Problem::NotFound)?;
    if !actor.is_at(Role::Coordinator, &found.closure.organisation) {
        return Err(Problem::NotFound);
    }
    Ok(found)
}

async fn ask_new(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<For>,
) -> Answer {
    let desk = Desk::open(&app, kept(&actor, &asked.organisation)?).await?;
    let form = Form::filled([("scope", "all".to_owned()), ("part", "day".to_owned())]);
    view::show(&desk.sheet(page, form, "/closures/new".to_owned(), true))
}

fn list(organisation: &str, day: Date) -> String {
    format!("/closures?organisation={organisation}&year={}", day.year())
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let desk = Desk::open(&app, kept(&actor, form.value("organisation"))?).await?;
    let Some(new) = desk.read(&mut form, page.today) else {
        return view::show_again(&desk.sheet(page, form, "/closures/new".to_owned(), true));
    };
    let to = list(&desk.organisation, new.from);
    let mut work = app.db.work().await?;
    let all = [(desk.organisation.as_str(), new)];
    let ids = store::add_closure(&mut work, app.now(), &all, Some(&actor.account)).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Closure, &ids[0]).at(&desk.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&to, "weeks-said-closure"))
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let stored = found(&app, &actor, &id).await?;
    let desk = Desk::open(&app, &stored.closure.organisation).await?;
    view::show(&desk.sheet(page, filled(&stored), format!("/closures/{id}/edit"), false))
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let stored = found(&app, &actor, &id).await?;
    let desk = Desk::open(&app, &stored.closure.organisation).await?;
    let mut form = Form::from_pairs(sent);
    let action = format!("/closures/{id}/edit");
    let Some(to) = desk.read(&mut form, page.today) else {
        return view::show_again(&desk.sheet(page, form, action, false));
    };
    let mut work = app.db.work().await?;
    if !store::change_closure(&mut work, (&id, form.version()), &to).await? {
        drop(work);
        let stored = found(&app, &actor, &id).await?;
        form.meet(&filled(&stored), stored.version);
        return view::show_again(&desk.sheet(page, form, action, false));
    }
    let line = Line::by(&actor, Deed::Change, Thing::Closure, &id).at(&desk.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&list(&desk.organisation, to.from), "weeks-said-closure"))
}

async fn remove(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let stored = found(&app, &actor, &id).await?;
    let organisation = &stored.closure.organisation;
    let mut work = app.db.work().await?;
    store::remove_closure(&mut work, &id).await?;
    let line = Line::by(&actor, Deed::Remove, Thing::Closure, &id).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&list(organisation, stored.closure.from), "weeks-said-open"))
}
