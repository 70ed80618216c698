//! The week of a work post, or of all work posts of a site.

use super::super::grid::{Cell, Head, Line, Made, Section, week_of};
use super::super::store::{self, Of};
use super::READERS;
use crate::access::{Actor, Role};
use crate::consent::store::own_organisations;
use crate::offer::store::{posts, sites};
use crate::offer::{Post, Site};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new().get("/weeks", Door::Role, show)
}

/// What the address asks for: a work post, a site, or the first one of an organisation; and a day of the
/// week that is shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    organisation: String,
    site: String,
    post: String,
    day: String,
    /// The exception that was just made by a tap.
    tapped: String,
}

/// What was just done by a tap.
struct Tapped {
    /// Who does what and when, in words.
    said: String,
    /// What takes it back.
    action: String,
    /// The page to come back to.
    back: String,
}

/// What is shown: a site, and of it one work post or all of them.
struct Shown {
    site: String,
    post: String,
}

impl Shown {
    /// The address of the week of a day.
    fn address(&self, day: Option<Date>) -> String {
        let (name, id) =
            if self.post.is_empty() { ("site", &self.site) } else { ("post", &self.post) };
        let day = day.map_or_else(String::new, |day| format!("&day={day}"));
        format!("/weeks?{name}={}{day}", form_urlencoded(id))
    }
}

#[derive(askama::Template)]
#[template(path = "weeks/week.html")]
struct WeekPage {
    page: Page,
    /// The organisations of which the reader has the week.
    organisations: Vec<(String, String)>,
    organisation: (String, String),
    sites: Vec<(String, String)>,
    posts: Vec<(String, String)>,
    shown: Shown,
    /// What it is called.
    name: String,
    week: (Date, Date),
    heads: Vec<Head>,
    sections: Vec<Section>,
    /// Whether the reader keeps the closures.
    keeps: bool,
    /// The page to come back to after a tap.
    back: String,
    tapped: Option<Tapped>,
}

impl WeekPage {
    /// The page to come back to after a tap in a row; `of` tells the rows of one person apart.
    fn back_at(&self, of: &str, section: &Section, line: &Line) -> String {
        format!("{}#{}", self.back, row(of, &section.id, line))
    }

    fn row(&self, of: &str, section: &Section, line: &Line) -> String {
        row(of, &section.id, line)
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.organisation.0 == id
    }

    fn before(&self) -> String {
        self.shown.address(Some(self.week.0.saturating_sub(7.days())))
    }

    fn after(&self) -> String {
        self.shown.address(Some(self.week.0.saturating_add(7.days())))
    }

    fn now(&self) -> String {
        self.shown.address(None)
    }

    fn is_now(&self) -> bool {
        self.week.0 <= self.page.today && self.page.today <= self.week.1
    }

    fn at_site(&self, id: &str) -> String {
        let shown = Shown { site: id.to_owned(), post: String::new() };
        shown.address(Some(self.week.0))
    }

    fn at_post(&self, id: &str) -> String {
        let shown = Shown { site: String::new(), post: id.to_owned() };
        shown.address(Some(self.week.0))
    }

    /// The cells of a day: morning and afternoon.
    fn of_day<'a>(&self, line: &'a Line, day: &Date) -> Vec<&'a Cell> {
        line.cells.iter().filter(|c| c.slot.day == *day).collect()
    }

    /// Whether anything is to be said of somebody on a day.
    fn has_on(&self, line: &Line, day: &Date) -> bool {
        self.of_day(line, day).iter().any(|c| !c.said.is_empty())
    }

    fn is_evaluated(&self, line: &Line, day: &Date) -> bool {
        line.evaluation == Some(*day)
    }
}

/// The name of a row of somebody at a work post: `w` in the wide look, the day in the narrow one.
fn row(of: &str, post: &str, line: &Line) -> String {
    let person = line.person.as_ref().map_or("", |(id, _)| id.as_str());
    format!("{of}-{post}-{person}")
}

