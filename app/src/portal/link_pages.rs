//! Coming in with a link and a code of six digits: made by a worker, used once.

use super::store::links::{self, Link, NewLink};
use super::{Ended, TRIES, giving};
use crate::access::Actor;
use crate::account::pages::let_in_by;
use crate::account::session::Way;
use crate::account::store::links::whole;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::keys;
use crate::language::Message;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use axum_extra::extract::Form as Sent;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a link works.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Looks at links from one machine.
const PER_MACHINE: Limit = Limit { hits: 60, within: SignedDuration::from_mins(15) };

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/card/link", Door::Person, made)
        .post("/people/{id}/card/link", Door::Person, make)
        .get("/enter/{token}", Door::Public, ask)
        .post("/enter/{token}", Door::Public, enter)
}

/// A link and its code as they were just made. They are kept for some minutes, for who made them.
#[derive(Serialize, Deserialize)]
struct Made {
    link: String,
    digits: String,
    until: Timestamp,
}

#[derive(askama::Template)]
#[template(path = "portal/made_link.html")]
struct MadePage {
    page: Page,
    name: String,
    back: String,
    made: Made,
}

/// Where a new link is shown.
fn made_page(person: &str) -> String {
    format!("/people/{person}/card/link")
}

/// The link that was just made, for who made it; for all others, and later, it is gone.
async fn made(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let whom = giving::for_person(&app, &actor, &id).await?;
    let back = format!("/people/{id}/card");
    match app.shown.find::<Made>(app.now(), (&actor.session, &made_page(&id))) {
        Some(made) => view::show(&MadePage { page, name: whom.person.name(), back, made }),
        None => Ok(view::go(&back, "portal-link-shown-gone")),
    }
}

async fn make(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    let whom = giving::for_person(&app, &actor, &id).await?;
    let now = app.now();
    let (token, digits) = (keys::random_word(), six_digits());
    let mut work = app.db.work().await?;
    let account = giving::account(&app, &mut work, &actor, &whom).await?;
    links::end(&mut work, &id, now, Ended::Replaced).await?;
    let link = links::new_id(now);
    let new = NewLink {
        person: &id,
        account: &account,
        organisation: &whom.organisation,
        token_hash: keys::hash(&token),
        code_hash: giving::digits_hash(&app, &link, &digits),
        made_by: &actor.account,
        valid_until: now + LASTS,
        id: link,
    };
    links::add(&mut work, now, &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::EntryLink, &new.id).about(&id);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    let made = Made {
        link: whole(&app, host, &format!("/enter/{token}")),
        digits: format!("{} {}", &digits[..3], &digits[3..]),
        until: new.valid_until,
    };
    let to = made_page(&id);
    app.shown.keep(now, (&actor.session, &to), &made)?;
    Ok(view::go(&to, ""))
}

/// Six random digits, each number as likely as the next.
fn six_digits() -> String {
    // 2^64 is so much more than a million that what is left over does not show.
    let number = u64::from_le_bytes(keys::random()) % 1_000_000;
    format!("{number:06}")
}

#[derive(askama::Template)]
#[template(path = "portal/enter_link.html")]
struct Enter {
    page: Page,
    form: Form,
    /// Whether the link works; one that does not says so, and not whether it ever did.
    works: bool,
}

fn gone(page: Page) -> Answer {
    let page = view::show(&Enter { page, form: Form::default(), works: false })?;
    Ok((StatusCode::GONE, page).into_response())
}

async fn find(app: &App, peer: &str, token: &str) -> Result<Option<Link>, Problem> {
    rate::take(app, &format!("link {peer}"), PER_MACHINE).await?;
    Ok(links::find(&app.db, &keys::hash(token), app.now()).await?)
}

async fn ask(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    if find(&app, &peer, &token).await?.is_none() {
        return gone(page);
    }
    view::show(&Enter { page, form: Form::empty(), works: true })
}

#[expect(
    clippy::too_many_lines,
    reason = "every way a code can fail, in the order in which it is asked"
)]
async fn enter(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let Some(link) = find(&app, &peer, &token).await? else {
        return gone(page);
    };
    let mut form = Form::from_pairs(sent);
    let digits: String = form.value("code").chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        form.wrong("code", "portal-digits-missing");
        return view::show_again(&Enter { page, form, works: true });
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    let Some(tries) = links::count_try(&mut work, &link.id, TRIES).await? else {
        return gone(page);
    };
    if giving::digits_hash(&app, &link.id, &digits) == link.code_hash {
        if !links::use_up(&mut work, &link.id, now).await? {
            return gone(page);
        }
        // The link is used up, the session begins and the log says so, or none of it.
        let whose = (link.person.as_str(), link.account.as_str());
        audit::write(&mut work, now, &[giving::came_in(Thing::EntryLink, &link.id, whose)]).await?;
        let to = (link.account.as_str(), "/mine/access");
        let by = (Way::Link, Some(link.organisation.as_str()));
        let response = let_in_by(&app, &mut work, &headers, to, by).await?;
        work.save().await?;
        return Ok(response);
    }
    let line = |deed| Line::by_program(deed, Thing::EntryLink, &link.id).about(&link.person);
    let mut lines = vec![line(Deed::WrongPassword)];
    if tries >= TRIES {
        links::end(&mut work, &link.person, now, Ended::Locked).await?;
        lines.push(line(Deed::End).because(Ended::Locked.word()));
    }
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    if tries >= TRIES {
        return gone(page);
    }
    form.set("code", "");
    form.wrong("code", Message::new("portal-digits-wrong").with("n", TRIES - tries));
    view::show_again(&Enter { page, form, works: true })
}
