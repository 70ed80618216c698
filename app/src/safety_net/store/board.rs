//! The board: lines by reason, the longest-standing first.

use super::super::SignalKind;
use crate::people::full_name;
use crate::trajectories::EndReason;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

/// One reason's first six lines; the overview is one text of all of them, so that it is one question.
macro_rules! first_of {
    ($kind:literal) => {
        concat!(
            "SELECT * FROM (SELECT kind, person, from_day, about_day, step, lead_account
             FROM signal WHERE organisation = $1 AND kind = '",
            $kind,
            "' AND from_day <= $2 ORDER BY from_day, person LIMIT 6) AS lines"
        )
    };
}

/// What is shown of a line to the account whose parameter this is: only people whom that account may
/// see, also when a signal was left behind. A rung of another organisation stays closed.
macro_rules! shown {
    ($account:literal, $from:expr) => {
        concat!(
            "SELECT s.kind AS kind, s.person AS person, s.from_day AS from_day,
                s.about_day AS about_day, s.step AS step, s.lead_account AS lead_account,
                a.name AS lead_name, p.given_name AS given_name, p.family_name AS family_name,
                p.called AS called,
                p.made_at AS made_at,
                CASE WHEN n.organisation = $1 THEN n.rung END AS rung,
                f.name_nl AS name_nl, f.name_fr AS name_fr, f.name_en AS name_en,
                t.place AS place, t.end_reason AS end_reason,
                (SELECT c.value FROM contact_way c WHERE c.person = s.person AND c.kind = 'phone'
                 ORDER BY c.position LIMIT 1) AS phone
             FROM (",
            $from,
            ") AS s
             JOIN person p ON p.id = s.person
             LEFT JOIN person_now n ON n.person = s.person
             LEFT JOIN account a ON a.id = s.lead_account
             LEFT JOIN step t ON t.id = s.step
             LEFT JOIN work_form f ON f.id = t.work_form
             WHERE EXISTS (SELECT 1 FROM visible_person v WHERE v.account = ",
            $account,
            " AND v.person = s.person AND v.organisation = $1)
             ORDER BY s.from_day, s.person"
        )
    };
}

const OVERVIEW: &str = shown!(
    "$3",
    concat!(
        first_of!("ended-without-successor"),
        " UNION ALL ",
        first_of!("no-step"),
        " UNION ALL ",
        first_of!("no-supporter"),
        " UNION ALL ",
        first_of!("unexcused"),
        " UNION ALL ",
        first_of!("no-contact"),
        " UNION ALL ",
        first_of!("no-next-date"),
        " UNION ALL ",
        first_of!("place-closed"),
        " UNION ALL ",
        first_of!("permission-expiring"),
        " UNION ALL ",
        first_of!("max-duration")
    )
);
const OF_KIND: &str = shown!(
    "$6",
    "SELECT kind, person, from_day, about_day, step, lead_account FROM signal
     WHERE organisation = $1 AND from_day <= $2 AND kind = $3
     ORDER BY from_day, person LIMIT $4 OFFSET $5"
);
const OF_LEAD: &str = shown!(
    "$5",
    "SELECT kind, person, from_day, about_day, step, lead_account FROM signal
     WHERE organisation = $1 AND from_day <= $2 AND lead_account = $3 AND ($4 = '' OR kind = $4)
     ORDER BY from_day, person"
);
// The people on whose team somebody is: all that a partner sees.
const OF_TEAM: &str = shown!(
    "$3",
    "SELECT g.kind AS kind, g.person AS person, g.from_day AS from_day,
        g.about_day AS about_day, g.step AS step, g.lead_account AS lead_account
     FROM signal g WHERE g.organisation = $1 AND g.from_day <= $2 AND ($4 = '' OR g.kind = $4)
       AND g.person IN (SELECT m.person FROM team_member m
                        WHERE m.account = $3 AND m.until_day IS NULL)
     ORDER BY g.from_day, g.person"
);
const ALL: &str = shown!(
    "$4",
    "SELECT kind, person, from_day, about_day, step, lead_account FROM signal
     WHERE organisation = $1 AND from_day <= $2 AND ($3 = '' OR kind = $3)"
);
const OF_NOBODY: &str = shown!(
    "$4",
    "SELECT kind, person, from_day, about_day, step, lead_account FROM signal
     WHERE organisation = $1 AND from_day <= $2 AND lead_account IS NULL AND ($3 = '' OR kind = $3)
     ORDER BY from_day, person"
);

/// How many lines each reason has, and under an empty word at how many people they stand.
macro_rules! counted {
    ($whose:literal) => {
        concat!(
            "SELECT kind, count(*) AS n FROM signal
             WHERE organisation = $1 AND from_day <= $2",
            $whose,
            " GROUP BY kind UNION ALL SELECT '', count(DISTINCT person) FROM signal
             WHERE organisation = $1 AND from_day <= $2",
            $whose
        )
    };
}

const COUNTS: &str = counted!("");
const COUNTS_OF_LEAD: &str = counted!(" AND lead_account = $3");
const COUNTS_OF_NOBODY: &str = counted!(" AND lead_account IS NULL");
const COUNTS_OF_TEAM: &str = counted!(
    " AND person IN (SELECT m.person FROM team_member m
                     WHERE m.account = $3 AND m.until_day IS NULL)"
);

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    OVERVIEW,
    OF_KIND,
    OF_LEAD,
    OF_NOBODY,
    OF_TEAM,
    ALL,
    COUNTS,
    COUNTS_OF_LEAD,
    COUNTS_OF_NOBODY,
    COUNTS_OF_TEAM,
];

