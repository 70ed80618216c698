//! The people of an import: one per id, or without ids one per name and birth date.

use super::{Field, Ground, Plan, PlannedPerson, Reading};
use crate::imports::values;
use crate::language::Message;
use crate::people::codes::{LANGUAGES, STATUTES, Sex, one_of};
use crate::people::form::is_name;
use crate::people::{ContactWay, NewPerson, WayKind};
use base::municipalities;
use base::names::fold;
use base::rough_date::{RoughDate, RoughDateError};
use std::collections::HashMap;

/// The name of somebody whose name is not in the file; the id stands behind it.
const NAMELESS: &str = "Onbekend";

/// The fields, bound.
pub(super) struct Fields<'a> {
    id: Option<Field<'a>>,
    given: Option<Field<'a>>,
    family: Option<Field<'a>>,
    name: Option<Field<'a>>,
    birth: Option<Field<'a>>,
    sex: Option<Field<'a>>,
    language: Option<Field<'a>>,
    street: Option<Field<'a>>,
    postcode: Option<Field<'a>>,
    municipality: Option<Field<'a>>,
    phone: Option<Field<'a>>,
    mobile: Option<Field<'a>>,
    email: Option<Field<'a>>,
    statute: Option<Field<'a>>,
}

impl<'a> Fields<'a> {
    pub(super) fn bind(ground: &Ground<'a>, errors: &mut Vec<String>) -> Fields<'a> {
        let rule = &ground.mapping.people;
        if let Err(error) = ground.bound.table("people", &rule.table) {
            errors.push(error);
        }
        if rule.family.is_none() && rule.name.is_none() {
            errors.push("people.family is missing: say which column holds the names".to_owned());
        }
        let mut field = |name, source| ground.field(errors, "people", name, &rule.table, source);
        Fields {
            id: field("id", rule.id.as_ref()),
            given: field("given", rule.given.as_ref()),
            family: field("family", rule.family.as_ref()),
            name: field("name", rule.name.as_ref()),
            birth: field("birth", rule.birth.as_ref()),
            sex: field("sex", rule.sex.as_ref()),
            language: field("language", rule.language.as_ref()),
            street: field("street", rule.street.as_ref()),
            postcode: field("postcode", rule.postcode.as_ref()),
            municipality: field("municipality", rule.municipality.as_ref()),
            phone: field("phone", rule.phone.as_ref()),
            mobile: field("mobile", rule.mobile.as_ref()),
            email: field("email", rule.email.as_ref()),
            statute: field("statute", rule.statute.as_ref()),
        }
    }
}

/// Where a person of the file stands in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Comes along, at this place in [`Plan::people`].
    Person(usize),
    /// Does not come along; the line is listed.
    Rejected,
}

/// The people, to be found again by the other tables.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the file's own id.
    pub by_id: HashMap<String, Found>,
    /// By the number of the line, for what stands on the same line.
    pub by_line: HashMap<usize, Found>,
}

/// Reads the people into the plan.
pub(super) fn read<'a>(ground: &Ground<'a>, fields: &Fields<'a>, plan: &mut Plan) -> Index {
    let mut index = Index::default();
    let Ok(Some(input)) = ground.bound.table("people", &ground.mapping.people.table) else {
        return index;
    };
    for line in &input.table.rows {
        let mut reading = Reading::new(ground, &input.file, line);
        let id = fields.id.as_ref().and_then(|field| ground.id(field, line));
        if fields.id.is_some() && id.is_none() {
            reading.reject("", "imports-row-no-id");
        }
        let (new, statute) = person(&mut reading, fields, id);
        let key = id.map_or_else(|| likeness(&new, line.number), str::to_owned);
        if let (true, Some(Found::Person(earlier))) = (reading.is_good(), index.by_id.get(&key)) {
            let first = plan.people[*earlier].line;
            reading.notice("", Message::new("imports-row-twice").with("first", first.to_string()));
            index.by_line.insert(line.number, Found::Person(*earlier));
            reading.finish(plan);
            continue;
        }
        let good = reading.finish(plan);
        let found = if good { Found::Person(plan.people.len()) } else { Found::Rejected };
        if good {
            plan.people.push(PlannedPerson { line: line.number, new, statute });
        }
        index.by_line.insert(line.number, found);
        // A line that was refused does not hide a later good line of the same person.
        index.by_id.insert(key, found);
    }
    index
}

