//! A list as a file.

use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::view::Page;
use crate::web::App;
use axum::http::header;
use axum::response::IntoResponse as _;
use paper::sheet::Sheet;

/// Which kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Csv,
    Xlsx,
}

/// Writes a sheet as a download; that it was taken out is logged first.
pub(super) async fn give(
    app: &App,
    page: &Page,
    actor: &Actor,
    (thing, organisation): (Thing, &str),
    (sheet, kind): (Sheet, Kind),
) -> Answer {
    let line = Line::by(actor, Deed::Export, thing, organisation).at(organisation);
    audit::look(app, line.because(format!("{} lines", sheet.rows.len()))).await?;
    let (media, ending, bytes) = match kind {
        Kind::Csv => {
            let bytes = paper::csv::write(&sheet, paper::csv::Style::EXCEL_BELGIUM);
            ("text/csv; charset=utf-8", "csv", bytes)
        }
        Kind::Xlsx => {
            let bytes = paper::xlsx::write(&[sheet], page.today)
                .map_err(|e| Problem::Ours(format!("the list could not be written: {e}")))?;
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", bytes)
        }
    };
    let disposition = format!("attachment; filename=\"{}.{ending}\"", thing.word());
    let headers =
        [(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
