//! Away from a day until a day, and back again.

use super::super::Code;
use super::super::store::{self, Absence, NewAbsence};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as SentForm;
use jiff::ToSpan as _;

/// How long an absence can be at once: who is away longer is noted again. Our own choice.
const LONGEST: i32 = 366;

#[derive(askama::Template)]
#[template(path = "presence/away.html")]
struct AwayPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    codes: Vec<(String, String)>,
    /// The absence that ends; nothing when one begins.
    ends: Option<Absence>,
}

impl AwayPage {
    async fn of(
        app: &App,
        page: Page,
        form: Form,
        (file, ends): (&File, Option<Absence>),
    ) -> Result<AwayPage, Problem> {
        let words = |code: Code| {
            (code.word().to_owned(), page.t(&format!("presence-code-{}", code.word())))
        };
        let name = people::store::name_of(&app.db, &file.person).await?;
        Ok(AwayPage {
            codes: Code::AWAY.map(words).to_vec(),
            person: file.person.clone(),
            name,
            ends,
            page,
            form,
        })
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "presence").await?;
    file.organisation(&actor, Act::Write, Kind::Presence)?;
    let form =
        Form::filled([("from", page.today.to_string()), ("code", Code::Sick.word().to_owned())]);
    view::show(&AwayPage::of(&app, page, form, (&file, None)).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "presence").await?;
    let organisation = file.organisation(&actor, Act::Write, Kind::Presence)?.to_owned();
    let mut form = Form::from_pairs(sent);
    let code = form.choice("code", |word| Code::AWAY.into_iter().find(|c| c.word() == word));
    let from = form.needed_day("from", page.today);
    let until = form.needed_day("until", page.today);
    if let Some((from, until)) = from.zip(until) {
        if until < from {
            form.wrong("until", "presence-until-before");
        } else if until > from.saturating_add(LONGEST.days()) {
            form.wrong("until", "presence-until-far");
        }
    }
    people::form::not_before_birth(&app, &mut form, &id, &["from"]).await?;
    let (Some(code), Some(from), Some(until), true) = (code, from, until, form.is_good()) else {
        return view::show_again(&AwayPage::of(&app, page, form, (&file, None)).await?);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let new = NewAbsence {
        person: &id,
        organisation: &organisation,
        code,
        days: (from, until),
        made_by: Some(&actor.account),
    };
    let absence = base::id::new(now);
    let line = Line::by(&actor, Deed::Make, Thing::Absence, &absence);
    audit::write(&mut work, now, &[line.about(&id).at(&organisation)]).await?;
    // Of two hands that say the same at one moment, one is enough.
    if store::same_away(&mut work, new).await?.is_none() {
        store::start_away(&mut work, now, &absence, new).await?;
        work.save().await?;
    }
    Ok(view::go(&format!("/people/{id}/presence"), "presence-said-away"))
}

/// An absence of an organisation for which the reader may write it.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Absence), Problem> {
    let found = store::one_away(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &found.person, "presence").await?;
    if !file.reads_at(Kind::Presence, &found.organisation) {
        return Err(Problem::NotFound);
    }
    file.demand_at(Act::Write, Kind::Presence, &found.organisation)?;
    Ok((file, found))
}

fn end_form(found: &Absence) -> Form {
    Form::filled([("last", found.until.to_string()), ("version", found.version.to_string())])
}

pub(super) async fn ask_end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, found) = open(&app, &actor, &id).await?;
    let form = end_form(&found);
    view::show(&AwayPage::of(&app, page, form, (&file, Some(found))).await?)
}

pub(super) async fn save_end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let (file, found) = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let last = form.needed_day("last", page.today);
    if last.is_some_and(|last| last > found.from.saturating_add(LONGEST.days())) {
        form.wrong("last", "presence-until-far");
    }
    let (Some(last), true) = (last, form.is_good()) else {
        return view::show_again(&AwayPage::of(&app, page, form, (&file, Some(found))).await?);
    };
    let mut work = app.db.work().await?;
    let line = Line::by(&actor, Deed::End, Thing::Absence, &id);
    let line = line.about(&found.person).at(&found.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    if !store::end_away(&mut work, &id, form.version(), last).await? {
        drop(work);
        form.meet(&end_form(&found), found.version);
        return view::show_again(&AwayPage::of(&app, page, form, (&file, Some(found))).await?);
    }
    work.save().await?;
    Ok(view::go(&format!("/people/{}/presence", found.person), "presence-said-back"))
}