fn person<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    id: Option<&str>,
) -> (NewPerson, Option<&'static str>) {
    let (given, family) = names(reading, fields, id);
    let (order, today) = (reading.ground.mapping.dates, reading.ground.today);
    let birth = reading.read(fields.birth.as_ref(), |text| {
        values::birth(text, order, today).map_err(|error| birth_problem(text, error))
    });
    let sex = reading.read(fields.sex.as_ref(), |text| sex(text).ok_or_else(|| odd(text)));
    let language =
        reading.read(fields.language.as_ref(), |text| language(text).ok_or_else(|| odd(text)));
    let statute = reading.read(fields.statute.as_ref(), |text| {
        one_of(&STATUTES, &text.to_lowercase()).ok_or_else(|| odd(text))
    });
    let postcode = reading.read(fields.postcode.as_ref(), postcode).unwrap_or_default();
    let municipality = municipality(reading, fields, &postcode);
    let new = NewPerson {
        given,
        family,
        birth: birth.unwrap_or_default(),
        sex: sex.unwrap_or_default(),
        language: language.unwrap_or_default().to_owned(),
        street: reading.text(fields.street.as_ref(), 200),
        postcode,
        municipality,
        ways: ways(reading, fields),
        ..NewPerson::default()
    };
    (new, statute)
}

/// The names; somebody without any is called by the id, and without that cannot come along.
fn names<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    id: Option<&str>,
) -> (String, String) {
    let before = reading.faults();
    let mut given = values::name(&reading.text(fields.given.as_ref(), 100));
    let mut family = values::name(&reading.text(fields.family.as_ref(), 100));
    let both = reading.text(fields.name.as_ref(), 200);
    if !both.is_empty() && family.is_empty() {
        let (first, last) = values::both_names(&both);
        family = last;
        if given.is_empty() {
            given = first;
        }
    }
    let columns = [(&fields.given, &given), (&fields.family, &family), (&fields.name, &both)];
    for (field, text) in columns {
        if let Some(field) = field.as_ref().filter(|_| !text.is_empty() && !is_name(text)) {
            reading.reject(field.title(), Message::new("imports-row-name").with("typed", text));
        }
    }
    if given.is_empty() && !family.is_empty() && (fields.given.is_some() || !both.is_empty()) {
        reading.notice("", "imports-row-no-given");
    }
    if given.is_empty() && family.is_empty() && reading.faults() == before {
        match id {
            Some(id) => (given, family) = (NAMELESS.to_owned(), id.to_owned()),
            None => reading.reject("", "imports-row-no-name"),
        }
    }
    (given, family)
}

fn birth_problem(text: &str, error: RoughDateError) -> Message {
    let key = match error {
        RoughDateError::InFuture => "imports-row-birth-future",
        RoughDateError::AmbiguousYear(..) => "imports-row-birth-century",
        RoughDateError::TooLongAgo => "imports-row-birth-long-ago",
        _ => "imports-row-day",
    };
    Message::new(key).with("typed", text)
}

fn odd(text: &str) -> Message {
    Message::new("imports-row-value").with("typed", text)
}

/// `V`, `vrouw`, `man`, `M`, `F`, `X` … or the word of storage.
pub(in crate::imports) fn sex(text: &str) -> Option<Sex> {
    match text.to_lowercase().trim_end_matches('.') {
        "v" | "vrouw" | "f" | "femme" | "female" | "woman" | "w" | "mevr" | "mevrouw" | "mme" => {
            Some(Sex::Female)
        }
        "m" | "man" | "h" | "homme" | "male" | "dhr" | "heer" | "meneer" => Some(Sex::Male),
        "x" | "other" | "andere" | "anders" | "autre" => Some(Sex::Other),
        word => Sex::parse(word),
    }
}

