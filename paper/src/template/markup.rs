//! What all parts of a workbook have in common: their tags, attributes and text.

use super::Unfit;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

/// An error of the reader as ours.
pub(super) fn broken(error: impl std::fmt::Display) -> Unfit {
    Unfit::Broken(error.to_string())
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(plain(&found.value))
}

/// Text out of markup; what cannot be read stays as it stands.
pub(super) fn plain(raw: &str) -> String {
    let inner = raw.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
    match inner {
        Some(inner) => inner.to_owned(),
        None => unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned()),
    }
}

/// Text as markup, without the signs that may not stand in it (source: W3C, XML 1.0, 2.2 "Characters").
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(sign),
            '\u{FFFE}' | '\u{FFFF}' => {}
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// What stands before the name of a tag: `x:`, mostly nothing.
pub(super) fn prefix(name: &str) -> &str {
    name.find(':').map_or("", |at| &name[..=at])
}

/// A tag anew without some attributes, and with some; `open` ends it: `>` or `/>`.
pub(super) fn tag(of: &BytesStart, without: &[&str], with: &str, open: &str) -> String {
    let mut out = format!("<{}", of.name().as_ref());
    for one in of.attributes().flatten().filter(|a| !without.contains(&a.key.as_ref())) {
        let value = one.value.replace('"', "&quot;");
        for piece in [" ", one.key.as_ref(), "=\"", &value, "\""] {
            out.push_str(piece);
        }
    }
    out + with + open
}
