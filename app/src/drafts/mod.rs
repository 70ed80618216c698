//! Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.
//!
//! A draft belongs to one account and one form; the key is the path to which the form is sent. How
//! a room uses it, in three lines:
//!
//! ```ignore
//! // 1. In the handler that shows the form (`key` is the path of its POST):
//! let form = drafts::refill(&app, &actor, &key, form).await?;
//! // 2. In the handler that saves it, in the same unit of work:
//! drafts::forget(&mut work, &actor, &key).await?;
//! ```
//! ```html
//! <!-- 3. In the template, after {% import "drafts/parts.html" as drafts %}: -->
//! {% call drafts::kept(page, form, key) %}{% endcall %}
//! <form method="post" action="{{ key }}"{% call drafts::watched(page, key) %}{% endcall %}>
//! ```
//!
//! A room that does not, loses nothing when the session ends either: [`again`].
//!
//! With JavaScript, `look/opstap.js` saves forms that have `data-draft` every few seconds and when
//! a field is left. Without it, a form that arrives after the session ended is kept by the layer
//! [`keep::typed`], and the reader is sent to sign in and back to the form. Passwords, codes and
//! national numbers are never kept.

pub mod again;
#[cfg(test)]
mod again_tests;
pub mod keep;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use crate::access::Actor;
use crate::form::Form;
use crate::problem::Problem;
use crate::web::App;
use base::db::Work;
use base::values;
use jiff::Timestamp;

/// What a draft may weigh, in bytes.
pub const HEAVIEST: usize = 256 * 1024;

/// The field in which a refilled form says since when its text was kept.
pub const KEPT: &str = "draft-kept";

/// Typed text that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The fields, as a form sends them.
    pub fields: Vec<(String, String)>,
    /// When it was kept.
    pub saved_at: Timestamp,
}

/// What this account typed in this form and did not save yet.
pub async fn find(app: &App, actor: &Actor, key: &str) -> Result<Option<Draft>, Problem> {
    let values = values![&actor.account, key, app.now() - store::KEPT_FOR];
    let Some(row) = app.db.maybe(store::FIND, values).await? else {
        return Ok(None);
    };
    let body: String = row.get("body")?;
    Ok(Some(Draft { fields: serde_json::from_str(&body)?, saved_at: row.get("saved_at")? }))
}

/// The form as it was typed earlier, or the given one when nothing was kept. A draft stands for the
/// whole form: a tick that is not in it was taken away.
pub async fn refill(app: &App, actor: &Actor, key: &str, form: Form) -> Result<Form, Problem> {
    Ok(match find(app, actor, key).await? {
        Some(draft) => {
            again::is_draft();
            filled(draft)
        }
        None => form,
    })
}

/// A form with a draft in it.
pub fn filled(draft: Draft) -> Form {
    let mut form = Form::from_pairs(draft.fields);
    form.set(KEPT, draft.saved_at.to_string());
    form
}

/// Forgets a draft, in the unit of work that saves what was typed.
pub async fn forget(work: &mut Work, actor: &Actor, key: &str) -> base::db::Result<()> {
    work.run(store::FORGET, values![&actor.account, key]).await.map(drop)
}

/// Keeps what somebody typed: for the account, under the key of the form, without secrets. A text that
/// was emptied is forgotten.
pub async fn save(
    app: &App,
    account: &str,
    key: &str,
    fields: Vec<(String, String)>,
) -> Result<(), Problem> {
    if !is_keepable(key) {
        return Ok(());
    }
    let fields: Vec<_> = fields.into_iter().filter(|(name, _)| may_keep(name)).collect();
    let now = app.now();
    let mut work = app.db.work().await?;
    if has_no_text(&fields) {
        work.run(store::FORGET, values![account, key]).await?;
        return Ok(work.save().await?);
    }
    let body = serde_json::to_string(&fields)?;
    if work.maybe(store::ERASED, values![format!("{key} {body}")]).await?.is_some() {
        return Ok(());
    }
    work.run(store::SAVE, values![account, key, body, now]).await?;
    work.run(store::KEEP_NEWEST, values![account, store::MOST]).await?;
    work.save().await?;
    Ok(())
}

/// Whether a form whose whole point is its text has none: choices alone are no draft of a note.
fn has_no_text(fields: &[(String, String)]) -> bool {
    fields.iter().any(|(name, text)| name == "body" && text.trim().is_empty())
}

/// Forgets all drafts of an account, in the unit of work that closes it.
pub async fn forget_all(work: &mut Work, account: &str) -> base::db::Result<()> {
    work.run(store::FORGET_ALL, values![account]).await.map(drop)
}

/// Forgets the drafts that nobody came back to for thirty days, whoever typed them.
pub async fn tidy(app: &App) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    work.run(store::TIDY, values![app.now() - store::KEPT_FOR]).await?;
    Ok(work.save().await?)
}

/// Whether anything of a form may be kept: forms about signing in hold little else than secrets.
pub fn is_keepable(path: &str) -> bool {
    let secret = [
        "/account",
        "/login",
        "/recover",
        "/invitation",
        "/setup",
        "/second",
        "/card",
        "/enter",
        "/mine/access",
    ];
    !secret.iter().any(|start| path.starts_with(start)) || path.starts_with("/accounts")
}

/// Whether a field may be kept outside its own safe place.
pub fn may_keep(name: &str) -> bool {
    let name = name.to_lowercase();
    !(name.starts_with("password")
        || name.starts_with("old")
        || name == "sealed"
        || name.starts_with("insz")
        || name == "code"
        || name == "answer"
        || name.ends_with("_code")
        || name == "token"
        || name == KEPT
        || name == pages::KEY)
}

/// The texts of a form, without secrets, to take along from a page that cannot show the form.
pub fn texts(fields: impl Iterator<Item = (String, String)>) -> Vec<String> {
    fields.filter(|(name, text)| may_keep(name) && is_text(text)).map(|(_, text)| text).collect()
}

/// Whether somebody typed this: more than one word, or one that is written as a name. A choice, an id or a day
/// is one word in small letters and digits, a sealed value one long word.
fn is_text(text: &str) -> bool {
    let text = text.trim();
    let is_name = || {
        text.len() <= 60
            && text.chars().all(|c| c.is_alphabetic() || ".,!?'-".contains(c))
            && text.chars().any(char::is_uppercase)
    };
    text.contains(char::is_whitespace) || is_name()
}

/// Whether this can be the key of a form: a path of our own to which a form is sent, without a query.
pub fn is_key(key: &str) -> bool {
    key.len() <= 200
        && key.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c))
        && crate::web::form_page::is_form(key)
}
