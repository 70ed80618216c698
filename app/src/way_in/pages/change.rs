//! Going on, or back, to another state.

use super::moving::Sheet;
use super::{Desk, address, options, to};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::trajectories;
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::reasons::{self, PASSING};
use crate::way_in::store::{self, NewChange};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// To which state.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
}

#[derive(askama::Template)]
#[template(path = "way_in/change.html")]
struct ChangePage {
    page: Page,
    form: Form,
    way: store::Way,
    to: Stage,
    posts: Vec<(String, String)>,
    /// How many wait longer for the same place.
    longer: usize,
    queues: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
    passing: Vec<(String, String)>,
    /// Whether a reason in words is asked.
    needs_words: bool,
}

impl ChangePage {
    fn of(sheet: Sheet, page: Page, form: Form) -> ChangePage {
        let work_post = Some(form.value("work_post")).filter(|post| !post.is_empty());
        let words = |word: &'static str| (word.to_owned(), reasons::said(&page, word));
        let passing = PASSING.map(|word| (word.to_owned(), reasons::passing(&page, word)));
        // The long list is one to unfold, which begins with nothing chosen.
        let choose = (sheet.to == Stage::Stopped).then(|| (String::new(), page.t("way-in-choose")));
        let needs_words = sheet.desk.way.now.state.asks_words(sheet.to);
        ChangePage {
            longer: sheet.longer(work_post),
            queues: sheet.queues(&page),
            reasons: choose
                .into_iter()
                .chain(reasons::of(sheet.to).into_iter().map(words))
                .collect(),
            passing: passing.to_vec(),
            posts: places(&page, &sheet),
            needs_words,
            to: sheet.to,
            way: sheet.desk.way,
            page,
            form,
        }
    }

    /// What is done.
    fn act(&self) -> String {
        to(&self.page, (self.way.now.state, self.to))
    }

    fn takes(&self) -> bool {
        self.to.takes()
    }

    fn post_hint(&self) -> String {
        if self.to.works() { self.page.t("way-in-which-post-hint") } else { String::new() }
    }

    fn is_trial(&self) -> bool {
        self.to == Stage::Trial
    }

    fn is_list(&self) -> bool {
        self.to == Stage::Waitlist
    }

    /// Whether the question why others are passed is on the form.
    fn passes(&self) -> bool {
        self.longer > 0 || !self.form.error("passing", self.page.language).is_empty()
    }
}

/// The work posts to choose from. Who begins to work does so somewhere: "any" then reads "not chosen yet".
fn places(page: &Page, sheet: &Sheet) -> Vec<(String, String)> {
    let mut all = options(page, &sheet.posts);
    if sheet.to.works()
        && let Some((_, any)) = all.first_mut()
    {
        *any = page.t("way-in-no-post-yet");
    }
    all
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let Some(sheet) = Sheet::open(&app, &actor, (&id, &asked.to)).await? else {
        return Ok(Redirect::to(&address(&id)).into_response());
    };
    let form = sheet.fresh(&app, page.today).await?;
    view::show(&ChangePage::of(sheet, page, form))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let to = form.value("to").to_owned();
    let Some(sheet) = Sheet::open(&app, &actor, (&id, &to)).await? else {
        return Err(Problem::Closed("way-in-cannot".into()));
    };
    let read = sheet.read(&mut form, &page);
    people::form::not_before_birth(&app, &mut form, &sheet.desk.way.person, &["day"]).await?;
    let Some((new, work_post)) = read.filter(|_| form.is_good()) else {
        return view::show_again(&ChangePage::of(sheet, page, form));
    };
    let said = (&new, work_post.as_deref());
    if !write(&app, &actor, (&sheet.desk, form.version()), said).await? {
        form.set("version", sheet.desk.way.version.to_string());
        form.wrong("day", "way-in-meanwhile");
        return view::show_again(&ChangePage::of(sheet, page, form));
    }
    let next = onward(&app, &sheet, &new, work_post.as_deref()).await?;
    let said = if next == address(&id) { "way-in-said-changed" } else { "way-in-said-now-step" };
    Ok(view::go(&next, said))
}

/// Writes the change with everything that follows from it; says whether the way was still as it was read.
async fn write(
    app: &App,
    actor: &Actor,
    (desk, version): (&Desk, i64),
    (new, work_post): (&NewChange, Option<&str>),
) -> Result<bool, Problem> {
    let (now, way) = (app.now(), &desk.way);
    let mut work = app.db.work().await?;
    let by = (work_post, actor.account.as_str());
    if !store::go_on(&mut work, now, (&way.id, version), new, by).await? {
        return Ok(false);
    }
    let line = Line::by(actor, Deed::Change, Thing::WayIn, &way.id).because(new.state.word());
    let mut lines = vec![line.about(&way.person).at(&way.organisation)];
    if new.state != Stage::Stopped
        && people::store::reopen_file(&mut work, &way.person, &way.organisation).await?
    {
        let line = Line::by(actor, Deed::Reopen, Thing::File, &way.organisation);
        lines.push(line.about(&way.person).at(&way.organisation));
    }
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, app.today(), &[&way.person]).await?;
    work.save().await?;
    Ok(true)
}

/// Who begins to work needs a step: its form is next, filled in, unless one runs there already.
async fn onward(
    app: &App,
    sheet: &Sheet,
    new: &NewChange,
    work_post: Option<&str>,
) -> Result<String, Problem> {
    let way = &sheet.desk.way;
    if !new.state.works() {
        return Ok(address(&way.id));
    }
    let steps = trajectories::store::steps(&app.db, &way.person).await?;
    let today = app.today();
    if steps.iter().any(|s| s.organisation == way.organisation && s.goes_on(today)) {
        return Ok(address(&way.id));
    }
    let post = sheet.posts.iter().find(|post| Some(post.id.as_str()) == work_post);
    let (form, place) = post.map_or(("", ""), |p| (&p.said.work_form, &p.said.name));
    Ok(format!(
        "/people/{}/steps/new?work_form={}&place={}&start={}",
        way.person,
        form_urlencoded(form),
        form_urlencoded(place),
        new.day
    ))
}