/// Whose lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's with a file in the organisation.
    Everybody,
    /// Those of the people for whom this account is first to act.
    Lead(String),
    /// Those of the people for whom nobody is first to act.
    Nobody,
    /// Those of the people on whose team this account is.
    Team(String),
}

/// A line of the board.
#[derive(Debug, Clone)]
pub struct Line {
    /// Why.
    pub kind: SignalKind,
    /// Who.
    pub person: String,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The daily name, when it is another than the given one.
    pub daily_name: String,
    /// The rung now, at this organisation.
    pub rung: Option<i64>,
    /// The first day on which the reason held.
    pub from: Date,
    /// When the person was written in: before that nobody could see the line.
    pub made_at: Timestamp,
    /// The day it is about.
    pub about: Option<Date>,
    /// The step it is about.
    pub step: Option<String>,
    /// The work form of that step, in Dutch, French and English.
    pub form_names: Option<[String; 3]>,
    /// Its place.
    pub place: String,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// Who is first to act.
    pub lead: Option<String>,
    /// A number to call.
    pub phone: Option<String>,
}

/// How many lines a reason has.
pub type Count = (SignalKind, i64);

/// What stands on a board, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many lines each reason has, in the order of the board.
    pub reasons: Vec<Count>,
    /// At how many people these lines stand: one can have several.
    pub people: i64,
}

impl Tally {
    /// All lines.
    pub fn lines(&self) -> i64 {
        self.reasons.iter().map(|(_, n)| n).sum()
    }
}

impl Line {
    /// The whole name.
    pub fn name(&self) -> String {
        full_name(&self.given_name, &self.family_name, &self.daily_name)
    }

    /// The name by which the person is spoken to.
    pub fn called(&self) -> &str {
        if self.daily_name.is_empty() { &self.given_name } else { &self.daily_name }
    }

    fn read(row: &Row) -> Result<Option<Line>> {
        let Some(kind) = SignalKind::parse(&row.get::<String>("kind")?) else {
            return Ok(None);
        };
        let nl: Option<String> = row.get("name_nl")?;
        let form_names = match nl {
            Some(nl) => Some([nl, row.get("name_fr")?, row.get("name_en")?]),
            None => None,
        };
        let end_reason: Option<String> = row.get("end_reason")?;
        Ok(Some(Line {
            kind,
            person: row.get("person")?,
            given_name: row.get("given_name")?,
            family_name: row.get("family_name")?,
            daily_name: row.get("called")?,
            rung: row.get("rung")?,
            from: row.get("from_day")?,
            made_at: row.get("made_at")?,
            about: row.get("about_day")?,
            step: row.get("step")?,
            form_names,
            place: row.get::<Option<String>>("place")?.unwrap_or_default(),
            end_reason: end_reason.as_deref().and_then(EndReason::parse),
            lead: row.get("lead_name")?,
            phone: row.get("phone")?,
        }))
    }
}

fn read(rows: &[Row]) -> Result<Vec<Line>> {
    rows.iter().filter_map(|row| Line::read(row).transpose()).collect()
}

/// The first lines of every reason.
pub async fn overview(db: &Db, reader: &str, organisation: &str, today: Date) -> Result<Vec<Line>> {
    read(&db.rows(OVERVIEW, values![organisation, today, reader]).await?)
}

/// Lines of one reason (of the whole organisation), or all lines of a lead or a team member.
pub async fn lines(
    db: &Db,
    reader: &str,
    (organisation, whose): (&str, &Whose),
    today: Date,
    kind: Option<SignalKind>,
    (limit, skip): (i64, i64),
) -> Result<Vec<Line>> {
    let word = kind.map_or("", SignalKind::word);
    let (sql, values) = match whose {
        Whose::Everybody => (OF_KIND, values![organisation, today, word, limit, skip, reader]),
        Whose::Lead(account) => (OF_LEAD, values![organisation, today, account, word, reader]),
        Whose::Nobody => (OF_NOBODY, values![organisation, today, word, reader]),
        Whose::Team(account) => (OF_TEAM, values![organisation, today, account, word]),
    };
    read(&db.rows(sql, values).await?)
}

/// Every line, for an export.
pub async fn all_lines(
    db: &Db,
    reader: &str,
    (organisation, whose): (&str, &Whose),
    today: Date,
    kind: Option<SignalKind>,
) -> Result<Vec<Line>> {
    if *whose != Whose::Everybody {
        return lines(db, reader, (organisation, whose), today, kind, (0, 0)).await;
    }
    let word = kind.map_or("", SignalKind::word);
    read(&db.rows(ALL, values![organisation, today, word, reader]).await?)
}

/// What stands on the board, in numbers.
pub async fn counts(db: &Db, (organisation, whose): (&str, &Whose), today: Date) -> Result<Tally> {
    let rows = match whose {
        Whose::Everybody => db.rows(COUNTS, values![organisation, today]).await?,
        Whose::Lead(who) => db.rows(COUNTS_OF_LEAD, values![organisation, today, who]).await?,
        Whose::Nobody => db.rows(COUNTS_OF_NOBODY, values![organisation, today]).await?,
        Whose::Team(who) => db.rows(COUNTS_OF_TEAM, values![organisation, today, who]).await?,
    };
    let mut tally = Tally::default();
    for row in &rows {
        let word: String = row.get("kind")?;
        match SignalKind::parse(&word) {
            Some(kind) => tally.reasons.push((kind, row.get("n")?)),
            None if word.is_empty() => tally.people = row.get("n")?,
            None => {}
        }
    }
    tally.reasons.sort_by_key(|(kind, _)| *kind);
    Ok(tally)
}
