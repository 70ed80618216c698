//! Fields and rows in words.

use super::counts::Seen;
use crate::merging::Fields;
use crate::merging::fields::{Group, is_yes, text};
use crate::merging::half_days::clashes;
use crate::merging::plan::Record;
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

/// The half-days of which two records say something else, as far as the reader may know of them: when and
/// where, what stands, and what goes to what stood before.
pub fn half_days(page: &Page, kept: Seen, lost: &Record) -> Vec<(String, String, String)> {
    let mut all = clashes(kept.record, lost);
    all.sort_by_cached_key(|(own, _)| (text(own, "day").to_owned(), text(own, "slot").to_owned()));
    let told = |(own, other): &(Fields, Fields)| {
        let post = kept.post(text(own, "work_post"))?;
        let day = text(own, "day").parse::<Date>().ok().map(|day| page.day(day));
        let is_afternoon = own.get("half").and_then(serde_json::Value::as_i64) == Some(1);
        let half = if is_afternoon { "presence-half-afternoon" } else { "presence-half-morning" };
        let when = format!("{}, {}, {post}", day.unwrap_or_default(), page.t(half));
        Some((when, presence(page, own), presence(page, other)))
    };
    all.iter().filter_map(told).collect()
}

/// `aanwezig, 2:30`.
fn presence(page: &Page, row: &Fields) -> String {
    let code = page.t(&format!("presence-code-{}", text(row, "code")));
    match row.get("minutes").and_then(serde_json::Value::as_i64) {
        Some(minutes) => format!("{code}, {}:{:02}", minutes / 60, minutes % 60),
        None => code,
    }
}
