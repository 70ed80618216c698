//! What Excel allows: sizes, names of sheets, length of text
//! (source: Microsoft, "Excel specifications and limits").

use std::borrow::Cow;
use std::collections::HashSet;

/// Columns of one sheet.
pub(crate) const MOST_COLUMNS: usize = 16_384;
/// Characters in one cell.
const MOST_IN_CELL: usize = 32_767;
/// Characters in the name of a sheet.
const MOST_IN_NAME: usize = 31;

/// Text that fits one cell; longer text ends in "…".
pub(crate) fn fitting(text: &str) -> Cow<'_, str> {
    let head = start_of(text, MOST_IN_CELL);
    if head.len() == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{}…", start_of(text, MOST_IN_CELL - 1)))
}

/// A name Excel takes: 1 to 31 characters, without `[ ] : * ? / \`, no apostrophe at an
/// edge, not "History", and not given before.
pub(crate) fn free_name(title: &str, taken: &mut HashSet<String>) -> String {
    let plain: String = title
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect();
    let is_edge = |c: char| c == '\'' || c.is_whitespace();
    let plain = plain.trim_matches(is_edge);
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "1" } else { plain };
    let mut turn = 1;
    loop {
        let tail = if turn == 1 { String::new() } else { format!(" ({turn})") };
        let head = start_of(plain, MOST_IN_NAME - tail.len());
        let name = format!("{}{tail}", head.trim_end_matches(is_edge));
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        turn += 1;
    }
}

/// The first characters of a text, as many as fit in so much UTF-16: that is how Excel
/// counts, and it refuses a file that counts otherwise.
fn start_of(text: &str, room: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > room
    });
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_too_long_for_a_cell_ends_in_three_dots() {
        assert_eq!(fitting("kort"), "kort");
        let full = "a".repeat(32_767);
        assert_eq!(fitting(&full), full);
        let cut = fitting(&"😀".repeat(20_000)).into_owned();
        assert!(cut.ends_with("😀…"));
        assert_eq!(cut.encode_utf16().count(), 32_767);
    }

    #[test]
    fn a_name_never_ends_in_an_apostrophe_or_a_space_after_it_was_cut() {
        let title = format!("{}' rest", "a".repeat(30));
        assert_eq!(free_name(&title, &mut HashSet::new()), "a".repeat(30));
    }
}
