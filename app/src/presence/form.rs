//! The list of a half-day as a form: a line for each person, and what comes back of it.

use super::store::Somebody;
use super::{Code, Line, Mark, Sent, Slot, When};
use crate::form::Form;
use crate::trajectories::Hours;
use std::collections::BTreeSet;

/// How many lines a list has at most.
const LONGEST: usize = 300;

/// The name of a field of a line: `p` person, `w` work post, `v` version, `s` what was shown, `c` code,
/// `m` how long.
pub fn field(of: char, number: impl std::borrow::Borrow<usize>) -> String {
    format!("{of}{}", number.borrow())
}

/// The form of a list as it opens.
pub fn of_lines(lines: &[Line]) -> Form {
    let mut values = vec![("n".to_owned(), lines.len().to_string())];
    for (number, line) in lines.iter().enumerate() {
        let word = |code: Option<Code>| code.map_or("", Code::word).to_owned();
        let (version, minutes) =
            line.noted.as_ref().map_or((0, None), |noted| (noted.version, noted.mark.minutes));
        // An absence or a placement is a proposal: it was not noted by anybody.
        let shown = word(line.proposed());
        values.extend([
            (field('p', number), line.person.clone()),
            (field('w', number), line.slot.work_post.clone()),
            (field('v', number), version.to_string()),
            (field('s', number), shown.clone()),
            (field('c', number), shown),
            (field('m', number), minutes.map_or_else(String::new, told)),
        ]);
    }
    Form::filled(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// Minutes as a form has them: `2:30`.
fn told(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A line of a form, before it is known whether the reader may write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Its number in the form.
    pub number: usize,
    /// What it says.
    pub sent: Sent,
}

/// How many lines a form has.
pub fn count(form: &Form) -> usize {
    form.value("n").parse().unwrap_or(0).min(LONGEST)
}

/// The lines of a form at a half-day; of two about the same the first counts. Errors stand at their fields.
pub fn read(form: &mut Form, when: When) -> Vec<Typed> {
    let mut seen = BTreeSet::new();
    let mut all = vec![];
    for number in 0..count(form) {
        let text = |form: &Form, of: char| form.value(&field(of, number)).to_owned();
        let (person, work_post) = (text(form, 'p'), text(form, 'w'));
        if person.is_empty() || !seen.insert((person.clone(), work_post.clone())) {
            continue;
        }
        let version = text(form, 'v').parse().unwrap_or(0);
        let shown = Code::parse(&text(form, 's'));
        let minutes = minutes(form, number);
        let code = text(form, 'c');
        let mark = Code::parse(&code).map(|code| Mark { code, minutes });
        if mark.is_none() && !code.is_empty() {
            form.wrong(&field('c', number), "form-choose");
        }
        let slot = Slot { work_post, when };
        all.push(Typed { number, sent: Sent { person, slot, shown, mark, version } });
    }
    all
}

/// How long somebody was there; nothing when that is not said.
fn minutes(form: &mut Form, number: usize) -> Option<i64> {
    let name = field('m', number);
    let text = form.value(&name).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let minutes = Hours::read(&text).map(|hours| hours.quarters() * 15).filter(|m| *m <= 720);
    if minutes.is_none() {
        form.wrong(&name, "presence-hours-wrong");
    }
    minutes
}

/// Puts somebody who walked in at the end of the form, ticked as present. Gives the number of the line.
pub fn put(form: &mut Form, person: &Somebody, work_post: &str) -> usize {
    let number = count(form);
    let there = (0..number).find(|n| {
        form.value(&field('p', n)) == person.id && form.value(&field('w', n)) == work_post
    });
    let number = there.unwrap_or(number);
    form.set(&field('c', number), Code::Present.word());
    if there.is_none() {
        form.set(&field('p', number), person.id.clone());
        form.set(&field('w', number), work_post);
        form.set(&field('v', number), "0");
        form.set(&field('s', number), "");
        form.set("n", (number + 1).to_string());
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const WHEN: When = When { day: date(2026, 11, 23), is_afternoon: false };

    fn line(person: &str, is_expected: bool) -> Line {
        Line {
            person: person.into(),
            name: person.into(),
            slot: Slot { work_post: "post".into(), when: WHEN },
            is_expected,
            away: None,
            noted: None,
        }
    }

    #[test]
    fn a_list_that_comes_back_untouched_says_what_it_showed() {
        let mut form = of_lines(&[line("a", true), line("b", false)]);
        let back = read(&mut form, WHEN);
        assert!(form.is_good());
        let marks: Vec<_> = back.iter().map(|typed| typed.sent.mark).collect();
        assert_eq!(marks, [Some(Mark::of(Code::Present)), None]);
        assert!(back.iter().all(|t| t.sent.shown == t.sent.mark.map(|mark| mark.code)));
    }

    #[test]
    fn the_same_person_twice_counts_once() {
        let mut form = of_lines(&[line("a", true), line("a", true)]);
        assert_eq!(read(&mut form, WHEN).len(), 1);
    }

    #[test]
    fn who_walks_in_stands_at_the_end_as_present_and_only_once() {
        let mut form = of_lines(&[line("a", true)]);
        let nele = Somebody {
            id: "n".into(),
            first: "Nele".into(),
            given: "Nele".into(),
            family: "Zandvoorde".into(),
            birth: base::rough_date::RoughDate::default(),
            is_open: true,
        };
        put(&mut form, &nele, "post");
        put(&mut form, &nele, "post");
        let back = read(&mut form, WHEN);
        assert_eq!(back.len(), 2);
        assert_eq!(back[1].sent.mark, Some(Mark::of(Code::Present)));
    }

    #[test]
    fn hours_that_are_none_are_told_at_their_field() {
        let mut form = of_lines(&[line("a", true)]);
        form.set("m0", "veel");
        read(&mut form, WHEN);
        assert_eq!(form.errors().len(), 1);
        form = of_lines(&[line("a", true)]);
        form.set("m0", "2:30");
        assert_eq!(read(&mut form, WHEN)[0].sent.mark.unwrap().minutes, Some(150));
    }
}
