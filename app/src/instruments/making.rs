//! Making instruments in the browser: a coordinator for the own organisation, who works for the whole
//! network for everybody. A change is a new version from today on; what was scored before keeps its words.

mod draft;

pub(super) use self::draft::Draft;
use super::store::making as store;
use super::{Instrument, Words};
use crate::access::{Actor, Category, Role};
use crate::account::store::directory;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::is_taken;

/// Who makes instruments.
const MAKERS: [Role; 3] = [Role::Coordinator, Role::NetworkCoordinator, Role::Administrator];

/// The routes of making instruments.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/instruments", Door::Role, list)
        .get("/instruments/new", Door::Role, ask_new)
        .post("/instruments/new", Door::Role, save_new)
        .get("/instruments/{id}", Door::Role, show)
        .get("/instruments/{id}/change", Door::Role, ask_change)
        .post("/instruments/{id}/change", Door::Role, save_change)
        .post("/instruments/{id}/use", Door::Role, put_in_use)
}

/// Whether somebody may make and change instruments of this organisation, or of the whole network.
fn may_change(actor: &Actor, owner: Option<&str>) -> bool {
    match owner {
        None => actor.is(Role::Administrator) || actor.is(Role::NetworkCoordinator),
        Some(owner) => actor.is(Role::Administrator) || actor.is_at(Role::Coordinator, owner),
    }
}

/// Whether somebody may see how an instrument is made.
fn may_see(actor: &Actor, instrument: &Instrument) -> bool {
    let owner = instrument.organisation.as_deref();
    owner.is_none() || may_change(actor, owner)
}

/// For whom an instrument is: nothing for the whole network.
type Owner = (Option<String>, String);

/// For whom somebody may make an instrument, with the names.
async fn owners(app: &App, page: &Page, actor: &Actor) -> Result<Vec<Owner>, Problem> {
    let network = may_change(actor, None).then(|| (None, page.t("instruments-of-network")));
    let organisations = directory::organisations(&app.db).await?;
    let own = organisations.into_iter().filter(|(id, _)| actor.is_at(Role::Coordinator, id));
    Ok(network.into_iter().chain(own.map(|(id, name)| (Some(id), name))).collect())
}

/// A version in a list.
struct Listed {
    instrument: Instrument,
    owner: String,
    is_in_use: bool,
    may_change: bool,
}

impl Listed {
    fn of(page: &Page, actor: &Actor, names: &[(String, String)], instrument: Instrument) -> Self {
        let owner = instrument.organisation.as_deref();
        let name = names.iter().find(|(id, _)| Some(id.as_str()) == owner);
        Listed {
            owner: name.map_or_else(|| page.t("instruments-of-network"), |(_, n)| n.clone()),
            is_in_use: instrument.holds(page.today),
            may_change: may_change(actor, owner),
            instrument,
        }
    }

    fn name(&self, page: &Page) -> String {
        self.instrument.name.say(page.language).to_owned()
    }

    fn say(&self, page: &Page, words: &Words) -> String {
        words.say(page.language).to_owned()
    }

    fn category(&self, page: &Page, category: impl std::borrow::Borrow<Category>) -> String {
        page.t(&format!("access-category-{}", category.borrow().word()))
    }

    fn rhythm(&self, page: &Page) -> String {
        let every = self.instrument.interval.map(|n| page.n("instruments-every", n));
        every.unwrap_or_else(|| page.t("instruments-no-rhythm"))
    }

    fn scored_by(&self, page: &Page) -> String {
        let by = self.instrument.only.map_or("both", super::Scorer::word);
        page.t(&format!("instruments-make-by-{by}"))
    }
}

#[derive(askama::Template)]
#[template(path = "instruments/all.html")]
struct All {
    page: Page,
    in_use: Vec<Listed>,
    stopped: Vec<Listed>,
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&MAKERS)?;
    let names = directory::organisations(&app.db).await?;
    let mut latest: Vec<Instrument> = vec![];
    for one in super::store::instruments(&app.db).await? {
        // The versions of an instrument follow each other.
        match latest.last_mut().filter(|last| last.key == one.key) {
            Some(last) => *last = one,
            None => latest.push(one),
        }
    }
    let seen = latest.into_iter().filter(|one| may_see(&actor, one));
    let all = seen.map(|one| Listed::of(&page, &actor, &names, one));
    let (in_use, stopped) = all.partition(|one| one.is_in_use);
    view::show(&All { page, in_use, stopped })
}

