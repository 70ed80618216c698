//! The way back: an earlier step starts again, with organisation, work form, place, hours, aim and
//! team as they were. What will be restored is shown first; one click confirms.

use super::super::NewStep;
use super::super::store::{self, Aim, StoredStep, TeamMember};
use super::step_form::{self, not_too_far};
use super::{Came, Desk, keep, onward, reopen, waiting};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::people::store::team::{self, Joining};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::civil::Date;
use outcomes::Rung;

#[derive(askama::Template)]
#[template(path = "trajectories/way_back.html")]
struct WayBackPage {
    page: Page,
    form: Form,
    name: String,
    called: String,
    waits: Vec<(String, String)>,
    old: Old,
}

/// What can be restored.
struct Old {
    step: StoredStep,
    /// The team of then whose accounts are still open.
    team: Vec<TeamMember>,
    /// Who of them is no longer there.
    gone: Vec<TeamMember>,
    /// Who of the team of then led.
    lead: Option<String>,
    /// The aim of then, when it is not the aim of now.
    aim: Option<Aim>,
    /// The rows of today's team.
    now: Vec<TeamMember>,
}

impl Old {
    /// What stood around a step on its last days. A step that still runs has no way back.
    async fn read(app: &App, desk: &Desk, id: &str) -> Result<(Old, Vec<StoredStep>), Problem> {
        let steps = desk.steps(app).await?;
        let ended = |s: &&StoredStep| s.id == id && s.end.is_some();
        let step = steps.iter().filter(|s| desk.writes_at(&s.organisation)).find(ended).cloned();
        let step = step.ok_or(Problem::NotFound)?;
        let end = step.end.unwrap_or(app.today());
        let all = store::team(&app.db, desk.person()).await?;
        let now = all.iter().filter(|m| m.until.is_none()).cloned().collect();
        let then = |m: &TeamMember| {
            m.from <= end
                && m.until.is_none_or(|until| until >= end)
                && m.organisation == step.organisation
        };
        let mut team: Vec<TeamMember> = all.into_iter().filter(then).collect();
        // On the day on which the lead changes, two rows of one member meet: the later one counts.
        team.sort_by(|a, b| (&a.account, b.from, &b.id).cmp(&(&b.account, a.from, &a.id)));
        team.dedup_by(|a, b| a.account == b.account);
        team.sort_by_key(|m| !m.leads);
        let (team, gone): (Vec<_>, Vec<_>) = team.into_iter().partition(|m| m.active);
        let lead = team.iter().find(|m| m.leads).map(|m| m.account.clone());
        let rung_now = desk.plans.aim().map(|a| a.rung);
        let aim = desk.plans.aim_on(end).filter(|a| Some(a.rung) != rung_now).cloned();
        Ok((Old { step, team, gone, lead, aim, now }, steps))
    }

    /// The row of somebody in today's team.
    fn now_of(&self, account: Option<&str>) -> Option<&TeamMember> {
        self.now.iter().find(|m| Some(m.account.as_str()) == account)
    }

    /// The first day on which the step can run again: the day after its end.
    fn first_day(&self, today: Date) -> Date {
        let after = self.step.end.and_then(|end| end.tomorrow().ok());
        after.map_or(today, |after| after.max(today))
    }
}

fn sheet(page: Page, desk: &Desk, form: Form, old: Old) -> WayBackPage {
    let (name, called) = (desk.plans.name.clone(), desk.plans.called.clone());
    WayBackPage { waits: waiting::ends(&page, desk), page, form, name, called, old }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, step)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "way-back").await?;
    let (old, _) = Old::read(&app, &desk, &step).await?;
    let mut form = Form::filled([
        ("start", old.first_day(page.today).to_string()),
        ("team", "1".to_owned()),
        ("aim", "1".to_owned()),
    ]);
    came.note(&mut form);
    form.set_all("placed", waiting::ids(&desk));
    view::show(&sheet(page, &desk, form, old))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, step)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "way-back").await?;
    let (old, steps) = Old::read(&app, &desk, &step).await?;
    let mut form = Form::from_pairs(sent);
    let start = form.needed_day("start", page.today);
    let start = start.and_then(|day| not_too_far(&mut form, "start", day, page.today));
    let first = old.first_day(Date::MIN);
    if start.is_some_and(|day| day < first) {
        let message = Message::new("trajectories-back-before-end");
        form.wrong("start", message.with("day", page.day(first)));
    }
    let reason = page.t("trajectories-way-back");
    let new = start.map(|start| again(&old.step, start, &actor, reason));
    let new = new.filter(|new| !step_form::stands_already(&mut form, new, &steps));
    let (Some(new), true) = (new, form.is_good()) else {
        return view::show_again(&sheet(page, &desk, form, old));
    };
    let choices = step_form::Choices::read(&app).await?;
    let warning = step_form::becomes(&new, &steps, &choices).warning;
    let new = NewStep { warning, ..new };
    if !restore(&app, &actor, &desk, (&old, &new), &form).await? {
        form.wrong("start", "trajectories-stops-changed");
        return view::show_again(&sheet(page, &desk, form, old));
    }
    Ok(view::go(&onward(&form, &person), "trajectories-said-way-back"))
}

