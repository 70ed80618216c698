//! The page behind a link: somebody without an account reads the question and answers, in one screen,
//! without script. The same sheet serves who has an account.
//!
//! A GET answers nothing: what reads mails before people do follows links. A token that is not known,
//! or no longer, leads to the page of what does not exist.

use super::answering::{self, line};
use super::form::{self as forms, Reply};
use super::store::{self, Event, Stored};
use super::{Ask, Refusal, Sight, State as Stand, taken_back, undoing, words};
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
        .post("/answer/{token}/day", Door::Public, give_day)
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
    /// Whether the link it was opened by has ended: then a newer one shows what this does not.
    has_ended: bool,
    /// What somebody typed who was second: the own words, to take along.
    typed: Vec<String>,
}

impl Sheet {
    /// The sheet of a referral; `action` is where its answers go. Without a form that was sent it begins with
    /// what was answered before.
    pub async fn of(
        app: &App,
        page: Page,
        referral: Stored,
        form: Option<Form>,
        (action, workers): (String, Option<Vec<(String, String)>>),
    ) -> Result<Sheet, Problem> {
        let events = store::events(&app.db, &referral.id).await?;
        let begun = || taken_back::begun(&referral, &events, workers.as_deref());
        let mut form = form.unwrap_or_else(begun);
        let sight = referral.sight(app.now(), page.today);
        if form.value("version").is_empty() {
            form.set("version", referral.version.to_string());
        }
        Ok(Sheet {
            page,
            form,
            referral,
            events,
            sight,
            action,
            workers,
            is_late: false,
            has_ended: false,
            typed: vec![],
        })
    }

    /// The sheet as it is now, for who was second.
    pub async fn meanwhile(self, app: &App, now: Option<Stored>) -> Answer {
        let referral = now.ok_or(Problem::NotFound)?;
        let typed = ["advice", "words", "remark"].map(|field| self.form.value(field).to_owned());
        let (to, has_ended) = ((self.action, self.workers), self.has_ended);
        let mut sheet = Sheet::of(app, self.page, referral, None, to).await?.by_link(has_ended);
        sheet.is_late = true;
        sheet.typed = typed.into_iter().filter(|words| !words.trim().is_empty()).collect();
        sheet.shown_again(app).await
    }

    /// The sheet with the answer to mend, for who takes it back a second time (a double click, a reload):
    /// nothing is done, so it is shown again and not gone on to.
    pub async fn undone(self, app: &App, now: Stored) -> Answer {
        let (mut page, to) = (self.page, (self.action, self.workers));
        page.said = Some("referrals-said-undone".to_owned());
        Sheet::of(app, page, now, None, to).await?.shown_again(app).await
    }

    /// The sheet once more, with what was typed.
    async fn shown_again(&self, app: &App) -> Answer {
        self.looked_at(app).await?;
        view::show_again(self)
    }

    /// Logs that a link shows something of the person. Who has an account is logged where the file is opened.
    async fn looked_at(&self, app: &App) -> Result<(), Problem> {
        let by_link = self.workers.is_none();
        if by_link && (!self.is_closed() || self.tells_talk()) {
            let whose = (self.referral.person.as_str(), None);
            audit::look(app, line(None, Deed::Look, &self.referral, whose)).await?;
        }
        Ok(())
    }

    /// The sheet as a link shows it: one that has ended shows a sentence.
    fn by_link(mut self, has_ended: bool) -> Sheet {
        self.sight = sight_by_link(self.sight, has_ended);
        self.has_ended = has_ended;
        self
    }

    /// Whether advice was asked.
    fn asks_advice(&self) -> bool {
        self.referral.kind == Ask::Advice
    }

    /// The advice that was given, as long as the person agrees and this link holds: it stays to be read when
    /// the rest is closed.
    fn advice(&self) -> &str {
        let gone = self.has_ended || self.referral.agreement_withdrawn_at.is_some();
        if gone { "" } else { words::advice(&self.referral) }
    }

    /// Who sent the link.
    fn sent_by(&self) -> String {
        let who = ("who", self.referral.made_by_name.as_str());
        let at = ("organisation", self.referral.organisation_name.as_str());
        self.page.with2("referrals-link-from", who, at)
    }

    /// Until when somebody outside can answer by this link.
    fn works_until(&self) -> String {
        self.referral.open_until.map_or_else(String::new, |day| self.page.day(day))
    }

    fn is_closed(&self) -> bool {
        matches!(self.sight, Sight::Closed(_))
    }

