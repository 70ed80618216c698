//! The page of one person, and the sheet to print.

use super::choices;
use crate::access::{self, Act, Actor, File, Kind};
use crate::appointments;
use crate::households;
use crate::notes;
use crate::people::store::{self, Around, Stored};
use crate::people::{ContactWay, WayKind};
use crate::problem::{Answer, Problem};
use crate::trajectories;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};

#[derive(askama::Template)]
#[template(path = "people/show.html")]
struct Show {
    page: Page,
    file: File,
    person: Stored,
    around: Around,
    way: String,
    notes: String,
    appointments: String,
    household: String,
}

#[derive(askama::Template)]
#[template(path = "people/print.html")]
struct Print {
    page: Page,
    file: File,
    person: Stored,
    around: Around,
    way: String,
    household: String,
    actor: Actor,
}

impl Show {
    /// The first telephone number, as a link understands it.
    fn telephone(&self) -> Option<String> {
        let phone = |way: &&ContactWay| way.kind == WayKind::Phone;
        let first = self.around.ways.iter().find(phone)?;
        Some(first.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect())
    }

    /// Whether the step of now is of an organisation through which the reader sees the person.
    fn sees_now(&self) -> bool {
        let now = self.person.now.organisation.as_deref();
        now.is_some_and(|o| self.file.reads_at(Kind::Steps, o))
    }

    /// Whether the reader's organisation keeps national numbers, and the reader may write them.
    fn keeps_insz(&self) -> bool {
        let Some(actor) = &self.page.actor else { return false };
        let organisation = self.file.organisation(actor, Act::Write, Kind::Insz);
        organisation.is_ok_and(|mine| self.around.may_keep_insz.iter().any(|o| o == mine))
    }

    /// Why a kind of data is closed.
    fn closed(&self, kind: Kind) -> String {
        self.page.say(&access::store::because(self.file.may(Act::Read, kind).reason()))
    }
}

impl Print {
    /// Who printed it, and when.
    fn printed(&self) -> String {
        let day = self.page.day(self.page.today);
        self.page.with2("people-printed", ("name", self.actor.name.as_str()), ("day", day))
    }
}

/// Opens a file, or leads on to the record it was merged into.
async fn open(app: &App, actor: &Actor, id: &str, what: &str) -> Result<(File, Stored), Problem> {
    let file = access::open(app, actor, id, what).await?;
    let mut person = store::person(&app.db, id).await?;
    let theirs = person.now.next_organisation.take();
    if theirs.is_some_and(|next| !file.reads_at(Kind::Appointments, &next)) {
        // The first date of all is another organisation's: the reader sees the first of the own ones.
        let mut own =
            appointments::store::next(&app.db, id, app.today(), &actor.account, 1).await?;
        let own = own.pop();
        person.now.next_day = own.as_ref().map(|a| a.moment.day);
        person.now.next_text = own.map(|a| a.text);
    }
    Ok((file, person))
}

/// The kept record, when this one was merged into one that the reader may open.
async fn kept(app: &App, actor: &Actor, id: &str) -> Result<Option<String>, Problem> {
    let Some(kept) = store::merged_into(&app.db, id).await? else {
        return Ok(None);
    };
    let standing = access::store::standing(&app.db, &actor.account, &kept).await?;
    Ok(standing.is_near().then_some(kept))
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, person) = match open(&app, &actor, &id, "person").await {
        Ok((_, Stored { merged_into: Some(kept), .. })) => {
            return Ok(Redirect::to(&format!("/people/{kept}")).into_response());
        }
        Ok(opened) => opened,
        Err(Problem::NotFound) => {
            let kept = kept(&app, &actor, &id).await?.ok_or(Problem::NotFound)?;
            return Ok(Redirect::to(&format!("/people/{kept}")).into_response());
        }
        Err(problem) => return Err(problem),
    };
    let around = store::around(&app.db, &id, &actor.account).await?;
    let way = trajectories::section::on_person_page(&app, &page, &file).await?;
    let notes = notes::section::on_person_page(&app, &page, &file).await?;
    let appointments = appointments::section::on_person_page(&app, &page, &file).await?;
    let household = households::section::on_person_page(&page, &file, &around.homes)?;
    view::show(&Show { page, file, person, around, way, notes, appointments, household })
}

pub(super) async fn print(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, person) = open(&app, &actor, &id, "print").await?;
    let around = store::around(&app.db, &id, &actor.account).await?;
    let way = trajectories::section::on_person_page(&app, &page, &file).await?;
    let household = households::section::on_person_page(&page, &file, &around.homes)?;
    view::show(&Print { page, file, person, around, way, household, actor })
}
