//! How numbers and rungs are said in a language.

use crate::language::Language;
use crate::view::Page;

/// `3 · Arbeidsmatige activiteiten`.
pub fn rung_label(page: &Page, rung: u8) -> String {
    format!("{rung} · {}", page.t(&format!("figures-rung-{rung}")))
}

/// `1 353`, with the sign between thousands of the language.
pub fn whole(count: u64, language: Language) -> String {
    let digits = count.to_string();
    let sign = if language == Language::En { ',' } else { '\u{202f}' };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// `15,0`, with the decimal sign of the language.
pub fn decimal(number: f64, language: Language) -> String {
    let text = format!("{number:.1}");
    if language == Language::En { text } else { text.replace('.', ",") }
}
