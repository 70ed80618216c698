//! A line of the log as a sentence in the reader's language, with links in it.
//!
//! The words decide where a name stands in the sentence, so a name goes into it with a mark behind
//! it, and the finished sentence is cut at the marks.

use super::names::{Named, Names};
use super::store::reading::Entry;
use super::{Deed, Thing};
use crate::access::Role;
use crate::language::{Argument, knows, say};
use crate::view::Page;
use crate::web::form_urlencoded;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub words: String,
    /// Where it leads.
    pub link: Option<String>,
}

/// Tells lines to a reader.
pub struct Teller<'a> {
    pub page: &'a Page,
    pub names: &'a Names,
}

/// Names that go into a sentence; each is a piece with a link.
#[derive(Default)]
struct Marks(Vec<Piece>);

/// The first of the characters that mark the end of a name; no text has them.
const MARK: u32 = 0xE000;

fn is_mark(c: char) -> bool {
    (MARK..MARK + 16).contains(&u32::from(c))
}

impl Marks {
    /// A name with its mark behind it.
    fn name(&mut self, words: &str, link: Option<String>) -> String {
        let words: String = words.chars().filter(|c| !is_mark(*c)).collect();
        let number = u32::try_from(self.0.len()).unwrap_or(0);
        let mark = char::from_u32(MARK + number % 16).unwrap_or(' ');
        let marked = format!("{words}{mark}");
        self.0.push(Piece { words, link });
        marked
    }

    /// Cuts a finished sentence into its pieces.
    fn cut(self, sentence: &str) -> Vec<Piece> {
        let mut pieces = vec![];
        let mut rest = sentence;
        while let Some(at) = rest.find(is_mark) {
            let (before, after) = rest.split_at(at);
            let mark = after.chars().next().unwrap_or(' ');
            let named = usize::try_from(u32::from(mark) - MARK).ok().and_then(|n| self.0.get(n));
            if let Some(piece) = named {
                let plain = before.strip_suffix(piece.words.as_str()).unwrap_or(before);
                pieces.push(Piece { words: plain.to_owned(), link: None });
                pieces.push(piece.clone());
            }
            rest = &after[mark.len_utf8()..];
        }
        pieces.push(Piece { words: rest.to_owned(), link: None });
        pieces.retain(|piece| !piece.words.is_empty());
        pieces
    }
}

impl Teller<'_> {
    /// The whole line: who did what to what.
    pub fn sentence(&self, entry: &Entry) -> Vec<Piece> {
        let mut marks = Marks::default();
        let who = self.who(entry, &mut marks);
        let about = self.about(entry, &mut marks);
        let name = self.subject(entry, &mut marks);
        let what = self.what(entry, &about, name.as_deref());
        let holes = [
            ("who", Argument::from(who.clone())),
            ("about", about.into()),
            ("name", name.unwrap_or_default().into()),
            ("what", what.clone().into()),
        ];
        let text = match self.key(entry) {
            Some(key) => say(self.page.language, &key, &holes),
            None => format!("{who}: {} {what}", entry.action),
        };
        marks.cut(&text)
    }

    /// The sentence of what was done; the most exact one there is.
    fn key(&self, entry: &Entry) -> Option<String> {
        let (deed, kind) = (Deed::parse(&entry.action)?.word(), &entry.subject_kind);
        let exact = format!("audit-did-{deed}-{kind}");
        let is_known = knows(self.page.language, &exact);
        Some(if is_known { exact } else { format!("audit-did-{deed}") })
    }

    /// Who did it. Lines of earlier versions name who signed in only as what it was about.
    fn who(&self, entry: &Entry, marks: &mut Marks) -> String {
        let deed = Deed::parse(&entry.action);
        let own = [Deed::SignIn, Deed::SecondStep, Deed::WrongSecondStep, Deed::UseLink];
        let did = deed.filter(|d| own.contains(d)).map(|_| &entry.subject);
        match entry.account.as_ref().or(did) {
            Some(id) => {
                let link = format!("/audit?who={}", form_urlencoded(id));
                marks.name(&self.account(id), Some(link))
            }
            None if deed == Some(Deed::WrongPassword) => self.page.t("audit-somebody"),
            None => self.page.t("audit-program"),
        }
    }

    fn account(&self, id: &str) -> String {
        match self.names.get(id) {
            Some(Named::Worker(name)) => name.clone(),
            Some(Named::Participant) => self.page.t("audit-participant"),
            _ => self.page.t("audit-somebody-inside"),
        }
    }

    /// Whose data it was: by name only for who may see that person.
    fn about(&self, entry: &Entry, marks: &mut Marks) -> String {
        match (&entry.person, &entry.person_name) {
            (Some(id), Some(name)) => marks.name(name, Some(format!("/people/{id}"))),
            _ => self.page.t("audit-a-person"),
        }
    }

    /// The name of what it was done to, when that has one.
    fn subject(&self, entry: &Entry, marks: &mut Marks) -> Option<String> {
        let administers = self.page.is(Role::Administrator);
        let link = |path: &str| administers.then(|| format!("/{path}/{}", entry.subject));
        match (Thing::parse(&entry.subject_kind)?, self.names.get(&entry.subject)) {
            (Thing::Account, Some(Named::Worker(name))) => Some(marks.name(name, link("accounts"))),
            (Thing::Account, Some(Named::Participant)) => {
                Some(marks.name(&self.page.t("audit-participant"), link("accounts")))
            }
            (_, Some(Named::Organisation(name))) => Some(marks.name(name, link("organisations"))),
            (_, Some(Named::Import(name))) => Some(marks.name(name, link("imports"))),
            (Thing::Rule, _) => {
                let rule = entry.detail.split(' ').next().unwrap_or_default();
                let name = crate::administration::rule_name(self.page, rule);
                Some(marks.name(&name, link("settings/rules")))
            }
            _ => None,
        }
    }

    /// What it was done to, in words.
    fn what(&self, entry: &Entry, about: &str, name: Option<&str>) -> String {
        let Some(thing) = Thing::parse(&entry.subject_kind) else {
            return entry.subject_kind.clone();
        };
        let words = |key: &str, name: &str| self.page.with(key, "name", name);
        match (thing, name) {
            (Thing::Person, _) => words("audit-file-of", about),
            (Thing::Account, _) if entry.account.as_ref() == Some(&entry.subject) => {
                self.page.t("audit-own-account")
            }
            (Thing::Account, Some(name)) => words("audit-account-of", name),
            (Thing::Organisation, Some(name)) => words("audit-organisation-named", name),
            (Thing::Import, Some(name)) => words("audit-import-of", name),
            (Thing::Rule, Some(name)) => words("audit-rule-named", name),
            _ => self.plain(entry, thing, about),
        }
    }

    fn plain(&self, entry: &Entry, thing: Thing, about: &str) -> String {
        let what = self.page.t(&format!("audit-thing-{}", thing.word()));
        if entry.person.is_none() {
            return what;
        }
        self.page.with2("audit-in-file-of", ("what", what), ("name", about))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_at_its_names() {
        let mut marks = Marks::default();
        let one = marks.name("Joris", Some("/a".into()));
        let two = marks.name("Anna\u{E001}", None);
        let pieces = marks.cut(&format!("d’{two} ziet {one}."));
        let words: Vec<&str> = pieces.iter().map(|p| p.words.as_str()).collect();
        assert_eq!(words, ["d’", "Anna", " ziet ", "Joris", "."]);
        assert_eq!(pieces[3].link.as_deref(), Some("/a"));
    }
}
