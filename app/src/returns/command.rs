//! `opstap returns`: a return as a workbook, for who runs the program.
//!
//! Whoever runs it has the machine and the database: of the organisation nothing is hidden, and people stand in
//! it by name. That it left stands in the log.

use super::told::Told;
use super::{Asked, Kind, Period, Reader, store, told, vocabulary};
use crate::audit::{self, Deed, Line, Thing};
use crate::config::{Place, Reach};
use crate::language::Language;
use crate::view::Page;
use crate::web::App;
use crate::{operate, start, terminal};
use std::path::{Path, PathBuf};

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
    /// A workbook of your own to fill in: values come where words stand between double braces.
    #[arg(long, value_name = "FILE.xlsx")]
    template: Option<PathBuf>,
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
        let asked =
            Asked { kind: self.kind, organisation: (&id, &name), period, reader: Reader::Operator };
        let told = told(app, &page, asked).await.map_err(|e| format!("{e:?}"))?;
        let title = super::pages::title(&page, self.kind);
        let head = format!("{title}. {name}, {}", period.name(&page));
        let bytes = if let Some(file) = &self.template {
            filled(app, &page, (asked, &told), file).await?
        } else {
            let sheets = told.sheets(&page, &head, "");
            paper::xlsx::write(&sheets, page.today).map_err(|e| e.to_string())?
        };
        std::fs::write(&self.out, bytes).map_err(|e| format!("{}: {e}", self.out.display()))?;
        self.log(app, &id, period).await.map_err(|e| e.to_string())?;
        let care = match self.kind {
            Kind::AmaSeQuarter | Kind::AmaWelzijn => "People stand in it by name",
            Kind::LadderFlows | Kind::SectorRegister => "Small numbers stand in it",
        };
        Ok(format!(
            "{}: {} of {name}, {}. {care}: keep it as carefully as the data.",
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

/// The return in a given workbook; a word in it that is not known is an error.
async fn filled(
    app: &App,
    page: &Page,
    (asked, told): (Asked<'_>, &Told),
    file: &Path,
) -> Result<Vec<u8>, String> {
    let contents = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let wrong = |why: String| format!("{}: {why}", file.display());
    let found = paper::template::words(&contents).map_err(|e| wrong(e.to_string()))?;
    if let Some(why) = vocabulary::strange(page, asked.kind, &found) {
        return Err(wrong(why.say(Language::En)));
    }
    let values = vocabulary::values(app, page, asked, told).await.map_err(|e| format!("{e:?}"))?;
    paper::template::fill(&contents, &values).map_err(|e| wrong(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestApp, TestPlace};

    fn asked(place: &TestPlace, organisation: &str, kind: Kind, period: &str) -> Returns {
        Returns {
            place: place.place.clone(),
            organisation: organisation.to_owned(),
            kind,
            period: period.to_owned(),
            out: place.file("return.xlsx"),
            template: None,
        }
    }

    #[test]
    fn a_period_that_does_not_fit_is_told_with_one_that_does() {
        let place = TestPlace::on_sqlite();
        for (kind, period, said) in [
            (Kind::AmaSeQuarter, "2026", "a quarter, such as 2026-Q1"),
            (Kind::LadderFlows, "2026-Q2", "a year, such as 2026"),
            (Kind::AmaWelzijn, "spring", "2026-Q3, or a year such as 2026"),
        ] {
            let why = asked(&place, "kade", kind, period).period().unwrap_err();
            assert!(why.contains(said), "{why}");
        }
    }

    #[tokio::test]
    async fn each_return_is_written_and_its_leaving_stands_in_the_log() {
        for t in TestApp::each().await {
            let place = TestPlace::on_sqlite();
            for kind in Kind::ALL {
                let period = kind.periods(t.app.today())[0];
                let asked = asked(&place, "atelier de kade", kind, &period.word());
                let said = asked.written(&t.app, period).await.unwrap();
                assert!(said.contains(kind.word()), "{said}");
                let bytes = std::fs::read(&asked.out).unwrap();
                assert!(paper::read::read(&bytes, "return.xlsx").is_ok());
            }
            let lines = "SELECT count(*) AS n FROM audit_line WHERE subject_kind = 'returns'";
            let n: i64 = t.app.db.row(lines, vec![]).await.unwrap().get("n").unwrap();
            assert_eq!(n, 4);
            let nobody = asked(&place, "Elders", Kind::AmaWelzijn, "2026");
            let why = nobody.written(&t.app, Period::Year(2026)).await.unwrap_err();
            assert!(why.contains("Atelier De Kade"), "{why}");
            let later = nobody.written(&t.app, Period::Year(2027)).await.unwrap_err();
            assert!(later.contains("has not begun"), "{later}");
        }
    }
}
