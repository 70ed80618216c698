//! The form on which an instrument is made: its name and scale, and a row of fields for each domain.
//!
//! A text is typed in the reader's language. What does not change keeps its translations; what does
//! stands the same in all three languages, until somebody changes it in another.

use crate::access::Category;
use crate::form::Form;
use crate::instruments::{Domain, Instrument, Level, Scorer, Words};
use crate::language::{Language, Message};
use std::collections::BTreeSet;

const NAME: usize = 120;
const TEXT: usize = 600;
const LEVEL: usize = 200;
/// A scale has so many levels at most.
const LEVELS: usize = 10;
/// An instrument has so many domains at most.
const DOMAINS: usize = 40;
/// So many rows are looked at, so that none is dropped without a word.
const ROWS_READ: usize = 400;
/// How many empty rows a form begins with, and gets more of.
const EMPTY: usize = 3;

/// An instrument as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::instruments) struct Draft {
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub explanation: Words,
    /// Whose view can be scored; nothing for both.
    pub only: Option<Scorer>,
    /// Whether several levels can be ticked.
    pub is_ticks: bool,
    /// After how many months it is scored again.
    pub interval: Option<i64>,
    /// Who made it and under which terms.
    pub licence: Words,
    /// Its domains, each with its levels. A domain without key is new.
    pub domains: Vec<Domain>,
}

/// The name of a field in the row of a domain.
pub(super) fn field(row: usize, what: &str) -> String {
    format!("domain-{row}-{what}")
}

/// How many rows the form has: as many as it says, and each that was sent with something in it.
pub(super) fn rows(form: &Form) -> usize {
    let said = form.value("rows").parse().unwrap_or(EMPTY).clamp(1, DOMAINS);
    let is_filled = |row: &usize| {
        let what = ["label", "explanation", "levels", "category"];
        what.iter().any(|what| !form.value(&field(*row, what)).trim().is_empty())
    };
    (DOMAINS..ROWS_READ).rev().find(is_filled).map_or(said, |last| last + 1)
}

/// The form of something new.
pub(super) fn fresh() -> Form {
    Form::filled([
        ("by", "both".to_owned()),
        ("answer", "one".to_owned()),
        ("rows", EMPTY.to_string()),
    ])
}

/// Whether more rows are asked for; then they are there.
pub(super) fn wants_more(form: &mut Form) -> bool {
    let wants = form.ticked("more");
    if wants {
        let rows = (rows(form) + EMPTY).min(DOMAINS);
        form.set("rows", rows.to_string());
    }
    wants
}

/// The form of an instrument as it is.
pub(super) fn filled(one: &Instrument, language: Language) -> Form {
    let say = |words: &Words| words.say(language).to_owned();
    let common = common(one);
    let mut form = Form::filled([
        ("name", say(&one.name)),
        ("explanation", say(&one.explanation)),
        ("by", one.only.map_or("both", Scorer::word).to_owned()),
        ("answer", if one.is_ticks { "several" } else { "one" }.to_owned()),
        ("interval", one.interval.map_or_else(String::new, |n| n.to_string())),
        ("licence", say(&one.licence)),
        ("levels", lines(common, language)),
        ("rows", (one.domains.len() + 1).min(DOMAINS).to_string()),
    ]);
    for (row, domain) in one.domains.iter().enumerate() {
        form.set(&field(row, "key"), domain.key.as_str());
        form.set(&field(row, "label"), say(&domain.label));
        form.set(&field(row, "category"), domain.category.word());
        form.set(&field(row, "explanation"), say(&domain.explanation));
        if domain.levels != common {
            form.set(&field(row, "levels"), lines(&domain.levels, language));
        }
    }
    form
}

/// The scale that most domains share; of several the first.
fn common(one: &Instrument) -> &[Level] {
    let sharing = |levels: &[Level]| one.domains.iter().filter(|d| d.levels == levels).count();
    let scales = one.domains.iter().map(|d| d.levels.as_slice());
    scales.rev().max_by_key(|levels| sharing(levels)).unwrap_or(&[])
}

fn lines(levels: &[Level], language: Language) -> String {
    levels.iter().map(|l| l.words.say(language)).collect::<Vec<_>>().join("\n")
}

