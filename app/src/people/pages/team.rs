//! The team of a person: who joins, who leads, who leaves.

use super::choices;
use crate::access::{self, Act, Actor, Kind};
use crate::appointments;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::codes::{TEAM_ROLES, one_of};
use crate::people::store::team::{self, Colleague, Joining, Lead};
use crate::people::store::{self, Member};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "people/team.html")]
struct Team {
    page: Page,
    form: Form,
    id: String,
    q: String,
    team: Vec<Member>,
    colleagues: Vec<Colleague>,
}

impl Team {
    /// The colleagues that can be chosen.
    fn accounts(&self) -> Vec<(&str, String)> {
        let known =
            self.colleagues.iter().map(|(id, name, at)| (id.as_str(), format!("{name} · {at}")));
        std::iter::once(("", String::new())).chain(known).collect()
    }

    /// The roles that can be chosen.
    fn roles(&self) -> Vec<(&'static str, String)> {
        TEAM_ROLES.iter().map(|r| (*r, self.page.t(&format!("people-team-{r}")))).collect()
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

async fn around(
    app: &App,
    page: Page,
    actor: &Actor,
    id: String,
    form: Form,
    q: String,
) -> Result<Team, Problem> {
    let team = store::around(&app.db, &id, &actor.account, app.today()).await?.team;
    let colleagues = team::colleagues(&app.db, &actor.organisation, &q).await?;
    Ok(Team { page, form, id, q, team, colleagues })
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "team").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let form = Form::filled([("from", app.today().to_string()), ("role", "coach".to_owned())]);
    view::show(&around(&app, page, &actor, id, form, asked.q).await?)
}

pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "team").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let mut form = Form::from_pairs(sent);
    let account = form.needed("account", 64, "people-team-who-missing");
    let role = form.choice("role", |word| one_of(&TEAM_ROLES, word));
    let from = form.needed_day("from", app.today());
    if from.is_some_and(|day| day > app.today()) {
        form.wrong("from", "people-team-later");
    }
    if let (Some(account), Some(role), Some(from), true) = (account, role, from, form.is_good()) {
        let new = Joining { person: &id, account: &account, organisation: None, role };
        let mut work = app.db.work().await?;
        if team::is_on_team(&mut work, &id, &account, from).await? {
            form.wrong("account", "people-team-already");
        } else if let Some(row) = team::join(&mut work, app.now(), new, from).await? {
            let line = |deed| Line::by(&actor, deed, Thing::Team, &row).about(&id);
            let mut lines = vec![line(Deed::Make).because(role)];
            let leads = form.ticked("leads");
            if leads {
                lines.push(line(Deed::Change).because("lead"));
            }
            if !leads
                || team::give_lead(&mut work, app.now(), &id, &row, app.today()).await?
                    == Lead::Given
            {
                audit::write(&mut work, app.now(), &lines).await?;
                safety_net::settle(&mut work, app.today(), &[&id]).await?;
                work.save().await?;
                return Ok(view::go(&format!("/people/{id}/team"), "people-saved"));
            }
            form.wrong("account", "people-team-lead-no-file");
        } else {
            form.wrong("account", "people-team-who-missing");
        }
    }
    let q = form.value("q").to_owned();
    view::show_again(&around(&app, page, &actor, id, form, q).await?)
}

pub(super) async fn lead(
    State(app): State<App>,
    actor: Actor,
    Path((id, member)): Path<(String, String)>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "team").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let mut work = app.db.work().await?;
    match team::give_lead(&mut work, app.now(), &id, &member, app.today()).await? {
        Lead::Given => {}
        Lead::NoMember => return Err(Problem::NotFound),
        Lead::NoFile => return Err(Problem::Closed("people-team-lead-no-file".into())),
    }
    let line = Line::by(&actor, Deed::Change, Thing::Team, &member).about(&id).because("lead");
    audit::write(&mut work, app.now(), &[line]).await?;
    safety_net::settle(&mut work, app.today(), &[&id]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/team"), "people-lead-changed"))
}

pub(super) async fn end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, member)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "team").await?;
    file.demand(Act::Write, Kind::Identity)?;
    let mut form = Form::from_pairs(sent);
    let field = format!("end-{member}");
    if let Some(day) = form.needed_day(&field, app.today()) {
        let mut work = app.db.work().await?;
        let team = team::present(&mut work, &id).await?;
        let who = team.iter().find(|m| m.id == member).map_or("", |m| m.account.as_str());
        if day > app.today() {
            form.wrong(&field, "people-team-later");
        } else if team::leave(&mut work, &id, &member, day).await? {
            let mut lines = vec![Line::by(&actor, Deed::End, Thing::Team, &member).about(&id)];
            // Who sees only the own team can no longer come to what was agreed.
            let passed = appointments::store::pass_on(&mut work, who, app.today()).await?;
            lines.extend(passed.iter().map(|one| one.line(&actor, who)));
            audit::write(&mut work, app.now(), &lines).await?;
            let touched = passed.iter().map(|one| one.person.as_str()).chain([id.as_str()]);
            let touched: Vec<&str> = touched.collect();
            safety_net::settle(&mut work, app.today(), &touched).await?;
            work.save().await?;
            return Ok(view::go(&format!("/people/{id}/team"), "people-saved"));
        } else {
            form.wrong(&field, "people-until-before-from");
        }
    }
    view::show_again(&around(&app, page, &actor, id, form, String::new()).await?)
}
