//! Reading consents.

use super::shared::opened;
use crate::access::Category;
use crate::access::sharing::{from_text, kept_to};
use crate::consent::Basis;
use crate::organisations;
use crate::people::store::name_of_who;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

macro_rules! consents {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.person, c.organisation, o.name AS organisation_name, o.kind AS kind, c.noted_for, c.basis,
                c.legal_source, c.purpose, c.categories, c.from_day, c.until_day, c.given_how,
                c.given_by, c.given_by_name, c.language, c.with_interpreter, c.attachment,
                ",
            name_of_who!("a"),
            " AS noted_by_name, n.name AS noted_for_name, c.noted_at, c.is_open,
                c.withdrawn_at, ",
            name_of_who!("w"),
            " AS withdrawn_by_name, c.withdrawn_because, c.confirmed_at
             FROM consent c
             JOIN organisation o ON o.id = c.organisation
             JOIN organisation n ON n.id = c.noted_for
             JOIN account a ON a.id = c.noted_by
             LEFT JOIN account w ON w.id = c.withdrawn_by
             WHERE ",
            $where,
            " ORDER BY c.from_day DESC, c.id DESC"
        )
    };
}
const OF_PERSON: &str = consents!("c.person = $1");
const ONE: &str = consents!("c.id = $1");
// Who helps already stands first: somebody of it is on the team, it reads along, or, on the own pages, it has a
// file of its own. A worker does not learn from this list who has one.
const PARTNERS: &str = "SELECT o.id, o.name, o.kind,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = $2 AND t.organisation = o.id
        AND t.until_day IS NULL)
      OR EXISTS (SELECT 1 FROM consent c WHERE c.person = $2 AND c.organisation = o.id AND c.is_open)
      OR ($3 AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = $2 AND i.organisation = o.id
          AND i.until_day IS NULL)) THEN 1 ELSE 0 END AS BIGINT) AS helps
    FROM organisation o WHERE o.active AND o.id <> $1 ORDER BY helps DESC, o.folded_name";
const KEEPS: &str = "SELECT count(*) AS n FROM involvement WHERE person = $1 AND organisation = $2";
const ENDED: &str = "SELECT c.from_day, c.withdrawn_at, c.until_day FROM consent c
    JOIN account_role r ON r.organisation = c.organisation
    WHERE c.person = $1 AND r.account = $2 AND r.scope <> 'none' AND NOT c.is_open
      AND (c.withdrawn_at IS NOT NULL OR c.until_day < $3)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF_PERSON, ONE, PARTNERS, KEEPS, ENDED];

/// A consent as it was written down, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: String,
    /// Whose file.
    pub person: String,
    /// The partner that may read.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The organisation that noted it.
    pub noted_for: String,
    /// Its name.
    pub noted_for_name: String,
    /// On what ground.
    pub basis: Basis,
    /// The article, when a law is the ground.
    pub legal_source: String,
    /// A word of [`crate::consent::PURPOSES`].
    pub purpose: String,
    /// What was given to read.
    pub categories: BTreeSet<Category>,
    /// What of it rests: the organisation became of a kind that may not have it.
    pub rests: BTreeSet<Category>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// A word of [`crate::consent::WAYS`].
    pub given_how: String,
    /// A word of [`crate::consent::GIVERS`].
    pub given_by: String,
    /// Who, when it was not the person.
    pub given_by_name: String,
    /// In which language it was talked through.
    pub language: String,
    /// Whether an interpreter helped.
    pub with_interpreter: bool,
    /// The signed paper.
    pub attachment: Option<String>,
    /// Who wrote it down.
    pub noted_by_name: String,
    /// When.
    pub noted_at: Timestamp,
    /// Whether it holds today.
    pub is_open: bool,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// By whom.
    pub withdrawn_by_name: Option<String>,
    /// Why, in the words of who withdrew it.
    pub withdrawn_because: String,
    /// When the partner confirmed that its copies are gone.
    pub confirmed_at: Option<Timestamp>,
    /// The day as of which it is told, for who is told nothing later.
    pub as_of: Option<Date>,
}

