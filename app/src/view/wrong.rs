//! The list of what is wrong on top of a form names each field as the form itself does.
//!
//! What a field is called stands in the page, not in the form: so the labels are read from the page
//! once it is written. A message without a label of its own stays as it is.

/// Where the list begins and ends, as `parts::errors` writes it.
const LIST: (&str, &str) = ("id=\"errors\"", "</ul>");
const ITEM: &str = "<li><a href=\"#";

/// Writes the label of its field before each message in the list of what is wrong.
pub fn name_fields(html: String) -> String {
    let Some(from) = html.find(LIST.0) else { return html };
    let Some(length) = html[from..].find(LIST.1) else { return html };
    let (list, rest) = html[from..].split_at(length);
    let mut items = list.split(ITEM);
    let mut named = html[..from].to_owned() + items.next().unwrap_or_default();
    let is_french = html.contains("<html lang=\"fr\"");
    for item in items {
        named += ITEM;
        match parted(item).and_then(|parts| Some((label(&html, parts.0)?, parts))) {
            Some((label, (field, message, after))) => {
                let colon = match label.ends_with(|c: char| c.is_alphanumeric()) {
                    true if is_french => "\u{a0}:",
                    true => ":",
                    false => "",
                };
                for piece in
                    [field, "\"><span><b>", &label, colon, "</b> ", message, "</span></a>", after]
                {
                    named += piece;
                }
            }
            None => named += item,
        }
    }
    named + rest
}

/// One line of the list: the field, the message, and what stands after it.
fn parted(item: &str) -> Option<(&str, &str, &str)> {
    let (field, rest) = item.split_once("\">")?;
    let (message, after) = rest.split_once("</a>")?;
    Some((field, message, after))
}

/// What a field is called: its label, or the legend of a group of choices.
fn label(html: &str, field: &str) -> Option<String> {
    let inside = |from: usize, open: &str, close: &str| {
        let rest = &html[from..];
        let start = rest.find(open)? + open.len();
        let length = rest[start..].find(close)?;
        Some(plain(&rest[start..start + length]))
    };
    let of_label = html.find(&format!("<label for=\"{field}\""));
    let of_hidden = || html.find(&format!("<label class=\"vh\" for=\"{field}\""));
    let of_group = || {
        let id = html.find(&format!(" id=\"{field}\""))?;
        let tag = html[..id].rfind('<')?;
        html[tag..].starts_with("<fieldset").then_some(id)
    };
    let found = match of_label.or_else(of_hidden) {
        Some(at) => inside(at, ">", "</label>"),
        None => inside(of_group()?, "<legend>", "</legend>"),
    };
    found.filter(|label| !label.is_empty())
}

/// A label without its tags, and without the remark between brackets at its end.
fn plain(label: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for sign in label.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            _ => text.push(sign),
        }
    }
    let text = text.trim();
    match text.rfind(" (") {
        Some(at) if text.ends_with(')') => text[..at].to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(language: &str, list: &str, fields: &str) -> String {
        format!("<html lang=\"{language}\"><div id=\"errors\"><ul>{list}</ul></div>{fields}")
    }

    #[test]
    fn each_message_names_its_field_by_the_label_that_stands_at_it() {
        let list = "<li><a href=\"#why\">Kies één.</a></li><li><a href=\"#name\">Te lang.</a></li>\
            <li><a href=\"#rung\">Kies.</a></li><li><a href=\"#met\">Kijk na.</a></li>";
        let fields = "<label for=\"why\">Waarom stopt het? <span>(nodig)</span></label>\
            <label for=\"name\">Naam &amp; voornaam</label><a id=\"met\"></a>\
            <fieldset class=\"field bad\" id=\"rung\"><legend>Trede</legend></fieldset>";
        let named = name_fields(page("nl", list, fields));
        assert!(named.contains("<span><b>Waarom stopt het?</b> Kies één.</span></a>"), "{named}");
        assert!(named.contains("<b>Naam &amp; voornaam:</b> Te lang."));
        assert!(named.contains("<b>Trede:</b> Kies.") && named.contains("\"#met\">Kijk na."));
        assert!(named.ends_with(fields), "nothing else changes");
    }

    #[test]
    fn a_page_without_a_list_stays_as_it_is() {
        let page = "<label for=\"why\">Waarom?</label><ul></ul>".to_owned();
        assert_eq!(name_fields(page.clone()), page);
        let french = page_in_french();
        assert!(name_fields(french).contains("<b>Nom\u{a0}:</b> Trop long."));
    }

    fn page_in_french() -> String {
        let list = "<li><a href=\"#name\">Trop long.</a></li>";
        page("fr", list, "<label for=\"name\">Nom</label>")
    }
}
