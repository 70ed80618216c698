//! Documents as PDF: tagged, readable by a screen reader (PDF/UA-1), in the language of the reader.
//!
//! A room gives a [`Document`]: a title and [`Block`]s. How it looks stands in `pdf/page.typ`. What
//! people wrote comes in as values and is never read as markup, so that `#import` or `$` in a note is
//! those signs on paper and nothing else.
//!
//! ```
//! use paper::pdf::{Block, Document};
//! let document = Document::new("Plan van Nele", "nl").with(Block::heading(1, "Wonen"));
//! assert!(paper::pdf::write(&document).unwrap().starts_with(b"%PDF-"));
//! ```

mod signs;
mod world;

use typst::foundations::{Array, Dict, Value};

/// A document on its way to paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Stands on top and in the window of the reader.
    pub title: String,
    /// A line under the title; may be empty.
    pub under: String,
    /// `nl`, `fr`, `en` …: how it is hyphenated and read aloud.
    pub language: String,
    /// Stands at the foot of every page, before the number of the page.
    pub foot: String,
    /// Whether its pages lie on their side, for tables of many columns.
    pub wide: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: 1 under the title, 2 under a heading 1, and so on to 3.
    Heading(u8, String),
    /// Text of any number of lines.
    Text(String),
    /// Text that says what is not here, and why; set apart.
    Closed(String),
    /// Names with their values, in order.
    Pairs(Vec<(String, String)>),
    /// A table under its head; a row shorter than the head is filled up with empty cells.
    Table(Vec<String>, Vec<Vec<String>>),
    /// Things one under the other.
    List(Vec<String>),
    /// A word with a line behind it to write on.
    Line(String),
}

/// Why there is no PDF. The text is for the log: what was wrong with the page itself.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be set: {0}")]
pub struct NotSet(pub(crate) String);

impl Document {
    /// An empty document.
    pub fn new(title: impl Into<String>, language: &str) -> Document {
        Document {
            title: title.into(),
            under: String::new(),
            language: language.to_owned(),
            foot: String::new(),
            wide: false,
            blocks: vec![],
        }
    }

    /// With one more block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Document {
        self.blocks.push(block);
        self
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, words: impl Into<String>) -> Block {
        Block::Heading(level, words.into())
    }

    /// Whether there is nothing to set.
    fn is_empty(&self) -> bool {
        match self {
            Block::Pairs(pairs) => pairs.is_empty(),
            Block::List(all) => all.is_empty(),
            Block::Table(head, _) => head.is_empty(),
            _ => false,
        }
    }

    /// Text of any number of lines.
    pub fn text(words: impl Into<String>) -> Block {
        Block::Text(words.into())
    }
}

/// Sets the document. Takes about ten milliseconds for a page, so not on a thread that answers others.
///
/// # Errors
/// When the page cannot be set at all, which no text can bring about.
pub fn write(document: &Document) -> Result<Vec<u8>, NotSet> {
    world::set(values(document))
}

fn values(document: &Document) -> Dict {
    let mut depth = 0;
    let mut blocks = Array::new();
    for one in document.blocks.iter().filter(|one| !one.is_empty()) {
        blocks.push(Value::Dict(block(one, &mut depth)));
    }
    dict([
        ("title", named(&document.title)),
        ("under", text(&document.under)),
        ("lang", text(&document.language)),
        ("foot", text(&document.foot)),
        ("wide", Value::Bool(document.wide)),
        ("blocks", Value::Array(blocks)),
    ])
}

/// A block as values. Headings never skip a level (PDF/UA-1 asks so): `depth` is that of the last.
fn block(block: &Block, depth: &mut u8) -> Dict {
    let (kind, value) = match block {
        Block::Heading(level, words) => {
            *depth = (*level).clamp(1, (*depth + 1).min(3));
            let value = dict([("level", Value::Int(i64::from(*depth))), ("words", named(words))]);
            ("heading", Value::Dict(value))
        }
        Block::Text(words) => ("text", lines(words)),
        Block::Closed(words) => ("closed", lines(words)),
        Block::Pairs(pairs) => {
            let pair = |(name, value): &(String, String)| {
                Value::Dict(dict([("name", text(name)), ("value", lines(value))]))
            };
            ("pairs", Value::Array(pairs.iter().map(pair).collect()))
        }
        Block::Table(head, rows) => ("table", Value::Dict(table(head, rows))),
        Block::List(all) => ("list", Value::Array(all.iter().map(|one| lines(one)).collect())),
        Block::Line(words) => ("line", text(words)),
    };
    dict([("kind", Value::Str(kind.into())), ("value", value)])
}

