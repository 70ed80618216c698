//! What is missing on paper of who takes part: an agreement, a signature, an element, a permission. Pure.

use super::{Agreement, Element, Framework, State};
use crate::offer::HalfDays;
use crate::permits::{self, Known, Permission, Permit, Standing};
use crate::trajectories::Hours;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Somebody who takes part at an organisation: a step that runs in the period that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    /// Which step.
    pub step: String,
    /// Whose.
    pub person: String,
    /// That person's name.
    pub person_name: String,
    /// Key of the work form: the framework.
    pub work_form: String,
    /// Its name in Dutch, French and English.
    pub form_names: [String; 3],
    /// The first and the last day.
    pub days: (Date, Option<Date>),
    /// Hours a week.
    pub hours: Option<Hours>,
    /// What the person lives on, as the organisation noted it.
    pub statute: Option<String>,
    /// The places at work posts in the period.
    pub places: Vec<Place>,
}

/// A place at a work post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which work post.
    pub work_post: String,
    /// `Groenploeg, Loods`.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// On which half-days.
    pub half_days: HalfDays,
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// There is no agreement about a work post, or none at all.
    Agreement,
    /// It is not signed.
    Signature(State),
    /// It does not say what the framework asks.
    Elements(Vec<Element>),
    /// The permission does not stand.
    Permission(Permit),
}

impl What {
    /// The word of its kind: `agreement`, `signature`, `element`, `permission`.
    pub fn word(&self) -> &'static str {
        match self {
            What::Agreement => "agreement",
            What::Signature(_) => "signature",
            What::Elements(_) => "element",
            What::Permission(_) => "permission",
        }
    }
}

/// Something that is missing for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// For whom.
    pub person: String,
    /// That person's name.
    pub person_name: String,
    /// At which step.
    pub step: String,
    /// Key of the work form of it.
    pub work_form: String,
    /// Its name in Dutch, French and English.
    pub form_names: [String; 3],
    /// In which agreement; nothing when there is none.
    pub agreement: Option<String>,
    /// About which work post; empty for all.
    pub work_post: String,
    /// What that is called; empty for all.
    pub place: String,
    /// What is missing.
    pub what: What,
    /// Since when: the first day on which it had to be there.
    pub since: Date,
}

impl Gap {
    fn of(taking: &Taking, what: What) -> Gap {
        Gap {
            since: taking.days.0,
            person: taking.person.clone(),
            person_name: taking.person_name.clone(),
            step: taking.step.clone(),
            work_form: taking.work_form.clone(),
            form_names: taking.form_names.clone(),
            agreement: None,
            work_post: String::new(),
            place: String::new(),
            what,
        }
    }

    /// The page on which it is mended.
    pub fn address(&self) -> String {
        match (&self.what, &self.agreement) {
            (What::Agreement, _) => {
                format!("/steps/{}/agreements/new?work_post={}", self.step, self.work_post)
            }
            (What::Permission(permit), _) => mend(&self.person, permit),
            (_, Some(agreement)) => format!("/agreements/{agreement}"),
            (_, None) => format!("/people/{}", self.person),
        }
    }
}

/// The page on which a permission is mended: the income, when who must agree hangs on it.
pub fn mend(person: &str, permit: &Permit) -> String {
    match (permit.standing, &permit.permission) {
        (Standing::NoStatute, _) => format!("/people/{person}/income"),
        (Standing::Asked(_), Some(id)) => format!("/permissions/{id}"),
        _ => format!("/people/{person}/permissions/new?given_by={}", permit.given_by),
    }
}

/// What is missing in a period, person after person in the order of `takings`. `permissions` are those of the
/// organisation, by person. A permission is judged on the last day of the step in the period.
pub fn gaps(
    takings: &[Taking],
    agreements: &[Agreement],
    (known, permissions): (&Known, &BTreeMap<String, Vec<Permission>>),
    period: (Date, Date),
) -> Vec<Gap> {
    let mut found = vec![];
    for taking in takings {
        let here = |a: &&Agreement| a.step == taking.step && a.meets(period);
        let own: Vec<&Agreement> = agreements.iter().filter(here).collect();
        found.extend(without_agreement(taking, &own));
        for agreement in own {
            let at = |what: What| Gap {
                agreement: Some(agreement.id.clone()),
                work_post: agreement.work_post.clone(),
                place: agreement.place(),
                since: agreement.from,
                ..Gap::of(taking, what)
            };
            if agreement.state != State::Signed {
                found.push(at(What::Signature(agreement.state)));
            }
            let lacks = agreement.lacks();
            if !lacks.is_empty() {
                found.push(at(What::Elements(lacks)));
            }
        }
        let day = taking.days.1.map_or(period.1, |last| last.min(period.1));
        let none = vec![];
        let given = permissions.get(&taking.person).unwrap_or(&none);
        let of = (taking.work_form.as_str(), taking.statute.as_deref());
        let permit = permits::permit(known, of, given, day);
        // Who must agree is not known: nothing that can be mended is missing. The person page says it.
        let is_gap =
            |permit: &Permit| !permit.standing.is_fine() && permit.standing != Standing::Unknown;
        let permit = permit.filter(is_gap);
        found.extend(permit.map(|permit| {
            let since = unpermitted(&permit, taking.days.0);
            Gap { since, ..Gap::of(taking, What::Permission(permit)) }
        }));
    }
    found
}

/// Since when somebody takes part without a permission that stands: the day after it ended, the day of the
/// refusal, else the first day of the step.
fn unpermitted(permit: &Permit, first: Date) -> Date {
    let day = match permit.standing {
        Standing::Expired(last) => last.tomorrow().unwrap_or(last),
        Standing::Refused(Some(day)) => day,
        _ => first,
    };
    day.max(first)
}

/// The work posts about which there has to be an agreement and is none.
fn without_agreement(taking: &Taking, own: &[&Agreement]) -> Vec<Gap> {
    if !Framework::of(&taking.work_form).needs_agreement() {
        return vec![];
    }
    if taking.places.is_empty() {
        let gap = own.is_empty().then(|| Gap::of(taking, What::Agreement));
        return gap.into_iter().collect();
    }
    let mut found: Vec<Gap> = vec![];
    for place in &taking.places {
        let is_there = own.iter().any(|a| a.work_post == place.work_post);
        if !is_there && found.iter().all(|gap| gap.work_post != place.work_post) {
            found.push(Gap {
                work_post: place.work_post.clone(),
                place: place.name.clone(),
                since: place.from.max(taking.days.0),
                ..Gap::of(taking, What::Agreement)
            });
        }
    }
    found
}
