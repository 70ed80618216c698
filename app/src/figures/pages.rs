//! The ladder on screen and as a file.

use super::drawing::{self, Drawing};
use super::period::{Period, suits_others};
use super::report::Report;
use super::rows::By;
use super::scope::{Names, Reader, Scope};
use super::tables::{self, Figure, Grid, Tables};
use super::{files, people, store};
use crate::access::{Actor, Role};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use outcomes::{Cell, Definition, Window};
use std::fmt::Write as _;

mod choices;
use choices::Choices;

/// Who reads figures.
const READERS: [Role; 3] = [Role::Coach, Role::Coordinator, Role::NetworkCoordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/figures", Door::Role, show)
        .get("/figures.csv", Door::Role, csv)
        .get("/figures.xlsx", Door::Role, xlsx)
        .get("/figures/people", Door::Role, people::show)
}

#[derive(askama::Template)]
#[template(path = "figures/figures.html")]
struct Figures {
    page: Page,
    form: Form,
    choices: Choices,
    asked: Asked,
    report: Report,
    drawing: Drawing,
    rungs: Grid,
    forms: Option<Grid>,
    kinds: Option<Grid>,
    places: Vec<Grid>,
    notes: Vec<String>,
}

/// What was asked for, as far as it may be given.
struct Asked {
    names: Names,
    scope: Scope,
    scope_name: String,
    period: Period,
    window: Window,
    by: By,
    /// Whether any days may be asked for: only the reader's own people are counted.
    is_own: bool,
    /// Other days were asked for than those over which other people's figures are given.
    other_days: bool,
}

impl Asked {
    /// The question as it stands in an address.
    fn query(&self, by: &str) -> String {
        let mut text = format!("scope={}&period={}", self.scope.word(), self.period.word());
        if let Period::Between(window) = self.period {
            let _ = write!(text, "&from={}&to={}", window.first(), window.last());
        }
        if !by.is_empty() {
            let _ = write!(text, "&by={by}");
        }
        text
    }

    fn by_word(&self) -> &'static str {
        if self.by == By::Municipality { "municipality" } else { "organisation" }
    }
}

async fn ask(app: &App, page: &Page, actor: &Actor, form: &mut Form) -> Result<Asked, Problem> {
    actor.demand(&READERS)?;
    let today = app.today();
    let names = store::names(&app.db, today).await?;
    let reader = Reader::of(actor);
    let scope = match form.value("scope") {
        "" => usual_scope(actor, &names),
        text => Scope::parse(text, &names).ok_or(Problem::NotFound)?,
    };
    let is_own = reader.owns_all(&scope);
    let period = period(form, is_own, today);
    let fits = is_own || suits_others(period.window(today), today);
    let period = if fits { period } else { Period::usual(is_own) };
    let by = if form.value("by") == "municipality" { By::Municipality } else { By::Organisation };
    let window = period.window(today);
    form.set("scope", scope.word());
    if form.is_good() {
        form.set("period", period.word());
        form.set("from", window.first().to_string());
        form.set("to", window.last().to_string());
    }
    let scope_name = scope.name(&names, page.language);
    Ok(Asked { names, scope, scope_name, period, window, by, is_own, other_days: !fits })
}

/// A coordinator starts with the own organisation, who works for the whole network with the network.
fn usual_scope(actor: &Actor, names: &Names) -> Scope {
    let own = format!("organisation:{}", actor.organisation);
    let works_there = actor.is_at(Role::Coach, &actor.organisation)
        || actor.is_at(Role::Coordinator, &actor.organisation);
    let scope = Scope::parse(&own, names).filter(|_| works_there);
    scope.filter(|_| !actor.is(Role::NetworkCoordinator)).unwrap_or(Scope::Network)
}

fn period(form: &mut Form, is_own: bool, today: Date) -> Period {
    let usual = Period::usual(is_own);
    match form.value("period") {
        "" => usual,
        "chosen" => chosen(form, today).unwrap_or(usual),
        word => Period::parse(word).unwrap_or(usual),
    }
}

/// Days chosen by hand; what is wrong with them is noted at their fields.
fn chosen(form: &mut Form, today: Date) -> Option<Period> {
    let (from, to) = (form.needed_day("from", today), form.needed_day("to", today));
    let window = Window::new(from?, to?);
    if window.is_err() {
        form.wrong("to", "figures-to-before-from");
    }
    window.ok().map(Period::Between)
}

async fn report(app: &App, actor: &Actor, asked: &Asked) -> Result<Report, Problem> {
    let counts = app.figures.of(&app.db, asked.window).await?;
    let reader = Reader::of(actor);
    Ok(Report::of(&counts, &asked.names, &reader, &asked.scope, asked.window, asked.by))
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let asked = ask(&app, &page, &actor, &mut form).await?;
    let report = report(&app, &actor, &asked).await?;
    let tables = Tables::new(&page, &asked.names, &report);
    let is_good = form.is_good();
    let figures = Figures {
        choices: Choices::of(&page, &actor, &asked.names),
        drawing: drawing::draw(&page, &report),
        rungs: tables.rungs(),
        forms: tables.forms(),
        kinds: tables.kinds(),
        places: tables.places(),
        notes: notes(&page, &report),
        form,
        asked,
        report,
        page,
    };
    if is_good { view::show(&figures) } else { view::show_again(&figures) }
}

