//! Who must agree: the reference data, for an administrator.

use super::store::{self, Known};
use super::{GIVEN_BY, Rule, words};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store::{WorkForm, work_forms};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/who-agrees", Door::Role, list)
        .get("/settings/who-agrees/{id}", Door::Role, ask)
        .post("/settings/who-agrees/{id}", Door::Role, save)
}

#[derive(askama::Template)]
#[template(path = "permits/list.html")]
struct List {
    page: Page,
    rules: Vec<Rule>,
    forms: Vec<WorkForm>,
}

impl List {
    fn what(&self, rule: &Rule) -> String {
        what(&self.page, &self.forms, rule)
    }

    fn who(&self, rule: &Rule) -> String {
        words::given_by(&self.page, &rule.given_by)
    }
}

#[derive(askama::Template)]
#[template(path = "permits/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    what: String,
    id: String,
    options: Vec<(String, String)>,
}

impl Edit {
    fn of(page: Page, form: Form, forms: &[WorkForm], rule: &Rule) -> Edit {
        let word = |word: &str| (word.to_owned(), words::given_by(&page, word));
        Edit {
            options: std::iter::once("").chain(GIVEN_BY).map(word).collect(),
            what: what(&page, forms, rule),
            id: rule.id.clone(),
            page,
            form,
        }
    }
}

/// Who must agree, line by line: for what, who, and the source.
pub(crate) async fn table(app: &App, page: &Page) -> Result<Vec<[String; 3]>, Problem> {
    let Known { rules, .. } = store::known(&app.db, page.today).await?;
    let forms = work_forms(&app.db).await?;
    let line = |rule: &Rule| {
        let who = words::given_by(page, &rule.given_by);
        [what(page, &forms, rule), who, rule.source.clone()]
    };
    Ok(rules.iter().map(line).collect())
}

/// `AMA welzijn · leefloon`.
fn what(page: &Page, forms: &[WorkForm], rule: &Rule) -> String {
    let form = forms.iter().find(|form| form.id == rule.work_form);
    let form = form.map_or(rule.work_form.as_str(), |form| form.name(page.language));
    let statute = match rule.statute.as_str() {
        "" => page.t("permits-any-income"),
        word => page.t(&format!("people-statute-{word}")),
    };
    format!("{form} · {statute}")
}

fn stored(rule: &Rule) -> Form {
    Form::filled([
        ("given_by", rule.given_by.clone()),
        ("source", rule.source.clone()),
        ("source_day", rule.source_day.map_or_else(String::new, |day| day.to_string())),
        ("version", rule.version.to_string()),
    ])
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let Known { rules, .. } = store::known(&app.db, page.today).await?;
    view::show(&List { rules, forms: work_forms(&app.db).await?, page })
}

async fn found(app: &App, actor: &Actor, id: &str) -> Result<Rule, Problem> {
    actor.demand(&[Role::Administrator])?;
    let Known { rules, .. } = store::known(&app.db, app.today()).await?;
    rules.into_iter().find(|rule| rule.id == id).ok_or(Problem::NotFound)
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let rule = found(&app, &actor, &id).await?;
    let forms = work_forms(&app.db).await?;
    view::show(&Edit::of(page, stored(&rule), &forms, &rule))
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let rule = found(&app, &actor, &id).await?;
    let forms = work_forms(&app.db).await?;
    let mut form = Form::from_pairs(sent);
    let given_by = match form.value("given_by") {
        "" => Some(""),
        _ => form.choice("given_by", |word| GIVEN_BY.into_iter().find(|known| *known == word)),
    };
    let source = form.needed("source", 300, "settings-source-missing");
    let source_day = form.day("source_day", page.today);
    let (Some(given_by), Some(source), true) = (given_by, source, form.is_good()) else {
        return view::show_again(&Edit::of(page, form, &forms, &rule));
    };
    let version = form.version();
    let to = Rule { given_by: given_by.to_owned(), source, source_day, version, ..rule.clone() };
    let mut work = app.db.work().await?;
    if !store::change(&mut work, &to).await? {
        drop(work);
        form.meet(&stored(&rule), rule.version);
        return view::show_again(&Edit::of(page, form, &forms, &rule));
    }
    let line = Line::by(&actor, Deed::Change, Thing::PermissionRule, &id);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    app.permits.forget();
    Ok(view::go("/settings/who-agrees", "permits-said-saved"))
}
