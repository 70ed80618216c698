//! What stands on the screen, in Dutch, French and English.
//!
//! Each room has `nl.ftl`, `fr.ftl` and `en.ftl` beside its pages; [`SOURCES`] lists them. A test
//! shows that each key exists in all three languages and is used somewhere.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::langid;

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Dutch, the first language of the network.
    #[default]
    Nl,
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 3] = [Language::Nl, Language::Fr, Language::En];

    /// `nl`, `fr` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::Fr => "fr",
            Language::En => "en",
        }
    }

    /// The language's own name, as a reader of it would look for it.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Nl => "Nederlands",
            Language::Fr => "Français",
            Language::En => "English",
        }
    }

    /// The language with this code.
    pub fn parse(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.code() == code)
    }

    /// The first language of an `Accept-Language` header that we speak.
    pub fn from_header(header: &str) -> Option<Language> {
        header.split(',').find_map(|part| Language::parse(part.trim().get(..2)?))
    }
}

/// The words of each room: Dutch, French, English.
pub const SOURCES: &[[&str; 3]] = &[
    [include_str!("words/nl.ftl"), include_str!("words/fr.ftl"), include_str!("words/en.ftl")],
    [
        include_str!("account/nl.ftl"),
        include_str!("account/fr.ftl"),
        include_str!("account/en.ftl"),
    ],
    [include_str!("audit/nl.ftl"), include_str!("audit/fr.ftl"), include_str!("audit/en.ftl")],
    [include_str!("access/nl.ftl"), include_str!("access/fr.ftl"), include_str!("access/en.ftl")],
    [include_str!("people/nl.ftl"), include_str!("people/fr.ftl"), include_str!("people/en.ftl")],
    [
        include_str!("households/nl.ftl"),
        include_str!("households/fr.ftl"),
        include_str!("households/en.ftl"),
    ],
    [
        include_str!("trajectories/nl.ftl"),
        include_str!("trajectories/fr.ftl"),
        include_str!("trajectories/en.ftl"),
    ],
    [
        include_str!("safety_net/nl.ftl"),
        include_str!("safety_net/fr.ftl"),
        include_str!("safety_net/en.ftl"),
    ],
    [
        include_str!("figures/nl.ftl"),
        include_str!("figures/fr.ftl"),
        include_str!("figures/en.ftl"),
    ],
    [include_str!("notes/nl.ftl"), include_str!("notes/fr.ftl"), include_str!("notes/en.ftl")],
    [
        include_str!("consent/nl.ftl"),
        include_str!("consent/fr.ftl"),
        include_str!("consent/en.ftl"),
    ],
    [include_str!("plans/nl.ftl"), include_str!("plans/fr.ftl"), include_str!("plans/en.ftl")],
    [
        include_str!("instruments/nl.ftl"),
        include_str!("instruments/fr.ftl"),
        include_str!("instruments/en.ftl"),
    ],
    [
        include_str!("appointments/nl.ftl"),
        include_str!("appointments/fr.ftl"),
        include_str!("appointments/en.ftl"),
    ],
    [include_str!("day/nl.ftl"), include_str!("day/fr.ftl"), include_str!("day/en.ftl")],
    [include_str!("drafts/nl.ftl"), include_str!("drafts/fr.ftl"), include_str!("drafts/en.ftl")],
    [
        include_str!("organisations/nl.ftl"),
        include_str!("organisations/fr.ftl"),
        include_str!("organisations/en.ftl"),
    ],
    [
        include_str!("administration/nl.ftl"),
        include_str!("administration/fr.ftl"),
        include_str!("administration/en.ftl"),
    ],
    [
        include_str!("imports/nl.ftl"),
        include_str!("imports/fr.ftl"),
        include_str!("imports/en.ftl"),
    ],
    [
        include_str!("merging/nl.ftl"),
        include_str!("merging/fr.ftl"),
        include_str!("merging/en.ftl"),
    ],
    [include_str!("rights/nl.ftl"), include_str!("rights/fr.ftl"), include_str!("rights/en.ftl")],
    [include_str!("mine/nl.ftl"), include_str!("mine/fr.ftl"), include_str!("mine/en.ftl")],
    [include_str!("help/nl.ftl"), include_str!("help/fr.ftl"), include_str!("help/en.ftl")],
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 3]> =
    LazyLock::new(|| [bundle(0), bundle(1), bundle(2)]);