/// The step as it was, from a new day on.
fn again(old: &StoredStep, start: Date, actor: &Actor, reason: String) -> NewStep {
    let rung = Rung::new(old.rung).unwrap_or(Rung::ALL[0]);
    let mut new = NewStep::open(&old.person, &old.organisation, rung, &old.work_form, start);
    new.place.clone_from(&old.place);
    new.hours = old.hours;
    new.start_reason = reason;
    new.way_back_of = Some(old.id.clone());
    new.made_by = Some(actor.account.clone());
    new
}

/// Starts the step again and puts back what was ticked. Writes nothing when somebody else changed the
/// waiting meanwhile.
async fn restore(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    (old, new): (&Old, &NewStep),
    form: &Form,
) -> Result<bool, Problem> {
    let (now, person) = (app.now(), desk.person());
    let mut work = app.db.work().await?;
    let placed = waiting::end_for(app, &mut work, actor, desk, form, new.start).await?;
    let Some(placed) = placed else { return Ok(false) };
    let id = store::add_step(&mut work, now, new).await?;
    let mut lines =
        vec![Line::by(actor, Deed::Make, Thing::Step, &id).about(person).because("way back")];
    lines.extend(placed);
    lines.extend(reopen(&mut work, actor, person, &new.organisation).await?);
    if form.ticked("team") {
        lines.extend(restore_team(app, &mut work, actor, person, old).await?);
    }
    if let Some(aim) = old.aim.as_ref().filter(|_| form.ticked("aim")) {
        let aim = (aim.rung, aim.words.as_str(), app.today());
        let id = store::add_aim(&mut work, now, person, aim).await?;
        lines.push(Line::by(actor, Deed::Make, Thing::Aim, &id).about(person).because("way back"));
    }
    keep(app, work, person, &lines).await?;
    Ok(true)
}

/// Puts the team of then back beside the team of now; the lead of then leads again.
async fn restore_team(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    person: &str,
    old: &Old,
) -> Result<Vec<Line>, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut lines = vec![];
    let mut lead = old.now_of(old.lead.as_deref()).map(|m| m.id.clone());
    for member in old.team.iter().filter(|m| old.now_of(Some(&m.account)).is_none()) {
        let (account, organisation) = (member.account.as_str(), Some(member.organisation.as_str()));
        let new = Joining { person, account, organisation, role: &member.role };
        let Some(row) = team::join(work, now, new, today).await? else { continue };
        let line = Line::by(actor, Deed::Make, Thing::Team, &row);
        lines.push(line.about(person).because(member.role.as_str()));
        if old.lead.as_ref() == Some(&member.account) {
            lead = Some(row);
        }
    }
    let leads_already = |row: &String| old.now.iter().any(|m| m.leads && m.id == *row);
    if let Some(row) = lead.filter(|row| !leads_already(row))
        && team::give_lead(work, now, person, &row, today).await? == team::Lead::Given
    {
        let line = Line::by(actor, Deed::Change, Thing::Team, &row);
        lines.push(line.about(person).because("lead"));
    }
    Ok(lines)
}

impl WayBackPage {
    /// Whether somebody of then is on the team of today.
    fn is_still_there(&self, member: &TeamMember) -> bool {
        self.old.now_of(Some(&member.account)).is_some()
    }

    /// What the way back would be called, without a date: the rung it leads to.
    fn rung_words(&self) -> String {
        self.page.t(&format!("trajectories-rung-{}", self.old.step.rung))
    }

    /// Whether there is anything of a way at all to restore beside the step.
    fn has_team(&self) -> bool {
        !self.old.team.is_empty()
    }
}
