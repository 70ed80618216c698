//! Where the script sends drafts, and where a reader throws one away.

use crate::access::Actor;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view;
use crate::web::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use axum_extra::extract::Form as Sent;

/// Where the script sends drafts.
pub const SAVE_PATH: &str = "/drafts";

/// The field that names the form a draft is of.
pub(super) const KEY: &str = "draft-key";

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().post(SAVE_PATH, Door::SignedIn, save).post(
        "/drafts/forget",
        Door::SignedIn,
        forget,
    )
}

/// A draft as the script sends it: all fields of the form, and the key.
pub(super) struct Typed {
    /// The form.
    pub key: String,
    /// What stands in it.
    pub fields: Vec<(String, String)>,
}

impl Typed {
    /// Takes the key out of the fields; nothing when there is none that can be one.
    pub fn read(mut fields: Vec<(String, String)>) -> Option<Typed> {
        let at = fields.iter().position(|(name, _)| name == KEY)?;
        let (_, key) = fields.remove(at);
        super::is_key(&key).then_some(Typed { key, fields })
    }
}

async fn save(
    State(app): State<App>,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed::read(sent).ok_or(Problem::BadRequest("problem-400-text".into()))?;
    let weight: usize = typed.fields.iter().map(|(name, value)| name.len() + value.len()).sum();
    if weight > super::HEAVIEST {
        return Err(Problem::TooLarge);
    }
    super::save(&app, &actor.account, &typed.key, typed.fields).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Throws a draft away and goes back to the form, which is then as it was stored.
async fn forget(
    State(app): State<App>,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let back = sent.iter().find(|(name, _)| name == "back").map(|(_, path)| path.clone());
    let typed = Typed::read(sent).ok_or(Problem::BadRequest("problem-400-text".into()))?;
    let mut work = app.db.work().await?;
    super::forget(&mut work, &actor, &typed.key).await?;
    work.save().await?;
    let own = back.filter(|b| crate::web::is_own_path(b));
    Ok(view::go(own.as_deref().unwrap_or("/"), "drafts-thrown-away"))
}
