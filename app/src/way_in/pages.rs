//! The pages of this room.

mod begin;
mod change;
mod edit;
mod list;
mod list_file;
mod moving;
mod one;
mod states;
mod under_way;

use super::course;
use super::store::{self, Way};
use super::{Change, State, Used};
use crate::access::{self, Act, Actor, File, Kind};
use crate::form::Form;
use crate::offer::Post;
use crate::offer::store::posts;
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/way-in/new", Door::Person, begin::ask)
        .post("/people/{id}/way-in/new", Door::Person, begin::save)
        .get("/way-in/{id}", Door::Person, one::show)
        .post("/way-in/{id}/strike", Door::Person, one::strike)
        .get("/way-in/{id}/change", Door::Person, change::ask)
        .post("/way-in/{id}/change", Door::Person, change::save)
        .get("/way-in/{id}/edit", Door::Person, edit::ask)
        .post("/way-in/{id}/edit", Door::Person, edit::save)
        .get("/way-in", Door::Role, under_way::show)
        .get("/waiting-list", Door::Role, list::show)
        .get("/waiting-list.csv", Door::Role, list_file::csv)
        .get("/waiting-list.xlsx", Door::Role, list_file::xlsx)
        .get("/waiting-list/states", Door::Role, states::ask)
        .post("/waiting-list/states", Door::Role, states::save)
}

/// A way in of somebody whose file was opened.
struct Desk {
    file: File,
    way: Way,
    changes: Vec<Change>,
    used: Used,
}

impl Desk {
    /// Opens a way to read: 404 for who stands far, and where the steps of that organisation are closed.
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let person = store::whose(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "way-in").await?;
        let way = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Steps, &way.organisation) {
            return Err(Problem::NotFound);
        }
        let changes = store::changes(&app.db, id).await?;
        let (used, _) = store::used(&app.db, &way.organisation).await?;
        Ok(Desk { file, way, changes, used })
    }

    /// Opens a way to write on it.
    async fn open_to_write(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let desk = Desk::open(app, actor, id).await?;
        desk.file.demand_at(Act::Write, Kind::Steps, &desk.way.organisation)?;
        Ok(desk)
    }

    fn writes(&self) -> bool {
        self.file.writes_at(Kind::Steps, &self.way.organisation)
    }

    /// The day of the last change: the next one lies on it or after it.
    fn last_day(&self) -> Date {
        let last = course::standing(&self.changes).next_back();
        last.map_or(self.way.now.since, |change| change.day)
    }
}

/// What is done by going from a state to another.
fn to(page: &Page, (from, to): (State, State)) -> String {
    if from == to {
        return page.t("way-in-make-longer");
    }
    page.t(&format!("way-in-to-{}", to.word()))
}

/// Where a way stands.
fn address(way: &str) -> String {
    format!("/way-in/{way}")
}

/// The work posts of an organisation that are offered, and the one that was chosen before.
async fn posts_of(
    app: &App,
    organisation: &str,
    chosen: Option<&str>,
) -> Result<Vec<Post>, Problem> {
    let mut all = posts::of(&app.db, organisation, app.today()).await?;
    all.retain(|post| post.is_offered || Some(post.id.as_str()) == chosen);
    Ok(all)
}

/// Them as a choice, after "any".
fn options(page: &Page, posts: &[Post]) -> Vec<(String, String)> {
    let any = (String::new(), page.t("way-in-any-post"));
    let words = |post: &Post| format!("{}, {}", post.said.name, post.site.name);
    let all = posts.iter().map(|post| (post.id.clone(), words(post)));
    std::iter::once(any).chain(all).collect()
}

/// The work post that was chosen; nothing for any.
fn chosen<'a>(form: &mut Form, posts: &'a [Post]) -> Option<&'a Post> {
    if form.value("work_post").is_empty() {
        return None;
    }
    form.choice("work_post", |id| posts.iter().find(|post| post.id == id))
}

/// A day that is not before the one before it, and not in the future.
fn day(form: &mut Form, today: Date, first: Option<(Date, String)>) -> Option<Date> {
    let day = form.needed_day("day", today)?;
    if day > today {
        form.wrong("day", "way-in-not-yet");
        return None;
    }
    match first {
        Some((first, words)) if day < first => {
            let message = crate::language::Message::new("way-in-before-last").with("day", words);
            form.wrong("day", message);
            None
        }
        _ => Some(day),
    }
}
