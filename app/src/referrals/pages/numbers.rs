//! The numbers of referrals: of an organisation for who coordinates it, and totals per organisation for
//! who coordinates the network.

use super::list;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::figures::period::Period;
use crate::problem::{Answer, Problem};
use crate::referrals::figures::Figures;
use crate::referrals::store::{self, Counted};
use crate::view::download::{self, Format};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use jiff::civil::Date;
use outcomes::Cell;
use paper::sheet::{Cell as Value, Column, Sheet};
use serde::Deserialize;

/// Who has this page.
const READERS: [Role; 2] = [Role::Coordinator, Role::NetworkCoordinator];

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

/// A line of the network's table: name, yes, no, without an answer, together.
struct Row {
    name: String,
    cells: Vec<Cell>,
}

#[derive(askama::Template)]
#[template(path = "referrals/figures.html")]
struct FiguresPage {
    page: Page,
    organisations: Vec<(String, String)>,
    /// The organisation whose numbers these are: id and name.
    organisation: Option<(String, String)>,
    period: (Date, Date),
    figures: Figures,
    /// The days of the network's table, and the table.
    network_period: (Date, Date),
    network: Vec<Row>,
}

impl FiguresPage {
    fn days(&self) -> String {
        let (from, until) = (self.page.day(self.period.0), self.page.day(self.period.1));
        self.page.with2("figures-days", ("from", from), ("until", until))
    }

    fn network_days(&self) -> String {
        let days = (self.page.day(self.network_period.0), self.page.day(self.network_period.1));
        self.page.with2("figures-days", ("from", days.0), ("until", days.1))
    }

    /// The rate with its numerator and denominator in words.
    fn closure(&self) -> String {
        let Some(percent) = self.figures.closure() else {
            return self.page.t("referrals-closure-none");
        };
        let of = self.page.with2(
            "referrals-closure-of",
            ("closed", count(self.figures.closed)),
            ("ended", count(self.figures.ended)),
        );
        format!("{percent:.0} %. {of}")
    }

    fn median(&self) -> String {
        match self.figures.median_days {
            None => self.page.t("referrals-median-none"),
            Some(days) => {
                let text = format!("{days}").replace('.', &self.page.decimal().to_string());
                self.page.with("referrals-median-days", "days", text)
            }
        }
    }

    fn reasons(&self) -> Vec<(&'static str, String, u64)> {
        let words = |word: &'static str| (word, self.page.t(&format!("referrals-refusal-{word}")));
        let mut all: Vec<_> = self.figures.by_reason.iter().collect();
        all.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        all.into_iter()
            .map(|(reason, n)| {
                let (word, words) = words(reason.word());
                (word, words, *n)
            })
            .collect()
    }

    /// Where the list behind a number is.
    fn list(&self, show: &str, more: &str) -> String {
        let organisation = self.organisation.as_ref().map_or("", |(id, _)| id.as_str());
        let (from, until) = self.period;
        format!(
            "/referrals?show={show}&organisation={organisation}&from={from}&until={until}{more}"
        )
    }

    fn shown(&self, cell: &Cell) -> String {
        match cell {
            Cell::Shown(n) => n.to_string(),
            Cell::Hidden => self.page.t("referrals-hidden"),
        }
    }

    fn export(&self) -> String {
        let organisation = self.organisation.as_ref().map_or("", |(id, _)| id.as_str());
        format!("organisation={organisation}&from={}&until={}", self.period.0, self.period.1)
    }
}

fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

async fn read(app: &App, page: Page, actor: &Actor, asked: &Asked) -> Result<FiguresPage, Problem> {
    actor.demand(&READERS)?;
    let usual = Period::ToToday.window(page.today);
    let day = |text: &str, other: Date| crate::form::read_day(text).unwrap_or(other);
    let from = day(&asked.from, usual.first());
    let until = day(&asked.until, usual.last()).max(from);
    let mut organisations = list::own(app, actor).await?;
    organisations.retain(|(id, _)| actor.is_at(Role::Coordinator, id));
    let mut figures = Figures::default();
    let mut organisation = None;
    if actor.is(Role::Coordinator) {
        let of = actor.organisation_with(|r| r == Role::Coordinator, &asked.organisation)?;
        let all = store::of_organisation(&app.db, of, (from, until)).await?;
        figures = Figures::of(&all, (from, until), page.today);
        organisation = organisations.iter().find(|(id, _)| id == of).cloned();
    }
    // Twelve whole months: of other days two answers could be subtracted.
    let whole = Period::LastTwelve.window(page.today);
    let network_period = (whole.first(), whole.last());
    let network = if actor.is(Role::NetworkCoordinator) {
        let all = store::of_network(&app.db, network_period).await?;
        table(&page, &all, network_period)?
    } else {
        vec![]
    };
    let period = (from, until);
    Ok(FiguresPage { page, organisations, organisation, period, figures, network_period, network })
}

