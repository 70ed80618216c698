//! The pages of a person: their languages, and the size of letters.

use super::Page;
use crate::access::Actor;
use crate::language::Language;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// The pages that speak all languages of the portal: those of coming in, and all of a person. What stands
/// in the database stays as it was written there: names, and the words of an instrument that is not ours.
const TRANSLATED: [&str; 21] = [
    "/card",
    "/login",
    "/mine",
    "/mine/access",
    "/mine/consents",
    "/mine/consents/new",
    "/mine/corrections",
    "/mine/domains",
    "/mine/domains/new",
    "/mine/family",
    "/mine/file",
    "/mine/help",
    "/mine/helpers",
    "/mine/letters",
    "/mine/looks",
    "/mine/plan",
    "/mine/print",
    "/mine/referrals",
    "/mine/rights",
    "/mine/steps",
    "/mine/week",
];
/// The beginnings of addresses of which all pages do.
const ALL_TRANSLATED: [&str; 4] = ["/enter/", "/mine/access/", "/mine/children/", "/mine/domains/"];

/// An answer that has the browser remember a size of letters, a word of [`SIZES`]: for a year, for whoever reads
/// there.
pub fn with_size(mut response: Response, word: &str) -> Response {
    let cookie = format!(
        "{}={word}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        crate::web::SIZE_COOKIE
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether a page speaks all languages of the portal.
pub fn is_translated(path: &str) -> bool {
    TRANSLATED.contains(&path) || ALL_TRANSLATED.iter().any(|start| path.starts_with(start))
}

/// The sizes of letters that can be chosen: the word in the address, and in the keys of words.
pub const SIZES: [&str; 3] = ["a", "b", "c"];

/// The number of a size; the ordinary one for a word that is none.
pub fn size(word: &str) -> u8 {
    let found = SIZES.iter().position(|size| *size == word);
    found.and_then(|n| u8::try_from(n).ok()).unwrap_or(0)
}

impl Page {
    /// Whether this is a page of a person, or one to come in.
    pub fn is_portal(&self) -> bool {
        is_translated(&self.path) || self.path.starts_with("/mine/")
    }

    /// Whether this is one of those pages on which somebody begins: there the languages stand on top.
    pub fn is_front(&self) -> bool {
        ["/card", "/login", "/mine"].contains(&self.path.as_str())
            || self.path.starts_with("/enter/")
    }

    /// Whether this page is on the screen of a worker, in the hands of the person: it has no menu, no way
    /// to anybody else, and nothing that the worker left open.
    pub fn is_handed(&self) -> bool {
        self.path.starts_with("/people/") && self.path.ends_with("/plan/sign")
    }

    /// Whether this is the page of a tablet at the door.
    pub fn is_at_door(&self) -> bool {
        self.path == "/kiosk" || self.path.starts_with("/kiosk/")
    }

    /// Whether this page leads to no other: it is in other hands, or stands at the door.
    pub fn stands_alone(&self) -> bool {
        self.is_handed() || self.is_at_door()
    }

    /// Who has this page open with the own menu; nobody while it is in other hands.
    pub fn owner(&self) -> Option<&Actor> {
        self.actor.as_ref().filter(|_| !self.is_handed())
    }

    /// Where this page is read in another language. In the hands of the person only this page changes: the
    /// worker keeps the own language.
    pub fn in_language(&self, language: impl std::borrow::Borrow<Language>) -> String {
        let code = language.borrow().code();
        if self.is_handed() {
            return self.handed_in(code);
        }
        format!("/language/{code}?back={}", crate::web::form_urlencoded(&self.path))
    }

    /// Where one comes back to after choosing a size of letters: this page, in the language it has now.
    pub fn here(&self) -> String {
        let handed = || self.handed_in(self.language.code());
        crate::web::form_urlencoded(&if self.is_handed() { handed() } else { self.path.clone() })
    }

    fn handed_in(&self, code: &str) -> String {
        let along = self.along.as_ref().map_or_else(String::new, |along| format!("{along}&"));
        format!("{}?{along}language={code}", self.path)
    }

    /// Whether languages and sizes of letters are buttons of the form on this page, as what was typed would be
    /// lost by a link: while the person signs.
    pub fn keeps_typed(&self) -> bool {
        self.is_handed() && self.along.is_none()
    }

    /// Whether the languages stand as links at the foot: not at the front, and not where they are buttons of
    /// the form.
    pub fn links_languages(&self) -> bool {
        !self.is_front() && !self.keeps_typed()
    }

    /// The languages in which this page can be read.
    pub fn languages(&self) -> Vec<Language> {
        if is_translated(&self.path) || self.is_handed() {
            Language::PORTAL.to_vec()
        } else {
            Language::ALL.to_vec()
        }
    }

    /// The sizes of letters, with whether each is the one of now.
    pub fn sizes(&self) -> [(&'static str, bool); 3] {
        SIZES.map(|word| (word, size(word) == self.size))
    }

    /// The class of the whole page for the size of letters; empty for the ordinary one.
    pub fn size_class(&self) -> &'static str {
        match self.size {
            1 => "size-2",
            2 => "size-3",
            _ => "",
        }
    }
}
