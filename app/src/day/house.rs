//! What waits in the organisation itself: for an instructor the lists of this half-day, for a coordinator what
//! is missing on paper, the lists that nobody noted and the next time it is closed; for who supports people, what
//! is to be done by when.
//!
//! Counting it reads everybody who takes part there, so it is kept in memory for who read it, until something
//! changes in the organisation.

use super::store::{Waiting, to_erase};
use crate::access::{Actor, Role};
use crate::language::Language;
use crate::presence::pages as presence;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use crate::weeks::{Holiday, store as weeks};
use crate::{agreements, presence::pages::Now};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// How many days ahead the next closure is told. Our own choice.
const AHEAD: i32 = 31;
/// How long what was counted holds at most, as not everything that it hangs on is told by the organisation
/// itself: a rule of the network, or what another organisation noted. Our own choice.
const HOLDS: SignedDuration = SignedDuration::from_mins(5);
/// Above so many readers, those who read long ago are let go.
const MANY: usize = 200;

/// What a coordinator looks after at an organisation: papers, lists, the next closure.
pub struct Office {
    pub organisation: String,
    /// How many things are missing on paper.
    pub papers: usize,
    /// How many lists of the last days nobody noted.
    pub lists: usize,
    /// The files of which the term is over.
    pub to_erase: Option<Waiting>,
    /// The next day on which it is closed, and what is closed or which holiday it is, in words.
    pub closed: Option<String>,
}

/// What waits at the organisation of the reader.
#[derive(Default)]
pub struct House {
    /// The lists of this half-day, for who keeps them.
    pub lists: Option<Now>,
    /// What a coordinator looks after.
    pub office: Option<Office>,
    /// What is to be done by when, as a card; empty when nothing is.
    pub terms: String,
}

impl House {
    /// Reads it, in a number of statements that hangs on the roles of the reader alone.
    async fn read(app: &App, page: &Page, actor: &Actor) -> Result<House, Problem> {
        let terms = crate::clocks::pages::on_day(app, page, actor).await?;
        let mut house = House { terms, ..House::default() };
        if let [at, ..] = actor.organisations_as(&[Role::Instructor]).as_slice() {
            house.lists = Some(presence::now(app, page, at).await?);
        }
        if let [at, ..] = actor.organisations_as(&[Role::Coordinator]).as_slice() {
            house.office = Some(office(app, page, (actor.account.as_str(), *at)).await?);
        }
        Ok(house)
    }
}

/// On what it hangs what waits: how often something changed in the organisations, the day, the half of it and the
/// language of the reader.
#[derive(Debug, PartialEq, Eq)]
struct Ground {
    changes: BTreeMap<String, i64>,
    day: Date,
    is_late: bool,
    language: Language,
}

struct Counted {
    ground: Ground,
    at: Timestamp,
    house: Arc<House>,
}

/// What waits for who read it last, by account.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<String, Counted>>);

impl Kept {
    /// What waits at the organisation of the reader; `changes` is how often something changed there, read
    /// before: when somebody writes meanwhile, what is counted is only too new.
    pub(super) async fn of(
        &self,
        app: &App,
        (page, actor): (&Page, &Actor),
        changes: BTreeMap<String, i64>,
    ) -> Result<Arc<House>, Problem> {
        let is_late = presence::is_late(app, page);
        let ground = Ground { changes, day: page.today, is_late, language: page.language };
        let now = app.now();
        if let Some(house) = self.still(&actor.account, &ground, now) {
            return Ok(house);
        }
        let house = Arc::new(House::read(app, page, actor).await?);
        let counted = Counted { ground, at: now, house: house.clone() };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MANY {
            kept.retain(|_, counted| holds(counted, now));
        }
        kept.insert(actor.account.clone(), counted);
        Ok(house)
    }

    fn still(&self, account: &str, ground: &Ground, now: Timestamp) -> Option<Arc<House>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = kept.get(account)?;
        let is_same = counted.ground == *ground && holds(counted, now);
        is_same.then(|| counted.house.clone())
    }
}

fn holds(counted: &Counted, now: Timestamp) -> bool {
    now.duration_since(counted.at).abs() < HOLDS
}

async fn office(app: &App, page: &Page, at: (&str, &str)) -> Result<Office, Problem> {
    let today = page.today;
    Ok(Office {
        organisation: at.1.to_owned(),
        papers: agreements::store::missing(&app.db, at, (today, today)).await?.len(),
        lists: presence::unnoted(app, page, at.1).await?,
        to_erase: to_erase(&app.db, at.0, today).await?,
        closed: next_closed(app, page, at.1).await?,
    })
}

/// The next day on which something is closed: a closure, or a legal holiday on which nobody works.
async fn next_closed(
    app: &App,
    page: &Page,
    organisation: &str,
) -> Result<Option<String>, Problem> {
    let days = (page.today, page.today.saturating_add(AHEAD.days()));
    let own = weeks::closures(&app.db, organisation, days).await?;
    let own = own.into_iter().map(|one| {
        let what = page.scope(&one.closure.scope, &one.what);
        (one.closure.from.max(page.today), what)
    });
    let worked = weeks::worked_holidays(&app.db, organisation, days).await?;
    let holidays = [days.0.year(), days.1.year()].into_iter().flat_map(Holiday::of_year);
    let is_told = |day: &Date| days.0 <= *day && *day <= days.1 && !worked.contains(day);
    let holidays = holidays.filter(|(day, _)| is_told(day));
    let holidays =
        holidays.map(|(day, one)| (day, page.t(&format!("weeks-holiday-{}", one.word()))));
    let next = own.chain(holidays).min();
    let said = |(day, what): (Date, String)| {
        page.with2("day-house-closed", ("day", page.week_day(day)), ("what", what))
    };
    Ok(next.map(said))
}
