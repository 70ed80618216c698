//! A document as PDF: set beside the threads that answer others, a few at once.

use super::Page;
use crate::problem::{Answer, Problem};
use axum::http::header;
use axum::response::IntoResponse as _;
use paper::pdf::{self, Document};
use tokio::sync::Semaphore;

/// How many documents are set at once; who comes meanwhile waits a moment.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

impl Page {
    /// An empty document in the reader's language, with the network and the day at its foot.
    pub fn document(&self, title: impl Into<String>) -> Document {
        let mut document = Document::new(title, self.language.full().code());
        document.foot = format!("{} · {}", self.network, self.day(self.today));
        document
    }
}

/// Answers with the document as a file; `name` is that of the file without its ending: letters, digits
/// and dashes only.
pub async fn answer(document: Document, name: &str) -> Answer {
    let place = AT_ONCE.acquire().await.map_err(|error| Problem::Ours(error.to_string()))?;
    let set = tokio::task::spawn_blocking(move || {
        let made = pdf::write(&document);
        // What stands in a PDF is packed: the search for leaks reads the words behind its end.
        #[cfg(test)]
        let made = made.map(|pdf| [pdf, format!("{document:?}").into_bytes()].concat());
        made
    });
    let made = set.await.map_err(|error| Problem::Ours(error.to_string()))?;
    drop(place);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.pdf\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, made.map_err(|error| Problem::Ours(error.to_string()))?).into_response())
}
