//! What stands on the screen, in Dutch, French and English.
//!
//! Each room has `nl.ftl`, `fr.ftl` and `en.ftl` beside its pages; [`SOURCES`] lists them. A test
//! shows that each key exists in all three languages and is used somewhere.
//!
//! The pages of a person and of coming in speak more languages ([`Language::PORTAL`]), each in one file
//! in `words/` with just the words of those pages; a test works out which those are. On all other
//! pages, and for names that stand in the database, their readers read Dutch.

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
    /// Arabic, on the pages of a person.
    Ar,
    /// Ukrainian, on the pages of a person.
    Uk,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 3] = [Language::Nl, Language::Fr, Language::En];

    /// Those of the pages of a person and of coming in, in the order in which they are offered.
    pub const PORTAL: [Language; 5] =
        [Language::Nl, Language::Fr, Language::En, Language::Ar, Language::Uk];

    /// The language of the pages that do not speak this one, and of names in the database.
    #[must_use]
    pub fn full(self) -> Language {
        if Language::ALL.contains(&self) { self } else { Language::Nl }
    }

    /// Where its name stands among names in Dutch, French and English.
    pub fn place(self) -> usize {
        self.full() as usize
    }

    /// In which direction it is written: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self == Language::Ar { "rtl" } else { "ltr" }
    }

    /// `nl`, `fr`, `en`, `ar` or `uk`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::Fr => "fr",
            Language::En => "en",
            Language::Ar => "ar",
            Language::Uk => "uk",
        }
    }

    /// The language's own name, as a reader of it would look for it.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Nl => "Nederlands",
            Language::Fr => "Français",
            Language::En => "English",
            Language::Ar => "العربية",
            Language::Uk => "Українська",
        }
    }

    /// The language with this code.
    pub fn parse(code: &str) -> Option<Language> {
        Language::PORTAL.into_iter().find(|l| l.code() == code)
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
    [include_str!("asks/nl.ftl"), include_str!("asks/fr.ftl"), include_str!("asks/en.ftl")],
    [include_str!("way_in/nl.ftl"), include_str!("way_in/fr.ftl"), include_str!("way_in/en.ftl")],
    [
        include_str!("sign_ups/nl.ftl"),
        include_str!("sign_ups/fr.ftl"),
        include_str!("sign_ups/en.ftl"),
    ],
    [
        include_str!("letters/nl.ftl"),
        include_str!("letters/fr.ftl"),
        include_str!("letters/en.ftl"),
    ],
    [
        include_str!("handover/nl.ftl"),
        include_str!("handover/fr.ftl"),
        include_str!("handover/en.ftl"),
    ],
    [include_str!("open/nl.ftl"), include_str!("open/fr.ftl"), include_str!("open/en.ftl")],
    [include_str!("offer/nl.ftl"), include_str!("offer/fr.ftl"), include_str!("offer/en.ftl")],
    [
        include_str!("permits/nl.ftl"),
        include_str!("permits/fr.ftl"),
        include_str!("permits/en.ftl"),
    ],
    [
        include_str!("agreements/nl.ftl"),
        include_str!("agreements/fr.ftl"),
        include_str!("agreements/en.ftl"),
    ],
    [
        include_str!("returns/nl.ftl"),
        include_str!("returns/fr.ftl"),
        include_str!("returns/en.ftl"),
    ],
    [include_str!("clocks/nl.ftl"), include_str!("clocks/fr.ftl"), include_str!("clocks/en.ftl")],
    [include_str!("hours/nl.ftl"), include_str!("hours/fr.ftl"), include_str!("hours/en.ftl")],
    [
        include_str!("expenses/nl.ftl"),
        include_str!("expenses/fr.ftl"),
        include_str!("expenses/en.ftl"),
    ],
    [
        include_str!("portraits/nl.ftl"),
        include_str!("portraits/fr.ftl"),
        include_str!("portraits/en.ftl"),
    ],
    [include_str!("weeks/nl.ftl"), include_str!("weeks/fr.ftl"), include_str!("weeks/en.ftl")],
    [include_str!("plans/nl.ftl"), include_str!("plans/fr.ftl"), include_str!("plans/en.ftl")],
    [
        include_str!("presence/nl.ftl"),
        include_str!("presence/fr.ftl"),
        include_str!("presence/en.ftl"),
    ],
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
    [include_str!("mail/nl.ftl"), include_str!("mail/fr.ftl"), include_str!("mail/en.ftl")],
    [
        include_str!("referrals/nl.ftl"),
        include_str!("referrals/fr.ftl"),
        include_str!("referrals/en.ftl"),
    ],
    [include_str!("mine/nl.ftl"), include_str!("mine/fr.ftl"), include_str!("mine/en.ftl")],
    [include_str!("seen/nl.ftl"), include_str!("seen/fr.ftl"), include_str!("seen/en.ftl")],
    [include_str!("portal/nl.ftl"), include_str!("portal/fr.ftl"), include_str!("portal/en.ftl")],
    [include_str!("help/nl.ftl"), include_str!("help/fr.ftl"), include_str!("help/en.ftl")],
];

/// The words of the pages of a person in the languages that have no others.
pub const PORTAL_SOURCES: &[(Language, &str)] =
    &[(Language::Ar, include_str!("words/ar.ftl")), (Language::Uk, include_str!("words/uk.ftl"))];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 5]> =
    LazyLock::new(|| Language::PORTAL.map(bundle));

/// The texts of a language.
fn texts(language: Language) -> Vec<&'static str> {
    if Language::ALL.contains(&language) {
        return SOURCES.iter().map(|room| room[language as usize]).collect();
    }
    PORTAL_SOURCES.iter().filter(|(l, _)| *l == language).map(|(_, text)| *text).collect()
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag = match language {
        Language::Nl => langid!("nl-BE"),
        Language::Fr => langid!("fr-BE"),
        Language::En => langid!("en-GB"),
        Language::Ar => langid!("ar"),
        Language::Uk => langid!("uk"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would stand in the middle of attributes and addresses; in a language that is
    // written from right to left a name or a number loses its place without them.
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle
        .add_function("DE", |given, _| de(given.first()))
        .unwrap_or_else(|error| panic!("a function of words that stands twice: {error:?}"));
    for text in texts(language) {
        let resource = FluentResource::try_new(text.to_owned())
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
        if language != language.full() {
            #[cfg(test)]
            FELL_BACK.lock().unwrap().insert(key.to_owned());
            return say(language.full(), key, arguments);
        }
        return format!("⟦{key}⟧");
    };
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        given.set(*name, value.fluent());
    }
    bundle.format_pattern(pattern, Some(&given), &mut vec![]).into_owned()
}

/// The keys that were said in Dutch because a language of the portal has no words for them.
#[cfg(test)]
pub(crate) static FELL_BACK: std::sync::Mutex<std::collections::BTreeSet<String>> =
    std::sync::Mutex::new(std::collections::BTreeSet::new());

/// Whether there are words for `key`.
pub fn knows(language: Language, key: &str) -> bool {
    BUNDLES[language.place()].has_message(key)
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

    /// One voice: in French everybody is "vous", also who answers by a link.
    #[test]
    fn french_says_vous() {
        let familiar = ["tu", "toi", "ton", "tes", "t"];
        let all = SOURCES.iter().flat_map(|[_, french, _]| french.lines());
        let found: Vec<&str> = all
            .filter(|line| {
                let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '-');
                !line.starts_with('#') && words.any(|w| familiar.contains(&&*w.to_lowercase()))
            })
            .collect();
        assert_eq!(found, Vec::<&str>::new());
    }
}
