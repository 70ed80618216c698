//! The log on screen, for the data protection officer; and, without the lines about people's files,
//! for administrators. Workers have their names here, people only their file numbers.

use super::detail::detail;
use super::names::Names;
use super::sentence::{Piece, Teller};
use super::store::reading::{self, Check, Entry, Meant, Question};
use super::{Deed, Line, Thing, look, verify};
use crate::access::{Actor, Role};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::download::{Download, Format};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use jiff::Timestamp;
use jiff::civil::Date;
use paper::{Cell, Column};
use tokio::sync::mpsc;

/// Lines on a page.
const ON_A_PAGE: usize = 50;
/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/audit", Door::Role, show)
        .get("/audit/export/{format}", Door::Role, export)
        .post("/audit/verify", Door::Role, check)
}

#[derive(askama::Template)]
#[template(path = "audit/log.html")]
struct Log {
    page: Page,
    form: Form,
    entries: Vec<Entry>,
    names: Names,
    who: Option<String>,
    /// Who can be meant, when it is not clear who is.
    meant: Vec<Meant>,
    sees_people: bool,
    check: Option<Check>,
    newest: String,
    older: Option<String>,
    query: String,
}

impl Log {
    fn actions(&self) -> Vec<(String, String)> {
        let any = (String::new(), self.page.t("audit-any-action"));
        let word = |d: &Deed| (d.word().to_owned(), action(&self.page, d.word()));
        let known = Deed::ALL.iter().map(word);
        std::iter::once(any).chain(known).collect()
    }

    fn sentence(&self, entry: &Entry) -> Vec<Piece> {
        Teller { page: &self.page, names: &self.names }.sentence(entry)
    }

    fn detail(&self, entry: &Entry) -> Option<String> {
        detail(&self.page, &self.names, entry)
    }

    fn organisation(&self, entry: &Entry) -> Option<&str> {
        self.names.organisation(entry.organisation.as_deref()?)
    }

    fn found(&self, check: &Check) -> String {
        match (check.found.as_str(), check.broken_at) {
            ("whole", _) => self.page.n("audit-whole", check.lines),
            (_, Some(line)) => self.page.n("audit-broken-at", line),
            _ => self.page.t("audit-broken-end"),
        }
    }

    /// This page for one of those who can be meant, with the other filters as they are.
    fn by(&self, one: &Meant) -> String {
        let mut form = self.form.clone();
        form.set("who", one.email.clone());
        format!("/audit?{}", query(&form))
    }

    /// This page with another filter in place of one of its own.
    fn only(&self, field: &str, value: &str) -> String {
        format!("/audit?{field}={}", form_urlencoded(value))
    }
}

/// The words of an act; a word of another version is shown as it is written.
fn action(page: &Page, word: &str) -> String {
    let deed = Deed::parse(word);
    deed.map_or_else(|| word.to_owned(), |d| page.t(&format!("audit-action-{}", d.word())))
}

/// Reads the filter out of an address. A person can be asked for only by who sees people's lines.
async fn question(
    app: &App,
    actor: &Actor,
    form: &mut Form,
) -> Result<(Question, Vec<Meant>), Problem> {
    let sees_people = actor.is(Role::Dpo);
    let zone = app.network().zone.clone();
    let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|z| z.timestamp());
    let from = form.day("from", app.today()).and_then(&start);
    let until = form.day("until", app.today()).and_then(|d| start(d.tomorrow().ok()?));
    let mut question = Question {
        reader: actor.account.clone(),
        action: form.value("action").to_owned(),
        with_sign_ins: form.ticked("sign-ins"),
        from,
        until,
        without_people: !sees_people,
        before: form.value("before").parse().ok(),
        ..Question::default()
    };
    let mut meant = vec![];
    if !form.value("who").trim().is_empty() {
        meant = reading::who(&app.db, form.value("who")).await?;
        question.account = Some(match meant.as_slice() {
            [only] => only.account.clone(),
            several => {
                let key = if several.is_empty() { "audit-nobody" } else { "audit-several" };
                form.wrong("who", key);
                String::new()
            }
        });
    }
    let person = form.value("person").trim();
    question.person = (sees_people && !person.is_empty()).then(|| person.to_owned());
    Ok((question, meant))
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Dpo, Role::Administrator])?;
    let mut form = Form::from_pairs(pairs);
    let (question, mut meant) = question(&app, &actor, &mut form).await?;
    let who = if meant.len() == 1 { meant.pop().map(|one| one.name) } else { None };
    if let Some(person) = &question.person {
        look(
            &app,
            Line::by(&actor, Deed::Look, Thing::Audit, "log").about(person).because("audit"),
        )
        .await?;
    }
    let most = i64::try_from(ON_A_PAGE).unwrap_or(i64::MAX) + 1;
    let mut entries = reading::entries(&app.db, &question, most).await?;
    let is_more = entries.len() > ON_A_PAGE;
    entries.truncate(ON_A_PAGE);
    let names = Names::of(&app.db, &entries).await?;
    let query = query(&form);
    let last = entries.last().filter(|_| is_more);
    let older = last.map(|e| format!("/audit?{query}&before={}", e.seq));
    let check = reading::last_check(&app.db).await?;
    let newest = if question.before.is_some() { format!("/audit?{query}") } else { String::new() };
    let sees_people = !question.without_people;
    let log =
        Log { page, form, entries, names, who, meant, sees_people, check, newest, older, query };
    if log.form.is_good() { view::show(&log) } else { view::show_again(&log) }
}

