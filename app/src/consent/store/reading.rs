//! Reading consents, and the list of what is shared with an organisation.

use crate::access::Category;
use crate::access::sharing::from_text;
use crate::consent::Basis;
use crate::organisations;
use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::rough_date::RoughDate;
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

macro_rules! consents {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.person, c.organisation, o.name AS organisation_name, c.noted_for, c.basis,
                c.legal_source, c.purpose, c.categories, c.from_day, c.until_day, c.given_how,
                c.given_by, c.given_by_name, c.language, c.with_interpreter, c.attachment,
                a.name AS noted_by_name, n.name AS noted_for_name, c.noted_at, c.is_open,
                c.withdrawn_at, w.name AS withdrawn_by_name, c.withdrawn_because, c.confirmed_at
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
// Who helps already, because somebody of it is on the team, stands first.
const PARTNERS: &str = "SELECT o.id, o.name, o.kind,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = $2 AND t.organisation = o.id
        AND t.until_day IS NULL) THEN 1 ELSE 0 END AS BIGINT) AS helps
    FROM organisation o WHERE o.active AND o.id <> $1 ORDER BY helps DESC, o.folded_name";
const KEEPS: &str = "SELECT count(*) AS n FROM involvement WHERE person = $1 AND organisation = $2";
const SHARED: &str = "SELECT s.person AS person, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.birth AS birth,
    (SELECT string_agg(CAST(c.until_day AS TEXT) || ' ' || c.categories, ';') FROM consent c
        WHERE c.person = s.person AND c.organisation = s.organisation AND c.is_open) AS given
    FROM shared_file s JOIN person p ON p.id = s.person
    WHERE s.organisation = $1 AND (s.sort_name, s.person) > ($2, $3)
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $4
                  AND r.organisation = s.organisation AND r.scope <> 'none')
    ORDER BY s.sort_name, s.person LIMIT $5";
const OWN: &str = "SELECT DISTINCT o.id AS id, o.name AS name
    FROM account_role r JOIN organisation o ON o.id = r.organisation
    WHERE r.account = $1 AND r.scope <> 'none' ORDER BY o.name, o.id";
const BEFORE: &str = "SELECT sort_name FROM shared_file WHERE organisation = $1 AND person = $2";
const RECEIPTS: &str = "SELECT c.id, c.from_day, c.until_day, c.withdrawn_at, c.confirmed_at,
    c.noted_for, o.name AS noted_for_name, a.name AS confirmed_by_name
    FROM consent c JOIN organisation o ON o.id = c.noted_for
    LEFT JOIN account a ON a.id = c.confirmed_by
    WHERE c.organisation = $1 AND c.withdrawn_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $2
                  AND r.organisation = c.organisation AND r.scope <> 'none')
    ORDER BY c.withdrawn_at DESC, c.id DESC LIMIT 50";
const ENDED: &str = "SELECT c.from_day, c.withdrawn_at, c.until_day FROM consent c
    JOIN account_role r ON r.organisation = c.organisation
    WHERE c.person = $1 AND r.account = $2 AND r.scope <> 'none' AND NOT c.is_open
      AND (c.withdrawn_at IS NOT NULL OR c.until_day < $3)
    ORDER BY c.noted_at DESC";

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[OF_PERSON, ONE, PARTNERS, KEEPS, SHARED, OWN, BEFORE, RECEIPTS, ENDED];

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
    /// What may be read.
    pub categories: BTreeSet<Category>,
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
}

