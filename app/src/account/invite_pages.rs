//! Inviting somebody: a worker of an organisation, or the person of a file who wants to see the own
//! steps.

use super::directory;
use super::links::Purpose;
use super::list_pages::{ShownLink, make_link};
use super::roles_form::{self, RoleChoice};
use super::store::{self, NewAccount};
use super::{links, pages, rights};
use crate::access::{self, Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Language;
use crate::mail::{self, NewMail};
use crate::people::store as people;
use crate::portal::giving;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum_extra::extract::{Form as Sent, Query};
use base::db::is_taken;
use serde::Deserialize;

/// The routes of inviting.
pub fn routes() -> Routes {
    Routes::new().get("/accounts/invite", Door::Role, ask).post(
        "/accounts/invite",
        Door::Role,
        invite,
    )
}

#[derive(Deserialize)]
struct Whom {
    #[serde(default)]
    person: String,
    #[serde(default)]
    organisation: String,
}

#[derive(askama::Template)]
#[template(path = "account/invite.html")]
struct Invite {
    page: Page,
    form: Form,
    /// The person of a file, when it is for a participant.
    person: String,
    organisations: Vec<(String, String)>,
    roles: Vec<RoleChoice>,
    languages: Vec<(String, String)>,
}

pub(super) fn languages() -> Vec<(String, String)> {
    Language::ALL.map(|l| (l.code().to_owned(), l.own_name().to_owned())).to_vec()
}

impl Invite {
    async fn with(app: &App, page: Page, actor: &Actor, form: Form) -> Result<Invite, Problem> {
        let mut organisations = directory::organisations(&app.db).await?;
        organisations.retain(|(id, _)| !rights::may_give(actor, id).is_empty());
        let roles = if actor.is(Role::Administrator) {
            roles_form::choices(&page, &rights::BY_ADMINISTRATOR)
        } else {
            roles_form::choices(&page, &rights::BY_COORDINATOR)
        };
        let person = form.value("person").to_owned();
        Ok(Invite { page, form, person, organisations, roles, languages: languages() })
    }
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Query(whom): Query<Whom>) -> Answer {
    let mut form = Form::filled([
        ("organisation", actor.organisation.clone()),
        ("language", page.language.code().to_owned()),
        ("person", whom.person.clone()),
    ]);
    if whom.person.is_empty() {
        actor.demand(&[Role::Administrator, Role::Coordinator])?;
        if !whom.organisation.is_empty() {
            form.set("organisation", whom.organisation);
        }
    } else {
        demand_near(&app, &actor, &whom.person).await?;
        if let Some(account) = directory::of_person(&app.db, &whom.person).await?
            && store::is_address(&store::email(&app.db, &account).await?)
        {
            return link_again(&app, page, &account, &whom.person).await;
        }
        let (name, language) = store::person_name(&app.db, &whom.person).await?;
        form.set("name", name);
        if let Some(language) = Language::parse(&language) {
            form.set("language", language.code());
        }
    }
    view::show(&Invite::with(&app, page, &actor, form).await?)
}

/// Only who may write the person's own data, in an open file, gives that person a way in.
async fn demand_near(app: &App, actor: &Actor, person: &str) -> Result<String, Problem> {
    let file = access::open(app, actor, person, "account").await?;
    giving::keeper(app, actor, &file).await
}

#[derive(askama::Template)]
#[template(path = "account/participant.html")]
struct Participant {
    page: Page,
    person: String,
    account: directory::Account,
}

/// The person has an account already: the page offers a new link.
async fn link_again(app: &App, page: Page, account: &str, person: &str) -> Answer {
    let account = directory::one(&app.db, account).await?.ok_or(Problem::NotFound)?;
    view::show(&Participant { page, person: person.to_owned(), account })
}

#[expect(clippy::too_many_lines, reason = "a worker or a participant, each refused at its field")]
async fn invite(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let person = Some(form.value("person").to_owned()).filter(|p| !p.is_empty());
    let (organisation, roles) = match &person {
        Some(person) => {
            let organisation = demand_near(&app, &actor, person).await?;
            if let Some(known) = directory::of_person(&app.db, person).await? {
                if store::is_address(&store::email(&app.db, &known).await?) {
                    return again(&app, page, &actor, &headers, (&known, person), false).await;
                }
                return address(&app, page, &actor, &headers, (&known, person), form).await;
            }
            (organisation, vec![Role::Participant])
        }
        None => worker(&app, &actor, &mut form).await?,
    };
    let name = form.needed("name", 120, "setup-name-missing");
    let email = pages::email(&mut form);
    let title = form.text("job_title", 120);
    let language = form.choice("language", Language::parse);
    let (Some(name), Some(email), Some(language), true) = (name, email, language, form.is_good())
    else {
        return view::show_again(&Invite::with(&app, page, &actor, form).await?);
    };
    let new = NewAccount {
        organisation: &organisation,
        name: &name,
        email: &email,
        job_title: &title,
        language,
        password_hash: None,
        person: person.as_deref(),
        roles: &roles,
    };
    let Some((account, link)) = add(&app, &actor, &headers, &new).await? else {
        form.wrong("email", "account-email-taken");
        return view::show_again(&Invite::with(&app, page, &actor, form).await?);
    };
    if let Some(person) = &person {
        return again(&app, page, &actor, &headers, (&account, person), true).await;
    }
    let back = "/accounts".to_owned();
    view::show(&ShownLink { page, name, link, purpose: "invitation", back })
}

/// A link for a participant who has an account. Who can open it can become that person, so a worker
/// does not get it: it goes to the person's own mailbox, or comes from an administrator. `is_new`: the
/// account, or its address, was made just now.
async fn again(
    app: &App,
    page: Page,
    actor: &Actor,
    headers: &HeaderMap,
    (account, person): (&str, &str),
    is_new: bool,
) -> Answer {
    let known = directory::one(&app.db, account).await?.ok_or(Problem::NotFound)?;
    // Somebody who is also a worker is recovered by who manages workers, not from a file.
    if known.grants.iter().any(|g| g.role != Role::Participant) {
        return Err(Problem::Closed("accounts-administrator-only".into()));
    }
    let purpose = if known.has_password { Purpose::RecoverAll } else { Purpose::Invitation };
    let back = format!("/people/{person}/card");
    if actor.is(Role::Administrator) {
        let link = make_link(app, actor, headers, account, purpose).await?;
        return view::show(&ShownLink {
            page,
            name: known.name,
            link,
            purpose: purpose.word(),
            back,
        });
    }
    if !mail::sends(app) || !people::has_mailbox(&app.db, person, &known.email).await? {
        if !is_new {
            return Err(Problem::Closed("invite-said-administrator".into()));
        }
        return Ok(view::go(&back, "invite-said-administrator"));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    let path = links::make(&mut work, now, account, purpose, Some(&actor.account)).await?;
    let letter = NewMail {
        kind: mail::Kind::Invitation,
        to: &known.email,
        language: known.language,
        organisation: Some(&actor.organisation),
        path: &path,
        about: account,
    };
    mail::send(&mut work, app, &letter).await?;
    let line = Line::by(actor, Deed::MakeLink, Thing::Account, account).because(purpose.word());
    audit::write(&mut work, now, &[line.about(person)]).await?;
    work.save().await?;
    Ok(view::go(&back, "invite-said-mailed"))
}

/// Gives a participant who came in with a card so far an address, and a link to choose a password.
async fn address(
    app: &App,
    page: Page,
    actor: &Actor,
    headers: &HeaderMap,
    (account, person): (&str, &str),
    mut form: Form,
) -> Answer {
    let Some(email) = pages::email(&mut form) else {
        return view::show_again(&Invite::with(app, page, actor, form).await?);
    };
    let mut work = app.db.work().await?;
    match store::give_address(&mut work, account, &email).await {
        Err(error) if is_taken(&error) => {
            drop(work);
            form.wrong("email", "account-email-taken");
            return view::show_again(&Invite::with(app, page, actor, form).await?);
        }
        other => drop(other?),
    }
    let line = Line::by(actor, Deed::Change, Thing::Account, account).about(person);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    again(app, page, actor, headers, (account, person), true).await
}

/// The organisation and the roles of a worker, as far as the actor may give them.
async fn worker(app: &App, actor: &Actor, form: &mut Form) -> Result<(String, Vec<Role>), Problem> {
    actor.demand(&[Role::Administrator, Role::Coordinator])?;
    let organisation = form.value("organisation").to_owned();
    let known = directory::organisations(&app.db).await?;
    let allowed = rights::may_give(actor, &organisation);
    if !known.iter().any(|(id, _)| *id == organisation) || allowed.is_empty() {
        form.wrong("organisation", "form-choose");
    }
    let roles = roles_form::read(form, "role", allowed)?;
    if roles.is_empty() {
        form.wrong("role", "accounts-role-missing");
    }
    Ok((organisation, roles))
}

/// Adds the account, and for a worker the invitation, in one unit of work; gives account and link.
/// Nothing when the address is taken.
async fn add(
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    new: &NewAccount<'_>,
) -> Result<Option<(String, String)>, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let id = match store::add(&mut work, now, new).await {
        Err(error) if is_taken(&error) => return Ok(None),
        other => other?,
    };
    let made_by = Some(actor.account.as_str());
    let mut link = String::new();
    if new.person.is_none() {
        let path = links::make(&mut work, now, &id, Purpose::Invitation, made_by).await?;
        let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
        link = links::whole(app, host, &path);
    }
    let words: Vec<&str> = new.roles.iter().map(|r| r.word()).collect();
    let mut line = Line::by(actor, Deed::Invite, Thing::Account, &id).because(words.join(", "));
    if let Some(person) = new.person {
        line = line.about(person);
    }
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(Some((id, link)))
}
