//! The workbooks of organisations into which returns are filled in, kept by an administrator, who reads no files:
//! it is tried with invented values.

use super::super::store::{self, template};
use super::super::vocabulary::{self, Word};
use super::super::{Asked, Kind, Reader};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::signs;
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form as Sent, Query};
use paper::sheet::{Column, Sheet};
use serde::Deserialize;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/settings/returns", Door::Role, show)
        .upload("/settings/returns", Door::Role, keep)
        .post("/settings/returns/remove", Door::Role, remove)
        .get("/settings/returns/try.xlsx", Door::Role, try_out)
        .get("/settings/returns/example.xlsx", Door::Role, example)
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Question {
    kind: String,
    organisation: String,
}

#[derive(askama::Template)]
#[template(path = "returns/templates.html")]
struct Templates {
    page: Page,
    form: Form,
    desk: Desk,
    kinds: Vec<(&'static str, String)>,
    /// What the file is called and since when it is there.
    kept: Option<(String, String)>,
    words: Vec<Word>,
}

/// Which template is kept.
struct Desk {
    kind: Kind,
    organisation: String,
    name: String,
    organisations: Vec<(String, String)>,
}

impl Desk {
    async fn open(app: &App, actor: &Actor, question: &Question) -> Result<Desk, Problem> {
        actor.demand(&[Role::Administrator])?;
        let organisations = store::organisations(&app.db).await?;
        let asked = match question.organisation.as_str() {
            "" => actor.organisation.as_str(),
            id => id,
        };
        let found = organisations.iter().find(|(id, _)| id == asked).cloned();
        let (organisation, name) = found.ok_or(Problem::NotFound)?;
        let kind = Kind::parse(&question.kind).unwrap_or(Kind::AmaSeQuarter);
        Ok(Desk { kind, organisation, name, organisations })
    }

    fn which(&self) -> (&str, &str) {
        (&self.organisation, self.kind.word())
    }

    fn query(&self) -> String {
        format!("kind={}&organisation={}", self.kind.word(), form_urlencoded(&self.organisation))
    }

    fn line(&self, actor: &Actor, deed: Deed) -> Line {
        let line = Line::by(actor, deed, Thing::ReturnTemplate, &self.organisation);
        line.at(&self.organisation).because(self.kind.word().to_owned())
    }
}

async fn sheet(app: &App, page: Page, desk: Desk, form: Form) -> Result<Templates, Problem> {
    let kept = template::about(&app.db, desk.which()).await?;
    Ok(Templates {
        kinds: Kind::ALL.map(|kind| (kind.word(), super::title(&page, kind))).to_vec(),
        kept: kept.map(|(name, at)| (name, page.moment(at))),
        words: vocabulary::words(&page, desk.kind),
        page,
        form,
        desk,
    })
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &question).await?;
    view::show(&sheet(&app, page, desk, Form::default()).await?)
}

/// The fields and the file: its name and what is in it.
async fn receive(request: Request, form: &mut Form) -> Result<(String, Vec<u8>), StatusCode> {
    let mut sent = Multipart::from_request(request, &()).await.map_err(|e| e.status())?;
    let mut file = (String::new(), vec![]);
    while let Some(field) = sent.next_field().await.map_err(|e| e.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = field.file_name().unwrap_or_default();
            let called = signs::visible(called.rsplit(['/', '\\']).next().unwrap_or_default());
            file.0 = called.chars().filter(|c| !c.is_control()).take(200).collect();
            file.1 = field.bytes().await.map_err(|e| e.status())?.to_vec();
        } else {
            form.set(&name, field.text().await.map_err(|e| e.status())?);
        }
    }
    Ok(file)
}