    /// Whether somebody outside who said yes can give the day of the first appointment, or change it.
    fn can_give_day(&self) -> bool {
        // Advice brings no appointment along.
        !self.asks_advice() && self.goes_on()
    }

    /// Whether this link goes on after a yes: to give a day, and to read what was answered.
    fn goes_on(&self) -> bool {
        !self.has_ended && self.referral.goes_on_outside(self.page.today)
    }

    /// Whether something of the person is shown though the question is closed: what was asked and answered.
    fn tells_talk(&self) -> bool {
        self.is_closed() && self.goes_on() && !self.talk().is_empty()
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

/// What a link shows: one that has ended, because a newer one was sent or the question was closed, shows
/// nothing of the person.
fn sight_by_link(sight: Sight, has_ended: bool) -> Sight {
    match sight {
        Sight::Open | Sight::Decided(_) if has_ended => Sight::Closed("newer"),
        other => other,
    }
}

/// The referral behind a token, and whether that link has ended. Wrong tokens are counted per machine, and
/// answered alike.
async fn find(app: &App, peer: &str, token: &str) -> Result<(Stored, bool), Problem> {
    // Only wrong ones are counted: whoever guesses at a desk does not close the right links of that desk.
    let Some((id, has_ended)) = store::find(&app.db, token).await? else {
        rate::take(app, &format!("answer {peer}"), WRONG).await?;
        return Err(Problem::NotFound);
    };
    let referral = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    Ok((referral, has_ended))
}

/// The referral behind a token as it is now.
async fn again(app: &App, token: &str) -> Result<Option<Stored>, Problem> {
    Ok(match store::find(&app.db, token).await? {
        Some((id, _)) => store::one(&app.db, &id).await?,
        None => None,
    })
}

async fn sheet(
    app: &App,
    page: Page,
    token: &str,
    (referral, has_ended): (Stored, bool),
    form: Option<Form>,
) -> Result<Sheet, Problem> {
    let action = format!("/answer/{token}");
    Ok(Sheet::of(app, page, referral, form, (action, None)).await?.by_link(has_ended))
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
    let (mut referral, has_ended) = find(&app, &peer, &token).await?;
    let is_open = referral.sight(app.now(), page.today) == Sight::Open && !has_ended;
    if referral.state == Stand::Sent && is_open {
        let mut work = app.db.work().await?;
        if store::seen(&mut work, &referral.id).await? {
            let by = ("receiver", None);
            store::note(&mut work, app.now(), &referral.id, by, ("seen", "")).await?;
            work.save().await?;
        }
        referral = store::one(&app.db, &referral.id).await?.ok_or(Problem::NotFound)?;
    }
    let sheet = sheet(&app, page, &token, (referral, has_ended), None).await?;
    sheet.looked_at(&app).await?;
    view::show(&sheet).map(alone)
}

/// The first appointment, given after the yes.
async fn give_day(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = find(&app, &peer, &token).await?;
    let form = Form::from_pairs(sent);
    // What names no version changes nothing.
    let version = form.version();
    let mut sheet = sheet(&app, page, &token, found, Some(form)).await?;
    if !sheet.can_give_day() {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    let Some(first) = forms::later_day(&mut sheet.form, sheet.page.today) else {
        return sheet.shown_again(&app).await.map(alone);
    };
    let seen = (&sheet.referral, version);
    if !answering::give_day(&app, seen, &first).await? {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    Ok(alone(view::go(&format!("/answer/{token}"), "referrals-said-day")))
}

async fn answer(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path(token): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = find(&app, &peer, &token).await?;
    let form = Form::from_pairs(sent);
    // What names no version answers no question.
    let version = form.version();
    let mut sheet = sheet(&app, page, &token, found, Some(form)).await?;
    if !sheet.is_open() {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    let Some(reply) = forms::reply(&mut sheet.form, sheet.page.today, (sheet.referral.kind, None))
    else {
        return sheet.shown_again(&app).await.map(alone);
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
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = find(&app, &peer, &token).await?;
    let version = Form::from_pairs(sent).version();
    let sheet = sheet(&app, page, &token, found, None).await?;
    if sheet.is_closed() {
        return sheet.meanwhile(&app, again(&app, &token).await?).await.map(alone);
    }
    if !undoing::undo(&app, None, (&sheet.referral, version)).await? {
        return match again(&app, &token).await? {
            Some(now) if undoing::is_undone(&app, &now) => sheet.undone(&app, now).await.map(alone),
            now => sheet.meanwhile(&app, now).await.map(alone),
        };
    }
    Ok(alone(view::go(&format!("/answer/{token}"), "referrals-said-undone")))
}