/// A language by its code or its name in Dutch, French or English.
pub(in crate::imports) fn language(text: &str) -> Option<&'static str> {
    const NAMES: [(&str, &[&str]); 21] = [
        ("nl", &["nederlands", "néerlandais", "dutch", "ned", "vlaams"]),
        ("fr", &["frans", "français", "francais", "french"]),
        ("en", &["engels", "anglais", "english"]),
        ("de", &["duits", "allemand", "german"]),
        ("ar", &["arabisch", "arabe", "arabic"]),
        ("bg", &["bulgaars", "bulgare", "bulgarian"]),
        ("es", &["spaans", "espagnol", "spanish"]),
        ("fa", &["farsi", "perzisch", "dari", "persan", "persian"]),
        ("hr", &["kroatisch", "servisch", "bosnisch", "croate", "croatian"]),
        ("it", &["italiaans", "italien", "italian"]),
        ("pl", &["pools", "polonais", "polish"]),
        ("ps", &["pasjtoe", "pashto", "pachto"]),
        ("pt", &["portugees", "portugais", "portuguese"]),
        ("rom", &["romani", "romanès"]),
        ("ro", &["roemeens", "roumain", "romanian"]),
        ("ru", &["russisch", "russe", "russian"]),
        ("so", &["somali", "somalisch"]),
        ("sq", &["albanees", "albanais", "albanian"]),
        ("ti", &["tigrinya", "tigrigna"]),
        ("tr", &["turks", "turc", "turkish"]),
        ("uk", &["oekraïens", "oekraiens", "ukrainien", "ukrainian"]),
    ];
    let word = text.to_lowercase();
    one_of(&LANGUAGES, &word)
        .or_else(|| NAMES.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(c, _)| *c))
}

fn postcode(text: &str) -> Result<String, Message> {
    // Postcodes come as numbers with decimals, with a B before them, with the municipality behind them.
    let text = text.trim_start_matches(['B', 'b', '-', ' ']).trim_end_matches(".0");
    let text = text.split_whitespace().next().unwrap_or("").to_owned();
    if municipalities::by_postcode(&text).is_empty() {
        return Err(Message::new("imports-row-postcode").with("typed", text));
    }
    Ok(text)
}

/// The municipality by its name, or by a postcode that belongs to only one.
fn municipality<'a>(
    reading: &mut Reading<'a, '_>,
    fields: &Fields<'a>,
    postcode: &str,
) -> Option<String> {
    let of_code = municipalities::by_postcode(postcode);
    let only = match of_code[..] {
        [one] => Some(one.nis.to_owned()),
        _ => None,
    };
    let named = reading.read(fields.municipality.as_ref(), |text| {
        let wanted = fold(text);
        let is_named = |m: &municipalities::Municipality| {
            fold(m.name_nl) == wanted || fold(m.name_fr) == wanted || m.nis == text
        };
        let found = municipalities::find(text).into_iter().find(|m| is_named(m));
        match found.or_else(|| municipalities::by_nis(text)) {
            Some(found) => Ok(found.nis.to_owned()),
            // A part of a municipality ("Rumbeke") is fine when the postcode says the rest.
            None => only
                .clone()
                .ok_or_else(|| Message::new("imports-row-municipality").with("typed", text)),
        }
    });
    named.or(only)
}

fn ways<'a>(reading: &mut Reading<'a, '_>, fields: &Fields<'a>) -> Vec<ContactWay> {
    let mut ways: Vec<ContactWay> = vec![];
    for field in [fields.mobile.as_ref(), fields.phone.as_ref()] {
        let number = reading.read(field, |text| {
            values::phone(text).ok_or_else(|| Message::new("imports-row-phone").with("typed", text))
        });
        if let Some(value) = number.filter(|n| ways.iter().all(|w| w.value != *n)) {
            ways.push(ContactWay { kind: WayKind::Phone, value, remark: String::new() });
        }
    }
    let email = reading.read(fields.email.as_ref(), |text| {
        values::email(text).ok_or_else(|| Message::new("imports-row-email").with("typed", text))
    });
    let email =
        email.map(|value| ContactWay { kind: WayKind::Email, value, remark: String::new() });
    ways.extend(email);
    ways
}

/// What makes two lines without ids the same person: name and birth date, or name and telephone.
/// Where neither is known, every line is somebody.
fn likeness(new: &NewPerson, line: usize) -> String {
    let name = format!("{} {}", fold(&new.family), fold(&new.given));
    if new.birth != RoughDate::Unknown {
        return format!("{name} @{}", new.birth);
    }
    match new.ways.iter().find(|w| w.kind == WayKind::Phone) {
        Some(way) => format!("{name} #{}", base::names::phone_digits(&way.value)),
        None => format!("line {line}"),
    }
}
