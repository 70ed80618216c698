//! Work forms, and which of them may not overlap.

use super::store::{self, WorkForm};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::jobs;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store as trajectories;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of work forms.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/forms/{id}", Door::Role, ask)
        .post("/settings/forms/{id}", Door::Role, save)
        .get("/settings/conflicts/new", Door::Role, ask_conflict)
        .post("/settings/conflicts/new", Door::Role, add_conflict)
        .post("/settings/conflicts/remove", Door::Role, drop_conflict)
}

/// The id that stands for a form that does not exist yet.
const NEW: &str = "new";

#[derive(askama::Template)]
#[template(path = "administration/form.html")]
struct Edit {
    page: Page,
    form: Form,
    id: String,
    rungs: Vec<(String, String)>,
}

impl Edit {
    fn with(page: Page, form: Form, id: &str) -> Edit {
        let rung = |n: i64| {
            let words = page.t(&format!("trajectories-rung-{n}"));
            (n.to_string(), format!("{} · {words}", page.n("rung-n", n)))
        };
        Edit { rungs: (1..=6).map(rung).collect(), page, form, id: id.to_owned() }
    }
}

fn stored(form: &WorkForm, version: i64) -> Form {
    let [nl, fr, en] = form.names.clone();
    let day = |d: Option<jiff::civil::Date>| d.map_or_else(String::new, |d| d.to_string());
    Form::filled([
        ("nl", nl),
        ("fr", fr),
        ("en", en),
        ("rung", form.rung.to_string()),
        ("regular", if form.regular { "yes" } else { "" }.to_owned()),
        ("from", day(form.from)),
        ("until", day(form.until)),
        ("version", version.to_string()),
    ])
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(&[Role::Administrator])?;
    if id == NEW {
        return view::show(&Edit::with(page, Form::filled([("rung", "3".to_owned())]), NEW));
    }
    let (found, version) = store::form(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    view::show(&Edit::with(page, stored(&found, version), &id))
}

fn read(form: &mut Form, today: jiff::civil::Date) -> Option<WorkForm> {
    let names = ["nl", "fr", "en"].map(|l| form.needed(l, 120, "settings-name-missing"));
    let rung = form.choice("rung", |word| word.parse().ok().filter(|n| (1..=6).contains(n)));
    let (from, until) = (form.day("from", today), form.day("until", today));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "settings-until-before-from");
    }
    if !form.is_good() {
        return None;
    }
    let [nl, fr, en] = names;
    let (names, regular) = ([nl?, fr?, en?], form.ticked("regular"));
    Some(WorkForm { names, rung: rung?, regular, from, until })
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let before = store::form(&app.db, &id).await?;
    if before.is_none() && id != NEW {
        return Err(Problem::NotFound);
    }
    let mut form = Form::from_pairs(sent);
    let Some(to) = read(&mut form, page.today) else {
        return view::show_again(&Edit::with(page, form, &id));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let line = if let Some((before, version)) = before {
        if !store::change_form(&mut work, &id, form.version(), &to).await? {
            drop(work);
            form.meet(&stored(&before, version), version);
            return view::show_again(&Edit::with(page, form, &id));
        }
        // Figures tell paid work by this.
        if before.regular != to.regular {
            jobs::add(&mut work, now, jobs::Kind::SettleEverybody).await?;
        }
        Line::by(&actor, Deed::Change, Thing::WorkForm, &id)
    } else {
        let made = store::add_form(&mut work, now, &to).await?;
        Line::by(&actor, Deed::Make, Thing::WorkForm, &made)
    };
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/settings", "settings-said-saved"))
}

#[derive(askama::Template)]
#[template(path = "administration/conflict.html")]
struct Conflict {
    page: Page,
    form: Form,
    forms: Vec<(String, String)>,
}

impl Conflict {
    async fn with(app: &App, page: Page, form: Form) -> Result<Conflict, Problem> {
        let mut forms = vec![(String::new(), page.t("settings-choose-form"))];
        for one in trajectories::work_forms(&app.db).await? {
            let name = one.name(page.language).to_owned();
            forms.push((one.id, name));
        }
        Ok(Conflict { page, form, forms })
    }
}

async fn ask_conflict(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    view::show(&Conflict::with(&app, page, Form::empty()).await?)
}

async fn add_conflict(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let mut form = Form::from_pairs(sent);
    let shown = Conflict::with(&app, page, Form::default()).await?;
    let known = |id: &str| !id.is_empty() && shown.forms.iter().any(|(f, _)| f == id);
    let (one, other) = (form.value("one").to_owned(), form.value("other").to_owned());
    if !known(&one) {
        form.wrong("one", "form-choose");
    }
    if !known(&other) || one == other {
        form.wrong("other", "settings-other-form");
    }
    let source = form.needed("source", 300, "settings-source-missing");
    let (Some(source), true) = (source, form.is_good()) else {
        return view::show_again(&Conflict { form, ..shown });
    };
    let mut work = app.db.work().await?;
    store::add_conflict(&mut work, &one, &other, &source).await?;
    let line = Line::by(&actor, Deed::Make, Thing::WorkFormConflict, &format!("{one} {other}"));
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go("/settings", "settings-said-saved"))
}

async fn drop_conflict(
    State(app): State<App>,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let form = Form::from_pairs(sent);
    let (one, other) = (form.value("one"), form.value("other"));
    let mut work = app.db.work().await?;
    if !store::drop_conflict(&mut work, one, other).await? {
        return Err(Problem::NotFound);
    }
    let line = Line::by(&actor, Deed::End, Thing::WorkFormConflict, &format!("{one} {other}"));
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go("/settings", "settings-said-saved"))
}
