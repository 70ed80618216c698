//! What every page has in common: the reader, the language, the frame.
//!
//! A page is an askama template beside its handler with a field `page: Page`; it extends
//! `view/layout.html` and takes its parts (fields, error summary, chips) from `view/parts.html`.

mod days;
pub mod download;
pub mod icons;
pub mod nav;
pub mod paper;
pub mod portal;
pub mod square;
mod tel;
mod wrong;

use crate::access::{Actor, Role};
use crate::drafts::again;
use crate::language::{self, Argument, Language};
use crate::problem::Problem;
use crate::web::{App, Reader};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use jiff::civil::Date;
use jiff::tz::TimeZone;
pub use nav::{NavItem, initials};
pub use tel::tel;

/// What every page knows.
#[derive(Debug, Clone)]
pub struct Page {
    /// The reader's language.
    pub language: Language,
    /// The reader, when signed in.
    pub actor: Option<Actor>,
    /// The path of this page, to mark where one is; of an answer to a form the page of that form.
    pub path: String,
    /// Today in the network's time zone.
    pub today: Date,
    /// The network's time zone.
    pub zone: TimeZone,
    /// The network's name; empty before it is set up.
    pub network: String,
    /// Whether all people here are invented.
    pub is_demo: bool,
    /// The key of the sentence about what was just done, if anything was.
    pub said: Option<String>,
    /// How large the letters are: 0 for the ordinary size, 1 or 2 for larger.
    pub size: u8,
    /// Whether the request came from htmx and wants only the part that changes.
    pub is_part: bool,
    /// What the address of a page on a worker's screen brings along in another language, `signed=…`.
    pub along: Option<String>,
}

impl Page {
    /// The words for `key`.
    pub fn t(&self, key: &str) -> String {
        language::say(self.language, key, &[])
    }

    /// The words for `key` about `n` things; in the words the number is `$n`.
    pub fn n(&self, key: &str, n: impl Into<Argument>) -> String {
        language::say(self.language, key, &[("n", n.into())])
    }

    /// The words for `key` with one thing filled in.
    pub fn with(&self, key: &str, name: &str, value: impl Into<Argument>) -> String {
        language::say(self.language, key, &[(name, value.into())])
    }

    /// The words for `key` with two things filled in.
    pub fn with2(
        &self,
        key: &str,
        one: (&str, impl Into<Argument>),
        two: (&str, impl Into<Argument>),
    ) -> String {
        language::say(self.language, key, &[(one.0, one.1.into()), (two.0, two.1.into())])
    }

    /// The words for a message.
    pub fn say(&self, message: &language::Message) -> String {
        message.say(self.language)
    }

    /// Whether the reader has this role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.actor.as_ref().is_some_and(|a| a.is(role))
    }

    /// The sentence about what was just done.
    pub fn just_said(&self) -> Option<String> {
        let key = self.said.as_deref()?;
        language::knows(self.language, key).then(|| self.t(key))
    }

    /// The emergency access through which this page is read.
    pub fn emergency(&self) -> Option<crate::access::emergency::Emergency> {
        crate::access::emergency::now()
    }

    /// Says that a form on this page holds what was typed before the session ended.
    pub fn typed_again(&self) -> Option<String> {
        let is_filled = again::outcome() == Some(again::Outcome::Filled);
        is_filled.then(|| self.t("drafts-again"))
    }

    /// What was typed before the session ended, when no form on this page can take it.
    pub fn typed_texts(&self) -> Vec<String> {
        if again::outcome() == Some(again::Outcome::NotShown) { again::texts() } else { vec![] }
    }

    /// The address of a shared file, with its fingerprint so that it can be kept for a year.
    pub fn look(&self, file: &str) -> String {
        crate::web::look::address(file)
    }

    /// The number of this version.
    pub fn program_version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

impl FromRequestParts<App> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Page::of(parts, app))
    }
}

impl Page {
    /// The frame for words that nobody asked for through a browser: a file of the command line.
    pub fn without_reader(app: &App, language: Language) -> Page {
        let network = app.network();
        Page {
            language,
            actor: None,
            path: String::new(),
            today: app.today(),
            zone: network.zone.clone(),
            network: network.name.clone(),
            is_demo: network.is_demo,
            said: None,
            size: 0,
            is_part: false,
            along: None,
        }
    }

    /// The page frame for a request.
    pub fn of(parts: &Parts, app: &App) -> Page {
        let reader = parts.extensions.get::<Reader>().cloned().unwrap_or_default();
        let network = app.network();
        Page {
            language: reader.language,
            actor: reader.actor,
            path: match parts.method {
                Method::GET | Method::HEAD => parts.uri.path().to_owned(),
                _ => crate::web::form_page::page_of(parts.uri.path()).to_owned(),
            },
            today: app.today(),
            zone: network.zone.clone(),
            network: network.name.clone(),
            is_demo: network.is_demo,
            said: reader.said,
            size: reader.size,
            is_part: parts.headers.contains_key("hx-request"),
            along: None,
        }
    }
}

/// Writes a template as a page.
pub fn show(template: &impl askama::Template) -> Result<Response, Problem> {
    Ok(Html(template.render()?).into_response())
}

/// Writes a form that has errors: the same page, with status 422; the list of errors names the fields.
pub fn show_again(template: &impl askama::Template) -> Result<Response, Problem> {
    let html = wrong::name_fields(template.render()?);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response())
}

/// Sends the reader on after something was done; `said` is the key of the sentence shown there.
pub fn go(path: &str, said: &'static str) -> Response {
    let mut response = Redirect::to(path).into_response();
    if !said.is_empty()
        && let Ok(cookie) = HeaderValue::from_str(&format!(
            "said={said}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
        ))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
