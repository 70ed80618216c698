//! The pages of this room.

mod feed;
mod later;
mod list;
mod on_day;
mod person;

use super::{Basis, Duty, Kind, Later};
use crate::administration::{rule_amount, rule_name};
use crate::routes::{Door, Routes};
use crate::view::Page;

pub use on_day::on_day;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/clocks", Door::Role, list::show)
        .get("/clocks/feed", Door::Role, feed::ask)
        .post("/clocks/feed", Door::Role, feed::make)
        .post("/clocks/feed/end", Door::Role, feed::end)
        .get("/people/{id}/clocks", Door::Person, person::show)
        .get("/people/{id}/clocks/later", Door::Person, later::ask)
        .post("/people/{id}/clocks/later", Door::Person, later::save)
        .get("/calendar/{token}", Door::Public, feed::read)
}

/// A duty in words.
impl Duty {
    /// What is to be done.
    pub fn what(&self, page: &Page) -> String {
        let key = format!("clocks-do-{}", self.kind.word());
        match self.kind {
            Kind::Permission => {
                let by = page.t(&format!("trajectories-given-by-{}", self.words));
                page.with(&key, "by", by)
            }
            Kind::Estimate | Kind::Longest => {
                page.with(&key, "form", page.t(&format!("clocks-form-{}", self.form())))
            }
            Kind::Assessment => {
                let names: Vec<&str> = self.words.split('|').collect();
                let name = names.get(page.language.place()).copied().unwrap_or_default();
                page.with(&key, "name", name)
            }
            Kind::Consent => page.with(&key, "partner", self.words.as_str()),
            Kind::Offer | Kind::Quarterly => page.n(&key, self.n),
            _ => page.t(&key),
        }
    }

    /// The work form as the end of a key of words.
    fn form(&self) -> &str {
        match self.words.as_str() {
            form @ ("ama-welzijn" | "ama-sociale-economie" | "activeringstraject") => form,
            _ => "other",
        }
    }

    /// By what it is to be done, with what says so.
    pub fn why(&self, page: &Page) -> String {
        match &self.basis {
            Basis::Words(key) => page.t(&format!("clocks-by-{key}")),
            Basis::Rule(key, rule) => {
                let name = rule_name(page, key);
                let amount = rule_amount(page, rule.value, &rule.unit);
                let said = format!("{name}: {amount}");
                page.with2("clocks-by-rule", ("rule", said), ("source", rule.source.as_str()))
            }
        }
    }

    /// By when it was, and who put it off.
    pub fn was(&self, page: &Page, later: &Later) -> String {
        let (day, who) = (page.day(self.due), later.who.as_str());
        page.with2("clocks-was-put-off", ("day", day), ("who", who))
    }

    /// Where it is put off; nothing when the rule leaves no room, or it is not on a person.
    pub fn later_link(&self) -> Option<String> {
        let (person, _) = self.person.as_ref().filter(|_| self.kind.can_wait())?;
        let subject = crate::web::form_urlencoded(&self.subject);
        let (kind, organisation) = (self.kind.word(), &self.organisation.0);
        Some(format!(
            "/people/{person}/clocks/later?kind={kind}&organisation={organisation}&subject={subject}"
        ))
    }
}
