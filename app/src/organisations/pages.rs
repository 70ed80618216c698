//! The list of organisations, and the members of an umbrella body.

use super::{Kind, municipality_name, store};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisations", Door::Role, list)
        .get("/organisations/{id}/members", Door::Role, members)
        .post("/organisations/{id}/members", Door::Role, change_members)
        .and(super::edit_pages::routes())
}

struct Entry {
    id: String,
    name: String,
    kind: String,
    place: &'static str,
    accounts: i64,
    keeps_insz: bool,
    active: bool,
    is_umbrella: bool,
}

#[derive(askama::Template)]
#[template(path = "organisations/list.html")]
struct List {
    page: Page,
    entries: Vec<Entry>,
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let all = store::list(&app.db).await?;
    let entry = |o: &store::Listed| Entry {
        id: o.id.clone(),
        name: o.name.clone(),
        kind: o
            .kind
            .map_or_else(String::new, |k| page.t(&format!("organisations-kind-{}", k.word()))),
        place: o.municipality.as_deref().map_or("", |nis| municipality_name(&page, nis)),
        accounts: o.accounts,
        keeps_insz: o.may_keep_insz,
        active: o.active,
        is_umbrella: o.kind == Some(Kind::Umbrella),
    };
    let entries = all.iter().map(entry).collect();
    view::show(&List { page, entries })
}

#[derive(askama::Template)]
#[template(path = "organisations/members.html")]
struct Members {
    page: Page,
    form: Form,
    id: String,
    name: String,
    members: Vec<store::Member>,
    others: Vec<(String, String)>,
}

impl Members {
    async fn with(app: &App, page: Page, id: String, form: Form) -> Result<Members, Problem> {
        let (umbrella, _) = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        if umbrella.kind != Kind::Umbrella.word() {
            return Err(Problem::NotFound);
        }
        let members = store::members(&app.db, &id).await?;
        let is_in = |o: &store::Listed| members.iter().any(|m| m.id == o.id && m.until.is_none());
        let mut others = vec![(String::new(), page.t("organisations-choose"))];
        for one in store::list(&app.db).await? {
            if one.active && one.id != id && !is_in(&one) {
                others.push((one.id, one.name));
            }
        }
        Ok(Members { page, form, id, name: umbrella.name, members, others })
    }
}

async fn members(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let form = Form::filled([("day", app.today().to_string())]);
    view::show(&Members::with(&app, page, id, form).await?)
}

/// Takes a member in, or notes the last day of one: the form says which in `act`.
async fn change_members(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let mut form = Form::from_pairs(sent);
    let shown = Members::with(&app, page, id.clone(), Form::empty()).await?;
    let leaves = form.value("act") == "leave";
    let field = if leaves { "until" } else { "day" };
    let day = form.needed_day(field, app.today());
    let member = form.value("member").to_owned();
    let known = if leaves {
        shown.members.iter().any(|m| m.id == member)
    } else {
        shown.others.iter().any(|(id, _)| !id.is_empty() && *id == member)
    };
    if !known {
        form.wrong("member", "form-choose");
    }
    let (Some(day), true) = (day, form.is_good()) else {
        return view::show_again(&Members { form, ..shown });
    };
    let mut work = app.db.work().await?;
    if !leaves {
        store::join(&mut work, &id, &member, day).await?;
    } else if !store::leave(&mut work, &id, &member, day).await? {
        form.wrong("until", "organisations-until-before-from");
        return view::show_again(&Members { form, ..shown });
    }
    let line = Line::by(&actor, Deed::Change, Thing::Organisation, &id);
    let detail = format!("{} {member}", if leaves { "member until" } else { "member from" });
    audit::write(&mut work, app.now(), &[line.because(detail)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/organisations/{id}/members"), "organisations-said-saved"))
}
