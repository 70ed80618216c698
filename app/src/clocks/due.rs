//! By when a duty is, out of facts and rules. Pure.

use super::{Basis, Duty, Kind, Later};
use crate::offer::age::OLD_AFTER;
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use std::collections::HashMap;

/// A fact out of which a duty may follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Of which duty.
    pub kind: Kind,
    /// The row or the list that it is about.
    pub subject: String,
    /// On whom: id and name.
    pub person: Option<(String, String)>,
    /// The organisation: id and name.
    pub organisation: (String, String),
    /// When it began.
    pub first: Option<Date>,
    /// When it was done last, or ends.
    pub last: Option<Date>,
    /// A word of it.
    pub words: String,
    /// A number of it.
    pub n: i64,
    /// Who leads.
    pub lead: String,
    /// Whether the reader is the one to do it.
    pub is_mine: bool,
}

/// A rule with a number as it holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// How much; nothing when it is not known.
    pub value: Option<i64>,
    /// Of what: days, weeks, months.
    pub unit: String,
    /// What says so.
    pub source: String,
}

impl Rule {
    fn span(&self) -> Option<Span> {
        // What is longer than a life is a slip of the pen.
        let n = self.value.filter(|n| (0..=1200).contains(n))?;
        match self.unit.as_str() {
            "days" => Some(n.days()),
            "weeks" => Some(n.weeks()),
            "months" => Some(n.months()),
            _ => None,
        }
    }
}

/// The rules by key.
pub type Rules = HashMap<String, Rule>;

/// That a duty was put off: which one, and for which term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutOff {
    /// The kind of duty.
    pub kind: Kind,
    /// What it is about: person, organisation, subject.
    pub about: [String; 3],
    /// The term that it is for.
    pub due: Date,
    /// What was said.
    pub later: Later,
}

/// The duty that follows from a fact; nothing when a rule that it needs is not known, or nothing has to be done.
pub fn duty(fact: &Fact, rules: &Rules, off: &[PutOff]) -> Option<Duty> {
    let (due, basis) = when(fact, rules)?;
    let person = fact.person.as_ref().map_or("", |(id, _)| id);
    let about = [person, &fact.organisation.0, &fact.subject];
    let later = off.iter().filter(|off| off.kind == fact.kind && off.due == due);
    let later = later.filter(|off| off.about == about).max_by_key(|off| off.later.until);
    Some(Duty {
        kind: fact.kind,
        subject: fact.subject.clone(),
        person: fact.person.clone(),
        organisation: fact.organisation.clone(),
        words: fact.words.clone(),
        n: fact.n,
        due,
        basis,
        link: link(fact),
        lead: fact.lead.clone(),
        is_mine: fact.is_mine,
        later: later.map(|off| off.later.clone()),
    })
}

/// A day and what it is reckoned by.
type When = Option<(Date, Basis)>;

fn when(fact: &Fact, rules: &Rules) -> When {
    let after = |day: Option<Date>, key: &str| by_rule(rules, key, day?, |day, s| day + s);
    let own = |words| Some((fact.last?, Basis::Words(words)));
    match fact.kind {
        Kind::Permission | Kind::Agreement => {
            by_rule(rules, "warn-days", fact.last?, |day, _| day).or_else(|| own("own-day"))
        }
        Kind::Trial => {
            by_rule(rules, "first-evaluation", fact.last?, |day, _| day).or_else(|| own("own-day"))
        }
        Kind::Estimate => after(fact.last.max(fact.first), &format!("estimate-{}", fact.words)),
        Kind::Longest => {
            let (due, basis) = after(fact.first, &format!("longest-{}", fact.words))?;
            let fits = fact.last.is_some_and(|end| end <= due);
            (!fits).then_some((due, basis))
        }
        Kind::Evaluation => match fact.last.filter(|last| fact.first.is_some_and(|f| *last >= f)) {
            Some(last) => after(Some(last), "next-evaluation"),
            None => after(fact.first, "first-evaluation"),
        },
        Kind::Goal => own("goal"),
        Kind::Assessment => {
            let months = Some(fact.n).filter(|n| (1..=1200).contains(n))?;
            Some((fact.last?.checked_add(months.months()).ok()?, Basis::Words("assessment")))
        }
        Kind::Consent => own("consent"),
        Kind::Correction => own("correction"),
        Kind::Retention => {
            let rule = rules.get(&fact.words)?;
            Some((fact.last?, Basis::Rule(fact.words.clone(), rule.clone())))
        }
        Kind::Recognition => {
            by_rule(rules, "recognition-ama-renewal", fact.last?, |day, span| day - span)
        }
        Kind::Offer => {
            Some((fact.last?.checked_add(OLD_AFTER.days()).ok()?, Basis::Words("offer")))
        }
        Kind::Quarterly => {
            by_rule(rules, "quarterly-ama-sociale-economie", fact.last?, |day, _| day)
        }
    }
}

/// A day by a rule; nothing when its number is not known.
fn by_rule(rules: &Rules, key: &str, day: Date, of: impl Fn(Moving, Span) -> Moving) -> When {
    let rule = rules.get(key)?;
    let moved = of(Moving(Some(day)), rule.span()?).0?;
    Some((moved, Basis::Rule(key.to_owned(), rule.clone())))
}

/// A day that is moved; nothing once it falls out of the calendar.
#[derive(Clone, Copy)]
struct Moving(Option<Date>);

impl std::ops::Add<Span> for Moving {
    type Output = Moving;
    fn add(self, span: Span) -> Moving {
        Moving(self.0.and_then(|day| day.checked_add(span).ok()))
    }
}