impl Stored {
    /// What else is open to the same organisation: it goes on when this one is taken back.
    pub fn beside<'a>(&self, all: &'a [Stored]) -> impl Iterator<Item = &'a Stored> {
        let (id, organisation) = (self.id.clone(), self.organisation.clone());
        all.iter().filter(move |c| c.is_open && c.organisation == organisation && c.id != id)
    }

    /// What it opens now: nothing when it is not open, and nothing that rests.
    pub fn opens(&self) -> BTreeSet<Category> {
        if self.is_open { &self.categories - &self.rests } else { BTreeSet::new() }
    }

    /// Whether it stands on a day: it holds, rests or is to begin; neither over nor taken back.
    pub fn is_on(&self, today: Date) -> bool {
        matches!(self.state(today), "open" | "then" | "coming" | "resting")
    }

    /// It as it stood at the end of a day; nothing when it was noted later.
    pub fn as_of(mut self, day: Date, zone: &TimeZone) -> Option<Stored> {
        let is_known = |at: &Timestamp| at.to_zoned(zone.clone()).date() <= day;
        if !is_known(&self.noted_at) {
            return None;
        }
        self.confirmed_at = self.confirmed_at.filter(is_known);
        if self.withdrawn_at.is_some_and(|at| !is_known(&at)) {
            (self.withdrawn_at, self.withdrawn_by_name) = (None, None);
            self.withdrawn_because.clear();
        }
        self.is_open = self.withdrawn_at.is_none() && self.from <= day && day <= self.until;
        // Of what kind the organisation became is not told.
        self.rests.clear();
        self.as_of = Some(day);
        Some(self)
    }

    /// The state on a day, as the end of a key of words: `withdrawn`, `open`, `coming`, `resting` or
    /// `over`; `then` when all that is told is that it was open as of another day.
    pub fn state(&self, today: Date) -> &'static str {
        let today = self.as_of.unwrap_or(today);
        match self.withdrawn_at {
            Some(_) => "withdrawn",
            None if self.is_open && self.as_of.is_some() => "then",
            None if self.is_open => "open",
            None if self.from > today => "coming",
            // It holds, but the partner takes no part any more.
            None if self.until >= today => "resting",
            None => "over",
        }
    }
}

/// An organisation to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: organisations::Kind,
    /// Whether somebody of it is on the team already.
    pub helps: bool,
}

/// All consents of a person, the newest first.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Stored>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// One consent.
pub async fn one(db: &Db, id: &str) -> Result<Option<Stored>> {
    db.rows(ONE, values![id]).await?.first().map(read).transpose()
}

/// The organisations to which something about a person can be given, but for one; first those that help
/// already.
pub async fn partners(db: &Db, person: &str, but: &str, is_own: bool) -> Result<Vec<Choice>> {
    let rows = db.rows(PARTNERS, values![but, person, is_own]).await?;
    let choice = |row: &Row| {
        let kind = organisations::Kind::parse(&row.get::<String>("kind")?);
        let kind = kind.unwrap_or(organisations::Kind::Partner);
        let helps = row.get::<i64>("helps")? == 1;
        Ok(Choice { id: row.get("id")?, name: row.get("name")?, kind, helps })
    };
    let all: Result<Vec<Choice>> = rows.iter().map(choice).collect();
    Ok(all?.into_iter().filter(|c| !crate::access::offered(c.kind).is_empty()).collect())
}

/// Whether an organisation has a file of its own on a person, which no consent opens or closes.
pub async fn keeps(db: &Db, person: &str, organisation: &str) -> Result<bool> {
    Ok(db.row(KEEPS, values![person, organisation]).await?.get::<i64>("n")? > 0)
}

/// The first day on which a consent opens nothing any more: that on which it was withdrawn, or the one after its last.
/// Nothing when it was withdrawn before its first day and never opened anything.
pub fn closed_since(
    from: Date,
    until: Date,
    withdrawn_at: Option<Timestamp>,
    zone: &TimeZone,
) -> Option<Date> {
    match withdrawn_at {
        Some(at) => opened(from, at, zone).then(|| at.to_zoned(zone.clone()).date()),
        None => until.tomorrow().ok(),
    }
}

/// Since when nothing is open any more of this file that once was to one of the account's organisations: the last of
/// their consents that ended.
pub async fn closed_to(
    db: &Db,
    account: &str,
    person: &str,
    (today, zone): (Date, &TimeZone),
) -> Result<Option<Date>> {
    let mut last = None;
    for row in db.rows(ENDED, values![person, account, today]).await? {
        let (from, until) = (row.get("from_day")?, row.get("until_day")?);
        last = last.max(closed_since(from, until, row.get("withdrawn_at")?, zone));
    }
    Ok(last)
}

fn read(row: &Row) -> Result<Stored> {
    let categories = from_text(&row.get::<String>("categories")?);
    let kind = organisations::Kind::parse(&row.get::<String>("kind")?);
    let kept = kind.map_or_else(BTreeSet::new, |kind| kept_to(kind, categories.iter().copied()));
    Ok(Stored {
        rests: &categories - &kept,
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        noted_for: row.get("noted_for")?,
        noted_for_name: row.get("noted_for_name")?,
        basis: Basis::parse(&row.get::<String>("basis")?).unwrap_or(Basis::Consent),
        legal_source: row.get("legal_source")?,
        purpose: row.get("purpose")?,
        categories,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        given_how: row.get("given_how")?,
        given_by: row.get("given_by")?,
        given_by_name: row.get("given_by_name")?,
        language: row.get("language")?,
        with_interpreter: row.get("with_interpreter")?,
        attachment: row.get("attachment")?,
        noted_by_name: row.get("noted_by_name")?,
        noted_at: row.get("noted_at")?,
        is_open: row.get("is_open")?,
        withdrawn_at: row.get("withdrawn_at")?,
        withdrawn_by_name: row.get("withdrawn_by_name")?,
        withdrawn_because: row.get("withdrawn_because")?,
        confirmed_at: row.get("confirmed_at")?,
        as_of: None,
    })
}