async fn keep(State(app): State<App>, page: Page, actor: Actor, request: Request) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let mut form = Form::default();
    let (file_name, contents) = match receive(request, &mut form).await {
        Ok(file) => file,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => return Err(Problem::TooLarge),
        Err(_) => return Err(Problem::BadRequest("problem-400-text".into())),
    };
    let text = |field: &str| form.value(field).to_owned();
    let question = Question { kind: text("kind"), organisation: text("organisation") };
    let desk = Desk::open(&app, &actor, &question).await?;
    if contents.is_empty() {
        form.wrong("file", "returns-template-missing");
    } else {
        let wrong = match vocabulary::found(contents.clone()).await? {
            Ok(found) => vocabulary::strange(&page, desk.kind, &found),
            Err(unfit) => Some(vocabulary::said(&unfit)),
        };
        if let Some(why) = wrong {
            form.wrong("file", why);
        }
    }
    if !form.is_good() {
        return view::show_again(&sheet(&app, page, desk, form).await?);
    }
    let mut work = app.db.work().await?;
    let by = (actor.account.as_str(), app.now());
    let template = template::Template { file_name, contents };
    template::keep(&mut work, desk.which(), template, by).await?;
    audit::write(&mut work, app.now(), &[desk.line(&actor, Deed::Change)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/settings/returns?{}", desk.query()), "returns-said-year"))
}

async fn remove(State(app): State<App>, actor: Actor, Sent(question): Sent<Question>) -> Answer {
    let desk = Desk::open(&app, &actor, &question).await?;
    let mut work = app.db.work().await?;
    if !template::take(&mut work, desk.which()).await? {
        return Err(Problem::NotFound);
    }
    audit::write(&mut work, app.now(), &[desk.line(&actor, Deed::Delete)]).await?;
    work.save().await?;
    Ok(view::go(&format!("/settings/returns?{}", desk.query()), "returns-said-template-gone"))
}

/// The template with invented values; where there is none yet, the example with them.
async fn try_out(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &question).await?;
    let contents = match template::one(&app.db, desk.which()).await? {
        Some(kept) => kept.contents,
        None => begun(&page, desk.kind)?,
    };
    let asked = Asked {
        kind: desk.kind,
        organisation: (&desk.organisation, &desk.name),
        period: desk.kind.periods(page.today)[0],
        reader: Reader::Numbers(&actor),
    };
    let values = vocabulary::example(&page, asked);
    match vocabulary::filled(contents, values).await? {
        Ok(bytes) => {
            Ok(download::file(&format!("{}-proef", desk.kind.word()), Format::Xlsx, bytes))
        }
        Err(unfit) => Err(Problem::Closed(vocabulary::said(&unfit))),
    }
}

/// A workbook with every word, to begin with.
async fn example(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &question).await?;
    let bytes = begun(&page, desk.kind)?;
    Ok(download::file(&format!("{}-sjabloon", desk.kind.word()), Format::Xlsx, bytes))
}

fn begun(page: &Page, kind: Kind) -> Result<Vec<u8>, Problem> {
    let braced = |word: &Word| format!("{{{{{}}}}}", word.word).into();
    let (lists, single): (Vec<Word>, Vec<Word>) =
        vocabulary::words(page, kind).into_iter().partition(|word| word.is_of_list);
    let mut sheets = vec![Sheet {
        title: page.t("returns-template-totals"),
        columns: vec![
            Column::new(page.t("returns-what"), 44),
            Column::new(page.t("returns-value"), 30),
        ],
        rows: single.iter().map(|word| vec![word.means.as_str().into(), braced(word)]).collect(),
        notes: vec![],
    }];
    // The words of one list stand beside each other, each list on a sheet of its own.
    let name = |word: &Word| word.word.split('.').next().unwrap_or_default().to_owned();
    for list in lists.chunk_by(|one, other| name(one) == name(other)) {
        sheets.push(Sheet {
            title: name(&list[0]),
            columns: list.iter().map(|word| Column::new(word.means.as_str(), 24)).collect(),
            rows: vec![list.iter().map(braced).collect()],
            notes: vec![],
        });
    }
    paper::xlsx::write(&sheets, page.today).map_err(|e| Problem::Ours(e.to_string()))
}
