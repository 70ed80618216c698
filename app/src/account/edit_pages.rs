//! Changing an account: name, address, and roles per organisation.

use super::directory::{self, Account, Change};
use super::list_pages::managed;
use super::roles_form::{self, RoleChoice};
use super::{leaving, pages, rights, store};
use crate::access::{Actor, Grant, Role, Scope};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::{Language, Message};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::{Work, is_taken};

/// The routes of changing an account.
pub fn routes() -> Routes {
    Routes::new().get("/accounts/{id}/edit", Door::Role, ask).post(
        "/accounts/{id}/edit",
        Door::Role,
        save,
    )
}

/// The roles in one organisation, as ticks.
struct House {
    /// `role-` and the organisation's id.
    field: String,
    name: String,
    choices: Vec<RoleChoice>,
}

#[derive(askama::Template)]
#[template(path = "account/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    account: Account,
    houses: Vec<House>,
    /// Organisations in which the account has no role yet.
    others: Vec<(String, String)>,
    other_roles: Vec<RoleChoice>,
    languages: Vec<(String, String)>,
}

fn field(organisation: &str) -> String {
    format!("role-{organisation}")
}

impl Edit {
    async fn with(
        app: &App,
        page: Page,
        actor: &Actor,
        account: Account,
        form: Form,
    ) -> Result<Edit, Problem> {
        let mut others = directory::organisations(&app.db).await?;
        others.retain(|(id, _)| !rights::may_give(actor, id).is_empty());
        let here = houses_of(&account);
        let mut houses = vec![];
        for (id, name) in &here {
            let mut choices = roles_form::choices(&page, rights::may_give(actor, id));
            if account.person.is_some() {
                choices.extend(roles_form::choices(&page, &[Role::Participant]));
            }
            houses.push(House { field: field(id), name: name.clone(), choices });
        }
        others.retain(|(id, _)| here.iter().all(|(h, _)| h != id));
        if !others.is_empty() {
            others.insert(0, (String::new(), page.t("accounts-no-other")));
        }
        let other_roles = roles_form::choices(&page, &rights::BY_ADMINISTRATOR);
        let languages = super::invite_pages::languages();
        Ok(Edit { page, form, account, houses, others, other_roles, languages })
    }
}

/// The home organisation and every other one in which the account has a role.
fn houses_of(account: &Account) -> Vec<(String, String)> {
    let mut all = vec![(account.organisation.clone(), account.organisation_name.clone())];
    for (grant, name) in account.grants.iter().zip(&account.grant_names) {
        if all.iter().all(|(id, _)| *id != grant.organisation) {
            all.push((grant.organisation.clone(), name.clone()));
        }
    }
    all
}

