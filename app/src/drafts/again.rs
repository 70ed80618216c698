//! Any form shown again after signing in, with what was typed when the session had ended.
//!
//! The layer [`super::keep::typed`] kept the fields and sent the reader to sign in and back to
//! `/the/form?typed=/path/of/its/post`. For that one page [`Form::filled`](crate::form::Form::filled)
//! gives what was typed instead of what the page would begin with, so that no room has to know of it.
//! The fields are forgotten once they were shown; a room that keeps drafts forgets its own.

use crate::access::Actor;
use crate::problem::Problem;
use crate::web::App;
use base::values;
use jiff::SignedDuration;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The word in the address of a page that says which form is to be filled in again.
pub const TYPED: &str = "typed";

/// How long after it was sent a form is filled in again.
const WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// The values of a form.
pub type Values = BTreeMap<String, Vec<String>>;

tokio::task_local! {
    static AGAIN: Again;
}

/// What was typed, while the page with its form is made.
struct Again {
    fields: Vec<(String, String)>,
    outcome: Mutex<Outcome>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing on this page has these fields.
    NotShown,
    /// A form is filled in with it.
    Filled,
    /// The room keeps drafts and filled the form in itself.
    Draft,
}

/// Makes a page with what `actor` typed in the form that is sent to `key`.
pub async fn around<T>(
    app: &App,
    actor: &Actor,
    key: &str,
    page: impl Future<Output = T>,
) -> Result<T, Problem> {
    let draft = super::find(app, actor, key).await?;
    let Some(draft) = draft.filter(|draft| draft.saved_at >= app.now() - WITHIN) else {
        return Ok(page.await);
    };
    let again = Again { fields: draft.fields, outcome: Mutex::new(Outcome::NotShown) };
    let (made, outcome) = AGAIN.scope(again, async { (page.await, outcome()) }).await;
    if outcome != Some(Outcome::Draft) {
        let mut work = app.db.work().await?;
        work.run(super::store::FORGET, values![&actor.account, key]).await?;
        work.save().await?;
    }
    Ok(made)
}

/// What became of the typed text on this page; nothing on every other page.
pub fn outcome() -> Option<Outcome> {
    AGAIN.try_with(|again| again.outcome.lock().map_or(Outcome::NotShown, |o| *o)).ok()
}

/// Says that the room fills in its draft itself.
pub(super) fn is_draft() {
    mark(Outcome::Draft);
}

fn mark(outcome: Outcome) {
    // Outside such a page there is nothing to mark.
    let _ = AGAIN.try_with(|again| {
        if let Ok(mut now) = again.outcome.lock() {
            *now = outcome;
        }
    });
}

/// What was typed, when it belongs to the form that begins with `begin`: the two have a field in
/// common, or the form begins empty.
pub fn instead_of(begin: &Values) -> Option<Values> {
    let typed = AGAIN.try_with(|again| {
        let mut typed = Values::new();
        for (name, value) in &again.fields {
            typed.entry(name.clone()).or_default().push(value.clone());
        }
        typed
    });
    let fits = |typed: &Values| begin.is_empty() || begin.keys().any(|k| typed.contains_key(k));
    let typed = typed.ok().filter(fits)?;
    mark(Outcome::Filled);
    Some(typed)
}

/// What was typed in one field, when a form is to be filled in again.
pub fn field(name: &str) -> Option<String> {
    let typed =
        |again: &Again| again.fields.iter().find(|(of, _)| of == name).map(|(_, v)| v.clone());
    AGAIN.try_with(typed).ok().flatten()
}

/// The longer typed texts, for a page without a form to fill in.
pub fn texts() -> Vec<String> {
    let texts = |again: &Again| super::texts(again.fields.iter().cloned());
    AGAIN.try_with(texts).unwrap_or_default()
}
