//! What an organisation keeps about its returns of a year: how days are counted, the contingent, the advances.

use super::super::rule::Way;
use super::super::store::{self, Kept};
use super::{Desk, Sent as Question};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::{Form, hundredths};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};

#[derive(askama::Template)]
#[template(path = "returns/year.html")]
struct YearPage {
    page: Page,
    form: Form,
    ways: Vec<(&'static str, String)>,
    organisation: String,
    year: String,
    /// Back to the return.
    back: String,
}

fn sheet(page: Page, form: Form, desk: &Desk) -> YearPage {
    let way = |way: Way| (way.word(), page.t(&format!("returns-choose-{}", way.word())));
    YearPage {
        ways: Way::ALL.map(way).to_vec(),
        organisation: desk.name.clone(),
        year: desk.period.year().to_string(),
        back: format!("/returns?{}", desk.asked().query()),
        form,
        page,
    }
}

/// Opens the year of a return, for a coordinator of the organisation.
async fn open(app: &App, page: &Page, actor: &Actor, question: &Question) -> Result<Desk, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let desk = Desk::open(app, page, actor, question).await?;
    if desk.is_own { Ok(desk) } else { Err(Problem::NotFound) }
}

/// As it is typed: `3`, `2,50`.
fn typed(page: &Page, number: Option<i64>) -> String {
    number.map_or_else(String::new, |n| match n % 100 {
        0 => (n / 100).to_string(),
        rest => format!("{}{}{rest:02}", n / 100, page.decimal()),
    })
}

fn stored(page: &Page, desk: &Desk, kept: &Kept) -> Form {
    let asked = desk.asked();
    Form::filled([
        ("way", kept.way.map_or("", Way::word).to_owned()),
        ("contingent", typed(page, kept.contingent)),
        ("contingent_source", kept.contingent_source.clone()),
        ("advances", typed(page, kept.advances)),
        ("advances_source", kept.advances_source.clone()),
        ("version", kept.version.to_string()),
        ("kind", asked.kind.word().to_owned()),
        ("organisation", desk.organisation.clone()),
        ("period", desk.period.word()),
    ])
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = open(&app, &page, &actor, &question).await?;
    let kept = store::kept(&app.db, &desk.organisation, desk.period.year()).await?;
    let form = stored(&page, &desk, &kept);
    view::show(&sheet(page, form, &desk))
}

fn read(form: &mut Form) -> Kept {
    let (contingent, contingent_source) =
        form.sourced("contingent", hundredths, "returns-not-a-number");
    let (advances, advances_source) = form.sourced("advances", hundredths, "returns-not-a-number");
    Kept {
        way: Way::parse(form.value("way")),
        contingent,
        contingent_source,
        advances,
        advances_source,
        version: form.version(),
    }
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
    let kept = read(&mut form);
    if !form.is_good() {
        return view::show_again(&sheet(page, form, &desk));
    }
    let (organisation, year) = (desk.organisation.as_str(), desk.period.year());
    let mut work = app.db.work().await?;
    if !store::keep(&mut work, organisation, year, &kept).await? {
        drop(work);
        let now = store::kept(&app.db, organisation, year).await?;
        form.meet(&stored(&page, &desk, &now), now.version);
        return view::show_again(&sheet(page, form, &desk));
    }
    let line = Line::by(&actor, Deed::Change, Thing::Returns, organisation).at(organisation);
    audit::write(&mut work, app.now(), &[line.because(year.to_string())]).await?;
    work.save().await?;
    Ok(view::go(&format!("/returns?{}", desk.asked().query()), "returns-said-year"))
}
