//! Waiting for whom since when: what an organisation asked, and what is asked of it.

use crate::access::{Actor, Role};
use crate::problem::{Answer, Problem};
use crate::referrals::store::{self, Listed};
use crate::referrals::{Refusal, State as Stand, words};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

/// For how long what is over stays on the list of who was asked.
const SHOWN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Who has this list.
pub(super) const READERS: [Role; 3] = Role::GUIDES;

/// What of its own questions an organisation wants to see.
const WHICH: [&str; 5] = ["waiting", "draft", "accepted", "refused", "closed"];

#[derive(askama::Template)]
#[template(path = "referrals/list.html")]
struct ListPage {
    page: Page,
    organisations: Vec<(String, String)>,
    organisation: String,
    which: &'static str,
    reason: String,
    all: Vec<Listed>,
    /// What is asked of the reader's organisations: to answer, and what is over.
    asked: Vec<Listed>,
    over: Vec<Listed>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    organisation: String,
    from: Option<Date>,
    until: Option<Date>,
}

impl ListPage {
    fn choices(&self) -> Vec<(&'static str, String)> {
        WHICH.map(|which| (which, self.page.t(&format!("referrals-show-{which}")))).to_vec()
    }

    fn is_chosen(&self, organisation: &str) -> bool {
        self.organisation == organisation
    }

    fn is_shown(&self, which: &str) -> bool {
        self.which == which
    }

    fn is_waiting(&self) -> bool {
        self.which == "waiting"
    }

    fn reason(&self, line: &Listed) -> String {
        words::reason_word(&self.page, line.state, &line.reason)
    }

    fn can_count(&self) -> bool {
        self.page.is(Role::Coordinator)
    }
}

pub(super) async fn list(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    actor.demand(&READERS)?;
    let organisation =
        actor.organisation_with(|role| READERS.contains(&role), &asked.organisation)?;
    let which = WHICH.into_iter().find(|which| *which == asked.show).unwrap_or("waiting");
    let reason = Refusal::parse(&asked.reason).map_or("", Refusal::word);
    let mut all =
        store::list_of(&app.db, &actor, organisation, (which, reason), Timestamp::UNIX_EPOCH)
            .await?;
    let fits = |line: &Listed| {
        let day = line.decided_day.or(line.sent_day);
        asked.from.is_none_or(|from| day.is_some_and(|day| from <= day))
            && asked.until.is_none_or(|until| day.is_some_and(|day| day <= until))
    };
    all.retain(fits);
    let now = app.now();
    let here = store::asked_of(&app.db, &actor, now - SHOWN, (now, page.today)).await?;
    let (to_answer, over) = here.into_iter().partition(|l: &Listed| l.state.is_waiting());
    view::show(&ListPage {
        organisations: own(&app, &actor).await?,
        organisation: organisation.to_owned(),
        which,
        reason: reason.to_owned(),
        all,
        asked: to_answer,
        over,
        page,
    })
}

/// The organisations of which the reader may see the list: id and name.
pub(super) async fn own(app: &App, actor: &Actor) -> Result<Vec<(String, String)>, Problem> {
    let mut all = crate::consent::store::own_organisations(&app.db, &actor.account).await?;
    let ours = actor.organisations_as(&READERS);
    all.retain(|(id, _)| ours.contains(&id.as_str()));
    Ok(all)
}

/// Whether somebody waits, for the templates.
pub(super) fn waits(line: &Listed) -> bool {
    line.state.is_waiting() && line.state != Stand::Draft
}
