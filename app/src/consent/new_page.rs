//! The form on which a consent is noted or given, as its page shows it: in the reader's language, and beside it in
//! the one in which it is talked through.

use super::store::Choice;
use super::{GIVERS, PURPOSES, WAYS};
use crate::access::{Category, offered};
use crate::asks::Ask;
use crate::form::Form;
use crate::language::{self, Language};
use crate::view::Page;

#[derive(askama::Template)]
#[template(path = "consent/new.html")]
pub(super) struct NewPage {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub back: String,
    pub name: String,
    /// The person.
    pub person: String,
    pub is_own: bool,
    /// What stands in the file about the language, beside the field.
    pub spoken: String,
    pub partners: Vec<Choice>,
    pub attachments: Vec<(String, String)>,
    /// In which other language the text to talk through is shown as well.
    pub talk: Option<Language>,
    /// The question that this answers: then the organisation is not to be chosen.
    pub ask: Option<Ask>,
}

/// Something to choose on the form.
struct Said {
    word: String,
    words: String,
    /// In the language in which it is talked through, when that is another one.
    also: Option<String>,
}

impl NewPage {
    /// The partners to choose from, under an empty first line.
    fn organisations(&self) -> Vec<(String, String)> {
        let first = (String::new(), self.page.t("consent-choose-partner"));
        let words = |c: &Choice| {
            let kind = self.page.t(&format!("organisations-kind-{}", c.kind.word()));
            let kind = if c.helps { self.page.t("consent-helps-already") } else { kind };
            (c.id.clone(), format!("{} · {kind}", c.name))
        };
        std::iter::once(first).chain(self.partners.iter().map(words)).collect()
    }

    /// A choice in the reader's language, and in the one in which it is talked through.
    fn choices(&self, key: &str, words: &[&str]) -> Vec<Said> {
        let said = |word: &&str| {
            let key = format!("{key}-{word}");
            Said { word: (*word).to_owned(), words: self.page.t(&key), also: self.also(&key) }
        };
        words.iter().map(said).collect()
    }

    /// Words in the language in which it is talked through.
    fn also(&self, key: &str) -> Option<String> {
        self.talk.map(|spoken| language::say(spoken, key, &[]))
    }

    fn purposes(&self) -> Vec<Said> {
        self.choices("consent-purpose", &PURPOSES)
    }

    fn ways(&self) -> Vec<Said> {
        self.choices("consent-way", &WAYS[..2])
    }

    fn givers(&self) -> Vec<Said> {
        self.choices("consent-giver", &GIVERS)
    }

    fn grounds(&self) -> Vec<Said> {
        self.choices("consent-basis", &["consent", "law"])
    }

    fn papers(&self) -> Vec<(String, String)> {
        let first = (String::new(), self.page.t("consent-no-paper"));
        std::iter::once(first).chain(self.attachments.iter().cloned()).collect()
    }

    fn category(&self, category: &Category) -> String {
        self.page.t(&format!("access-category-{}", category.word()))
    }

    fn until_hint(&self) -> String {
        self.page.t(if self.is_own { "consent-own-until" } else { "consent-until-hint" })
    }

    /// The part of life in the language in which it is talked through.
    fn spoken_category(&self, category: &Category) -> Option<String> {
        self.also(&format!("access-category-{}", category.word()))
    }

    /// The text to talk through, in a language.
    fn talked(&self, spoken: &Language) -> Vec<String> {
        (1..=5).map(|n| language::say(*spoken, &format!("consent-talk-{n}"), &[])).collect()
    }

    /// The languages in which the text can be shown.
    fn languages(&self) -> Vec<Language> {
        let others = Language::PORTAL.into_iter().filter(|l| *l != self.page.language.full());
        others.collect()
    }

    fn category_is(&self, category: &Category) -> String {
        let word = category.word();
        // The person is spoken to, and reads no term of the trade.
        let is_told = matches!(
            category,
            Category::Identity | Category::WorkGoals | Category::DailyLife | Category::Health
        );
        if self.is_own && is_told {
            return self.page.t(&format!("consent-own-{word}"));
        }
        self.page.t(&format!("access-category-is-{word}"))
    }

    /// What the page is called: who asks, when it answers a question.
    fn title(&self) -> String {
        match &self.ask {
            Some(ask) => {
                self.page.with("asks-mine", "organisation", ask.organisation_name.as_str())
            }
            None if self.is_own => self.page.t("consent-give"),
            None => self.page.t("consent-new"),
        }
    }

    /// What can be ticked: everything that some partner may have; what is not for the chosen one is
    /// refused with a sentence, as the page works without script.
    fn categories(&self) -> Vec<Category> {
        let some = |c: &Category| self.partners.iter().any(|p| offered(p.kind).contains(c));
        Category::ALL.into_iter().filter(some).collect()
    }
}
