//! A sign-up with everything to answer it, in one screen: by a link without an account, and for who works there.

use super::super::acting::{self, Answerer};
use super::super::store::{self, Event, SignUp};
use super::super::words;
use crate::form::Form;
use crate::people::pages::choices;
use crate::people::same::Likely;
use crate::problem::{Answer, Problem};
use crate::referrals::form::{self as replies, Reply};
use crate::referrals::{Ask, Refusal, Sight, State as Stand, words as referral_words};
use crate::view::{self, Page};
use crate::web::App;
use jiff::Timestamp;

#[derive(askama::Template)]
#[template(path = "sign_ups/answer.html")]
pub(super) struct Sheet {
    pub page: Page,
    pub form: Form,
    pub sign_up: SignUp,
    events: Vec<Event>,
    sight: Sight,
    pub action: String,
    /// Who could be meant; nothing for who answers by a link.
    pub known: Option<Vec<Likely>>,
    /// Whether somebody else answered while this was filled in.
    is_late: bool,
}

impl Sheet {
    pub async fn of(
        app: &App,
        page: Page,
        sign_up: SignUp,
        (form, action): (Option<Form>, String),
        known: Option<Vec<Likely>>,
    ) -> Result<Sheet, Problem> {
        let events = store::events(&app.db, &sign_up.id).await?;
        let sight = sign_up.sight(app.now(), page.today, known.is_some());
        let mut form = form.unwrap_or_else(Form::empty);
        if form.value("version").is_empty() {
            form.set("version", sign_up.version.to_string());
        }
        Ok(Sheet { page, form, sign_up, events, sight, action, known, is_late: false })
    }

    /// The sheet as a link shows it: one that has ended shows a sentence.
    pub fn by_link(mut self, has_ended: bool) -> Sheet {
        if has_ended && !matches!(self.sight, Sight::Closed(_)) {
            self.sight = Sight::Closed("newer");
        }
        self
    }

    /// The sheet as it is now, for who was second.
    async fn meanwhile(self, app: &App) -> Answer {
        let now = store::one(&app.db, &self.sign_up.id).await?.ok_or(Problem::NotFound)?;
        let is_closed = matches!(self.sight, Sight::Closed("newer"));
        let to = (None, self.action);
        let mut sheet = Sheet::of(app, self.page, now, to, self.known).await?.by_link(is_closed);
        sheet.is_late = true;
        view::show_again(&sheet)
    }

    fn is_open(&self) -> bool {
        self.sight == Sight::Open
    }

    /// Why it is closed, in a sentence; empty when it is not.
    fn closed(&self) -> String {
        let Sight::Closed(why) = self.sight else { return String::new() };
        let day = self.sign_up.ended_day.or(self.sign_up.open_until);
        let day = day.map_or_else(String::new, |day| self.page.day(day));
        self.page.with(&format!("sign-ups-closed-{why}"), "day", day)
    }

    fn undo_until(&self) -> Option<Timestamp> {
        match self.sight {
            Sight::Decided(until) => until,
            _ => None,
        }
    }

    /// Whether somebody here is to write the person in.
    fn may_write_in(&self) -> bool {
        let is_yes = self.sign_up.state == Stand::Accepted && self.sign_up.written_at.is_none();
        is_yes && self.known.is_some()
    }

    fn candidates(&self) -> &[Likely] {
        self.known.as_deref().unwrap_or_default()
    }

    fn refusals(&self) -> Vec<(String, String)> {
        let words = |r: Refusal| self.page.t(&format!("referrals-refusal-{}", r.word()));
        Refusal::ALL.map(|r| (r.word().to_owned(), words(r))).to_vec()
    }

    fn clock(&self) -> String {
        let by = self.sign_up.answer_by;
        by.map_or_else(String::new, |day| referral_words::clock(&self.page, day))
    }

    fn works_until(&self) -> String {
        self.sign_up.open_until.map_or_else(String::new, |day| self.page.day(day))
    }

    fn talk(&self) -> Vec<&Event> {
        self.events.iter().filter(|e| matches!(e.what.as_str(), "asked" | "answered")).collect()
    }
}

/// It is opened where it can be answered: noted the first time.
pub(super) async fn seen(app: &App, sign_up: SignUp, by: Answerer<'_>) -> Result<SignUp, Problem> {
    if sign_up.state != Stand::Sent {
        return Ok(sign_up);
    }
    let mut work = app.db.work().await?;
    if store::seen(&mut work, &sign_up.id).await? {
        let account = by.map(|actor| actor.account.as_str());
        store::note(&mut work, app.now(), &sign_up.id, ("receiver", account), ("seen", "")).await?;
        work.save().await?;
    }
    store::one(&app.db, &sign_up.id).await?.ok_or(Problem::NotFound)
}

/// Answers, asks back, or takes an answer back.
pub(super) async fn act(app: &App, mut sheet: Sheet, by: Answerer<'_>) -> Answer {
    let version = sheet.form.version();
    if sheet.form.value("do") == "undo" {
        let may = sheet.undo_until().is_some();
        if !may || !acting::undo(app, by, (&sheet.sign_up, version)).await? {
            return sheet.meanwhile(app).await;
        }
        return Ok(view::go(&sheet.action, "referrals-said-undone"));
    }
    if !sheet.is_open() {
        return sheet.meanwhile(app).await;
    }
    // Who has an account is known by name.
    let workers: Option<&[(String, String)]> = None;
    if let Some(actor) = by {
        sheet.form.set("answered_by", actor.name.clone());
    }
    let Some(reply) = replies::reply(&mut sheet.form, sheet.page.today, (Ask::Place, workers))
    else {
        return view::show_again(&sheet);
    };
    let seen = (&sheet.sign_up, version);
    let (was_so, said) = match &reply {
        Reply::Decide(decision) => {
            (acting::decide(app, by, seen, decision).await?, "referrals-said-decided")
        }
        Reply::Ask(said) => {
            let talk = (Stand::Asked, said.as_str());
            (acting::talk(app, by, seen, talk).await?, "referrals-said-asked")
        }
    };
    if !was_so {
        return sheet.meanwhile(app).await;
    }
    Ok(view::go(&sheet.action, said))
}