/// What has to stand beside every number.
fn notes(page: &Page, report: &Report) -> Vec<String> {
    let definition = Definition::CURRENT;
    let last = report.window.last();
    let (last, next) = (page.day(last), page.day(last.tomorrow().unwrap_or(last)));
    let mut notes = vec![
        page.t("figures-note-persons"),
        page.with2("figures-note-last-day", ("last", last), ("next", next)),
        page.with2(
            "figures-note-definition",
            ("version", i64::from(definition.version)),
            ("days", i64::from(definition.gap_days)),
        ),
    ];
    if report.hides() {
        notes.insert(0, page.t("figures-note-hidden"));
    }
    if report.passed.is_some() {
        notes.push(page.t("figures-note-passed"));
    }
    if !report.is_own {
        notes.push(page.t("figures-note-other-days"));
    }
    notes
}

/// The tables and notes of a file, and the words of its name.
async fn file(
    app: &App,
    page: &Page,
    actor: &Actor,
    sent: Vec<(String, String)>,
) -> Result<(Vec<Grid>, Vec<String>, Window), Problem> {
    let mut form = Form::from_pairs(sent);
    let asked = ask(app, page, actor, &mut form).await?;
    let report = report(app, actor, &asked).await?;
    let (from, until) = (page.day(asked.window.first()), page.day(asked.window.last()));
    let mut notes = notes(page, &report);
    let whose = match &asked.scope {
        Scope::Network => page.network.clone(),
        _ => asked.scope_name.clone(),
    };
    let days = page.with2("figures-days", ("from", from), ("until", until));
    notes.insert(0, format!("{whose}. {days}"));
    if report.hides() {
        let at = notes.iter().position(|note| *note == page.t("figures-note-hidden"));
        notes.splice(at.unwrap_or(1)..=at.unwrap_or(1), [page.t("figures-note-hidden-file")]);
    }
    Ok((Tables::new(page, &asked.names, &report).all(), notes, asked.window))
}

async fn csv(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Vec<(String, String)>>,
) -> Answer {
    let (grids, notes, window) = file(&app, &page, &actor, sent).await?;
    let sheet = files::long(&page, &grids, &notes);
    let bytes = paper::csv::write(&sheet, paper::csv::Style::EXCEL_BELGIUM);
    Ok(download::file(&file_name(window), Format::Csv, bytes))
}

async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(sent): Query<Vec<(String, String)>>,
) -> Answer {
    let (grids, notes, window) = file(&app, &page, &actor, sent).await?;
    let bytes = paper::xlsx::write(&files::sheets(&grids, &notes), app.today())
        .map_err(|error| Problem::Ours(error.to_string()))?;
    Ok(download::file(&file_name(window), Format::Xlsx, bytes))
}

/// The name of the file, without its ending.
fn file_name(window: Window) -> String {
    format!("ladder-{}-{}", window.first(), window.last())
}

impl Figures {
    /// A number of the ladder, large.
    fn total(&self, kind: &str) -> Option<String> {
        let kind = outcomes::Kind::parse(kind).ok()?;
        self.report.ladder.get(&super::ladder::total(kind)).map(|cell| self.told(&cell))
    }

    fn told(&self, cell: &Cell) -> String {
        drawing::told(&self.page, *cell)
    }

    /// The words for `key` with two texts filled in.
    fn fill(
        &self,
        key: &str,
        one: &str,
        first: impl AsRef<str>,
        two: &str,
        second: impl AsRef<str>,
    ) -> String {
        self.page.with2(key, (one, first.as_ref()), (two, second.as_ref()))
    }

    /// Everybody on the ladder on the last day; nothing when not given.
    fn everybody(&self) -> Option<String> {
        let cell = self.report.ladder.get(&super::ladder::Number::End(None, None));
        cell.map(|cell| self.told(&cell))
    }

    /// Upward movements of both names.
    fn upward(&self) -> Option<String> {
        tables::upward(&self.report).map(|cell| self.told(&cell))
    }

    /// `15,0`.
    fn hundred(&self, share: &f64) -> String {
        tables::decimal(share * 100.0, self.page.language)
    }

    fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::Count(cell, _) => self.told(cell),
            Figure::Percent(percent) => {
                format!("{} %", tables::decimal(*percent, self.page.language))
            }
            Figure::Absent => "–".to_owned(),
        }
    }

    /// Which days can be asked for.
    fn period_hint(&self) -> String {
        let key = match (self.asked.is_own, self.asked.other_days) {
            (true, _) => "figures-period-own",
            (false, true) => "figures-period-instead",
            (false, false) => "figures-period-others",
        };
        self.page.t(key)
    }

    /// How many places are left out of a table because nothing of them can be shown.
    fn folded(&self, grid: &Grid) -> String {
        let by = self.asked.by_word();
        self.page.n(&format!("figures-folded-{by}"), grid.folded().len())
    }

    fn link<'a>(&self, figure: &'a Figure) -> Option<&'a str> {
        match figure {
            Figure::Count(Cell::Shown(_), Some(link)) => Some(link),
            _ => None,
        }
    }

    fn is_hidden(&self, figure: &Figure) -> bool {
        matches!(figure, Figure::Count(Cell::Hidden, _))
    }
}
