//! Which adult may see what is shared of a child.

use crate::people::store::name_of_who;
use base::db::{Db, Result, Row, Work};
use base::rough_date::RoughDate;
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO parent_access (id, person, account, organisation, ground, from_day,
    until_day, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_CHILD: &str = concat!(
    "
SELECT p.id, p.ground, p.from_day, p.until_day, p.ended_at, p.ended_because, p.account, ",
    name_of_who!("a"),
    " AS adult, b.name AS made_by
FROM parent_access p JOIN account a ON a.id = p.account JOIN account b ON b.id = p.made_by
WHERE p.person = $1 ORDER BY p.id DESC"
);
const HAS_OPEN: &str = "SELECT count(*) AS n FROM parent_access WHERE person = $1 AND account = $2
    AND ended_at IS NULL AND (until_day IS NULL OR until_day >= $3)";
const OPEN: &str = concat!(
    "
SELECT p.id, p.person, c.given_name, c.called, c.birth, 
    CASE WHEN ",
    crate::people::store::secret_home!("c", "$2"),
    " THEN TRUE ELSE FALSE END AS is_protected
FROM parent_access p JOIN person c ON c.id = p.person
WHERE p.account = $1 AND p.ended_at IS NULL AND p.from_day <= $2
  AND (p.until_day IS NULL OR p.until_day >= $2) AND c.merged_into IS NULL
  AND ",
    crate::access::store::session_knows!("$3", "p.person"),
    "
ORDER BY c.birth, p.id"
);
const SEEN_AROUND: &str = concat!(
    "
SELECT p.id, p.person, ",
    name_of_who!("a"),
    " AS adult FROM parent_access p JOIN account a ON a.id = p.account
WHERE p.ended_at IS NULL AND (p.until_day IS NULL OR p.until_day >= $2) AND (p.person = $1
    OR p.person IN (SELECT k.person FROM household_member m
        JOIN household_member k ON k.household = m.household AND ",
    super::not_left!("k", "$2"),
    "
        WHERE m.person = $1 AND ",
    super::not_left!("m", "$2"),
    "))
ORDER BY p.id"
);
const END: &str = "UPDATE parent_access SET ended_at = $3, ended_by = $4, ended_because = $5
    WHERE id = $2 AND person = $1 AND ended_at IS NULL";
const END_AROUND: &str = "UPDATE parent_access SET ended_at = $2, ended_by = $3,
    ended_because = 'household'
    WHERE ended_at IS NULL
      AND (person = $1 OR account IN (SELECT a.id FROM account a WHERE a.person = $1))";
const END_WITHIN: &str = "UPDATE parent_access SET ended_at = $2, ended_by = $3,
    ended_because = 'household'
    WHERE ended_at IS NULL AND (
        (person = $1 AND account IN (SELECT a.id FROM account a
            JOIN household_member m ON m.person = a.person WHERE m.household = $4))
     OR (account IN (SELECT a.id FROM account a WHERE a.person = $1) AND person IN
            (SELECT m.person FROM household_member m WHERE m.household = $4)))";
const LIMIT_AROUND: &str = "UPDATE parent_access SET until_day = $2
    WHERE ended_at IS NULL AND from_day <= $2 AND (until_day IS NULL OR until_day > $2)
      AND (person = $1 OR account IN (SELECT a.id FROM account a WHERE a.person = $1))";
const END_LATER: &str = "UPDATE parent_access SET ended_at = $2, ended_by = $3,
    ended_because = 'household'
    WHERE ended_at IS NULL AND from_day > $4
      AND (person = $1 OR account IN (SELECT a.id FROM account a WHERE a.person = $1))";
const LEAVES: &str = "SELECT min(until_day) AS day FROM household_member
    WHERE person IN ($1, $2) AND until_day > $3";
const DATES: &str = "
SELECT p.day, p.minute, p.kind, p.place, a.name
FROM appointment p JOIN account a ON a.id = p.account
WHERE p.person = $1 AND p.state = 'open' AND p.day >= $2 ORDER BY p.day, p.minute LIMIT 10";
// Nothing about health or justice: a child has those for itself.
const PLAN: &str = "
SELECT g.words AS goal, a.words AS action, a.due_day
FROM plan_goal g LEFT JOIN plan_action a ON a.goal = g.id AND a.state = 'open'
WHERE g.person = $1 AND g.state = 'open' AND g.category NOT IN ('health', 'justice')
ORDER BY g.from_day, g.id, a.id LIMIT 40";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    ADD,
    OF_CHILD,
    HAS_OPEN,
    OPEN,
    SEEN_AROUND,
    END,
    END_AROUND,
    END_WITHIN,
    LIMIT_AROUND,
    END_LATER,
    LEAVES,
    DATES,
    PLAN,
];

/// The access of an adult, as a worker sees it.
#[derive(Debug, Clone)]
pub struct Access {
    /// The row.
    pub id: String,
    /// The account of the adult.
    pub account: String,
    /// Who.
    pub adult: String,
    /// On what ground, as a word of [`crate::households::parents::GROUNDS`].
    pub ground: String,
    /// The first day.
    pub from_day: Date,
    /// The last day.
    pub until_day: Option<Date>,
    /// Who noted it.
    pub made_by: String,
    /// When it was ended before its time.
    pub ended_at: Option<Timestamp>,
    /// Why; `household` when somebody left.
    pub ended_because: String,
}

impl Access {
    /// Whether it holds, or will.
    pub fn is_open(&self, today: Date) -> bool {
        self.ended_at.is_none() && self.until_day.is_none_or(|last| last >= today)
    }
}

/// A child of whom the reader may see something today.
#[derive(Debug, Clone)]
pub struct Child {
    /// The row of the access.
    pub id: String,
    /// The child.
    pub person: String,
    /// The first name.
    pub first_name: String,
    /// When the child was born.
    pub birth: RoughDate,
    /// Whether it is secret where the child lives: then no place is told.
    pub is_protected: bool,
}

/// A goal of a child, with one thing that is done for it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// In the own words.
    pub goal: String,
    /// What is done.
    pub action: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

/// What is new about an access.
pub struct New<'a> {
    /// The child.
    pub child: &'a str,
    /// The account of the adult.
    pub account: &'a str,
    /// The organisation that notes it.
    pub organisation: &'a str,
    /// On what ground.
    pub ground: &'a str,
    /// First and last day.
    pub days: (Date, Option<Date>),
    /// The worker.
    pub made_by: &'a str,
}

/// Notes an access and gives its row.
pub async fn add(work: &mut Work, now: Timestamp, new: &New<'_>) -> Result<String> {
    let id = id::new(now);
    let (from, until) = new.days;
    let values = values![
        &id,
        new.child,
        new.account,
        new.organisation,
        new.ground,
        from,
        until,
        new.made_by,
        now
    ];
    work.run(ADD, values).await?;
    Ok(id)
}

/// Every access to a child, the last one first.
pub async fn of_child(db: &Db, child: &str) -> Result<Vec<Access>> {
    let read = |row: &Row| {
        Ok(Access {
            id: row.get("id")?,
            account: row.get("account")?,
            adult: row.get("adult")?,
            ground: row.get("ground")?,
            from_day: row.get("from_day")?,
            until_day: row.get("until_day")?,
            made_by: row.get("made_by")?,
            ended_at: row.get("ended_at")?,
            ended_because: row.get("ended_because")?,
        })
    };
    db.rows(OF_CHILD, values![child]).await?.iter().map(read).collect()
}

/// The children of whom an account may see something today. In a session that began with a card or a
/// link only those on whom the organisation that made it has an open file: its worker had both the card
/// and the second fact in hand.
pub async fn open(db: &Db, (account, session): (&str, &str), today: Date) -> Result<Vec<Child>> {
    let read = |row: &Row| {
        let (given, called): (String, String) = (row.get("given_name")?, row.get("called")?);
        Ok(Child {
            id: row.get("id")?,
            person: row.get("person")?,
            first_name: if called.is_empty() { given } else { called },
            birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
            is_protected: row.get("is_protected")?,
        })
    };
    db.rows(OPEN, values![account, today, session]).await?.iter().map(read).collect()
}

/// Whether an account reads about a child today, or will, as it stands in this unit of work.
pub async fn has_open(work: &mut Work, child: &str, account: &str, today: Date) -> Result<bool> {
    Ok(work.row(HAS_OPEN, values![child, account, today]).await?.get::<i64>("n")? > 0)
}

/// Ends one access at once. Says whether it was open.
pub async fn end(
    work: &mut Work,
    (child, row): (&str, &str),
    now: Timestamp,
    by: &str,
    because: &str,
) -> Result<bool> {
    Ok(work.run(END, values![child, row, now, by, because]).await? == 1)
}

/// Ends what a membership opened, to and of the person who leaves: at once when `last` is today or
/// earlier, else with that day; what was to begin after that day never begins.
pub async fn leave(
    work: &mut Work,
    person: &str,
    (last, today): (Date, Date),
    now: Timestamp,
    by: &str,
) -> Result<()> {
    if last <= today {
        work.run(END_AROUND, values![person, now, by]).await?;
    } else {
        work.run(LIMIT_AROUND, values![person, last]).await?;
        work.run(END_LATER, values![person, now, by, last]).await?;
    }
    Ok(())
}

/// Ends what a membership of a household opened that never was: between this person and those of that
/// household, and nobody else. Says whether there was something.
pub async fn never_was(
    work: &mut Work,
    (person, household): (&str, &str),
    now: Timestamp,
    by: &str,
) -> Result<bool> {
    Ok(work.run(END_WITHIN, values![person, now, by, household]).await? > 0)
}

/// The first day after today of which it is known that the adult or the child leaves a household.
pub async fn leaves(
    work: &mut Work,
    (adult, child): (&str, &str),
    today: Date,
) -> Result<Option<Date>> {
    work.row(LEAVES, values![adult, child, today]).await?.get("day")
}

/// The next dates of a child.
pub async fn dates(db: &Db, child: &str, today: Date) -> Result<Vec<crate::mine::store::Next>> {
    let rows = db.rows(DATES, values![child, today]).await?;
    rows.iter().map(crate::mine::store::next).collect()
}

/// The open goals of a child, with what is done for them.
pub async fn planned(db: &Db, child: &str) -> Result<Vec<Planned>> {
    let read = |row: &Row| {
        Ok(Planned { goal: row.get("goal")?, action: row.get("action")?, due: row.get("due_day")? })
    };
    db.rows(PLAN, values![child]).await?.iter().map(read).collect()
}

/// What an adult may see of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The row.
    pub id: String,
    /// Of whom.
    pub person: String,
    /// The name of the adult.
    pub adult: String,
}

/// What adults may see, today or later, of a person and of those who live along.
pub async fn seen_around(db: &Db, person: &str, today: Date) -> Result<Vec<Seen>> {
    let one = |row: &Row| {
        Ok(Seen { id: row.get("id")?, person: row.get("person")?, adult: row.get("adult")? })
    };
    db.rows(SEEN_AROUND, values![person, today]).await?.iter().map(one).collect()
}