impl std::ops::Sub<Span> for Moving {
    type Output = Moving;
    fn sub(self, span: Span) -> Moving {
        Moving(self.0.and_then(|day| day.checked_sub(span).ok()))
    }
}

/// The page on which it is fulfilled.
fn link(fact: &Fact) -> String {
    let person = fact.person.as_ref().map_or("", |(id, _)| id);
    let subject = &fact.subject;
    match fact.kind {
        Kind::Permission => format!("/people/{person}/permissions/new?given_by={}", fact.words),
        Kind::Estimate => format!("/people/{person}/permissions/new?given_by=vdab"),
        Kind::Agreement => format!("/agreements/{subject}"),
        Kind::Trial => format!("/way-in/{subject}"),
        Kind::Longest => format!("/steps/{subject}/end"),
        Kind::Evaluation | Kind::Goal => format!("/people/{person}/plan"),
        Kind::Assessment => {
            format!("/people/{person}/domains?instrument={}", crate::web::form_urlencoded(subject))
        }
        Kind::Consent => format!("/people/{person}/consents/new?again={subject}"),
        Kind::Correction => format!("/corrections/{subject}"),
        Kind::Retention => format!("/retention/{person}"),
        Kind::Recognition => "/agreements/template".to_owned(),
        Kind::Offer => "/posts".to_owned(),
        Kind::Quarterly => format!(
            "/returns?kind=ama-se-quarter&organisation={}&period={subject}",
            fact.organisation.0
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rules() -> Rules {
        let rule = |value, unit: &str| Rule { value, unit: unit.into(), source: "bron".into() };
        [
            ("warn-days", rule(Some(60), "days")),
            ("estimate-ama-welzijn", rule(Some(12), "months")),
            ("longest-activeringstraject", rule(Some(18), "months")),
            ("first-evaluation", rule(Some(4), "weeks")),
            ("next-evaluation", rule(None, "months")),
            ("recognition-ama-renewal", rule(Some(6), "months")),
        ]
        .map(|(key, rule)| (key.to_owned(), rule))
        .into()
    }

    fn fact(kind: Kind, first: Option<Date>, last: Option<Date>, words: &str) -> Fact {
        Fact {
            kind,
            subject: "s".into(),
            person: Some(("p".into(), "Ann".into())),
            organisation: ("o".into(), "De Kade".into()),
            first,
            last,
            words: words.into(),
            n: 0,
            lead: String::new(),
            is_mine: true,
        }
    }

    fn due(fact: &Fact) -> Option<Date> {
        duty(fact, &rules(), &[]).map(|duty| duty.due)
    }

    #[test]
    fn a_yearly_estimate_counts_from_the_last_decision_or_from_the_first_day() {
        let began = Some(date(2024, 2, 29));
        let of = |last| due(&fact(Kind::Estimate, began, last, "ama-welzijn"));
        assert_eq!(of(None), Some(date(2025, 2, 28)));
        assert_eq!(of(Some(date(2026, 5, 1))), Some(date(2027, 5, 1)));
        // A decision of before the step says nothing of this one.
        assert_eq!(of(Some(date(2020, 1, 1))), Some(date(2025, 2, 28)));
        assert_eq!(due(&fact(Kind::Estimate, began, None, "enclave")), None, "no rule, no duty");
    }

    #[test]
    fn a_step_that_ends_within_its_longest_duration_is_no_duty() {
        let of = |end| {
            let began = Some(date(2026, 1, 1));
            due(&fact(Kind::Longest, began, end, "activeringstraject"))
        };
        assert_eq!(of(None), Some(date(2027, 7, 1)));
        assert_eq!(of(Some(date(2027, 7, 1))), None);
        assert_eq!(of(Some(date(2027, 8, 1))), Some(date(2027, 7, 1)));
    }

    #[test]
    fn a_rule_that_is_not_known_gives_no_duty() {
        let first = Some(date(2026, 9, 1));
        let of = |last| due(&fact(Kind::Evaluation, first, last, ""));
        assert_eq!(of(None), Some(date(2026, 9, 29)));
        // A plan of before this step is no evaluation of it.
        assert_eq!(of(Some(date(2026, 1, 1))), Some(date(2026, 9, 29)));
        assert_eq!(of(Some(date(2026, 10, 1))), None, "the next one has no value");
    }

    #[test]
    fn a_recognition_asks_to_be_renewed_before_it_ends() {
        let until = Some(date(2027, 3, 31));
        assert_eq!(due(&fact(Kind::Recognition, None, until, "")), Some(date(2026, 9, 30)));
    }

    #[test]
    fn what_was_put_off_holds_for_that_term_alone() {
        let one = fact(Kind::Agreement, None, Some(date(2026, 12, 31)), "");
        let later = Later { until: date(2027, 2, 1), reason: "ziek".into(), who: "Joris".into() };
        let about = ["p", "o", "s"].map(str::to_owned);
        let off =
            |due| PutOff { kind: Kind::Agreement, about: about.clone(), due, later: later.clone() };
        let day = |due| duty(&one, &rules(), &[off(due)]).unwrap().day();
        assert_eq!(day(date(2026, 12, 31)), date(2027, 2, 1));
        assert_eq!(day(date(2025, 12, 31)), date(2026, 12, 31));
    }

    #[test]
    fn a_day_that_falls_out_of_the_calendar_is_no_duty() {
        let far = Some(date(9999, 12, 1));
        assert_eq!(due(&fact(Kind::Estimate, far, None, "ama-welzijn")), None);
        assert_eq!(due(&fact(Kind::Offer, None, far, "")), None);
    }
}
