//! Reading the reference data: work forms and what may not overlap.

use super::super::Conflict;
use crate::language::Language;
use base::db::{Db, Result, Row, Work};
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
        &self.names[language.place()]
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

/// All work forms, in the order in which they are offered.
pub async fn work_forms(db: &Db) -> Result<Vec<WorkForm>> {
    db.rows(FORMS, values![]).await?.iter().map(WorkForm::read).collect()
}

/// The same, inside a unit of work.
pub async fn work_forms_in(work: &mut Work) -> Result<Vec<WorkForm>> {
    work.rows(FORMS, values![]).await?.iter().map(WorkForm::read).collect()
}

/// All pairs of forms that may not overlap.
pub async fn conflicts(db: &Db) -> Result<Vec<Conflict>> {
    db.rows(CONFLICTS, values![]).await?.iter().map(conflict).collect()
}

/// The same, inside a unit of work.
pub async fn conflicts_in(work: &mut Work) -> Result<Vec<Conflict>> {
    work.rows(CONFLICTS, values![]).await?.iter().map(conflict).collect()
}

fn conflict(row: &Row) -> Result<Conflict> {
    Ok(Conflict { one: row.get("one")?, other: row.get("other")?, source: row.get("source")? })
}
