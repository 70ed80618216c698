//! The page of a hand-over, writing a last word, and confirming to have read it.

use super::Handover;
use super::store::{self, New};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::{Around, Member, around};
use crate::plans::section::{ToDo, on_person_page as plan_of, to_do};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use crate::{appointments, drafts, notes, trajectories};
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/handover", Door::Person, show)
        .post("/people/{id}/handover", Door::Person, write)
        .post("/handovers/{id}/read", Door::Person, confirm)
}

#[derive(askama::Template)]
#[template(path = "handover/show.html")]
struct HandoverPage {
    page: Page,
    form: Form,
    key: String,
    person: String,
    name: String,
    account: String,
    /// Last words that the reader may see, the newest first.
    words: Vec<Handover>,
    present: Vec<Member>,
    former: Vec<Member>,
    /// Of the organisation for which the reader writes, who may come next: account and name.
    to: Vec<(String, String)>,
    may_write: bool,
    to_do: Vec<ToDo>,
    plan: String,
    dates: String,
    notes: String,
}

fn key(person: &str) -> String {
    format!("/people/{person}/handover")
}

async fn open(app: &App, actor: &Actor, person: &str, act: Act) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "handover").await?;
    file.demand(act, Kind::TeamNotes)?;
    Ok(file)
}

/// Who may come next: the team of today in the organisation for which the reader writes.
fn successors(page: &Page, team: &[Member], own: Option<&str>, but: &str) -> Vec<(String, String)> {
    let fits = |m: &&Member| {
        m.until_day.is_none() && own == Some(m.organisation.as_str()) && m.account != but
    };
    let known = team.iter().filter(fits).map(|m| (m.account.clone(), m.name.clone()));
    std::iter::once((String::new(), page.t("handover-to-unknown"))).chain(known).collect()
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Form,
) -> Result<HandoverPage, Problem> {
    let plans = trajectories::store::plans(&app.db, &file.person).await?;
    let Around { team, notes, .. } =
        around(&app.db, &file.person, &actor.account, app.today()).await?;
    let mut words = store::of_person(&app.db, &file.person).await?;
    words.retain(|one| file.reads_at(Kind::TeamNotes, &one.organisation));
    let own = file.organisation(actor, Act::Write, Kind::TeamNotes).ok();
    let next = appointments::section::next(app, file).await?;
    Ok(HandoverPage {
        key: key(&file.person),
        person: file.person.clone(),
        account: actor.account.clone(),
        to: successors(&page, &team, own, &actor.account),
        may_write: own.is_some(),
        to_do: to_do(app, &page, file, &plans.called).await?,
        plan: plan_of(app, &page, file).await?,
        dates: appointments::section::on_person_page(&page, file, &next)?,
        notes: notes::section::on_person_page(app, &page, file, &notes).await?,
        present: team.iter().filter(|m| m.until_day.is_none()).cloned().collect(),
        former: team.into_iter().filter(|m| m.until_day.is_some()).collect(),
        name: plans.name,
        words,
        form,
        page,
    })
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = open(&app, &actor, &person, Act::Read).await?;
    let form = drafts::refill(&app, &actor, &key(&person), Form::empty()).await?;
    view::show(&sheet(&app, page, &actor, &file, form).await?)
}

async fn write(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &person, Act::Write).await?;
    let mut sheet = sheet(&app, page, &actor, &file, Form::from_pairs(sent)).await?;
    let words = sheet.form.needed_lines("words", 4_000, "handover-words-missing");
    let known = sheet.to.clone();
    let to = sheet.form.choice("to", |id| known.iter().find(|(known, _)| known == id));
    let (Some(words), Some((to, _)), true) = (words, to.cloned(), sheet.form.is_good()) else {
        return view::show_again(&sheet);
    };
    let organisation = file.organisation(&actor, Act::Write, Kind::TeamNotes)?;
    let new = New { to: Some(to).filter(|id| !id.is_empty()), words };
    let mut work = app.db.work().await?;
    let whose = (person.as_str(), organisation, actor.account.as_str());
    let id = store::add(&mut work, app.now(), whose, &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::HandOver, &id).about(&person).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, &actor, &key(&person)).await?;
    work.save().await?;
    Ok(view::go(&key(&person), "handover-said-written"))
}

async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let one = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &one.person, "handover").await?;
    file.demand_at(Act::Read, Kind::TeamNotes, &one.organisation)?;
    if !one.is_for(&actor.account) {
        return Err(Problem::Closed("handover-not-for-you".into()));
    }
    let mut work = app.db.work().await?;
    if !store::confirm(&mut work, &id, &actor.account, app.now()).await? {
        return Err(Problem::Closed("handover-not-for-you".into()));
    }
    let line = Line::by(&actor, Deed::Done, Thing::HandOver, &id);
    let line = line.about(&one.person).at(&one.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&key(&one.person), "handover-said-read"))
}
