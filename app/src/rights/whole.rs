//! The whole file of a person, gathered once and told twice: as PDF and for machines.

mod json;
mod later;
mod paper;

pub(super) use self::json::json;
pub(super) use self::paper::document;
use super::part::{Of, Part, Take};
use super::store::whole::{parts, rows};
use crate::access::{Category, File, Kind, Verdict};
use crate::consent::closed::told_until;
use crate::language::Language;
use crate::notes::Level;
use crate::problem::Problem;
use base::db::{Db, Result, Row};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The form of the copy for machines; a new number when a name in it changes its meaning.
pub const VERSION: u32 = 1;

/// Where somebody lives today: not in what is handed over out of a closed file.
const HOME: [&str; 3] = ["street", "postcode", "municipality"];

/// The parts that tell with whom somebody lives or lived.
const HOUSEHOLD: [&str; 2] = ["household", "household_with"];

/// A copy of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Whole {
    /// Part after part, the empty ones too.
    pub parts: Vec<Told>,
    /// What is not in it, and why.
    pub left_out: Vec<LeftOut>,
    /// Whether it is the person's own: of all organisations.
    pub is_own: bool,
}

/// A part of the copy.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    /// Which.
    pub key: &'static str,
    /// Its rows.
    pub rows: Vec<Vec<(&'static str, Fact)>>,
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fact {
    Nothing,
    Text(String),
    Day(Date),
    Moment(Timestamp),
    Number(i64),
    /// Cents of a euro.
    Cents(i64),
    Flag(bool),
    /// A word with the beginning of the key of its sentence.
    Word(&'static str, String),
    Words(&'static str, Vec<String>),
    Municipality(String),
    /// Quarters of an hour.
    Quarters(i64),
    /// Minutes after midnight.
    Minute(i64),
}

/// Something that is not in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// The part.
    pub part: &'static str,
    /// The word of the reason.
    pub why: &'static str,
    /// How many; nothing where the number itself would tell something.
    pub count: Option<i64>,
}

impl Whole {
    fn leave_out(&mut self, part: &'static str, why: &'static str) {
        match self.left_out.iter_mut().find(|l| l.part == part && l.why == why) {
            Some(left) => left.count = left.count.map(|n| n + 1),
            None => self.left_out.push(LeftOut { part, why, count: Some(1) }),
        }
    }
}

/// Gathers what the reader may have of a file: as many statements as there are parts.
pub(super) async fn whole_file(
    db: &Db,
    file: &File,
    (language, zone): (Language, &TimeZone),
) -> std::result::Result<Whole, Problem> {
    let mut whole = Whole { is_own: file.standing.is_self, ..Whole::default() };
    let until = told_until(db, file).await?.map(|day| (day, zone));
    for part in parts() {
        let mut told = Told { key: part.key, rows: vec![] };
        for row in rows(db, part, &file.person).await? {
            if later::is_later(part, &row, until)? {
                continue;
            }
            match refused(file, part, &row)? {
                // How much others keep is for the person alone to know.
                Some("other-organisation") if part.key != "looks" => {}
                Some(why) => whole.leave_out(part.key, why),
                None => {
                    let mut fields = fields(part, &row, whole.is_own, language)?;
                    if part.key == "identity" && !file.standing.reaches() {
                        whole.leave_out(part.key, "file-closed");
                        fields.retain(|(name, _)| !HOME.contains(name));
                    }
                    later::forget(part, &mut fields, until);
                    told.rows.push(fields);
                }
            }
        }
        whole.parts.push(told);
    }
    let said = |part, why| LeftOut { part, why, count: None };
    whole.left_out.push(said("identity", "national-number"));
    whole.left_out.push(said("household", "other-people"));
    whole.left_out.push(said("referrals", "draft"));
    if !whole.is_own {
        whole.left_out.push(said("files", "other-organisation"));
    }
    if until.is_some() {
        // How much came later would tell something by itself.
        whole.left_out.push(said("consents", "file-closed"));
    }
    Ok(whole)
}

/// Why a row does not go into the copy, if it does not.
fn refused(file: &File, part: &Part, row: &Row) -> Result<Option<&'static str>> {
    let kind = match part.of {
        Of::Kind(kind) => kind,
        Of::Life => Kind::Life(
            Category::parse(&row.get::<String>("category")?).unwrap_or(Category::Justice),
        ),
        Of::Level => Level::parse(&row.get::<String>("level")?).unwrap_or(Level::Lead).kind(),
    };
    let keeper: Option<String> = row.get("kept_by")?;
    if let Verdict::Denied(why) = file.standing.may_copy(kind, keeper.as_deref()) {
        return Ok(Some(why));
    }
    if part.key == "contact" && !file.standing.reaches() {
        return Ok(Some("file-closed"));
    }
    // Of a home that is secret, or was, who guides in no open file hands over nothing.
    if HOUSEHOLD.contains(&part.key)
        && !file.standing.is_self
        && !file.knows_home()
        && row.get::<i64>("is_secret")? == 1
    {
        return Ok(Some("file-closed"));
    }
    if part.of != Of::Level {
        return Ok(None);
    }
    Ok(match row.get::<String>("left_out")?.as_str() {
        "withdrawn" => Some("withdrawn"),
        "about-others" => Some("about-others"),
        _ => None,
    })
}

fn fields(
    part: &Part,
    row: &Row,
    is_own: bool,
    language: Language,
) -> Result<Vec<(&'static str, Fact)>> {
    let mut all = vec![];
    for (name, take) in part.columns {
        let told = match take {
            Take::Heard(prefix) if !is_own => {
                fact(row, &format!("{name}_told"), Take::Word(prefix), language)?
            }
            _ => fact(row, name, *take, language)?,
        };
        all.push((*name, told));
    }
    Ok(all)
}

fn fact(row: &Row, name: &str, take: Take, language: Language) -> Result<Fact> {
    let text = |name: &str| {
        let text = row.get::<Option<String>>(name)?.filter(|text| !text.is_empty());
        Ok::<_, base::db::Error>(text)
    };
    let number = || row.get::<Option<i64>>(name);
    let found = match take {
        Take::Text => text(name)?.map(Fact::Text),
        Take::Day => row.get::<Option<Date>>(name)?.map(Fact::Day),
        Take::Moment => row.get::<Option<Timestamp>>(name)?.map(Fact::Moment),
        Take::Number => number()?.map(Fact::Number),
        Take::Cents => number()?.map(Fact::Cents),
        Take::Flag => Some(Fact::Flag(row.get(name)?)),
        Take::Word(prefix) | Take::Heard(prefix) => {
            text(name)?.map(|word| Fact::Word(prefix, word))
        }
        Take::Words(prefix) => text(name)?.map(|words| {
            let words = words.split(',').filter(|word| !word.is_empty());
            Fact::Words(prefix, words.map(str::to_owned).collect())
        }),
        Take::Indications => text(name)?.map(|letters| {
            let all = crate::people::codes::Indications::from_stored(&letters);
            let words = all.ticks().iter().map(|tick| tick.word().to_owned());
            Fact::Words("people-indication", words.collect())
        }),
        Take::Municipality => text(name)?.map(Fact::Municipality),
        Take::Quarters => number()?.map(Fact::Quarters),
        Take::Minute => number()?.map(Fact::Minute),
        Take::HalfDays => number()?.map(|bits| {
            let words = crate::offer::HalfDays::from_bits(bits).each().map(|h| h.word().to_owned());
            Fact::Words("offer-half", words.collect())
        }),
        Take::Named => text(&format!("{name}_{}", language.full().code()))?.map(Fact::Text),
    };
    Ok(found.unwrap_or(Fact::Nothing))
}
