//! Reading a person's steps.

use super::super::{Dated, EndReason, Ending, NewStep, Perspective};
use crate::language::Language;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

pub(super) const STEPS: &str = "SELECT s.id AS id, s.person AS person,
    s.organisation AS organisation, o.name AS organisation_name, s.rung AS rung,
    s.work_form AS work_form, f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en,
    f.regular AS regular, s.place AS place, s.hours_quarters AS hours_quarters,
    s.start_day AS start_day, s.end_day AS end_day, s.start_reason AS start_reason,
    s.end_reason AS end_reason, s.end_remark AS end_remark, s.perspective AS perspective,
    s.way_back_of AS way_back_of, s.warning AS warning, s.version AS version
    FROM step s JOIN organisation o ON o.id = s.organisation JOIN work_form f ON f.id = s.work_form
    WHERE s.person = $1 ORDER BY s.start_day, s.id";
pub(super) const WHOSE_STEP: &str = "SELECT person FROM step WHERE id = $1";
pub(super) const WHOSE_WAITING: &str = "SELECT person FROM waiting WHERE id = $1";
pub(super) const WHOSE_PERMISSION: &str = "SELECT person FROM permission WHERE id = $1";

/// A step as it is stored, with the names that stand beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredStep {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The organisation that guides it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// 1 to 6.
    pub rung: i64,
    /// Key of the work form.
    pub work_form: String,
    /// Its name in Dutch, French and English.
    pub form_names: [String; 3],
    /// Whether it is on the regular labour market.
    pub regular: bool,
    /// Where.
    pub place: String,
    /// Hours a week.
    pub hours: Option<super::super::Hours>,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Option<Date>,
    /// Why it began.
    pub start_reason: String,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// In words.
    pub end_remark: String,
    /// What could be expected.
    pub perspective: Option<Perspective>,
    /// The step that it restored.
    pub way_back_of: Option<String>,
    /// Source of the rule that it goes against.
    pub warning: Option<String>,
    /// The version.
    pub version: i64,
}

impl StoredStep {
    /// The step as far as rules about overlap look at it.
    pub fn dated(&self) -> Dated<'_> {
        Dated { work_form: &self.work_form, from: self.start, until: self.end }
    }

    /// The name of the work form.
    pub fn form_name(&self, language: impl std::borrow::Borrow<Language>) -> &str {
        &self.form_names[language.borrow().place()]
    }

    /// How it ended, when it did.
    pub fn ending(&self) -> Option<Ending> {
        Some(Ending {
            day: self.end?,
            reason: self.end_reason.unwrap_or(EndReason::Unknown),
            remark: self.end_remark.clone(),
            perspective: self.perspective,
        })
    }

    /// Whether a new step would be this one again: the same work form at the same place, while
    /// somebody is there already on its first day.
    pub fn is_repeated_by(&self, new: &NewStep) -> bool {
        (&self.organisation, &self.work_form, &self.place)
            == (&new.organisation, &new.work_form, &new.place)
            && self.covers(new.start)
    }

    /// Whether it covers this day.
    pub fn covers(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }

    /// Whether it runs on this day or later.
    pub fn goes_on(&self, day: impl std::borrow::Borrow<Date>) -> bool {
        self.end.is_none_or(|end| *day.borrow() <= end)
    }

    /// As the safety net and the figures read it.
    pub fn fact(&self) -> crate::safety_net::Step {
        crate::safety_net::Step {
            id: self.id.clone(),
            organisation: self.organisation.clone(),
            rung: self.rung,
            work_form: self.work_form.clone(),
            regular: self.regular,
            place: self.place.clone(),
            from: self.start,
            until: self.end,
        }
    }

    fn read(row: &Row) -> Result<StoredStep> {
        let end_reason: Option<String> = row.get("end_reason")?;
        let perspective: Option<String> = row.get("perspective")?;
        let quarters: Option<i64> = row.get("hours_quarters")?;
        Ok(StoredStep {
            id: row.get("id")?,
            person: row.get("person")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("organisation_name")?,
            rung: row.get("rung")?,
            work_form: row.get("work_form")?,
            form_names: [row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?],
            regular: row.get("regular")?,
            place: row.get("place")?,
            hours: quarters.and_then(super::super::Hours::from_quarters),
            start: row.get("start_day")?,
            end: row.get("end_day")?,
            start_reason: row.get("start_reason")?,
            // An import may keep a reason of its own; the remark then says it.
            end_reason: end_reason.map(|r| EndReason::parse(&r).unwrap_or(EndReason::Other)),
            end_remark: row.get("end_remark")?,
            perspective: perspective.as_deref().and_then(Perspective::parse),
            way_back_of: row.get("way_back_of")?,
            warning: row.get("warning")?,
            version: row.get("version")?,
        })
    }
}

/// All steps of a person, earliest first.
pub async fn steps(db: &Db, person: &str) -> Result<Vec<StoredStep>> {
    db.rows(STEPS, values![person]).await?.iter().map(StoredStep::read).collect()
}

/// Whose step this is.
pub async fn whose_step(db: &Db, id: &str) -> Result<Option<String>> {
    whose(db, WHOSE_STEP, id).await
}

/// Whose waiting place this is.
pub async fn whose_waiting(db: &Db, id: &str) -> Result<Option<String>> {
    whose(db, WHOSE_WAITING, id).await
}

/// Whose permission this is.
pub async fn whose_permission(db: &Db, id: &str) -> Result<Option<String>> {
    whose(db, WHOSE_PERMISSION, id).await
}

async fn whose(db: &Db, sql: &'static str, id: &str) -> Result<Option<String>> {
    db.maybe(sql, values![id]).await?.map(|row| row.get("person")).transpose()
}

/// A step of Nele at De Kade, for tests.
#[cfg(test)]
pub fn example(rung: i64, start: Date, end: Option<Date>) -> StoredStep {
    StoredStep {
        id: start.to_string(),
        person: "nele".into(),
        organisation: "kade".into(),
        organisation_name: "Atelier De Kade".into(),
        rung,
        work_form: format!("form-{rung}"),
        form_names: ["AMA".into(), "AMA".into(), "AMA".into()],
        regular: false,
        place: String::new(),
        hours: None,
        start,
        end,
        start_reason: String::new(),
        end_reason: None,
        end_remark: String::new(),
        perspective: None,
        way_back_of: None,
        warning: None,
        version: 1,
    }
}
