//! The person's own plan: the own words, who helps, what was agreed, and agreeing here.
//!
//! The person also says which own actions are done, and can take that back on the same day; the coach sees
//! at once who said so and when.
//!
//! Also who came in with a card may do this: it opens nothing to anybody, and the next talk can change it.

use super::changes::{self, Change};
use super::contents::{self, Contents};
use super::pages::Opened;
use super::store::{self, Agreed, NewVersion};
use super::{Goal, How, Signer, Who};
use crate::access::{self, Actor};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::mine::store::{OwnAction, own_actions};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/plan", Door::SignedIn, show)
        .post("/mine/plan", Door::SignedIn, agree)
        .post("/mine/actions/{id}/done", Door::SignedIn, tick)
        .post("/mine/actions/{id}/undo", Door::SignedIn, untick)
}

#[derive(askama::Template)]
#[template(path = "plans/mine.html")]
struct MinePage {
    page: Page,
    form: Form,
    contents: Contents,
    /// What the person still does, and what was ticked today.
    actions: Vec<OwnAction>,
    agreed: Option<Agreed>,
    /// Whether the person agreed to the plan as it is now.
    is_agreed: bool,
    /// What became different since the person agreed: why it is asked again.
    changes: Vec<Change>,
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
    let then = match &agreed {
        Some(v) if v.is_own() => Some(contents::read(&v.contents)?),
        _ => None,
    };
    let is_agreed = then.as_ref().is_some_and(|then| then.says_as(&contents));
    let changes = then.filter(|_| !is_agreed).map(|then| changes::between(&then, &contents));
    let changes = changes.unwrap_or_default();
    let actions = own_actions(&app.db, &opened.file.person, page.today, 20).await?;
    let mark = contents.mark()?;
    Ok(MinePage { page, form, contents, actions, agreed, is_agreed, changes, mark })
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
        how: How::Portal,
        signer: Some(Signer::Person),
    };
    let person = opened.file.person.as_str();
    let mut work = app.db.work().await?;
    let whose = (person, actor.organisation.as_str(), actor.account.as_str());
    let (id, is_new) = store::add_version(&mut work, app.now(), whose, &new).await?;
    if is_new {
        let line = Line::by(&actor, Deed::Make, Thing::Plan, &id).about(person);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/mine/plan", "plans-said-mine"))
}

/// From which page something was ticked: one leads back there.
fn back(mut form: Form) -> String {
    let known = ["/mine", "/mine/week", "/mine/plan"];
    let asked = form.text("from-page", 40);
    known.into_iter().find(|page| *page == asked).unwrap_or("/mine/plan").to_owned()
}

/// The own action with this id, whatever its state; for all others it does not exist.
async fn own_action(app: &App, actor: &Actor, id: &str) -> Result<Goal, Problem> {
    let file = access::open_own(app, actor, "plan").await?;
    let found = store::action(&app.db, id).await?;
    let found =
        found.filter(|(goal, action)| goal.person == file.person && action.who == Who::Person);
    found.map(|(goal, _)| goal).ok_or(Problem::NotFound)
}

/// An own action is done. One that is done already stays as it is.
async fn tick(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let goal = own_action(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    let at = (app.now(), app.today());
    if store::tick(&mut work, at, (&id, &goal.person)).await? {
        let line = Line::by(&actor, Deed::Done, Thing::Action, &id);
        audit::write(&mut work, app.now(), &[line.about(&goal.person)]).await?;
        work.save().await?;
    }
    Ok(view::go(&back(Form::from_pairs(sent)), "mine-said-done"))
}

/// It is not done after all: on the same day.
async fn untick(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let goal = own_action(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    if !store::untick(&mut work, app.today(), (&id, &goal.person)).await? {
        return Err(Problem::Closed("mine-undo-over".into()));
    }
    let line = Line::by(&actor, Deed::Undo, Thing::Action, &id);
    audit::write(&mut work, app.now(), &[line.about(&goal.person)]).await?;
    work.save().await?;
    Ok(view::go(&back(Form::from_pairs(sent)), "mine-said-undone"))
}
