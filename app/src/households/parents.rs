//! What an adult may see of a child, in the own pages: recorded by a worker with the ground and the
//! period, and closed at once when that is needed.
//!
//! It opens the appointments of the child and what stands in its plan, but nothing about health or
//! justice, and no place when it is secret where the child lives. It ends by itself at eighteen, and on
//! the day on which the child or the adult leaves a household, also when that day is known beforehand:
//! what the membership opened is then over, and who it is right for is asked again. Given to an adult who
//! lives elsewhere already, it lasts until its own last day.

use super::store::parents::{self as store, Access, Child, New, Planned};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::mine::Dated;
use crate::people::codes::one_of;
use crate::people::store::{self as people, Stored};
use crate::portal::giving;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::rough_date::{Age, RoughDate};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// On what ground an adult sees something of a child.
pub const GROUNDS: [&str; 4] = ["parent", "guardian", "foster", "agreed"];

/// From this age on somebody decides alone. Civil Code, art. 488 (old): majority at eighteen.
const OF_AGE: i16 = 18;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/parents", Door::Person, show)
        .post("/people/{id}/parents", Door::Person, save)
        .post("/people/{id}/parents/{row}/end", Door::Person, end)
        .get("/mine/children/{access}", Door::SignedIn, child)
}

/// Whether somebody may be of age: then nobody sees anything for them any more.
/// Whether somebody is certainly or possibly of age.
pub(super) fn is_of_age(birth: RoughDate, today: Date) -> bool {
    match birth.age_on(today) {
        Age::Exact(years) | Age::Between(_, years) => years >= OF_AGE,
        Age::Unknown => false,
    }
}

/// The last day that can be given: the day before the child is of age, and at most a year when it is not
/// known when that is.
fn latest(birth: RoughDate, today: Date) -> Date {
    match birth {
        RoughDate::Day(day) => {
            day.saturating_add(i32::from(OF_AGE).years()).saturating_sub(1.day())
        }
        _ => today.saturating_add(1.year()),
    }
}

#[derive(askama::Template)]
#[template(path = "households/parents.html")]
struct Parents {
    page: Page,
    form: Form,
    person: Stored,
    all: Vec<Access>,
    adults: Vec<(String, String)>,
    grounds: Vec<(&'static str, String)>,
    latest: Date,
    is_of_age: bool,
    /// Whether the reader can let an adult see something: not in a closed file, where it is only ended.
    may_add: bool,
}

/// Opens the file for who may end what an adult sees: also in a closed file, as ending opens nothing.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, id, "parents").await?;
    file.demand_supports()?;
    Ok(file)
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Form,
) -> Result<Parents, Problem> {
    let id = file.person.as_str();
    let person = people::person(&app.db, id, app.today()).await?;
    let may_add = file.writes(Kind::Household);
    let mut homes = people::around(&app.db, id, &actor.account, app.today()).await?.homes;
    homes.retain(|_| may_add);
    let mut adults: Vec<(String, String)> = vec![];
    for home in homes.iter().filter(|h| h.person != id && h.role != "child" && h.is_visible) {
        if !adults.iter().any(|(known, _)| *known == home.person) {
            let lives_there = homes
                .iter()
                .any(|h| h.person == home.person && h.role != "child" && h.is_there(page.today));
            let name = home.name.clone();
            let gone = |name: &String| page.with("households-parents-gone", "name", name.as_str());
            let name = if lives_there { name } else { gone(&name) };
            adults.push((home.person.clone(), name));
        }
    }
    let ground = |word: &&'static str| (*word, page.t(&format!("households-ground-{word}")));
    Ok(Parents {
        all: store::of_child(&app.db, id).await?,
        grounds: GROUNDS.iter().map(ground).collect(),
        latest: latest(person.fields.birth, page.today),
        is_of_age: is_of_age(person.fields.birth, page.today),
        adults,
        may_add,
        person,
        form,
        page,
    })
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let form = Form::filled([("from", page.today.to_string())]);
    let mut sheet = sheet(&app, page, &actor, &file, form).await?;
    let latest = sheet.latest.to_string();
    sheet.form.set("until", latest);
    view::show(&sheet)
}