fn stored(account: &Account) -> Form {
    let mut pairs = vec![
        ("name".to_owned(), account.name.clone()),
        ("email".to_owned(), account.email.clone()),
        ("job_title".to_owned(), account.job_title.clone()),
        ("phone".to_owned(), account.phone.clone()),
        ("language".to_owned(), account.language.code().to_owned()),
        ("version".to_owned(), account.version.to_string()),
    ];
    for grant in &account.grants {
        pairs.push((field(&grant.organisation), grant.role.word().to_owned()));
    }
    Form::from_pairs(pairs)
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let account = managed(&app, &actor, &id).await?;
    let form = stored(&account);
    view::show(&Edit::with(&app, page, &actor, account, form).await?)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let account = managed(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let name = form.needed("name", 120, "setup-name-missing");
    let email = pages::email(&mut form);
    let (job_title, phone) = (form.text("job_title", 120), form.text("phone", 40));
    let language = form.choice("language", Language::parse);
    let wanted = grants(&actor, &account, &mut form)?;
    if let (Some(name), Some(email), Some(language), true) = (name, email, language, form.is_good())
    {
        let to = Change {
            name: &name,
            email: &email,
            job_title: &job_title,
            phone: &phone,
            organisation: &account.organisation,
            language,
        };
        if write(&app, &actor, &account, &to, &wanted, &mut form).await? {
            return Ok(view::go(&format!("/accounts/{id}"), "accounts-said-saved"));
        }
    }
    let account = managed(&app, &actor, &id).await?;
    view::show_again(&Edit::with(&app, page, &actor, account, form).await?)
}

/// The roles the form asks for, in every organisation.
fn grants(actor: &Actor, account: &Account, form: &mut Form) -> Result<Vec<Grant>, Problem> {
    let mut wanted = vec![];
    let mut houses: Vec<(String, String)> =
        houses_of(account).into_iter().map(|(id, _)| (field(&id), id)).collect();
    let other = form.value("other").to_owned();
    if !other.is_empty() {
        houses.push(("role-other".to_owned(), other));
    }
    for (name, organisation) in houses {
        let mut allowed = rights::may_give(actor, &organisation).to_vec();
        if account.person.is_some() {
            allowed.push(Role::Participant);
        }
        for role in roles_form::read(form, &name, &allowed)? {
            wanted.push(Grant { role, organisation: organisation.clone() });
        }
    }
    if wanted.is_empty() {
        form.wrong(&field(&account.organisation), "accounts-role-missing");
    }
    Ok(wanted)
}

/// Writes the change; notes at its field why it cannot, and then leaves no trace.
async fn write(
    app: &App,
    actor: &Actor,
    account: &Account,
    to: &Change<'_>,
    wanted: &[Grant],
    form: &mut Form,
) -> Result<bool, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    match directory::change(&mut work, &account.id, form.version(), to).await {
        Ok(true) => {}
        Ok(false) => {
            form.meet(&stored(account), account.version);
            return Ok(false);
        }
        Err(error) if is_taken(&error) => {
            form.wrong("email", "account-email-taken");
            return Ok(false);
        }
        Err(error) => return Err(error.into()),
    }
    if let Some((house, message)) = hinders(&mut work, account, wanted).await? {
        form.wrong(&field(&house), message);
        return Ok(false);
    }
    let mut lines = vec![Line::by(actor, Deed::Change, Thing::Account, &account.id)];
    let roles = change_roles(&mut work, actor, account, wanted).await?;
    let mut touched = vec![];
    if roles.iter().any(|line| line.deed == Deed::TakeRole) {
        let (people, left) = leaving::let_go(&mut work, actor, &account.id, app.today()).await?;
        touched.extend(people);
        lines.extend(left);
    }
    lines.extend(roles);
    audit::write(&mut work, now, &lines).await?;
    let people: Vec<&str> = touched.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(true)
}

/// Gives and takes roles; gives an audit line for each.
async fn change_roles(
    work: &mut Work,
    actor: &Actor,
    account: &Account,
    wanted: &[Grant],
) -> Result<Vec<Line>, Problem> {
    let mut lines = vec![];
    let line = |deed, grant: &Grant| {
        let detail = format!("{} at {}", grant.role.word(), grant.organisation);
        Line::by(actor, deed, Thing::Account, &account.id).because(detail)
    };
    for grant in account.grants.iter().filter(|g| !wanted.contains(g)) {
        directory::drop_role(work, &account.id, grant).await?;
        lines.push(line(Deed::TakeRole, grant));
    }
    for grant in wanted.iter().filter(|g| !account.grants.contains(g)) {
        store::add_role(work, &account.id, &grant.organisation, grant.role).await?;
        lines.push(line(Deed::GiveRole, grant));
    }
    Ok(lines)
}

/// What stands in the way of these roles, and at which organisation: nobody would be administrator,
/// or people would be left with a supporter who cannot open their file.
async fn hinders(
    work: &mut Work,
    account: &Account,
    wanted: &[Grant],
) -> Result<Option<(String, Message)>, Problem> {
    let administers = |grants: &[Grant]| {
        grants.iter().find(|g| g.role == Role::Administrator).map(|g| g.organisation.clone())
    };
    if let (Some(house), None) = (administers(&account.grants), administers(wanted))
        && directory::is_last_administrator(work, &account.id).await?
    {
        return Ok(Some((house, "accounts-last-administrator".into())));
    }
    for (house, n) in leaving::led_by_organisation(work, &account.id).await? {
        let opens = |g: &Grant| g.organisation == house && g.role.scope() != Scope::None;
        if !wanted.iter().any(opens) {
            return Ok(Some((house, Message::new("accounts-still-leads").with("n", n))));
        }
    }
    Ok(None)
}
