//! Adding and changing a work post.

use super::super::store::{placements, posts, sites};
use super::super::{Dutch, Effort, HalfDay, NewPost, Post, Sector, Stay, form as forms, fullest};
use super::own;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net::settle;
use crate::trajectories::store::{WorkForm, work_forms};
use crate::view::{self, Page};
use crate::web::App;
use crate::weeks::store::seen;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::civil::Date;
use serde::Deserialize;

/// The routes of work posts.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/posts/new", Door::Role, ask_new)
        .post("/posts/new", Door::Role, add)
        .get("/posts/{id}/edit", Door::Role, ask)
        .post("/posts/{id}/edit", Door::Role, save)
}

type Options = Vec<(String, String)>;

/// A day of the week with the fields of its half-days and what they are called.
type Day = (u8, Vec<(String, String)>);

#[derive(askama::Template)]
#[template(path = "offer/post.html")]
struct Edit {
    form: Form,
    key: String,
    is_new: bool,
    sites: Options,
    sectors: Options,
    work_forms: Options,
    rungs: Options,
    days: Vec<Day>,
    physical: Options,
    sensory: Options,
    social: Options,
    quiet: Options,
    dutch: Options,
    /// Who has a place where there are to be less of them.
    warnings: Vec<String>,
    /// The warnings as they are sent along: who saves again has read these.
    seen: String,
    page: Page,
}

/// What the form chooses from.
struct Desk {
    sites: Vec<sites::Site>,
    forms: Vec<WorkForm>,
}

impl Desk {
    async fn open(app: &App, organisation: &str) -> Result<Desk, Problem> {
        let sites = sites::of(&app.db, organisation).await?;
        Ok(Desk { sites, forms: work_forms(&app.db).await? })
    }

    /// Reads the form. A work post comes at a site that is not archived; one that stands `at` such a site
    /// can stay there.
    fn read(&self, form: &mut Form, at: &str) -> Option<super::super::NewPost> {
        let open = self.sites.iter().filter(|s| s.archived.is_none() || s.id == at);
        let known = forms::Known {
            sites: open.map(|s| s.id.as_str()).collect(),
            work_forms: self.forms.iter().map(|f| (f.id.as_str(), f.rung)).collect(),
            places_may_lack: false,
        };
        forms::post(form, &known)
    }

    #[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
    fn sheet(&self, page: Page, form: Form, key: String, is_new: bool) -> Edit {
        let first = |words: &str| (String::new(), page.t(words));
        let choose = || first("offer-choose");
        let unknown = || first("offer-unknown");
        let chosen = |field: &str, id: &str| form.has(field, id);
        let sites = self.sites.iter().filter(|s| s.archived.is_none() || chosen("site", &s.id));
        let offered = |f: &&WorkForm| f.is_offered_on(page.today) || chosen("work_form", &f.id);
        let work_forms = self.forms.iter().filter(offered);
        let effort = |of: &str| {
            let word =
                |e: Effort| (e.word().to_owned(), page.t(&format!("offer-{of}-{}", e.word())));
            std::iter::once(unknown()).chain(Effort::ALL.map(word)).collect()
        };
        let sector =
            |s: Sector| (s.word().to_owned(), page.t(&format!("offer-sector-{}", s.word())));
        let dutch = |d: Dutch| (d.word().to_owned(), page.t(&format!("offer-dutch-{}", d.word())));
        let rung = |n: i64| {
            let words = page.t(&format!("trajectories-rung-{n}"));
            (n.to_string(), format!("{} · {words}", page.n("rung-n", n)))
        };
        let yes_no = ["yes", "no"].map(|word| (word.to_owned(), page.t(&format!("offer-{word}"))));
        Edit {
            sites: std::iter::once(choose())
                .chain(sites.map(|s| (s.id.clone(), s.said.name.clone())))
                .collect(),
            sectors: std::iter::once(choose()).chain(Sector::ALL.map(sector)).collect(),
            work_forms: std::iter::once(choose())
                .chain(work_forms.map(|f| (f.id.clone(), f.name(page.language).to_owned())))
                .collect(),
            rungs: std::iter::once(first("offer-rung-usual")).chain((1..=6).map(rung)).collect(),
            days: days(&page),
            physical: effort("physical"),
            sensory: effort("sensory"),
            social: effort("social"),
            quiet: std::iter::once(unknown()).chain(yes_no).collect(),
            dutch: std::iter::once(unknown()).chain(Dutch::ALL.map(dutch)).collect(),
            warnings: vec![],
            seen: String::new(),
            form,
            key,
            is_new,
            page,
        }
    }
}

/// The days of the week, each with its two fields.
fn days(page: &Page) -> Vec<Day> {
    let field = |h: HalfDay| (forms::places_field(h), page.half_day(h));
    let day = |n: u8| (n, HalfDay::all().filter(|h| h.day() == n).map(field).collect());
    (1..=7).map(day).collect()
}

#[derive(Deserialize, Default)]
struct At {
    #[serde(default)]
    site: String,
}

