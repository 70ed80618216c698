//! The waiting list of an organisation, in its order; and for who coordinates the network how many wait
//! where.

use super::one::TOLD_FOR;
use crate::access::{Actor, Role};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::order::times_passed;
use crate::way_in::reasons;
use crate::way_in::store::{self, Line, Passed};
use crate::web::{App, form_urlencoded};
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use outcomes::Cell as Number;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Who reads the list of an organisation.
pub(super) const READERS: [Role; 4] =
    [Role::Instructor, Role::Coach, Role::Coordinator, Role::Partner];

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
    post: String,
    site: String,
}

impl Asked {
    /// The same list in another form, or with another filter.
    fn address(&self, path: &str, post: &str, site: &str) -> String {
        let pairs = [("organisation", self.organisation.as_str()), ("post", post), ("site", site)];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            given.map(|(name, value)| format!("{name}={}", form_urlencoded(value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// Somebody on the list: the number on it, and how often others were taken first.
pub(super) struct Shown {
    pub number: usize,
    pub line: Line,
    pub passed: usize,
}

#[derive(askama::Template)]
#[template(path = "way_in/list.html")]
pub(super) struct ListPage {
    pub page: Page,
    asked: Asked,
    /// The organisations of which the reader has the list: id and name.
    organisations: Vec<(String, String)>,
    /// The one that is shown; nothing for who only coordinates the network.
    pub organisation: Option<(String, String)>,
    /// Work posts and sites for which somebody waits.
    posts: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    pub lines: Vec<Shown>,
    passed: Vec<Passed>,
    /// Whether the organisation has a waiting list at all.
    has_list: bool,
    /// Whether the reader chooses which states there are.
    keeps: bool,
    /// How many wait at each organisation, and together.
    pub network: Vec<(String, Number)>,
}

impl ListPage {
    fn is_chosen(&self, id: &str) -> bool {
        self.organisation.as_ref().is_some_and(|(chosen, _)| chosen == id)
    }

    fn with_post(&self, post: &str) -> String {
        self.asked.address("/waiting-list", post, "")
    }

    fn with_site(&self, site: &str) -> String {
        self.asked.address("/waiting-list", "", site)
    }

    fn export(&self, path: &str) -> String {
        self.asked.address(path, &self.asked.post, &self.asked.site)
    }

    /// For what somebody waits.
    pub fn what(&self, line: &Line) -> String {
        match (line.post_name.as_str(), line.site.1.as_str()) {
            ("", _) => self.page.t("way-in-any-post"),
            (post, "") => post.to_owned(),
            (post, site) => format!("{post}, {site}"),
        }
    }

    /// How many whole weeks somebody waits.
    fn weeks(&self, line: &Line) -> i64 {
        self.page.days_since(line.place.queue).max(0) / 7
    }

    /// Why others were passed.
    fn why(&self, one: &Passed) -> String {
        let why = reasons::passing(&self.page, &one.reason.0);
        if one.reason.1.is_empty() { why } else { format!("{why} · {}", one.reason.1) }
    }

    fn since(&self, one: &Passed) -> String {
        self.page.with("way-in-counted-since", "day", self.page.day(one.pass.taken.queue))
    }

    fn number(&self, number: &Number) -> String {
        match number {
            Number::Shown(n) => n.to_string(),
            Number::Hidden => self.page.t("referrals-hidden"),
        }
    }
}

pub(super) async fn read(
    app: &App,
    page: Page,
    actor: &Actor,
    mut asked: Asked,
) -> Result<ListPage, Problem> {
    let coordinates = actor.is(Role::NetworkCoordinator);
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let network = if coordinates { network(app, &page).await? } else { vec![] };
    let fits = |role: Role| READERS.contains(&role);
    let of = match actor.organisation_with(fits, &asked.organisation) {
        Ok(of) => of.to_owned(),
        Err(_) if coordinates && asked.organisation.is_empty() => String::new(),
        Err(problem) => return Err(problem),
    };
    asked.organisation.clone_from(&of);
    let organisation = organisations.iter().find(|(id, _)| *id == of).cloned();
    let (used, _) = store::used(&app.db, &of).await?;
    let all = store::list(&app.db, &actor.account, &of).await?;
    let since = page.today.saturating_sub(TOLD_FOR.days());
    let passed = store::passed_since(&app.db, &actor.account, &of, since).await?;
    let passes: Vec<_> = passed.iter().map(|one| one.pass.clone()).collect();
    Ok(ListPage {
        has_list: used.has(Stage::Waitlist) || !all.is_empty(),
        keeps: actor.is_at(Role::Coordinator, &of),
        posts: choices(&all, |l| (l.place.work_post.clone(), l.post_name.clone())),
        sites: choices(&all, |l| (Some(l.site.0.clone()), l.site.1.clone())),
        lines: shown(all, &asked, &passes),
        organisations,
        organisation,
        network,
        passed,
        asked,
        page,
    })
}

/// The lines that are asked for, numbered within the list that is shown.
fn shown(all: Vec<Line>, asked: &Asked, passes: &[crate::way_in::order::Pass]) -> Vec<Shown> {
    let fits = all.into_iter().filter(|line| line.waits_at(&asked.post, &asked.site));
    let shown = |(number, line): (usize, Line)| {
        let passed = times_passed(&line.place, passes);
        Shown { number, line, passed }
    };
    (1..).zip(fits).map(shown).collect()
}

/// For what somebody waits, each once, by name.
fn choices(all: &[Line], of: impl Fn(&Line) -> (Option<String>, String)) -> Vec<(String, String)> {
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for (id, name) in all.iter().map(of) {
        if let Some(id) = id.filter(|id| !id.is_empty()) {
            found.insert((name, id));
        }
    }
    found.into_iter().map(|(name, id)| (id, name)).collect()
}

/// How many wait at each organisation and together, with what is small hidden and what would give it away.
async fn network(app: &App, page: &Page) -> Result<Vec<(String, Number)>, Problem> {
    let all = store::counts(&app.db).await?;
    if all.is_empty() {
        return Ok(vec![]);
    }
    let rows: Vec<Vec<u64>> = all.iter().map(|one| vec![one.n]).collect();
    let table = outcomes::Table::new(&rows).map_err(|e| Problem::Ours(e.to_string()))?;
    let hidden = outcomes::hide(&table);
    let names = all.into_iter().map(|one| one.name).chain([page.t("referrals-together")]);
    let first = |(name, cells): (String, &[Number])| Some((name, *cells.first()?));
    Ok(names.zip(hidden.lines()).filter_map(first).collect())
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    view::show(&read(&app, page, &actor, asked).await?)
}
