//! A half-day that did not happen: said once, with a reason, instead of an absence for everybody. On the list
//! of a site for the work posts that are ticked.

use super::super::store::{self, Days};
use super::super::{Noted, Sent, Source, When};
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

/// What it can be said of.
struct Reach {
    /// The work posts of a site where it is not said yet, with how many people are expected; empty on the list
    /// of one work post.
    posts: Vec<(String, String, usize)>,
    /// Whether those are all work posts of the site.
    is_whole: bool,
    /// How many people are expected in all.
    people: usize,
}

impl Reach {
    fn of(here: &Here, loaded: &Loaded, when: When) -> Reach {
        let here_then = loaded.expecting.all.iter().filter(|one| one.slot.when == when);
        let posts: Vec<&str> = here_then.map(|one| one.slot.work_post.as_str()).collect();
        let at = |id: &str| posts.iter().filter(|post| **post == id).count();
        let is_off = |place: &store::Place| {
            loaded.not_held.iter().any(|one| one.is_of((&place.site, &place.id), when))
        };
        let is_used = |place: &&store::Place| place.is_open || at(&place.id) > 0;
        let used: Vec<&store::Place> = here.places.iter().filter(is_used).collect();
        let open = used.iter().filter(|place| !is_off(place));
        let one = |place: &&store::Place| (place.id.clone(), place.name.clone(), at(&place.id));
        let open: Vec<(String, String, usize)> = open.map(one).collect();
        Reach {
            is_whole: open.len() == used.len(),
            people: if here.is_site { open.iter().map(|(.., n)| n).sum() } else { posts.len() },
            posts: if here.is_site { open } else { vec![] },
        }
    }

    /// The work posts that are ticked; nothing for the whole of what the list is about.
    fn chosen(&self, form: &mut Form) -> Option<Vec<String>> {
        if self.posts.is_empty() {
            return None;
        }
        let ids = self.posts.iter().map(|(id, ..)| id).filter(|id| form.has("post", id));
        let ids: Vec<String> = ids.cloned().collect();
        if ids.is_empty() {
            form.wrong("post", "presence-off-posts-missing");
        }
        (!self.is_whole || ids.len() < self.posts.len()).then_some(ids)
    }
}

#[derive(askama::Template)]
#[template(path = "presence/held.html")]
struct HeldPage {
    page: Page,
    form: Form,
    here: Here,
    when: When,
    reasons: Vec<(String, String)>,
    reach: Reach,
    /// How many are noted already.
    noted: usize,
}

impl HeldPage {
    fn of(page: Page, form: Form, desk: Desk) -> HeldPage {
        let words = |word: &str| (word.to_owned(), page.t(&format!("presence-off-{word}")));
        HeldPage {
            reasons: REASONS.map(words).to_vec(),
            noted: desk.noted.len(),
            here: desk.here,
            when: desk.when,
            reach: desk.reach,
            page,
            form,
        }
    }

    fn said(&self) -> String {
        said(&self.page, self.when)
    }

    fn list(&self) -> String {
        self.here.list(self.when)
    }

    fn post(&self, name: &str, n: &usize) -> String {
        format!("{name}: {}", self.page.n("presence-off-people", *n))
    }
}

/// A half-day of a place, as it is by now.
struct Desk {
    here: Here,
    when: When,
    loaded: Loaded,
    reach: Reach,
    noted: Vec<Noted>,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, place: &Address, when: When) -> Result<Desk, Problem> {
        let here = Here::open(app, actor, place).await?;
        let loaded = Loaded::of(app, actor, &here, (when.day, when.day)).await?;
        let noted = loaded.noted.iter().filter(|one| one.slot.when == when).cloned().collect();
        Ok(Desk { reach: Reach::of(&here, &loaded, when), here, when, loaded, noted })
    }

    fn days(&self) -> Days {
        (self.when.day, self.when.day)
    }

    /// What is noted at the work posts that are chosen becomes unknown again; it stays in what stood before.
    fn clear(&self, chosen: Option<&[String]>) -> Vec<Sent> {
        let all = self.noted.iter().filter(|one| is_chosen(one, chosen));
        let clear = |one: &Noted| Sent {
            person: one.person.clone(),
            slot: one.slot.clone(),
            shown: Some(one.mark.code),
            mark: None,
            version: one.version,
        };
        all.map(clear).collect()
    }
}