#[derive(askama::Template)]
#[template(path = "instruments/made.html")]
struct Made {
    page: Page,
    one: Listed,
    /// Whether it is the latest version, the only one that can be changed.
    is_latest: bool,
    /// Id and number of the other versions.
    others: Vec<(String, i64)>,
}

/// An instrument the reader may see, and the other versions of it.
async fn found(
    app: &App,
    actor: &Actor,
    id: &str,
) -> Result<(Instrument, Vec<(String, i64)>), Problem> {
    actor.demand(&MAKERS)?;
    let all = super::store::instruments(&app.db).await?;
    let one = all.iter().find(|i| i.id == id && may_see(actor, i)).ok_or(Problem::NotFound)?;
    let others = all.iter().filter(|i| i.key == one.key && i.id != id);
    Ok((one.clone(), others.map(|i| (i.id.clone(), i.version)).collect()))
}

/// The latest version of an instrument that the reader may change.
async fn changeable(app: &App, actor: &Actor, id: &str) -> Result<Instrument, Problem> {
    let (one, others) = found(app, actor, id).await?;
    if !may_change(actor, one.organisation.as_deref()) {
        return Err(Problem::Closed("instruments-not-yours".into()));
    }
    if others.iter().any(|(_, version)| *version > one.version) {
        return Err(Problem::BadRequest("instruments-newer-version".into()));
    }
    Ok(one)
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (one, others) = found(&app, &actor, &id).await?;
    let names = directory::organisations(&app.db).await?;
    let is_latest = others.iter().all(|(_, version)| *version < one.version);
    let one = Listed::of(&page, &actor, &names, one);
    view::show(&Made { page, one, is_latest, others })
}

#[derive(askama::Template)]
#[template(path = "instruments/make.html")]
struct Make {
    page: Page,
    form: Form,
    path: String,
    back: String,
    /// The name of what is changed; empty for something new.
    changes: String,
    owners: Vec<Owner>,
}

impl Make {
    fn owners(&self) -> Vec<(String, String)> {
        let value = |owner: &Owner| (owner.0.clone().unwrap_or_default(), owner.1.clone());
        self.owners.iter().map(value).collect()
    }

    fn scorers(&self) -> Vec<(String, String)> {
        let choice = |by: &str| (by.to_owned(), self.page.t(&format!("instruments-make-by-{by}")));
        ["both", "worker", "person"].map(choice).to_vec()
    }

    fn answers(&self) -> Vec<(String, String)> {
        let choice = |answer: &str| {
            (answer.to_owned(), self.page.t(&format!("instruments-make-answer-{answer}")))
        };
        ["one", "several"].map(choice).to_vec()
    }

    fn categories(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.page.t("instruments-make-category-choose"));
        let word = |c: Category| {
            (c.word().to_owned(), self.page.t(&format!("access-category-{}", c.word())))
        };
        std::iter::once(none).chain(Category::LIFE.map(word)).collect()
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..draft::rows(&self.form)
    }

    fn field(&self, row: impl std::borrow::Borrow<usize>, what: &str) -> String {
        draft::field(*row.borrow(), what)
    }
}

async fn ask_new(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&MAKERS)?;
    let owners = owners(&app, &page, &actor).await?;
    view::show(&new_page(page, draft::fresh(), owners))
}

fn new_page(page: Page, form: Form, owners: Vec<Owner>) -> Make {
    let (path, back) = ("/instruments/new".to_owned(), "/instruments".to_owned());
    Make { page, form, path, back, changes: String::new(), owners }
}

async fn save_new(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&MAKERS)?;
    let mut form = Form::from_pairs(sent);
    let owners = owners(&app, &page, &actor).await?;
    if draft::wants_more(&mut form) {
        // Nothing was saved yet: the form again, with more rows.
        return view::show_again(&new_page(page, form, owners));
    }
    let owner = form.value("owner").to_owned();
    let owner = owners.iter().find(|(id, _)| id.as_deref().unwrap_or_default() == owner);
    if owner.is_none() {
        form.wrong("owner", "form-choose");
    }
    let draft = draft::read(&mut form, None, page.language);
    if let (Some(draft), Some((owner, _))) = (&draft, owner) {
        refuse_name(&app, &page, &mut form, (draft, owner.as_deref()), "").await?;
    }
    let (Some(draft), Some((owner, _)), true) = (draft, owner, form.is_good()) else {
        return view::show_again(&new_page(page, form, owners));
    };
    let mut work = app.db.work().await?;
    let id = store::add(&mut work, app.now(), &draft, owner.as_deref(), None).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Instrument, &id);
    audit::write(&mut work, app.now(), &[line.because(draft.name.say(page.language))]).await?;
    work.save().await?;
    Ok(view::go(&format!("/instruments/{id}"), "instruments-said-made"))
}

