//! The day on which a coordinator handed a quarterly overview in: the duty of it is gone from then on.

use super::super::Kind;
use super::super::store::handed;
use super::{Desk, Sent as Question};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};

#[derive(askama::Template)]
#[template(path = "returns/handed.html")]
struct HandedPage {
    page: Page,
    form: Form,
    title: String,
    head: String,
    /// Back to the return.
    back: String,
}

fn sheet(page: Page, form: Form, desk: &Desk) -> HandedPage {
    HandedPage {
        title: desk.title(&page),
        head: desk.head(&page),
        back: format!("/returns?{}", desk.asked().query()),
        form,
        page,
    }
}

/// Opens the quarterly overview of a quarter that is over, for a coordinator of the organisation.
async fn open(app: &App, page: &Page, actor: &Actor, question: &Question) -> Result<Desk, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let desk = Desk::open(app, page, actor, question).await?;
    let is_over = desk.period.days().1 < page.today;
    if desk.is_own && desk.kind == Kind::AmaSeQuarter && is_over {
        Ok(desk)
    } else {
        Err(Problem::NotFound)
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = open(&app, &page, &actor, &question).await?;
    let period = desk.period.word();
    let which = (desk.organisation.as_str(), desk.kind.word(), period.as_str());
    let day = handed::handed(&app.db, which).await?;
    let form = Form::filled([
        ("day", day.map_or_else(String::new, |day| day.to_string())),
        ("kind", desk.kind.word().to_owned()),
        ("organisation", desk.organisation.clone()),
        ("period", period.clone()),
    ]);
    view::show(&sheet(page, form, &desk))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let text = |field: &str| form.value(field).to_owned();
    let question =
        Question { kind: text("kind"), organisation: text("organisation"), period: text("period") };
    let desk = open(&app, &page, &actor, &question).await?;
    let day = form.day("day", page.today);
    let (_, last) = desk.period.days();
    if day.is_some_and(|day| day > page.today || day <= last) {
        form.wrong("day", "returns-handed-wrong");
    }
    if !form.is_good() {
        return view::show_again(&sheet(page, form, &desk));
    }
    let period = desk.period.word();
    let which = (desk.organisation.as_str(), desk.kind.word(), period.as_str());
    let mut work = app.db.work().await?;
    handed::hand(&mut work, which, day, (&actor.account, app.now())).await?;
    let line = Line::by(&actor, Deed::Change, Thing::Returns, &desk.organisation);
    let what = format!("{} {period}", desk.kind.word());
    audit::write(&mut work, app.now(), &[line.at(&desk.organisation).because(what)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/returns?{}", desk.asked().query()), "returns-said-year"))
}
