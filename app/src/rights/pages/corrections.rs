//! Asking a correction, for oneself or for somebody; answering it.

use crate::access::{self, Actor, File};
use crate::account::session;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rights::correction::{ABOUT, Outcome, about, due};
use crate::rights::store::corrections::{self as store, Correction, Keeper, NewCorrection};
use crate::rights::store::officers::{Officer, officers};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/corrections", Door::Person, show)
        .post("/people/{id}/corrections", Door::Person, ask)
        .get("/mine/corrections", Door::SignedIn, mine)
        .post("/mine/corrections", Door::SignedIn, ask_own)
        .post("/mine/corrections/{id}/withdraw", Door::SignedIn, take_back)
        .get("/corrections/{id}", Door::Person, one)
        .post("/corrections/{id}", Door::Person, answer)
}

#[derive(askama::Template)]
#[template(path = "rights/corrections.html")]
struct ListPage {
    page: Page,
    form: Form,
    action: String,
    back: String,
    name: String,
    is_own: bool,
    /// Whether only that something was asked is told: who made the card may be of another organisation, or
    /// of the one that is asked.
    is_by_card: bool,
    may_ask: bool,
    /// Whom to tell when no organisation can be asked.
    officers: Vec<Officer>,
    keepers: Vec<Keeper>,
    all: Vec<Correction>,
}

#[derive(askama::Template)]
#[template(path = "rights/correction.html")]
struct OnePage {
    page: Page,
    form: Form,
    correction: Correction,
}

impl ListPage {
    fn abouts(&self) -> Vec<(&'static str, String)> {
        ABOUT.iter().map(|word| (*word, about(&self.page, word))).collect()
    }

    /// The organisations that can be asked; of a closed file that it is one.
    fn organisations(&self) -> Vec<(&str, String)> {
        let words = |k: &Keeper| {
            if !k.is_closed {
                return k.name.clone();
            }
            self.page.with("rights-keeper-earlier", "name", k.name.as_str())
        };
        self.keepers.iter().map(|k| (k.id.as_str(), words(k))).collect()
    }

    fn about(&self, correction: &Correction) -> String {
        about(&self.page, &correction.about)
    }

    fn asked(&self, correction: &Correction) -> String {
        asked(&self.page, correction)
    }

    fn state(&self, correction: &Correction) -> String {
        self.page.t(&format!("rights-correction-{}", correction.state))
    }
}

impl OnePage {
    fn about(&self) -> String {
        about(&self.page, &self.correction.about)
    }

    fn asked(&self) -> String {
        asked(&self.page, &self.correction)
    }

    fn outcomes(&self) -> Vec<(&'static str, String)> {
        [Outcome::Changed, Outcome::Kept]
            .map(|o| (o.word(), self.page.t(&format!("rights-correction-{}", o.word()))))
            .into()
    }
}

fn asked(page: &Page, correction: &Correction) -> String {
    let (name, day) = (correction.asked_by_name.as_str(), page.day(correction.asked));
    page.with2("rights-asked-by", ("name", name), ("day", day))
}

/// Opens a file for who guides: may the request be read, it may be asked too.
async fn guided(app: &App, actor: &Actor, person: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "corrections").await?;
    // Also when the file is closed: what is kept can be wrong.
    file.demand_supports()?;
    Ok(file)
}

async fn sheet(app: &App, page: Page, actor: &Actor, file: &File) -> Result<ListPage, Problem> {
    let is_own = file.standing.is_self;
    let base = if is_own { "/mine".to_owned() } else { format!("/people/{}", file.person) };
    let mut all = store::of_person(&app.db, &file.person).await?;
    let mut keepers = store::keepers(&app.db, &file.person).await?;
    if !is_own {
        // What was asked of others is between them and the person.
        all.retain(|c| file.standing.supports_at(&c.organisation));
        keepers.retain(|keeper| file.standing.supports_at(&keeper.id));
    }
    let is_alone = is_own && keepers.is_empty();
    Ok(ListPage {
        is_by_card: is_own && session::is_entered(&app.db, &actor.session).await?,
        officers: if is_alone { officers(&app.db).await? } else { vec![] },
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        action: format!("{base}/corrections"),
        back: base,
        is_own,
        may_ask: !keepers.is_empty(),
        keepers,
        all,
        form: Form::default(),
        page,
    })
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = guided(&app, &actor, &id).await?;
    view::show(&ListPage { form: Form::empty(), ..sheet(&app, page, &actor, &file).await? })
}

/// What the page brings along on which something is wrong.
#[derive(Deserialize)]
struct Begun {
    #[serde(default)]
    about: String,
}

