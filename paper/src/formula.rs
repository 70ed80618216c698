//! Keeps words in a CSV file from being run as a formula.
//!
//! A spreadsheet program runs a CSV cell that begins with `=`, `+`, `-` or `@`.
//! Somebody who types `=HYPERLINK(...)` as a name could so reach the computer of
//! whoever opens the export. A leading apostrophe makes such a cell plain text
//! (source: OWASP, "CSV Injection"). XLSX needs none of this: there the file
//! itself says what is text.

use std::borrow::Cow;

/// Text as it may stand in a CSV cell: with an apostrophe in front where a
/// spreadsheet program could take it for a formula.
///
/// Phone numbers such as `+32 499 00 00 01` and a lone `-` get one too; a program
/// cannot tell them from the start of a formula. [`released`] takes it off again.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text before [`guarded`] touched it. Other text comes back unchanged.
pub fn released(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// Apostrophes in front are looked through, so that text which came with its own
/// apostrophe gets a second one and [`released`] gives back exactly what was there.
fn is_risky(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_unseen).starts_with(starts_formula)
}

/// `=`, `+`, `-` and `@`, their full-width and small forms.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫')
}

/// Characters a program may drop before it looks at the first one: spaces,
/// control characters, soft hyphens, zero-width and direction marks.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{FEFF}=1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn a_phone_number_with_a_plus_gets_an_apostrophe() {
        assert_eq!(guarded("+32 499 00 00 01"), "'+32 499 00 00 01");
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["", "Jan", "0499 00 00 01", "a=b", "'s avonds", "8800", "'t Hof"] {
            assert_eq!(guarded(text), text);
            assert_eq!(released(text), text);
        }
    }

    #[test]
    fn text_that_came_with_an_apostrophe_keeps_exactly_that_one() {
        assert_eq!(guarded("'=1"), "''=1");
        assert_eq!(released("''=1"), "'=1");
    }

    proptest! {
        #[test]
        fn guarding_and_releasing_gives_back_the_same_text(text in r"['=+\-@ \t]{0,4}\PC{0,6}") {
            let guarded = guarded(&text);
            prop_assert_eq!(released(&guarded), text.as_str());
        }

        #[test]
        fn guarded_text_never_begins_with_a_formula(text in r"[\s'\x00＝＋=+\-@]{0,4}.{0,6}") {
            let guarded = guarded(&text);
            prop_assert!(!guarded.trim_start_matches(is_unseen).starts_with(starts_formula));
        }
    }
}
