//! From what somebody lives, over time.

use crate::access::{self, Act, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::codes::{STATUTES, one_of};
use crate::people::store::{self, Income};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "people/income.html")]
struct Incomes {
    page: Page,
    form: Form,
    id: String,
    incomes: Vec<Income>,
}

impl Incomes {
    /// The statutes that can be chosen.
    fn statutes(&self) -> Vec<(&'static str, String)> {
        let known = STATUTES.iter().map(|s| (*s, self.page.t(&format!("people-statute-{s}"))));
        std::iter::once(("", String::new())).chain(known).collect()
    }
}

async fn incomes(app: &App, actor: &Actor, id: &str) -> Result<Vec<Income>, Problem> {
    Ok(store::around(&app.db, id, &actor.account).await?.incomes)
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "income").await?;
    file.demand(Act::Write, Kind::Income)?;
    let incomes = incomes(&app, &actor, &id).await?;
    let form = Form::filled([("from", app.today().to_string())]);
    view::show(&Incomes { page, form, id, incomes })
}

pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "income").await?;
    file.demand(Act::Write, Kind::Income)?;
    let mut form = Form::from_pairs(sent);
    let statute = form.choice("statute", |word| one_of(&STATUTES, word));
    let from = form.needed_day("from", app.today());
    let until = form.day("until", app.today());
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "people-until-before-from");
    }
    let incomes = incomes(&app, &actor, &id).await?;
    if let (Some(statute), Some(from)) = (statute, from)
        && incomes.iter().any(|i| overlaps(i, statute, from, until))
    {
        form.wrong("from", "people-statute-overlaps");
    }
    let (Some(statute), Some(from), true) = (statute, from, form.is_good()) else {
        return view::show_again(&Incomes { page, form, id, incomes });
    };
    let mut work = app.db.work().await?;
    let row = store::add_income(&mut work, app.now(), &id, statute, from, until).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Income, &row).about(&id);
    audit::write(&mut work, app.now(), &[line]).await?;
    safety_net::settle(&mut work, app.today(), &[&id]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/income"), "people-saved"))
}

/// Whether the same statute stands already in a part of this time.
fn overlaps(
    known: &Income,
    statute: &str,
    from: jiff::civil::Date,
    until: Option<jiff::civil::Date>,
) -> bool {
    known.statute == statute
        && known.until_day.is_none_or(|known_until| known_until >= from)
        && until.is_none_or(|until| until >= known.from_day)
}

pub(super) async fn end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, row)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "income").await?;
    file.demand(Act::Write, Kind::Income)?;
    let mut form = Form::from_pairs(sent);
    let field = format!("end-{row}");
    if let Some(day) = form.needed_day(&field, app.today()) {
        let mut work = app.db.work().await?;
        if store::end_income(&mut work, &id, &row, day).await? {
            let line = Line::by(&actor, Deed::End, Thing::Income, &row).about(&id);
            audit::write(&mut work, app.now(), &[line]).await?;
            safety_net::settle(&mut work, app.today(), &[&id]).await?;
            work.save().await?;
            return Ok(view::go(&format!("/people/{id}/income"), "people-saved"));
        }
        form.wrong(&field, "people-until-before-from");
    }
    let incomes = incomes(&app, &actor, &id).await?;
    view::show_again(&Incomes { page, form, id, incomes })
}
