//! The list of accounts, and one account with what can be done about it.

use super::directory::{self, Account};
use super::links::{self, Purpose};
use super::rights::{self, Managed};
use super::{session, sessions};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// The routes of the list and of one account.
pub fn routes() -> Routes {
    Routes::new()
        .get("/accounts", Door::Role, list)
        .get("/accounts/{id}", Door::Role, one)
        .post("/accounts/{id}/link", Door::Role, link)
        .post("/accounts/{id}/sign-out", Door::Role, sign_out)
        .post("/accounts/{id}/reopen", Door::Role, reopen)
}

impl Account {
    /// Whether somebody may change it.
    pub fn may_be_managed(&self, actor: &Actor) -> bool {
        let managed = Managed { organisation: &self.organisation, grants: &self.grants };
        rights::may_manage(actor, managed)
    }

    /// Its e-mail address, or that it has none.
    pub(super) fn address(&self, page: &Page) -> String {
        if super::store::is_address(&self.email) {
            self.email.clone()
        } else {
            page.t("portal-no-address")
        }
    }

    /// Roles with their organisation, in words.
    fn roles(&self, page: &Page) -> Vec<String> {
        let say = |(grant, name): (&crate::access::Grant, &String)| {
            let role = page.t(&format!("role-{}", grant.role.word()));
            if grant.organisation == self.organisation { role } else { format!("{role} ({name})") }
        };
        self.grants.iter().zip(&self.grant_names).map(say).collect()
    }

    /// Where it stands, as a word: `closed`, `locked`, `invited` or `open`.
    fn state(&self, app: &App) -> &'static str {
        if !self.active {
            "closed"
        } else if self.locked_until.is_some_and(|until| until > app.now()) {
            "locked"
        } else if self.has_password {
            "open"
        } else {
            "invited"
        }
    }
}

/// The account, when the reader may know of it.
pub(super) async fn seen(app: &App, actor: &Actor, id: &str) -> Result<Account, Problem> {
    actor.demand(&[Role::Administrator, Role::Coordinator])?;
    let found = directory::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    if rights::may_see(actor, &found.organisation) { Ok(found) } else { Err(Problem::NotFound) }
}

/// The account, when the reader may change it; 403 with the reason when only an administrator may.
pub(super) async fn managed(app: &App, actor: &Actor, id: &str) -> Result<Account, Problem> {
    let found = seen(app, actor, id).await?;
    if found.may_be_managed(actor) {
        Ok(found)
    } else {
        Err(Problem::Closed("accounts-administrator-only".into()))
    }
}

struct Entry {
    id: String,
    name: String,
    sub: String,
    organisation: String,
    roles: Vec<String>,
    state: &'static str,
    has_factor: bool,
}

#[derive(askama::Template)]
#[template(path = "account/accounts.html")]
struct List {
    page: Page,
    search: String,
    closed: bool,
    /// Where the pages before and after this one stand; empty when there is none.
    before: String,
    after: String,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    closed: String,
    page: Option<i64>,
}

impl Asked {
    /// Which page, counted from 1.
    fn number(&self) -> i64 {
        self.page.unwrap_or(1).clamp(1, 10_000)
    }

    /// Another page of the same list.
    fn address(&self, page: i64) -> String {
        let q = form_urlencoded(&self.q);
        let closed = if self.closed.is_empty() { "" } else { "&closed=yes" };
        format!("/accounts?q={q}{closed}&page={page}")
    }
}

async fn list(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&[Role::Administrator, Role::Coordinator])?;
    let everywhere = actor.is(Role::Administrator);
    let closed = !asked.closed.is_empty();
    let number = asked.number();
    let reader = actor.account.as_str();
    let mut found = directory::list(&app.db, reader, everywhere, &asked.q, !closed, number).await?;
    let most = usize::try_from(directory::AT_ONCE).unwrap_or(usize::MAX);
    let after = if found.len() > most { asked.address(number + 1) } else { String::new() };
    let before = if number > 1 { asked.address(number - 1) } else { String::new() };
    found.truncate(most);
    let entry = |a: &Account| Entry {
        id: a.id.clone(),
        name: a.name.clone(),
        sub: if a.job_title.is_empty() { a.address(&page) } else { a.job_title.clone() },
        organisation: a.organisation_name.clone(),
        roles: a.roles(&page),
        state: a.state(&app),
        has_factor: a.has_factor,
    };
    let entries = found.iter().map(entry).collect();
    view::show(&List { entries, search: asked.q, closed, before, after, page })
}

#[derive(askama::Template)]
#[template(path = "account/one.html")]
struct One {
    roles: Vec<String>,
    state: &'static str,
    manageable: bool,
    /// Whether the reader gets a link for it: that of somebody with a file comes from an administrator.
    may_make_link: bool,
    is_self: bool,
    sessions: Vec<sessions::Session>,
    page: Page,
    account: Account,
}

async fn one(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let account = seen(&app, &actor, &id).await?;
    let sessions = sessions::running(&app, &id, "").await?;
    view::show(&One {
        roles: account.roles(&page),
        state: account.state(&app),
        manageable: account.may_be_managed(&actor),
        may_make_link: account.person.is_none() || actor.is(Role::Administrator),
        is_self: account.id == actor.account,
        sessions,
        page,
        account,
    })
}

#[derive(askama::Template)]
#[template(path = "account/link.html")]
pub(super) struct ShownLink {
    pub page: Page,
    pub name: String,
    pub link: String,
    /// `invitation`, `recover` or `recover-all`.
    pub purpose: &'static str,
    pub back: String,
}

/// Makes a link and shows it, this once.
async fn link(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let account = managed(&app, &actor, &id).await?;
    if !account.active {
        return Err(Problem::NotFound);
    }
    // Who can open the link can become that person, and read every organisation.
    if account.person.is_some() && !actor.is(Role::Administrator) {
        return Err(Problem::Closed("accounts-participant-link".into()));
    }
    let all = sent.iter().any(|(name, value)| name == "factor" && value == "yes");
    let purpose = match (account.has_password, all) {
        (false, _) => Purpose::Invitation,
        (true, false) => Purpose::Recover,
        (true, true) => Purpose::RecoverAll,
    };
    let link = make_link(&app, &actor, &headers, &account.id, purpose).await?;
    let back = format!("/accounts/{id}");
    view::show(&ShownLink { page, name: account.name, link, purpose: purpose.word(), back })
}

/// Makes a link, with its audit line, and gives its whole address.
pub(super) async fn make_link(
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    account: &str,
    purpose: Purpose,
) -> Result<String, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let path = links::make(&mut work, now, account, purpose, Some(&actor.account)).await?;
    let line = Line::by(actor, Deed::MakeLink, Thing::Account, account).because(purpose.word());
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    Ok(links::whole(app, host, &path))
}

async fn sign_out(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let account = managed(&app, &actor, &id).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    session::end_all(&mut work, &account.id, now).await?;
    let line = Line::by(&actor, Deed::EndSessions, Thing::Account, &account.id);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/accounts/{id}"), "accounts-said-signed-out"))
}

/// Opens a closed account again; its owner chooses a new password by a new invitation.
async fn reopen(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let account = managed(&app, &actor, &id).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    if directory::reopen(&mut work, &account.id).await? {
        audit::write(&mut work, now, &[Line::by(&actor, Deed::Reopen, Thing::Account, &id)])
            .await?;
        work.save().await?;
    }
    Ok(view::go(&format!("/accounts/{id}/edit"), "accounts-said-reopened"))
}