/// Yes, no and without an answer per organisation, with what is small hidden and what would give it away.
fn table(page: &Page, all: &[Counted], period: (Date, Date)) -> Result<Vec<Row>, Problem> {
    let mut names: Vec<&str> = all.iter().map(|one| one.organisation.as_str()).collect();
    names.dedup();
    let numbers = |name: &&str| {
        let of: Vec<Counted> = all.iter().filter(|c| c.organisation == **name).cloned().collect();
        let figures = Figures::of(&of, period, page.today);
        figures.by_receiver.values().fold([0; 3], |sum, n| [0, 1, 2].map(|i| sum[i] + n[i]))
    };
    let rows: Vec<Vec<u64>> = names.iter().map(|name| numbers(name).to_vec()).collect();
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let table = outcomes::Table::new(&rows).map_err(|e| Problem::Ours(e.to_string()))?;
    let hidden = outcomes::hide(&table);
    let total = page.t("referrals-together");
    let names = names.into_iter().map(str::to_owned).chain([total]);
    let row = |(name, cells): (String, &[Cell])| Row { name, cells: cells.to_vec() };
    Ok(names.zip(hidden.lines()).map(row).collect())
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    view::show(&read(&app, page, &actor, &asked).await?)
}

/// A row of the file: which number, of what, and the number.
type FileRow = (String, String, Value);

/// The numbers of one organisation.
fn own_rows(of: &FiguresPage) -> Vec<FileRow> {
    let (page, figures) = (&of.page, &of.figures);
    let row =
        |key: &str, detail: &str, n: u64| (page.t(key), detail.to_owned(), Value::Whole(count(n)));
    let mut rows = vec![
        row("referrals-figure-sent", "", figures.sent),
        row("referrals-figure-accepted", "", figures.accepted),
        row("referrals-figure-refused", "", figures.refused),
        row("referrals-figure-ended", "", figures.ended),
        row("referrals-figure-closed", "", figures.closed),
    ];
    let reasons = of.reasons();
    rows.extend(reasons.iter().map(|(_, words, n)| row("referrals-figure-refused", words, *n)));
    for (receiver, [yes, no, none]) in &figures.by_receiver {
        rows.push(row("referrals-figure-accepted", receiver, *yes));
        rows.push(row("referrals-figure-refused", receiver, *no));
        rows.push(row("referrals-figure-without", receiver, *none));
    }
    rows
}

/// The totals of all organisations.
fn network_rows(of: &FiguresPage) -> Vec<FileRow> {
    let heads = ["accepted", "refused", "without", "together"];
    let value = |cell: &Cell| match cell {
        Cell::Shown(n) => Value::Whole(count(*n)),
        Cell::Hidden => Value::Hidden,
    };
    let word = |head: &str| of.page.t(&format!("referrals-figure-{head}"));
    let of_row = |row: &Row| {
        let cells = heads.into_iter().zip(&row.cells);
        cells.map(|(head, cell)| (word(head), row.name.clone(), value(cell))).collect::<Vec<_>>()
    };
    of.network.iter().flat_map(of_row).collect()
}

/// The numbers as one table: which, of what, how many.
fn sheet(of: &FiguresPage) -> Sheet {
    let page = &of.page;
    let mut rows = network_rows(of);
    if of.organisation.is_some() {
        rows = own_rows(of).into_iter().chain(rows).collect();
    }
    let columns = [
        Column::new(page.t("referrals-col-what"), 44),
        Column::new(page.t("referrals-col-of"), 40),
        Column::new(page.t("referrals-col-n"), 12),
    ];
    let mut notes = vec![of.days(), page.t("referrals-closure-is")];
    if !of.network.is_empty() {
        notes.push(page.t("referrals-hidden-why"));
    }
    Sheet {
        title: page.t("referrals-figures"),
        columns: columns.to_vec(),
        rows: rows.into_iter().map(|(what, of, n)| vec![what.into(), of.into(), n]).collect(),
        notes,
    }
}

async fn file(
    app: &App,
    page: Page,
    actor: &Actor,
    asked: &Asked,
) -> Result<(Sheet, Date), Problem> {
    let of = read(app, page, actor, asked).await?;
    let mut work = app.db.work().await?;
    let subject = of.organisation.as_ref().map_or(actor.organisation.as_str(), |(id, _)| id);
    let line = Line::by(actor, Deed::Export, Thing::Referral, subject).because("figures");
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok((sheet(&of), of.page.today))
}

pub(super) async fn csv(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (sheet, today) = file(&app, page, &actor, &asked).await?;
    download::whole("doorverwijzingen", sheet, today, Format::Csv)
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (sheet, today) = file(&app, page, &actor, &asked).await?;
    download::whole("doorverwijzingen", sheet, today, Format::Xlsx)
}
