//! Closing the file of the own organisation, with a reason. The person's steps stay where they are.

use super::super::store::{self, StoredFile, StoredStep};
use super::{Came, Desk, home, keep};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::way_in;
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};

#[derive(askama::Template)]
#[template(path = "trajectories/closing.html")]
struct ClosingPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    lead: String,
    file: StoredFile,
    running: Vec<StoredStep>,
    waiting: Vec<store::StoredWaiting>,
}

/// The open file of the reader's organisation, and what still runs there.
async fn read(app: &App, page: Page, actor: &Actor, person: &str) -> Result<ClosingPage, Problem> {
    let desk = Desk::open(app, actor, person, "close").await?;
    let organisation = desk.organisation(actor)?;
    let file = desk.plans.file(&organisation).cloned().ok_or(Problem::NotFound)?;
    let here =
        |s: &StoredStep| s.organisation == organisation && s.end.is_none_or(|e| e > page.today);
    let running = desk.steps(app).await?.into_iter().filter(here).collect();
    let waits = desk.plans.waiting.iter();
    let waits = waits.filter(|w| w.organisation == organisation && w.until.is_none());
    Ok(ClosingPage {
        form: Form::filled([
            ("day", page.today.to_string()),
            ("version", file.version.to_string()),
        ]),
        person: person.to_owned(),
        name: desk.plans.name.clone(),
        lead: page.with2(
            "trajectories-close-lead",
            ("name", desk.plans.called.as_str()),
            ("organisation", file.organisation_name.as_str()),
        ),
        waiting: waits.cloned().collect(),
        running,
        file,
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(came): Query<Came>,
) -> Answer {
    let mut sheet = read(&app, page, &actor, &person).await?;
    came.note(&mut sheet.form);
    view::show(&sheet)
}

#[expect(clippy::too_many_lines, reason = "the questions of one form, one below the other")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut sheet = read(&app, page, &actor, &person).await?;
    sheet.form = Form::from_pairs(sent);
    if !sheet.running.is_empty() || !sheet.waiting.is_empty() {
        sheet.form.wrong("running", "trajectories-close-first-end");
    }
    let reason = sheet.form.needed_lines("why", 500, "trajectories-close-why-missing");
    let day = sheet.form.needed_day("day", sheet.page.today);
    if day.is_some_and(|day| day < sheet.file.from) {
        sheet.form.wrong("day", "trajectories-close-before-start");
    } else if day.is_some_and(|day| day > sheet.page.today) {
        sheet.form.wrong("day", "trajectories-not-in-future");
    }
    let (Some(reason), Some(day), true) = (reason, day, sheet.form.is_good()) else {
        return view::show_again(&sheet);
    };
    let mut work = app.db.work().await?;
    let which = (person.as_str(), sheet.file.organisation.as_str(), sheet.form.version());
    if !people::store::close_file(&mut work, which, (day, sheet.page.today), &reason).await? {
        drop(work);
        let form = sheet.form;
        let mut sheet = read(&app, sheet.page, &actor, &person).await?;
        sheet.form = form;
        if !sheet.running.is_empty() || !sheet.waiting.is_empty() {
            sheet.form.wrong("running", "trajectories-close-first-end");
            return view::show_again(&sheet);
        }
        let until = sheet.file.until.map_or_else(String::new, |day| day.to_string());
        let stored = Form::filled([("why", sheet.file.reason.clone()), ("day", until)]);
        sheet.form.meet(&stored, sheet.file.version);
        return view::show_again(&sheet);
    }
    let whose = (person.as_str(), sheet.file.organisation.as_str());
    let ways = way_in::store::stop_all(&mut work, app.now(), whose, (day, &reason), &actor.account);
    let mut lines = vec![Line::by(&actor, Deed::End, Thing::File, whose.1).about(&person)];
    for way in ways.await? {
        lines.push(Line::by(&actor, Deed::End, Thing::WayIn, &way).about(&person).at(whose.1));
    }
    keep(&app, work, &person, &lines).await?;
    Ok(view::go(&home(&person), "trajectories-said-closed"))
}
