//! Fields and rows in words.

use crate::merging::Fields;
use crate::merging::fields::{Group, is_yes, text};
use crate::people::form::written;
use crate::view::Page;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// The name of a group of fields.
pub fn label(page: &Page, group: &Group) -> String {
    page.t(&format!("merging-field-{}", group.word))
}

/// What a record says in a group of fields. National numbers are never written out here.
pub fn value(page: &Page, group: &Group, record: &Fields) -> String {
    if group.is_empty(record) {
        return page.t("merging-unknown");
    }
    let plain = |column| text(record, column).to_owned();
    match group.word {
        "birth" => written(RoughDate::from_stored(text(record, "birth")).unwrap_or_default()),
        "sex" => page.t(&format!("people-sex-{}", text(record, "sex"))),
        "education" => page.t(&format!("people-education-{}", text(record, "education"))),
        "language" => language(page, record),
        "address" => address(page, record),
        "insz" => page.t("merging-insz-filled"),
        _ => plain(group.columns[0]),
    }
}

fn language(page: &Page, record: &Fields) -> String {
    let word = text(record, "language");
    let word = if word.is_empty() { "unknown" } else { word };
    let language = page.t(&format!("people-language-{word}"));
    if is_yes(record.get("needs_interpreter")) {
        page.with("merging-with-interpreter", "language", language)
    } else {
        language
    }
}

fn address(page: &Page, record: &Fields) -> String {
    let found = base::municipalities::by_nis(text(record, "municipality"));
    let municipality = found.map_or("", |m| match page.language {
        crate::language::Language::Fr => m.name_fr,
        _ => m.name_nl,
    });
    let place = format!("{} {municipality}", text(record, "postcode"));
    let parts = [text(record, "street"), place.trim()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A membership of a household: the role, and from when until when.
pub fn membership(page: &Page, row: &Fields) -> String {
    let role = page.t(&format!("households-role-{}", text(row, "role")));
    let day = |column| text(row, column).parse::<Date>().ok().map(|day| page.day(day));
    let from = day("from_day").map(|day| page.with("merging-from", "day", day));
    let until = day("until_day").map(|day| page.with("merging-until", "day", day));
    std::iter::once(role).chain(from).chain(until).collect::<Vec<_>>().join(" ")
}
