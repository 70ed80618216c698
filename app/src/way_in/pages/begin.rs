//! Beginning a way: somebody is signed up.

use super::{address, chosen, day, options, posts_of};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::Post;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::referrals::{self, State as Stand};
use crate::safety_net;
use crate::view::{self, Page};
use crate::way_in::State as Stage;
use crate::way_in::store::{self, NewChange, NewWay, Way};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// The longest of who signed somebody up, in characters.
pub(super) const LONGEST_BY: usize = 200;

#[derive(askama::Template)]
#[template(path = "way_in/begin.html")]
struct BeginPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    organisation_name: String,
    posts: Vec<(String, String)>,
    /// The ways there that go on already.
    going_on: Vec<Way>,
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(super) struct Given {
    #[serde(default)]
    referral: String,
    #[serde(default)]
    work_post: String,
}

/// A file in which a way can begin, and what is there.
struct Desk {
    file: File,
    organisation: String,
    posts: Vec<Post>,
    ways: Vec<Way>,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, person: &str) -> Result<Desk, Problem> {
        let file = access::open(app, actor, person, "way-in").await?;
        file.demand(Act::Write, Kind::Steps)?;
        let organisation = file.organisation(actor, Act::Write, Kind::Steps)?.to_owned();
        let posts = posts_of(app, &organisation, None).await?;
        let mut ways = store::of_person(&app.db, person).await?;
        ways.retain(|way| way.organisation == organisation && way.goes_on());
        Ok(Desk { file, organisation, posts, ways })
    }

    /// The accepted question to this organisation about this person, when there is one with this id.
    async fn referral(&self, app: &App, id: &str) -> Result<Option<referrals::Stored>, Problem> {
        if id.is_empty() {
            return Ok(None);
        }
        let found = referrals::store::one(&app.db, id).await?;
        Ok(found.filter(|referral| {
            referral.state == Stand::Accepted
                && referral.receiver.as_deref() == Some(&self.organisation)
                && referral.person == self.file.person
        }))
    }

    async fn sheet(self, app: &App, page: Page, form: Form) -> Result<BeginPage, Problem> {
        let (organisation_name, _) = crate::asks::store::who(&app.db, &self.organisation).await?;
        Ok(BeginPage {
            name: people::store::name_of(&app.db, &self.file.person).await?,
            posts: options(&page, &self.posts),
            person: self.file.person,
            going_on: self.ways,
            organisation_name,
            form,
            page,
        })
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(given): Query<Given>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person).await?;
    let mut form = Form::filled([("day", page.today.to_string()), ("work_post", given.work_post)]);
    if let Some(referral) = desk.referral(&app, &given.referral).await? {
        let asked = format!("{}, {}", referral.made_by_name, referral.organisation_name);
        form.set("signed_up_by", asked);
        form.set("referral", referral.id);
        if let Some(day) = referral.decided_day {
            form.set("day", day.to_string());
        }
    }
    view::show(&desk.sheet(&app, page, form).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person).await?;
    let mut form = Form::from_pairs(sent);
    let post = chosen(&mut form, &desk.posts);
    let same = |way: &&Way| way.work_post.as_deref() == post.map(|post| post.id.as_str());
    if desk.ways.iter().any(|way| same(&way)) {
        form.wrong("work_post", "way-in-goes-on");
    }
    let signed_up_by = form.text("signed_up_by", LONGEST_BY);
    let remark = form.lines("remark", 500);
    let day = day(&mut form, page.today, None);
    people::form::not_before_birth(&app, &mut form, &person, &["day"]).await?;
    let (Some(day), true) = (day, form.is_good()) else {
        return view::show_again(&desk.sheet(&app, page, form).await?);
    };
    let referral = desk.referral(&app, form.value("referral")).await?.map(|one| one.id);
    let place = |post: &Post| format!("{}, {}", post.said.name, post.site.name);
    let new = NewWay {
        person: person.clone(),
        organisation: desk.organisation.clone(),
        work_post: post.map(|post| post.id.clone()),
        waits_for: (post.map(|p| p.said.work_form.clone()), post.map_or_else(String::new, place)),
        signed_up_by,
        referral,
        made_by: Some(actor.account.clone()),
    };
    let first = NewChange { remark, ..NewChange::to(Stage::SignedUp, day) };
    let Some(id) = write(&app, &actor, new, first).await? else {
        // A colleague did the same at this moment.
        form.wrong("work_post", "way-in-goes-on");
        let desk = Desk::open(&app, &actor, &person).await?;
        return view::show_again(&desk.sheet(&app, page, form).await?);
    };
    Ok(view::go(&address(&id), "way-in-said-begun"))
}

/// Writes a way down; a file that was closed opens again. Nothing when one there goes on already.
async fn write(
    app: &App,
    actor: &Actor,
    new: NewWay,
    first: NewChange,
) -> Result<Option<String>, Problem> {
    let (now, person, organisation) = (app.now(), new.person.clone(), new.organisation.clone());
    let mut work = app.db.work().await?;
    let Some(id) = store::begin(&mut work, now, new, first).await? else { return Ok(None) };
    let mut lines =
        vec![Line::by(actor, Deed::Make, Thing::WayIn, &id).about(&person).at(&organisation)];
    if people::store::reopen_file(&mut work, &person, &organisation).await? {
        let line = Line::by(actor, Deed::Reopen, Thing::File, &organisation);
        lines.push(line.about(&person).at(&organisation));
    }
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, app.today(), &[&person]).await?;
    work.save().await?;
    Ok(Some(id))
}
