//! Saving the list of a half-day: all of it or nothing, in one unit of work.

use super::super::form::{Typed, field};
use super::super::store::{self, Between, Known, Saved};
use super::super::{Noted, Slot, Source, When};
use super::roll::Desk;
use super::sheet::Sheet;
use super::walk_in::{self, FirstName, WalkIn};
use super::{Address, Asked};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use std::collections::{BTreeMap, BTreeSet};

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let mut desk = Desk::open(&app, &actor, &place, asked.said()?).await?;
    let none = BTreeMap::new();
    let unknown = desk.first_names(&mut form);
    desk.meet_others(&app, &actor, &form).await?;
    match walk_in::take(&app, &actor, &mut desk, &mut form).await? {
        WalkIn::None => {}
        WalkIn::Done => return view::show_again(&Sheet::of(&desk, page, form, &none)),
        WalkIn::Which(found, already) => {
            return view::show_again(&Sheet::of(&desk, page, form, &none).asking(found, already));
        }
    }
    let when = desk.when;
    if when.day > page.today {
        form.wrong("n", "presence-future");
    } else if desk.loaded.not_held(&desk.here, when).is_some() {
        form.wrong("n", "presence-is-off");
    }
    let typed = desk.take(&mut form);
    if !form.is_good() {
        return view::show_again(&Sheet::of(&desk, page, form, &none));
    }
    let (warnings, known) = desk.warnings(&app, &page, &typed).await?;
    // A browser sends the ends of lines in another way than it got them.
    let seen: Vec<&str> = form.value("seen").lines().collect();
    if !warnings.is_empty() && seen != warnings {
        return view::show_again(&Sheet::of(&desk, page, form, &none).warned(warnings));
    }
    let names = (unknown.as_slice(), desk.gone(&form));
    let saved = match write(&app, &actor, &desk, (&typed, &known), names).await? {
        Written::Saved(saved) => saved,
        Written::Between(between) => {
            return again(&app, page, (&actor, &place, when), form, between).await;
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
    let (organisation, day) = (&desk.here.organisation, when.day);
    Ok(view::go(&format!("/presence?organisation={organisation}&day={day}"), said))
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
    /// Nothing: something came between.
    Between(Between),
}

/// Writes the list in one unit of work; nothing when somebody else noted otherwise meanwhile.
async fn write(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    (typed, known): (&[Typed], &Known),
    (unknown, gone): (&[FirstName], Vec<String>),
) -> Result<Written, Problem> {
    let (now, here, when) = (app.now(), &desk.here, desk.when);
    let sent: Vec<_> = typed.iter().map(|one| one.sent.clone()).collect();
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Make, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, now, &[line]).await?;
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
    for id in gone {
        store::forget_unknown(&mut work, &id).await?;
    }
    let posts: BTreeSet<&String> = unknown.iter().map(|one| &one.post).collect();
    for post in posts {
        let names = unknown.iter().filter(|one| one.post == *post);
        let names: Vec<String> = names.map(|one| one.name.clone()).collect();
        let slot = Slot { work_post: post.clone(), when };
        store::add_unknown(&mut work, now, &names, &slot, Some(&actor.account)).await?;
    }
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(Written::Saved(saved))
}
