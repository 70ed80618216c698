//! The person's own plan: the own words, who helps, what was agreed, and agreeing here.
//!
//! Also who came in with a card may agree: it opens nothing to anybody, and the next talk can change it.

use super::contents::{self, Contents};
use super::pages::Opened;
use super::store::{self, Agreed, NewVersion};
use crate::access::{self, Actor};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/plan", Door::SignedIn, show).post("/mine/plan", Door::SignedIn, agree)
}

#[derive(askama::Template)]
#[template(path = "plans/mine.html")]
struct MinePage {
    page: Page,
    form: Form,
    contents: Contents,
    agreed: Option<Agreed>,
    /// Whether the person agreed to the plan as it is now.
    is_agreed: bool,
    mark: String,
}

impl MinePage {
    fn yes_on(&self, agreed: &Agreed) -> String {
        let day = self.page.day(agreed.day);
        self.page.with2("plans-mine-yes-on", ("day", day), ("n", agreed.number))
    }
}

/// Opens the own plan; who is not the person of a file has no such page.
async fn open(app: &App, actor: &Actor) -> Result<Opened, Problem> {
    let file = access::open_own(app, actor, "plan").await?;
    Opened::from(app, actor, file).await
}

async fn sheet(app: &App, page: Page, form: Form, opened: &Opened) -> Result<MinePage, Problem> {
    let contents = Contents::of(&opened.sheet, opened.aim());
    let agreed = store::versions(&app.db, &opened.file.person).await?.into_iter().next();
    let is_agreed = match &agreed {
        Some(v) if v.is_own() => contents::read(&v.contents)? == contents,
        _ => false,
    };
    Ok(MinePage { mark: contents.mark()?, form, contents, agreed, is_agreed, page })
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let opened = open(&app, &actor).await?;
    view::show(&sheet(&app, page, Form::default(), &opened).await?)
}

/// The person agrees to the plan as it was shown. When it changed meanwhile, it is shown again first.
async fn agree(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = open(&app, &actor).await?;
    let mut sheet = sheet(&app, page, Form::from_pairs(sent), &opened).await?;
    if sheet.form.value("mark") != sheet.mark {
        sheet.form.wrong("mark", "plans-mine-changed");
    }
    if sheet.contents.goals.is_empty() {
        sheet.form.wrong("mark", "plans-mine-none");
    }
    if !sheet.form.is_good() {
        return view::show_again(&sheet);
    }
    let new = NewVersion {
        contents: contents::write(&sheet.contents)?,
        day: sheet.page.today,
        names: opened.plans.name.clone(),
        how: "portal".to_owned(),
    };
    let person = opened.file.person.as_str();
    let mut work = app.db.work().await?;
    let whose = (person, actor.organisation.as_str(), actor.account.as_str());
    let id = store::add_version(&mut work, app.now(), whose, &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Plan, &id).about(person);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go("/mine/plan", "plans-said-mine"))
}
