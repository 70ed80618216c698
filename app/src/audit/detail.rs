//! The last words of a line, why it was allowed or what changed, in the reader's language.

use super::names::{Named, Names};
use super::store::reading::Entry;
use super::{Deed, Thing};
use crate::administration::rule_amount;
use crate::language::knows;
use crate::view::Page;

/// What a line says beside its sentence; nothing when the sentence says all.
pub fn detail(page: &Page, names: &Names, entry: &Entry) -> Option<String> {
    let text = entry.detail.as_str();
    if text.is_empty() {
        return None;
    }
    let (deed, thing) = (Deed::parse(&entry.action)?, Thing::parse(&entry.subject_kind)?);
    match (deed, thing) {
        (Deed::Look | Deed::Reveal, _) => Some(look(page, text)),
        (_, Thing::Rule) => rule(page, text),
        (Deed::GiveRole | Deed::TakeRole, _) => Some(role(page, names, text)),
        (Deed::Invite, _) => Some(list(page, text, |word| format!("role-{word}"))),
        (Deed::HandOver, _) => Some(hand_over(page, names, text)),
        (Deed::End, Thing::Step | Thing::File) => {
            Some(worded(page, &format!("trajectories-end-{text}"), text))
        }
        (Deed::End, Thing::Waiting) => {
            Some(worded(page, &format!("trajectories-outcome-{text}"), text))
        }
        (Deed::Change | Deed::Undo, Thing::WayIn) => {
            Some(worded(page, &format!("way-in-state-{text}"), text))
        }
        (Deed::Make, Thing::Note) => Some(worded(page, &format!("notes-level-{text}"), text)),
        (Deed::Make, Thing::Team) => Some(worded(page, &format!("people-team-{text}"), text)),
        (Deed::Change, Thing::Organisation) => Some(organisation(page, names, text)),
        (Deed::Change, Thing::Person) if !text.starts_with("import ") => {
            Some(list(page, text, |word| format!("audit-field-{word}")))
        }
        (Deed::Export, _) => {
            text.split(' ').next()?.parse::<i64>().ok().map(|n| page.n("audit-lines-n", n))
        }
        (Deed::Restore, Thing::Network) => Some(backup(page, text)),
        // The other record: the sentence speaks of it.
        (Deed::Merge, _) => None,
        _ => Some(known(page, names, text)),
    }
}

/// `steps: on-team`: which page, and why it was allowed.
fn look(page: &Page, text: &str) -> String {
    match text.split_once(": ") {
        Some((what, reason)) => {
            format!("{} · {}", page_name(page, what), reason_words(page, reason))
        }
        None => known(page, &Names::default(), text),
    }
}

/// The name of a page in the log.
pub fn page_name(page: &Page, word: &str) -> String {
    worded(page, &format!("people-page-{word}"), word)
}

/// The sentence of a reason in the log.
pub fn reason_words(page: &Page, word: &str) -> String {
    worded(page, &format!("access-because-{word}"), word)
}

/// The words under this key; the word itself when another version wrote it.
fn worded(page: &Page, key: &str, word: &str) -> String {
    if knows(page.language, key) { page.t(key) } else { word.to_owned() }
}

fn list(page: &Page, text: &str, key: impl Fn(&str) -> String) -> String {
    let words: Vec<String> = text.split(", ").map(|word| worded(page, &key(word), word)).collect();
    words.join(", ")
}

/// `contact-days-3 60 45 days`; lines of earlier versions have only the new value.
fn rule(page: &Page, text: &str) -> Option<String> {
    let mut words = text.split(' ').skip(1);
    let values = [words.next()?, words.next()?, words.next()?];
    let amount = |value: &str| rule_amount(page, value.parse().ok(), values[2]);
    let (from, to) = (amount(values[0]), amount(values[1]));
    Some(page.with2("audit-from-to", ("from", from), ("to", to)))
}

/// `coach at 0199…`
fn role(page: &Page, names: &Names, text: &str) -> String {
    let (role, organisation) = text.split_once(" at ").unwrap_or((text, ""));
    let role = worded(page, &format!("role-{role}"), role);
    match names.organisation(organisation) {
        Some(name) => page.with2("audit-role-at", ("role", role), ("name", name.to_owned())),
        None => role,
    }
}

/// `lead from 0199… to 0199…`; of an appointment without `lead`
fn hand_over(page: &Page, names: &Names, text: &str) -> String {
    let name = |id: &str| match names.get(id) {
        Some(Named::Worker(name)) => name.clone(),
        _ => page.t("audit-somebody-inside"),
    };
    let ids = text.trim_start_matches("lead ").trim_start_matches("from ");
    let (from, to) = ids.split_once(" to ").unwrap_or((text, ""));
    page.with2("audit-from-to", ("from", name(from)), ("to", name(to)))
}

/// `member from 0199…`, `national numbers on`
fn organisation(page: &Page, names: &Names, text: &str) -> String {
    let (what, id) = text.rsplit_once(' ').unwrap_or((text, ""));
    match names.organisation(id) {
        Some(name) => format!("{}: {name}", known(page, names, what)),
        None => known(page, names, text),
    }
}

/// `backup of 2026-11-22T09:00:00Z`
fn backup(page: &Page, text: &str) -> String {
    match text.trim_start_matches("backup of ").parse::<jiff::Timestamp>() {
        Ok(at) => page.with("audit-backup-of", "moment", page.moment(at)),
        Err(_) => text.to_owned(),
    }
}

/// Fixed words, and the import that something came with.
fn known(page: &Page, names: &Names, text: &str) -> String {
    let words = text.split(' ').filter(|word| !matches!(names.get(word), Some(Named::Import(_))));
    let words: Vec<&str> = words.collect();
    let slug = words.join("-").to_lowercase().replace(':', "");
    let found = text.split(' ').find_map(|word| match names.get(word) {
        Some(Named::Import(files)) => Some(files.as_str()),
        _ => None,
    });
    let said = worded(page, &format!("audit-detail-{slug}"), &slug);
    let said = if said == slug { text.to_owned() } else { said };
    found.map_or_else(|| said.clone(), |files| format!("{said}: {files}"))
}
