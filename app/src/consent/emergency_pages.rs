//! Emergency access: asking it, and the data protection officer's look afterwards.

use super::store::{self, DoneIn, Emergency, NewEmergency, OpenNow};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people::{self, sort_name};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::{SignedDuration, Timestamp};

/// Who may open a file in an emergency.
const MAY_OPEN: [Role; 3] = Role::GUIDES;
/// For how many hours it can be opened.
const HOURS: [i64; 3] = [4, 12, 24];
/// For how long what was opened stands on the page after a verdict.
const JUDGED_FOR: SignedDuration = SignedDuration::from_hours(31 * 24);
/// The shortest word of explanation with a verdict, in letters.
const REMARK: usize = 10;
/// The shortest reason, in letters.
const REASON: usize = 20;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/emergency", Door::Role, ask)
        .post("/emergency", Door::Role, open)
        .post("/emergency/{id}/end", Door::Role, end)
        .get("/emergencies", Door::Role, list)
        .post("/emergencies/{id}", Door::Role, review)
}

#[derive(askama::Template)]
#[template(path = "consent/emergency.html")]
struct AskPage {
    page: Page,
    form: Form,
    /// What the reader has open in an emergency now.
    open: Vec<OpenNow>,
    /// What the data protection officer said of the last time with this file, when it was not justified:
    /// opening it again is asked explicitly.
    warned: Option<String>,
}

impl AskPage {
    fn hours(&self) -> Vec<(String, String)> {
        HOURS.map(|n| (n.to_string(), self.page.n("consent-hours", n))).to_vec()
    }
}

#[derive(askama::Template)]
#[template(path = "consent/emergencies.html")]
struct ListPage {
    page: Page,
    now: Timestamp,
    all: Vec<Emergency>,
    done: Vec<DoneIn>,
    /// What was typed at an access that was sent without a word of explanation, under the name of its field.
    form: Form,
}

impl ListPage {
    async fn of(app: &App, page: Page, form: Form) -> Result<ListPage, Problem> {
        let all = store::to_review(&app.db, app.today()).await?;
        let done = store::done_in(&app.db, app.now() - JUDGED_FOR).await?;
        Ok(ListPage { now: app.now(), page, all, done, form })
    }

    /// The name of the field for a remark, each of its own on this page.
    fn field(&self, emergency: &Emergency) -> String {
        remark_of(&emergency.id)
    }

    /// What was done during an access, in words.
    fn done(&self, emergency: &Emergency) -> Vec<String> {
        let own = self.done.iter().filter(|d| d.emergency == emergency.id);
        own.map(|done| self.told(done)).collect()
    }

    fn told(&self, done: &DoneIn) -> String {
        let page = &self.page;
        let look = done.detail.split_once(": ").filter(|_| done.action == "look");
        let what = if let Some((what, why)) = look {
            // That it was open by the emergency is said above already.
            if why == "emergency" {
                audit::page_name(page, what)
            } else {
                format!("{} · {}", audit::page_name(page, what), audit::reason_words(page, why))
            }
        } else {
            let thing = page.t(&format!("audit-thing-{}", done.thing));
            format!("{} · {thing}", page.t(&format!("audit-action-{}", done.action)))
        };
        format!("{what} · {}", page.n("consent-emergency-times", done.n))
    }

    /// The lines of the log: of this worker, about this file, on these days.
    fn log(&self, emergency: &Emergency) -> String {
        let day = |at: Timestamp| at.to_zoned(self.page.zone.clone()).date();
        let (from, until) = (day(emergency.from_at), day(emergency.until_at));
        let who = form_urlencoded(&emergency.account_email);
        format!("/audit?who={who}&person={}&from={from}&until={until}", emergency.person)
    }

    /// Whether the file is open by it still.
    fn is_on(&self, emergency: &Emergency) -> bool {
        emergency.until_at > self.now
    }

    /// That a verdict "not justified" ends it at once.
    fn still_open(&self, emergency: &Emergency) -> String {
        let until = self.page.hour(emergency.until_at);
        let name = emergency.account_name.as_str();
        self.page.with2("consent-emergency-still", ("name", name), ("until", until))
    }

    fn verdict(&self, emergency: &Emergency) -> String {
        self.page.t(&format!("consent-verdict-{}", emergency.verdict))
    }
}

async fn ask(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&MAY_OPEN)?;
    let open = store::open_now(&app.db, &actor.account, app.now()).await?;
    let form = Form::filled([("hours", "4".to_owned())]);
    view::show(&AskPage { page, form, open, warned: None })
}

