//! `opstap returns`: a return as a workbook, for who runs the program.
//!
//! Whoever runs it has the machine and the database: nothing is hidden, and people stand in it by name. That
//! it left stands in the log.

use super::{Asked, Kind, Period, Reader, store, told};
use crate::audit::{self, Deed, Line, Thing};
use crate::config::{Place, Reach};
use crate::language::Language;
use crate::view::Page;
use crate::web::App;
use crate::{operate, start, terminal};
use std::path::PathBuf;

/// What `opstap returns` is asked.
#[derive(Debug, clap::Args)]
pub struct Returns {
    #[command(flatten)]
    place: Place,
    /// Of which organisation: its id, or its name.
    #[arg(long, value_name = "ID")]
    organisation: String,
    /// Which return.
    #[arg(long, value_enum)]
    kind: Kind,
    /// Of which days: a quarter such as 2026-Q3, or a year such as 2026.
    #[arg(long, value_name = "P")]
    period: String,
    /// The workbook to write; what was there is replaced.
    #[arg(long, value_name = "FILE.xlsx")]
    out: PathBuf,
}

impl Returns {
    /// Makes the return and says where it stands.
    pub async fn run(&self) -> Result<(), String> {
        let period = self.period()?;
        operate::existing(&self.place).await?.close().await;
        let app = start::app(&self.place, Reach::default()).await?;
        let made = self.written(&app, period).await;
        app.db.close().await;
        terminal::print(made?)
    }

    fn period(&self) -> Result<Period, String> {
        let wanted = format!("--period {}", self.period);
        let found = Period::parse(&self.period).ok_or_else(|| {
            format!("{wanted} is no period: give a quarter such as 2026-Q3, or a year such as 2026")
        })?;
        if self.kind.takes(found) {
            return Ok(found);
        }
        let form = match found {
            Period::Year(year) => format!("a quarter, such as {year}-Q1"),
            Period::Quarter(year, _) => format!("a year, such as {year}"),
        };
        Err(format!("{wanted}: {} is of {form}", self.kind.word()))
    }

    async fn written(&self, app: &App, period: Period) -> Result<String, String> {
        let page = Page::without_reader(app, Language::Nl);
        if period.so_far(page.today).is_none() {
            return Err(format!("{} has not begun yet", period.word()));
        }
        let (id, name) = self.found(app).await?;
        let asked = Asked { kind: self.kind, organisation: (&id, &name), period, reader: Reader::Operator };
        let told = told(app, &page, asked).await.map_err(|e| format!("{e:?}"))?;
        let title = super::pages::title(&page, self.kind);
        let head = format!("{title}. {name}, {}", period.name(&page));
        let sheets = told.sheets(&page, &head);
        let bytes = paper::xlsx::write(&sheets, page.today).map_err(|e| e.to_string())?;
        std::fs::write(&self.out, bytes).map_err(|e| format!("{}: {e}", self.out.display()))?;
        self.log(app, &id, period).await.map_err(|e| e.to_string())?;
        Ok(format!(
            "{}: {} of {name}, {}. People stand in it by name: keep it as carefully as the data.",
            self.out.display(),
            self.kind.word(),
            period.word()
        ))
    }

    /// The organisation with this id or name.
    async fn found(&self, app: &App) -> Result<(String, String), String> {
        let all = store::organisations(&app.db).await.map_err(|e| e.to_string())?;
        let is_meant = |(id, name): &&(String, String)| {
            *id == self.organisation || name.eq_ignore_ascii_case(&self.organisation)
        };
        if let Some(found) = all.iter().find(is_meant) {
            return Ok(found.clone());
        }
        let known: Vec<String> = all.iter().map(|(id, name)| format!("  {id}  {name}")).collect();
        Err(format!("no organisation is {}. There are:\n{}", self.organisation, known.join("\n")))
    }

    async fn log(&self, app: &App, id: &str, period: Period) -> base::db::Result<()> {
        let line = Line::by_program(Deed::Export, Thing::Returns, id).at(id);
        let line = line.because(format!("{} {}", self.kind.word(), period.word()));
        let mut work = app.db.work().await?;
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await
    }
}
