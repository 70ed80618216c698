//! The picture of a person: shown, kept with the yes to it, taken away.

mod receive;

use super::{Agreed, BY, HOW, Portrait, small, store};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::name_of;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

/// The routes of this room. The tablet at the door has its own (`presence`).
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/portrait", Door::Person, show)
        .upload("/people/{id}/portrait", Door::Person, keep)
        .get("/people/{id}/portrait.jpg", Door::Person, picture)
        .post("/people/{id}/portrait/withdraw", Door::Person, withdraw)
}

/// The file of somebody, through the organisation for which the reader keeps or sees a picture.
struct Desk {
    file: File,
    organisation: String,
    portrait: Option<Portrait>,
}

impl Desk {
    /// 404 for who has no role where the person has a file: the yes was to that organisation alone.
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Desk, Problem> {
        let file = access::open(app, actor, id, "portrait").await?;
        let own = file.standing.organisations();
        let reads = |at: &&str| file.reads_at(Kind::Identity, at);
        let all: Vec<&str> = own.into_iter().filter(reads).collect();
        let home = all.iter().find(|at| **at == actor.organisation).or(all.first());
        let organisation = (*home.ok_or(Problem::NotFound)?).to_owned();
        let mut found = store::of(&app.db, id).await?;
        found.retain(|one| one.organisation == organisation);
        Ok(Desk { portrait: found.into_iter().next(), organisation, file })
    }

    /// Whether the reader may keep one: who keeps the lists of that organisation, in an open file.
    fn writes(&self) -> bool {
        self.file.writes_at(Kind::Presence, &self.organisation)
    }

    fn line(&self, actor: &Actor, deed: Deed, id: &str) -> Line {
        let line = Line::by(actor, deed, Thing::Portrait, id);
        line.about(&self.file.person).at(&self.organisation)
    }
}

#[derive(askama::Template)]
#[template(path = "portraits/portrait.html")]
struct Sheet {
    page: Page,
    form: Form,
    name: String,
    desk: Desk,
    hows: Vec<(String, String)>,
    bys: Vec<(String, String)>,
}

impl Sheet {
    async fn of(app: &App, page: Page, form: Form, desk: Desk) -> Result<Sheet, Problem> {
        let word =
            |key: &str, word: &str| (word.to_owned(), page.t(&format!("portraits-{key}-{word}")));
        Ok(Sheet {
            name: name_of(&app.db, &desk.file.person).await?,
            hows: HOW.map(|how| word("how", how)).to_vec(),
            bys: BY.map(|by| word("by", by)).to_vec(),
            page,
            form,
            desk,
        })
    }

    /// Who said yes, when and how.
    fn agreed(&self, portrait: &Portrait) -> String {
        let (page, agreed) = (&self.page, &portrait.agreed);
        let by = match agreed.by_name.as_str() {
            "" => page.t(&format!("portraits-by-{}", agreed.by)),
            name => format!("{}, {name}", page.t(&format!("portraits-by-{}", agreed.by))),
        };
        let how = page.t(&format!("portraits-how-{}", agreed.how));
        [page.day(agreed.day), how, by].join(" · ")
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let form = Form::filled([
        ("day", page.today.to_string()),
        ("how", "spoken".to_owned()),
        ("by", "person".to_owned()),
    ]);
    view::show(&Sheet::of(&app, page, form, desk).await?)
}

/// The yes, as it was typed.
fn agreed(form: &mut Form, page: &Page) -> Option<Agreed> {
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "trajectories-not-in-future");
    }
    let how = form.choice("how", |word| HOW.into_iter().find(|how| *how == word));
    let by = form.choice("by", |word| BY.into_iter().find(|by| *by == word));
    let by_name = form.text("by_name", 120);
    if by.is_some_and(|by| by != "person") && by_name.is_empty() {
        form.wrong("by_name", "portraits-name-missing");
    }
    if !form.ticked("yes") {
        form.wrong("yes", "portraits-yes-missing");
    }
    let by_name = if by == Some("person") { String::new() } else { by_name };
    Some(Agreed { day: day?, how: how?.to_owned(), by: by?.to_owned(), by_name })
}

async fn keep(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    desk.file.demand_at(Act::Write, Kind::Presence, &desk.organisation)?;
    let (bytes, mut form) = receive::receive(request).await?;
    let made = receive::made(bytes, small::small).await?;
    if let Err(key) = &made {
        form.wrong("file", *key);
    }
    let agreed = agreed(&mut form, &page);
    let (Some(agreed), Ok(jpeg), true) = (agreed, made, form.is_good()) else {
        return view::show_again(&Sheet::of(&app, page, form, desk).await?);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let by = (id.as_str(), desk.organisation.as_str(), actor.account.as_str());
    let portrait = store::put(&mut work, now, by, &agreed, jpeg).await?;
    audit::write(&mut work, now, &[desk.line(&actor, Deed::Make, &portrait)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/portrait"), "portraits-said-kept"))
}

/// A JPEG that is kept in no cache: what is taken back is gone.
pub(crate) fn jpeg(bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "no-store")];
    (headers, bytes).into_response()
}

async fn picture(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let portrait = desk.portrait.as_ref().ok_or(Problem::NotFound)?;
    let at = (portrait.id.as_str(), desk.organisation.as_str());
    Ok(jpeg(store::one(&app.db, at).await?.ok_or(Problem::NotFound)?))
}

/// The yes is taken back: the picture goes in the same unit of work.
async fn withdraw(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    desk.file.demand_at(Act::Write, Kind::Presence, &desk.organisation)?;
    let portrait = desk.portrait.as_ref().ok_or(Problem::NotFound)?;
    let mut work = app.db.work().await?;
    if !store::forget(&mut work, &id, &desk.organisation).await? {
        return Err(Problem::NotFound);
    }
    let line = desk.line(&actor, Deed::Withdraw, &portrait.id);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/portrait"), "portraits-said-gone"))
}
