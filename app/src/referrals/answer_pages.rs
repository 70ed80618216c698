//! The page behind a link: somebody without an account reads the question and answers, in one screen,
//! without script. The same sheet serves who has an account.
//!
//! A GET answers nothing: what reads mails before people do follows links. A token that is not known,
//! or no longer, leads to the page of what does not exist.

use super::answering::{self, line};
use super::form::{self as forms, Reply};
use super::store::{self, Event, Stored};
use super::{Refusal, Sight, State as Stand, words};
use crate::audit::{self, Deed};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::Form as Sent;
use jiff::{SignedDuration, Timestamp};

/// Wrong links from one machine, whatever the link: an office shares one.
const WRONG: Limit = Limit { hits: 30, within: SignedDuration::from_mins(15) };

/// The routes of links.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/answer/{token}", Door::Public, show)
        .post("/answer/{token}", Door::Public, answer)
        .post("/answer/{token}/undo", Door::Public, undo)
}

/// A question with everything to answer it.
#[derive(askama::Template)]
#[template(path = "referrals/answer.html")]
pub(super) struct Sheet {
    pub page: Page,
    pub form: Form,
    pub referral: Stored,
    events: Vec<Event>,
    sight: Sight,
    action: String,
    /// With whom a first appointment can be; nothing for somebody outside, who types a name.
    pub workers: Option<Vec<(String, String)>>,
    /// Whether somebody else answered while this was filled in.
    is_late: bool,
}

impl Sheet {
    /// The sheet of a referral; `action` is where its answers go.
    pub async fn of(
        app: &App,
        page: Page,
        referral: Stored,
        mut form: Form,
        (action, workers): (String, Option<Vec<(String, String)>>),
    ) -> Result<Sheet, Problem> {
        let events = store::events(&app.db, &referral.id).await?;
        let sight = referral.sight(app.now(), page.today);
        if form.value("version").is_empty() {
            form.set("version", referral.version.to_string());
        }
        Ok(Sheet { page, form, referral, events, sight, action, workers, is_late: false })
    }

    /// The sheet as it is now, for who was second.
    pub async fn meanwhile(self, app: &App, now: Option<Stored>) -> Answer {
        let referral = now.ok_or(Problem::NotFound)?;
        let form = Form::default();
        let to = (self.action, self.workers);
        let mut sheet = Sheet::of(app, self.page, referral, form, to).await?;
        sheet.is_late = true;
        view::show_again(&sheet)
    }

    fn is_open(&self) -> bool {
        self.sight == Sight::Open
    }

    /// Why it is closed, in a sentence; empty when it is not.
    fn closed(&self) -> String {
        let Sight::Closed(mut why) = self.sight else { return String::new() };
        if self.may_give_back() {
            why = "taken-back-file";
        }
        let at = self.referral.agreement_withdrawn_at;
        let day = at.map(|at| at.to_zoned(self.page.zone.clone()).date());
        let day = day.or(self.referral.decided_day).or(self.referral.open_until);
        let day = day.map_or_else(String::new, |day| self.page.day(day));
        self.page.with(&format!("referrals-closed-{why}"), "day", day)
    }

    /// Whether a file is still open because of a yes to which the person agrees no longer.
    pub fn may_give_back(&self) -> bool {
        self.referral.agreement_withdrawn_at.is_some()
            && self.referral.keeps_file()
            && self.workers.is_some()
    }

    /// Until when the answer can be undone.
    fn undo_until(&self) -> Option<Timestamp> {
        match self.sight {
            Sight::Decided(until) => until,
            _ => None,
        }
    }

    fn told(&self) -> Vec<(String, Vec<String>)> {
        words::told(&self.page, &self.referral.told)
    }

    fn refusals(&self) -> Vec<(String, String)> {
        let words = |r: Refusal| self.page.t(&format!("referrals-refusal-{}", r.word()));
        Refusal::ALL.map(|r| (r.word().to_owned(), words(r))).to_vec()
    }

    /// With whom the first appointment can be.
    fn with(&self) -> Vec<(String, String)> {
        let first = (String::new(), self.page.t("referrals-first-who-later"));
        std::iter::once(first).chain(self.workers.iter().flatten().cloned()).collect()
    }

    /// Questions and answers so far.
    fn talk(&self) -> Vec<&Event> {
        self.events.iter().filter(|e| matches!(e.what.as_str(), "asked" | "answered")).collect()
    }
}

/// The referral behind a token. Wrong tokens are counted per machine, and answered alike.
async fn find(app: &App, peer: &str, token: &str) -> Result<Stored, Problem> {
    let bucket = format!("answer {peer}");
    rate::take(app, &bucket, WRONG).await?;
    let id = store::find(&app.db, token).await?.ok_or(Problem::NotFound)?;
    rate::give_back(app, &bucket).await?;
    let referral = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let line = line(None, Deed::Look, &referral, (&referral.person, None));
    audit::look(app, line).await?;
    Ok(referral)
}

/// The referral behind a token as it is now.
async fn again(app: &App, token: &str) -> Result<Option<Stored>, Problem> {
    Ok(match store::find(&app.db, token).await? {
        Some(id) => store::one(&app.db, &id).await?,
        None => None,
    })
}

async fn sheet(
    app: &App,
    page: Page,
    token: &str,
    referral: Stored,
    form: Form,
) -> Result<Sheet, Problem> {
    let action = format!("/answer/{token}");
    Sheet::of(app, page, referral, form, (action, None)).await
}

/// No other site is to learn this address.
fn alone(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

async fn show(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    let mut referral = find(&app, &peer, &token).await?;
    if referral.state == Stand::Sent && referral.sight(app.now(), page.today) == Sight::Open {
        let mut work = app.db.work().await?;
        if store::seen(&mut work, &referral.id).await? {
            let by = ("receiver", None);
            store::note(&mut work, app.now(), &referral.id, by, ("seen", "")).await?;
            work.save().await?;
        }
        referral = store::one(&app.db, &referral.id).await?.ok_or(Problem::NotFound)?;
    }
    view::show(&sheet(&app, page, &token, referral, Form::default()).await?).map(alone)
}

async fn answer(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let referral = find(&app, &peer, &token).await?;
    let form = Form::from_pairs(sent);
    // What names no version answers no question.
    let version = form.version();
    let mut sheet = sheet(&app, page, &token, referral, form).await?;
    if !sheet.is_open() {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    let Some(reply) = forms::reply(&mut sheet.form, sheet.page.today, None) else {
        return view::show_again(&sheet).map(alone);
    };
    let seen = (&sheet.referral, version);
    let (was_so, said) = match &reply {
        Reply::Decide(decision) => {
            (answering::decide(&app, None, seen, decision).await?, "referrals-said-decided")
        }
        Reply::Ask(words) => (
            answering::talk(&app, None, seen, (Stand::Asked, words)).await?,
            "referrals-said-asked",
        ),
    };
    if !was_so {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    Ok(alone(view::go(&format!("/answer/{token}"), said)))
}

async fn undo(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
) -> Answer {
    let referral = find(&app, &peer, &token).await?;
    let sheet = sheet(&app, page, &token, referral, Form::default()).await?;
    if !answering::undo(&app, None, &sheet.referral).await? {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    Ok(alone(view::go(&format!("/answer/{token}"), "referrals-said-undone")))
}
