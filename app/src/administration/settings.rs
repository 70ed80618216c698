//! The settings of a network on one page: work forms, what may not overlap, rules, regions.

use super::regions::RegionLine;
use super::rules;
use super::store::{self, Rule};
use crate::access::{Actor, Role};
use crate::jobs;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store as trajectories;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use base::names;
use serde::Deserialize;

/// The routes of the page.
pub fn routes() -> Routes {
    Routes::new().get("/settings", Door::Role, settings)
}

struct FormLine {
    id: String,
    name: String,
    rung: i64,
    regular: bool,
    valid: String,
}

struct ConflictLine {
    one: String,
    other: String,
    names: String,
    source: String,
}

struct RuleLine {
    id: String,
    name: String,
    value: String,
    valid: String,
    source: String,
}

impl RuleLine {
    fn of(page: &Page, rule: Rule) -> RuleLine {
        RuleLine {
            name: rules::name(page, &rule.rule),
            value: rules::amount(page, rule.value, &rule.unit),
            valid: rules::period(page, rule.from, rule.until),
            id: rule.id,
            source: rule.source,
        }
    }
}

#[derive(askama::Template)]
#[template(path = "administration/settings.html")]
struct Settings {
    page: Page,
    is_settling: bool,
    forms: Vec<FormLine>,
    conflicts: Vec<ConflictLine>,
    rules: Vec<RuleLine>,
    /// Which rules are asked for, as typed.
    q: String,
    regions: Vec<RegionLine>,
}

/// What the address asks for.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

impl RuleLine {
    /// Whether what was typed stands in the name or the source; capitals and accents aside.
    fn has(&self, folded: &str) -> bool {
        [&self.name, &self.source].iter().any(|text| names::fold(text).contains(folded))
    }
}

async fn settings(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let is_settling = jobs::is_waiting(&app.db, jobs::Kind::SettleEverybody).await?;
    let known = trajectories::work_forms(&app.db).await?;
    let name = |id: &str| {
        known.iter().find(|f| f.id == id).map_or(id, |f| f.name(page.language)).to_owned()
    };
    let form = |f: &trajectories::WorkForm| FormLine {
        id: f.id.clone(),
        name: f.name(page.language).to_owned(),
        rung: f.rung,
        regular: f.regular,
        valid: rules::period(&page, f.from, f.until),
    };
    let forms = known.iter().map(form).collect();
    let conflict = |c: crate::trajectories::Conflict| ConflictLine {
        names: page.with2("settings-pair", ("one", name(&c.one)), ("other", name(&c.other))),
        one: c.one,
        other: c.other,
        source: c.source,
    };
    let conflicts = trajectories::conflicts(&app.db).await?.into_iter().map(conflict).collect();
    let q = asked.q.trim().to_owned();
    let folded = names::fold(&q);
    let rules = store::rules(&app.db, "").await?.into_iter().map(|rule| RuleLine::of(&page, rule));
    let rules = rules.filter(|r| r.has(&folded)).collect();
    let regions = store::regions(&app.db).await?;
    let regions = regions.into_iter().map(|r| RegionLine::of(&page, r)).collect();
    view::show(&Settings { page, is_settling, forms, conflicts, rules, q, regions })
}
