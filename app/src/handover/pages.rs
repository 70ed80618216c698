//! The page of a hand-over: handing over with a last word, and confirming to have read it.

use super::Handover;
use super::form::{self, Offered};
use super::{passing, store};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::store::{Around, Member, around, team};
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
    /// The team of today of that organisation, for who may change it.
    own_team: Vec<Member>,
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

impl HandoverPage {
    /// Who can be said to stop.
    fn who(&self) -> Vec<(String, String)> {
        let nobody = (String::new(), self.page.t("handover-who-nobody"));
        let member = |m: &Member| (m.account.clone(), m.name.clone());
        std::iter::once(nobody).chain(self.own_team.iter().map(member)).collect()
    }

    /// What somebody of that team is still to do, and that the reader may give to another.
    fn passed(&self) -> Vec<&ToDo> {
        passed(&self.own_team, &self.to_do)
    }
}

fn passed<'a>(own_team: &[Member], to_do: &'a [ToDo]) -> Vec<&'a ToDo> {
    let is_theirs = |one: &&ToDo| {
        one.may_pass && own_team.iter().any(|m| Some(&m.account) == one.account.as_ref())
    };
    to_do.iter().filter(is_theirs).collect()
}

/// Who may come next, for an organisation: its team of today first; for who may change the team also its
/// other workers. Who leads, and so most often stops, stands last but for "not known yet".
async fn successors(
    app: &App,
    page: &Page,
    present: &[Member],
    (own, may_change): (&str, bool),
) -> Result<Vec<(String, String)>, Problem> {
    let mut all = vec![(String::new(), page.t("handover-to-choose"))];
    let leads = |id: &str| present.iter().any(|m| m.leads && m.account == id);
    let here = present.iter().filter(|m| m.organisation == own);
    all.extend(here.map(|m| (m.account.clone(), m.name.clone())));
    if may_change {
        for (id, name, _) in team::colleagues(&app.db, own, "").await? {
            if !all.iter().any(|(known, _)| *known == id) {
                all.push((id, name));
            }
        }
    }
    all.sort_by_key(|(id, _)| leads(id));
    all.push((form::UNKNOWN.to_owned(), page.t("handover-to-unknown")));
    Ok(all)
}

/// The members for an organisation.
fn of(team: &[Member], organisation: Option<&str>) -> Vec<Member> {
    let is_there = |m: &&Member| Some(m.organisation.as_str()) == organisation;
    team.iter().filter(is_there).cloned().collect()
}

/// The form as it is first shown, or as it was left.
async fn first_form(
    app: &App,
    actor: &Actor,
    person: &str,
    (own_team, to_do): (&[Member], &[ToDo]),
) -> Result<Form, Problem> {
    let passed = passed(own_team, to_do);
    let fresh = form::fresh(own_team, &actor.account, &passed, app.today());
    drafts::refill(app, actor, &key(person), fresh).await
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Option<Form>,
) -> Result<HandoverPage, Problem> {
    let plans = trajectories::store::plans(&app.db, &file.person).await?;
    let Around { team, notes, .. } =
        around(&app.db, &file.person, &actor.account, app.today()).await?;
    let mut words = store::of_person(&app.db, &file.person).await?;
    words.retain(|one| file.reads_at(Kind::TeamNotes, &one.organisation));
    let own = file.organisation(actor, Act::Write, Kind::TeamNotes).ok();
    let may_change = own.is_some() && file.writes(Kind::Identity);
    let next = appointments::section::next(app, &page, file).await?;
    let (present, former): (Vec<Member>, Vec<Member>) =
        team.into_iter().partition(|m| m.until_day.is_none());
    let own_team = if may_change { of(&present, own) } else { vec![] };
    let to_do = to_do(app, &page, file, &plans.called).await?;
    let form = match form {
        Some(form) => form,
        None => first_form(app, actor, &file.person, (&own_team, &to_do)).await?,
    };
    Ok(HandoverPage {
        key: key(&file.person),
        person: file.person.clone(),
        account: actor.account.clone(),
        to: successors(app, &page, &present, (own.unwrap_or_default(), may_change)).await?,
        own_team,
        may_write: own.is_some(),
        to_do,
        plan: plan_of(app, &page, file).await?,
        dates: appointments::section::on_person_page(&page, file, &next)?,
        notes: notes::section::on_person_page(app, &page, file, &notes).await?,
        present,
        former,
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
    view::show(&sheet(&app, page, &actor, &file, None).await?)
}

async fn write(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &person, Act::Write).await?;
    let mut sheet = sheet(&app, page, &actor, &file, Some(Form::from_pairs(sent))).await?;
    let HandoverPage { form, to, own_team, to_do, page, .. } = &mut sheet;
    let actions = passed(own_team, to_do);
    let offered = Offered { team: own_team, to, actions: &actions, own: &actor.account };
    let Some(filled) = form::read(form, &offered, page.today) else {
        return view::show_again(&sheet);
    };
    let organisation = file.organisation(&actor, Act::Write, Kind::TeamNotes)?;
    let whose = (person.as_str(), organisation);
    if !passing::pass(&app, &actor, whose, &filled, &key(&person)).await? {
        sheet.form.wrong("who", "handover-meanwhile");
        return view::show_again(&sheet);
    }
    let Some(stops) = &filled.stops else {
        return Ok(view::go(&key(&person), "handover-said-written"));
    };
    // Who sees only the own team may just have closed this page for themselves.
    let is_gone = stops.member.account == actor.account && !stops.stays;
    let stays_open = !is_gone || access::open(&app, &actor, &person, "handover").await.is_ok();
    let back = if stays_open { key(&person) } else { "/day".to_owned() };
    Ok(view::go(&back, "handover-said-passed"))
}

async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let one = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &one.person, "handover").await?;
    file.demand_open()?;
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
