//! Coming in with a card: the code, and then the second fact.

use super::store::cards::{self, Card};
use super::{Code, Ended, TRIES, giving, stopping};
use crate::account::pages::{let_in_by, remember_language};
use crate::account::session::Way;
use crate::account::store::speak;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::{Language, Message};
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, LANGUAGE_COOKIE, Peer, cookies, is_own_path, is_page};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::{Form as Sent, Query};
use jiff::SignedDuration;
use serde::Deserialize;

/// Codes and answers from one machine that were not right: a shelter shares one.
const PER_MACHINE: Limit = Limit { hits: 30, within: SignedDuration::from_mins(15) };

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/card", Door::Public, ask).post("/card", Door::Public, enter)
}

#[derive(askama::Template)]
#[template(path = "portal/enter.html")]
struct Enter {
    page: Page,
    form: Form,
    /// What is asked besides the code, once the code was right; empty before.
    question: &'static str,
}

/// Where one was going.
#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
    /// Whether a button was pressed after the session was over.
    #[serde(default)]
    pressed: String,
}

async fn ask(page: Page, Query(next): Query<Next>) -> Answer {
    let form = Form::filled([("next", next.next), ("pressed", next.pressed)]);
    view::show(&Enter { page, form, question: "" })
}

/// Where one goes after coming in: back to the own page on which the session ended, else to the first one.
fn going(form: &Form) -> &str {
    let next = form.value("next");
    let path = next.split('?').next().unwrap_or_default();
    let is_mine = path == "/mine" || path.starts_with("/mine/");
    let is_own = is_own_path(next) && is_mine && is_page(path);
    if is_own { next } else { "/mine" }
}

#[expect(clippy::too_many_lines, reason = "every way in which a code can fail")]
async fn enter(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let Some(typed) = form.needed("code", 60, "portal-code-missing") else {
        return view::show_again(&Enter { page, form, question: "" });
    };
    let bucket = format!("card {peer}");
    rate::take(&app, &bucket, PER_MACHINE).await?;
    let card = match Code::parse(&typed) {
        Some(code) => cards::by_code(&app.db, &giving::code_hash(&app, &code), app.today()).await?,
        None => None,
    };
    // Whether it never was one, was replaced or is too old: that it does not say.
    let Some(card) = card else {
        form.wrong("code", "portal-code-wrong");
        return view::show_again(&Enter { page, form, question: "" });
    };
    let question = card.question.word();
    if let Some(language) = Language::parse(form.value("in_language")) {
        rate::give_back(&app, &bucket).await?;
        return in_language(page, form, question, language);
    }
    if form.all("answer").is_empty() {
        rate::give_back(&app, &bucket).await?;
        return view::show(&Enter { page, form, question });
    }
    let Some(answer) = card.question.read(form.value("answer")) else {
        rate::give_back(&app, &bucket).await?;
        form.wrong("answer", Message::new(unread(question)));
        return view::show_again(&Enter { page, form, question });
    };
    let chosen = cookies::read(&app, &headers, LANGUAGE_COOKIE);
    let chosen = chosen.and_then(|code| Language::parse(&code));
    match answered(&app, &card, &answer, (chosen, &headers, going(&form))).await? {
        Tried::Right(response) => {
            rate::give_back(&app, &bucket).await?;
            Ok(response)
        }
        Tried::Wrong(left) => {
            form.wrong("answer", Message::new("portal-answer-wrong").with("n", left));
            view::show_again(&Enter { page, form, question })
        }
        Tried::Locked => {
            let mut form = Form::filled([("next", form.value("next").to_owned())]);
            form.wrong("code", "portal-card-locked");
            view::show_again(&Enter { page, form, question: "" })
        }
    }
}

/// The question once more in a language that was chosen there: the code is not asked again.
fn in_language(mut page: Page, form: Form, question: &'static str, language: Language) -> Answer {
    page.language = language;
    let mut response = view::show(&Enter { page, form, question })?;
    remember_language(&mut response, language);
    Ok(response)
}

/// What is the matter with an answer that cannot be one.
fn unread(question: &str) -> &'static str {
    match question {
        "birth" => "portal-birth-unread",
        "postcode" => "portal-postcode-unread",
        _ => "portal-word-short",
    }
}

/// What became of a try.
enum Tried {
    Right(Response),
    /// So many tries are left.
    Wrong(i64),
    /// None is left: the card works no more.
    Locked,
}

/// Compares an answer. The try is counted before, so that of a hundred at the same moment five are
/// looked at. The language that was chosen to come in stays the one of the own pages. A right answer, the
/// session and its line in the log are one: the card cannot end between them.
async fn answered(
    app: &App,
    card: &Card,
    answer: &str,
    (chosen, headers, going): (Option<Language>, &HeaderMap, &str),
) -> Result<Tried, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let Some(tries) = cards::count_try(&mut work, &card.id, TRIES).await? else {
        return Ok(Tried::Locked);
    };
    if giving::answer_hash(app, &card.id, card.question, answer) == card.answer_hash {
        cards::used(&mut work, &card.id, now).await?;
        let whose = (card.person.as_str(), card.account.as_str());
        audit::write(&mut work, now, &[giving::came_in(Thing::Card, &card.id, whose)]).await?;
        if let Some(language) = chosen {
            speak(&mut work, &card.account, language).await?;
        }
        let to = (card.account.as_str(), going);
        let by = (Way::Card, Some(card.made_for.as_str()));
        let response = let_in_by(app, &mut work, headers, to, by).await?;
        work.save().await?;
        return Ok(Tried::Right(response));
    }
    let line = |deed| Line::by_program(deed, Thing::Card, &card.id).about(&card.person);
    let mut lines = vec![line(Deed::WrongPassword)];
    let is_last = tries >= TRIES;
    if is_last {
        stopping::stop(app, &mut work, &card.person, Ended::Locked).await?;
        lines.push(line(Deed::End).because(Ended::Locked.word()));
    }
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    Ok(if is_last { Tried::Locked } else { Tried::Wrong(TRIES - tries) })
}
