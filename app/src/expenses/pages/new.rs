//! A new claim.

use super::super::{Asked, Kind, store};
use super::address;
use crate::access::{self, Act, Actor, Kind as Data};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::{Form, hundredths};
use crate::people;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::civil::Date;

/// The largest amount of one claim, in cents, against a slip of the finger. Our own choice.
const LARGEST: i64 = 1_000_000;
/// The same for kilometres.
const FURTHEST: i64 = 5_000;

#[derive(askama::Template)]
#[template(path = "expenses/new.html")]
struct New {
    page: Page,
    form: Form,
    person: String,
    name: String,
    kinds: Vec<(String, String)>,
}

impl New {
    async fn of(app: &App, page: Page, form: Form, person: String) -> Result<New, Problem> {
        let word = |kind: Kind| {
            (kind.word().to_owned(), page.t(&format!("expenses-choose-{}", kind.word())))
        };
        let name = people::store::name_of(&app.db, &person).await?;
        Ok(New { kinds: Kind::ALL.map(word).to_vec(), name, person, page, form })
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "expenses").await?;
    file.organisation(&actor, Act::Write, Data::Expenses)?;
    let form = Form::filled([("from", page.today.to_string()), ("kind", "real".to_owned())]);
    view::show(&New::of(&app, page, form, id).await?)
}

/// A whole number in a field that may be empty.
fn number(form: &mut Form, field: &str, largest: i64) -> Option<i64> {
    let typed = form.value(field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse::<i64>().ok().filter(|n| (1..=largest).contains(n));
    if number.is_none() {
        form.wrong(field, "expenses-whole-number");
    }
    number
}

/// The first and last day: in one year, and not to come.
fn days(form: &mut Form, page: &Page) -> Option<(Date, Date)> {
    let from = form.needed_day("from", page.today)?;
    let until = form.day("until", page.today).unwrap_or(from);
    if from > page.today {
        form.wrong("from", "trajectories-not-in-future");
    } else if until > page.today {
        form.wrong("until", "trajectories-not-in-future");
    } else if until < from {
        form.wrong("until", "expenses-until-before");
    } else if until.year() != from.year() {
        form.wrong("until", "expenses-two-years");
    }
    Some((from, until))
}

fn read(form: &mut Form, page: &Page) -> Option<Asked> {
    let kind = form.choice("kind", Kind::parse);
    let days = days(form, page);
    let long = days.map_or(366, |(from, until)| i64::from((until - from).get_days()) + 1);
    let count = number(form, "days", 366).unwrap_or(1);
    if form.is_good() && count > long {
        form.wrong("days", "expenses-too-many-days");
    }
    let kilometres = number(form, "kilometres", FURTHEST);
    let is_travel = kind == Some(Kind::Travel);
    if is_travel && form.value("kilometres").trim().is_empty() {
        form.wrong("kilometres", "expenses-kilometres-missing");
    }
    let cents = hundredths(form.value("amount")).filter(|cents| (1..=LARGEST).contains(cents));
    if cents.is_none() {
        let is_empty = form.value("amount").trim().is_empty();
        form.wrong(
            "amount",
            if is_empty { "expenses-amount-missing" } else { "expenses-amount-wrong" },
        );
    }
    let what = form.text("what", 200);
    if kind == Some(Kind::Real) && what.is_empty() {
        form.wrong("what", "expenses-what-missing");
    }
    let (kind, days, cents) = (kind?, days?, cents?);
    let kilometres = kilometres.filter(|_| is_travel);
    form.is_good().then_some(Asked { kind, days, count, kilometres, cents, what })
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "expenses").await?;
    let organisation = file.organisation(&actor, Act::Write, Data::Expenses)?.to_owned();
    let mut form = Form::from_pairs(sent);
    let asked = read(&mut form, &page);
    people::form::not_before_birth(&app, &mut form, &id, &["from"]).await?;
    let Some(asked) = asked.filter(|_| form.is_good()) else {
        return view::show_again(&New::of(&app, page, form, id).await?);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let by = (id.as_str(), organisation.as_str(), actor.account.as_str());
    let claim = store::add(&mut work, now, by, &asked).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Expense, &claim);
    audit::write(&mut work, now, &[line.about(&id).at(&organisation)]).await?;
    work.save().await?;
    Ok(view::go(&address(&claim), "expenses-said-noted"))
}
