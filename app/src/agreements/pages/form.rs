//! What an agreement says, as a form: filled in beforehand, and read.

use super::super::store::House;
use super::super::{Element, Framework, Said};
use crate::form::Form;
use crate::offer::{Placement, Post};
use crate::trajectories::FURTHEST_PLAN;
use crate::trajectories::store::StoredStep;
use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How long what is said about one element may be.
pub(super) const LONGEST: usize = 2000;

/// A field of the form: name, label, hint, and whether the framework asks it.
pub(super) struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub rows: &'static str,
}

/// The fields, in the order of the paper; what the framework asks says so.
pub(super) fn fields(page: &Page, work_form: &str) -> Vec<Field> {
    let asks = Framework::of(work_form).asks();
    let field = |element: Element| {
        let asked = asks.contains(&element).then(|| page.t("agreements-asked"));
        // What is filled in beforehand is thin here: the half-days alone, and whom to ask at the work post.
        let thin = matches!(element, Element::Timetable | Element::Guide)
            .then(|| page.t(&format!("agreements-hint-{}", element.word())));
        let hints: Vec<String> = asked.into_iter().chain(thin).collect();
        Field {
            name: element.word(),
            label: page.t(&format!("agreements-element-{}", element.word())),
            hint: hints.join(" "),
            rows: if matches!(element, Element::Hours | Element::Guide) { "1" } else { "2" },
        }
    };
    Element::ALL.map(field).into_iter().collect()
}

/// What is known beforehand: of the work post, the placements at it, the step, and the texts of the
/// organisation. Nothing of another person.
pub(super) fn known(
    page: &Page,
    (step, post): (&StoredStep, &Post),
    placements: &[&Placement],
    house: &House,
) -> Said {
    let mut said = house.standard.clone();
    let half_days: Vec<String> =
        placements.iter().map(|p| page.half_days(p.stay.half_days)).collect();
    let hours = step.hours.map_or_else(String::new, |hours| {
        page.with("agreements-hours-a-week", "hours", hours.text(page.decimal()))
    });
    let town = base::municipalities::by_nis(&post.site.municipality).map_or("", |m| m.name_nl);
    let site = [post.site.name.as_str(), post.site.street.as_str(), town];
    let site: Vec<&str> = site.into_iter().filter(|part| !part.is_empty()).collect();
    for (element, words) in [
        (Element::Timetable, half_days.join("\n")),
        (Element::Hours, hours),
        (Element::Tasks, post.said.summary.clone()),
        (Element::Locations, site.join(", ")),
        (Element::Guide, post.said.contact_name.clone()),
    ] {
        if !words.is_empty() {
            said.insert(element, words);
        }
    }
    said
}

/// A form filled in with the days and what is said.
pub(super) fn filled((from, until): (Date, Option<Date>), said: &Said, version: i64) -> Form {
    let days = [
        ("from", from.to_string()),
        ("until", until.map_or_else(String::new, |day| day.to_string())),
        ("version", version.to_string()),
    ];
    let says = |element: Element| (element.word(), said.get(&element).cloned().unwrap_or_default());
    Form::filled(days.into_iter().chain(Element::ALL.map(says)))
}

/// Days and words as they were typed.
pub(super) struct Read {
    pub days: (Date, Option<Date>),
    pub said: Said,
}

/// Reads the form; errors stand at their fields. The agreement lies within its step.
pub(super) fn read(
    form: &mut Form,
    page: &Page,
    (start, end): (Date, Option<Date>),
) -> Option<Read> {
    let from = form.needed_day("from", page.today);
    let until = form.day("until", page.today).or(end);
    if from.is_some_and(|day| day < start) {
        form.wrong("from", "offer-before-step");
    } else if from.is_some_and(|day| day > page.today + FURTHEST_PLAN.days()) {
        form.wrong("from", "trajectories-too-far");
    } else if from.is_some_and(|from| end.is_some_and(|end| from > end)) {
        form.wrong("from", "offer-after-step");
    }
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        form.wrong("until", "offer-until-before");
    } else if until.zip(end).is_some_and(|(until, end)| until > end) {
        form.wrong("until", "offer-after-step");
    }
    let mut said = Said::new();
    for element in Element::ALL {
        let words = form.lines(element.word(), LONGEST);
        if !words.is_empty() {
            said.insert(element, words);
        }
    }
    form.is_good().then_some(Read { days: (from?, until), said })
}
