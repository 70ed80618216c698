//! One referral for those who asked, and all those of a person.

use crate::access::{self, Act, Actor, File, Kind};
use crate::account::links;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::mail::{self, Delivery, Kind as MailKind};
use crate::problem::{Answer, Problem};
use crate::referrals::answering::{self, tell_receiver};
use crate::referrals::store::{self, By, Event, Stored};
use crate::referrals::{Part, State as Stand, Told, WITHDRAWALS, told, words};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// How long must pass between two reminders by hand.
const BETWEEN_REMINDERS: SignedDuration = SignedDuration::from_hours(20);

#[derive(askama::Template)]
#[template(path = "referrals/one.html")]
struct OnePage {
    page: Page,
    name: String,
    referral: Stored,
    events: Vec<Event>,
    /// What is told, or what would be; nothing for who reads along from another organisation.
    told: Option<Told>,
    form: Form,
    may_write: bool,
    mail: Option<Delivery>,
    sends_mail: bool,
    may_remind: bool,
}

impl OnePage {
    fn told(&self) -> Vec<(String, Vec<String>)> {
        self.told.as_ref().map_or_else(Vec::new, |told| words::told(&self.page, told))
    }

    fn withdrawals(&self) -> Vec<(String, String)> {
        let words = |word: &str| self.page.t(&format!("referrals-withdrawal-{word}"));
        WITHDRAWALS.map(|word| (word.to_owned(), words(word))).to_vec()
    }

    fn is_waiting(&self) -> bool {
        self.referral.state.is_waiting()
    }

    fn is_draft(&self) -> bool {
        self.referral.state == Stand::Draft
    }

    fn is_asked(&self) -> bool {
        self.referral.state == Stand::Asked
    }

    /// How it went with the last mail, when that is worth a word.
    fn mail_problem(&self) -> String {
        let Some(mail) = self.mail.as_ref().filter(|m| m.problem != "dropped") else {
            return String::new();
        };
        mail::pages::problem(&self.page, mail)
    }
}

#[derive(askama::Template)]
#[template(path = "referrals/person.html")]
struct PersonPage {
    page: Page,
    person: String,
    name: String,
    all: Vec<Stored>,
    may_write: bool,
}

#[derive(askama::Template)]
#[template(path = "referrals/link.html")]
struct LinkPage {
    page: Page,
    referral: Stored,
    link: String,
    sends_mail: bool,
}

/// Opens a referral for who may read it in the file of the person.
pub(super) async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Stored), Problem> {
    let referral = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &referral.person, "referrals").await?;
    file.demand_at(Act::Read, Kind::Steps, &referral.organisation)?;
    Ok((file, referral))
}

/// Opens it for who may change it.
async fn open_to_write(app: &App, actor: &Actor, id: &str) -> Result<(File, Stored), Problem> {
    let (file, referral) = open(app, actor, id).await?;
    file.demand_at(Act::Write, Kind::Steps, &referral.organisation)?;
    Ok((file, referral))
}

async fn shown(
    app: &App,
    page: Page,
    actor: &Actor,
    (file, referral): (File, Stored),
    form: Form,
) -> Result<OnePage, Problem> {
    let asks = referral.organisation.as_str();
    let told = if !file.standing.through(asks) {
        None
    } else if referral.state == Stand::Draft {
        let to = (actor.account.as_str(), referral.receiver_language);
        Some(told::build(app, &page, &file, to, &referral.parts).await?)
    } else {
        Some(referral.told.clone())
    };
    let before = app.now() - BETWEEN_REMINDERS;
    Ok(OnePage {
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        events: store::events(&app.db, &referral.id).await?,
        told,
        form,
        may_write: file.writes_at(Kind::Steps, asks),
        mail: mail::store::last_about(&app.db, &referral.id).await?,
        sends_mail: mail::sends(app),
        may_remind: referral.reminded_at.is_none_or(|at| at <= before),
        referral,
        page,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let opened = open(&app, &actor, &id).await?;
    view::show(&shown(&app, page, &actor, opened, Form::default()).await?)
}

pub(super) async fn of_person(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "referrals").await?;
    file.demand(Act::Read, Kind::Steps)?;
    let mut all = store::of_person(&app.db, &person).await?;
    all.retain(|referral| file.reads_at(Kind::Steps, &referral.organisation));
    view::show(&PersonPage {
        name: crate::people::store::name_of(&app.db, &person).await?,
        may_write: file.writes(Kind::Steps),
        all,
        person,
        page,
    })
}

/// Sends a draft, and shows the link to hand over when this network sends no mail.
pub(super) async fn send_draft(
    app: &App,
    page: Page,
    actor: &Actor,
    (file, id): (&File, &str),
) -> Answer {
    let referral = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    check(&referral, &page)?;
    let (now, today) = (app.now(), app.today());
    let to = (actor.account.as_str(), referral.receiver_language);
    let parts = referral.parts.iter().copied();
    let parts = parts.filter(|part: &Part| part.is_for(referral.receiver_kind)).collect();
    let told = told::build(app, &page, file, to, &parts).await?;
    let mut work = app.db.work().await?;
    if !store::send(&mut work, (now, today), (id, referral.answer_by), &told).await? {
        return Err(Problem::Closed("referrals-was-sent".into()));
    }
    let link = tell_receiver(app, &mut work, &referral, MailKind::Asked).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("sent", "")).await?;
    let line = Line::by(actor, Deed::Send, Thing::Referral, id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    match link.filter(|_| !mail::sends(app)) {
        Some(path) => show_link(app, page, referral, &path, None),
        None => Ok(view::go(&format!("/referrals/{id}"), "referrals-said-sent")),
    }
}

/// What stands in the way of sending.
fn check(referral: &Stored, page: &Page) -> Result<(), Problem> {
    let why = if referral.agreed_how.is_empty() {
        "referrals-agree-first"
    } else if referral.answer_by < page.today {
        "referrals-answer-past"
    } else if !referral.receiver_active {
        "referrals-receiver-closed"
    } else {
        return Ok(());
    };
    Err(Problem::Closed(why.into()))
}

fn show_link(
    app: &App,
    page: Page,
    referral: Stored,
    path: &str,
    host: Option<&str>,
) -> Answer {
    let link = links::whole(app, host, path);
    view::show(&LinkPage { page, referral, link, sends_mail: mail::sends(app) })
}

pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, _) = open_to_write(&app, &actor, &id).await?;
    send_draft(&app, page, &actor, (&file, &id)).await
}

