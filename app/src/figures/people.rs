//! The people behind a number, for whoever opens their files anyway.

use super::scope::{Reader, Scope};
use super::{store, tables};
use crate::access::{Actor, Role};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use outcomes::{Kind, Rung, Window};
use serde::Deserialize;

/// Which number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Who stood there on the eve of the period, on a rung, in a work form.
    Start(Option<u8>, Option<String>),
    /// Who stood there on its last day.
    End(Option<u8>, Option<String>),
    /// Who moved from there, and from which rung.
    Left(Kind, Option<u8>),
    /// Who moved from there, or came, and to which rung.
    Reached(Kind, Option<u8>),
    /// Who came from another organisation and to which rung, or went to one and from which rung.
    Passed {
        /// Whether they came.
        came: bool,
        /// The rung at this organisation.
        rung: Option<u8>,
    },
    /// Who was on rung 3 or 4; only those who stepped to paid work when true.
    Active(bool),
    /// Who had an aim; only those who reached it when true.
    Aimed(bool),
}

/// Somebody behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Who.
    pub id: String,
    /// The name.
    pub name: String,
    /// The day of the movement, when the number counts movements.
    pub day: Option<Date>,
}

/// The question as it stands in the address.
#[derive(Deserialize)]
pub struct Asked {
    scope: String,
    from: String,
    to: String,
    what: String,
    rung: Option<i64>,
    form: Option<String>,
    kind: Option<String>,
}

impl Asked {
    fn what(&self) -> Option<What> {
        let rung = match self.rung {
            Some(number) => Some(Rung::new(number).ok()?.number()),
            None => None,
        };
        let kind = || Kind::parse(self.kind.as_deref()?).ok();
        Some(match self.what.as_str() {
            "start" => What::Start(rung, self.form.clone()),
            "end" => What::End(rung, self.form.clone()),
            "left" => What::Left(kind()?, rung),
            "reached" => What::Reached(kind()?, rung),
            "came" => What::Passed { came: true, rung },
            "went" => What::Passed { came: false, rung },
            "paid-part" => What::Active(true),
            "paid-whole" => What::Active(false),
            "aim-part" => What::Aimed(true),
            "aim-whole" => What::Aimed(false),
            _ => return None,
        })
    }

    fn window(&self) -> Option<Window> {
        Window::new(self.from.parse().ok()?, self.to.parse().ok()?).ok()
    }
}

#[derive(askama::Template)]
#[template(path = "figures/people.html")]
struct People {
    page: Page,
    /// Whose ladder.
    organisation: String,
    /// What the people have in common.
    title: String,
    days: String,
    people: Vec<Behind>,
    back: String,
}

impl People {
    fn day(&self, one: &Behind) -> String {
        one.day.map_or_else(String::new, |day| self.page.day(day))
    }
}

/// The people behind a number of an own organisation; for anybody else's there is no such page.
pub async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&[Role::Coach, Role::Coordinator])?;
    let names = store::names(&app.db, app.today()).await?;
    let Some(Scope::Organisation(id)) = Scope::parse(&asked.scope, &names) else {
        return Err(Problem::NotFound);
    };
    let (Some(what), Some(window), true) =
        (asked.what(), asked.window(), Reader::of(&actor).owns(&id))
    else {
        return Err(Problem::NotFound);
    };
    let people = store::behind::people(&app.db, &actor.account, &id, window, &what).await?;
    let (from, to) = (window.first(), window.last());
    view::show(&People {
        organisation: names.organisation(&id).to_owned(),
        title: title(&page, &names, &what, window),
        back: format!("/figures?scope=organisation:{id}&period=chosen&from={from}&to={to}"),
        days: page.with2("figures-days", ("from", page.day(from)), ("until", page.day(to))),
        people,
        page,
    })
}

fn title(page: &Page, names: &super::scope::Names, what: &What, window: Window) -> String {
    let standing = |rung: &Option<u8>, form: &Option<String>, day: Date| {
        let place = match (rung, form) {
            (_, Some(form)) => names.form(form, page.language),
            (Some(rung), None) => tables::rung_label(page, *rung),
            (None, None) => page.t("figures-people-ladder"),
        };
        page.with2("figures-people-standing", ("place", place), ("day", page.day(day)))
    };
    let moved = |kind: &Kind, rung: &Option<u8>, key: &str| {
        let name = page.t(&format!("figures-kind-{}", kind.as_str()));
        match rung {
            Some(rung) => page.with2(key, ("kind", name), ("rung", i64::from(*rung))),
            None => name,
        }
    };
    match what {
        What::Start(rung, form) => {
            standing(rung, form, window.first().yesterday().unwrap_or(window.first()))
        }
        What::End(rung, form) => standing(rung, form, window.last()),
        What::Left(kind, rung) => moved(kind, rung, "figures-people-left"),
        What::Reached(kind, rung) => moved(kind, rung, "figures-people-reached"),
        What::Passed { came, rung } => {
            let key = if *came { "figures-head-came" } else { "figures-head-went" };
            rung.map_or_else(
                || page.t(key),
                |r| format!("{} · {}", page.t(key), tables::rung_label(page, r)),
            )
        }
        What::Active(true) => page.t("figures-share-paid"),
        What::Active(false) => page.t("figures-people-active"),
        What::Aimed(true) => page.t("figures-share-aim"),
        What::Aimed(false) => page.t("figures-people-aimed"),
    }
}