/// The filter as an address has it, without the place where the page begins.
fn query(form: &Form) -> String {
    let fields = ["who", "person", "action", "from", "until", "sign-ins"];
    let pairs = fields.iter().filter(|f| !form.value(f).is_empty());
    let pairs: Vec<String> =
        pairs.map(|f| format!("{f}={}", form_urlencoded(form.value(f)))).collect();
    pairs.join("&")
}

async fn export(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(format): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Dpo, Role::Administrator])?;
    let format = Format::parse(&format).ok_or(Problem::NotFound)?;
    let (question, _) = question(&app, &actor, &mut Form::from_pairs(pairs)).await?;
    let line = Line::by(&actor, Deed::Export, Thing::Audit, "log");
    let line = question.person.iter().fold(line, |line, person| line.about(person));
    look(&app, line).await?;
    let download = Download {
        name: format!("opstap-audit-{}", page.today),
        title: page.t("nav-audit"),
        columns: columns(&page),
        notes: vec![],
        made: page.today,
    };
    let (rows, receive) = mpsc::channel(256);
    let names = Names::all(&app.db).await?;
    tokio::spawn(async move {
        let row = |entry| cells(&page, &names, entry);
        if let Err(error) = reading::send(&app.db, &question, &rows, row).await {
            // Whoever downloads sees the file break off; the program's log tells why.
            tracing::error!(%error, "the audit log could not be exported");
            let _ = rows.send(Err(error.to_string())).await;
        }
    });
    download.answer(format, receive)
}

fn columns(page: &Page) -> Vec<Column> {
    [
        ("audit-col-number", 10),
        ("audit-col-when", 28),
        ("audit-col-sentence", 60),
        ("audit-col-organisation", 26),
        ("audit-col-action", 16),
        ("audit-col-kind", 14),
        ("audit-col-subject", 34),
        ("audit-col-person", 34),
        ("audit-col-detail", 40),
    ]
    .map(|(key, width)| Column::new(page.t(key), width))
    .to_vec()
}

fn cells(page: &Page, names: &Names, entry: Entry) -> Vec<Cell> {
    let at: Timestamp = entry.at;
    let pieces = Teller { page, names }.sentence(&entry);
    let sentence: String = pieces.into_iter().map(|piece| piece.words).collect();
    let organisation = entry.organisation.as_deref().and_then(|id| names.organisation(id));
    let thing = Thing::parse(&entry.subject_kind);
    let kind = thing.map(|t| page.t(&format!("audit-thing-{}", t.word())));
    let detail = detail(page, names, &entry).unwrap_or_default();
    vec![
        entry.seq.into(),
        at.to_zoned(page.zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string().into(),
        sentence.into(),
        organisation.map(str::to_owned).into(),
        action(page, &entry.action).into(),
        kind.unwrap_or(entry.subject_kind).into(),
        entry.subject.into(),
        entry.person.into(),
        detail.into(),
    ]
}

async fn check(State(app): State<App>, actor: Actor) -> Answer {
    actor.demand(&[Role::Dpo, Role::Administrator])?;
    let found = verify(&app.db).await?;
    reading::note_check(&app.db, app.now(), &actor, found).await?;
    Ok(view::go("/audit", "audit-checked"))
}
