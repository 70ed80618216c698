//! The list of people, the search, and the export of the list.

use super::choices;
use crate::access::{Actor, Role, Scope};
use crate::audit::{self, Deed, Line, Thing};
use crate::people::search::{self, Candidate};
use crate::people::store::{self, Filter, Listed, Which};
use crate::problem::{Answer, Problem};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use base::municipalities::Municipality;
use base::rough_date::RoughDate;
use paper::{Cell, Column, Sheet};
use serde::Deserialize;

/// How many people stand on a page.
const AT_ONCE: usize = 50;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    after: String,
    mine: String,
    lead: String,
    closed: String,
    rung: String,
    municipality: String,
    organisation: String,
}

/// In an address: nobody leads them, or they stand on no rung here.
const NONE: &str = "none";

impl Asked {
    /// The address of the same list, elsewhere or after somebody.
    fn address(&self, path: &str, after: &str) -> String {
        let mut pairs = vec![];
        for (name, value) in [
            ("mine", self.mine.as_str()),
            ("lead", &self.lead),
            ("closed", &self.closed),
            ("rung", &self.rung),
            ("municipality", &self.municipality),
            ("organisation", &self.organisation),
            ("after", after),
        ] {
            if !value.is_empty() {
                pairs.push(format!("{name}={}", crate::web::form_urlencoded(value)));
            }
        }
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    /// Whether rung or municipality narrow the list.
    fn is_narrowed(&self) -> bool {
        self.rung() != 0 || !self.municipality.is_empty()
    }

    /// The rung that is asked for, as [`Filter`] has it.
    fn rung(&self) -> i64 {
        match self.rung.parse() {
            Ok(rung @ 1..=6) => rung,
            _ if self.rung == NONE => store::NO_RUNG,
            _ => 0,
        }
    }

    /// Whether this rung is chosen.
    fn is_rung(&self, rung: impl std::borrow::Borrow<i64>) -> bool {
        self.rung() == *rung.borrow()
    }

    /// Whether the list is of the people whom nobody leads.
    fn is_unled(&self) -> bool {
        self.mine.is_empty() && self.lead == NONE
    }

    fn filter(&self, actor: &Actor) -> Result<Filter, Problem> {
        let named = crate::people::form::named(&self.municipality);
        Ok(Filter {
            organisation: actor
                .organisation_with(|role| role.scope() != Scope::None, &self.organisation)?
                .to_owned(),
            which: match (self.mine.as_str(), self.lead.as_str()) {
                ("", "") => Which::All,
                ("", NONE) => Which::Unled,
                ("", lead) => Which::Led(lead.to_owned()),
                _ => Which::Led(actor.account.clone()),
            },
            closed: !self.closed.is_empty(),
            rung: self.rung(),
            municipality: named.map_or_else(String::new, |m| m.nis.to_owned()),
        })
    }
}

#[derive(askama::Template)]
#[template(path = "people/list.html")]
struct List {
    page: Page,
    asked: Asked,
    people: Vec<Listed>,
    next: String,
    may_add: bool,
    municipalities: Vec<&'static Municipality>,
}

#[derive(askama::Template)]
#[template(path = "people/found.html")]
struct Found {
    page: Page,
    q: String,
    candidates: Vec<Candidate>,
    may_add: bool,
}

#[derive(askama::Template)]
#[template(path = "people/found_part.html")]
struct FoundPart {
    page: Page,
    q: String,
    candidates: Vec<Candidate>,
    may_add: bool,
}

/// Who may write people in.
pub const MAY_ADD: [Role; 2] = [Role::Coach, Role::Coordinator];

pub(super) async fn list(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let filter = asked.filter(&actor)?;
    let may_add = MAY_ADD.iter().any(|r| actor.is(*r));
    let q: String = asked.q.trim().chars().take(120).collect();
    if !q.is_empty() || page.is_part {
        let candidates = search::find(&app, &actor.account, &q).await?;
        return if page.is_part {
            view::show(&FoundPart { page, q, candidates, may_add })
        } else {
            view::show(&Found { page, q, candidates, may_add })
        };
    }
    let limit = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    let mut people =
        store::list(&app.db, &actor.account, &filter, &asked.after, (limit, app.today())).await?;
    let has_more = people.len() > AT_ONCE;
    people.truncate(AT_ONCE);
    let last = people.last().filter(|_| has_more).map(|p| p.id.clone());
    let next = last.map_or_else(String::new, |id| asked.address("/people", &id));
    let mut municipalities: Vec<_> = base::municipalities::west_flanders().collect();
    municipalities.sort_by_key(|m| base::names::fold(m.name_nl));
    view::show(&List { page, asked, people, next, may_add, municipalities })
}

/// A birth date as a day when it is one, so that a spreadsheet can reckon with it.
fn birth(birth: RoughDate) -> Cell {
    match birth {
        RoughDate::Day(day) => Cell::Day(day),
        rough => Cell::Text(crate::people::form::written(rough)),
    }
}

/// The same list as a sheet.
async fn sheet(app: &App, page: &Page, actor: &Actor, asked: &Asked) -> Result<Sheet, Problem> {
    let filter = asked.filter(actor)?;
    let mut people = store::list_all(&app.db, &actor.account, &filter, app.today()).await?;
    if !filter.municipality.is_empty() {
        // A file of one municipality tells of everybody in it where they live.
        people.retain(|p| !p.is_protected);
    }
    let line =
        Line::by(actor, Deed::Export, Thing::People, &filter.organisation).at(&filter.organisation);
    audit::look(app, line.because(format!("{} people", people.len()))).await?;
    let columns = [
        ("people-name", 30),
        ("people-birth", 12),
        ("people-municipality", 20),
        ("people-rung", 8),
        ("people-place", 24),
        ("people-lead", 24),
        ("people-next", 14),
        ("people-last-contact", 14),
        ("people-file-closed", 14),
    ];
    Ok(Sheet {
        title: page.t("people-title"),
        columns: columns.map(|(key, width)| Column::new(page.t(key), width)).to_vec(),
        rows: people.into_iter().map(|p| cells(page, p)).collect(),
        notes: vec![],
    })
}

fn cells(page: &Page, p: Listed) -> Vec<Cell> {
    let day = |day: Option<jiff::civil::Date>| day.map_or(Cell::Empty, Cell::Day);
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    // A file that leaves is read by who knows whom.
    let municipality = p.municipality.filter(|_| !p.is_protected);
    vec![
        Cell::Text(p.name),
        birth(p.birth),
        Cell::Text(choices::municipality(page, municipality.as_deref())),
        p.rung.map_or(Cell::Empty, Cell::Whole),
        text(p.place),
        text(p.lead_name),
        day(p.next_day),
        day(p.last_contact),
        day(p.closed_day),
    ]
}

pub(super) async fn csv(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let sheet = sheet(&app, &page, &actor, &asked).await?;
    download::whole("people", sheet, page.today, Format::Csv)
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let sheet = sheet(&app, &page, &actor, &asked).await?;
    download::whole("people", sheet, page.today, Format::Xlsx)
}