/// The own form, with what it is about and the organisation of who leads filled in.
async fn mine(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(begun): Query<Begun>,
) -> Answer {
    let file = access::open_own(&app, &actor, "corrections").await?;
    let mut sheet = sheet(&app, page, &actor, &file).await?;
    let about = ABOUT.into_iter().find(|word| *word == begun.about).unwrap_or(ABOUT[0]);
    let first = sheet.keepers.first().map_or_else(String::new, |keeper| keeper.id.clone());
    sheet.form = Form::filled([("about", about.to_owned()), ("organisation", first)]);
    view::show(&sheet)
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = guided(&app, &actor, &id).await?;
    save(&app, page, &actor, &file, Form::from_pairs(sent)).await
}

async fn ask_own(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open_own(&app, &actor, "corrections").await?;
    save(&app, page, &actor, &file, Form::from_pairs(sent)).await
}

/// Takes back the own words: no organisation reads them any more, and no copy holds them. Not by card: the
/// answer goes with them for good, and with a card it could be of whom was asked.
async fn take_back(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = access::open_own(&app, &actor, "corrections").await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let correction = store::one(&app.db, &id).await?.filter(|c| c.person == file.person);
    let correction = correction.ok_or(Problem::NotFound)?;
    let mut work = app.db.work().await?;
    if store::take_back(&mut work, &id, &file.person).await? {
        let line = Line::by(&actor, Deed::Withdraw, Thing::Correction, &id);
        let line = line.about(&file.person).at(&correction.organisation);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/mine/corrections", "rights-said-taken-back"))
}

/// Notes what was asked, with its last day.
async fn save(app: &App, page: Page, actor: &Actor, file: &File, form: Form) -> Answer {
    let mut sheet = ListPage { form, ..sheet(app, page, actor, file).await? };
    let today = sheet.page.today;
    let (form, keepers) = (&mut sheet.form, &sheet.keepers);
    let about = form.choice("about", |word| ABOUT.into_iter().find(|known| *known == word));
    let asked = match keepers.as_slice() {
        [only] => Some(only.id.clone()),
        _ => form.choice("organisation", |word| {
            keepers.iter().find(|keeper| keeper.id == word).map(|keeper| keeper.id.clone())
        }),
    };
    let wrong = form.needed_lines("wrong", 2000, "rights-wrong-missing");
    // Who does not know what is right may say so: the organisation looks it up.
    let should = if form.ticked("unknown") {
        Some(form.lines("should_be", 2000))
    } else {
        form.needed_lines("should_be", 2000, "rights-should-missing")
    };
    let (Some(about), Some(wrong), Some(should), Some(organisation), true) =
        (about, wrong, should, asked, form.is_good())
    else {
        return view::show_again(&sheet);
    };
    let new = NewCorrection {
        person: &file.person,
        organisation: &organisation,
        about,
        wrong: &wrong,
        should_be: &should,
        asked_by: &actor.account,
        days: (today, due(today)),
    };
    let mut work = app.db.work().await?;
    let id = store::add(&mut work, app.now(), &new).await?;
    let line = Line::by(actor, Deed::Make, Thing::Correction, &id);
    audit::write(&mut work, app.now(), &[line.about(&file.person).at(&organisation)]).await?;
    work.save().await?;
    Ok(view::go(&sheet.action, "rights-said-asked"))
}

/// Opens the file behind a request, for who may answer it.
async fn opened(app: &App, actor: &Actor, id: &str) -> Result<Correction, Problem> {
    let correction = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &correction.person, "corrections").await?;
    file.demand_supports_at(&correction.organisation)?;
    Ok(correction)
}

async fn one(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let correction = opened(&app, &actor, &id).await?;
    view::show(&OnePage { page, form: Form::empty(), correction })
}

async fn answer(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let correction = opened(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let outcome = form.choice("outcome", Outcome::parse);
    let words = form.needed_lines("answer", 2000, "rights-answer-missing");
    let (Some(outcome), Some(words), true) = (outcome, words, form.is_good()) else {
        return view::show_again(&OnePage { page, form, correction });
    };
    let mut work = app.db.work().await?;
    let said = (outcome.word(), words.as_str());
    if !store::answer(&mut work, app.now(), &id, said, &actor.account).await? {
        // A colleague was first: what was typed stays, beside what was answered.
        form.wrong("answer", "rights-answered-meanwhile");
        let correction = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        return view::show_again(&OnePage { page, form, correction });
    }
    let line = Line::by(&actor, Deed::Answer, Thing::Correction, &id)
        .about(&correction.person)
        .at(&correction.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    let home = format!("/people/{}/corrections", correction.person);
    Ok(view::go(&home, "rights-said-answered"))
}
