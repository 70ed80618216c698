//! A single half-day that is otherwise: by one tap in the week, or by a form with the reason.

use super::super::store::{self, NewException, Of};
use super::super::{Half, OtherwiseFor, Plan, Seat, Slot};
use super::back;
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::store::placements;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::trajectories::store::plans;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::civil::Date;
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/placements/{id}/tap", Door::Person, tap)
        .get("/placements/{id}/otherwise", Door::Person, ask)
        .post("/placements/{id}/otherwise", Door::Person, save)
        .post("/exceptions/{id}/remove", Door::Person, remove)
}

/// A placement, opened to write about.
struct Desk {
    file: File,
    organisation: String,
    placement: String,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, placement: &str) -> Result<Desk, Problem> {
        let person = placements::whose(&app.db, placement).await?.ok_or(Problem::NotFound)?;
        let file = access::open(app, actor, &person, "week").await?;
        file.demand(Act::Write, Kind::Steps)?;
        let kept = placements::kept_by(&app.db, placement).await?.ok_or(Problem::NotFound)?;
        if !file.reads_at(Kind::Steps, &kept) {
            return Err(Problem::NotFound);
        }
        file.demand_at(Act::Write, Kind::Steps, &kept)?;
        Ok(Desk { file, organisation: kept, placement: placement.to_owned() })
    }

    /// The plan of the person on some days, and the placement in it; nothing when it does not run then.
    async fn plan(&self, app: &App, days: (Date, Date)) -> Result<(Plan, Option<Seat>), Problem> {
        let plan = store::plan(&app.db, Of::Person(&self.file.person), days).await?;
        let seat = plan.seats.iter().find(|s| s.placement == self.placement).cloned();
        Ok((plan, seat))
    }

    /// Notes exceptions and gives the id of the first; nothing when something else is noted there meanwhile.
    async fn note(
        &self,
        app: &App,
        actor: &Actor,
        new: &[NewException],
        is_instead: bool,
    ) -> Result<Option<String>, Problem> {
        let mut work = app.db.work().await?;
        let added = store::add_exceptions(&mut work, app.now(), new, is_instead).await?;
        let Some(first) = added.and_then(|ids| ids.into_iter().next()) else { return Ok(None) };
        let line = Line::by(actor, Deed::Change, Thing::Placement, &self.placement);
        let line = line.at(&self.organisation).about(&self.file.person);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
        Ok(Some(first))
    }

    fn exception(&self, actor: &Actor, slot: Slot, comes: bool) -> NewException {
        NewException {
            placement: self.placement.clone(),
            slot,
            comes,
            reason: OtherwiseFor::Agreed,
            remark: String::new(),
            made_by: Some(actor.account.clone()),
        }
    }
}

/// Whether a half-day can become otherwise so; else what is the matter with it, as a key of words.
fn fits(plan: &Plan, seat: Option<&Seat>, slot: Slot, comes: bool) -> Result<(), &'static str> {
    let Some(seat) = seat.filter(|s| s.runs_on(slot.day)) else { return Err("weeks-outside") };
    let place = (seat.organisation.as_str(), seat.site.as_str(), seat.work_post.as_str());
    match (comes, seat.is_weekly(slot)) {
        (true, true) => Err("weeks-is-weekly"),
        (false, false) => Err("weeks-not-weekly"),
        _ if plan.closed(place, slot).is_some() => Err("weeks-closed-then"),
        _ => Ok(()),
    }
}

async fn tap(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let to = back(form.value("back"), &desk.file.person);
    let Some(slot) = Slot::parse(form.value("slot")) else {
        return Ok(view::go(&to, "weeks-said-outside"));
    };
    let (plan, seat) = desk.plan(&app, (slot.day, slot.day)).await?;
    let comes = !seat.as_ref().is_some_and(|s| s.is_weekly(slot));
    if fits(&plan, seat.as_ref(), slot, comes).is_err() {
        return Ok(view::go(&to, "weeks-said-outside"));
    }
    let new = desk.exception(&actor, slot, comes);
    let Some(id) = desk.note(&app, &actor, &[new], false).await? else {
        return Ok(view::go(&to, "weeks-said-meanwhile"));
    };
    if to.starts_with("/weeks?") {
        // A grid of many people: the page says who and when, and gives the way back.
        return Ok(view::go(&tapped(&to, &id), ""));
    }
    Ok(view::go(&to, if comes { "weeks-said-comes" } else { "weeks-said-away" }))
}

/// The address of a week with the exception that was just made, at the row of the tap.
fn tapped(to: &str, exception: &str) -> String {
    let (address, row) = to.split_once('#').map_or((to, None), |(one, row)| (one, Some(row)));
    let row = row.map_or_else(String::new, |row| format!("#{row}"));
    format!("{address}&tapped={exception}{row}")
}

async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let whose = store::whose_exception(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let desk = Desk::open(&app, &actor, &whose.placement).await?;
    let to = back(Form::from_pairs(sent).value("back"), &desk.file.person);
    let mut work = app.db.work().await?;
    if !store::remove_exception(&mut work, &id).await? {
        return Ok(view::go(&to, "weeks-said-meanwhile"));
    }
    let line = Line::by(&actor, Deed::Change, Thing::Placement, &desk.placement);
    let line = line.at(&desk.organisation).about(&desk.file.person);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&to, "weeks-said-back"))
}

