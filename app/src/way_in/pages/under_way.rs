//! Who is on the way in at an organisation, by where they stand.

use super::list::READERS;
use crate::access::Actor;
use crate::problem::Answer;
use crate::referrals::{State as Stand, words as referral_words};
use crate::sign_ups::{self, store::Listed};
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::store::{self, UnderWay};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;

/// At which organisation; the own one when it is not said.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
}

/// Those who stand at one state.
struct Part {
    state: Stage,
    lines: Vec<UnderWay>,
}

#[derive(askama::Template)]
#[template(path = "way_in/under_way.html")]
struct UnderWayPage {
    page: Page,
    /// The one that is shown, and those the reader may choose: id and name.
    organisation: (String, String),
    organisations: Vec<(String, String)>,
    /// Those who were signed up from outside and wait for an answer, or to be written in.
    outside: Vec<Listed>,
    parts: Vec<Part>,
}

impl UnderWayPage {
    fn count(&self) -> usize {
        self.parts.iter().map(|part| part.lines.len()).sum::<usize>() + self.outside.len()
    }

    /// For how many whole weeks somebody stands there.
    fn weeks(&self, line: &UnderWay) -> i64 {
        self.page.days_since(line.since).max(0) / 7
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let of = actor.organisation_with(|role| READERS.contains(&role), &asked.organisation)?;
    let mut organisations =
        crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    organisations.retain(|(id, _)| ours.contains(&id.as_str()));
    let organisation = organisations.iter().find(|(id, _)| id == of).cloned().unwrap_or_default();
    let mut all = store::under_way(&app.db, &actor.account, of).await?;
    let mut parts = vec![];
    for state in Stage::ALL {
        let lines: Vec<UnderWay> = all.extract_if(.., |line| line.state == state).collect();
        if !lines.is_empty() {
            parts.push(Part { state, lines });
        }
    }
    let outside = sign_ups::pages::on_way_in(&app, &actor, of).await?;
    view::show(&UnderWayPage { page, organisation, organisations, outside, parts })
}
