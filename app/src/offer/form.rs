//! Sites and work posts as forms: filled in from what is stored, and read back with a message at each
//! field that cannot be kept.

use super::{Dutch, Effort, HalfDay, HalfDays, NewPost, NewSite, Point, Sector, Week, point};
use crate::account::pages::looks_like_email;
use crate::form::Form;
use crate::language::Message;
use crate::organisations::municipality;
use crate::trajectories::Hours;

/// The most places that one half-day can have. Our own choice, so that a slip of the pen is noticed.
const MOST_PLACES: u16 = 500;

/// The form of a stored site.
pub(crate) fn of_site(site: &NewSite, version: i64) -> Form {
    let place = base::municipalities::by_nis(&site.municipality).map_or("", |m| m.name_nl);
    let [latitude, longitude] = site.point.map(Point::texts).unwrap_or_default();
    Form::filled([
        ("name", site.name.clone()),
        ("street", site.street.clone()),
        ("municipality", place.to_owned()),
        ("way_there", site.way_there.clone()),
        ("latitude", latitude),
        ("longitude", longitude),
        ("version", version.to_string()),
    ])
}

/// Reads a site.
pub(crate) fn site(form: &mut Form) -> Option<NewSite> {
    let name = form.needed("name", 120, "offer-site-name-missing");
    let street = form.text("street", 120);
    let nis = municipality(form, "municipality");
    if form.value("municipality").trim().is_empty() {
        form.wrong("municipality", "offer-municipality-missing");
    }
    let way_there = form.lines("way_there", 1000);
    let point = point::read(form);
    if !form.is_good() {
        return None;
    }
    Some(NewSite { name: name?, street, municipality: nis?.to_owned(), way_there, point })
}

/// The field of the places on a half-day.
pub(crate) fn places_field(half_day: HalfDay) -> String {
    format!("h{}", half_day.number())
}