/// The answer to what the receiver asked back.
pub(super) async fn reply(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let words = form.needed_lines("words", 1_000, "referrals-words-missing");
    let (Some(words), true) = (words, form.is_good()) else {
        let page = shown(&app, page, &actor, (file, referral), form).await?;
        return view::show_again(&page);
    };
    let seen = (&referral, form.version());
    let state = Stand::Answered;
    if !answering::talk(&app, Some(&actor), seen, (state, &words)).await? {
        form.wrong("words", "referrals-meanwhile");
        let now = open_to_write(&app, &actor, &id).await?;
        return view::show_again(&shown(&app, page, &actor, now, form).await?);
    }
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-answered"))
}

/// Asks once more for an answer, at most once a day.
pub(super) async fn remind(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    if !mail::sends(&app) {
        return Err(Problem::Closed("mail-none".into()));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::remind(&mut work, &id, now, now - BETWEEN_REMINDERS).await? {
        return Err(Problem::Closed("referrals-reminded-today".into()));
    }
    tell_receiver(&app, &mut work, &referral, MailKind::Reminder).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("reminded", "")).await?;
    let line = Line::by(&actor, Deed::Remind, Thing::Referral, &id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-reminded"))
}

/// Makes a new link; the old ones lead nowhere any more.
pub(super) async fn link(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    if referral.is_inside() || !referral.state.is_waiting() {
        return Err(Problem::Closed("referrals-no-link".into()));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    store::end_links(&mut work, &id, now).await?;
    mail::store::drop_waiting(&mut work, &id, now).await?;
    let made = tell_receiver(&app, &mut work, &referral, MailKind::Asked).await?;
    let by = ("sender", Some(actor.account.as_str()));
    store::note(&mut work, now, &referral.id, by, ("link", "")).await?;
    let line = Line::by(&actor, Deed::MakeLink, Thing::Referral, &id).about(&file.person);
    audit::write(&mut work, now, &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    show_link(&app, page, referral, &made.unwrap_or_default(), host)
}

/// Withdraws the question with a reason; throws a draft away.
pub(super) async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, referral) = open_to_write(&app, &actor, &id).await?;
    if referral.state == Stand::Draft {
        return discard(&app, &actor, &file.person, &referral).await;
    }
    let mut form = Form::from_pairs(sent);
    let reason = form.choice("why", |word| WITHDRAWALS.into_iter().find(|known| *known == word));
    let remark = form.lines("remark", 1_000);
    let (Some(reason), true) = (reason, form.is_good()) else {
        let page = shown(&app, page, &actor, (file, referral), form).await?;
        return view::show_again(&page);
    };
    if !answering::withdraw(&app, &actor, &referral, By::Sender(reason, &remark)).await? {
        return Err(Problem::Closed("referrals-meanwhile".into()));
    }
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-withdrawn"))
}

async fn discard(app: &App, actor: &Actor, person: &str, referral: &Stored) -> Answer {
    let mut work = app.db.work().await?;
    if !store::discard(&mut work, &referral.id).await? {
        return Err(Problem::Closed("referrals-was-sent".into()));
    }
    let line = Line::by(actor, Deed::Delete, Thing::Referral, &referral.id).about(person);
    audit::write(&mut work, app.now(), &[line.at(&referral.organisation)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/referrals"), "referrals-said-discarded"))
}
