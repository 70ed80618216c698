//! The instruments of a new network, in our own plain words. They are data like any other.
//!
//! The three ticks per domain (*aan bod gekomen*, *actie ondernomen*, *concreet resultaat*) are those
//! with which the integrated broad reception (GBO) registers. Of its list of fifteen domains only the
//! four that stand here are known to us by name.

mod household;
mod readiness;
mod reception;
mod self_sufficiency;
mod spoken;

pub use spoken::spoken;

use super::Scorer;
use crate::access::Category;

/// A text in Dutch, French and English.
pub type Text = [&'static str; 3];

/// A domain: key, category, label, explanation.
pub type DomainLine = (&'static str, Category, Text, Text);

/// Levels of a domain, or of all (`""`): the domain, and the words from value 1 up.
pub type Scale = (&'static str, &'static [Text]);

/// An instrument of a new network.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// The same in all versions.
    pub key: &'static str,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub explanation: Text,
    /// Whose view can be scored; nothing for both.
    pub only: Option<Scorer>,
    /// Whether several levels can be ticked.
    pub is_ticks: bool,
    /// After how many months it is scored again.
    pub interval: Option<i64>,
    /// Who made it and under which terms.
    pub licence: Text,
    /// Its domains.
    pub domains: &'static [DomainLine],
    /// Its levels.
    pub scales: &'static [Scale],
}

/// All of them, in the order in which they are offered.
pub const OWN: &[Own] = &[self_sufficiency::OWN, household::OWN, readiness::OWN, reception::OWN];

/// The licence of what we wrote ourselves.
const FREE: Text = [
    "Eigen tekst van Opstap, vrij te gebruiken. Geen gevalideerd meetinstrument.",
    "Texte propre à Opstap, libre d’usage. Pas un instrument de mesure validé.",
    "Opstap's own text, free to use. Not a validated measuring instrument.",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_domain_is_a_part_of_life_and_stands_once_in_its_instrument() {
        for own in OWN {
            let keys: BTreeSet<_> = own.domains.iter().map(|d| d.0).collect();
            assert_eq!(keys.len(), own.domains.len(), "{}", own.key);
            assert!(own.domains.iter().all(|d| Category::LIFE.contains(&d.1)), "{}", own.key);
        }
    }

    #[test]
    fn what_a_person_scores_with_exists_in_every_language_of_the_own_pages() {
        let mut texts = vec![];
        for own in OWN {
            texts.extend([own.name, own.explanation, own.licence]);
            texts.extend(own.domains.iter().flat_map(|d| [d.2, d.3]));
            texts.extend(own.scales.iter().flat_map(|(_, levels)| levels.iter().copied()));
        }
        for language in [Language::Ar, Language::Uk] {
            let missing: Vec<&str> =
                texts.iter().map(|t| t[0]).filter(|t| spoken(language, t).is_none()).collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
        }
        assert_eq!(spoken(Language::Nl, "Geld"), None, "Dutch stands in the database");
    }

    #[test]
    fn every_domain_has_levels() {
        for own in OWN {
            let all =
                own.scales.iter().any(|(domain, levels)| domain.is_empty() && levels.len() > 1);
            assert!(all, "{}", own.key);
            let known = |key: &str| key.is_empty() || own.domains.iter().any(|d| d.0 == key);
            assert!(own.scales.iter().all(|(domain, _)| known(domain)), "{}", own.key);
        }
    }
}