fn is_chosen(one: &Noted, chosen: Option<&[String]>) -> bool {
    chosen.is_none_or(|posts| posts.contains(&one.slot.work_post))
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &place, asked.when(&app, &page)?).await?;
    let mut form = Form::filled([("reason", REASONS[0].to_owned())]);
    form.set_all("post", desk.reach.posts.iter().map(|(id, ..)| id.clone()).collect());
    view::show(&HeldPage::of(page, form, desk))
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
    let desk = Desk::open(&app, &actor, &place, asked.said()?).await?;
    let list = desk.here.list(desk.when);
    if form.value("act") == "undo" {
        return undo(&app, &actor, &desk).await;
    }
    if desk.loaded.not_held(&desk.here, desk.when).is_some() {
        return Ok(view::go(&list, "presence-said-off"));
    }
    let chosen = desk.reach.chosen(&mut form);
    let clear = desk.clear(chosen.as_deref());
    let reason = form.choice("reason", |word| REASONS.into_iter().find(|one| *one == word));
    let remark = match reason {
        Some("other") => form.needed("remark", 200, "presence-remark-missing"),
        _ => Some(form.text("remark", 200)),
    };
    if desk.when.day > page.today {
        form.wrong("reason", "presence-future");
    }
    if !clear.is_empty() && !form.ticked("clear") {
        form.wrong("clear", "presence-clear-first");
    }
    let (Some(reason), Some(remark), true) = (reason, remark, form.is_good()) else {
        return view::show_again(&HeldPage::of(page, form, desk));
    };
    let why = (reason, remark.as_str());
    if !write(&app, &actor, &desk, (chosen.as_deref(), &clear), why).await? {
        form.wrong("clear", "presence-met");
        let desk = Desk::open(&app, &actor, &place, desk.when).await?;
        return view::show_again(&HeldPage::of(page, form, desk));
    }
    Ok(view::go(&list, "presence-said-off"))
}

/// Writes that it did not happen; says no, and writes nothing, when somebody noted something meanwhile.
async fn write(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    (chosen, clear): (Option<&[String]>, &[Sent]),
    why: (&str, &str),
) -> Result<bool, Problem> {
    let (now, here, when) = (app.now(), &desk.here, desk.when);
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Cancelled, Thing::Presence, &here.id);
    audit::write(&mut work, now, &[line.at(&here.organisation)]).await?;
    let there = store::noted_in(&mut work, here.at(), desk.days()).await?;
    let there = there.iter().filter(|one| one.slot.when == when && is_chosen(one, chosen)).count();
    let whole = (here.at(), here.organisation.as_str(), desk.days());
    let by = (Source::Screen, actor.account.as_str());
    let saved = store::save(&mut work, now, whole, by, clear).await?;
    // Somebody noted one more while this form was read: that is not cleared unasked.
    if there > clear.len() || !saved.met.is_empty() {
        return Ok(false);
    }
    let posts: Vec<Option<&str>> = match chosen {
        Some(posts) => posts.iter().map(|post| Some(post.as_str())).collect(),
        None => vec![here.post()],
    };
    for post in posts {
        let by = Some(actor.account.as_str());
        store::say_not_held(&mut work, now, (here.site(), post), when, why, by).await?;
    }
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(true)
}

/// It did happen: the row goes away, and the list can be noted.
async fn undo(app: &App, actor: &Actor, desk: &Desk) -> Answer {
    let here = &desk.here;
    let off = desk.loaded.not_held(here, desk.when).ok_or(Problem::NotFound)?;
    if off.work_post.is_none() && !here.is_site {
        // The whole site was off: that is said, and taken back, for the whole site.
        return Err(Problem::Closed("presence-off-of-site".into()));
    }
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Restore, Thing::Presence, &here.id).at(&here.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    store::hold_again(&mut work, off).await?;
    work.save().await?;
    Ok(view::go(&here.list(desk.when), "presence-said-on"))
}
