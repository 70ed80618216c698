//! The pages of this room.

mod files;
mod handed;
mod people;
mod show;
mod templates;
mod year;

use super::{Asked, Kind, Period, Reader, store};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use serde::Deserialize;

/// Who reads returns: of the own organisation as a whole, or numbers of all.
const READERS: [Role; 2] = [Role::Coordinator, Role::NetworkCoordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/returns", Door::Role, show::show)
        .get("/returns.xlsx", Door::Role, files::xlsx)
        .get("/returns.pdf", Door::Role, files::pdf)
        .get("/returns/filled.xlsx", Door::Role, files::filled)
        .get("/returns/people", Door::Role, people::show)
        .get("/returns/handed", Door::Role, handed::ask)
        .post("/returns/handed", Door::Role, handed::save)
        .get("/returns/year", Door::Role, year::ask)
        .post("/returns/year", Door::Role, year::save)
        .and(templates::routes())
}

/// The question as it stands in an address; what cannot be read is the usual.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Sent {
    kind: String,
    organisation: String,
    period: String,
}

/// Who asks for which return.
struct Desk {
    kind: Kind,
    period: Period,
    organisation: String,
    name: String,
    actor: Actor,
    /// Whether the reader is a coordinator of that organisation.
    is_own: bool,
    /// The organisations that the reader can ask about: id and name.
    organisations: Vec<(String, String)>,
}

impl Desk {
    /// 404 for who has no returns, and for an organisation of which the reader has none.
    async fn open(app: &App, page: &Page, actor: &Actor, sent: &Sent) -> Result<Desk, Problem> {
        actor.demand(&READERS)?;
        let own = actor.organisations_as(&[Role::Coordinator]);
        let mut organisations = store::organisations(&app.db).await?;
        if !actor.is(Role::NetworkCoordinator) {
            organisations.retain(|(id, _)| own.contains(&id.as_str()));
        }
        let usual = || {
            let home = own.iter().find(|id| **id == actor.organisation);
            home.or(own.first()).map(|id| (*id).to_owned())
        };
        let asked = Some(sent.organisation.clone()).filter(|id| !id.is_empty()).or_else(usual);
        let found = match asked {
            Some(id) => organisations.iter().find(|(of, _)| *of == id),
            None => organisations.first(),
        };
        let (organisation, name) = found.cloned().ok_or(Problem::NotFound)?;
        let kind = Kind::parse(&sent.kind).unwrap_or(Kind::AmaSeQuarter);
        let period = Period::parse(&sent.period).filter(|period| kind.takes(*period));
        Ok(Desk {
            period: period.unwrap_or(kind.periods(page.today)[0]),
            is_own: own.contains(&organisation.as_str()),
            actor: actor.clone(),
            kind,
            organisation,
            name,
            organisations,
        })
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            kind: self.kind,
            organisation: (&self.organisation, &self.name),
            period: self.period,
            reader: if self.is_own {
                Reader::Coordinator(&self.actor)
            } else {
                Reader::Numbers(&self.actor)
            },
        }
    }

    /// `AMA sociale economie: dagen per kwartaal`.
    fn title(&self, page: &Page) -> String {
        title(page, self.kind)
    }

    /// `Maatwerk Leiekant, derde kwartaal van 2026`.
    fn head(&self, page: &Page) -> String {
        format!("{}, {}", self.name, self.period.name(page))
    }

    /// Notes in the log that a return was read or taken out, of which organisation and period.
    async fn log(&self, app: &App, deed: Deed) -> Result<(), Problem> {
        let line =
            Line::by(&self.actor, deed, Thing::Returns, &self.organisation).at(&self.organisation);
        let what = format!("{} {}", self.kind.word(), self.period.word());
        audit::look(app, line.because(what)).await
    }
}

/// What a kind of return is called.
pub(super) fn title(page: &Page, kind: Kind) -> String {
    page.t(&format!("returns-kind-{}", kind.word()))
}
