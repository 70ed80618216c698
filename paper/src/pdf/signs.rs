//! Signs that the fonts can show. A sign without a picture would make a document that a screen reader
//! cannot trust, and is refused by PDF/UA-1.

use super::world;

/// Stands where a sign cannot be shown, such as an emoji.
const UNKNOWN: char = '\u{fffd}';
/// Between the two halves of a word where a line may break, and nothing is seen.
const BREAK: char = '\u{200b}';
/// So many signs without a space are broken: an address of the web in a narrow cell.
const LONGEST: usize = 28;

/// A line as it can be set: signs without a picture replaced, and long words breakable.
pub(super) fn line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    let mut run = 0;
    for sign in words.chars().filter_map(shown) {
        run = if sign.is_whitespace() || sign == '-' { 0 } else { run + 1 };
        if run > LONGEST {
            line.push(BREAK);
            run = 1;
        }
        line.push(sign);
    }
    line
}

fn shown(sign: char) -> Option<char> {
    if sign.is_whitespace() {
        return Some(' ');
    }
    // Turns the order of letters around, or says how the sign before it is drawn: not on paper.
    let is_quiet = sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e007f}' | '\u{feff}' | '\u{ad}');
    if is_quiet {
        return None;
    }
    Some(if world::shows(sign) { sign } else { UNKNOWN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_no_font_has_is_a_mark_and_one_that_turns_the_order_is_gone() {
        assert_eq!(line("Né\u{202e}le 🙂\u{fe0f} Жанна سلام"), "Néle \u{fffd} Жанна سلام");
    }

    #[test]
    fn a_long_word_can_break() {
        assert_eq!(line(&"a".repeat(60)).matches(BREAK).count(), 2);
        assert_eq!(
            line("gewone woorden blijven zoals ze zijn"),
            "gewone woorden blijven zoals ze zijn"
        );
    }
}