fn bundle(index: usize) -> FluentBundle<FluentResource> {
    let tag = [langid!("nl-BE"), langid!("fr-BE"), langid!("en-GB")][index].clone();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would stand in the middle of attributes and addresses.
    bundle.set_use_isolating(false);
    bundle
        .add_function("DE", |given, _| de(given.first()))
        .unwrap_or_else(|error| panic!("a function of words that stands twice: {error:?}"));
    for room in SOURCES {
        let resource = FluentResource::try_new(room[index].to_owned())
            .unwrap_or_else(|(_, errors)| panic!("words that cannot be read: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("words that stand twice: {errors:?}"));
    }
    bundle
}

/// `DE($name)` in the words: the French `de`, with its elision before a vowel (`d’Atelier`). Before
/// an h it stays whole: whether that h is mute, a name does not tell.
fn de<'a>(name: Option<&FluentValue<'_>>) -> FluentValue<'a> {
    let Some(FluentValue::String(name)) = name else { return FluentValue::Error };
    let begins_with_vowel = name.starts_with(|c: char| "aeiouàâäéèêëîïôöùûü".contains(c))
        || name.starts_with(|c: char| "AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜ".contains(c));
    FluentValue::from(if begins_with_vowel { format!("d’{name}") } else { format!("de {name}") })
}

/// The words for `key` in `language`, with `arguments` filled in.
///
/// A key that does not exist shows as `⟦key⟧`; a test sees to it that there is none.
pub fn say(language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
    let bundle = &BUNDLES[language as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return format!("⟦{key}⟧");
    };
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        given.set(*name, value.fluent());
    }
    bundle.format_pattern(pattern, Some(&given), &mut vec![]).into_owned()
}

/// Whether there are words for `key`.
pub fn knows(language: Language, key: &str) -> bool {
    BUNDLES[language as usize].has_message(key)
}

/// What can be filled in in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number, for plurals.
    Number(i64),
    /// Words.
    Text(String),
}

impl Argument {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            // As text with its number: Dutch readers would not expect "1,234" here.
            Argument::Number(n) => FluentValue::from(*n),
            Argument::Text(t) => FluentValue::from(t.as_str()),
        }
    }
}

impl From<i64> for Argument {
    fn from(n: i64) -> Self {
        Argument::Number(n)
    }
}
impl From<i32> for Argument {
    fn from(n: i32) -> Self {
        Argument::Number(i64::from(n))
    }
}
impl From<usize> for Argument {
    fn from(n: usize) -> Self {
        Argument::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<&str> for Argument {
    fn from(t: &str) -> Self {
        Argument::Text(t.to_owned())
    }
}
impl From<String> for Argument {
    fn from(t: String) -> Self {
        Argument::Text(t)
    }
}

// Templates hand over references to what they hold.
impl<T: Clone + Into<Argument>> From<&T> for Argument {
    fn from(value: &T) -> Self {
        value.clone().into()
    }
}

/// A sentence to be said later, in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The key of the words.
    pub key: &'static str,
    /// What is filled in.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// A sentence without anything to fill in.
    pub fn new(key: &'static str) -> Self {
        Message { key, arguments: vec![] }
    }

    /// With `name` filled in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The sentence in `language`.
    pub fn say(&self, language: Language) -> String {
        say(language, self.key, &self.arguments)
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Message::new(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_elides_before_a_vowel() {
        let of = |name: &str| say(Language::Fr, "figures-title-of", &[("name", name.into())]);
        assert_eq!(of("Atelier Noord"), "L’échelle d’Atelier Noord");
        assert_eq!(of("Éole"), "L’échelle d’Éole");
        assert_eq!(of("Nele"), "L’échelle de Nele");
        assert_eq!(of("Hanne"), "L’échelle de Hanne");
    }
}
