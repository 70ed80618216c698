//! The emergency access through which a file is read now: what the strip on top of each of its pages says.
//!
//! [`open`](super::open) notes it while a page is made; the frame of the page reads it, so that no room
//! has to know of it.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use std::sync::Mutex;

/// Access in an emergency that is open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Its id.
    pub id: String,
    /// Until when.
    pub until: Timestamp,
}

tokio::task_local! {
    static NOW: Mutex<Option<Emergency>>;
}

/// The layer within which a page can be read in an emergency.
pub async fn watched(request: Request, next: Next) -> Response {
    NOW.scope(Mutex::new(None), next.run(request)).await
}

/// Notes that the page that is being made is read through this access, or through none.
pub(super) fn note(emergency: Option<&Emergency>) {
    let Some(emergency) = emergency else { return };
    // Outside a request, in a test or a job, there is no page to tell.
    let _ = NOW.try_with(|now| {
        if let Ok(mut now) = now.lock() {
            *now = Some(emergency.clone());
        }
    });
}

/// Through which access the page of now is read.
pub fn now() -> Option<Emergency> {
    NOW.try_with(|now| now.lock().ok().and_then(|now| now.clone())).ok().flatten()
}
