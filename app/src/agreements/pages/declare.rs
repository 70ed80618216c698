//! Who is to be declared (Dimona DWD), and the package for the e-loket.

use super::super::store::{self, Known, Period};
use super::super::{Agreement, Declared, Dimona, declarations};
use super::list::organisation;
use super::{Desk, package};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::pages::number_for_file;
use crate::problem::{Answer, Problem};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use paper::sheet::{Cell, Column, Sheet};
use serde::Deserialize;
use std::collections::HashMap;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
}

/// A declaration that is to be done, with whether the number is there.
struct Shown {
    what: Dimona,
    day: jiff::civil::Date,
    agreement: Agreement,
    has_number: bool,
}

#[derive(askama::Template)]
#[template(path = "agreements/declare.html")]
struct DeclarePage {
    page: Page,
    form: Form,
    organisation: String,
    organisations: Vec<(String, String)>,
    shown: Vec<Shown>,
}

/// What is to be declared at an organisation, and who it is about.
struct Ready {
    agreements: Vec<Agreement>,
    people: HashMap<String, Known>,
}

impl Ready {
    async fn read(app: &App, actor: &Actor, organisation: &str) -> Result<Ready, Problem> {
        let at = (actor.account.as_str(), organisation);
        let agreements = store::of_organisation(&app.db, at).await?;
        let people = store::known_people(&app.db, at).await?;
        Ok(Ready { agreements, people })
    }

    fn declared(&self, page: &Page) -> Vec<Declared<'_>> {
        declarations(&self.agreements, page.today)
    }
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    organisation: String,
    form: Form,
) -> Result<DeclarePage, Problem> {
    let ready = Ready::read(app, actor, &organisation).await?;
    let shown = |d: &Declared<'_>| Shown {
        what: d.what,
        day: d.day,
        agreement: d.agreement.clone(),
        has_number: ready.people.get(&d.agreement.person).is_some_and(|known| known.has_number),
    };
    let shown = ready.declared(&page).iter().map(shown).collect();
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&super::READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    Ok(DeclarePage { page, form, organisation, organisations, shown })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let organisation = organisation(&actor, &asked.organisation)?;
    let first = page.today.first_of_month();
    let form = Form::filled([("from", first.to_string()), ("until", page.today.to_string())]);
    view::show(&sheet(&app, page, &actor, organisation, form).await?)
}

/// The declarations as a sheet with the national numbers: each number is revealed, and logged.
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn dimona(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let form = Form::from_pairs(sent);
    let organisation = organisation(&actor, form.value("organisation"))?;
    let ready = Ready::read(&app, &actor, &organisation).await?;
    let mut rows = vec![];
    for declared in ready.declared(&page) {
        let person = &declared.agreement.person;
        let number = number_for_file(&app, &actor, person, &organisation).await?;
        let known = ready.people.get(person).cloned().unwrap_or_default();
        let what = page.t(&format!("agreements-dimona-{}", declared.what.word()));
        let missing = if number.is_none() { page.t("agreements-no-number") } else { String::new() };
        rows.push(vec![
            Cell::Text(what),
            Cell::Text("DWD".to_owned()),
            Cell::Text(known.family),
            Cell::Text(known.given),
            number.map_or(Cell::Empty, |number| Cell::Text(number.punctuated())),
            Cell::Day(declared.day),
            Cell::Text(declared.agreement.place()),
            Cell::Text(missing),
        ]);
    }
    let columns = [
        ("agreements-declaration", 20),
        ("agreements-type", 8),
        ("agreements-family", 20),
        ("agreements-given", 20),
        ("people-insz", 18),
        ("agreements-day", 14),
        ("agreements-post", 36),
        ("agreements-what", 30),
    ];
    let column = |(key, width): (&str, u8)| Column::new(page.t(key), width);
    let count = rows.len();
    let made = Sheet {
        title: page.t("agreements-declare"),
        columns: columns.map(column).to_vec(),
        rows,
        notes: vec![],
    };
    let line = Line::by(&actor, Deed::Export, Thing::Agreements, &organisation).at(&organisation);
    audit::look(&app, line.because(format!("{count} lines"))).await?;
    download::whole("dimona", made, page.today, Format::Xlsx)
}

/// The package for the e-loket of a period.
pub(super) async fn pack(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let organisation = organisation(&actor, form.value("organisation"))?;
    let (from, until) = (form.needed_day("from", page.today), form.needed_day("until", page.today));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.wrong("until", "offer-until-before");
    }
    let (Some(from), Some(until), true) = (from, until, form.is_good()) else {
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    };
    let ready = Ready::read(&app, &actor, &organisation).await?;
    let period: Period = (from, until);
    package::answer(&app, &page, &actor, (&organisation, period), ready.agreements, ready.people)
        .await
}

/// Notes that a declaration was done.
pub(super) async fn done(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_wind_up(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let organisation = desk.agreement.organisation.clone();
    let back = format!("/agreements/declare?organisation={}", form_urlencoded(&organisation));
    let Some(what) = form.choice("what", Dimona::parse) else {
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    };
    // Only what the list tells: an end that a next agreement follows on is none.
    let ready = Ready::read(&app, &actor, &organisation).await?;
    let is_told = |d: &Declared<'_>| d.what == what && d.agreement.id == id;
    let told = ready.declared(&page).iter().any(is_told);
    let told = told.then_some(()).ok_or("agreements-declared-already");
    if let Err(why) = desk.agreement.may_declare(what, page.today).and(told) {
        form.wrong("what", why);
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    }
    let mut work = app.db.work().await?;
    if !store::declared(&mut work, &id, what, page.today).await? {
        drop(work);
        form.wrong("what", "agreements-declared-already");
        return view::show_again(&sheet(&app, page, &actor, organisation, form).await?);
    }
    desk.keep(&app, work, &actor, Deed::Change).await?;
    Ok(view::go(&back, "agreements-said-declared"))
}
