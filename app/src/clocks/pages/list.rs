//! Every duty a reader has to do with: what is late first, then month by month.

use super::super::store::{self, Whose};
use super::super::{Duty, Kind};
use crate::access::{Actor, Role};
use crate::consent::store::own_organisations;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Who has duties.
pub(super) const READERS: [Role; 2] = [Role::Coach, Role::Coordinator];
/// How many stand on a page.
const AT_ONCE: usize = 100;

/// What the address asks for; what cannot be read is everything.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    month: String,
    organisation: String,
    mine: String,
    page: String,
}

/// The duties of one month, or those that are late.
pub(super) struct Group {
    pub title: String,
    pub is_late: bool,
    pub duties: Vec<Duty>,
}

#[derive(askama::Template)]
#[template(path = "clocks/list.html")]
struct ListPage {
    page: Page,
    asked: Asked,
    kinds: Vec<(&'static str, String)>,
    months: Vec<(String, String)>,
    /// Organisations of the reader, when there are several: id and name.
    organisations: Vec<(String, String)>,
    groups: Vec<Group>,
    late: usize,
    in_all: usize,
    /// The address of the next page; empty when this is the last.
    next: String,
}

/// `2026-12` as it stands in an address.
fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn month_name(page: &Page, day: Date) -> String {
    format!("{} {}", page.t(&format!("month-{}", day.month())), day.year())
}

/// Duties in groups: late, then by month.
pub(super) fn groups(page: &Page, duties: Vec<Duty>) -> Vec<Group> {
    let mut all: Vec<Group> = vec![];
    for duty in duties {
        let is_late = duty.day() < page.today;
        let title = if is_late { page.t("clocks-late") } else { month_name(page, duty.day()) };
        if all.last().is_none_or(|last| last.title != title) {
            all.push(Group { title, is_late, duties: vec![] });
        }
        if let Some(last) = all.last_mut() {
            last.duties.push(duty);
        }
    }
    all
}

impl Asked {
    fn fits(&self, page: &Page, duty: &Duty) -> bool {
        let kind = Kind::parse(&self.kind).is_none_or(|kind| kind == duty.kind);
        let month = match self.month.as_str() {
            "" => true,
            "late" => duty.day() < page.today,
            month => duty.day() >= page.today && month_of(duty.day()) == month,
        };
        kind && month
    }

    fn address(&self, number: usize) -> String {
        let pairs = [
            ("kind", self.kind.clone()),
            ("month", self.month.clone()),
            ("organisation", self.organisation.clone()),
            ("mine", self.mine.clone()),
            ("page", number.to_string()),
        ];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={}", crate::web::form_urlencoded(value)))
            .collect();
        format!("/clocks?{}", pairs.join("&"))
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&READERS)?;
    let whose =
        Whose { person: "", organisation: &asked.organisation, mine: !asked.mine.is_empty() };
    let all = store::duties(&app.db, &actor.account, whose, page.today).await?;
    let organisations = own_organisations(&app.db, &actor.account).await?;
    let months: BTreeMap<String, String> = all
        .iter()
        .filter(|duty| duty.day() >= page.today)
        .map(|duty| (month_of(duty.day()), month_name(&page, duty.day())))
        .collect();
    let mut months: Vec<(String, String)> = months.into_iter().collect();
    months.insert(0, ("late".to_owned(), page.t("clocks-late")));
    let present =
        |kind: &Kind| all.iter().any(|duty| duty.kind == *kind) || asked.kind == kind.word();
    let kinds = Kind::ALL.into_iter().filter(present);
    let kinds = kinds.map(|kind| (kind.word(), page.t(&format!("clocks-kind-{}", kind.word()))));
    let kinds = kinds.collect();
    let found: Vec<Duty> = all.into_iter().filter(|duty| asked.fits(&page, duty)).collect();
    let (number, in_all) = (asked.page.parse().unwrap_or(1).clamp(1, 10_000), found.len());
    let late = found.iter().filter(|duty| duty.day() < page.today).count();
    let shown = found.into_iter().skip((number - 1) * AT_ONCE).take(AT_ONCE).collect();
    let next = if in_all > number * AT_ONCE { asked.address(number + 1) } else { String::new() };
    view::show(&ListPage {
        groups: groups(&page, shown),
        organisations: if organisations.len() > 1 { organisations } else { vec![] },
        kinds,
        months,
        late,
        in_all,
        next,
        asked,
        page,
    })
}