/// Refuses the name of another list between which and this one somebody would have to choose: one of the
/// same organisation, or of the whole network, that is in use.
async fn refuse_name(
    app: &App,
    page: &Page,
    form: &mut Form,
    (draft, owner): (&Draft, Option<&str>),
    key: &str,
) -> Result<(), Problem> {
    let all = super::store::instruments(&app.db).await?;
    let others = all.iter().filter(|one| one.key != key && one.holds(page.today));
    let mut beside = others.filter(|one| {
        owner.is_none() || one.organisation.is_none() || one.organisation.as_deref() == owner
    });
    let name = |words: &Words| base::names::fold(words.say(page.language));
    if beside.any(|one| name(&one.name) == name(&draft.name)) {
        form.wrong("name", "instruments-make-name-taken");
    }
    Ok(())
}

fn change_page(page: Page, form: Form, one: &Instrument) -> Make {
    let back = format!("/instruments/{}", one.id);
    let changes = one.name.say(page.language).to_owned();
    Make { page, form, path: format!("{back}/change"), back, changes, owners: vec![] }
}

async fn ask_change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let one = changeable(&app, &actor, &id).await?;
    let form = draft::filled(&one, page.language);
    view::show(&change_page(page, form, &one))
}

async fn save_change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let one = changeable(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    if draft::wants_more(&mut form) {
        // Nothing was saved yet: the form again, with more rows.
        return view::show_again(&change_page(page, form, &one));
    }
    let draft = draft::read(&mut form, Some(&one), page.language);
    if let Some(draft) = &draft {
        let owner = one.organisation.as_deref();
        refuse_name(&app, &page, &mut form, (draft, owner), &one.key).await?;
    }
    let (Some(draft), true) = (draft, form.is_good()) else {
        return view::show_again(&change_page(page, form, &one));
    };
    match new_version(&app, &page, &actor, &one, &draft).await {
        Ok(id) => Ok(view::go(&format!("/instruments/{id}"), "instruments-said-changed")),
        Err(error) if is_taken(&error) => {
            // Somebody else made the next version meanwhile: what was typed stays.
            form.wrong("name", "instruments-newer-version");
            view::show_again(&change_page(page, form, &one))
        }
        Err(error) => Err(error.into()),
    }
}

/// The next version holds from today on; the present one until yesterday. A list that was taken out of
/// use stays so: who saves an old tab does not put it back.
async fn new_version(
    app: &App,
    page: &Page,
    actor: &Actor,
    one: &Instrument,
    draft: &Draft,
) -> Result<String, base::db::Error> {
    let today = page.today;
    let mut work = app.db.work().await?;
    // Where a newer one is there already, adding is refused as taken.
    let now_held = store::take(&mut work, one).await?;
    let one = now_held.as_ref().unwrap_or(one);
    let next = Some((one, today));
    let owner = one.organisation.as_deref();
    let id = store::add(&mut work, app.now(), draft, owner, next).await?;
    if one.holds(today) {
        store::hold_until(&mut work, &one.id, today.yesterday().ok()).await?;
    } else {
        store::hold_until(&mut work, &id, today.yesterday().ok()).await?;
    }
    let line = Line::by(actor, Deed::Change, Thing::Instrument, &id);
    audit::write(&mut work, app.now(), &[line.because(draft.name.say(page.language))]).await?;
    work.save().await?;
    Ok(id)
}

/// Takes an instrument out of use, or puts it in use again.
async fn put_in_use(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let one = changeable(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let is_wanted = form.value("use") == "yes";
    let until = if is_wanted { None } else { page.today.yesterday().ok() };
    let mut work = app.db.work().await?;
    if store::take(&mut work, &one).await?.is_none() {
        return Err(Problem::BadRequest("instruments-newer-version".into()));
    }
    store::hold_until(&mut work, &id, until).await?;
    let name = one.name.say(page.language);
    let because = format!("{name}: {}", if is_wanted { "in use" } else { "out of use" });
    let line = Line::by(&actor, Deed::Change, Thing::Instrument, &id).because(because);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    let said = if is_wanted { "instruments-said-in-use" } else { "instruments-said-stopped" };
    Ok(view::go(&format!("/instruments/{id}"), said))
}