/// What was just done by a tap, of what the reader writes and knows.
fn tapped(made: &Made<'_>, id: &str, back: &str) -> Option<Tapped> {
    let exception = made.plan.exceptions.iter().find(|one| one.id == id)?;
    let seat = made.plan.seats.iter().find(|seat| seat.placement == exception.placement)?;
    let name =
        made.seen.get(&seat.person).filter(|_| made.writes).map(|seen| seen.name.as_str())?;
    let key = if exception.comes { "weeks-tapped-comes" } else { "weeks-tapped-away" };
    let when = made.page.slot(exception.slot);
    Some(Tapped {
        said: made.page.with2(key, ("name", name), ("when", when)),
        action: format!("/exceptions/{id}/remove"),
        back: format!("{back}#w-{}-{}", seat.work_post, seat.person),
    })
}

/// The organisation that is asked for: that of the work post or the site, or the one that was named.
async fn organisation<'a>(app: &App, actor: &'a Actor, asked: &Asked) -> Result<&'a str, Problem> {
    let named = match (asked.post.as_str(), asked.site.as_str()) {
        ("", "") => asked.organisation.clone(),
        ("", site) => sites::whose(&app.db, site).await?.ok_or(Problem::NotFound)?,
        (post, _) => posts::whose(&app.db, post).await?.ok_or(Problem::NotFound)?,
    };
    actor.organisation_with(|role| READERS.contains(&role), &named)
}

/// What is shown when the address names nothing: the first site that has a work post.
fn shown(asked: &Asked, sites: &[Site], posts: &[Post]) -> Shown {
    let post = posts.iter().find(|p| p.id == asked.post);
    let has_post = |site: &&Site| posts.iter().any(|p| p.said.site == site.id && p.is_offered);
    let first = || sites.iter().find(has_post).or(sites.first()).map(|s| s.id.clone());
    Shown {
        site: match post {
            Some(post) => post.said.site.clone(),
            None if asked.site.is_empty() => first().unwrap_or_default(),
            None => asked.site.clone(),
        },
        post: post.map_or_else(String::new, |p| p.id.clone()),
    }
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&READERS)?;
    let organisation = organisation(&app, &actor, &asked).await?.to_owned();
    let mut organisations = own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let day = asked.day.parse().unwrap_or(page.today);
    let week = week_of(day);
    let posts = posts::of(&app.db, &organisation, page.today).await?;
    let mut sites = sites::of(&app.db, &organisation).await?;
    let shown = shown(&asked, &sites, &posts);
    let of = if shown.post.is_empty() { Of::Site(&shown.site) } else { Of::Post(&shown.post) };
    let plan = store::plan(&app.db, of, week).await?;
    let seen = store::seen(&app.db, &actor.account, &organisation, week).await?;
    let expected = plan.expected(week);
    let guides = [Role::Coach, Role::Coordinator];
    let writes = guides.iter().any(|role| actor.is_at(*role, &organisation));
    let made = Made { page: &page, plan: &plan, week, seen: &seen, writes };
    // A work post that is closed for good stays in the week as long as somebody has a place there.
    let is_used = |p: &Post| p.is_offered || plan.seats.iter().any(|s| s.work_post == p.id);
    let at_site: Vec<&Post> =
        posts.iter().filter(|p| p.said.site == shown.site && is_used(p)).collect();
    let is_shown = |p: &&Post| shown.post.is_empty() || p.id == shown.post;
    let here: Vec<&Post> = at_site.iter().copied().filter(is_shown).collect();
    let days = made.days(&here, &expected);
    let heads = made.heads(&days, (&organisation, &shown.site, &shown.post));
    let sections = here.iter().map(|post| made.section(post, &days, &expected)).collect();
    let name = match here.as_slice() {
        [post] if !shown.post.is_empty() => post.said.name.clone(),
        _ => sites
            .iter()
            .find(|s| s.id == shown.site)
            .map_or_else(String::new, |s| s.said.name.clone()),
    };
    let back = shown.address(Some(week.0));
    let tapped = tapped(&made, &asked.tapped, &back);
    sites.retain(|s| s.archived.is_none() || s.id == shown.site);
    view::show(&WeekPage {
        organisation: organisations
            .iter()
            .find(|(id, _)| *id == organisation)
            .cloned()
            .unwrap_or_default(),
        sites: sites.into_iter().map(|s| (s.id, s.said.name)).collect(),
        posts: at_site.iter().map(|p| (p.id.clone(), p.said.name.clone())).collect(),
        keeps: actor.is_at(Role::Coordinator, &organisation),
        back,
        tapped,
        organisations,
        shown,
        name,
        week,
        heads,
        sections,
        page,
    })
}
