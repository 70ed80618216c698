//! How a reader stands to a person, from the database, and the log of the look.

use super::emergency::Emergency;
use super::opened;
use super::sharing::{EMERGENCY, from_text};
use super::{Act, Actor, File, Grant, Kind, Role, Share, Standing, Through};
use crate::audit::{self, Deed, Line, OnItsWay, Thing};
use crate::consent::store::{EmergencyOver, runs};
use crate::households::store::stays;
use crate::language::Message;
use crate::problem::Problem;
use crate::web::App;
use base::db::{Db, Row, Work};
use base::values;
use std::collections::{BTreeMap, BTreeSet};

/// Opens the reader's own file, as the person of it. For who has no file of their own there is no such
/// page. The look is logged as `what`.
pub async fn open_own(app: &App, actor: &Actor, what: &'static str) -> Result<File, Problem> {
    let person = actor.person.as_deref().ok_or(Problem::NotFound)?;
    let file = open(app, actor, person, what).await?;
    if file.standing.is_self { Ok(file) } else { Err(Problem::NotFound) }
}

/// The sentence of a reason, short: for a page with several things that are closed, which says once how they
/// open.
pub fn closed(reason: &'static str) -> Message {
    match reason {
        "no-consent" => Message::new("access-closed-no-consent"),
        _ => because(reason),
    }
}

/// The sentence of a reason.
pub fn because(reason: &'static str) -> Message {
    Message::new(match reason {
        "no-file" => "access-because-no-file",
        "no-consent" => "access-because-no-consent",
        "writer-and-lead-only" => "access-because-writer-and-lead-only",
        "not-your-role" => "access-because-not-your-role",
        "ask-your-supporter" => "access-because-ask-your-supporter",
        "only-read" => "access-because-only-read",
        "consent" => "access-because-consent",
        "emergency" => "access-because-emergency",
        "stays-inside" => "access-because-stays-inside",
        "own-file" => "access-because-own-file",
        "on-team" => "access-because-on-team",
        "lead" => "access-because-lead",
        "file-closed" => "access-because-file-closed",
        "protected" => "access-because-protected",
        "parent" => "access-because-parent",
        _ => "access-because-own-organisation",
    })
}

/// Whether an account may know the name of somebody: of an own file, or of one that is shared with one
/// of its organisations. For the rows of a statement; `$account` and `$person` are columns or values of
/// it. Asked for the view `near_person` for each row, SQLite would read all files of an organisation.
macro_rules! near {
    ($account:literal, $person:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM visible_person nv WHERE nv.account = ",
            $account,
            " AND nv.person = ",
            $person,
            ") OR EXISTS (SELECT 1 FROM shared_person ns WHERE ns.account = ",
            $account,
            " AND ns.person = ",
            $person,
            "))"
        )
    };
}
pub(crate) use near;

/// Whether a role that is kept guides people: the SQL twin of [`Role::guides`](super::Role::guides).
macro_rules! guides {
    ($role:literal) => {
        concat!($role, " IN ('coach', 'coordinator', 'partner')")
    };
}
pub(crate) use guides;

/// Whether a session may know somebody other than the one whose session it is: always with an own
/// password; by card or link only on whom the organisation that made it has an open file, because its
/// worker had both in hand and learns nothing of others. `$session` is the hash of the token.
macro_rules! session_knows {
    ($session:literal, $person:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM session ks WHERE ks.token_hash = ",
            $session,
            " AND ks.way <> 'password' AND NOT EXISTS (SELECT 1 FROM involvement ki
                WHERE ki.person = ",
            $person,
            " AND ki.organisation = ks.organisation AND ki.until_day IS NULL))"
        )
    };
}
pub(crate) use session_knows;

/// Whether an account may read a part of life that an organisation keeps: by a role in an own file there,
/// or because it was given to one of its organisations; not in an emergency, which stands in no list. The
/// twin of [`Standing::may`](super::Standing::may) for [`Kind::Life`](super::Kind::Life), for the rows of a
/// statement.
macro_rules! reads_life {
    ($account:literal, $person:literal, $organisation:literal, $category:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM visible_person lv WHERE lv.account = ",
            $account,
            " AND lv.person = ",
            $person,
            " AND lv.organisation = ",
            $organisation,
            " AND (lv.role <> 'instructor' OR ",
            $category,
            " = 'work-goals')) OR EXISTS (SELECT 1 FROM shared_person ls WHERE ls.account = ",
            $account,
            " AND ls.person = ",
            $person,
            " AND replace(ls.categories, ',' || ",
            $category,
            " || ',', '') <> ls.categories AND (ls.role IN ('coach', 'coordinator', 'partner')
               OR ls.role = 'instructor' AND ",
            $category,
            " = 'work-goals')))"
        )
    };
}
pub(crate) use reads_life;