/// Ends one's own access before its time; somebody else's is not there.
async fn end(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(&MAY_OPEN)?;
    let open = store::open_now(&app.db, &actor.account, app.now()).await?;
    let one = open.iter().find(|e| e.id == id).ok_or(Problem::NotFound)?;
    let mut work = app.db.work().await?;
    if store::end_emergency(&mut work, app.now(), (&id, &actor.account)).await? {
        let line = Line::by(&actor, Deed::End, Thing::Emergency, &id).about(&one.person);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/emergency", "consent-said-emergency-ended"))
}

#[expect(clippy::too_many_lines, reason = "the questions of one form, one below the other")]
async fn open(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&MAY_OPEN)?;
    let organisation = actor.organisation_with(|role| MAY_OPEN.contains(&role), "")?.to_owned();
    let mut form = Form::from_pairs(sent);
    let open = store::open_now(&app.db, &actor.account, app.now()).await?;
    let given = form.needed("given", 100, "people-given-missing");
    let family = form.needed("family", 100, "consent-family-missing");
    let birth = form.needed_day("birth", page.today);
    let reason = form.lines("reason", 1_000);
    if reason.chars().count() < REASON {
        form.wrong("reason", "consent-emergency-why");
    }
    let hours = form.choice("hours", |n| HOURS.into_iter().find(|h| h.to_string() == n));
    let (Some(given), Some(family), Some(birth), Some(hours), true) =
        (given, family, birth, hours, form.is_good())
    else {
        return view::show_again(&AskPage { page, form, open, warned: None });
    };
    // Guessing names here would tell who is known: as few tries as in the search.
    people::pages::count_question(&app, &actor.account).await?;
    let sorted = sort_name(&given, &family);
    let found = store::find_by_name(&app.db, &sorted, birth).await?;
    let Some(first) = found.first() else {
        form.wrong("family", "consent-emergency-nobody");
        return view::show_again(&AskPage { page, form, open, warned: None });
    };
    for person in &found {
        let over = store::emergency_over(&app.db, &actor.account, person, app.now()).await?;
        if let Some(over) = over.filter(|over| over.verdict == "wrong" && !form.ticked("again")) {
            form.wrong("again", "consent-emergency-again-needed");
            let warned = Some(super::words::emergency_over(&page, &over));
            return view::show_again(&AskPage { page, form, open, warned });
        }
    }
    let home = format!("/people/{first}");
    let whom = (actor.account.as_str(), organisation.as_str());
    let opened = open_all(&app, &actor, &found, whom, (&reason, hours)).await?;
    Ok(match (opened, found.len()) {
        (0, 1) => view::go(&home, "consent-said-emergency-stands"),
        (_, 1) => view::go(&home, "consent-said-emergency"),
        _ => view::go("/emergency", "consent-said-emergency-several"),
    })
}

/// Opens the files in one unit of work, those that are open already left out; says how many were opened.
async fn open_all(
    app: &App,
    actor: &Actor,
    people: &[String],
    (account, organisation): (&str, &str),
    (reason, hours): (&str, i64),
) -> Result<usize, Problem> {
    let mut work = app.db.work().await?;
    let mut lines = vec![];
    for person in people {
        if store::has_open(&mut work, app.now(), (person, account)).await? {
            continue;
        }
        let new = NewEmergency { person, account, organisation, reason, hours };
        let id = store::open_emergency(&mut work, app.now(), &new).await?;
        let line = Line::by(actor, Deed::Make, Thing::Emergency, &id);
        lines.push(line.about(person).at(organisation));
    }
    if !lines.is_empty() {
        audit::write(&mut work, app.now(), &lines).await?;
        work.save().await?;
    }
    Ok(lines.len())
}

/// The name of the field for a remark about an access.
fn remark_of(id: &str) -> String {
    format!("remark-{id}")
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Dpo])?;
    view::show(&ListPage::of(&app, page, Form::default()).await?)
}

async fn review(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Dpo])?;
    let mut form = Form::from_pairs(sent);
    let verdict = form.choice("verdict", |w| ["right", "wrong"].into_iter().find(|v| *v == w));
    let remark = form.lines("remark", 1_000);
    let all = store::to_review(&app.db, app.today()).await?;
    let one = all.iter().find(|e| e.id == id).ok_or(Problem::NotFound)?;
    let Some(verdict) = verdict else {
        return Err(Problem::BadRequest("consent-choose-verdict".into()));
    };
    if verdict == "wrong" && remark.trim().chars().count() < REMARK {
        let field = remark_of(&id);
        let mut form = Form::filled([(field.as_str(), remark)]);
        form.wrong(&field, "consent-remark-missing");
        return view::show_again(&ListPage::of(&app, page, form).await?);
    }
    let mut work = app.db.work().await?;
    let said = (verdict, remark.as_str());
    if store::review(&mut work, app.now(), &id, &actor.account, said).await? {
        let line = Line::by(&actor, Deed::Answer, Thing::Emergency, &id)
            .about(&one.person)
            .because(verdict);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/emergencies", "consent-said-reviewed"))
}
