//! The pages of this room: making, joining and leaving a household, children, and the household.

use super::store::parents;
use super::{ROLES, store};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::people::codes::one_of;
use crate::people::search::{self, Candidate};
use crate::people::store::{Home, Stored};
use crate::people::{NewPerson, form as fields, store as people};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::civil::Date;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = super::parents::routes(Routes::new());
    routes
        .get("/people/{id}/household", Door::Person, form)
        .post("/people/{id}/household", Door::Person, join)
        .post("/people/{id}/household/child", Door::Person, child)
        .post("/people/{id}/household/{member}/end", Door::Person, end)
        .post("/people/{id}/household/{member}/mistake", Door::Person, mistake)
        .get("/households/{id}", Door::Person, show)
}

/// What the form says for a household that is still to be made.
const NEW: &str = "new";

#[derive(askama::Template)]
#[template(path = "households/form.html")]
struct Join {
    page: Page,
    form: Form,
    person: Stored,
    homes: Vec<Home>,
    q: String,
    found: Vec<Candidate>,
}

impl Join {
    fn roles(&self) -> Vec<(&'static str, String)> {
        let none = ("", self.page.t("households-role-choose"));
        let role = |r: &&'static str| (*r, self.page.t(&format!("households-role-{r}")));
        std::iter::once(none).chain(ROLES.iter().map(role)).collect()
    }

    /// Where somebody can live: alone in a new household, or with one of the people found.
    fn places(&self) -> Vec<(&str, String)> {
        let new = (NEW, self.page.t("households-new"));
        let with = self
            .found
            .iter()
            .map(|c| (c.id.as_str(), self.page.with("households-with", "name", c.name().as_str())));
        std::iter::once(new).chain(with).collect()
    }

    fn own(&self) -> Vec<&Home> {
        self.homes.iter().filter(|h| h.person == self.person.id).collect()
    }

    /// The other members of a household whom the reader may see and who lived there in the same time.
    fn others(&self, own: &Home) -> Vec<&Home> {
        let other = |h: &&Home| h.person != self.person.id && h.meets(own);
        self.homes.iter().filter(other).filter(|h| h.is_visible).collect()
    }

    /// How many present members of a household the reader may not see.
    fn hidden(&self, own: &Home) -> usize {
        let there = |h: &&Home| h.is_there(self.page.today) && h.meets(own);
        self.homes.iter().filter(there).filter(|h| !h.is_visible).count()
    }

    /// What is said at the last day, when one is planned already.
    fn planned(&self, own: &Home) -> String {
        let hint = |day| self.page.with("households-planned", "day", self.page.day(day));
        own.until_day.map(hint).unwrap_or_default()
    }

    /// Why a membership can have been a mistake.
    fn mistakes(&self) -> Vec<(&'static str, String)> {
        let none = ("", self.page.t("households-mistake-choose"));
        let why = |w: &&'static str| (*w, self.page.t(&format!("households-mistake-{w}")));
        std::iter::once(none).chain(MISTAKES.iter().map(why)).collect()
    }

    fn lives_somewhere(&self) -> bool {
        self.own().iter().any(|h| h.is_there(self.page.today))
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn open(app: &App, actor: &Actor, id: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, id, "household").await?;
    file.demand(Act::Write, Kind::Household)?;
    Ok(file)
}

async fn page_of(
    app: &App,
    page: Page,
    actor: &Actor,
    id: &str,
    form: Form,
    q: String,
) -> Result<Join, Problem> {
    let person = people::person(&app.db, id, app.today()).await?;
    let homes = people::around(&app.db, id, &actor.account, app.today()).await?.homes;
    let mut found = search::find(app, &actor.account, &q).await?;
    found.retain(|c| c.id != id);
    Ok(Join { page, form, person, homes, q, found })
}

async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    open(&app, &actor, &id).await?;
    let today = app.today().to_string();
    let form = Form::filled([
        ("from", today.clone()),
        ("child-from", today),
        ("with", String::new()),
        ("role", String::new()),
    ]);
    let mut sheet = page_of(&app, page, &actor, &id, form, asked.q).await?;
    let there = sheet.own().into_iter().find(|h| h.is_there(sheet.page.today));
    if let Some(day) = there.map(|h| h.from_day) {
        // Who lives somewhere can move at the earliest the day after.
        let from = app.today().max(day.tomorrow().unwrap_or(day));
        sheet.form.set("from", from.to_string());
    }
    view::show(&sheet)
}

