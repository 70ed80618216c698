//! Signs that nobody sees. Text pasted from a letter or a web page brings them along; they make two
//! equal names differ, and those that turn the direction of writing show a name as another one.
//! One rule for forms and for files that come in.

/// Text without invisible signs. Joiners stay: some scripts and pictures are written with them.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// A text of one line: without invisible signs, ends of lines and tabs read as a space, trimmed.
pub fn one_line(text: &str) -> String {
    let joined = |c: &char| !matches!(c, '\u{200c}' | '\u{200d}');
    let space = |c| if is_gap(c) { ' ' } else { c };
    let line: String =
        visible(text).replace("\r\n", " ").chars().filter(joined).map(space).collect();
    line.trim().to_owned()
}

/// A cell of a file: one line, without signs that steer a machine.
pub fn cell(text: &str) -> String {
    let plain: String = text.chars().filter(|c| is_gap(*c) || !c.is_control()).collect();
    one_line(&plain)
}

/// Whether a text of one or more lines holds signs that steer a machine; they cannot be kept.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

/// What ends a line or jumps to a column.
fn is_gap(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Nothing is drawn for these: soft hyphen, marks and overrides of direction, spaces without width,
/// word joiners, the mark at the start of a file.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_nobody_sees_are_left_out() {
        for sign in
            ['\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\u{200d}', '\u{feff}', '\u{ad}']
        {
            assert_eq!(one_line(&format!("{sign}Ne{sign}le{sign} ")), "Nele", "{sign:?}");
        }
    }

    #[test]
    fn one_line_is_one_line_and_letters_of_every_script_stay() {
        assert_eq!(one_line("Nele\r\nZandvoorde\t\u{2028}x"), "Nele Zandvoorde  x");
        for name in ["Zoë Müller-Łukasz", "محمد", "Юлія", "陳大文", "d’Hondt"] {
            assert_eq!(one_line(name), name);
            assert_eq!(visible(name), name);
        }
    }

    #[test]
    fn a_text_keeps_its_lines_and_its_joiners() {
        assert_eq!(visible("één\n\u{202e}twee 👩\u{200d}🔧"), "één\ntwee 👩\u{200d}🔧");
    }

    #[test]
    fn a_cell_loses_what_steers_a_machine_and_a_form_refuses_it() {
        assert_eq!(cell("Ne\0le\u{7}\nZ"), "Nele Z");
        assert!(has_control("Ne\0le") && !has_control("een\n\ttwee"));
    }
}