/// What was typed, with the translations of what did not change.
fn worded(typed: String, before: Option<&Words>, language: Language) -> Words {
    match before.filter(|words| words.say(language) == typed) {
        Some(words) => words.clone(),
        None => Words([typed.clone(), typed.clone(), typed]),
    }
}

/// Reads the form; what is wrong stands at its field.
pub(super) fn read(
    form: &mut Form,
    before: Option<&Instrument>,
    language: Language,
) -> Option<Draft> {
    let name = form.needed("name", NAME, "instruments-make-name-missing").unwrap_or_default();
    let explanation = form.lines("explanation", TEXT);
    let by = form.choice("by", |word| match word {
        "both" => Some(None),
        word => Scorer::parse(word).map(Some),
    });
    let is_ticks = form
        .choice("answer", |word| ["one", "several"].contains(&word).then_some(word == "several"));
    let interval = interval(form);
    let licence = form.needed_lines("licence", TEXT, "instruments-make-licence-missing");
    let scale = before.map(common).unwrap_or_default();
    let levels = read_levels(form, "levels", scale, language);
    let domains = read_domains(form, before, &levels, language);
    let needs_scale = domains.iter().any(|d| d.levels.is_empty());
    if levels.len() < 2 && needs_scale && form.error("levels", language).is_empty() {
        form.wrong("levels", "instruments-make-levels-missing");
    }
    let draft = Draft {
        name: worded(name, before.map(|b| &b.name), language),
        explanation: worded(explanation, before.map(|b| &b.explanation), language),
        only: by?,
        is_ticks: is_ticks?,
        interval,
        licence: worded(licence?, before.map(|b| &b.licence), language),
        domains,
    };
    form.is_good().then_some(draft)
}

/// After how many months; empty: no rhythm.
fn interval(form: &mut Form) -> Option<i64> {
    let typed = form.text("interval", 10);
    if typed.is_empty() {
        return None;
    }
    let months = typed.parse().ok().filter(|n| (1..=60).contains(n));
    if months.is_none() {
        form.wrong("interval", "instruments-make-interval-odd");
    }
    months
}

/// A scale, one level a line, lowest first.
fn read_levels(form: &mut Form, field: &str, before: &[Level], language: Language) -> Vec<Level> {
    let typed = form.lines(field, LEVEL * LEVELS);
    let typed: Vec<&str> = typed.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if typed.len() == 1 || typed.len() > LEVELS {
        form.wrong(field, Message::new("instruments-make-levels-number").with("most", LEVELS));
    }
    if typed.iter().any(|line| line.chars().count() > LEVEL) {
        form.wrong(field, Message::new("instruments-make-level-long").with("longest", LEVEL));
    }
    if typed.iter().collect::<BTreeSet<_>>().len() < typed.len() {
        form.wrong(field, "instruments-make-level-twice");
    }
    let level = |(value, line): (i64, &str)| {
        let known = before.iter().find(|l| l.value == value).map(|l| &l.words);
        Level { value, words: worded(line.to_owned(), known, language) }
    };
    (1_i64..).zip(typed).map(level).collect()
}