async fn join(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let with = form.choice("with", |word| (!word.is_empty()).then(|| word.to_owned()));
    let role = form.choice("role", |word| one_of(&ROLES, word));
    let from = form.needed_day("from", app.today());
    let until = form.day("until", app.today());
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "people-until-before-from");
    }
    fields::not_before_birth(&app, &mut form, &id, &["from", "until"]).await?;
    if let (Some(with), Some(role), Some(from), true) = (with, role, from, form.is_good()) {
        let mut work = app.db.work().await?;
        hold(&mut work, [&id, &with]).await?;
        if form.ticked("moves") {
            let last = from.yesterday().unwrap_or(from);
            let days = (last, app.today());
            if store::move_out(&mut work, &id, days).await? {
                parents::leave(&mut work, &id, days, app.now(), &actor.account).await?;
            }
        }
        if store::is_somewhere(&mut work, &id, from, until).await? {
            form.wrong("from", overlap(&page, &mut work, &id, from).await?);
        } else {
            let organisation = file.organisation(&actor, Act::Write, Kind::Household)?.to_owned();
            let household = place(&app, &mut work, &actor, &organisation, &with, from).await?;
            let row = store::join(&mut work, app.now(), &household, &id, role, from, until).await?;
            if let Some(last) = until.filter(|last| *last >= app.today()) {
                // The leaving is known already: what a membership opened ends with it.
                let days = (last, app.today());
                parents::leave(&mut work, &id, days, app.now(), &actor.account).await?;
            }
            save(&app, work, &id, &Line::by(&actor, Deed::Make, Thing::Household, &row)).await?;
            return Ok(view::go(&format!("/people/{id}/household"), "people-saved"));
        }
    }
    let q = form.value("q").to_owned();
    view::show_again(&page_of(&app, page, &actor, &id, form, q).await?)
}

/// Holds the records of two people until the unit of work ends, so that nobody comes to live in two
/// households at the same moment; in a fixed order, so that two who ask for each other do not wait forever.
async fn hold(work: &mut Work, mut both: [&str; 2]) -> Result<(), Problem> {
    both.sort_unstable();
    for person in both {
        people::hold(work, person).await?;
    }
    Ok(())
}

/// Why somebody cannot be in another household from a day on: the present one began on that day or
/// later, or there is another one in that time.
async fn overlap(
    page: &Page,
    work: &mut Work,
    person: &str,
    from: Date,
) -> Result<Message, Problem> {
    let began = store::began(work, person, page.today).await?.filter(|began| *began >= from);
    Ok(match began.and_then(|day| Some((day, day.tomorrow().ok()?))) {
        Some((day, next)) => Message::new("households-began-later")
            .with("day", page.day(day))
            .with("next", page.day(next)),
        None => Message::new("households-overlaps"),
    })
}

/// The household to live in: of somebody the reader may see (made for them if they have none), or a
/// new one.
async fn place(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    organisation: &str,
    with: &str,
    from: Date,
) -> Result<String, Problem> {
    if with == NEW {
        return Ok(store::make(work, app.now(), "", organisation).await?);
    }
    let standing = access::store::standing(&app.db, &actor.account, with, app.now()).await?;
    if !standing.may_somewhere(Act::Write, Kind::Household).is_allowed() {
        return Err(Problem::NotFound);
    }
    if let Some(home) = store::home_of(work, with, from.max(app.today())).await? {
        return Ok(home);
    }
    // Who lived somewhere else until after that day lives here from then on.
    let after = store::last_day(work, with).await?.and_then(|last| last.tomorrow().ok());
    let from = after.map_or(from, |after| after.max(from));
    let home = store::make(work, app.now(), "", organisation).await?;
    store::join(work, app.now(), &home, with, "adult", from, None).await?;
    let line = Line::by(actor, Deed::Make, Thing::Household, &home).about(with);
    audit::write(work, app.now(), &[line]).await?;
    Ok(home)
}

async fn save(app: &App, mut work: Work, person: &str, line: &Line) -> Result<(), Problem> {
    audit::write(&mut work, app.now(), &[line.clone().about(person)]).await?;
    safety_net::settle(&mut work, app.today(), &[person]).await?;
    Ok(work.save().await?)
}

