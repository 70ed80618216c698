//! How an organisation writes its agreements: headings and texts of its own, with places for the elements.
//!
//! A line that begins with `#` is a heading; `[taken]` is the place of an element. What a framework asks and
//! the template has no place for comes at the end, so that a template can be short and nothing is lost.

use super::{Agreement, Element, Framework};
use crate::view::Page;
use paper::pdf::Block;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The places that are no elements.
const FIXED: [&str; 8] =
    ["naam", "geboren", "organisatie", "kader", "werkpost", "van", "tot", SIGNATURES];
const SIGNATURES: &str = "handtekeningen";

/// What stands in the places that are no elements.
pub struct Filled<'a> {
    /// What the agreement says.
    pub agreement: &'a Agreement,
    /// The birth of the person, in words.
    pub birth: String,
    /// The framework, in words.
    pub framework: String,
}

/// Every place that can stand in a template, in the order of the paper.
pub fn places() -> Vec<&'static str> {
    let (last, first) = FIXED.split_last().map_or(("", FIXED.as_slice()), |(l, f)| (*l, f));
    let elements = Element::ALL.map(Element::place);
    first.iter().copied().chain(elements).chain([last]).collect()
}

/// The names between square brackets.
fn named(text: &str) -> Vec<&str> {
    let parts = text.split('[').skip(1);
    parts.filter_map(|part| part.split_once(']').map(|(name, _)| name)).collect()
}

/// Why a template cannot be used as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A bracket that is not closed or not opened, in this line.
    Bracket(String),
    /// A place that nothing belongs in.
    Unknown(String),
    /// A place in a heading, where nothing is filled in.
    InHeading(String),
    /// There is no place to sign.
    NoSignatures,
}

/// The first thing that is wrong with a template.
pub fn fault(text: &str) -> Option<Fault> {
    let known = places();
    let odd = |name: &&&str| !known.contains(&name.trim().to_lowercase().as_str());
    for line in text.lines() {
        if !closes(line) {
            return Some(Fault::Bracket(line.trim().to_owned()));
        }
        let names = named(line);
        if let Some(name) = names.iter().find(odd) {
            return Some(Fault::Unknown((*name).to_owned()));
        }
        if let Some(name) = names.first().filter(|_| line.starts_with('#')) {
            return Some(Fault::InHeading((*name).to_owned()));
        }
    }
    let signs = named(text).iter().any(|name| name.trim().to_lowercase() == SIGNATURES);
    (!signs).then_some(Fault::NoSignatures)
}

/// Whether each bracket that opens in a line closes in it, one after another.
fn closes(line: &str) -> bool {
    let mut is_open = false;
    for sign in line.chars().filter(|sign| matches!(sign, '[' | ']')) {
        if is_open == (sign == '[') {
            return false;
        }
        is_open = !is_open;
    }
    !is_open
}

/// The elements that a template has no place for.
fn without_place(text: &str) -> Vec<Element> {
    let there: BTreeSet<String> =
        named(text).into_iter().map(|name| name.trim().to_lowercase()).collect();
    Element::ALL.into_iter().filter(|element| !there.contains(element.place())).collect()
}

/// The template of who has none of its own, in the language of the reader.
pub fn ours(page: &Page) -> String {
    let mut text = format!("{}\n", page.t("agreements-ours-between"));
    for element in Element::ALL {
        let name = page.t(&format!("agreements-element-{}", element.word()));
        let _ = writeln!(text, "\n# {name}\n[{}]", element.place());
    }
    text + &format!("\n# {}\n[{SIGNATURES}]\n", page.t("agreements-signatures"))
}

/// An agreement in the blocks of a paper, by a template.
pub fn blocks(page: &Page, text: &str, filled: &Filled<'_>) -> Vec<Block> {
    let mut text = text.to_owned();
    let asked = Framework::of(&filled.agreement.work_form).asks();
    for element in without_place(&text) {
        let says = filled.agreement.said.contains_key(&element);
        if says || asked.contains(&element) {
            let name = page.t(&format!("agreements-element-{}", element.word()));
            let place = format!("\n# {name}\n[{}]\n", element.place());
            // Before the signatures, which close the paper.
            match text.rfind("\n#").filter(|at| text[*at..].contains(SIGNATURES)) {
                Some(at) => text.insert_str(at, &place),
                None => text += &place,
            }
        }
    }
    let mut blocks = vec![];
    let mut paragraph: Vec<&str> = vec![];
    for line in text.lines().chain([""]) {
        let heading = line.strip_prefix('#').map(|words| words.trim_start_matches('#').trim());
        if heading.is_none() && !line.trim().is_empty() {
            paragraph.push(line);
            continue;
        }
        if !paragraph.is_empty() {
            put(page, &paragraph.join("\n"), filled, &mut blocks);
            paragraph.clear();
        }
        blocks.extend(heading.map(|words| Block::heading(1, words)));
    }
    blocks
}

/// A paragraph with its places filled in; the signatures are lines to sign on.
fn put(page: &Page, paragraph: &str, filled: &Filled<'_>, blocks: &mut Vec<Block>) {
    let mut words = String::new();
    let mut rest = paragraph;
    let mut signs = false;
    while let Some((before, (name, after))) =
        rest.split_once('[').and_then(|(before, part)| Some((before, part.split_once(']')?)))
    {
        words += before;
        let name = name.trim().to_lowercase();
        if name == SIGNATURES {
            signs = true;
        } else {
            words += &value(page, &name, filled);
        }
        rest = after;
    }
    words += rest;
    if !words.trim().is_empty() {
        blocks.push(Block::text(words.trim()));
    }
    if signs {
        let name = filled.agreement.person_name.as_str();
        let organisation = filled.agreement.organisation_name.as_str();
        for line in [
            page.t("plans-sign-day"),
            page.with("plans-sign", "name", name),
            page.with("agreements-sign-for", "organisation", organisation),
        ] {
            blocks.push(Block::Line(line));
        }
    }
}

/// What stands in a place; dots to write on where nothing is known.
fn value(page: &Page, name: &str, filled: &Filled<'_>) -> String {
    let of = filled.agreement;
    let words = match name {
        "naam" => of.person_name.clone(),
        "geboren" => filled.birth.clone(),
        "organisatie" => of.organisation_name.clone(),
        "kader" => filled.framework.clone(),
        "werkpost" => of.place(),
        "van" => page.day(of.from),
        "tot" => of.until.map_or_else(|| page.t("agreements-no-end"), |day| page.day(day)),
        _ => {
            let element = Element::ALL.into_iter().find(|element| element.place() == name);
            element.and_then(|element| of.said.get(&element).cloned()).unwrap_or_default()
        }
    };
    if words.trim().is_empty() { page.t("agreements-dots") } else { words }
}
