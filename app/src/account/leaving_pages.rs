//! The page on which a worker who leaves hands people over, and the account is closed.
//!
//! A coordinator chooses per person. Who sees no files (an administrator) sees how many people it
//! is about, and chooses one new lead per organisation.

use super::directory::Account;
use super::leaving::{self, HandOver, Led, Successor};
use super::list_pages::managed;
use crate::access::Actor;
use crate::appointments;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of leaving.
pub fn routes() -> Routes {
    Routes::new().get("/accounts/{id}/close", Door::Role, ask).post(
        "/accounts/{id}/close",
        Door::Role,
        close,
    )
}

/// The people led for one organisation.
struct House {
    name: String,
    /// `to-` and the organisation's id: one new lead for everybody.
    field: String,
    options: Vec<(String, String)>,
    /// The same, with "as chosen above" first.
    options_each: Vec<(String, String)>,
    /// Whom the reader may see by name: field, name and person.
    named: Vec<(String, String, String)>,
    total: usize,
    unnamed: usize,
}

#[derive(askama::Template)]
#[template(path = "account/leaving.html")]
struct Leaving {
    page: Page,
    form: Form,
    account: Account,
    houses: Vec<House>,
    /// Appointments that nobody takes over.
    alone: usize,
}

fn house_field(led: &Led) -> String {
    format!("to-{}", led.organisation)
}

fn person_field(led: &Led) -> String {
    format!("person-{}", led.row)
}

fn houses(page: &Page, all: &[Led], successors: &[Successor]) -> Vec<House> {
    let mut houses: Vec<House> = vec![];
    for led in all {
        let field = house_field(led);
        let at = houses.iter().position(|h| h.field == field).unwrap_or_else(|| {
            houses.push(empty_house(page, led, successors));
            houses.len() - 1
        });
        let house = &mut houses[at];
        house.total += 1;
        match &led.name {
            Some(name) => house.named.push((person_field(led), name.clone(), led.person.clone())),
            None => house.unnamed += 1,
        }
    }
    houses
}

fn empty_house(page: &Page, led: &Led, successors: &[Successor]) -> House {
    let fit: Vec<(String, String)> = successors
        .iter()
        .filter(|s| s.organisation == led.organisation)
        .map(|s| (s.account.clone(), s.name.clone()))
        .collect();
    let with = |first: &str| {
        let mut options = vec![(String::new(), page.t(first))];
        options.extend(fit.clone());
        options
    };
    House {
        name: led.organisation_name.clone(),
        field: house_field(led),
        options: with("leaving-choose"),
        options_each: with("leaving-as-above"),
        named: vec![],
        total: 0,
        unnamed: 0,
    }
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let account = to_close(&app, &actor, &id).await?;
    let all = leaving::led(&app.db, &id, &actor.account).await?;
    let successors = leaving::successors(&app.db, &id).await?;
    let houses = houses(&page, &all, &successors);
    let alone = appointments::store::without_taker(&app.db, &id, page.today).await?;
    view::show(&Leaving { page, form: Form::empty(), account, houses, alone })
}

/// The account, when it is open and not the reader's own: one does not lock oneself out.
async fn to_close(app: &App, actor: &Actor, id: &str) -> Result<Account, Problem> {
    let account = managed(app, actor, id).await?;
    if !account.active {
        return Err(Problem::NotFound);
    }
    if account.id == actor.account {
        return Err(Problem::Closed("leaving-not-yourself".into()));
    }
    Ok(account)
}

async fn close(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let account = to_close(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let all = leaving::led(&app.db, &id, &actor.account).await?;
    let successors = leaving::successors(&app.db, &id).await?;
    let closes = form.value("then") == "close";
    let moves = moves(&mut form, &all, &successors, closes);
    if form.is_good() {
        match leaving::hand_over(&app, &actor, &id, &moves, closes).await? {
            None if closes => return Ok(view::go("/accounts", "leaving-said-closed")),
            None => {
                return Ok(view::go(&format!("/accounts/{id}"), "leaving-said-handed-over"));
            }
            Some(hindrance) => form.wrong("then", hindrance),
        }
    }
    let houses = houses(&page, &all, &successors);
    let alone = appointments::store::without_taker(&app.db, &id, page.today).await?;
    view::show_again(&Leaving { page, form, account, houses, alone })
}

/// Who goes to whom. Closing needs a new lead for everybody; handing over alone does not.
fn moves(form: &mut Form, all: &[Led], successors: &[Successor], closes: bool) -> Vec<HandOver> {
    let mut moves = vec![];
    let mut missing: Vec<String> = vec![];
    for led in all {
        let own = Some(form.value(&person_field(led))).filter(|v| !v.is_empty());
        let to = own.unwrap_or_else(|| form.value(&house_field(led))).to_owned();
        let fits = |s: &&Successor| s.account == to && s.organisation == led.organisation;
        if successors.iter().any(|s| fits(&s)) {
            moves.push(HandOver { led: led.clone(), to });
        } else if (closes || !to.is_empty()) && !missing.contains(&house_field(led)) {
            missing.push(house_field(led));
        }
    }
    for field in missing {
        form.wrong(&field, "leaving-lead-missing");
    }
    moves
}
