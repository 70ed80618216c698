//! A week of one person: what is noted, at every organisation that the reader may read.

use super::super::store::{self, Absence};
use super::super::{Noted, When};
use super::half;
use crate::access::{self, Act, Actor, File, Kind};
use crate::people;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// The week that is asked for, by one of its days.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    week: String,
}

/// What is noted on a half-day.
struct Shown {
    when: When,
    noted: Noted,
    post: String,
    organisation: String,
}

#[derive(askama::Template)]
#[template(path = "presence/person.html")]
struct PersonWeek {
    page: Page,
    person: String,
    name: String,
    monday: Date,
    all: Vec<Shown>,
    away: Vec<(Absence, bool)>,
    writes: bool,
    /// Whether another organisation may have noted something that is closed for the reader.
    closed: Option<String>,
}

impl PersonWeek {
    fn week(&self, by: i32) -> String {
        let monday = self.monday.saturating_add(by.weeks());
        format!("/people/{}/presence?week={monday}", self.person)
    }

    fn until(&self) -> Date {
        self.monday.saturating_add(6.days())
    }

    fn half(&self, shown: &Shown) -> String {
        half(&self.page, shown.when)
    }

    fn code(&self, noted: &Noted) -> String {
        let word = self.page.t(&format!("presence-code-{}", noted.mark.code.word()));
        match noted.mark.minutes {
            None => word,
            Some(minutes) => format!("{word} · {}:{:02}", minutes / 60, minutes % 60),
        }
    }

    fn away(&self, one: &Absence) -> String {
        let code = self.page.t(&format!("presence-code-{}", one.code.word()));
        let (from, until) = (self.page.short_day(one.from), self.page.short_day(one.until));
        format!(
            "{code} · {}",
            self.page.with2("presence-from-until", ("from", from), ("until", until))
        )
    }
}

/// The Monday of the week of a day.
pub(super) fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

/// The reason why something of other organisations may be closed, if so.
fn closed(page: &Page, file: &File) -> Option<String> {
    if file.standing.is_self {
        return None;
    }
    let verdict = file.may_at(Act::Read, Kind::Presence, "");
    (!verdict.is_allowed()).then(|| page.say(&access::store::closed(verdict.reason())))
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "presence").await?;
    file.demand(Act::Read, Kind::Presence)?;
    let monday = monday(asked.week.parse().unwrap_or(page.today));
    let days = (monday, monday.saturating_add(6.days()));
    let all = store::of_person(&app.db, &id, days).await?;
    let reads = |organisation: &str| file.reads_at(Kind::Presence, organisation);
    let all = all.into_iter().filter(|(.., (organisation, _))| reads(organisation));
    let all = all.map(|(noted, post, (_, organisation))| {
        let when = noted.slot.when;
        Shown { when, noted, post, organisation }
    });
    let writes = |one: &Absence| file.writes_at(Kind::Presence, &one.organisation);
    let away = store::away_of(&app.db, &id, page.today).await?.into_iter();
    let away = away.filter(|one| reads(&one.organisation)).map(|one| (writes(&one), one));
    view::show(&PersonWeek {
        name: people::store::name_of(&app.db, &id).await?,
        all: all.collect(),
        away: away.map(|(writes, one)| (one, writes)).collect(),
        writes: file.organisation(&actor, Act::Write, Kind::Presence).is_ok(),
        closed: closed(&page, &file),
        person: id,
        monday,
        page,
    })
}
