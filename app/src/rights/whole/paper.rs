//! The copy on paper, in the language of the reader.

use super::{Fact, LeftOut, Told, Whole};
use crate::language;
use crate::people::pages::choices::municipality;
use crate::view::Page;
use paper::pdf::{Block, Document};

/// So many rows of a part stand on paper; all of them stand in the copy for machines.
const ON_PAPER: usize = 300;

/// The document.
pub fn document(page: &Page, name: &str, whole: &Whole) -> Document {
    let mut document = page.document(page.with("rights-file-of", "name", name));
    document.under = page.day(page.today);
    let lead = if whole.is_own { "rights-paper-lead-own" } else { "rights-paper-lead" };
    document = document.with(Block::text(page.t(lead)));
    for part in whole.parts.iter().filter(|part| !part.rows.is_empty()) {
        document =
            document.with(Block::heading(1, page.t(&format!("rights-part-{}", key(part.key)))));
        document.blocks.extend(rows(page, part));
    }
    document = document.with(Block::heading(1, page.t("rights-left-title")));
    let left = whole.left_out.iter().map(|left| left_out(page, left)).collect();
    document.with(Block::List(left))
}

fn rows(page: &Page, part: &Told) -> Vec<Block> {
    let mut blocks = vec![];
    let is_wide = part.rows.len() > 1;
    for (n, row) in part.rows.iter().take(ON_PAPER).enumerate() {
        let pairs: Vec<(String, String)> = row
            .iter()
            .filter_map(|(name, fact)| Some((field(page, name), told(page, fact)?)))
            .collect();
        if is_wide && pairs.len() > 3 {
            blocks.push(Block::heading(2, page.n("rights-number", n + 1)));
        }
        if pairs.len() > 3 || !is_wide {
            blocks.push(Block::Pairs(pairs));
        } else {
            let words = pairs.into_iter().map(|(name, value)| format!("{name}: {value}"));
            blocks.push(Block::text(words.collect::<Vec<_>>().join(" · ")));
        }
    }
    if part.rows.len() > ON_PAPER {
        blocks.push(Block::Closed(page.n("rights-more-rows", part.rows.len() - ON_PAPER)));
    }
    blocks
}

/// What is left out and why, as a sentence.
pub fn left_out(page: &Page, left: &LeftOut) -> String {
    let why = page.t(&format!("rights-left-{}", left.why));
    let part = page.t(&format!("rights-part-{}", key(left.part)));
    match left.count {
        Some(n) => format!("{part} ({n}): {why}"),
        None => format!("{part}: {why}"),
    }
}

fn key(name: &str) -> String {
    name.replace('_', "-")
}

fn field(page: &Page, name: &str) -> String {
    page.t(&format!("rights-field-{}", key(name)))
}

/// What a field says; nothing when it is empty.
fn told(page: &Page, fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::Nothing | Fact::Flag(false) => return None,
        Fact::Text(text) => text.clone(),
        Fact::Day(day) => page.day(day),
        Fact::Moment(moment) => page.moment(moment),
        Fact::Number(number) => number.to_string(),
        Fact::Cents(cents) => crate::returns::told::money(page, *cents),
        Fact::Flag(true) => page.t("rights-yes"),
        Fact::Word(prefix, word) => worded(page, prefix, word),
        Fact::Words(prefix, all) => {
            let words = all.iter().map(|word| worded(page, prefix, word));
            words.collect::<Vec<_>>().join(", ")
        }
        Fact::Municipality(nis) => municipality(page, Some(nis)),
        Fact::Quarters(n) => {
            let (whole, rest) = (n / 4, n % 4 * 25);
            if rest == 0 { whole.to_string() } else { format!("{whole}{}{rest}", page.decimal()) }
        }
        Fact::Minute(n) => format!("{}:{:02}", n / 60, n % 60),
    })
}

/// A stored word as a sentence; what an import brought stands as it is.
fn worded(page: &Page, prefix: &str, word: &str) -> String {
    let key = format!("{prefix}-{word}");
    if language::knows(page.language, &key) { page.t(&key) } else { word.to_owned() }
}
