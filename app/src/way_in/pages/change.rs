//! Going on, or back, to another state.

use super::{Desk, address, chosen, day, options, posts_of};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::Post;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::trajectories::{self, FURTHEST_PLAN};
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::course::old_place;
use crate::way_in::order::{self, Place};
use crate::way_in::reasons::{self, OTHER, PASSING};
use crate::way_in::store::{self, NewChange};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::{Form as Sent, Query};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// Since when a place on the list counts: from the day itself, from signing up, or as before.
const QUEUES: [&str; 3] = ["day", "signed-up", "old"];

/// To which state.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
}

/// What the form needs to be read and shown.
struct Sheet {
    desk: Desk,
    to: Stage,
    posts: Vec<Post>,
    /// Everybody on the list of the organisation.
    places: Vec<Place>,
}

impl Sheet {
    /// Opens a way to go to a state; nothing when one cannot go there from where it stands.
    async fn open(
        app: &App,
        actor: &Actor,
        (id, to): (&str, &str),
    ) -> Result<Option<Sheet>, Problem> {
        let desk = Desk::open_to_write(app, actor, id).await?;
        let moves = desk.used.moves(desk.way.now.state);
        let Some(to) = Stage::parse(to).filter(|to| moves.contains(to)) else {
            return Ok(None);
        };
        let of = desk.way.organisation.as_str();
        let posts = if to.takes() {
            posts_of(app, of, desk.way.work_post.as_deref()).await?
        } else {
            vec![]
        };
        let places = if desk.way.now.state == Stage::Waitlist && to.takes() {
            let all = store::list(&app.db, &actor.account, of).await?;
            all.into_iter().map(|line| line.place).collect()
        } else {
            vec![]
        };
        Ok(Some(Sheet { desk, to, posts, places }))
    }

    /// How many wait longer for a place than whose way this is.
    fn longer(&self, work_post: Option<&str>) -> usize {
        order::longer(&self.places, &self.desk.way.place_on_list(), work_post).len()
    }

