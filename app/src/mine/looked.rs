//! Who looked in the file, told to the person whose it is: from when to when, at which parts, how often, and
//! why that was allowed.

use super::store::{Look, Reader};
use crate::view::Page;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The looks of one person at one organisation on one day; a copy that was taken along stands apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Looked {
    /// Who.
    pub name: String,
    /// Of which organisation; empty by a link.
    pub organisation: String,
    /// Whether a copy of the file was taken along.
    pub is_copy: bool,
    /// The first look, and the last.
    pub from: Timestamp,
    pub until: Timestamp,
    /// How often.
    pub times: i64,
    /// The parts, as words, in the order in which they were opened.
    parts: Vec<&'static str>,
    /// The words of the reasons.
    reasons: Vec<&'static str>,
}

impl Looked {
    /// `23 november, 10:46 tot 10:58`.
    pub fn when(&self, page: &Page) -> String {
        let face = |at: Timestamp| at.to_zoned(page.zone.clone()).strftime("%H:%M").to_string();
        let (from, until) = (page.moment(self.from), face(self.until));
        if face(self.from) == until {
            return from;
        }
        page.with2("mine-looked-from-until", ("from", from), ("until", until))
    }

    /// At which parts.
    pub fn what(&self, page: &Page) -> String {
        let parts = self.parts.iter().map(|part| page.t(&format!("mine-part-{part}")));
        parts.collect::<Vec<_>>().join(page.comma())
    }

    /// Why it was allowed.
    pub fn why(&self, page: &Page) -> String {
        let why = self.reasons.iter().map(|reason| page.t(&format!("mine-why-{reason}")));
        why.collect::<Vec<_>>().join(" ")
    }

    /// Whether there is anything to tell of parts and reasons.
    pub fn has_details(&self) -> bool {
        !self.parts.is_empty() || !self.reasons.is_empty()
    }
}

impl Reader {
    /// The first time somebody looked, and the last.
    pub fn when(&self, page: &Page) -> String {
        let (first, last) = (page.moment(self.first), page.moment(self.last));
        page.with2("mine-looked-first-last", ("first", first), ("last", last))
    }
}

/// The part of the file that a page shows, in the words of a person: workers have more pages than that.
fn part(what: &str) -> &'static str {
    match what {
        "person" | "print" => "overview",
        "edit" | "protect" | "entry" | "account" | "insz" | "merge" => "who",
        "steps" | "step" | "way-back" | "waiting" | "way-in" | "permission" | "permissions"
        | "aim" | "placement" | "closing" | "close" => "steps",
        "appointment" | "appointments" => "dates",
        "note" | "notes" | "attachment" | "attachments" => "notes",
        "plan" => "plan",
        "domains" => "domains",
        "household" | "parents" | "child" => "family",
        "income" => "income",
        "team" | "handover" | "support" | "letters" => "helpers",
        "consents" | "asks" | "seen-by" => "consents",
        "referrals" | "link" => "referrals",
        "looks" | "corrections" | "file" => "rights",
        _ => "else",
    }
}

/// The reason, as far as it has words for the person.
fn reason(word: &str) -> Option<&'static str> {
    const KNOWN: [&str; 7] =
        ["own-organisation", "on-team", "lead", "consent", "emergency", "parent", "asked"];
    KNOWN.into_iter().find(|known| *known == word)
}

/// Puts something first, once.
fn first(all: &mut Vec<&'static str>, one: &'static str) {
    all.retain(|known| *known != one);
    all.insert(0, one);
}

/// Takes together what somebody looked at on one day, the last first, at most `most`; and whether there is
/// more. `looks` come from new to old.
pub(super) fn by_day(zone: &TimeZone, looks: Vec<Look>, most: usize) -> (Vec<Looked>, bool) {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let mut all: Vec<Looked> = vec![];
    for look in looks {
        let same = |known: &&mut Looked| {
            (&known.name, &known.organisation, known.is_copy)
                == (&look.name, &look.organisation, look.is_copy)
                && day(known.until) == day(look.at)
        };
        let known = if let Some(known) = all.iter_mut().find(same) {
            known
        } else {
            all.push(Looked {
                name: look.name.clone(),
                organisation: look.organisation.clone(),
                is_copy: look.is_copy,
                from: look.at,
                until: look.at,
                times: 0,
                parts: vec![],
                reasons: vec![],
            });
            all.last_mut().expect("one was put in just now")
        };
        known.from = look.at;
        known.times += 1;
        let (what, why) = look.at_what();
        if !look.is_copy {
            first(&mut known.parts, part(what));
        }
        if let Some(why) = reason(why) {
            first(&mut known.reasons, why);
        }
    }
    let has_more = all.len() > most;
    all.truncate(most);
    (all, has_more)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(at: &str, name: &str, detail: &str) -> Look {
        Look {
            at: at.parse().unwrap(),
            name: name.into(),
            organisation: "Atelier De Kade".into(),
            is_copy: false,
            is_asked: false,
            detail: detail.into(),
        }
    }

    #[test]
    fn a_day_of_somebody_is_one_line_that_tells_from_when_to_when_what_and_why() {
        let looks = vec![
            look("2026-11-22T10:05:00Z", "Joris", "plan: own-organisation"),
            look("2026-11-22T10:00:00Z", "Greta", "person: consent"),
            look("2026-11-22T09:50:00Z", "Joris", "step: own-organisation"),
            look("2026-11-22T09:40:00Z", "Joris", "steps: own-organisation"),
            look("2026-11-21T09:40:00Z", "Joris", "person: on-team"),
        ];
        let (told, has_more) = by_day(&TimeZone::UTC, looks, 2);
        assert!(has_more && told.len() == 2);
        assert_eq!((told[0].name.as_str(), told[0].times), ("Joris", 3));
        assert_eq!(told[0].parts, ["steps", "plan"]);
        assert_eq!(told[0].reasons, ["own-organisation"]);
        assert!(told[0].from < told[0].until);
        assert_eq!((told[1].parts.as_slice(), told[1].times), (["overview"].as_slice(), 1));
    }

    #[test]
    fn a_page_that_a_later_version_adds_is_something_else_in_the_file() {
        assert_eq!(part("moon"), "else");
        assert_eq!(reason("moon"), None);
    }
}