pub(crate) const STANDING: &str = concat!(
    "
SELECT r.role AS role, e.organisation AS organisation, CAST('emergency' AS TEXT) AS categories,
       CAST(0 AS BIGINT) AS team, e.id AS emergency, e.until_at AS until_at
FROM emergency_access e JOIN account_role r ON r.account = e.account
    AND r.organisation = e.organisation
WHERE e.account = $1 AND e.person = $2 AND r.scope <> 'none' AND ",
    runs!("e", "$3"),
    "
UNION ALL
SELECT v.role, v.organisation, v.categories,
       CAST(COALESCE((SELECT max(CASE WHEN t.leads THEN 2 ELSE 1 END) FROM team_member t
                      WHERE t.person = v.person AND t.account = v.account
                        AND t.until_day IS NULL), 0) AS BIGINT), NULL, NULL
FROM near_person v WHERE v.account = $1 AND v.person = $2
UNION ALL
SELECT 'participant', a.organisation, NULL, CAST(0 AS BIGINT), NULL, NULL
FROM account a WHERE a.id = $1 AND a.person = $2 AND a.active
UNION ALL
SELECT CASE WHEN i.until_day IS NULL THEN 'keeper' ELSE 'closed' END, i.organisation, NULL,
       CAST(0 AS BIGINT), NULL, NULL
FROM involvement i WHERE i.person = $2"
);