/// The organisation of a site that was chosen, or the coordinator's own when none was.
async fn organisation<'a>(app: &App, actor: &'a Actor, site: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    match sites::whose(&app.db, site).await? {
        Some(organisation) => own(actor, &organisation),
        None => actor.organisation_with(|role| role == Role::Coordinator, ""),
    }
}

async fn ask_new(State(app): State<App>, page: Page, actor: Actor, Query(at): Query<At>) -> Answer {
    let organisation = organisation(&app, &actor, &at.site).await?;
    let desk = Desk::open(&app, organisation).await?;
    if desk.sites.iter().all(|site| site.archived.is_some()) {
        return Ok(view::go("/sites/new", "offer-said-site-first"));
    }
    let key = page.path.clone();
    let form = Form::filled([("site", at.site)]);
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&desk.sheet(page, form, key, true))
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let mut form = Form::from_pairs(sent);
    let organisation = organisation(&app, &actor, form.value("site")).await?;
    let desk = Desk::open(&app, organisation).await?;
    let key = page.path.clone();
    let Some(new) = desk.read(&mut form, "") else {
        return view::show_again(&desk.sheet(page, form, key, true));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let checked = (page.today, Some(actor.account.as_str()));
    let ids = posts::add_many(&mut work, now, &[(organisation, new)], checked).await?;
    drafts::forget(&mut work, &actor, &key).await?;
    let line = Line::by(&actor, Deed::Make, Thing::WorkPost, &ids[0]).at(organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/posts", "offer-said-post"))
}

/// A work post of the coordinator's own organisation.
async fn found(app: &App, actor: &Actor, id: &str) -> Result<Post, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let post = posts::one(&app.db, id, app.today()).await?.ok_or(Problem::NotFound)?;
    own(actor, &post.organisation)?;
    Ok(post)
}

/// For each half-day that gets less places than people who have one there, today or later: who they are.
async fn lowered(
    app: &App,
    page: &Page,
    actor: &Actor,
    (before, to): (&Post, &NewPost),
    placed: &[(String, Stay)],
) -> Result<Vec<String>, Problem> {
    let stays: Vec<Stay> = placed.iter().map(|(_, stay)| *stay).collect();
    let most = fullest(&stays, (page.today, None));
    let is_lower = |h: &HalfDay| to.places.at(*h) < before.said.places.at(*h);
    let is_short = |h: &HalfDay| is_lower(h) && most.at(*h) > to.places.at(*h);
    let short: Vec<HalfDay> = HalfDay::all().filter(is_short).collect();
    if short.is_empty() {
        return Ok(vec![]);
    }
    let ever = (page.today, Date::MAX);
    let known = seen(&app.db, &actor.account, &before.organisation, ever).await?;
    let name = |person: &String| {
        known.get(person).map_or_else(|| page.t("weeks-somebody"), |seen| seen.name.clone())
    };
    let one = |h: HalfDay| {
        let there = placed.iter().filter(|(_, stay)| stay.half_days.has(h));
        let mut names: Vec<String> = there.map(|(person, _)| name(person)).collect();
        names.sort_unstable();
        names.dedup();
        let who = ("names", names.join(page.comma()));
        page.with2("offer-warn-lowered", ("half-day", page.half_day(h)), who)
    };
    Ok(short.into_iter().map(one).collect())
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let post = found(&app, &actor, &id).await?;
    let desk = Desk::open(&app, &post.organisation).await?;
    let key = page.path.clone();
    let form = forms::of_post(&post.said, post.version);
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&desk.sheet(page, form, key, false))
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let post = found(&app, &actor, &id).await?;
    let desk = Desk::open(&app, &post.organisation).await?;
    let mut form = Form::from_pairs(sent);
    let key = page.path.clone();
    let Some(to) = desk.read(&mut form, &post.said.site) else {
        return view::show_again(&desk.sheet(page, form, key, false));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let checked = (page.today, Some(actor.account.as_str()));
    if !posts::change(&mut work, now, (&id, form.version()), &to, checked).await? {
        drop(work);
        let post = found(&app, &actor, &id).await?;
        form.meet(&forms::of_post(&post.said, post.version), post.version);
        return view::show_again(&desk.sheet(page, form, key, false));
    }
    let placed = placements::at_post(&mut work, &id, page.today).await?;
    let warnings = lowered(&app, &page, &actor, (&post, &to), &placed).await?;
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        drop(work);
        let seen = warnings.join("\n");
        let sheet = desk.sheet(page, form, key, false);
        return view::show_again(&Edit { warnings, seen, ..sheet });
    }
    drafts::forget(&mut work, &actor, &key).await?;
    let line = Line::by(&actor, Deed::Change, Thing::WorkPost, &id).at(&post.organisation);
    audit::write(&mut work, now, &[line]).await?;
    if to.site != post.said.site {
        // The one can be archived and the other not.
        let people: Vec<&str> = placed.iter().map(|(person, _)| person.as_str()).collect();
        settle(&mut work, page.today, &people).await?;
    }
    work.save().await?;
    let is_crowded = !post.taken.without(&to.places).open().is_empty();
    Ok(view::go("/posts", if is_crowded { "offer-said-crowded" } else { "offer-said-post" }))
}
