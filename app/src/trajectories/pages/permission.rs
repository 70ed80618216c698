//! Permission of the instance behind the income: who must agree, when it was asked and decided, how
//! long it holds, and whether the proof is at hand.

use super::super::store::{self, NewPermission, StoredPermission};
use super::{Desk, home, keep};
use crate::access::{Act, Actor, Kind};
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::permits;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// Who can give a permission.
const GIVEN_BY: [&str; 4] = ["vdab", "ocmw", "adviserend-arts", "other"];

#[derive(askama::Template)]
#[template(path = "trajectories/permission.html")]
struct PermissionPage {
    page: Page,
    form: Form,
    action: String,
    person: String,
    name: String,
    options: Vec<(String, String)>,
    answers: Vec<(String, String)>,
    sames: Vec<(String, String)>,
    /// Who must agree by which framework and income, with the source.
    rules: Vec<[String; 3]>,
}

async fn sheet(
    app: &App,
    page: Page,
    desk: Desk,
    form: Form,
    id: Option<&str>,
) -> Result<PermissionPage, Problem> {
    let words = |who: &str| (who.to_owned(), page.t(&format!("trajectories-given-by-{who}")));
    let person = desk.file.person;
    let answer = |word: &str| (word.to_owned(), page.t(&format!("trajectories-answer-{word}")));
    Ok(PermissionPage {
        answers: ["yes", "no"].map(answer).to_vec(),
        sames: ["", "yes", "no"].map(|word| (word.to_owned(), sames(&page, word))).to_vec(),
        rules: permits::pages::table(app, &page).await?,
        action: match id {
            Some(id) => format!("/permissions/{id}"),
            None => format!("/people/{person}/permissions/new"),
        },
        options: GIVEN_BY.map(words).to_vec(),
        name: desk.plans.name,
        person,
        page,
        form,
    })
}

/// Whether it was given for this activity, in words.
fn sames(page: &Page, word: &str) -> String {
    page.t(match word {
        "yes" => "settings-yes",
        "no" => "settings-no",
        _ => "permits-not-known",
    })
}

fn filled(stored: &StoredPermission) -> Form {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |d| d.to_string());
    Form::filled([
        ("given_by", stored.given_by.clone()),
        ("asked", day(stored.asked)),
        ("decided", day(stored.decided)),
        ("until", day(stored.until)),
        ("answer", if stored.is_refused { "no" } else { "yes" }.to_owned()),
        ("same_activity", same(stored.same_activity).to_owned()),
        ("proof", if stored.proof { "1".to_owned() } else { String::new() }),
    ])
}

/// The choice of whether it was given for this activity.
fn same(activity: Option<bool>) -> &'static str {
    match activity {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// The fields with a day.
const DAYS: [&str; 3] = ["asked", "decided", "until"];

fn read(form: &mut Form, page: &Page) -> Option<NewPermission> {
    let given_by = form.choice("given_by", |who| GIVEN_BY.into_iter().find(|g| *g == who));
    let (asked, decided, until) = (
        form.day("asked", page.today),
        form.day("decided", page.today),
        form.day("until", page.today),
    );
    for (field, day) in [("asked", asked), ("decided", decided)] {
        if day.is_some_and(|day| day > page.today) {
            form.wrong(field, "trajectories-not-in-future");
        }
    }
    if decided.zip(asked).is_some_and(|(decided, asked)| decided < asked) {
        form.wrong("decided", "trajectories-decided-before-asked");
    }
    if until.zip(decided).is_some_and(|(until, decided)| until < decided) {
        form.wrong("until", "trajectories-until-before-decided");
    }
    if until.is_some() && decided.is_none() && form.is_good() {
        form.wrong("decided", "trajectories-decided-missing");
    }
    let is_refused = form.has("answer", "no");
    if is_refused && until.is_some() {
        form.wrong("until", "trajectories-refused-has-no-end");
    }
    let same_activity = match form.value("same_activity") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let proof = form.ticked("proof");
    let given_by = given_by?.to_owned();
    form.is_good().then_some(NewPermission {
        given_by,
        asked,
        decided,
        is_refused,
        same_activity,
        until,
        proof,
    })
}

async fn desk(app: &App, actor: &Actor, person: &str) -> Result<Desk, Problem> {
    let desk = Desk::open(app, actor, person, "permission").await?;
    desk.file.demand(Act::Write, Kind::Income)?;
    Ok(desk)
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(super) struct Given {
    /// Who must agree, as the rules say.
    #[serde(default)]
    given_by: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(given): Query<Given>,
) -> Answer {
    let desk = desk(&app, &actor, &person).await?;
    let form = Form::filled([("given_by", given.given_by), ("answer", "yes".to_owned())]);
    view::show(&sheet(&app, page, desk, form, None).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = desk(&app, &actor, &person).await?;
    let mut form = Form::from_pairs(sent);
    let new = read(&mut form, &page);
    crate::people::form::not_before_birth(&app, &mut form, desk.person(), &DAYS).await?;
    let Some(new) = new.filter(|_| form.is_good()) else {
        return view::show_again(&sheet(&app, page, desk, form, None).await?);
    };
    let organisation = desk.file.organisation(&actor, Act::Write, Kind::Income)?;
    let mut work = app.db.work().await?;
    let days = (new.asked, new.decided);
    if permits::store::is_noted(&mut work, (&person, organisation), &new.given_by, days).await? {
        drop(work);
        form.wrong("given_by", "permits-noted-already");
        return view::show_again(&sheet(&app, page, desk, form, None).await?);
    }
    let id = store::add_permission(&mut work, app.now(), (&person, organisation), &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Permission, &id).about(&person);
    keep(&app, work, &person, &[line]).await?;
    Ok(view::go(&home(&person), "trajectories-said-permission"))
}

/// Opens the file behind a permission of an own organisation.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(Desk, StoredPermission), Problem> {
    let person = store::whose_permission(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let desk = desk(app, actor, &person).await?;
    let own = |p: &&StoredPermission| p.id == id && desk.writes_at(&p.organisation);
    let found = desk.plans.permissions.iter().find(own).cloned().ok_or(Problem::NotFound)?;
    Ok((desk, found))
}

pub(super) async fn ask_change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (desk, stored) = open(&app, &actor, &id).await?;
    let mut form = filled(&stored);
    form.set("version", stored.version.to_string());
    view::show(&sheet(&app, page, desk, form, Some(&id)).await?)
}

pub(super) async fn save_change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (desk, stored) = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let new = read(&mut form, &page);
    crate::people::form::not_before_birth(&app, &mut form, desk.person(), &DAYS).await?;
    let Some(new) = new.filter(|_| form.is_good()) else {
        return view::show_again(&sheet(&app, page, desk, form, Some(&id)).await?);
    };
    let mut work = app.db.work().await?;
    if !store::change_permission(&mut work, &id, form.version(), &new).await? {
        form.meet(&filled(&stored), stored.version);
        return view::show_again(&sheet(&app, page, desk, form, Some(&id)).await?);
    }
    let line = Line::by(&actor, Deed::Change, Thing::Permission, &id).about(desk.person());
    keep(&app, work, desk.person(), &[line]).await?;
    Ok(view::go(&home(desk.person()), "trajectories-said-permission"))
}