    /// The days from which the place on the list can count, in words.
    fn queues(&self, page: &Page) -> Vec<(String, String)> {
        let words = |word: &'static str, day: Option<Date>| {
            let said = day.map_or_else(String::new, |day| page.day(day));
            (word.to_owned(), page.with(&format!("way-in-queue-{word}"), "day", said))
        };
        let [day, signed_up, old] = QUEUES;
        let mut all = vec![words(day, None), words(signed_up, Some(self.desk.way.signed_up))];
        all.extend(old_place(&self.desk.changes).map(|was| words(old, Some(was))));
        all
    }

    /// The form as it begins.
    async fn fresh(&self, app: &App, today: Date) -> Result<Form, Problem> {
        let way = &self.desk.way;
        let mut form = Form::filled([
            ("to", self.to.word().to_owned()),
            ("version", way.version.to_string()),
            ("day", today.to_string()),
            ("work_post", way.work_post.clone().unwrap_or_default()),
        ]);
        if self.to == Stage::Trial
            && let Some(span) = store::evaluation_after(&app.db, today).await?
        {
            form.set("evaluation", today.saturating_add(span).to_string());
        }
        if self.to == Stage::Waitlist {
            let had = old_place(&self.desk.changes).is_some();
            form.set("queue", if had { QUEUES[2] } else { QUEUES[0] });
        }
        Ok(form)
    }

    /// Reads the form; errors stand at their fields. Gives the change and the work post.
    fn read(&self, form: &mut Form, page: &Page) -> Option<(NewChange, Option<String>)> {
        let (desk, to) = (&self.desk, self.to);
        let last = desk.last_day();
        let day = day(form, page.today, Some((last, page.day(last))));
        let reason = if to.has_reasons() {
            form.choice("reason", |word| reasons::of(to).into_iter().find(|r| *r == word))
        } else {
            Some("")
        };
        let needs_words = desk.way.now.state.asks_words(to) || reason == Some(OTHER);
        let remark = if needs_words {
            form.needed_lines("remark", 500, "way-in-remark-missing")
        } else {
            Some(form.lines("remark", 500))
        };
        let mut new = NewChange::to(to, day.unwrap_or(page.today));
        let work_post = if to.takes() {
            chosen(form, &self.posts).map(|post| post.id.clone())
        } else {
            desk.way.work_post.clone()
        };
        new.queue = self.queue(form, new.day);
        new.evaluation = self.evaluation(form, (new.day, page.today));
        self.passing(form, &mut new, work_post.as_deref());
        (new.reason, new.remark) = (reason?.to_owned(), remark?);
        (day.is_some() && form.is_good()).then_some((new, work_post))
    }

    fn queue(&self, form: &mut Form, day: Date) -> Option<Date> {
        if self.to != Stage::Waitlist {
            return None;
        }
        let old = old_place(&self.desk.changes);
        let known = |word: &str| QUEUES.into_iter().find(|q| *q == word);
        let known = |word: &str| known(word).filter(|q| *q != QUEUES[2] || old.is_some());
        match form.choice("queue", known)? {
            "signed-up" => Some(self.desk.way.signed_up),
            "old" => old,
            _ => Some(day),
        }
    }

    fn evaluation(&self, form: &mut Form, (day, today): (Date, Date)) -> Option<Date> {
        if self.to != Stage::Trial {
            return None;
        }
        let evaluation = form.needed_day("evaluation", today)?;
        if evaluation < day {
            form.wrong("evaluation", "way-in-evaluation-before");
        } else if evaluation > today + FURTHEST_PLAN.days() {
            form.wrong("evaluation", "trajectories-too-far");
        }
        Some(evaluation)
    }

    /// Who is taken from the list while somebody waits longer: why is asked.
    fn passing(&self, form: &mut Form, new: &mut NewChange, work_post: Option<&str>) {
        if self.desk.way.now.state == Stage::Waitlist {
            new.waited_since = self.desk.way.now.queue;
        }
        let longer = self.longer(work_post);
        if longer == 0 {
            return;
        }
        new.passed = i64::try_from(longer).unwrap_or(i64::MAX);
        let known = |word: &str| PASSING.into_iter().find(|p| *p == word);
        if let Some(word) = form.choice("passing", known) {
            let words = if word == OTHER {
                form.needed_lines("passing_words", 300, "way-in-remark-missing")
            } else {
                Some(form.lines("passing_words", 300))
            };
            new.passing = (word.to_owned(), words.unwrap_or_default());
        }
    }

    fn page(self, page: Page, form: Form) -> ChangePage {
        let work_post = Some(form.value("work_post")).filter(|post| !post.is_empty());
        let words = |word: &'static str| (word.to_owned(), reasons::said(&page, word));
        let passing = PASSING.map(|word| (word.to_owned(), reasons::passing(&page, word)));
        let needs_words = self.desk.way.now.state.asks_words(self.to);
        ChangePage {
            longer: self.longer(work_post),
            queues: self.queues(&page),
            reasons: reasons::of(self.to).into_iter().map(words).collect(),
            passing: passing.to_vec(),
            posts: options(&page, &self.posts),
            needs_words,
            to: self.to,
            way: self.desk.way,
            page,
            form,
        }
    }
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
    /// What is done.
    fn act(&self) -> String {
        self.page.t(&format!("way-in-to-{}", self.to.word()))
    }

    fn takes(&self) -> bool {
        self.to.takes()
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
    view::show(&sheet.page(page, form))
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
        return view::show_again(&sheet.page(page, form));
    };
    let said = (&new, work_post.as_deref());
    if !write(&app, &actor, (&sheet.desk, form.version()), said).await? {
        form.set("version", sheet.desk.way.version.to_string());
        form.wrong("day", "way-in-meanwhile");
        return view::show_again(&sheet.page(page, form));
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
