//! The copy for machines: names in English that stay, days as `2026-11-22`, words as they are stored.
//! `docs/rights.md` tells the form.

use super::{Fact, LeftOut, Told, VERSION, Whole};
use crate::view::Page;
use serde_json::{Map, Value, json};

/// The copy, with who made it and when.
pub fn json(page: &Page, person: &str, whole: &Whole) -> Value {
    let mut all = Map::new();
    all.insert("format".into(), json!("opstap-whole-file"));
    all.insert("version".into(), json!(VERSION));
    all.insert("made_on".into(), json!(page.today.to_string()));
    all.insert("network".into(), json!(page.network));
    all.insert("person".into(), json!(person));
    all.insert("for".into(), json!(if whole.is_own { "person" } else { "worker" }));
    for part in &whole.parts {
        all.insert(part.key.into(), rows(part));
    }
    all.insert("left_out".into(), whole.left_out.iter().map(left_out).collect());
    Value::Object(all)
}

fn rows(part: &Told) -> Value {
    let row = |fields: &Vec<(&'static str, Fact)>| {
        let pairs = fields.iter().map(|(name, fact)| ((*name).to_owned(), value(fact)));
        Value::Object(pairs.collect())
    };
    part.rows.iter().map(row).collect()
}

fn left_out(left: &LeftOut) -> Value {
    json!({ "part": left.part, "why": left.why, "count": left.count })
}

fn value(fact: &Fact) -> Value {
    match fact {
        Fact::Nothing => Value::Null,
        Fact::Text(text) | Fact::Word(_, text) | Fact::Municipality(text) => json!(text),
        Fact::Day(day) => json!(day.to_string()),
        Fact::Moment(moment) => json!(moment.to_string()),
        Fact::Number(number) | Fact::Cents(number) => json!(number),
        Fact::Flag(flag) => json!(flag),
        Fact::Words(_, all) => json!(all),
        Fact::Quarters(n) => json!(hours(*n)),
        Fact::Minute(n) => json!(format!("{:02}:{:02}", n / 60, n % 60)),
    }
}

/// Hours with at most two places: 76 quarters are 19 hours.
fn hours(quarters: i64) -> f64 {
    f64::from(i32::try_from(quarters).unwrap_or(i32::MAX)) / 4.0
}
