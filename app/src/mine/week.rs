//! My week: appointments, the half-days on which I am expected at a work post, and what I am going to do.

use super::own::{self, Dated, half_key, halves};
use super::store::{self, OwnAction};
use super::timetable::Timetable;
use crate::access::Actor;
use crate::agreements::store::of_person as agreements_of;
use crate::agreements::{Agreement, Element, State as Paper};
use crate::offer::Placement;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store::{StoredStep, plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use crate::weeks::store::{self as weeks, Of};
use crate::weeks::{Expected, Half, What};
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/week", Door::SignedIn, week)
}

/// How many days of what is not as in every week stand on the first page and on paper.
const AHEAD: i32 = 13;

/// What stands on one day.
struct Day {
    day: Date,
    dates: Vec<Dated>,
    work: Vec<Work>,
    actions: Vec<OwnAction>,
}

impl Day {
    fn is_free(&self) -> bool {
        self.dates.is_empty() && self.work.is_empty() && self.actions.is_empty()
    }
}

/// Where one is expected to work on a day, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Work {
    /// The key of the part of the day.
    half: &'static str,
    place: String,
    /// At what time, as the agreement says it of that day; nothing when it names no hour for it.
    hours: Option<String>,
    /// Whether the agreement tells the hours in words that cannot be split by day: they stand at the work post.
    is_written: bool,
    /// What is not as in every week, in words; empty when nothing is.
    otherwise: String,
    /// Whether one is to come.
    comes: bool,
}

impl Work {
    fn icon(&self) -> &'static str {
        if self.comes { "i-stairs" } else { "i-lock" }
    }
}

/// A place at a work post, with its days and hours.
struct AtPost {
    place: String,
    halves: String,
    /// Hours a week of the step; empty when they are not known.
    hours: String,
    /// The timetable of the agreement, where it cannot be split by day.
    written: Option<String>,
    when: String,
}

#[derive(askama::Template)]
#[template(path = "mine/week.html")]
struct Week {
    page: Page,
    /// Whom to ask at what time one is expected; empty when nobody leads.
    leads: String,
    /// Today and six days more.
    days: Vec<Day>,
    posts: Vec<AtPost>,
    later: Vec<Dated>,
}

impl Week {
    /// That the hour is not known, and whom to ask.
    fn no_hour(&self) -> String {
        match self.leads.as_str() {
            "" => self.page.t("mine-hour-unknown"),
            name => self.page.with("mine-hour-ask", "name", name),
        }
    }
}

/// The timetable of a place on a day: that of the signed agreement that holds then, when it names an hour and not
/// just half-days. What is not signed says nothing yet.
fn timetable(agreements: &[Agreement], placement: &Placement, day: Date) -> Option<Timetable> {
    let is_here = |a: &&Agreement| {
        let is_same = a.step == placement.step && a.work_post == placement.work_post;
        is_same && a.state == Paper::Signed && a.meets((day, day))
    };
    let said = agreements.iter().find(is_here)?.said.get(&Element::Timetable)?;
    Timetable::read(said)
}

/// What is not as in every week, in words; empty when nothing is.
fn otherwise(page: &Page, what: &What) -> String {
    match what {
        What::Expected => String::new(),
        What::Extra(_) => page.t("mine-week-extra"),
        What::Away(_) => page.t("mine-week-away"),
        What::Closed(why) => page.with("mine-week-closed", "why", page.why(why)),
    }
}

/// Where somebody with these places is expected on a day, the parts of the day that are alike together.
fn work_on(
    page: &Page,
    expected: &[Expected],
    (placements, agreements): (&[Placement], &[Agreement]),
    day: Date,
) -> Vec<Work> {
    let mut told: Vec<(&str, String, bool, Vec<bool>)> = vec![];
    for one in expected.iter().filter(|e| e.slot.day == day) {
        let words = otherwise(page, &one.what);
        let is_late = one.slot.half == Half::Afternoon;
        let same = |(placement, said, ..): &&mut (&str, String, bool, Vec<bool>)| {
            *placement == one.placement && *said == words
        };
        match told.iter_mut().find(same) {
            Some((.., halves)) => halves.push(is_late),
            None => told.push((&one.placement, words, one.comes(), vec![is_late])),
        }
    }
    let work = |(id, otherwise, comes, halves): (&str, String, bool, Vec<bool>)| {
        let placement = placements.iter().find(|p| p.id == id)?;
        let place = format!("{}, {}", placement.post_name, placement.site_name);
        let timetable = timetable(agreements, placement, day);
        Some(Work {
            half: half_key(&halves)?,
            place,
            hours: timetable.as_ref().and_then(|said| said.on(day)),
            is_written: timetable.is_some_and(|said| said.words().is_some()),
            otherwise,
            comes,
        })
    };
    told.into_iter().filter_map(work).collect()
}

