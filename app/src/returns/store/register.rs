//! Who was in arbeidszorg at an organisation in a year, with what the register of the sector asks.

use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::Date;

/// The work forms that are arbeidszorg.
macro_rules! forms {
    () => {
        "('arbeidszorg', 'ama-welzijn', 'ama-sociale-economie')"
    };
}
// Every step in arbeidszorg of who had one in the year ($2 to $3); income, indications and who sent the
// person as the organisation has them.
const STEPS: &str = concat!(
    "SELECT t.person AS person, q.given_name AS given_name, q.family_name AS family_name,
    q.called AS called, q.sex AS sex, q.birth AS birth, q.education AS education,
    t.start_day AS start_day, t.end_day AS end_day, COALESCE(t.end_reason, '') AS reason,
    COALESCE(t.perspective, '') AS perspective,
    (SELECT i.statute FROM income_statute i WHERE i.person = t.person
        AND i.organisation = t.organisation AND i.from_day <= $3
        AND (i.until_day IS NULL OR i.until_day >= $2)
        ORDER BY i.from_day DESC, i.id DESC LIMIT 1) AS statute,
    (SELECT x.ticks FROM indication x WHERE x.person = t.person AND x.organisation = t.organisation
        ORDER BY x.id DESC LIMIT 1) AS ticks,
    (SELECT o.name FROM way_in w JOIN referral r ON r.id = w.referral
        JOIN organisation o ON o.id = r.organisation
        WHERE w.person = t.person AND w.organisation = t.organisation
        ORDER BY w.signed_up_day, w.id LIMIT 1) AS referrer
    FROM step t JOIN person q ON q.id = t.person
    WHERE t.organisation = $1 AND t.start_day <= $3 AND t.work_form IN ",
    forms!(),
    " AND EXISTS (SELECT 1 FROM step u WHERE u.person = t.person AND u.organisation = t.organisation
          AND u.start_day <= $3 AND (u.end_day IS NULL OR u.end_day >= $2) AND u.work_form IN ",
    forms!(),
    ") AND ($4 = '' OR EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $4
          AND v.person = t.person AND v.organisation = t.organisation AND v.role = 'coordinator'))
    ORDER BY q.sort_name, t.person, t.start_day, t.id"
);
const HALF_DAYS: &str = concat!(
    "SELECT count(*) AS half_days, CAST(COALESCE(sum(x.minutes), 0) AS BIGINT) AS minutes,
    CAST(COALESCE(sum(CASE WHEN x.minutes IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS unknown
    FROM work_post w CROSS JOIN presence x
    WHERE w.organisation = $1 AND x.work_post = w.id AND x.day >= $2 AND x.day <= $3
      AND x.code IN ('present', 'late')
      AND EXISTS (SELECT 1 FROM step t WHERE t.person = x.person AND t.organisation = $1
          AND t.start_day <= x.day AND (t.end_day IS NULL OR t.end_day >= x.day)
          AND t.work_form IN ",
    forms!(),
    ")"
);
const SITES: &str =
    "SELECT municipality FROM site WHERE organisation = $1 AND archived_day IS NULL";

#[cfg(test)]
pub(super) const TEXTS: [&str; 3] = [STEPS, HALF_DAYS, SITES];

/// Somebody who was in arbeidszorg in the year. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active {
    /// Who.
    pub person: String,
    /// The name.
    pub name: String,
    /// A word of [`crate::people::codes::Sex`].
    pub sex: String,
    /// Birth date.
    pub birth: RoughDate,
    /// A word of [`crate::people::codes::Education`].
    pub education: String,
    /// A word of [`crate::people::codes::STATUTES`].
    pub statute: String,
    /// The letters of the indications.
    pub ticks: String,
    /// Which organisation referred the person.
    pub referrer: String,
    /// The first day in arbeidszorg at this organisation.
    pub first: Date,
    /// The last one; nothing when it goes on.
    pub last: Option<Date>,
    /// Why the last step ended.
    pub reason: String,
    /// What could be expected after it.
    pub perspective: String,
}

fn active(row: &Row) -> Result<Active> {
    Ok(Active {
        person: row.get("person")?,
        name: name(row)?,
        sex: row.get("sex")?,
        birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
        education: row.get("education")?,
        statute: row.get::<Option<String>>("statute")?.unwrap_or_default(),
        ticks: row.get::<Option<String>>("ticks")?.unwrap_or_default(),
        referrer: row.get::<Option<String>>("referrer")?.unwrap_or_default(),
        first: row.get("start_day")?,
        last: row.get("end_day")?,
        reason: row.get("reason")?,
        perspective: row.get("perspective")?,
    })
}

/// Who was in arbeidszorg at an organisation in a period, each once, by name.
pub async fn actives(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
    account: &str,
) -> Result<Vec<Active>> {
    let mut all: Vec<Active> = vec![];
    for row in db.rows(STEPS, values![organisation, from, until, account]).await? {
        let next = active(&row)?;
        match all.last_mut().filter(|last| last.person == next.person) {
            // A later step goes on with it; what ends last says why it ended.
            Some(last) if last.last.is_some_and(|day| next.last.is_none_or(|end| end >= day)) => {
                (last.last, last.reason) = (next.last, next.reason);
                last.perspective = next.perspective;
            }
            Some(_) => {}
            None => all.push(next),
        }
    }
    Ok(all)
}

/// The half-days on which people in arbeidszorg were there: how many, their minutes as far as they are noted,
/// and of how many they are not.
pub async fn half_days(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
) -> Result<(i64, i64, i64)> {
    let row = db.row(HALF_DAYS, values![organisation, from, until]).await?;
    Ok((row.get("half_days")?, row.get("minutes")?, row.get("unknown")?))
}

/// The municipalities of the sites that are in use.
pub async fn sites(db: &Db, organisation: &str) -> Result<Vec<String>> {
    let rows = db.rows(SITES, values![organisation]).await?;
    rows.iter().map(|row| row.get("municipality")).collect()
}
