//! What HSDS has no field for, as it wants it said: terms of a taxonomy, and attributes that link to them.

use super::ids;
use crate::language::{Language, say};
use crate::offer::{Dutch, Effort, Post, Sector};
use serde_json::{Value, json};

/// The language of what is said: that of the network.
pub const SAID_IN: Language = Language::Nl;

/// The taxonomies, each with the key of its name. `fact` is for what has a value of its own.
pub const TAXONOMIES: [(&str, &str); 9] = [
    ("sector", "offer-sector"),
    ("framework", "offer-framework"),
    ("rung", "offer-rung"),
    ("physical", "offer-physical"),
    ("sensory", "offer-sensory"),
    ("social", "offer-social"),
    ("low-stimulus", "offer-quiet-ask"),
    ("dutch", "offer-dutch"),
    ("fact", "open-facts"),
];

/// The facts: their codes, each with the key of its name.
const FACTS: [(&str, &str); 5] = [
    ("hours-a-week-at-least", "offer-least"),
    ("people-per-guide", "offer-guide"),
    ("waiting-weeks", "offer-waiting"),
    ("learns", "offer-learns"),
    ("leads-to", "offer-leads-to"),
];

/// A term, and what it says of a work post; a fact has a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// A word of [`TAXONOMIES`].
    pub taxonomy: &'static str,
    /// The code within it.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What is known, for a fact; else empty.
    pub value: String,
}

fn words(key: &str) -> String {
    say(SAID_IN, key, &[])
}

impl Term {
    fn new(taxonomy: &'static str, code: &str, name: String) -> Term {
        Term { taxonomy, code: code.to_owned(), name, value: String::new() }
    }

    fn rung(rung: i64) -> Term {
        Term::new("rung", &rung.to_string(), say(SAID_IN, "rung-n", &[("n", rung.into())]))
    }

    fn fact(code: &'static str, key: &str, value: String) -> Term {
        Term { value, ..Term::new("fact", code, words(key)) }
    }

    /// Its identifier.
    pub fn id(&self) -> String {
        ids::derived(self.taxonomy, &self.code)
    }

    /// As HSDS writes it.
    pub fn told(&self) -> Value {
        json!({
            "id": self.id(),
            "code": self.code,
            "name": self.name,
            "description": self.name,
            "taxonomy": format!("opstap-{}", self.taxonomy),
            "taxonomy_id": taxonomy_id(self.taxonomy),
            "language": SAID_IN.code(),
        })
    }
}

/// The identifier of a taxonomy.
pub fn taxonomy_id(taxonomy: &str) -> String {
    ids::derived("taxonomy", taxonomy)
}

/// The taxonomies as HSDS writes them.
pub fn taxonomies() -> Vec<Value> {
    let one = |(taxonomy, key): &(&str, &str)| {
        let name = format!("opstap-{taxonomy}");
        json!({ "id": taxonomy_id(taxonomy), "name": name, "description": words(key) })
    };
    TAXONOMIES.iter().map(one).collect()
}

/// What is known of a work post.
pub fn of(post: &Post) -> Vec<Term> {
    let said = &post.said;
    let effort = |taxonomy: &'static str, effort: Option<Effort>| {
        let term = |e: Effort| {
            Term::new(taxonomy, e.word(), words(&format!("offer-{taxonomy}-{}", e.word())))
        };
        effort.map(term)
    };
    let dutch =
        |d: Dutch| Term::new("dutch", d.word(), words(&format!("offer-dutch-{}", d.word())));
    let quiet = |quiet: bool| {
        let word = if quiet { "yes" } else { "no" };
        Term::new("low-stimulus", word, words(&format!("offer-{word}")))
    };
    let mut all = vec![
        Term::new("sector", said.sector.word(), words(&post.sector_key())),
        Term::new("framework", &said.work_form, post.form_name(SAID_IN).to_owned()),
        Term::rung(said.rung),
    ];
    all.extend(effort("physical", said.physical));
    all.extend(effort("sensory", said.sensory));
    all.extend(effort("social", said.social));
    all.extend(said.low_stimulus.map(quiet));
    all.extend(said.dutch.map(dutch));
    let values = [
        said.least.map(|hours| hours.text('.')),
        said.people_per_guide.map(|n| n.to_string()),
        said.waiting_weeks.map(|n| n.to_string()),
        Some(said.learns.clone()),
        Some(said.leads_to.clone()),
    ];
    let facts = FACTS.iter().zip(values).filter_map(|((code, key), value)| {
        value.filter(|v| !v.is_empty()).map(|value| Term::fact(code, key, value))
    });
    all.extend(facts);
    all
}

/// Every term that there is: of our own lists, and the frameworks that are offered.
pub fn all<'a>(posts: impl Iterator<Item = &'a Post>) -> Vec<Term> {
    let mut frameworks: Vec<Term> = posts
        .map(|p| Term::new("framework", &p.said.work_form, p.form_name(SAID_IN).to_owned()))
        .collect();
    frameworks.sort();
    frameworks.dedup();
    let sector =
        |s: Sector| Term::new("sector", s.word(), words(&format!("offer-sector-{}", s.word())));
    let mut all: Vec<Term> = Sector::ALL.map(sector).into();
    all.extend(frameworks);
    all.extend((1..=6).map(Term::rung));
    for taxonomy in ["physical", "sensory", "social"] {
        all.extend(Effort::ALL.map(|e| {
            Term::new(taxonomy, e.word(), words(&format!("offer-{taxonomy}-{}", e.word())))
        }));
    }
    all.extend(["yes", "no"].map(|w| Term::new("low-stimulus", w, words(&format!("offer-{w}")))));
    all.extend(
        Dutch::ALL
            .map(|d| Term::new("dutch", d.word(), words(&format!("offer-dutch-{}", d.word())))),
    );
    all.extend(FACTS.iter().map(|(code, key)| Term::fact(code, key, String::new())));
    all
}
