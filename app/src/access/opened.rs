//! Whose files are opened while a request is answered. Three things follow from it, whatever room answers:
//!
//! - a look is written when the answer shows something, and is on the disk before that answer goes out: who
//!   was refused saw nothing, and the person does not read that it was seen;
//! - what is written of a file is written only while it still stands as it was opened: not when the record
//!   was merged away meanwhile, nor when the consent ended through which it was read ([`overtaken`]);
//! - the strip of an emergency stands on top of each page that is read through one.

use super::emergency::Emergency;
use super::{Actor, File, store};
use crate::audit::{self, Deed, Line};
use crate::problem::Problem;
use crate::web::App;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base::db::{Error, Result, Work};
use std::future::Future;
use std::sync::Mutex;

/// What was opened for one request.
#[derive(Debug, Default)]
struct Opened {
    emergency: Option<Emergency>,
    /// The looks that are to be written when something is shown.
    looks: Vec<Line>,
    files: Vec<Near>,
}

/// A file that was opened.
#[derive(Debug, Clone)]
struct Near {
    account: String,
    person: String,
    /// Whether only a consent opened it: nothing is written in it when that is over.
    by_consent: bool,
}

tokio::task_local! {
    static OPENED: Mutex<Opened>;
}

/// The layer within which files are opened.
pub async fn watched(State(app): State<App>, request: Request, next: Next) -> Response {
    let answered = async {
        let response = next.run(request).await;
        let looks = of_now(|opened| std::mem::take(&mut opened.looks)).unwrap_or_default();
        (response, looks)
    };
    let (response, looks) = within(answered).await;
    // Who is led on was shown nothing; what was done has a line of its own.
    let shows =
        !response.status().is_redirection() && response.extensions().get::<Problem>().is_none();
    if looks.is_empty() || !shows {
        return response;
    }
    match audit::look_all(&app, looks).await {
        Ok(()) => response,
        Err(problem) => problem.into_response(),
    }
}

/// Runs something as one request.
pub(crate) async fn within<F: Future>(request: F) -> F::Output {
    OPENED.scope(Mutex::default(), request).await
}

/// Does something with what was opened; nothing outside a request, in a test or a job.
fn of_now<T>(act: impl FnOnce(&mut Opened) -> T) -> Option<T> {
    OPENED.try_with(|opened| opened.lock().ok().map(|mut opened| act(&mut opened))).ok().flatten()
}

/// Notes that a file was opened, and through what.
pub(super) fn note(actor: &Actor, file: &File) {
    let standing = &file.standing;
    let near = Near {
        account: actor.account.clone(),
        person: file.person.clone(),
        by_consent: !standing.is_self && standing.grants.is_empty() && standing.emergency.is_none(),
    };
    of_now(|opened| {
        if let Some(emergency) = &standing.emergency {
            opened.emergency = Some(emergency.clone());
        }
        opened.files.push(near);
    });
}

/// Keeps a look until it is known that something is shown. Gives it back where there is no request.
pub(super) fn keep(look: Line) -> Option<Line> {
    let mut look = Some(look);
    of_now(|opened| opened.looks.extend(look.take()));
    look
}

/// Through which emergency access the page of now is read.
pub(super) fn emergency() -> Option<Emergency> {
    of_now(|opened| opened.emergency.clone()).flatten()
}

/// What the error says when a record was merged away before something was written of it.
const MERGED: &str = "the record was merged into another one meanwhile";

/// Whether something was not written because the record was merged away meanwhile.
pub fn is_merged(error: &Error) -> bool {
    matches!(error, Error::Protocol(why) if why == MERGED)
}

/// Refuses to write of a file that does not stand as it was when this request opened it: `lines` tell what
/// is written. Who merges two records writes of both, and of the lost one nothing more is asked.
pub(crate) async fn overtaken(work: &mut Work, lines: &[Line]) -> Result<()> {
    let is_about = |line: &&Line, near: &Near| line.person.as_deref() == Some(&*near.person);
    let merges =
        |near: &Near| lines.iter().any(|line| line.deed == Deed::Merge && is_about(&line, near));
    let changes = |near: &Near| {
        let mut changes = lines.iter().filter(|line| line.deed != Deed::Look);
        changes.any(|line| is_about(&line, near))
    };
    let files = of_now(|opened| {
        opened.files.retain(|near| !merges(near));
        opened.files.clone()
    });
    let mut asked: Vec<Near> = files.unwrap_or_default().into_iter().filter(changes).collect();
    asked.dedup_by(|one, other| one.person == other.person);
    for near in asked {
        let Some(still) = store::still(work, &near.account, &near.person).await? else { continue };
        if still.is_merged {
            return Err(Error::Protocol(MERGED.into()));
        }
        if near.by_consent && !still.is_near {
            return Err(Error::RowNotFound);
        }
    }
    Ok(())
}