/// What is otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Away,
    Extra,
    Instead,
}

impl How {
    const WORDS: [(&'static str, How); 3] =
        [("away", How::Away), ("instead", How::Instead), ("extra", How::Extra)];

    fn parse(word: &str) -> Option<How> {
        How::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, how)| how)
    }
}

type Options = Vec<(String, String)>;

#[derive(askama::Template)]
#[template(path = "weeks/otherwise.html")]
struct Sheet {
    form: Form,
    placement: String,
    person: String,
    name: String,
    /// Where, and on which half-days in every week.
    place: String,
    hows: Options,
    halves: Options,
    reasons: Options,
    page: Page,
}

async fn sheet(app: &App, page: Page, desk: &Desk, form: Form) -> Result<Sheet, Problem> {
    let plans = plans(&app.db, &desk.file.person).await?;
    let found = plans.placements.iter().find(|p| p.id == desk.placement);
    let found = found.ok_or(Problem::NotFound)?;
    let half_days = page.half_days(found.stay.half_days);
    let how = |(word, _): (&str, How)| (word.to_owned(), page.t(&format!("weeks-how-{word}")));
    let half = |h: Half| (h.number().to_string(), page.t(&format!("weeks-half-{}", h.word())));
    let reason =
        |r: OtherwiseFor| (r.word().to_owned(), page.t(&format!("weeks-otherwise-{}", r.word())));
    Ok(Sheet {
        form,
        placement: desk.placement.clone(),
        person: desk.file.person.clone(),
        name: plans.name.clone(),
        place: format!("{}, {}: {half_days}", found.post_name, found.site_name),
        hows: How::WORDS.map(how).to_vec(),
        halves: Half::BOTH.map(half).to_vec(),
        reasons: OtherwiseFor::ALL.map(reason).to_vec(),
        page,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    day: String,
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let day = asked.day.parse::<Date>().map_or_else(|_| page.today, |day| day.max(page.today));
    let form = Form::filled([
        ("how", "away".to_owned()),
        ("day", day.to_string()),
        ("reason", OtherwiseFor::Agreed.word().to_owned()),
    ]);
    view::show(&sheet(&app, page, &desk, form).await?)
}

/// Reads a half-day of the form.
fn slot(form: &mut Form, (day, half): (&str, &str), today: Date) -> Option<Slot> {
    let read = |word: &str| Half::new(word.parse().ok()?);
    let (day, half) = (form.needed_day(day, today), form.choice(half, read));
    Some(Slot { day: day?, half: half? })
}

/// Reads the form; errors stand at their fields. Gives the half-days with whether the person comes then.
async fn read(
    app: &App,
    page: &Page,
    desk: &Desk,
    form: &mut Form,
) -> Result<Option<(Vec<(Slot, bool)>, OtherwiseFor, String)>, Problem> {
    let how = form.choice("how", How::parse);
    let first = slot(form, ("day", "half"), page.today);
    let is_instead = how == Some(How::Instead);
    let other = if is_instead { slot(form, ("other_day", "other_half"), page.today) } else { None };
    let reason = form.choice("reason", OtherwiseFor::parse);
    let remark = form.text("remark", 200);
    if reason == Some(OtherwiseFor::Other) && remark.is_empty() {
        form.wrong("remark", "weeks-remark-missing");
    }
    let asked = [
        first.map(|slot| ("day", slot, how == Some(How::Extra))),
        other.map(|slot| ("other_day", slot, true)),
    ];
    for (field, slot, comes) in asked.into_iter().flatten() {
        let (plan, seat) = desk.plan(app, (slot.day, slot.day)).await?;
        let noted = plan.exceptions.iter().any(|e| e.placement == desk.placement && e.slot == slot);
        if let Err(key) = fits(&plan, seat.as_ref(), slot, comes) {
            form.wrong(field, key);
        } else if noted {
            form.wrong(field, "weeks-noted-already");
        }
    }
    let slots = asked.into_iter().flatten().map(|(_, slot, comes)| (slot, comes)).collect();
    Ok(reason.filter(|_| form.is_good()).map(|reason| (slots, reason, remark)))
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some((slots, reason, remark)) = read(&app, &page, &desk, &mut form).await? else {
        return view::show_again(&sheet(&app, page, &desk, form).await?);
    };
    let one = |(slot, comes): &(Slot, bool)| NewException {
        reason,
        remark: remark.clone(),
        ..desk.exception(&actor, *slot, *comes)
    };
    let new: Vec<NewException> = slots.iter().map(one).collect();
    if desk.note(&app, &actor, &new, slots.len() > 1).await?.is_none() {
        form.wrong("day", "weeks-noted-already");
        return view::show_again(&sheet(&app, page, &desk, form).await?);
    }
    let first = slots.first().map_or(page.today, |(slot, _)| slot.day);
    Ok(view::go(&format!("/people/{}/week?day={first}", desk.file.person), "weeks-said-otherwise"))
}
