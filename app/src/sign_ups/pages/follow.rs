//! What the sender sees: how it stands, in one sentence; what was asked back; and taking it back.

use super::super::store::{self, Event, SignUp};
use super::super::{acting, words};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::referrals::{State as Stand, words as referral_words};
use crate::view::{self, Page};
use crate::web::App;

#[derive(askama::Template)]
#[template(path = "sign_ups/follow.html")]
pub(super) struct Follow {
    page: Page,
    form: Form,
    sign_up: SignUp,
    events: Vec<Event>,
    action: String,
    /// Whether this is the link by which the address is confirmed.
    is_to_confirm: bool,
}

impl Follow {
    pub async fn of(
        app: &App,
        page: Page,
        sign_up: SignUp,
        (form, action): (Form, String),
        is_to_confirm: bool,
    ) -> Result<Follow, Problem> {
        let events = store::events(&app.db, &sign_up.id).await?;
        Ok(Follow { page, form, sign_up, events, action, is_to_confirm })
    }

    fn is_draft(&self) -> bool {
        self.sign_up.state == Stand::Draft
    }

    /// Whether the link confirmed already: it works once.
    fn is_used(&self) -> bool {
        self.is_to_confirm && !self.is_draft()
    }

    fn is_asked(&self) -> bool {
        self.sign_up.state == Stand::Asked
    }

    /// Whether it can be taken back.
    fn may_withdraw(&self) -> bool {
        let is_open = self.sign_up.state.is_waiting() || self.sign_up.state == Stand::Accepted;
        is_open && self.sign_up.written_at.is_none()
    }

    /// How it stands, in a sentence; with the day.
    fn stands(&self) -> String {
        let one = &self.sign_up;
        let moment = one.decided_at.map(|at| self.page.moment(at));
        let day = one.ended_day.or(one.answer_by).map(|day| self.page.day(day));
        let when = moment.or(day).unwrap_or_default();
        let key = match one.state {
            Stand::Sent | Stand::Seen | Stand::Answered => "sign-ups-stands-waits",
            Stand::Asked => "sign-ups-stands-asked",
            Stand::Accepted => "sign-ups-stands-accepted",
            Stand::Refused => "sign-ups-stands-refused",
            Stand::Withdrawn => "sign-ups-stands-withdrawn",
            Stand::Draft | Stand::Expired => "sign-ups-stands-expired",
        };
        let at = ("organisation", one.organisation_name.as_str());
        self.page.with2(key, at, ("when", when))
    }

    fn tone(&self) -> &'static str {
        match self.sign_up.state {
            Stand::Accepted => "msg-good",
            Stand::Refused | Stand::Asked | Stand::Expired => "msg-care",
            _ => "",
        }
    }

    fn icon(&self) -> &'static str {
        match self.sign_up.state {
            Stand::Accepted => "i-tick",
            Stand::Asked => "i-ask",
            Stand::Refused | Stand::Withdrawn | Stand::Expired => "i-info",
            _ => "i-clock",
        }
    }

    /// Who said yes.
    fn answered_by(&self) -> String {
        let is_yes = self.sign_up.state == Stand::Accepted && !self.sign_up.answered_by.is_empty();
        let who = ("who", self.sign_up.answered_by.as_str());
        let at = ("organisation", self.sign_up.organisation_name.as_str());
        if is_yes { self.page.with2("sign-ups-yes-by", who, at) } else { String::new() }
    }

    fn first(&self) -> String {
        let is_yes = self.sign_up.state == Stand::Accepted;
        if is_yes { referral_words::when(&self.page, &self.sign_up.first) } else { String::new() }
    }

    /// Questions and answers so far.
    fn talk(&self) -> Vec<&Event> {
        self.events.iter().filter(|e| matches!(e.what.as_str(), "asked" | "answered")).collect()
    }
}

/// The sender answers what was asked back, or takes it back.
pub(super) async fn act(
    app: &App,
    page: Page,
    sign_up: SignUp,
    (mut form, action): (Form, String),
) -> Answer {
    let seen = (&sign_up, form.version());
    let done = match form.value("do") {
        "answer" if sign_up.state == Stand::Asked => {
            match form.needed_lines("words", 1_000, "referrals-words-missing") {
                Some(said) if form.is_good() => {
                    let talk = (Stand::Answered, said.as_str());
                    acting::talk(app, None, seen, talk).await?.then_some("sign-ups-said-answered")
                }
                _ => None,
            }
        }
        "withdraw" => acting::withdraw(app, seen).await?.then_some("sign-ups-said-withdrawn"),
        _ => None,
    };
    if let Some(said) = done {
        return Ok(view::go(&action, said));
    }
    let now = store::one(&app.db, &sign_up.id).await?.ok_or(Problem::NotFound)?;
    view::show_again(&Follow::of(app, page, now, (form, action), false).await?)
}
