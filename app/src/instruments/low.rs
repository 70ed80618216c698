//! The lowest answers of a person stand on the day of who leads until they were read: on a page that shows them.

use super::overview::Seen;
use super::pages::Desk;
use super::store::Assessment;
use super::{Instrument, Scorer};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::day::store::NEWS_FOR;
use crate::problem::Problem;
use crate::web::App;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Notes that these answers were read.
async fn note(app: &App, actor: &Actor, desk: &Desk, ids: BTreeSet<String>) -> Result<(), Problem> {
    if desk.is_own || ids.is_empty() {
        return Ok(());
    }
    let line =
        |id: &String| Line::by(actor, Deed::Seen, Thing::Assessment, id).about(&desk.file.person);
    audit::look_all(app, ids.iter().map(line).collect()).await
}

/// Whether this is the person's own view, and still news.
fn is_news(of: &Assessment, now: Timestamp) -> bool {
    of.by == Scorer::Person && of.withdrawn_at.is_none() && of.made_at > now - NEWS_FOR
}

/// That the latest answers of an instrument were read.
pub(super) async fn on_overview(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    shown: &[Seen<'_>],
) -> Result<(), Problem> {
    let now = app.now();
    let latest = shown.iter().flat_map(|line| &line.sides).filter_map(|side| side.latest);
    let low = latest.filter(|said| {
        let is_low = said.instrument.is_lowest(said.domain, &said.score.levels);
        is_low && is_news(said.assessment, now)
    });
    let ids = low.map(|said| said.assessment.id.clone()).collect();
    note(app, actor, desk, ids).await
}

/// That answers which were given together were read.
pub(super) async fn on_page(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    (assessment, instrument): (&Assessment, &Instrument),
) -> Result<(), Problem> {
    let is_low = assessment.scores.iter().any(|score| {
        let domain = instrument.domain(&score.domain);
        domain.is_some_and(|domain| instrument.is_lowest(domain, &score.levels))
    });
    let is_new = is_low && is_news(assessment, app.now());
    let ids = is_new.then(|| assessment.id.clone());
    note(app, actor, desk, ids.into_iter().collect()).await
}
