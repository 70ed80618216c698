//! A person as a form: filled in from what is stored, and read back with a message at each field
//! that cannot be kept.

use super::codes::{self, Education, Indication, Indications, Sex};
use super::{ContactWay, NewPerson, WayKind};
use crate::form::{Form, read_day};
use crate::language::Message;
use crate::problem::Problem;
use crate::web::App;
use base::municipalities::{self, Municipality};
use base::names::fold;
use base::rough_date::{RoughDate, RoughDateError};
use jiff::civil::Date;

/// How many ways to reach somebody the form offers.
pub const WAYS: usize = 4;
const NAME: usize = 100;
const LINE: usize = 200;
const LONG: usize = 4000;

/// The form of a stored person.
pub fn filled(person: &NewPerson, version: i64) -> Form {
    let municipality = person.municipality.as_deref().and_then(municipalities::by_nis);
    let mut form = Form::filled([
        ("version", version.to_string()),
        ("given", person.given.clone()),
        ("family", person.family.clone()),
        ("called", person.called.clone()),
        ("birth", written(person.birth)),
        ("sex", person.sex.word().to_owned()),
        ("language", person.language.clone()),
        ("interpreter", tick(person.needs_interpreter)),
        ("street", person.street.clone()),
        ("postcode", person.postcode.clone()),
        ("municipality", municipality.map_or_else(String::new, |m| m.name_nl.to_owned())),
        ("education", person.education.word().to_owned()),
        ("work", person.work_history.clone()),
    ]);
    for indication in Indication::ALL {
        let is_ticked = person.indications.ticks().contains(&indication);
        form.set(&format!("indication-{}", indication.word()), tick(is_ticked));
    }
    for n in 0..WAYS {
        let way = person.ways.get(n);
        form.set(&format!("way-{n}"), way.map_or_else(String::new, |w| w.value.clone()));
        form.set(&format!("way-{n}-kind"), way.map_or(WayKind::Phone, |w| w.kind).word());
        form.set(&format!("way-{n}-remark"), way.map_or_else(String::new, |w| w.remark.clone()));
    }
    form
}

fn tick(is_ticked: bool) -> String {
    if is_ticked { "yes".to_owned() } else { String::new() }
}

/// A birth date as one types it: 03/04/1985, 04/1985, 1985.
pub fn written(birth: RoughDate) -> String {
    match birth {
        RoughDate::Day(day) => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        RoughDate::Month(month) => format!("{:02}/{}", month.month(), month.year()),
        RoughDate::Year(year) => year.to_string(),
        RoughDate::Unknown => String::new(),
    }
}

/// Reads the form. What is wrong stands at its field; look at [`Form::is_good`] before using it.
pub fn read(form: &mut Form, today: Date) -> NewPerson {
    let given = form.needed("given", NAME, "people-given-missing").unwrap_or_default();
    let family = form.text("family", NAME);
    let called = form.text("called", NAME);
    for (field, name) in [("given", &given), ("family", &family), ("called", &called)] {
        if !name.is_empty() && !is_name(name) {
            form.wrong(field, "people-name-odd");
        }
    }
    let birth = read_birth(form, "birth", today);
    let postcode = form.text("postcode", 10);
    let municipality = read_municipality(form, &postcode);
    NewPerson {
        given,
        family,
        called,
        birth,
        sex: form.choice("sex", Sex::parse).unwrap_or_default(),
        language: form
            .choice("language", |w| {
                if w.is_empty() { Some("") } else { codes::one_of(&codes::LANGUAGES, w) }
            })
            .unwrap_or_default()
            .to_owned(),
        needs_interpreter: form.ticked("interpreter"),
        street: form.text("street", LINE),
        postcode,
        municipality,
        education: form.choice("education", Education::parse).unwrap_or_default(),
        work_history: form.lines("work", LONG),
        indications: Indications::where_ticked(|i| {
            form.ticked(&format!("indication-{}", i.word()))
        }),
        ways: (0..WAYS).filter_map(|n| read_way(form, n)).collect(),
    }
}

/// Whether a text can be a name: something to read in it, and no sign that only a page, a formula or a
/// programme has. The rule for what is typed and for what comes in from a list.
pub fn is_name(text: &str) -> bool {
    const NEVER: &[char] = &['<', '>', '=', '|', '{', '}', '[', ']', '\\', '^'];
    !fold(text).is_empty() && !text.chars().any(|c| c.is_control() || NEVER.contains(&c))
}

/// Reads a birth date as people write it; empty is not known.
pub fn read_birth(form: &mut Form, field: &str, today: Date) -> RoughDate {
    let typed = form.text(field, 40);
    RoughDate::parse(&typed, today).unwrap_or_else(|error| {
        let message = match error {
            RoughDateError::NotUnderstood => Message::new("people-birth-odd"),
            RoughDateError::NoSuchDay => {
                Message::new("people-birth-no-such-day").with("typed", typed)
            }
            RoughDateError::AmbiguousYear(one, other) => Message::new("people-birth-century")
                .with("one", one.to_string())
                .with("other", other.to_string()),
            RoughDateError::InFuture => Message::new("people-birth-future"),
            RoughDateError::TooLongAgo => Message::new("people-birth-long-ago"),
        };
        form.wrong(field, message);
        RoughDate::Unknown
    })
}

