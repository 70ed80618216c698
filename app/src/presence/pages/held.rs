//! A half-day that did not happen: said once, with a reason, instead of an absence for everybody.

use super::super::store;
use super::super::{Sent, Source, When};
use super::desk::{Here, Loaded};
use super::{Address, Asked, said};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as SentForm, Query};

/// Why a half-day does not happen, in the order of the form.
const REASONS: [&str; 5] = ["nobody", "weather", "no-work", "training", "other"];

#[derive(askama::Template)]
#[template(path = "presence/held.html")]
struct HeldPage {
    page: Page,
    form: Form,
    here: Here,
    when: When,
    reasons: Vec<(String, String)>,
    /// How many are noted already.
    noted: usize,
}

impl HeldPage {
    fn of(page: Page, form: Form, here: Here, (when, noted): (When, usize)) -> HeldPage {
        let words = |word: &str| (word.to_owned(), page.t(&format!("presence-off-{word}")));
        HeldPage { reasons: REASONS.map(words).to_vec(), page, form, here, when, noted }
    }

    fn said(&self) -> String {
        said(&self.page, self.when)
    }

    fn list(&self) -> String {
        self.here.list(self.when)
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let here = Here::open(&app, &actor, &place).await?;
    let when = asked.when(&app, &page)?;
    let noted = store::noted(&app.db, here.at(), (when.day, when.day)).await?;
    let noted = noted.iter().filter(|one| one.slot.when == when).count();
    let form = Form::filled([("reason", REASONS[0].to_owned())]);
    view::show(&HeldPage::of(page, form, here, (when, noted)))
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let here = Here::open(&app, &actor, &place).await?;
    let when = asked.said()?;
    let loaded = Loaded::of(&app, &actor, &here, (when.day, when.day)).await?;
    let list = here.list(when);
    if form.value("act") == "undo" {
        return undo(&app, &actor, &here, (&loaded, when)).await;
    }
    if loaded.not_held(&here, when).is_some() {
        return Ok(view::go(&list, "presence-said-off"));
    }
    let noted: Vec<_> = loaded.noted.iter().filter(|one| one.slot.when == when).collect();
    let reason = form.choice("reason", |word| REASONS.into_iter().find(|one| *one == word));
    let remark = match reason {
        Some("other") => form.needed("remark", 200, "presence-remark-missing"),
        _ => Some(form.text("remark", 200)),
    };
    if when.day > page.today {
        form.wrong("reason", "presence-future");
    }
    if !noted.is_empty() && !form.ticked("clear") {
        form.wrong("clear", "presence-clear-first");
    }
    let (Some(reason), Some(remark), true) = (reason, remark, form.is_good()) else {
        let noted = noted.len();
        return view::show_again(&HeldPage::of(page, form, here, (when, noted)));
    };
    // What was noted becomes unknown again; it stays in what stood before.
    let clear: Vec<Sent> = noted
        .iter()
        .map(|one| Sent {
            person: one.person.clone(),
            slot: one.slot.clone(),
            shown: Some(one.mark.code),
            mark: None,
            version: one.version,
        })
        .collect();
    let now = app.now();
    let mut work = app.db.work().await?;
    let line = Line::by(&actor, Deed::Cancelled, Thing::Presence, &here.id);
    audit::write(&mut work, now, &[line.at(&here.organisation)]).await?;
    let whole = (here.at(), here.organisation.as_str(), (when.day, when.day));
    let by = (Source::Screen, actor.account.as_str());
    let saved = store::save(&mut work, now, whole, by, &clear).await?;
    if !saved.met.is_empty() {
        drop(work);
        form.wrong("clear", "presence-met");
        let noted = noted.len();
        return view::show_again(&HeldPage::of(page, form, here, (when, noted)));
    }
    let place = (here.site(), here.post());
    let why = (reason, remark.as_str());
    if !store::say_not_held(&mut work, now, place, when, why, Some(&actor.account)).await? {
        return Ok(view::go(&list, "presence-said-off"));
    }
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(view::go(&list, "presence-said-off"))
}

/// It did happen: the row goes away, and the list can be noted.
async fn undo(app: &App, actor: &Actor, here: &Here, (loaded, when): (&Loaded, When)) -> Answer {
    let off = loaded.not_held(here, when).ok_or(Problem::NotFound)?;
    if off.work_post.is_none() && !here.is_site {
        // The whole site was off: that is said, and taken back, for the whole site.
        return Err(Problem::Closed("presence-off-of-site".into()));
    }
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Restore, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    store::hold_again(&mut work, off).await?;
    work.save().await?;
    Ok(view::go(&here.list(when), "presence-said-on"))
}
