//! What an administrator says about open data: the licence, and from where maps are drawn.

use super::store::{self, Said};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;

/// The routes of the settings.
pub(super) fn routes() -> Routes {
    Routes::new().get("/settings/open", Door::Role, ask).post("/settings/open", Door::Role, save)
}

#[derive(askama::Template)]
#[template(path = "open/settings.html")]
struct Settings {
    page: Page,
    form: Form,
}

fn stored(said: Said, version: i64) -> Form {
    Form::filled([
        ("licence_name", said.licence_name),
        ("licence_url", said.licence_url),
        ("tile_url", said.tile_url),
        ("tile_credit", said.tile_credit),
        ("version", version.to_string()),
    ])
}

async fn ask(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let (said, version) = store::said(&app.db).await?;
    view::show(&Settings { page, form: stored(said, version) })
}

/// The site that tiles come from, as the content policy names it; nothing when the address is none.
pub(crate) fn origin(tile_url: &str) -> Option<String> {
    let url = url::Url::parse(tile_url).ok()?;
    let is_fit = url.scheme() == "https"
        && url.host().is_some()
        && url.username().is_empty()
        && ["{z}", "{x}", "{y}"].iter().all(|hole| tile_url.contains(hole))
        && url.host_str().is_some_and(|host| host.bytes().all(is_of_host));
    is_fit.then(|| url.origin().ascii_serialization())
}

/// A star would open the policy to every site.
fn is_of_host(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || b".-[]:".contains(&sign)
}

fn is_web_address(typed: &str) -> bool {
    url::Url::parse(typed).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}

fn read(form: &mut Form) -> Option<Said> {
    let said = Said {
        licence_name: form.text("licence_name", 120),
        licence_url: form.text("licence_url", 300),
        tile_url: form.text("tile_url", 300),
        tile_credit: form.text("tile_credit", 200),
    };
    if !said.licence_url.is_empty() && !is_web_address(&said.licence_url) {
        form.wrong("licence_url", "open-no-address");
    }
    if said.licence_name.is_empty() && !said.licence_url.is_empty() {
        form.wrong("licence_name", "open-licence-name-missing");
    }
    if !said.tile_url.is_empty() && origin(&said.tile_url).is_none() {
        form.wrong("tile_url", "open-no-tiles");
    }
    if !said.tile_url.is_empty() && said.tile_credit.is_empty() {
        form.wrong("tile_credit", "open-credit-missing");
    }
    form.is_good().then_some(said)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let mut form = Form::from_pairs(sent);
    let Some(to) = read(&mut form) else {
        return view::show_again(&Settings { page, form });
    };
    let mut work = app.db.work().await?;
    if !store::say(&mut work, form.version(), &to).await? {
        drop(work);
        let (said, version) = store::said(&app.db).await?;
        form.meet(&stored(said, version), version);
        return view::show_again(&Settings { page, form });
    }
    let line = Line::by(&actor, Deed::Change, Thing::OpenData, "1");
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go("/settings/open", "settings-said-saved"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_come_over_https_from_one_site_that_the_policy_can_name() {
        let at = |url: &str| origin(url);
        assert_eq!(
            at("https://tegels.example/{z}/{x}/{y}.png").as_deref(),
            Some("https://tegels.example")
        );
        for wrong in [
            "http://tegels.example/{z}/{x}/{y}.png",
            "https://tegels.example/kaart.png",
            "https://{s}.tegels.example/{z}/{x}/{y}.png",
            "javascript:{z}{x}{y}",
            "tegels {z}{x}{y}",
        ] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }
}