/// The form of a stored work post.
pub(crate) fn of_post(post: &NewPost, version: i64) -> Form {
    let effort = |e: Option<Effort>| e.map_or("", Effort::word).to_owned();
    let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
    let quiet = match post.low_stimulus {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let mut form = Form::filled([
        ("site", post.site.clone()),
        ("name", post.name.clone()),
        ("summary", post.summary.clone()),
        ("sector", post.sector.word().to_owned()),
        ("work_form", post.work_form.clone()),
        ("rung", post.rung.to_string()),
        ("least", post.least.map_or_else(String::new, |h| h.text(','))),
        ("physical", effort(post.physical)),
        ("sensory", effort(post.sensory)),
        ("social", effort(post.social)),
        ("low_stimulus", quiet.to_owned()),
        ("dutch", post.dutch.map_or("", Dutch::word).to_owned()),
        ("learns", post.learns.clone()),
        ("leads_to", post.leads_to.clone()),
        ("people_per_guide", number(post.people_per_guide)),
        ("contact_name", post.contact_name.clone()),
        ("contact_phone", post.contact_phone.clone()),
        ("contact_email", post.contact_email.clone()),
        ("waiting_weeks", number(post.waiting_weeks)),
        ("version", version.to_string()),
    ]);
    for half_day in HalfDay::all() {
        let places = post.places.at(half_day);
        let typed = if places == 0 { String::new() } else { places.to_string() };
        form.set(&places_field(half_day), typed);
    }
    form
}

/// What a work post can be chosen from: ids of the sites and of the work forms.
pub(crate) struct Known<'a> {
    pub sites: Vec<&'a str>,
    pub work_forms: Vec<(&'a str, i64)>,
    /// Whether it may be unknown on which half-days the work post is open: what comes from elsewhere
    /// does not always say.
    pub places_may_lack: bool,
}

/// Reads a work post. What is missing stands empty until the form is found to be good.
pub(crate) fn post(form: &mut Form, known: &Known<'_>) -> Option<NewPost> {
    let one_of = |typed: &str| known.sites.contains(&typed).then(|| typed.to_owned());
    let (work_form, rung) = framework(form, known).unwrap_or_default();
    let [physical, sensory, social] = efforts(form);
    let post = NewPost {
        site: form.choice("site", one_of).unwrap_or_default(),
        name: form.needed("name", 120, "offer-name-missing").unwrap_or_default(),
        summary: form.needed_lines("summary", 1000, "offer-summary-missing").unwrap_or_default(),
        sector: form.choice("sector", Sector::parse).unwrap_or(Sector::Other),
        work_form,
        rung,
        places: places(form, known.places_may_lack),
        least: least(form),
        physical,
        sensory,
        social,
        low_stimulus: maybe(form, "low_stimulus", yes_or_no),
        dutch: maybe(form, "dutch", Dutch::parse),
        learns: form.lines("learns", 1000),
        leads_to: form.lines("leads_to", 1000),
        people_per_guide: number(form, "people_per_guide", 1, 100),
        contact_name: form.text("contact_name", 120),
        contact_phone: phone(form),
        contact_email: email(form),
        waiting_weeks: number(form, "waiting_weeks", 0, 520),
    };
    form.is_good().then_some(post)
}

/// A telephone, or nothing. It goes into public tables: something without a digit, or that a spreadsheet would
/// take for a formula, is none.
fn phone(form: &mut Form) -> String {
    let typed = form.text("contact_phone", 40);
    let is_phone = typed.chars().any(|c| c.is_ascii_digit()) && !typed.starts_with(['=', '@']);
    if !typed.is_empty() && !is_phone {
        form.wrong("contact_phone", "offer-phone-wrong");
    }
    typed
}

/// The framework, and the rung that was chosen or is usual in it.
fn framework(form: &mut Form, known: &Known<'_>) -> Option<(String, i64)> {
    let found = |id: &str| known.work_forms.iter().find(|(known, _)| *known == id).copied();
    let (work_form, usual) = form.choice("work_form", found)?;
    let rung = match form.value("rung") {
        "" => Some(usual),
        _ => form.choice("rung", |n| n.parse().ok().filter(|n| (1..=6).contains(n))),
    };
    Some((work_form.to_owned(), rung?))
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A choice that may be left at "not known".
fn maybe<T>(form: &mut Form, field: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    match form.value(field) {
        "" => None,
        _ => form.choice(field, parse),
    }
}

fn efforts(form: &mut Form) -> [Option<Effort>; 3] {
    ["physical", "sensory", "social"].map(|field| maybe(form, field, Effort::parse))
}

fn email(form: &mut Form) -> String {
    let email = form.text("contact_email", 200);
    if !email.is_empty() && !looks_like_email(&email) {
        form.wrong("contact_email", "account-email-wrong");
    }
    email
}

fn least(form: &mut Form) -> Option<Hours> {
    let typed = form.value("least").trim().to_owned();
    let hours = Hours::read(&typed);
    if hours.is_none() && !typed.is_empty() {
        form.wrong("least", Message::new("trajectories-no-hours").with("typed", typed));
    }
    hours
}

/// A whole number that may be left out.
fn number(form: &mut Form, field: &str, least: i64, most: i64) -> Option<i64> {
    let typed = form.value(field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok().filter(|n| (least..=most).contains(n));
    if number.is_none() {
        let said = Message::new("offer-no-number").with("typed", typed);
        form.wrong(field, said.with("least", least).with("most", most));
    }
    number
}

/// The places of a week; at least one half-day is open.
fn places(form: &mut Form, may_lack: bool) -> Week {
    let mut week = Week::default();
    let mut wrong = None;
    for half_day in HalfDay::all() {
        let typed = form.value(&places_field(half_day)).trim().to_owned();
        match typed.parse::<u16>().ok().filter(|n| *n <= MOST_PLACES) {
            Some(number) => week.set(half_day, number),
            None if typed.is_empty() => {}
            None => wrong = Some(typed),
        }
    }
    match wrong {
        Some(typed) => {
            let said = Message::new("offer-no-number").with("typed", typed);
            form.wrong("places", said.with("least", 0).with("most", i64::from(MOST_PLACES)));
        }
        None if week.open().is_empty() && !may_lack => form.wrong("places", "offer-places-missing"),
        None => {}
    }
    week
}

/// The half-days that were ticked.
pub(crate) fn half_days(form: &mut Form, field: &str) -> HalfDays {
    let number = |typed: &String| typed.parse().ok().and_then(HalfDay::new);
    let found: HalfDays = form.all(field).iter().filter_map(number).collect();
    if found.is_empty() {
        form.wrong(field, "offer-half-days-missing");
    }
    found
}