#[expect(clippy::too_many_lines, reason = "each wrong answer at its field")]
async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    file.demand(Act::Write, Kind::Household)?;
    let mut sheet = sheet(&app, page, &actor, &file, Form::from_pairs(sent)).await?;
    let (today, latest) = (sheet.page.today, sheet.latest);
    let adults = sheet.adults.clone();
    let offered = |word: &str| adults.iter().find(|(id, _)| id == word).map(|(id, _)| id.clone());
    let adult = sheet.form.choice("adult", offered);
    let ground = sheet.form.choice("ground", |word| one_of(&GROUNDS, word));
    let from = sheet.form.needed_day("from", today);
    let until = sheet.form.needed_day("until", today);
    if let (Some(from), Some(until)) = (from, until)
        && (until < from || until > latest)
    {
        sheet.form.wrong("until", "households-parents-until");
    }
    if sheet.is_of_age {
        sheet.form.wrong("adult", "households-parents-of-age");
    }
    let (Some(adult), Some(ground), Some(from), true) = (adult, ground, from, sheet.form.is_good())
    else {
        return view::show_again(&sheet);
    };
    let whom = giving::for_person(&app, &actor, &adult).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let account = giving::account(&app, &mut work, &actor, &whom).await?;
    let leaves = store::leaves(&mut work, (&adult, &id), today).await?;
    if let (Some(last), Some(until)) = (leaves, until)
        && until > last
    {
        drop(work);
        let known = Message::new("households-parents-leaves").with("day", sheet.page.day(last));
        sheet.form.wrong("until", known);
        return view::show_again(&sheet);
    }
    // The adult is held: of two who give the same at one moment the second sees the first one's.
    if store::has_open(&mut work, &id, &account, today).await? {
        drop(work);
        sheet.form.wrong("adult", "households-parents-already");
        return view::show_again(&sheet);
    }
    let new = New {
        child: &id,
        account: &account,
        organisation: file.organisation(&actor, Act::Write, Kind::Household)?,
        ground,
        days: (from, until),
        made_by: &actor.account,
    };
    let row = store::add(&mut work, now, &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::ParentAccess, &row).about(&id).because(ground);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/parents"), "households-said-parents"))
}

async fn end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, row)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let mut sheet = sheet(&app, page, &actor, &file, Form::from_pairs(sent)).await?;
    let field = format!("because-{row}");
    if !sheet.all.iter().any(|a| a.id == row) {
        return Err(Problem::NotFound);
    }
    let Some(because) = sheet.form.needed(&field, 300, "households-parents-because") else {
        return view::show_again(&sheet);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    if store::end(&mut work, (&id, &row), now, &actor.account, &because).await? {
        let line = Line::by(&actor, Deed::End, Thing::ParentAccess, &row).about(&id);
        audit::write(&mut work, now, &[line]).await?;
    }
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/parents"), "households-said-parents-ended"))
}

/// The children of whom the reader may see something today, those of age left out.
pub async fn children(app: &App, actor: &Actor) -> Result<Vec<Child>, Problem> {
    let mut all = store::open(&app.db, (&actor.account, &actor.session), app.today()).await?;
    all.retain(|child| !is_of_age(child.birth, app.today()));
    Ok(all)
}

#[derive(askama::Template)]
#[template(path = "households/child.html")]
struct ChildPage {
    page: Page,
    child: Child,
    dates: Vec<Dated>,
    planned: Vec<Planned>,
}

/// What the reader may see of a child. The look stands in the log of the child.
async fn child(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(access): Path<String>,
) -> Answer {
    let found = children(&app, &actor).await?.into_iter().find(|child| child.id == access);
    let child = found.ok_or(Problem::NotFound)?;
    let line = Line::by(&actor, Deed::Look, Thing::Person, &child.person).about(&child.person);
    audit::look(&app, line.because("child: parent")).await?;
    let dates = store::dates(&app.db, &child.person, page.today).await?.into_iter();
    let without_place = |mut next: crate::mine::store::Next| {
        if child.is_protected {
            next.place.clear();
        }
        next
    };
    view::show(&ChildPage {
        dates: dates.map(|next| crate::mine::dated(&page, without_place(next))).collect(),
        planned: store::planned(&app.db, &child.person).await?,
        page,
        child,
    })
}
