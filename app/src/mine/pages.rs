//! "Mijn weg": what a participant sees. Large, in plain words, nothing but the own file.

use super::store::{self, Helper, Look, Next};
use crate::access::{self, Act, Actor, Kind};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store::{StoredStep, plans, steps};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().get("/mine", Door::SignedIn, mine)
}

/// One stay on the ladder, in words.
struct Stay {
    form: String,
    organisation: String,
    rung: i64,
    when: String,
}

/// A step of the drawn stairs.
struct Tread {
    n: i64,
    x: i64,
    y: i64,
    height: i64,
    is_high: bool,
}

impl Tread {
    fn is_at(&self, rung: &Option<i64>) -> bool {
        *rung == Some(self.n)
    }
}

#[derive(askama::Template)]
#[template(path = "mine/mine.html")]
struct Mine {
    page: Page,
    called: String,
    next: Option<Next>,
    later: Vec<Next>,
    treads: Vec<Tread>,
    here: Option<i64>,
    aim: Option<i64>,
    aim_words: String,
    stays: Vec<Stay>,
    helpers: Vec<Helper>,
    looks: Vec<Look>,
}

async fn mine(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    // Who is not the person of a file has no such page.
    let person = actor.person.clone().ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &person, "mine").await?;
    file.demand(Act::Read, Kind::Steps)?;
    let today = app.today();
    let mut all = steps(&app.db, &person).await?;
    all.sort_by_key(|s| std::cmp::Reverse(s.start));
    let plans = plans(&app.db, &person).await?;
    let mut appointments = store::appointments(&app.db, &person, today).await?.into_iter();
    let next = appointments.next();
    let looks = store::looks(&app.db, &person, &actor.account).await?;
    view::show(&Mine {
        called: plans.called.clone(),
        next,
        later: appointments.collect(),
        treads: treads(),
        here: all.iter().filter(|s| s.covers(today)).map(|s| s.rung).max(),
        aim: plans.aim().map(|a| a.rung),
        aim_words: plans.aim().map_or_else(String::new, |a| a.words.clone()),
        stays: all.iter().take(12).map(|s| stay(&page, s, today)).collect(),
        helpers: store::helpers(&app.db, &person, today).await?,
        looks: once_a_day(looks, &page.zone),
        page,
    })
}

fn stay(page: &Page, step: &StoredStep, today: Date) -> Stay {
    let when = match step.end {
        _ if step.start > today => page.with("mine-soon", "day", page.day(step.start)),
        None => page.with("mine-since", "day", page.day(step.start)),
        Some(end) => {
            page.with2("mine-from-until", ("from", page.day(step.start)), ("until", page.day(end)))
        }
    };
    Stay {
        form: step.form_name(page.language).to_owned(),
        organisation: step.organisation_name.clone(),
        rung: step.rung,
        when,
    }
}

/// The stairs as drawn: six treads of equal width, each 14 units higher.
fn treads() -> Vec<Tread> {
    let tread = |n: i64| Tread {
        n,
        x: 57 * (n - 1),
        y: 130 - 14 * n,
        height: 20 + 14 * n,
        is_high: n >= 5,
    };
    (1..=6).map(tread).collect()
}

/// Who looked, once a day each: ten clicks on one morning are one look for the reader.
fn once_a_day(looks: Vec<Look>, zone: &TimeZone) -> Vec<Look> {
    let day = |look: &Look| look.at.to_zoned(zone.clone()).date();
    let mut kept: Vec<Look> = vec![];
    for look in looks {
        if !kept.iter().any(|k| k.name == look.name && day(k) == day(&look)) {
            kept.push(look);
        }
    }
    kept.truncate(20);
    kept
}

impl Mine {
    /// `dinsdag 24 november om 10:00`.
    fn when(&self, next: &Next) -> String {
        let day = match self.page.days_since(next.day) {
            -1..=0 => self.page.near_day(next.day),
            _ => self.page.week_day(next.day),
        };
        match next.minute {
            None => day,
            Some(minute) => {
                let time = format!("{}:{:02}", minute / 60, minute % 60);
                self.page.with2("mine-at", ("day", day), ("time", time))
            }
        }
    }

    /// `Gesprek met Joris Haverbeke`.
    fn what(&self, next: &Next) -> String {
        let kind = self.page.t(&format!("appointments-kind-{}", next.kind));
        self.page.with2("mine-with", ("kind", kind), ("name", next.name.as_str()))
    }
}
