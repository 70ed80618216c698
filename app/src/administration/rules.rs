//! Rules with a number and a clock: each value dated, with its source, or not known.

use super::store::{self, Rule};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::jobs;
use crate::language;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::id;
use jiff::civil::Date;

/// The routes of rules.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/rules/{id}", Door::Role, ask)
        .post("/settings/rules/{id}", Door::Role, save)
        .get("/settings/rules/{id}/next", Door::Role, ask_next)
        .post("/settings/rules/{id}/next", Door::Role, save_next)
}

/// What a rule is called; its key when it has no words.
pub fn name(page: &Page, rule: &str) -> String {
    let key = format!("settings-rule-{rule}");
    if language::knows(page.language, &key) { page.t(&key) } else { rule.replace('-', " ") }
}

/// `18 maanden`, or that it is not known.
pub fn amount(page: &Page, value: Option<i64>, unit: &str) -> String {
    value.map_or_else(
        || page.t("settings-not-known"),
        |n| if unit == "cents" { euros(n) } else { page.n(&format!("settings-unit-{unit}"), n) },
    )
}

fn euros(cents: i64) -> String {
    format!("€ {},{:02}", cents / 100, cents % 100)
}

/// From when until when something holds, in words.
pub fn period(page: &Page, from: Option<Date>, until: Option<Date>) -> String {
    match (from, until) {
        (None, None) => page.t("settings-always"),
        (Some(from), None) => page.with("settings-from", "day", page.day(from)),
        (None, Some(until)) => page.with("settings-until", "day", page.day(until)),
        (Some(from), Some(until)) => {
            page.with2("settings-from-until", ("from", page.day(from)), ("until", page.day(until)))
        }
    }
}

#[derive(askama::Template)]
#[template(path = "administration/rule.html")]
struct Edit {
    page: Page,
    form: Form,
    path: String,
    id: String,
    name: String,
    unit: String,
    /// Whether this is a new value from a day on.
    is_next: bool,
}

impl Edit {
    fn with(page: Page, form: Form, rule: &Rule, is_next: bool) -> Edit {
        let next = if is_next { "/next" } else { "" };
        let unit = page.t(&format!("settings-in-{}", rule.unit));
        let name = name(&page, &rule.rule);
        let path = format!("/settings/rules/{}{next}", rule.id);
        Edit { name, unit, path, id: rule.id.clone(), page, form, is_next }
    }
}

fn stored(rule: &Rule) -> Form {
    let day = |d: Option<Date>| d.map_or_else(String::new, |d| d.to_string());
    Form::filled([
        ("value", rule.value.map_or_else(String::new, |v| v.to_string())),
        ("from", day(rule.from)),
        ("until", day(rule.until)),
        ("source", rule.source.clone()),
        ("version", rule.version.to_string()),
    ])
}

async fn found(app: &App, actor: &Actor, id: &str) -> Result<Rule, Problem> {
    actor.demand(&[Role::Administrator])?;
    store::rules(&app.db, id).await?.into_iter().find(|r| r.id == id).ok_or(Problem::NotFound)
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let rule = found(&app, &actor, &id).await?;
    view::show(&Edit::with(page, stored(&rule), &rule, false))
}

async fn ask_next(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let rule = found(&app, &actor, &id).await?;
    view::show(&Edit::with(page, Form::empty(), &rule, true))
}

/// Reads the form into the rule; nothing when something is wrong with it. An empty value means that
/// it is not known: never nought.
fn read(form: &mut Form, rule: &Rule, today: jiff::civil::Date) -> Option<Rule> {
    let typed = form.value("value").trim().to_owned();
    let value = if typed.is_empty() { None } else { typed.parse::<i64>().ok() };
    if !typed.is_empty() && value.is_none_or(|v| !(0..=1_000_000_000).contains(&v)) {
        form.wrong("value", "settings-whole-number");
    }
    let (from, until) = (form.day("from", today), form.day("until", today));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "settings-until-before-from");
    }
    let source = form.needed("source", 300, "settings-source-missing");
    if !form.is_good() {
        return None;
    }
    Some(Rule { value, from, until, source: source?, version: form.version(), ..rule.clone() })
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let before = found(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(to) = read(&mut form, &before, page.today) else {
        return view::show_again(&Edit::with(page, form, &before, false));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::change_rule(&mut work, &to).await? {
        drop(work);
        form.meet(&stored(&before), before.version);
        return view::show_again(&Edit::with(page, form, &before, false));
    }
    jobs::add(&mut work, now, jobs::Kind::SettleEverybody).await?;
    let line = Line::by(&actor, Deed::Change, Thing::Rule, &id).because(went(&before, &to));
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    app.permits.forget();
    Ok(view::go("/settings", "settings-said-rule"))
}

/// For the log: the rule, its value until now, its new value, and their unit.
fn went(before: &Rule, to: &Rule) -> String {
    let value = |v: Option<i64>| v.map_or_else(|| "unknown".to_owned(), |v| v.to_string());
    format!("{} {} {} {}", to.rule, value(before.value), value(to.value), to.unit)
}

/// A new value from a day on; the present one ends the day before.
async fn save_next(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let before = found(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let from = form.needed_day("from", page.today);
    if from.is_some_and(|from| before.from.is_some_and(|b| from <= b)) {
        form.wrong("from", "settings-next-too-early");
    }
    let next = read(&mut form, &before, page.today);
    let (Some(next), Some(from)) = (next, from) else {
        return view::show_again(&Edit::with(page, form, &before, true));
    };
    let now = app.now();
    let next = Rule { id: id::new(now), until: before.until.filter(|u| *u >= from), ..next };
    let ended = Rule { until: from.yesterday().ok(), ..before.clone() };
    let mut work = app.db.work().await?;
    if !store::change_rule(&mut work, &ended).await? {
        drop(work);
        form.meet(&stored(&before), before.version);
        return view::show_again(&Edit::with(page, form, &before, true));
    }
    store::add_rule(&mut work, &next).await?;
    jobs::add(&mut work, now, jobs::Kind::SettleEverybody).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Rule, &next.id).because(went(&before, &next));
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    app.permits.forget();
    Ok(view::go("/settings", "settings-said-rule"))
}
