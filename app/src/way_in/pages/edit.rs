//! For which work post a way is, and who signed the person up: what can be said better later.

use super::begin::LONGEST_BY;
use super::{Desk, address, chosen, options, posts_of};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::way_in::store::{self, Way};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "way_in/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    way: Way,
    posts: Vec<(String, String)>,
}

fn stored(way: &Way) -> Form {
    Form::filled([
        ("work_post", way.work_post.clone().unwrap_or_default()),
        ("signed_up_by", way.signed_up_by.clone()),
        ("version", way.version.to_string()),
    ])
}

/// Opens a way to say more of it, in a file that is open: this opens none again.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<Way, Problem> {
    let desk = Desk::open_to_write(app, actor, id).await?;
    desk.file.demand_open()?;
    Ok(desk.way)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let way = open(&app, &actor, &id).await?;
    let posts = posts_of(&app, &way.organisation, way.work_post.as_deref()).await?;
    view::show(&EditPage { form: stored(&way), posts: options(&page, &posts), page, way })
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let way = open(&app, &actor, &id).await?;
    let posts = posts_of(&app, &way.organisation, way.work_post.as_deref()).await?;
    let mut form = Form::from_pairs(sent);
    let work_post = chosen(&mut form, &posts).map(|post| post.id.clone());
    let signed_up_by = form.text("signed_up_by", LONGEST_BY);
    if !form.is_good() {
        return view::show_again(&EditPage { posts: options(&page, &posts), page, form, way });
    }
    if !write(&app, &actor, (&way, form.version()), (work_post.as_deref(), &signed_up_by)).await? {
        form.meet(&stored(&way), way.version);
        return view::show_again(&EditPage { posts: options(&page, &posts), page, form, way });
    }
    Ok(view::go(&address(&id), "way-in-said-changed"))
}

/// Writes it down; says whether the way was still at this version.
async fn write(
    app: &App,
    actor: &Actor,
    (way, version): (&Way, i64),
    said: (Option<&str>, &str),
) -> Result<bool, Problem> {
    let mut work = app.db.work().await?;
    if !store::describe(&mut work, (&way.id, version), said).await? {
        return Ok(false);
    }
    let line = Line::by(actor, Deed::Change, Thing::WayIn, &way.id);
    audit::write(&mut work, app.now(), &[line.about(&way.person).at(&way.organisation)]).await?;
    safety_net::settle(&mut work, app.today(), &[&way.person]).await?;
    work.save().await?;
    Ok(true)
}
