//! Reading the reference data: work forms and what may not overlap.

use crate::language::Language;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

pub(super) const FORMS: &str = "SELECT id, name_nl, name_fr, name_en, rung, regular, valid_from,
    valid_until FROM work_form ORDER BY position, id";
pub(super) const CONFLICTS: &str = "SELECT one, other, source FROM work_form_conflict";

/// A work form.
#[derive(Debug, Clone)]
pub struct WorkForm {
    /// Its key.
    pub id: String,
    /// Its name in Dutch, French and English.
    pub names: [String; 3],
    /// The usual rung.
    pub rung: i64,
    /// Whether it is on the regular labour market.
    pub regular: bool,
    /// The first day on which it can begin.
    pub from: Option<Date>,
    /// The last day on which it can begin.
    pub until: Option<Date>,
}

impl WorkForm {
    /// Its name.
    pub fn name(&self, language: Language) -> &str {
        &self.names[language as usize]
    }

    /// Whether a step in this form can begin on this day.
    pub fn is_offered_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn read(row: &Row) -> Result<WorkForm> {
        Ok(WorkForm {
            id: row.get("id")?,
            names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
            rung: row.get("rung")?,
            regular: row.get("regular")?,
            from: row.get("valid_from")?,
            until: row.get("valid_until")?,
        })
    }
}

/// Two forms that may not overlap in time.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
    /// What says so.
    pub source: String,
}

impl Conflict {
    /// Whether it is about these two forms.
    pub fn is_about(&self, a: &str, b: &str) -> bool {
        (self.one == a && self.other == b) || (self.one == b && self.other == a)
    }
}

/// All work forms, in the order in which they are offered.
pub async fn work_forms(db: &Db) -> Result<Vec<WorkForm>> {
    db.rows(FORMS, values![]).await?.iter().map(WorkForm::read).collect()
}

/// All pairs of forms that may not overlap.
pub async fn conflicts(db: &Db) -> Result<Vec<Conflict>> {
    let read = |row: &Row| {
        Ok(Conflict { one: row.get("one")?, other: row.get("other")?, source: row.get("source")? })
    };
    db.rows(CONFLICTS, values![]).await?.iter().map(read).collect()
}
