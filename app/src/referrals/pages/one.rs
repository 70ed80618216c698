//! One referral for those who asked, and all those of a person.

use super::sending::BETWEEN_REMINDERS;
use crate::access::{self, Act, Actor, File, Kind};
use crate::appointments;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::mail::{self, Delivery};
use crate::problem::{Answer, Problem};
use crate::referrals::answering;
use crate::referrals::section::may_plan;
use crate::referrals::store::{self, By, Event, Stored};
use crate::referrals::{State as Stand, Told, WITHDRAWALS, told, words};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "referrals/one.html")]
#[expect(clippy::struct_excessive_bools, reason = "each says by itself what the page offers")]
struct OnePage {
    page: Page,
    name: String,
    referral: Stored,
    events: Vec<Event>,
    /// What is told, or what would be; nothing for who reads along from another organisation.
    told: Option<Told>,
    form: Form,
    may_write: bool,
    /// Whether the reader can take the question back, or throw the draft away: also when the file is closed.
    may_take_back: bool,
    mail: Option<Delivery>,
    sends_mail: bool,
    may_remind: bool,
    /// Whether the first appointment can become one of the asking organisation still.
    can_be_planned: bool,
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

    /// Whether the draft waits for the agreement of the person.
    fn is_to_agree(&self) -> bool {
        self.is_draft() && self.referral.agreed_how.is_empty()
    }

    fn is_asked(&self) -> bool {
        self.referral.state == Stand::Asked
    }

    /// Whether a question waits for an answer: also of somebody outside who asked it and then said yes.
    fn is_to_answer(&self) -> bool {
        let talk = |e: &&Event| matches!(e.what.as_str(), "asked" | "answered");
        let is_asked = self.events.iter().rev().find(talk).is_some_and(|e| e.what == "asked");
        self.is_asked() || is_asked && self.referral.goes_on_outside(self.page.today)
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

/// Opens a referral for who may read it in the file of the person.
pub(super) async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Stored), Problem> {
    let referral = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &referral.person, "referrals").await?;
    // A draft was shown to nobody outside the file, and may never be sent.
    if referral.state == Stand::Draft && file.standing.is_self {
        return Err(Problem::NotFound);
    }
    file.demand_at(Act::Read, Kind::Steps, &referral.organisation)?;
    Ok((file, referral))
}

/// Opens it for who may change it, in a file that is open.
pub(super) async fn open_to_write(
    app: &App,
    actor: &Actor,
    id: &str,
) -> Result<(File, Stored), Problem> {
    let (file, referral) = open_to_take_back(app, actor, id).await?;
    file.demand_open()?;
    Ok((file, referral))
}

/// Opens it for who may take it back: what was asked before a file was closed need not stay asked.
async fn open_to_take_back(app: &App, actor: &Actor, id: &str) -> Result<(File, Stored), Problem> {
    let (file, referral) = open(app, actor, id).await?;
    file.demand_at(Act::Write, Kind::Steps, &referral.organisation)?;
    Ok((file, referral))
}

/// Whether the first appointment, at somebody outside, can become one of the asking organisation still.
async fn can_be_planned(app: &App, file: &File, referral: &Stored) -> Result<bool, Problem> {
    let stands = referral.state == Stand::Accepted && referral.agreement_withdrawn_at.is_none();
    let may = may_plan(file, &referral.organisation);
    let day = referral.first_day.filter(|day| *day >= app.today());
    let Some(day) = day.filter(|_| stands && may && !referral.is_inside()) else {
        return Ok(false);
    };
    let whose = (file.person.as_str(), referral.organisation.as_str());
    Ok(!appointments::store::has_on(&app.db, whose.0, whose.1, day).await?)
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
        may_write: file.writes_at(Kind::Steps, asks) && file.demand_open().is_ok(),
        may_take_back: file.writes_at(Kind::Steps, asks),
        mail: mail::store::last_about(&app.db, &referral.id).await?,
        sends_mail: mail::sends(app),
        can_be_planned: can_be_planned(app, &file, &referral).await?,
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
    let (file, referral) = &opened;
    let is_over = matches!(referral.state, Stand::Accepted | Stand::Refused)
        || referral.agreement_withdrawn_at.is_some();
    if is_over && !file.standing.is_self {
        // What came back was read: it is off the reader's day. Another page of referrals does not tell it.
        let read = Line::by(&actor, Deed::Seen, Thing::Referral, &id).about(&file.person);
        audit::look(&app, read).await?;
    }
    view::show(&shown(&app, page, &actor, opened, Form::default()).await?)
}

/// A draft that cannot be sent or thrown away yet, with why.
pub(super) async fn not_yet(
    app: &App,
    page: Page,
    actor: &Actor,
    opened: (File, Stored),
    why: Message,
) -> Answer {
    let mut form = Form::default();
    form.wrong("draft", why);
    view::show_again(&shown(app, page, actor, opened, form).await?)
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
    let is_for_reader = |r: &Stored| r.state != Stand::Draft || !file.standing.is_self;
    all.retain(|r| is_for_reader(r) && file.reads_at(Kind::Steps, &r.organisation));
    view::show(&PersonPage {
        name: crate::people::store::name_of(&app.db, &person).await?,
        may_write: file.writes(Kind::Steps),
        all,
        person,
        page,
    })
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

/// Withdraws the question with a reason; throws a draft away.
pub(super) async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, referral) = open_to_take_back(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    if referral.state == Stand::Draft {
        let seen = form.version();
        return discard(&app, page, &actor, ((file, referral), seen)).await;
    }
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

/// Throws a draft away as it was seen: what a colleague wrote meanwhile is read first.
async fn discard(
    app: &App,
    page: Page,
    actor: &Actor,
    (opened, seen): ((File, Stored), i64),
) -> Answer {
    let (person, id) = (opened.0.person.clone(), opened.1.id.clone());
    let mut work = app.db.work().await?;
    if !store::discard(&mut work, (&id, seen)).await? {
        drop(work);
        let now = open_to_take_back(app, actor, &id).await?;
        return not_yet(app, page, actor, now, "referrals-draft-meanwhile".into()).await;
    }
    let line = Line::by(actor, Deed::Delete, Thing::Referral, &id).about(&person);
    audit::write(&mut work, app.now(), &[line.at(&opened.1.organisation)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/referrals"), "referrals-said-discarded"))
}
