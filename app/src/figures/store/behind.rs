//! The people behind a number of one organisation ($2), as far as the reader ($1) opens their files.

use crate::figures::people::{Behind, What};
use base::db::{Db, Result, Row};
use base::values;
use outcomes::Window;

pub(in crate::figures) const STANDING_THERE: &str =
    "SELECT DISTINCT p.id AS id, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.sort_name AS sort_name
    FROM spell s JOIN person p ON p.id = s.person
    JOIN visible_person v ON v.person = s.person AND v.account = $1 AND v.organisation = $2
    WHERE s.organisation = $2 AND s.first_day <= $3 AND (s.last_day IS NULL OR s.last_day >= $3)
        AND ($4 = 0 OR s.rung = $4) AND ($5 = '' OR s.work_form = $5)
    ORDER BY p.sort_name, p.id LIMIT 1000";
pub(in crate::figures) const MOVED_THERE: &str = "SELECT p.id AS id, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called,
    m.day AS day
    FROM movement m JOIN person p ON p.id = m.person
    WHERE COALESCE(m.from_organisation, m.organisation) = $2 AND m.day >= $3 AND m.day <= $4
        AND m.kind = $5 AND ($6 = 0 OR m.from_rung = $6) AND ($7 = 0 OR m.to_rung = $7)
        AND EXISTS (SELECT 1 FROM visible_person v
                    WHERE v.person = m.person AND v.account = $1 AND v.organisation = $2)
    ORDER BY p.sort_name, p.id, m.day LIMIT 1000";
pub(in crate::figures) const PASSED_THERE: &str = "SELECT p.id AS id, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called,
    m.day AS day
    FROM movement m JOIN person p ON p.id = m.person
    WHERE m.day >= $3 AND m.day <= $4 AND m.from_organisation <> m.organisation
        AND (($5 = 1 AND m.organisation = $2 AND ($6 = 0 OR m.to_rung = $6))
            OR ($5 = 0 AND m.from_organisation = $2 AND ($6 = 0 OR m.from_rung = $6)))
        AND EXISTS (SELECT 1 FROM visible_person v
                    WHERE v.person = m.person AND v.account = $1 AND v.organisation = $2)
    ORDER BY p.sort_name, p.id, m.day LIMIT 1000";
pub(in crate::figures) const ACTIVE_THERE: &str =
    "SELECT DISTINCT p.id AS id, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.sort_name AS sort_name
    FROM step s JOIN person p ON p.id = s.person
    JOIN visible_person v ON v.person = s.person AND v.account = $1 AND v.organisation = $2
    LEFT JOIN person_now n ON n.person = s.person
    WHERE s.organisation = $2 AND s.rung IN (3, 4) AND s.start_day <= $4
        AND (s.end_day IS NULL OR s.end_day >= $3)
        AND ($5 = 0 OR (n.first_paid_day >= $3 AND n.first_paid_day <= $4))
    ORDER BY p.sort_name, p.id LIMIT 1000";
pub(in crate::figures) const AIMED_THERE: &str =
    "SELECT DISTINCT p.id AS id, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.sort_name AS sort_name
    FROM spell s JOIN person p ON p.id = s.person
    JOIN visible_person v ON v.person = s.person AND v.account = $1 AND v.organisation = $2
    JOIN aimed a ON a.person = s.person
    WHERE s.organisation = $2 AND s.first_day <= $3 AND (s.last_day IS NULL OR s.last_day >= $3)
        AND a.first_day <= $3 AND (a.last_day IS NULL OR a.last_day >= $3)
        AND ($4 = 0 OR a.reached_day <= $3)
    ORDER BY p.sort_name, p.id LIMIT 1000";

/// The people behind a number, by name; at most a thousand.
pub(in crate::figures) async fn people(
    db: &Db,
    account: &str,
    organisation: &str,
    window: Window,
    what: &What,
) -> Result<Vec<Behind>> {
    let (first, last) = (window.first(), window.last());
    let rows = match what {
        What::Start(rung, form) | What::End(rung, form) => {
            let eve = first.yesterday().unwrap_or(first);
            let day = if matches!(what, What::Start(..)) { eve } else { last };
            let (rung, form) = (of(*rung), form.as_deref().unwrap_or(""));
            db.rows(STANDING_THERE, values![account, organisation, day, rung, form]).await?
        }
        What::Left(kind, rung) | What::Reached(kind, rung) => {
            let (left, reached) = match what {
                What::Left(..) => (of(*rung), 0),
                _ => (0, of(*rung)),
            };
            let values = values![account, organisation, first, last, kind.as_str(), left, reached];
            db.rows(MOVED_THERE, values).await?
        }
        What::Passed { came, rung } => {
            let (came, rung) = (i64::from(*came), of(*rung));
            let values = values![account, organisation, first, last, came, rung];
            db.rows(PASSED_THERE, values).await?
        }
        What::Active(paid) => {
            let values = values![account, organisation, first, last, i64::from(*paid)];
            db.rows(ACTIVE_THERE, values).await?
        }
        What::Aimed(reached) => {
            let values = values![account, organisation, last, i64::from(*reached)];
            db.rows(AIMED_THERE, values).await?
        }
    };
    let has_day = matches!(what, What::Left(..) | What::Reached(..) | What::Passed { .. });
    rows.iter().map(|row| read(row, has_day)).collect()
}

fn of(rung: Option<u8>) -> i64 {
    rung.map_or(0, i64::from)
}

fn read(row: &Row, has_day: bool) -> Result<Behind> {
    Ok(Behind {
        id: row.get("id")?,
        name: crate::people::store::name(row)?,
        day: if has_day { Some(row.get("day")?) } else { None },
    })
}