/// The same for everybody who lives with somebody today, as adults, but without emergencies: those are
/// of one person.
const STANDING_AT_HOME: &str = concat!(
    "
SELECT v.person AS person, v.role AS role, v.organisation AS organisation,
       v.categories AS categories,
       CAST(COALESCE((SELECT max(CASE WHEN t.leads THEN 2 ELSE 1 END) FROM team_member t
                      WHERE t.person = v.person AND t.account = v.account
                        AND t.until_day IS NULL), 0) AS BIGINT) AS team
FROM near_person v
WHERE v.account = $1 AND v.person IN (
    SELECT o.person FROM household_member me JOIN household_member o ON o.household = me.household
    WHERE me.person = $2 AND o.person <> $2 AND ",
    stays!("me", "$3"),
    " AND ",
    stays!("o", "$3"),
    ")
UNION ALL
SELECT i.person, 'keeper', i.organisation, NULL, CAST(0 AS BIGINT) FROM involvement i
WHERE i.person IN (
    SELECT o.person FROM household_member me JOIN household_member o ON o.household = me.household
    WHERE me.person = $2 AND o.person <> $2 AND ",
    stays!("me", "$3"),
    " AND ",
    stays!("o", "$3"),
    ")"
);

const STILL: &str = concat!(
    "SELECT CASE WHEN p.merged_into IS NULL THEN FALSE ELSE TRUE END AS is_merged, CASE WHEN ",
    near!("$1", "p.id"),
    " THEN TRUE ELSE FALSE END AS is_near FROM person p WHERE p.id = $2"
);

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[STANDING, STANDING_AT_HOME, STILL];

/// How a file stands that was opened before, as a unit of work finds it.
pub(super) struct Still {
    /// Whether the record was merged into another one.
    pub is_merged: bool,
    /// Whether the account may know the person by an own file, or by one that is shared.
    pub is_near: bool,
}

/// Whether a file still stands as it did; nothing when there is no such person.
pub(super) async fn still(
    work: &mut Work,
    account: &str,
    person: &str,
) -> base::db::Result<Option<Still>> {
    let read =
        |row: Row| Ok(Still { is_merged: row.get("is_merged")?, is_near: row.get("is_near")? });
    work.maybe(STILL, values![account, person]).await?.map(read).transpose()
}

/// How `account` stands to each of those who live with `person` today.
pub async fn standings_at_home(
    db: &Db,
    account: &str,
    person: &str,
    today: jiff::civil::Date,
) -> base::db::Result<BTreeMap<String, Standing>> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in db.rows(STANDING_AT_HOME, values![account, person, today]).await? {
        rows.entry(row.get("person")?).or_default().push(row);
    }
    rows.into_iter().map(|(person, rows)| Ok((person, from_rows(&rows)?))).collect()
}

/// How `account` stands to `person` at a moment; far away when there is nothing between them, or when
/// the person does not exist.
pub async fn standing(
    db: &Db,
    account: &str,
    person: &str,
    now: jiff::Timestamp,
) -> base::db::Result<Standing> {
    from_rows(&db.rows(STANDING, values![account, person, now]).await?)
}

#[expect(clippy::too_many_lines, reason = "each kind of row, one below the other")]
fn from_rows(rows: &[Row]) -> base::db::Result<Standing> {
    let mut standing = Standing::default();
    let mut keepers = BTreeSet::new();
    for row in rows {
        let (role, organisation) = (row.get::<String>("role")?, row.get::<String>("organisation")?);
        if role == "keeper" || role == "closed" {
            if role == "closed" {
                standing.closed.insert(organisation.clone());
            }
            keepers.insert(organisation);
            continue;
        }
        let team: i64 = row.get("team")?;
        match (Role::parse(&role), row.get::<Option<String>>("categories")?) {
            (None, _) => {}
            (Some(Role::Participant), _) => standing.is_self = true,
            (Some(role), None) => {
                standing.on_team |= team >= 1;
                standing.leads |= team == 2;
                standing.grants.push(Grant { role, organisation });
            }
            (Some(role), Some(text)) if text == "emergency" => {
                let found = Emergency { id: row.get("emergency")?, until: row.get("until_at")? };
                if standing.emergency.as_ref().is_none_or(|e| e.until < found.until) {
                    standing.emergency = Some(found);
                }
                standing.shares.push(Share {
                    organisation,
                    role,
                    through: Through::Emergency,
                    categories: EMERGENCY.into(),
                });
            }
            (Some(role), Some(text)) => standing.shares.push(Share {
                organisation,
                role,
                through: Through::Consent,
                categories: from_text(&text),
            }),
        }
    }
    let grants = &standing.grants;
    standing.closed.retain(|at| grants.iter().any(|grant| grant.organisation == *at));
    standing.grants.sort();
    standing.shares.sort();
    if !standing.shares.is_empty() {
        standing.keepers = keepers;
    }
    Ok(standing)
}

/// Opens a person's file for a page: 404 for who does not stand near, and the look is logged with
/// the reason, and the organisation through which it went, before an answer goes out that shows something
/// ([`opened`]). `what` is the page, as a word (`person`, `steps` …).
pub async fn open(app: &App, actor: &Actor, person: &str, what: &str) -> Result<File, Problem> {
    let (file, look) = stood(app, actor, person, what).await?;
    match opened::keep(look) {
        Some(look) => audit::look(app, look).await.map(|()| file),
        None => Ok(file),
    }
}

/// [`open`] for a page that reads much and refuses nobody who stands near: it reads while the look is on
/// its way to the disk, and answers only after [`OnItsWay::done`].
pub async fn open_meanwhile(
    app: &App,
    actor: &Actor,
    person: &str,
    what: &str,
) -> Result<(File, OnItsWay), Problem> {
    let (file, look) = stood(app, actor, person, what).await?;
    Ok((file, audit::look_meanwhile(app, look).await?))
}

/// The file of who stands near, and the look at it.
async fn stood(
    app: &App,
    actor: &Actor,
    person: &str,
    what: &str,
) -> Result<(File, Line), Problem> {
    let standing = standing(&app.db, &actor.account, person, app.now()).await?;
    if !standing.is_near() {
        return Err(elsewhere(app, actor, person).await?);
    }
    debug_assert!(
        crate::language::knows(actor.language, &format!("people-page-{what}")),
        "the log has no words for the page {what}"
    );
    let file = File { person: person.to_owned(), standing };
    opened::note(actor, &file);
    // While somebody has a file open in an emergency each look at it is one of the emergency, also for
    // who works in an own file: so that it can be judged afterwards.
    let reason = match file.standing.emergency {
        Some(_) => "emergency",
        None => file.may(Act::Read, Kind::Identity).reason(),
    };
    let through = file.organisation(actor, Act::Read, Kind::Identity);
    let line = Line::by(actor, Deed::Look, Thing::Person, person)
        .at(through.unwrap_or(&actor.organisation))
        .about(person)
        .because(format!("{what}: {reason}"));
    Ok((file, line))
}

/// What to answer about a file that is not near the reader: where it was merged into one that is,
/// there; where it was shared with the reader's organisation, that this is over; otherwise it does not
/// exist.
async fn elsewhere(app: &App, actor: &Actor, person: &str) -> Result<Problem, Problem> {
    let mut kept = person.to_owned();
    // Merges lead on from one to the next, never round; a few are more than anybody makes.
    for _ in 0..8 {
        let Some(next) = crate::people::store::merged_into(&app.db, &kept).await? else { break };
        kept = next;
    }
    let is_near =
        kept != person && standing(&app.db, &actor.account, &kept, app.now()).await?.is_near();
    if is_near {
        return Ok(Problem::Moved { old: person.to_owned(), kept });
    }
    if let Some(day) =
        crate::rights::store::erasing::erased_on(&app.db, &actor.account, person).await?
    {
        return Ok(Problem::Erased(day));
    }
    let over =
        crate::consent::store::emergency_over(&app.db, &actor.account, person, app.now()).await?;
    let zone = app.network().zone.clone();
    let on = (app.today(), &zone);
    let ended = crate::consent::store::closed_to(&app.db, &actor.account, person, on).await?;
    if let Some(over) = over {
        return Ok(Problem::EmergencyOver(Box::new(EmergencyOver { ended, ..over })));
    }
    Ok(ended.map_or(Problem::NotFound, Problem::Ended))
}
