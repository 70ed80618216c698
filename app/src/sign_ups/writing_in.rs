//! From an accepted sign-up to somebody on the way in: the person is looked for first, so that nobody is
//! written in twice.

use super::acting::line;
use super::store::{self, SignUp};
use super::{form, words};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::people::NewPerson;
use crate::people::same::{self, Likely};
use crate::people::store as people;
use crate::problem::Problem;
use crate::safety_net;
use crate::view::Page;
use crate::way_in::State as Stage;
use crate::way_in::store::{self as ways, NewChange, NewWay};
use crate::web::App;
use base::db::Work;

/// The people whom the reader may see who could be meant.
pub(super) async fn known(
    app: &App,
    actor: &Actor,
    sign_up: &SignUp,
) -> Result<Vec<Likely>, Problem> {
    let mut found = same::people(app, &actor.account, &sign_up.name(), "", &sign_up.reach).await?;
    found.truncate(5);
    Ok(found)
}

/// Begins the way in of somebody who is known, or of somebody new. Gives the way; nothing when a colleague was
/// first.
pub(super) async fn write(
    app: &App,
    page: &Page,
    actor: &Actor,
    (sign_up, version, known): (&SignUp, i64, Option<&str>),
) -> Result<Option<String>, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    let mut lines = vec![];
    let person = match known {
        Some(person) => person.to_owned(),
        None => add(app, &mut work, actor, (sign_up, &mut lines)).await?,
    };
    let at = sign_up.organisation.as_str();
    if people::open_file(&mut work, &person, at, today).await? != people::Opened::WasOpen {
        lines.push(Line::by(actor, Deed::Make, Thing::File, at).about(&person).at(at));
    }
    let way =
        match ways::begin(&mut work, now, new_way(actor, sign_up, &person), first(page, sign_up))
            .await?
        {
            Some(way) => {
                lines.push(Line::by(actor, Deed::Make, Thing::WayIn, &way).about(&person).at(at));
                way
            }
            // The person was on the way there already: nobody stands there twice.
            None => ways::going_on(&mut work, &person, (at, &sign_up.work_post)).await?,
        };
    if !store::written(&mut work, (&sign_up.id, version), &way, now).await? {
        return Ok(None);
    }
    store::note(&mut work, now, &sign_up.id, ("receiver", Some(&actor.account)), ("written", ""))
        .await?;
    lines.push(line(Some(actor), Deed::Change, &sign_up.id, at).about(&person));
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, today, &[&person]).await?;
    work.save().await?;
    Ok(Some(way))
}

/// Somebody new, with the way to reach them.
async fn add(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    (sign_up, lines): (&SignUp, &mut Vec<Line>),
) -> Result<String, Problem> {
    let new = NewPerson {
        given: sign_up.given.clone(),
        family: sign_up.family.clone(),
        ways: form::way(&sign_up.reach, app.today()).into_iter().collect(),
        ..NewPerson::default()
    };
    let at = sign_up.organisation.as_str();
    let id = people::add(work, app.now(), app.today(), at, &new, None).await?;
    lines.push(Line::by(actor, Deed::Make, Thing::Person, &id).about(&id).at(at));
    Ok(id)
}

fn new_way(actor: &Actor, sign_up: &SignUp, person: &str) -> NewWay {
    NewWay {
        person: person.to_owned(),
        organisation: sign_up.organisation.clone(),
        work_post: Some(sign_up.work_post.clone()),
        waits_for: (
            Some(sign_up.work_form.clone()),
            format!("{}, {}", sign_up.post_name, sign_up.site_name),
        ),
        signed_up_by: sign_up.sender(),
        referral: None,
        made_by: Some(actor.account.clone()),
    }
}

/// Signed up on the day on which it was sent, with what was looked for.
fn first(page: &Page, sign_up: &SignUp) -> NewChange {
    let half_days = words::half_days(page, sign_up);
    let said = [sign_up.wish.as_str(), &half_days].into_iter().filter(|text| !text.is_empty());
    let remark = said.collect::<Vec<_>>().join("\n");
    let day = sign_up.sent_day.unwrap_or(page.today);
    NewChange { remark, ..NewChange::to(Stage::SignedUp, day) }
}
