//! My week: appointments, the half-days on which I am expected at a work post, and what I am going to do.

use super::own::{self, Dated, half_key, halves};
use super::store::{self, OwnAction};
use crate::access::Actor;
use crate::offer::Placement;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::trajectories::store::{StoredStep, plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/week", Door::SignedIn, week)
}

/// What stands on one day.
struct Day {
    day: Date,
    dates: Vec<Dated>,
    /// Where one is expected to work: the key of the part of the day, and the place.
    work: Vec<(&'static str, String)>,
    actions: Vec<OwnAction>,
}

impl Day {
    fn is_free(&self) -> bool {
        self.dates.is_empty() && self.work.is_empty() && self.actions.is_empty()
    }
}

/// A place at a work post, with its days and hours.
struct AtPost {
    place: String,
    halves: String,
    /// Hours a week of the step; empty when they are not known.
    hours: String,
    when: String,
}

#[derive(askama::Template)]
#[template(path = "mine/week.html")]
struct Week {
    page: Page,
    /// Today and six days more.
    days: Vec<Day>,
    posts: Vec<AtPost>,
    later: Vec<Dated>,
}

/// Where somebody with these places is expected on a day.
fn work_on(placements: &[Placement], day: Date) -> Vec<(&'static str, String)> {
    let number = day.weekday().to_monday_one_offset();
    let part = |p: &Placement| {
        let there = p.stay.from <= day && p.goes_on(day);
        let on: Vec<bool> = p
            .stay
            .half_days
            .each()
            .filter(|h| there && i8::try_from(h.day()) == Ok(number))
            .map(crate::offer::HalfDay::is_afternoon)
            .collect();
        Some((half_key(&on)?, format!("{}, {}", p.post_name, p.site_name)))
    };
    placements.iter().filter_map(part).collect()
}

/// Seven days from today on, each with what stands on it.
fn days(today: Date, dates: &[Dated], placements: &[Placement], actions: &[OwnAction]) -> Vec<Day> {
    let on = |day: Date| Day {
        day,
        dates: dates.iter().filter(|d| d.day == day).cloned().collect(),
        work: work_on(placements, day),
        actions: actions.iter().filter(|a| a.due == Some(day)).cloned().collect(),
    };
    (0..7).map(|n| on(today.saturating_add(n.days()))).collect()
}

/// The places of now and later, in words.
fn posts(page: &Page, placements: &[Placement], steps: &[StoredStep]) -> Vec<AtPost> {
    let post = |p: &Placement| AtPost {
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
    view::show(&Week {
        days: days(page.today, &all, &placements, &actions),
        posts: posts(&page, &placements, &steps),
        later: all.into_iter().filter(|d| d.day > last).collect(),
        page,
    })
}
