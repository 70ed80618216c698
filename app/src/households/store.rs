//! Every query of this room.

pub(crate) mod copied;
pub mod parents;

use crate::access::store::near;
use crate::people::store::Home;
use base::db::{Db, Result, Work};
use base::rough_date::RoughDate;
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

/// Whether a membership `$m` of a household is not over on day `$day`: the last day counts, and so does
/// who is still to come. What is secret about a door is so for all of these.
macro_rules! not_left {
    ($m:literal, $day:literal) => {
        concat!("(", $m, ".until_day IS NULL OR ", $m, ".until_day >= ", $day, ")")
    };
}
pub(crate) use not_left;

/// Whether somebody with membership `$m` of a household lives there on day `$day`, and the day after:
/// what living together opens to others ends on the last day itself.
macro_rules! stays {
    ($m:literal, $day:literal) => {
        concat!(
            "(",
            $m,
            ".from_day <= ",
            $day,
            " AND (",
            $m,
            ".until_day IS NULL OR ",
            $m,
            ".until_day > ",
            $day,
            "))"
        )
    };
}
pub(crate) use stays;

const MAKE: &str = "INSERT INTO household (id, name, made_by_organisation, made_at)
    VALUES ($1, $2, $3, $4)";
const JOIN: &str = "INSERT INTO household_member (id, household, person, role, from_day, until_day)
    VALUES ($1, $2, $3, $4, $5, $6)";
const OVERLAP: &str = concat!(
    "SELECT count(*) AS n FROM household_member m WHERE m.person = $1 AND m.from_day <= $3 AND ",
    not_left!("m", "$2")
);
// Who would stay no longer than the new last day keeps the day that was planned.
const END: &str = concat!(
    "UPDATE household_member SET until_day = $3 WHERE id = $2 AND person = $1 AND ",
    not_left!("household_member", "$4"),
    " AND ",
    stays!("household_member", "$3")
);
const MOVE_OUT: &str = concat!(
    "UPDATE household_member SET until_day = $2 WHERE person = $1 AND ",
    not_left!("household_member", "$3"),
    " AND ",
    stays!("household_member", "$2")
);
const TAKE_AWAY: &str = "DELETE FROM household_member WHERE id = $2 AND person = $1
    RETURNING household, until_day";
// Nobody is in two households at once: of those that are not over, the first is where somebody lives
// on that day, or is going to.
const HOME_OF: &str = concat!(
    "SELECT m.household AS household FROM household_member m WHERE m.person = $1 AND ",
    not_left!("m", "$2"),
    " ORDER BY m.from_day LIMIT 1"
);
const LAST_DAY: &str = "SELECT max(until_day) AS day FROM household_member WHERE person = $1";
const BEGAN: &str = concat!(
    "SELECT m.from_day AS from_day FROM household_member m WHERE m.person = $1 AND ",
    not_left!("m", "$2"),
    " ORDER BY m.from_day DESC LIMIT 1"
);
const MEMBERS: &str = concat!(
    "SELECT m.id AS id, m.household AS household, h.name AS household_name,
    m.person AS person, p.given_name AS given_name, p.family_name AS family_name, p.called AS called,
    m.role AS role, p.birth AS birth, m.from_day AS from_day, m.until_day AS until_day,
    CAST(CASE WHEN ",
    near!("$2", "m.person"),
    "
         THEN 1 ELSE 0 END AS BIGINT) AS visible
    FROM household_member m JOIN household h ON h.id = m.household JOIN person p ON p.id = m.person
    WHERE m.household = $1 AND (NOT ",
    crate::people::store::secret_home!("p", "$3"),
    " OR EXISTS (
        SELECT 1 FROM visible_person g WHERE g.account = $2 AND g.person = m.person
          AND g.closed_day IS NULL AND g.role IN ('coach', 'coordinator')))
    ORDER BY m.from_day, m.id"
);

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[MAKE, JOIN, OVERLAP, END, MOVE_OUT, TAKE_AWAY, HOME_OF, LAST_DAY, BEGAN, MEMBERS];

/// Makes a household without members and gives its id.
pub async fn make(
    work: &mut Work,
    now: Timestamp,
    name: &str,
    organisation: &str,
) -> Result<String> {
    let id = id::new(now);
    work.run(MAKE, values![&id, name, organisation, now]).await?;
    Ok(id)
}

/// Puts somebody in a household and gives the row. [`is_somewhere`] must have said no before.
pub async fn join(
    work: &mut Work,
    now: Timestamp,
    household: &str,
    person: &str,
    role: &str,
    from_day: Date,
    until_day: Option<Date>,
) -> Result<String> {
    let id = id::new(now);
    work.run(JOIN, values![&id, household, person, role, from_day, until_day]).await?;
    Ok(id)
}

/// Whether somebody is in any household between these days (`None`: for good).
pub async fn is_somewhere(
    work: &mut Work,
    person: &str,
    from_day: Date,
    until_day: Option<Date>,
) -> Result<bool> {
    let until = until_day.unwrap_or(Date::MAX);
    Ok(work.row(OVERLAP, values![person, from_day, until]).await?.get::<i64>("n")? > 0)
}

/// Ends a membership with `day` as the last day, also earlier than was planned. Says whether there was
/// one that is not over, that began on `day` or earlier and that would have lasted longer.
pub async fn leave(
    work: &mut Work,
    person: &str,
    member: &str,
    (day, today): (Date, Date),
) -> Result<bool> {
    Ok(work.run(END, values![person, member, day, today]).await? > 0)
}

/// Ends the present membership, whichever it is, with `day` as the last day, also earlier than was
/// planned. Says whether there was one.
pub async fn move_out(work: &mut Work, person: &str, (day, today): (Date, Date)) -> Result<bool> {
    Ok(work.run(MOVE_OUT, values![person, day, today]).await? > 0)
}

/// Takes a membership away that never was: entered by mistake. Gives its household and its last day, when
/// there was one.
pub async fn take_away(
    work: &mut Work,
    person: &str,
    member: &str,
) -> Result<Option<(String, Option<Date>)>> {
    let row = work.maybe(TAKE_AWAY, values![person, member]).await?;
    row.map(|row| Ok((row.get("household")?, row.get("until_day")?))).transpose()
}

/// On which day the last membership that is not over on `today` began.
pub async fn began(work: &mut Work, person: &str, today: Date) -> Result<Option<Date>> {
    work.maybe(BEGAN, values![person, today]).await?.map(|row| row.get("from_day")).transpose()
}

/// The last day on which somebody is known to leave, or to have left, a household.
pub async fn last_day(work: &mut Work, person: &str) -> Result<Option<Date>> {
    work.row(LAST_DAY, values![person]).await?.get("day")
}

/// The household somebody is in on a day; else the first one that somebody is going to live in.
pub async fn home_of(work: &mut Work, person: &str, day: Date) -> Result<Option<String>> {
    work.maybe(HOME_OF, values![person, day]).await?.map(|row| row.get("household")).transpose()
}

/// All members of a household, with whether the account may see them.
pub async fn members(db: &Db, household: &str, account: &str, today: Date) -> Result<Vec<Home>> {
    let rows = db.rows(MEMBERS, values![household, account, today]).await?;
    rows.iter()
        .map(|row| {
            Ok(Home {
                id: row.get("id")?,
                household: row.get("household")?,
                household_name: row.get("household_name")?,
                person: row.get("person")?,
                name: crate::people::store::name(row)?,
                role: row.get("role")?,
                birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
                is_visible: row.get::<i64>("visible")? == 1,
                from_day: row.get("from_day")?,
                until_day: row.get("until_day")?,
            })
        })
        .collect()
}
