//! Words between double braces in a text.

use super::Value;
use crate::sheet::Cell;

/// Signs of a word that is told when its braces are never closed.
const TOLD: usize = 40;

/// A piece of a text: as it stands, or a word.
enum Piece<'a> {
    Plain(&'a str),
    /// As it stands, and the word in small letters.
    Word(&'a str, String),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut all, mut rest) = (vec![], text);
    while let Some(from) = rest.find("{{") {
        all.push(Piece::Plain(&rest[..from]));
        let inner = &rest[from + 2..];
        let (inside, end) = match inner.find("}}") {
            Some(at) => (inner[..at].to_owned(), from + at + 4),
            None => (inner.chars().take(TOLD).collect(), rest.len()),
        };
        all.push(Piece::Word(&rest[from..end], inside.trim().to_lowercase()));
        rest = &rest[end..];
    }
    all.push(Piece::Plain(rest));
    all
}

/// The words of a text, in order.
pub(super) fn of(text: &str) -> Vec<String> {
    let word = |piece| match piece {
        Piece::Word(_, word) => Some(word),
        Piece::Plain(_) => None,
    };
    pieces(text).into_iter().filter_map(word).collect()
}

/// A text with its words filled in: a word alone gives its own cell. What is not known stays as it stands.
pub(super) fn filled<'v>(text: &str, known: impl Fn(&str) -> Option<&'v Value>) -> Cell {
    let all = pieces(text);
    let is_said = |piece: &&Piece| !matches!(piece, Piece::Plain(plain) if plain.trim().is_empty());
    let said: Vec<&Piece> = all.iter().filter(is_said).collect();
    if let [Piece::Word(_, word)] = said[..]
        && let Some(value) = known(word)
    {
        return value.cell.clone();
    }
    let whole = all.iter().map(|piece| match piece {
        Piece::Plain(plain) => *plain,
        Piece::Word(raw, word) => known(word).map_or(*raw, |value| value.text.as_str()),
    });
    Cell::Text(whole.collect())
}
