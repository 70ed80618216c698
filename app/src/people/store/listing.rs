//! The list of one organisation's people: a walk along one index, a page at a time.

use base::db::{Db, Result, Row};
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::Date;

// What stands at another organisation stays closed until consent: rung, place, next date and last
// contact only of one's own. The row of today is of all organisations: where it names none, the own
// date is looked up. Rung -1 asks for who stands on no rung here.
macro_rules! listed {
    ($from:literal) => {
        concat!(
            "SELECT p.id AS id, p.given_name AS given_name, p.family_name AS family_name,
    p.called AS called, p.birth AS birth, i.until_day AS closed_day,
    CASE WHEN ",
            super::secret_home!("p", "$8"),
            " AND NOT EXISTS (
        SELECT 1 FROM account_role g WHERE g.account = $1 AND g.organisation = $2
          AND i.until_day IS NULL AND g.role IN ('coach', 'coordinator')) THEN NULL ELSE p.municipality END AS municipality,
    CASE WHEN ",
            super::secret_home!("p", "$8"),
            " THEN TRUE ELSE FALSE END AS is_protected,
    CASE WHEN n.organisation = i.organisation THEN n.rung END AS rung,
    CASE WHEN n.organisation = i.organisation THEN s.place END AS place,
    (SELECT l.name FROM account l WHERE l.id = n.lead_account) AS lead_name,
    CASE WHEN n.last_contact_organisation = i.organisation THEN n.last_contact
         WHEN n.last_contact IS NOT NULL THEN
            (SELECT np.day FROM note_person np CROSS JOIN note c
             WHERE np.person = i.person AND np.organisation = i.organisation AND c.id = np.note
               AND c.is_contact AND c.withdrawn_at IS NULL
             ORDER BY np.day DESC LIMIT 1) END AS last_contact,
    CAST(CASE WHEN n.organisation <> i.organisation THEN 1 ELSE 0 END AS BIGINT) AS elsewhere,
    CASE WHEN n.next_organisation = i.organisation THEN n.next_day
         WHEN n.next_day IS NOT NULL THEN
            (SELECT min(a.day) FROM appointment a
             WHERE a.person = i.person AND a.organisation = i.organisation
               AND a.state = 'open' AND a.day >= n.next_day) END AS next_day ",
            $from,
            "
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = i.person AND v.organisation = i.organisation)
  AND p.merged_into IS NULL
  AND (i.sort_name, i.person) > (COALESCE((SELECT c.sort_name FROM person c WHERE c.id = $3), ''), $3)
  AND (CASE WHEN i.until_day IS NULL THEN 0 ELSE 1 END) = $4
  AND ($5 = 0 OR (n.rung = $5 AND n.organisation = i.organisation)
       OR ($5 = -1 AND (n.rung IS NULL OR n.organisation <> i.organisation)))
  AND ($6 = '' OR (p.municipality = $6 AND (NOT ",
            super::secret_home!("p", "$8"),
            " OR EXISTS (
        SELECT 1 FROM account_role g WHERE g.account = $1 AND g.organisation = $2
          AND i.until_day IS NULL AND g.role IN ('coach', 'coordinator')))))
ORDER BY i.sort_name, i.person
LIMIT $7"
        )
    };
}

const LIST: &str = listed!(
    "FROM involvement i
     JOIN person p ON p.id = i.person
     LEFT JOIN person_now n ON n.person = i.person
     LEFT JOIN step s ON s.id = n.step
     WHERE i.organisation = $2"
);
// Of open files only what the organisation carries: a child in a household misses no supporter.
const UNLED: &str = listed!(
    "FROM involvement i
     JOIN person p ON p.id = i.person
     JOIN person_now n ON n.person = i.person
     LEFT JOIN step s ON s.id = n.step
     WHERE i.organisation = $2 AND n.lead_account IS NULL
       AND ($4 = 1 OR EXISTS (SELECT 1 FROM carried c
                              WHERE c.person = i.person AND c.organisation = i.organisation))"
);
const LED: &str = listed!(
    "FROM person_now n
     JOIN involvement i ON i.person = n.person AND i.organisation = $2
     JOIN person p ON p.id = i.person
     LEFT JOIN step s ON s.id = n.step
     WHERE n.lead_account = $9"
);

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[LIST, UNLED, LED];

/// More rows than any organisation has people: for exports.
const EVERYBODY: i64 = 1_000_000;

/// Asks for the people who stand on no rung of this organisation.
pub const NO_RUNG: i64 = -1;

/// Whose people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All people of the organisation.
    All,
    /// Those whom this account leads.
    Led(String),
    /// Those whom nobody leads.
    Unled,
}

/// Which people are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The organisation whose files are listed.
    pub organisation: String,
    /// All, or those whom somebody leads.
    pub which: Which,
    /// Closed files instead of open ones.
    pub closed: bool,
    /// Only this rung; 0 is all, [`NO_RUNG`] who stands on none here.
    pub rung: i64,
    /// Only this municipality (NIS); empty is all.
    pub municipality: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The person.
    pub id: String,
    /// How the person is called.
    pub name: String,
    /// Birth date.
    pub birth: RoughDate,
    /// NIS code; nothing when it is secret for the reader.
    pub municipality: Option<String>,
    /// Whether it is secret: then it stands in no file that leaves.
    pub is_protected: bool,
    /// When the file was closed.
    pub closed_day: Option<Date>,
    /// Rung now, at this organisation.
    pub rung: Option<i64>,
    /// Place now, at this organisation.
    pub place: Option<String>,
    /// Whether the step of now is another organisation's, and so closed.
    pub is_elsewhere: bool,
    /// Lead supporter.
    pub lead_name: Option<String>,
    /// Next date at this organisation.
    pub next_day: Option<Date>,
    /// Last contact with this organisation.
    pub last_contact: Option<Date>,
}

/// A page of the list: at most `limit` people after the person `after` (empty: from the start); `today` decides
/// who lives at a door that is secret.
pub async fn list(
    db: &Db,
    account: &str,
    filter: &Filter,
    after: &str,
    (limit, today): (i64, Date),
) -> Result<Vec<Listed>> {
    let mut values = values![
        account,
        &filter.organisation,
        after,
        i64::from(filter.closed),
        filter.rung,
        &filter.municipality,
        limit,
        today
    ];
    let sql = match &filter.which {
        Which::All => LIST,
        Which::Unled => UNLED,
        Which::Led(lead) => {
            values.push(lead.into());
            LED
        }
    };
    db.rows(sql, values).await?.iter().map(read).collect()
}

/// The whole list, for an export.
pub async fn list_all(db: &Db, account: &str, filter: &Filter, today: Date) -> Result<Vec<Listed>> {
    list(db, account, filter, "", (EVERYBODY, today)).await
}

fn read(row: &Row) -> Result<Listed> {
    Ok(Listed {
        id: row.get("id")?,
        name: super::name(row)?,
        birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
        municipality: row.get("municipality")?,
        is_protected: row.get("is_protected")?,
        closed_day: row.get("closed_day")?,
        rung: row.get("rung")?,
        place: row.get::<Option<String>>("place")?.filter(|p| !p.is_empty()),
        is_elsewhere: row.get::<i64>("elsewhere")? == 1,
        lead_name: row.get("lead_name")?,
        next_day: row.get("next_day")?,
        last_contact: row.get("last_contact")?,
    })
}