/// Refuses, at its field, every day before the first day on which this person can be born: a slip of
/// the pen in a year would go into the figures. Nothing is refused when no birth is known.
pub async fn not_before_birth(
    app: &App,
    form: &mut Form,
    person: &str,
    fields: &[&str],
) -> Result<(), Problem> {
    let typed = |field: &&str| read_day(form.value(field).trim());
    if !fields.iter().any(|field| typed(field).is_some()) {
        return Ok(());
    }
    let born = super::store::person(&app.db, person, app.today()).await?.fields.birth;
    before_birth(form, born, fields);
    Ok(())
}

/// As [`not_before_birth`], for a birth that was just typed.
pub fn before_birth(form: &mut Form, born: RoughDate, fields: &[&str]) {
    let Some(born) = born.earliest() else { return };
    for field in fields {
        if read_day(form.value(field).trim()).is_some_and(|day| day < born) {
            form.wrong(field, "people-before-birth");
        }
    }
}

/// The municipality by its name, or by a postcode that leads to one only. Unknown is allowed.
fn read_municipality(form: &mut Form, postcode: &str) -> Option<String> {
    let by_postcode = municipalities::by_postcode(postcode);
    if !postcode.is_empty() && by_postcode.is_empty() {
        form.wrong("postcode", "people-postcode-odd");
    }
    let typed = form.text("municipality", NAME);
    if typed.is_empty() {
        return match by_postcode.as_slice() {
            [only] => Some(only.nis.to_owned()),
            [] => None,
            several => {
                let names: Vec<&str> = several.iter().map(|m| m.name_nl).collect();
                let message =
                    Message::new("people-municipality-which").with("names", names.join(", "));
                form.wrong("municipality", message);
                None
            }
        };
    }
    let found = named(&typed);
    if found.is_none() {
        form.wrong("municipality", "people-municipality-odd");
    }
    found.map(|m| m.nis.to_owned())
}

/// The municipality with this name, or the only one that begins so.
pub fn named(typed: &str) -> Option<&'static Municipality> {
    let found = municipalities::find(typed);
    let wanted = fold(typed);
    let exact = |m: &&&Municipality| fold(m.name_nl) == wanted || fold(m.name_fr) == wanted;
    match (found.iter().find(exact), found.as_slice()) {
        (Some(exact), _) => Some(exact),
        (None, [only]) => Some(only),
        _ => None,
    }
}

fn read_way(form: &mut Form, n: usize) -> Option<ContactWay> {
    let field = format!("way-{n}");
    let value = form.text(&field, LINE);
    if value.is_empty() {
        return None;
    }
    let kind = WayKind::parse(form.value(&format!("way-{n}-kind"))).unwrap_or(WayKind::Phone);
    let is_odd = match kind {
        WayKind::Phone => {
            base::names::phone_digits(&value).len() < 8
                || !value.chars().all(|c| c.is_ascii_digit() || " +./-()".contains(c))
        }
        WayKind::Email => !value.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty() && host.contains('.') && !value.contains(char::is_whitespace)
        }),
        WayKind::Other => false,
    };
    if is_odd {
        let email = kind == WayKind::Email;
        form.wrong(&field, if email { "people-email-odd" } else { "people-phone-odd" });
    }
    Some(ContactWay { kind, value, remark: form.text(&format!("way-{n}-remark"), LINE) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use jiff::civil::date;

    fn read_one(fields: &[(&'static str, &str)]) -> (NewPerson, Form) {
        let mut form = filled(&NewPerson { given: "Nele".into(), ..NewPerson::default() }, 1);
        for (field, value) in fields {
            form.set(field, *value);
        }
        let new = read(&mut form, date(2026, 11, 22));
        (new, form)
    }

    #[test]
    fn what_is_stored_comes_back_out_of_its_form() {
        let person = NewPerson {
            given: "Nele".into(),
            family: "Zandvoorde".into(),
            birth: RoughDate::Day(date(1985, 4, 3)),
            sex: Sex::Female,
            language: "nl".into(),
            needs_interpreter: true,
            postcode: "8400".into(),
            municipality: Some("35013".into()),
            education: Education::HigherSecondary,
            indications: Indications::from_stored("ct"),
            ways: vec![ContactWay {
                kind: WayKind::Email,
                value: "nele@thuis.example".into(),
                remark: "van haar zus".into(),
            }],
            ..NewPerson::default()
        };
        let mut form = filled(&person, 3);
        assert_eq!(read(&mut form, date(2026, 11, 22)), person);
        assert!(form.is_good(), "{:?}", form.errors());
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        for (field, value) in [
            ("given", ""),
            ("given", "???"),
            ("family", "<b>"),
            ("family", "=cmd|' /C calc'!A0"),
            ("birth", "31/02/1985"),
            ("birth", "1/1/2027"),
            ("birth", "gisteren"),
            ("postcode", "0000"),
            ("municipality", "Nergenshuizen"),
            ("way-0", "bel mij"),
            ("sex", "x"),
        ] {
            let (_, form) = read_one(&[(field, value)]);
            assert!(!form.error(field, Language::Nl).is_empty(), "{field} {value}");
            assert_eq!(form.value(field), value);
        }
    }

    #[test]
    fn a_postcode_of_one_municipality_is_enough() {
        let (new, form) = read_one(&[("postcode", "8400")]);
        assert!(form.is_good());
        assert_eq!(new.municipality.as_deref(), Some("35013"));
    }
}