/// Where somebody with these places is expected from a day on. Who has none is not asked for.
async fn expected(
    app: &App,
    person: &str,
    placements: &[Placement],
    (today, ahead): (Date, i32),
) -> Result<Vec<Expected>, Problem> {
    if !placements.iter().any(|p| p.goes_on(today)) {
        return Ok(vec![]);
    }
    let days = (today, today.saturating_add(ahead.days()));
    Ok(weeks::expected(&app.db, Of::Person(person), days).await?)
}

/// What is not as in every week in the days that come: the day, and what is otherwise.
pub(super) async fn otherwise_soon(
    app: &App,
    page: &Page,
    person: &str,
    placements: &[Placement],
) -> Result<Vec<(String, String)>, Problem> {
    let expected = expected(app, person, placements, (page.today, AHEAD)).await?;
    let all = (0..=AHEAD).map(|n| page.today.saturating_add(n.days()));
    let told = all.flat_map(|day| {
        let work = work_on(page, &expected, (placements, &[]), day).into_iter();
        let work = work.filter(|work| !work.otherwise.is_empty());
        work.map(move |work| (day, work))
    });
    let line = |(day, work): (Date, Work)| {
        (format!("{} · {}", page.week_day(day), page.t(work.half)), work.otherwise)
    };
    Ok(told.map(line).collect())
}

/// Seven days from today on, each with what stands on it.
fn days(
    page: &Page,
    dates: &[Dated],
    (expected, at): (&[Expected], (&[Placement], &[Agreement])),
    actions: &[OwnAction],
) -> Vec<Day> {
    let on = |day: Date| Day {
        day,
        dates: dates.iter().filter(|d| d.day == day).cloned().collect(),
        work: work_on(page, expected, at, day),
        actions: actions.iter().filter(|a| a.due == Some(day)).cloned().collect(),
    };
    (0..7).map(|n| on(page.today.saturating_add(n.days()))).collect()
}

/// The places of now and later, in words.
fn posts(
    page: &Page,
    (placements, agreements): (&[Placement], &[Agreement]),
    steps: &[StoredStep],
) -> Vec<AtPost> {
    let written = |p: &Placement| {
        let said = timetable(agreements, p, page.today.max(p.stay.from))?;
        said.words().map(ToOwned::to_owned)
    };
    let post = |p: &Placement| AtPost {
        written: written(p),
        place: format!("{}, {}", p.post_name, p.site_name),
        halves: halves(page, p.stay.half_days),
        hours: steps
            .iter()
            .find(|s| s.id == p.step)
            .map_or_else(String::new, |step| own::stay(page, step).hours),
        when: match p.stay.until {
            _ if p.stay.from > page.today => page.with("mine-soon", "day", page.day(p.stay.from)),
            Some(until) => page.with("mine-until", "day", page.day(until)),
            None => String::new(),
        },
    };
    placements.iter().filter(|p| p.goes_on(page.today)).map(post).collect()
}

async fn week(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = own::open(&app, &actor).await?;
    let person = file.person.as_str();
    let all = store::appointments(&app.db, person, page.today, 20).await?;
    let all: Vec<Dated> = all.into_iter().map(|next| own::dated(&page, next)).collect();
    let placements = plans(&app.db, person).await?.placements;
    let steps = steps(&app.db, person).await?;
    let actions = store::own_actions(&app.db, person, page.today, 100).await?;
    let last = page.today.saturating_add(6.days());
    let expected = expected(&app, person, &placements, (page.today, 6)).await?;
    let agreements = agreements_of(&app.db, person).await?;
    let helpers = store::helpers(&app.db, person, page.today).await?;
    view::show(&Week {
        leads: helpers.into_iter().find(|h| h.leads).map_or_else(String::new, |h| h.name),
        days: days(&page, &all, (&expected, (&placements, &agreements)), &actions),
        posts: posts(&page, (&placements, &agreements), &steps),
        later: all.into_iter().filter(|d| d.day > last).collect(),
        page,
    })
}