fn read_domains(
    form: &mut Form,
    before: Option<&Instrument>,
    scale: &[Level],
    language: Language,
) -> Vec<Domain> {
    let mut domains: Vec<Domain> = vec![];
    for row in 0..rows(form) {
        let label = form.text(&field(row, "label"), NAME);
        let explanation = form.text(&field(row, "explanation"), TEXT);
        let known = before.and_then(|b| b.domain(form.value(&field(row, "key"))));
        let own = known.map(|d| d.levels.as_slice()).unwrap_or_default();
        let levels = read_levels(form, &field(row, "levels"), own, language);
        let chosen = form.value(&field(row, "category")).to_owned();
        if label.is_empty() {
            // An empty row is no domain; a row with something in it lacks its name.
            if !explanation.is_empty() || !levels.is_empty() || !chosen.is_empty() {
                form.wrong(&field(row, "label"), "instruments-make-label-missing");
            }
            continue;
        }
        let category = Category::parse(&chosen).filter(|c| Category::LIFE.contains(c));
        let Some(category) = category else {
            form.wrong(&field(row, "category"), "instruments-make-category-missing");
            continue;
        };
        if domains.iter().any(|d| d.label.say(language) == label) {
            form.wrong(&field(row, "label"), "instruments-make-label-twice");
        }
        let is_twice = known.is_some_and(|k| domains.iter().any(|d| d.key == k.key));
        domains.push(Domain {
            key: known.filter(|_| !is_twice).map_or_else(String::new, |d| d.key.clone()),
            category,
            label: worded(label, known.map(|d| &d.label), language),
            explanation: worded(explanation, known.map(|d| &d.explanation), language),
            levels: if levels.is_empty() { scale.to_vec() } else { levels },
        });
    }
    if domains.len() > DOMAINS {
        let message = Message::new("instruments-make-too-many").with("most", DOMAINS);
        form.wrong(&field(DOMAINS, "label"), message);
    }
    if domains.is_empty() && form.is_good() {
        form.wrong(&field(0, "label"), "instruments-make-domain-missing");
    }
    domains
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(more: &[(&str, &str)]) -> Form {
        let fields = [
            ("name", "Werkhouding"),
            ("by", "both"),
            ("answer", "one"),
            ("licence", "Eigen lijst"),
            ("levels", "lukt niet\nlukt met hulp\nlukt"),
            ("rows", "2"),
            ("domain-0-label", "Op tijd komen"),
            ("domain-0-category", "work-goals"),
        ];
        let pairs = fields.iter().chain(more).map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        let mut form = Form::default();
        for (field, value) in pairs {
            form.set(&field, value);
        }
        form
    }

    #[test]
    fn a_text_that_does_not_change_keeps_its_translations() {
        let mut form = typed(&[]);
        let mut one = Instrument {
            id: "x-1".into(),
            key: "x".into(),
            version: 1,
            name: Words(["Werkhouding".into(), "Attitude".into(), "Attitude at work".into()]),
            explanation: Words::default(),
            organisation: None,
            only: None,
            is_ticks: false,
            interval: None,
            licence: Words::default(),
            from: None,
            until: None,
            domains: read(&mut form, None, Language::Nl).unwrap().domains,
        };
        one.domains[0].key = "in-time".into();
        let mut form = filled(&one, Language::Nl);
        form.set("licence", "Eigen lijst van de werkgroep");
        form.set("levels", "lukt niet\nlukt met veel hulp\nlukt");
        let draft = read(&mut form, Some(&one), Language::Nl).unwrap();
        assert_eq!(draft.name, one.name);
        assert_eq!(draft.domains[0].key, "in-time");
        assert_eq!(draft.domains[0].levels[0], one.domains[0].levels[0]);
        assert_eq!(draft.domains[0].levels[1].words.say(Language::Fr), "lukt met veel hulp");
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        for (field, value) in [
            ("name", ""),
            ("licence", ""),
            ("interval", "altijd"),
            ("interval", "61"),
            ("levels", ""),
            ("levels", "één"),
            ("levels", "zelfde\nzelfde"),
            ("domain-0-category", "insz"),
            ("domain-0-label", ""),
            ("domain-0-levels", "maar één"),
            ("by", "iedereen"),
        ] {
            let mut form = typed(&[(field, value)]);
            assert_eq!(read(&mut form, None, Language::Nl), None, "{field} {value}");
            assert!(!form.error(field, Language::Nl).is_empty(), "{field} {value}");
        }
    }

    #[test]
    fn of_more_rows_than_a_list_has_none_is_dropped_without_a_word() {
        let fields: Vec<(String, String)> = (1..60)
            .flat_map(|row| {
                let label = (field(row, "label"), format!("Onderdeel {row}"));
                [label, (field(row, "category"), "housing".to_owned())]
            })
            .collect();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let mut form = typed(&fields);
        assert_eq!(read(&mut form, None, Language::Nl), None);
        assert!(form.error("domain-40-label", Language::Nl).contains("40"));
        assert_eq!(rows(&form), 60, "all of them are shown again");
    }

    #[test]
    fn a_domain_can_have_levels_of_its_own() {
        let mut form = typed(&[("domain-0-levels", "nee\nja")]);
        let draft = read(&mut form, None, Language::Nl).unwrap();
        assert_eq!(draft.domains[0].levels.len(), 2);
        assert_eq!(draft.domains.len(), 1, "an empty row is no domain");
    }
}
