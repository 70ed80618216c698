//! Ending the ways in of somebody: card, link, and whoever is in with them.

use super::Ended;
use super::store::{cards, links};
use crate::access::Actor;
use crate::account::session::{self, Way};
use crate::audit::{self, Deed, Line, Thing};
use crate::web::App;
use base::db::{Result, Work};

/// Ends the card of somebody and the sessions that began with a card. Says whether there was one. The card
/// goes first: who comes in with it at this moment is waited for, and the session ends as well.
pub(super) async fn stop(app: &App, work: &mut Work, person: &str, why: Ended) -> Result<bool> {
    let was_one = cards::end(work, person, app.now(), why).await?;
    session::end_way(work, person, Way::Card, app.now()).await?;
    Ok(was_one)
}

/// [`stop_in`] in a unit of work of its own.
pub(super) async fn stop_all(app: &App, actor: &Actor, person: &str, why: Ended) -> Result<()> {
    let mut work = app.db.work().await?;
    stop_in(app, &mut work, actor, person, why).await?;
    work.save().await
}

/// Ends every card and every link of somebody, and every session that began with one, of all the
/// person's accounts. Pressed twice, it ended once.
async fn stop_in(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    person: &str,
    why: Ended,
) -> Result<()> {
    let (card, link) = (cards::last(&app.db, person).await?, links::last(&app.db, person).await?);
    let now = app.now();
    let ended_card = stop(app, work, person, why).await?;
    let ended_link = links::end(work, person, now, why).await?;
    let was_inside = session::end_entered(work, person, now).await?;
    let card = card.map(|card| (Thing::Card, card.id));
    let link = link.map(|link| (Thing::EntryLink, link));
    // Who was in came with the one or the other: that it ended is said of the one that there is.
    let mut ended = vec![card.clone().filter(|_| ended_card), link.clone().filter(|_| ended_link)];
    if was_inside && !ended_card && !ended_link {
        ended.push(link.or(card));
    }
    let line = |(thing, id): (Thing, String)| {
        Line::by(actor, Deed::End, thing, &id).about(person).because(why.word())
    };
    let lines: Vec<Line> = ended.into_iter().flatten().map(line).collect();
    audit::write(work, now, &lines).await
}
