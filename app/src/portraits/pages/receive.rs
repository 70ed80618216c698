//! A form with a picture, as it is sent.

use crate::form::Form;
use crate::problem::Problem;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Making a picture anew takes the processor and memory: one at a time.
static AT_ONCE: Semaphore = Semaphore::const_new(1);
/// How long somebody may take to send a picture.
const PATIENCE: Duration = Duration::from_mins(1);

/// The words of the form, and the file; nothing of one that is too large.
pub(super) async fn receive(request: Request) -> Result<(Option<Vec<u8>>, Form), Problem> {
    let mut form = Form::default();
    let read = tokio::time::timeout(PATIENCE, read(request, &mut form)).await;
    match read.map_err(|_| Problem::BadRequest("notes-file-slow".into()))? {
        Ok(bytes) => Ok((Some(bytes), form)),
        Err(StatusCode::PAYLOAD_TOO_LARGE) => Ok((None, form)),
        Err(_) => Err(Problem::BadRequest("problem-400-text".into())),
    }
}

async fn read(request: Request, form: &mut Form) -> Result<Vec<u8>, StatusCode> {
    let mut sent = Multipart::from_request(request, &()).await.map_err(|e| e.status())?;
    let mut bytes = vec![];
    while let Some(field) = sent.next_field().await.map_err(|e| e.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            bytes = field.bytes().await.map_err(|e| e.status())?.to_vec();
        } else {
            form.set(&name, field.text().await.map_err(|e| e.status())?);
        }
    }
    Ok(bytes)
}

/// Makes the picture out of what was sent; the error is the key of words that say why not.
pub(super) async fn made(
    bytes: Option<Vec<u8>>,
    make: fn(&[u8]) -> Result<Vec<u8>, &'static str>,
) -> Result<Result<Vec<u8>, &'static str>, Problem> {
    match bytes {
        None => Ok(Err("offer-picture-large")),
        Some(bytes) if bytes.is_empty() => Ok(Err("offer-picture-missing")),
        Some(bytes) => {
            let _turn = AT_ONCE.acquire().await;
            let made = tokio::task::spawn_blocking(move || make(&bytes)).await;
            made.map_err(|e| Problem::Ours(e.to_string()))
        }
    }
}
