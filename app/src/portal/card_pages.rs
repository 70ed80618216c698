//! What a worker does: make a card and print it, and end it.

use super::stopping::{stop, stop_all};
use super::store::cards::{self, Card, NewCard};
use super::store::links;
use super::{Code, Ended, Question, giving};
use crate::access::{self, Actor};
use crate::account::session;
use crate::account::store::links::whole;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Language;
use crate::organisations::store as organisations;
use crate::people::store::Stored;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::square::Square;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum_extra::extract::Form as Sent;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/card", Door::Person, show)
        .post("/people/{id}/card", Door::Person, make)
        .get("/people/{id}/card/made", Door::Person, made)
        .post("/people/{id}/card/end", Door::Person, end)
}

/// The last day a card can have: a year after it is made, less a day. Our own choice, so that no card
/// stays in a drawer for ever.
fn latest(today: Date) -> Date {
    today.saturating_add(1.year()).saturating_sub(1.day())
}

#[derive(askama::Template)]
#[template(path = "portal/access.html")]
struct Access {
    page: Page,
    form: Form,
    person: Stored,
    card: Option<Card>,
    link_until: Option<Timestamp>,
    /// Whether somebody is in with a card or a link.
    is_inside: bool,
    /// The questions that can be asked, with their words.
    questions: Vec<(&'static str, String)>,
    languages: Vec<(&'static str, &'static str)>,
    latest: Date,
}

impl Access {
    async fn with(app: &App, page: Page, person: Stored, form: Form) -> Result<Access, Problem> {
        let questions = questions(&person).into_iter();
        let words = |q: Question| (q.word(), page.t(&format!("portal-question-{}", q.word())));
        Ok(Access {
            card: cards::last(&app.db, &person.id).await?,
            link_until: links::open_until(&app.db, &person.id, app.now()).await?,
            is_inside: session::has_entered(&app.db, &person.id, app.now()).await?,
            questions: questions.map(words).collect(),
            languages: Language::PORTAL.map(|l| (l.code(), l.own_name())).to_vec(),
            latest: latest(page.today),
            page,
            form,
            person,
        })
    }
}

/// What can be asked: the date of birth when the file knows it to the day; else something else.
fn questions(person: &Stored) -> Vec<Question> {
    let fields = &person.fields;
    let knows =
        |q: &Question| *q == Question::Word || q.known(fields.birth, &fields.postcode).is_some();
    Question::ALL.into_iter().filter(knows).collect()
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let person = giving::for_person(&app, &actor, &id).await?.person;
    let first = questions(&person)[0].word().to_owned();
    let language = Language::parse(&person.fields.language).unwrap_or(page.language);
    let form = Form::filled([
        ("question", first),
        ("until", latest(page.today).to_string()),
        ("language", language.code().to_owned()),
    ]);
    view::show(&Access::with(&app, page, person, form).await?)
}

/// What stands on a card that was just made. It is kept for some minutes, for who made it.
#[derive(Serialize, Deserialize)]
struct Made {
    code: String,
    question: String,
    address: String,
    language: String,
    until: Date,
    /// The organisation that made it: not always the worker's home.
    organisation: String,
}

/// Where a new card is shown.
fn made_page(person: &str) -> String {
    format!("/people/{person}/card/made")
}

/// A card as it is printed, this once.
#[derive(askama::Template)]
#[template(path = "portal/card.html")]
struct Sheet {
    page: Page,
    /// The same frame, in the language of the card.
    card: Page,
    person: Stored,
    made: Made,
    square: Option<Square>,
}

/// The card that was just made, for who made it; for all others, and later, it is gone.
async fn made(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let person = giving::for_person(&app, &actor, &id).await?.person;
    let place = (actor.session.as_str(), made_page(&id));
    let Some(made) = app.shown.find::<Made>(app.now(), (place.0, &place.1)) else {
        return Ok(view::go(&format!("/people/{id}/card"), "portal-made-gone"));
    };
    let language = Language::parse(&made.language).unwrap_or(page.language);
    view::show(&Sheet {
        card: Page { language, ..page.clone() },
        page,
        square: Square::of(&made.address),
        made,
        person,
    })
}

#[expect(clippy::too_many_lines, reason = "the steps of making a card, one below the other")]
async fn make(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let whom = giving::for_person(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some((question, answer, until, language)) = read(&mut form, &whom.person, page.today)
    else {
        return view::show_again(&Access::with(&app, page, whom.person, form).await?);
    };
    let (now, code) = (app.now(), Code::random());
    let card = cards::new_id(now);
    let mut work = app.db.work().await?;
    let account = giving::account(&app, &mut work, &actor, &whom).await?;
    stop(&app, &mut work, &id, Ended::Replaced).await?;
    let new = NewCard {
        person: &id,
        account: &account,
        organisation: &whom.organisation,
        code_hash: giving::code_hash(&app, &code),
        question,
        answer_hash: giving::answer_hash(&app, &card, question, &answer),
        made_by: &actor.account,
        until_day: until,
        id: card,
    };
    cards::add(&mut work, now, &new).await?;
    let line =
        Line::by(&actor, Deed::Make, Thing::Card, &new.id).about(&id).because(question.word());
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    let keeper = organisations::one(&app.db, &whom.organisation).await?;
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    let made = Made {
        code: code.groups(),
        question: question.word().to_owned(),
        address: whole(&app, host, "/card"),
        language: language.code().to_owned(),
        until,
        organisation: keeper.map_or_else(String::new, |(keeper, _)| keeper.name),
    };
    let to = made_page(&id);
    app.shown.keep(now, (&actor.session, &to), &made)?;
    Ok(view::go(&to, ""))
}

/// Question, answer, last day and language, when they are sound.
fn read(
    form: &mut Form,
    person: &Stored,
    today: Date,
) -> Option<(Question, String, Date, Language)> {
    let asked = questions(person);
    let question =
        form.choice("question", |word| Question::parse(word).filter(|q| asked.contains(q)));
    let until = form.needed_day("until", today);
    if until.is_some_and(|day| day < today || day > latest(today)) {
        form.wrong("until", "portal-until-wrong");
    }
    let language = form.choice("language", Language::parse);
    let fields = &person.fields;
    let known = |q: Question| q.known(fields.birth, &fields.postcode);
    let answer = question.and_then(|q| known(q).or_else(|| q.read(form.value("answer"))));
    if question.is_some() && answer.is_none() {
        form.wrong("answer", "portal-word-short");
    }
    Some((question?, answer?, until?, language?)).filter(|_| form.is_good())
}

async fn end(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    // Also with a file that was closed meanwhile: ending opens nothing.
    let file = access::open(&app, &actor, &id, "entry").await?;
    file.demand_supports()?;
    stop_all(&app, &actor, &id, Ended::Withdrawn).await?;
    Ok(view::go(&format!("/people/{id}/card"), "portal-said-ended"))
}

impl Access {
    /// By whom and when a card was made.
    fn made(&self, card: &Card) -> String {
        let when = self.page.moment(card.made_at);
        self.page.with2("portal-made", ("name", card.made_by.as_str()), ("when", when))
    }
}

impl Sheet {
    /// The address as one types it.
    fn typed(&self) -> &str {
        let address = self.made.address.as_str();
        let plain = address.strip_prefix("https://");
        plain.or(address.strip_prefix("http://")).unwrap_or(address)
    }
}
