//! The pages of this room.

mod show;
mod told;
mod year;

use super::store;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::returns::Period;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use serde::Deserialize;

/// Who reads hours: of the organisation as a whole, numbers of all, or the own ones.
const READERS: [Role; 4] =
    [Role::Instructor, Role::Coach, Role::Coordinator, Role::NetworkCoordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/hours", Door::Role, show::show)
        .get("/hours.xlsx", Door::Role, show::xlsx)
        .get("/hours/year", Door::Role, year::ask)
        .post("/hours/year", Door::Role, year::save)
}

/// The question as it stands in an address; what cannot be read is the usual.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Sent {
    organisation: String,
    period: String,
}

/// How much of an organisation is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything, by name: to who coordinates there.
    Whole,
    /// Numbers of five people and more, and nobody by name.
    Numbers,
    /// What the reader did.
    Own,
}

/// Who asks for which hours.
struct Desk {
    period: Period,
    organisation: String,
    name: String,
    actor: Actor,
    reach: Reach,
    /// The organisations that the reader can ask about: id and name.
    organisations: Vec<(String, String)>,
}

impl Desk {
    /// 404 for who has no hours, and for an organisation of which the reader has none.
    async fn open(app: &App, page: &Page, actor: &Actor, sent: &Sent) -> Result<Desk, Problem> {
        actor.demand(&READERS)?;
        let own = actor.organisations_as(&[Role::Instructor, Role::Coach, Role::Coordinator]);
        let mut organisations = store::organisations(&app.db).await?;
        let is_far = actor.is(Role::NetworkCoordinator);
        organisations.retain(|(id, _)| is_far || own.contains(&id.as_str()));
        let usual = own.iter().find(|id| **id == actor.organisation).or(own.first());
        let asked = Some(sent.organisation.as_str()).filter(|id| !id.is_empty());
        let found = match asked.or(usual.copied()) {
            Some(id) => organisations.iter().find(|(of, _)| of == id),
            None => organisations.first(),
        };
        let (organisation, name) = found.cloned().ok_or(Problem::NotFound)?;
        let reach = match (actor.is_at(Role::Coordinator, &organisation), is_far) {
            (true, _) => Reach::Whole,
            (false, true) => Reach::Numbers,
            (false, false) => Reach::Own,
        };
        let period = Period::parse(&sent.period).unwrap_or_else(|| Period::quarters(page.today)[1]);
        Ok(Desk { period, organisation, name, actor: actor.clone(), reach, organisations })
    }

    /// `Maatwerk Leiekant, derde kwartaal van 2026`.
    fn head(&self, page: &Page) -> String {
        format!("{}, {}", self.name, self.period.name(page))
    }

    fn query(&self) -> String {
        let organisation = crate::web::form_urlencoded(&self.organisation);
        format!("organisation={organisation}&period={}", self.period.word())
    }

    /// Notes in the log that hours were read or taken out.
    async fn log(&self, app: &App, deed: Deed) -> Result<(), Problem> {
        let line = Line::by(&self.actor, deed, Thing::Hours, &self.organisation);
        audit::look(app, line.at(&self.organisation).because(self.period.word())).await
    }
}