fn table(head: &[String], rows: &[Vec<String>]) -> Dict {
    let cell = |row: &Vec<String>, n: usize| lines(row.get(n).map_or("", String::as_str));
    let cells = rows.iter().flat_map(|row| (0..head.len()).map(move |n| cell(row, n)));
    let right = (0..head.len()).map(|n| Value::Bool(is_of_numbers(rows, n)));
    dict([
        ("right", Value::Array(right.collect())),
        ("head", Value::Array(head.iter().map(|words| text(words)).collect())),
        ("cells", Value::Array(cells.collect())),
    ])
}

/// Whether a column holds numbers, which stand under each other. Where a number may not be shown, the same words
/// stand each time.
fn is_of_numbers(rows: &[Vec<String>], n: usize) -> bool {
    let is_number = |text: &&String| {
        let fits = |c: char| c.is_ascii_digit() || c.is_whitespace() || "€−–+.,%".contains(c);
        text.chars().all(fits)
    };
    let texts = rows.iter().filter_map(|row| row.get(n)).filter(|text| !text.is_empty());
    let (numbers, words): (Vec<&String>, Vec<&String>) = texts.partition(is_number);
    let any = numbers.iter().any(|text| text.chars().any(|c| c.is_ascii_digit()));
    any && words.windows(2).all(|two| two[0] == two[1])
}

fn dict<const N: usize>(pairs: [(&str, Value); N]) -> Dict {
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// A heading says something: one of nothing but blanks is refused by PDF/UA-1.
fn named(words: &str) -> Value {
    let line = signs::line(words);
    let is_blank = line.chars().all(|sign| sign.is_whitespace() || sign == '\u{200b}');
    Value::Str(if is_blank { "–".into() } else { line.into() })
}

fn text(words: &str) -> Value {
    Value::Str(signs::line(words).into())
}

fn lines(words: &str) -> Value {
    Value::Array(words.lines().map(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "#import \"/etc/passwd\" $ [ ] ] } #{ \\ `raw` *bold* _x_ <label> @ref // /* -- \u{0} \u{202e}gnp.exe 🙂👩‍👩‍👧 \
        سلام دنيا שלום Жанна Ελλη 漢字 \u{fffe}";

    fn all_blocks(words: &str) -> Document {
        let mut document = Document::new(words, "nl");
        document.under = words.to_owned();
        document.foot = words.to_owned();
        let owned = || words.to_owned();
        document
            .with(Block::heading(3, words))
            .with(Block::text(words))
            .with(Block::Closed(owned()))
            .with(Block::Pairs(vec![(owned(), owned()), (owned(), String::new())]))
            .with(Block::Table(
                vec![owned(), owned(), owned()],
                vec![vec![owned()], vec![owned(), owned(), owned(), owned()]],
            ))
            .with(Block::Table(vec![owned()], vec![]))
            .with(Block::List(vec![owned(), owned()]))
            .with(Block::List(vec![]))
            .with(Block::Pairs(vec![]))
            .with(Block::Line(owned()))
    }

    #[test]
    fn no_text_can_break_a_page_or_be_read_as_markup() {
        let long = "a".repeat(3000);
        let many = "woord\n\n".repeat(400);
        for words in [HOSTILE, "", " ", "\n", "\u{200b}", &long, &many] {
            let made = write(&all_blocks(words)).unwrap_or_else(|e| panic!("{words:.40?}: {e}"));
            assert!(made.starts_with(b"%PDF-"), "{words:.40}");
        }
    }

    #[test]
    fn a_document_is_tagged_has_a_language_and_shows_its_title() {
        let made = write(&all_blocks("Nele")).unwrap();
        let has = |wanted: &str| made.windows(wanted.len()).any(|part| part == wanted.as_bytes());
        for wanted in ["/MarkInfo", "/Marked true", "/Lang", "/DisplayDocTitle true", "pdfuaid"] {
            assert!(has(wanted), "{wanted}");
        }
    }

    #[test]
    fn an_empty_document_is_a_page() {
        assert!(write(&Document::new("Leeg", "fr")).is_ok());
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
        #[test]
        fn any_text_can_be_set(words in "\\PC{0,60}") {
            proptest::prop_assert!(write(&all_blocks(&words)).is_ok());
        }
    }
}
