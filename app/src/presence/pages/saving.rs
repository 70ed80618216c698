//! Saving the list of a half-day: all of it or nothing, in one unit of work.

use super::super::form::{Typed, field};
use super::super::store::{self, Between, Known, Saved};
use super::super::{Noted, Slot, Source, When};
use super::roll::Desk;
use super::sending::Sending;
use super::sheet::Sheet;
use super::tablet;
use super::walk_in::{self, FirstName, WalkIn};
use super::{Address, Asked};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let form = Form::from_pairs(sent);
    let sending = Sending::of(&form, &headers);
    let when = asked.said()?;
    let mark = tablet::mark((&app, &page), &actor, &place, when);
    let mut response = answer((&app, &actor), page, (&place, when), (form, &sending)).await?;
    if response.status() == StatusCode::UNPROCESSABLE_ENTITY {
        tablet::keep(&mut response, mark);
    }
    Ok(response)
}

/// Where who saved is sent on to. The worker of a tablet is told, and gets no page.
fn saved_at(desk: &Desk, sending: &Sending, said: &'static str) -> Response {
    if sending.is_quiet {
        return StatusCode::NO_CONTENT.into_response();
    }
    let (organisation, day, half) = (&desk.here.organisation, desk.when.day, desk.when.half());
    let list = desk.here.word();
    let to = format!("/presence?organisation={organisation}&day={day}&half={half}&list={list}");
    view::go(&to, said)
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn answer(
    (app, actor): (&App, &Actor),
    page: Page,
    (place, when): (&Address, When),
    (mut form, sending): (Form, &Sending),
) -> Answer {
    let mut desk = Desk::open(app, actor, place, when).await?;
    if sending.is_of_other(actor) {
        if sending.is_quiet {
            return Ok((StatusCode::CONFLICT, Json("other")).into_response());
        }
        return Err(Problem::Closed("presence-of-other".into()));
    }
    if sending.is_taken(app, actor).await? {
        return Ok(saved_at(&desk, sending, "presence-said-saved"));
    }
    let none = BTreeMap::new();
    let mut unknown = desk.first_names(&mut form);
    desk.meet_others(app, actor, &form).await?;
    match walk_in::take(app, actor, &mut desk, &mut form).await? {
        WalkIn::None => {}
        WalkIn::Added if walk_in::is_saving(&form) => unknown = desk.first_names(&mut form),
        WalkIn::Added | WalkIn::Shown => {
            return view::show_again(&Sheet::of(&desk, page, form, &none));
        }
        WalkIn::Which(found, already) => {
            return view::show_again(&Sheet::of(&desk, page, form, &none).asking(found, already));
        }
    }
    if when.day > page.today {
        form.wrong("n", "presence-future");
    } else if desk.loaded.not_held(&desk.here, when).is_some() {
        form.wrong("n", "presence-is-off");
    }
    let typed = desk.take(&mut form);
    if !form.is_good() {
        return view::show_again(&Sheet::of(&desk, page, form, &none));
    }
    let (warnings, known) = desk.warnings(app, &page, &typed).await?;
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        return view::show_again(&Sheet::of(&desk, page, form, &none).warned(warnings));
    }
    let names = (unknown.as_slice(), desk.gone(&form));
    let saved = match write((app, actor), &desk, (&typed, &known), names, sending).await? {
        Written::Saved(saved) => saved,
        Written::Before => Saved::default(),
        Written::Between(between) => {
            return again(app, page, (actor, place, when), form, between).await;
        }
    };
    if !saved.met.is_empty() {
        let met = saved.met.into_iter().map(|(place, noted)| (typed[place].number, noted));
        let met: BTreeMap<usize, Option<Noted>> = met.collect();
        for (number, noted) in &met {
            let version = noted.as_ref().map_or(0, |noted| noted.version);
            form.set(&field('v', number), version.to_string());
        }
        form.wrong("n", "presence-met");
        return view::show_again(&Sheet::of(&desk, page, form, &met));
    }
    let said = if saved.theirs > 0 { "presence-said-theirs" } else { "presence-said-saved" };
    Ok(saved_at(&desk, sending, said))
}

/// The list as it is by now, with what was typed: something came between reading and saving.
async fn again(
    app: &App,
    page: Page,
    (actor, place, when): (&Actor, &Address, When),
    mut form: Form,
    between: Between,
) -> Answer {
    let mut desk = Desk::open(app, actor, place, when).await?;
    desk.meet_others(app, actor, &form).await?;
    let typed = desk.take(&mut form);
    if between == Between::Off && form.is_good() {
        form.wrong("n", "presence-is-off");
    }
    let (warnings, _) = desk.warnings(app, &page, &typed).await?;
    view::show_again(&Sheet::of(&desk, page, form, &BTreeMap::new()).warned(warnings))
}

/// What became of a list.
enum Written {
    Saved(Saved),
    /// Nothing: the tablet sent it before.
    Before,
    /// Nothing: something came between.
    Between(Between),
}

/// Writes the list in one unit of work; nothing when somebody else noted otherwise meanwhile.
async fn write(
    (app, actor): (&App, &Actor),
    desk: &Desk,
    (typed, known): (&[Typed], &Known),
    names: (&[FirstName], Vec<String>),
    sending: &Sending,
) -> Result<Written, Problem> {
    let (now, here, when) = (app.now(), &desk.here, desk.when);
    let sent: Vec<_> = typed.iter().map(|one| one.sent.clone()).collect();
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Make, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, now, &[line]).await?;
    if !sending.take(&mut work, actor, now).await? {
        return Ok(Written::Before);
    }
    let sent = sending.with_own(&mut work, (actor, here.at()), when.day, sent).await?;
    let days = (when.day, when.day);
    let around = (here.site(), here.organisation.as_str(), days);
    if let Some(between) = store::between(&mut work, around, &sent, known).await? {
        return Ok(Written::Between(between));
    }
    let whole = (here.at(), here.organisation.as_str(), days);
    let by = (Source::Screen, actor.account.as_str());
    let saved = store::save(&mut work, now, whole, by, &sent).await?;
    if !saved.met.is_empty() {
        return Ok(Written::Saved(saved));
    }
    put_names(&mut work, now, (actor, when), names).await?;
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(Written::Saved(saved))
}

/// Takes first names off the list, and puts others on it.
async fn put_names(
    work: &mut Work,
    now: Timestamp,
    (actor, when): (&Actor, When),
    (unknown, gone): (&[FirstName], Vec<String>),
) -> Result<(), Problem> {
    for id in gone {
        store::forget_unknown(work, &id).await?;
    }
    let posts: BTreeSet<&String> = unknown.iter().map(|one| &one.post).collect();
    for post in posts {
        let names = unknown.iter().filter(|one| one.post == *post);
        let names: Vec<String> = names.map(|one| one.name.clone()).collect();
        let slot = Slot { work_post: post.clone(), when };
        store::add_unknown(work, now, &names, &slot, Some(&actor.account)).await?;
    }
    Ok(())
}
