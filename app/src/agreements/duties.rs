//! Who is to be declared (Dimona, type DWD), in and out: from the signed agreements of an organisation.

use super::{Agreement, State};
use jiff::civil::Date;

/// A declaration that is to be done, or was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimona {
    /// Somebody begins.
    In,
    /// Somebody stops.
    Out,
}

impl Dimona {
    /// The word in forms and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Dimona::In => "in",
            Dimona::Out => "out",
        }
    }

    /// The declaration with this word.
    pub fn parse(word: &str) -> Option<Dimona> {
        [Dimona::In, Dimona::Out].into_iter().find(|d| d.word() == word)
    }
}

impl Agreement {
    /// Whether a declaration can be noted by it, or the word of why not: there is nothing to declare before
    /// it is signed, nor its end before the last day came.
    pub fn may_declare(&self, what: Dimona, today: Date) -> Result<(), &'static str> {
        let has_ended = self.until.is_some_and(|until| until <= today);
        match what {
            _ if self.state != State::Signed => Err("agreements-declare-unsigned"),
            Dimona::Out if !has_ended => Err("agreements-declare-not-ended"),
            _ => Ok(()),
        }
    }
}

/// Somebody who is to be declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared<'a> {
    /// What.
    pub what: Dimona,
    /// The first or the last day.
    pub day: Date,
    /// By which agreement.
    pub agreement: &'a Agreement,
}

/// Who is still to be declared: in at the beginning, out once the last day came. One time at an
/// organisation is declared once, however many agreements there are in it: who is declared in goes on until
/// the last of the agreements that follow each other without a day between.
pub fn declarations(agreements: &[Agreement], today: Date) -> Vec<Declared<'_>> {
    let signed =
        |a: &&Agreement| a.state == State::Signed && a.until.is_none_or(|until| until >= a.from);
    let mut all: Vec<&Agreement> = agreements.iter().filter(signed).collect();
    all.sort_by_key(|a| (a.person.as_str(), a.from, a.id.as_str()));
    let mut found = vec![];
    let mut rest = all.as_slice();
    while let Some(first) = rest.first() {
        let mut last = first.until;
        let meets = |last: Option<Date>, next: &Agreement| {
            next.person == first.person
                && last.is_none_or(|day| next.from <= day.tomorrow().unwrap_or(day))
        };
        let mut n = 1;
        while let Some(next) = rest.get(n).filter(|next| meets(last, next)) {
            last = last.zip(next.until).map(|(one, other)| one.max(other));
            n += 1;
        }
        let (time, others) = rest.split_at(n);
        rest = others;
        if time.iter().all(|a| a.dimona_in.is_none()) {
            found.push(Declared { what: Dimona::In, day: first.from, agreement: first });
        }
        let ends = time.iter().rfind(|a| a.until == last).zip(last);
        let is_out = time.iter().any(|a| a.dimona_out.is_some());
        if let Some((agreement, day)) = ends.filter(|(_, day)| *day <= today && !is_out) {
            found.push(Declared { what: Dimona::Out, day, agreement });
        }
    }
    found.sort_by_key(|d| (d.day, d.what));
    found
}