impl Stored {
    /// The state on a day, as the end of a key of words: `withdrawn`, `open`, `coming`, `resting` or
    /// `over`.
    pub fn state(&self, today: Date) -> &'static str {
        match self.withdrawn_at {
            Some(_) => "withdrawn",
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

/// A file that is shared with an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The person.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// Birth date.
    pub birth: RoughDate,
    /// What may be read, by the last day on which it may; the first to end stands first.
    pub given: BTreeMap<Date, BTreeSet<Category>>,
}

/// Tells a partner that a consent was withdrawn. It names nobody: the file is closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The consent.
    pub id: String,
    /// Since when it held.
    pub from: Date,
    /// When it was withdrawn.
    pub withdrawn_at: Timestamp,
    /// The organisation that had noted it, to ask.
    pub noted_for_name: String,
    /// When the partner confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// Who did.
    pub confirmed_by_name: Option<String>,
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
pub async fn partners(db: &Db, person: &str, but: &str) -> Result<Vec<Choice>> {
    let rows = db.rows(PARTNERS, values![but, person]).await?;
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

/// The files shared with `organisation` as `account` sees them, at most `limit` after a person.
pub async fn shared(
    db: &Db,
    account: &str,
    organisation: &str,
    (after_name, after): (&str, &str),
    limit: i64,
) -> Result<Vec<Shared>> {
    let asked = values![organisation, after_name, after, account, limit];
    let read = |row: &Row| {
        Ok(Shared {
            person: row.get("person")?,
            name: name(row)?,
            birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
            given: by_last_day(&row.get::<Option<String>>("given")?.unwrap_or_default()),
        })
    };
    db.rows(SHARED, asked).await?.iter().map(read).collect()
}

/// Several consents together: each kind of data stands at the last day on which one of them opens it.
fn by_last_day(consents: &str) -> BTreeMap<Date, BTreeSet<Category>> {
    let mut last: BTreeMap<Category, Date> = BTreeMap::new();
    for consent in consents.split(';') {
        let Some((day, categories)) = consent.split_once(' ') else { continue };
        let Ok(day) = day.parse::<Date>() else { continue };
        for category in from_text(categories) {
            let known = last.entry(category).or_insert(day);
            *known = day.max(*known);
        }
    }
    let mut days: BTreeMap<Date, BTreeSet<Category>> = BTreeMap::new();
    for (category, day) in last {
        days.entry(day).or_default().insert(category);
    }
    days
}

/// The organisations where an account works with files: id and name.
pub async fn own_organisations(db: &Db, account: &str) -> Result<Vec<(String, String)>> {
    let rows = db.rows(OWN, values![account]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Where in the list of an organisation a person stands.
pub async fn before(db: &Db, organisation: &str, person: &str) -> Result<Option<String>> {
    let rows = db.rows(BEFORE, values![organisation, person]).await?;
    rows.first().map(|row| row.get("sort_name")).transpose()
}

/// What was withdrawn from `organisation`, as `account` may read it; the last first.
pub async fn receipts(db: &Db, account: &str, organisation: &str) -> Result<Vec<Receipt>> {
    let read = |row: &Row| {
        Ok(Receipt {
            id: row.get("id")?,
            from: row.get("from_day")?,
            withdrawn_at: row.get("withdrawn_at")?,
            noted_for_name: row.get("noted_for_name")?,
            confirmed_at: row.get("confirmed_at")?,
            confirmed_by_name: row.get("confirmed_by_name")?,
        })
    };
    db.rows(RECEIPTS, values![organisation, account]).await?.iter().map(read).collect()
}

/// The day on which the consent ended that once opened this file to one of the account's organisations;
/// one that was withdrawn before its first day never opened anything.
pub async fn ended_on(
    db: &Db,
    account: &str,
    person: &str,
    (today, zone): (Date, &TimeZone),
) -> Result<Option<Date>> {
    for row in db.rows(ENDED, values![person, account, today]).await? {
        let withdrawn: Option<Timestamp> = row.get("withdrawn_at")?;
        let last = match withdrawn {
            Some(at) => at.to_zoned(zone.clone()).date(),
            None => row.get("until_day")?,
        };
        if row.get::<Date>("from_day")? <= last {
            return Ok(Some(last));
        }
    }
    Ok(None)
}

fn read(row: &Row) -> Result<Stored> {
    Ok(Stored {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        noted_for: row.get("noted_for")?,
        noted_for_name: row.get("noted_for_name")?,
        basis: Basis::parse(&row.get::<String>("basis")?).unwrap_or(Basis::Consent),
        legal_source: row.get("legal_source")?,
        purpose: row.get("purpose")?,
        categories: from_text(&row.get::<String>("categories")?),
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
    })
}
