//! Lists as files: written row after row while they are read, in a steady amount of memory.

use crate::problem::{Answer, Problem};
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use paper::sheet::Sheet;
use paper::{Cell, Column, csv, xlsx};
use std::io;
use tokio::sync::mpsc;

/// How many bytes travel at once.
const PIECE: usize = 1 << 16;

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Opens with a double click in an Excel set to Belgium.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// The form with this word: `csv` or `xlsx`.
    pub fn parse(word: &str) -> Option<Format> {
        match word {
            "csv" => Some(Format::Csv),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Answers with a file that is whole in memory. `name`: without its ending; letters, digits and dashes only.
pub fn file(name: &str, format: Format, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.ending());
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

/// A list on its way to a file.
pub struct Download {
    /// The name of the file without its ending; letters, digits and dashes only.
    pub name: String,
    /// The name of the sheet.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// Printed under the table.
    pub notes: Vec<String>,
    /// The day of the file.
    pub made: Date,
}

/// One row, or why there are no more.
pub type Row = Result<Vec<Cell>, String>;

impl Download {
    /// Answers with the file. Rows come through `rows` while it is written; an error breaks the
    /// download off, so that half a list cannot be taken for a whole one.
    pub fn answer(self, format: Format, rows: mpsc::Receiver<Row>) -> Answer {
        let disposition = format!("attachment; filename=\"{}.{}\"", self.name, format.ending());
        let (send, mut receive) = mpsc::channel::<io::Result<Bytes>>(4);
        tokio::task::spawn_blocking(move || {
            let failed = send.clone();
            if let Err(error) = self.write(format, rows, Pieces { send, piece: vec![] }) {
                // The reader may have gone away; then nobody waits for the error.
                let _ = failed.blocking_send(Err(error));
            }
        });
        // May be asked again after its end, as a body without compression is.
        let pieces = futures_util::stream::poll_fn(move |context| receive.poll_recv(context));
        let headers = [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ];
        Ok((headers, Body::from_stream(pieces)).into_response())
    }

    fn write(
        self,
        format: Format,
        mut rows: mpsc::Receiver<Row>,
        mut out: Pieces,
    ) -> io::Result<()> {
        let mut broken = None;
        let all = std::iter::from_fn(|| match rows.blocking_recv()? {
            Ok(row) => Some(row),
            Err(why) => {
                broken = Some(why);
                None
            }
        });
        match format {
            Format::Csv => {
                let style = csv::Style::EXCEL_BELGIUM;
                csv::write_rows(&mut out, &self.columns, all, &self.notes, style)?;
            }
            Format::Xlsx => {
                xlsx::write_rows(&mut out, &self.title, &self.columns, all, &self.notes, self.made)
                    .map_err(io::Error::other)?;
            }
        }
        match broken {
            Some(why) => Err(io::Error::other(why)),
            None => out.give(),
        }
    }
}

/// Answers with a list that is short enough to be made in memory.
pub fn whole(name: &str, sheet: Sheet, made: Date, format: Format) -> Answer {
    let bytes = match format {
        Format::Csv => csv::write(&sheet, csv::Style::EXCEL_BELGIUM),
        Format::Xlsx => {
            xlsx::write(&[sheet], made).map_err(|error| Problem::Ours(error.to_string()))?
        }
    };
    Ok(file(name, format, bytes))
}

/// Gathers what is written into pieces and sends each on.
struct Pieces {
    send: mpsc::Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Pieces {
    fn give(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::take(&mut self.piece));
        self.send
            .blocking_send(Ok(piece))
            .map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the reader went away"))
    }
}

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.give()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
