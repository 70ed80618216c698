//! What waits in the organisation itself: for an instructor the lists of this half-day, for a coordinator what
//! is missing on paper, the lists that nobody noted and the next time it is closed.

use crate::access::{Actor, Role};
use crate::presence::pages as presence;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use crate::weeks::{Holiday, store as weeks};
use crate::{agreements, presence::pages::Now};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How many days ahead the next closure is told. Our own choice.
const AHEAD: i32 = 31;

/// What a coordinator looks after at an organisation: papers, lists, the next closure.
pub(super) struct Office {
    pub organisation: String,
    /// How many things are missing on paper.
    pub papers: usize,
    /// How many lists of the last days nobody noted.
    pub lists: usize,
    /// The next day on which it is closed, and what is closed or which holiday it is, in words.
    pub closed: Option<String>,
}

/// What waits at the organisation of the reader.
#[derive(Default)]
pub(super) struct House {
    pub lists: Option<Now>,
    pub office: Option<Office>,
}

impl House {
    /// Reads it, in a number of statements that hangs on the roles of the reader alone.
    pub async fn read(app: &App, page: &Page, actor: &Actor) -> Result<House, Problem> {
        let mut house = House::default();
        if let [at, ..] = actor.organisations_as(&[Role::Instructor]).as_slice() {
            house.lists = Some(presence::now(app, page, at).await?);
        }
        if let [at, ..] = actor.organisations_as(&[Role::Coordinator]).as_slice() {
            house.office = Some(office(app, page, (actor.account.as_str(), *at)).await?);
        }
        Ok(house)
    }
}

async fn office(app: &App, page: &Page, at: (&str, &str)) -> Result<Office, Problem> {
    let today = page.today;
    Ok(Office {
        organisation: at.1.to_owned(),
        papers: agreements::store::missing(&app.db, at, (today, today)).await?.len(),
        lists: presence::unnoted(app, page, at.1).await?,
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