async fn child(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let given = form.needed("child-given", 100, "people-given-missing");
    let family = form.text("child-family", 100);
    let birth = fields::read_birth(&mut form, "child-birth", app.today());
    let from = form.needed_day("child-from", app.today());
    fields::before_birth(&mut form, birth, &["child-from"]);
    let (Some(given), Some(from), true) = (given, from, form.is_good()) else {
        return view::show_again(&page_of(&app, page, &actor, &id, form, String::new()).await?);
    };
    let organisation = file.organisation(&actor, Act::Write, Kind::Household)?.to_owned();
    let new = NewPerson { given, family, birth, ..NewPerson::default() };
    let mut work = app.db.work().await?;
    let (now, today) = (app.now(), app.today());
    people::hold(&mut work, &id).await?;
    let home = place(&app, &mut work, &actor, &organisation, &id, from).await?;
    let child = people::add(&mut work, now, today, &organisation, &new, None).await?;
    store::join(&mut work, now, &home, &child, "child", from, None).await?;
    if people::person(&app.db, &id, app.today()).await?.secret_home {
        // Who lives along with somebody whose address is secret would give it away.
        people::protect(&mut work, now, &child, true).await?;
    }
    let made = Line::by(&actor, Deed::Make, Thing::Person, &child).about(&child).because("child");
    audit::write(&mut work, now, &[made]).await?;
    safety_net::settle(&mut work, today, &[&child]).await?;
    save(&app, work, &id, &Line::by(&actor, Deed::Make, Thing::Household, &home)).await?;
    Ok(view::go(&format!("/people/{id}/household"), "people-saved"))
}

async fn end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, member)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let field = format!("end-{member}");
    if let Some(day) = form.needed_day(&field, app.today()) {
        let mut work = app.db.work().await?;
        let days = (day, app.today());
        if store::leave(&mut work, &id, &member, days).await? {
            parents::leave(&mut work, &id, days, app.now(), &actor.account).await?;
            save(&app, work, &id, &Line::by(&actor, Deed::End, Thing::Household, &member)).await?;
            return Ok(view::go(&format!("/people/{id}/household"), "people-saved"));
        }
        drop(work);
        let homes = people::around(&app.db, &id, &actor.account, app.today()).await?.homes;
        let planned = homes.iter().find(|h| h.id == member && h.person == id);
        match planned.and_then(|home| home.until_day).filter(|last| *last <= day) {
            Some(last) => {
                let earlier = Message::new("households-end-earlier").with("day", page.day(last));
                form.wrong(&field, earlier);
            }
            None => form.wrong(&field, "people-until-before-from"),
        }
    }
    view::show_again(&page_of(&app, page, &actor, &id, form, String::new()).await?)
}

/// Why a membership is taken away that never was.
const MISTAKES: [&str; 3] = ["wrong-person", "wrong-household", "twice"];

/// Takes a membership away that was entered by mistake. It stays in the log.
async fn mistake(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, member)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let field = format!("mistake-{member}");
    if let Some(why) = form.choice(&field, |word| one_of(&MISTAKES, word)) {
        let mut work = app.db.work().await?;
        let Some((home, last)) = store::take_away(&mut work, &id, &member).await? else {
            return Err(Problem::NotFound);
        };
        // A membership that was over long ago opens nothing today.
        let is_over = last.is_some_and(|last| last < app.today());
        let ended = !is_over
            && parents::never_was(&mut work, (&id, &home), app.now(), &actor.account).await?;
        let line = Line::by(&actor, Deed::Remove, Thing::Household, &member).because(why);
        save(&app, work, &id, &line).await?;
        let said = if ended { "households-said-mistake-ended" } else { "people-saved" };
        return Ok(view::go(&format!("/people/{id}/household"), said));
    }
    view::show_again(&page_of(&app, page, &actor, &id, form, String::new()).await?)
}

#[derive(askama::Template)]
#[template(path = "households/show.html")]
struct Show {
    page: Page,
    /// The names of its members, as one says them.
    names: String,
    members: Vec<Home>,
    hidden: usize,
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let all = store::members(&app.db, &id, &actor.account, app.today()).await?;
    let seen = all.iter().find(|m| m.is_visible).ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &seen.person, "household").await?;
    file.demand(Act::Read, Kind::Household)?;
    let hidden = all.iter().filter(|m| !m.is_visible && m.is_there(page.today)).count();
    let members: Vec<Home> = all.into_iter().filter(|m| m.is_visible).collect();
    let there = members.iter().filter(|m| m.is_there(page.today)).map(|m| m.name.as_str());
    let names = there.collect::<Vec<_>>().join(", ");
    view::show(&Show { page, names, members, hidden })
}
