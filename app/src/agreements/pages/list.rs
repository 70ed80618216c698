//! The agreements of an organisation: what is missing, what runs, what is over.

use super::super::gaps::{Gap, What};
use super::super::store;
use super::super::{Agreement, State as Stage};
use super::READERS;
use crate::access::{Actor, Role};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;

/// Which list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Missing,
    Running,
    Ended,
}

impl Which {
    const ALL: [Which; 3] = [Which::Missing, Which::Running, Which::Ended];

    pub(super) fn word(self) -> &'static str {
        match self {
            Which::Missing => "missing",
            Which::Running => "running",
            Which::Ended => "ended",
        }
    }

    fn parse(word: &str) -> Which {
        Which::ALL.into_iter().find(|which| which.word() == word).unwrap_or(Which::Missing)
    }
}

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
    list: String,
}

#[derive(askama::Template)]
#[template(path = "agreements/list.html")]
pub(super) struct ListPage {
    pub page: Page,
    pub which: Which,
    /// The organisations of which the reader has the list: id and name.
    organisations: Vec<(String, String)>,
    /// The one that is shown.
    pub organisation: String,
    pub gaps: Vec<Gap>,
    pub agreements: Vec<Agreement>,
    /// Whether the reader keeps the template.
    keeps: bool,
}

impl ListPage {
    fn to(&self, path: &str, which: impl std::borrow::Borrow<Which>) -> String {
        let organisation = form_urlencoded(&self.organisation);
        format!("{path}?list={}&organisation={organisation}", which.borrow().word())
    }

    fn all(&self) -> [Which; 3] {
        Which::ALL
    }

    /// The agreements in groups: those that nobody signed, and the others; each with the key of its heading.
    fn groups(&self) -> Vec<(&'static str, &[Agreement])> {
        let unsigned = self.unsigned();
        let all = [
            ("agreements-unsigned", &self.agreements[..unsigned]),
            ("agreements-signed", &self.agreements[unsigned..]),
        ];
        all.into_iter().filter(|(_, group)| !group.is_empty()).collect()
    }

    /// How many nobody signed: they come first.
    fn unsigned(&self) -> usize {
        self.agreements.iter().take_while(|a| a.state != Stage::Signed).count()
    }

    /// How many there are, and how many of them nobody signed.
    fn counted(&self) -> String {
        let n = self.page.n("agreements-n", self.agreements.len());
        match self.unsigned() {
            0 => n,
            unsigned => format!("{n}, {}", self.page.n("agreements-unsigned-n", unsigned)),
        }
    }

    /// What is missing, in words.
    pub fn missing(&self, gap: &Gap) -> String {
        missing(&self.page, gap)
    }
}

/// What is missing, in words.
pub(crate) fn missing(page: &Page, gap: &Gap) -> String {
    match &gap.what {
        What::Agreement => page.t("agreements-gap-agreement"),
        What::Signature(state) => {
            let state = page.t(&format!("agreements-state-{}", state.word()));
            page.with("agreements-gap-signature", "state", state)
        }
        What::Elements(all) => {
            let name = |element: &super::super::Element| {
                page.t(&format!("agreements-element-{}", element.word()))
            };
            let names: Vec<String> = all.iter().map(name).collect();
            page.with("agreements-gap-elements", "elements", names.join(", "))
        }
        What::Permission(permit) => permit.said(page),
    }
}

pub(super) async fn read(
    app: &App,
    page: Page,
    actor: &Actor,
    asked: Asked,
) -> Result<ListPage, Problem> {
    let organisation = organisation(actor, &asked.organisation)?;
    let which = Which::parse(&asked.list);
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let at = (actor.account.as_str(), organisation.as_str());
    let today = page.today;
    let mut gaps = match which {
        Which::Missing => store::missing(&app.db, at, (today, today)).await?,
        _ => vec![],
    };
    // What is missing longest is mended first; of one day in the order of the other lists.
    gaps.sort_by_cached_key(|gap| (gap.since, base::names::fold(&gap.person_name)));
    let mut agreements = match which {
        Which::Missing => vec![],
        _ => store::of_organisation(&app.db, at).await?,
    };
    agreements.retain(|a| a.is_over(today) == (which == Which::Ended));
    // Those that nobody signed stand apart, the oldest first.
    agreements.sort_by_cached_key(|a| {
        let is_signed = a.state == Stage::Signed;
        let oldest = (!is_signed).then_some(a.from);
        (is_signed, oldest, base::names::fold(&a.person_name), a.from)
    });
    Ok(ListPage {
        keeps: actor.is_at(Role::Coordinator, &organisation),
        organisations,
        organisation,
        gaps,
        agreements,
        which,
        page,
    })
}

/// The organisation of which a reader has the lists: the one that was asked, else the own one.
pub(super) fn organisation(actor: &Actor, asked: &str) -> Result<String, Problem> {
    actor.demand(&READERS)?;
    Ok(actor.organisation_with(|role: Role| READERS.contains(&role), asked)?.to_owned())
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    view::show(&read(&app, page, &actor, asked).await?)
}
