//! A list in pages, as the API of HSDS gives it, and what one can ask of it.

use super::pages::moment;
use super::{ids, terms};
use crate::language::Message;
use crate::offer::catalogue::Listed;
use crate::offer::nearby;
use crate::problem::Problem;
use crate::web::App;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::Query;
use base::municipalities;
use base::names::fold;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

/// So many stand on a page when nothing is asked, and at most.
const USUAL: usize = 50;
const MOST: usize = 500;

/// What the address asks for, by the names of HSDS.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    search: String,
    page: String,
    per_page: String,
    organization_id: String,
    taxonomy_id: String,
    taxonomy_term_id: String,
    modified_after: String,
    postcode: String,
    proximity: String,
    parent_id: String,
    /// Only what something is called and when it changed.
    pub minimal: String,
    /// With everything around it.
    pub full: String,
    /// The services of an organisation with everything around them.
    pub full_service: String,
    /// `json`, or `ndjson`: everything, one a line.
    pub format: String,
}

/// Whether a word says yes.
pub fn is_set(word: &str) -> bool {
    matches!(word, "true" | "1" | "yes")
}

/// Whether a word says yes or no.
fn is_yes_or_no(word: &str) -> bool {
    is_set(word) || matches!(word, "false" | "0" | "no")
}

impl FromRequestParts<App> for Wanted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let read = Query::<Wanted>::from_request_parts(parts, app).await;
        let Query(wanted) = read.map_err(|_| wrong("?"))?;
        match wanted.unreadable() {
            Some(name) => Err(wrong(name)),
            None => Ok(wanted),
        }
    }
}

/// What is asked cannot be read. Taking it for nothing would give a harvester with a slip in its address
/// everything, or not what it asked, without a word.
pub fn wrong(name: &str) -> Problem {
    Problem::BadRequest(Message::new("open-parameter-wrong").with("name", name))
}

impl Wanted {
    /// The first parameter that is there and cannot be read.
    fn unreadable(&self) -> Option<&'static str> {
        let counts = |text: &str| text.parse::<usize>().is_ok_and(|n| n > 0);
        let metres = self.proximity.parse::<f64>();
        let is_near = metres.is_ok_and(|m| m.is_finite() && m >= 0.0) && !self.postcode.is_empty();
        let is_postcode =
            self.postcode.len() == 4 && self.postcode.bytes().all(|b| b.is_ascii_digit());
        [
            // Signs without a letter or a digit are in no name.
            ("search", &self.search, !fold(&self.search).trim().is_empty()),
            ("postcode", &self.postcode, is_postcode),
            ("minimal", &self.minimal, is_yes_or_no(&self.minimal)),
            ("full", &self.full, is_yes_or_no(&self.full)),
            ("full_service", &self.full_service, is_yes_or_no(&self.full_service)),
            ("page", &self.page, counts(&self.page)),
            ("per_page", &self.per_page, counts(&self.per_page)),
            ("modified_after", &self.modified_after, moment(&self.modified_after).is_some()),
            ("proximity", &self.proximity, is_near),
            ("format", &self.format, matches!(self.format.as_str(), "json" | "ndjson")),
        ]
        .into_iter()
        .find_map(|(name, text, is_good)| (!text.is_empty() && !is_good).then_some(name))
    }

    /// Whether a work post is asked for. What cannot be read is not asked.
    pub fn takes(&self, listed: &Listed) -> bool {
        let post = &listed.post;
        let organisation = ids::plain(&self.organization_id);
        let is_of =
            organisation.is_empty() || ids::plain(&ids::of(&post.organisation)) == organisation;
        is_of
            && listed.tells(&fold(&self.search))
            && self.is_newer(post.changed_at)
            && self.has_term(listed)
            && self.is_near(listed)
    }

    fn is_newer(&self, changed: Timestamp) -> bool {
        moment(&self.modified_after).is_none_or(|moment| changed >= moment)
    }

    fn has_term(&self, listed: &Listed) -> bool {
        if self.taxonomy_id.is_empty() && self.taxonomy_term_id.is_empty() {
            return true;
        }
        terms::of(&listed.post).iter().any(|term| {
            let is = |wanted: &str, id: &str| wanted.is_empty() || wanted == id;
            is(&self.taxonomy_id, &terms::taxonomy_id(term.taxonomy))
                && is(&self.taxonomy_term_id, &term.id())
        })
    }

    /// Whether it lies within so many metres of the middle of a postcode, or in its municipality.
    fn is_near(&self, listed: &Listed) -> bool {
        let from = municipalities::by_postcode(&self.postcode);
        if from.is_empty() {
            return self.postcode.is_empty();
        }
        let Ok(metres) = self.proximity.parse::<f64>() else {
            return from.iter().any(|m| m.nis == listed.post.site.municipality);
        };
        let km = |m: &municipalities::Municipality| {
            Some(nearby::straight(m.centre?, listed.spot()?) * 1000.0)
        };
        from.iter().any(|m| km(m).is_some_and(|far| far <= metres))
    }

    /// Whether a term is asked for in a list of terms. Ours have no parents.
    pub fn takes_term(&self, term: &terms::Term) -> bool {
        let (taxonomy, words) = (&self.taxonomy_id, fold(&self.search));
        (taxonomy.is_empty() || *taxonomy == terms::taxonomy_id(term.taxonomy))
            && self.parent_id.is_empty()
            && fold(&term.name).contains(&words)
    }

    /// The page that is asked of all that was found. With `ndjson` everything, one a line.
    pub fn page<T>(&self, all: &[T], tell: impl Fn(&T) -> Value) -> String {
        if self.format == "ndjson" {
            let mut lines = String::new();
            for one in all {
                lines.push_str(&tell(one).to_string());
                lines.push('\n');
            }
            return lines;
        }
        let size = self.per_page.parse().unwrap_or(USUAL).clamp(1, MOST);
        let number = self.page.parse::<usize>().unwrap_or(1).max(1);
        let pages = all.len().div_ceil(size).max(1);
        let first = (number - 1).saturating_mul(size);
        let contents: Vec<Value> = all.iter().skip(first).take(size).map(tell).collect();
        let told = json!({
            "total_items": all.len(),
            "total_pages": pages,
            "page_number": number,
            "size": contents.len(),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": contents.is_empty(),
            "contents": contents,
        });
        told.to_string()
    }

    /// The kind of what [`Wanted::page`] gives.
    pub fn kind(&self) -> &'static str {
        if self.format == "ndjson" { "application/x-ndjson" } else { "application/json" }
    }
}
