//! Making secret where somebody lives and with whom.

use crate::access::{self, Act, Actor, File, Kind, Standing};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::households::store::parents::{self, Seen};
use crate::people::store::{self, Home, Stored};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::Work;

#[derive(askama::Template)]
#[template(path = "people/protect.html")]
struct Protect {
    page: Page,
    form: Form,
    person: Stored,
    may_change: bool,
    /// Who lives at the same door, of whom the reader can make it secret too.
    others: Vec<Home>,
    /// What cannot be done here, each in a sentence.
    cannot: Vec<String>,
    /// Whether somebody lives there whom the reader does not see.
    has_more: bool,
    /// What adults may see of them and the reader can stop: who sees it, and of whom by id and name.
    seen: Vec<(Seen, String)>,
}

impl Protect {
    /// Whose file was closed since the page was opened is told at its field, not passed over.
    fn hold_to_offered(&self, form: &mut Form) {
        let lives = |id: &String| self.others.iter().any(|home| home.person == *id);
        let sees = |id: &String| self.seen.iter().any(|(seen, _)| seen.id == *id);
        for (field, fits) in [
            ("also", form.all("also").iter().all(lives)),
            ("stop", form.all("stop").iter().all(sees)),
        ] {
            if !fits {
                form.wrong(field, "people-protect-changed");
            }
        }
    }

    /// What can be stopped, each with who sees what of whom.
    fn stops(&self) -> Vec<(String, String)> {
        let one = |(seen, name): &(Seen, String)| {
            let (adult, of) = (seen.adult.as_str(), name.as_str());
            let words = self.page.with2("people-protect-stop-one", ("adult", adult), ("name", of));
            (seen.id.clone(), words)
        };
        self.seen.iter().map(one).collect()
    }
}

/// Who lives at the same door today, or is going to.
async fn others(app: &App, actor: &Actor, id: &str) -> Result<Vec<Home>, Problem> {
    let mut homes = store::around(&app.db, id, &actor.account, app.today()).await?.homes;
    homes.retain(|home| home.is_there(app.today()));
    let (own, mut others): (Vec<Home>, Vec<Home>) = homes.into_iter().partition(|h| h.person == id);
    others.retain(|home| own.iter().any(|own| own.meets(home)));
    Ok(others)
}

async fn open(app: &App, actor: &Actor, id: &str) -> Result<File, Problem> {
    access::open(app, actor, id, "protect").await
}

/// The page, with everything ticked that is best closed.
async fn sheet(app: &App, page: Page, actor: &Actor, file: &File) -> Result<Protect, Problem> {
    let id = file.person.as_str();
    let person = store::person(&app.db, id, app.today()).await?;
    let may_change = file.writes(Kind::Identity) && file.demand_open().is_ok();
    let around = if may_change { others(app, actor, id).await? } else { vec![] };
    let (mut others, mut stops, mut cannot, mut has_more) = (vec![], vec![], vec![], false);
    let seen = parents::seen_around(&app.db, id, page.today).await?;
    let mut seen_of = |of: &str, name: &str, may_stop: bool| {
        for one in seen.iter().filter(|one| one.person == of) {
            if may_stop {
                stops.push((one.clone(), name.to_owned()));
            } else {
                let adult = ("adult", one.adult.as_str());
                cannot.push(page.with2("people-protect-stop-not", adult, ("name", name)));
            }
        }
    };
    if may_change {
        seen_of(id, &person.name(), true);
    }
    let mut closed = vec![];
    for home in around {
        if !home.is_visible {
            has_more = true;
            continue;
        }
        let near = near(app, actor, &home.person).await?;
        seen_of(&home.person, &home.name, near.supports());
        if near.may_somewhere(Act::Write, Kind::Identity).is_allowed() {
            others.push(home);
        } else {
            closed.push(page.with("people-protect-also-not", "name", home.name.as_str()));
        }
    }
    let cannot = [closed, cannot].concat();
    let mut form = Form::empty();
    form.set_all("stop", stops.iter().map(|(seen, _)| seen.id.clone()).collect());
    form.set_all("also", others.iter().map(|home| home.person.clone()).collect());
    Ok(Protect { page, form, person, may_change, others, cannot, has_more, seen: stops })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    view::show(&sheet(&app, page, &actor, &file).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    file.demand(Act::Write, Kind::Identity)?;
    file.demand_open()?;
    let mut sheet = sheet(&app, page, &actor, &file).await?;
    let mut form = Form::from_pairs(sent);
    let is_protected = form.ticked("protected");
    let asked = |seen: &&(Seen, String)| is_protected && form.has("stop", &seen.0.id);
    let stops: Vec<Seen> = sheet.seen.iter().filter(asked).map(|(seen, _)| seen.clone()).collect();
    let because = form.text("because", 300);
    if !stops.is_empty() && because.is_empty() {
        form.wrong("because", "households-parents-because");
    }
    if is_protected {
        sheet.hold_to_offered(&mut form);
    }
    if !form.is_good() {
        sheet.form = form;
        return view::show_again(&sheet);
    }
    let asked = |home: &&Home| is_protected && form.has("also", &home.person);
    let also: Vec<String> =
        sheet.others.iter().filter(asked).map(|home| home.person.clone()).collect();
    let mut work = app.db.work().await?;
    let what = if is_protected { "protected" } else { "unprotected" };
    let mut lines = vec![];
    for person in std::iter::once(&id).chain(&also) {
        if store::protect(&mut work, app.now(), person, is_protected).await? {
            let line = Line::by(&actor, Deed::Change, Thing::Person, person);
            lines.push(line.about(person).because(what));
        }
    }
    lines.extend(stop(&app, &mut work, &actor, &stops, &because).await?);
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "people-saved"))
}

/// Ends what adults see, with the reason; gives the lines for the log.
async fn stop(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    stops: &[Seen],
    because: &str,
) -> Result<Vec<Line>, Problem> {
    let (now, mut lines) = (app.now(), vec![]);
    for seen in stops {
        let (person, row) = (seen.person.as_str(), seen.id.as_str());
        if parents::end(work, (person, row), now, &actor.account, because).await? {
            lines.push(Line::by(actor, Deed::End, Thing::ParentAccess, row).about(person));
        }
    }
    Ok(lines)
}

/// How the reader stands to somebody else of the household. In a closed file what a parent sees is ended all
/// the same, as it opens nothing; whether the home is secret is for who has an open file to say.
async fn near(app: &App, actor: &Actor, person: &str) -> Result<Standing, Problem> {
    Ok(access::store::standing(&app.db, &actor.account, person, app.now()).await?)
}
