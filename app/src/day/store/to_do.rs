//! What waits for the reader besides appointments and signals: emergencies of the reader's people,
//! actions of plans, last words of who stops, requests for correction, copies to destroy, consents that end,
//! what came back (`news`) and what waits in the house (`house`). One statement.

use super::came_back::{self, News, What};
use super::house::{self, Waiting, house};
use super::news::{NEWS_FOR, news};
use crate::access::Actor;
use crate::access::store::{guides, near, reads_life};
use crate::asks::store::stands;
use crate::consent;
use crate::consent::store::{ends_soon, opened as was_open};
use crate::people::store::name;
use crate::way_in::State as Stage;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use std::collections::BTreeMap;

/// Whether something of an organisation is for `$1`: who leads the person's team there, or a coordinator of it
/// when nobody leads. `$of` is the table that tells person and organisation.
macro_rules! for_who_leads {
    ($of:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = ",
            $of,
            ".person AND v.organisation = ",
            $of,
            ".organisation AND v.role IN ('coach', 'coordinator')
                    AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = v.person
                                 AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                         OR v.role = 'coordinator' AND NOT EXISTS (
                             SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                             JOIN visible_person l ON l.account = t.account AND l.person = t.person
                             WHERE t.person = v.person AND t.leads AND t.until_day IS NULL
                               AND b.active AND l.organisation = v.organisation
                               AND l.role IN ('coach', 'coordinator'))))"
        )
    };
}

/// Whether a letter answers what `$1` wrote for the organisation to which it goes, and `$1` still reads there.
macro_rules! answers {
    ($of:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM letter w WHERE w.person = ",
            $of,
            ".person AND w.from_account = $1 AND w.organisation = ",
            $of,
            ".receiver AND ",
            near!("$1", "w.person"),
            ")"
        )
    };
}

// An action is for who may read its goal.
// A request for correction is for who leads and may answer it, else for the coordinators who may.
// Of a closed file only what answers a question of before is asked: a correction, a letter, an evaluation. What comes
// later is for whoever guides the person since.
// An emergency, and that a partner reads along no more, is for who leads; where nobody else does, for the
// coordinators.
pub(super) const TO_DO: &str = concat!(
    "
SELECT 'emergency' AS kind, z.person AS person, z.given_name AS given_name,
    z.family_name AS family_name, z.called AS called, z.reason AS words,
    CAST(NULL AS DATE) AS due_day, CAST(0 AS BIGINT) AS n, z.who AS who, z.phone AS phone,
    z.verdict AS verdict, z.from_at AS from_at, z.until_at AS until_at
FROM (SELECT e.person, q.given_name, q.family_name, q.called, e.reason, e.from_at, e.until_at,
          e.verdict, a.name || ', ' || o.name AS who,
          (SELECT c.value FROM contact_way c WHERE c.person = e.person AND c.kind = 'phone'
           ORDER BY c.position LIMIT 1) AS phone
      FROM emergency_access e JOIN person q ON q.id = e.person JOIN account a ON a.id = e.account
      JOIN organisation o ON o.id = e.organisation
      WHERE e.from_at > $4 AND e.account <> $1
        AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = e.person AND t.account = $1
                     AND t.leads AND t.until_day IS NULL)
             OR NOT EXISTS (SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                            WHERE t.person = e.person AND t.leads AND t.until_day IS NULL
                              AND t.account <> e.account AND b.active)
             AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
                         AND v.person = e.person AND v.role = 'coordinator'
                         AND v.closed_day IS NULL))
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = e.person
                    AND v.closed_day IS NULL)
      ORDER BY e.from_at DESC, e.id LIMIT 20) z
UNION ALL
SELECT 'verdict', '', '', '', '', w.remark, NULL, 0, w.who, NULL, w.verdict, w.from_at, w.until_at
FROM (SELECT e.remark, e.from_at, e.until_at, e.verdict, r.name AS who
      FROM emergency_access e JOIN account r ON r.id = e.reviewed_by
      WHERE e.account = $1 AND e.verdict = 'wrong' AND e.reviewed_at > $4
      ORDER BY e.reviewed_at DESC, e.id LIMIT 5) w
UNION ALL
SELECT 'action', x.person, x.given_name, x.family_name, x.called, x.words, x.due_day, 0, x.id, NULL,
    NULL, NULL, NULL
FROM (SELECT a.id, a.person, q.given_name, q.family_name, q.called, a.words, a.due_day
      FROM plan_action a JOIN plan_goal g ON g.id = a.goal JOIN person q ON q.id = a.person
      WHERE a.who_account = $1 AND a.state = 'open' AND a.due_day <= $2 AND g.state = 'open'
        AND ",
    reads_life!("$1", "a.person", "a.organisation", "g.category"),
    "
      ORDER BY a.due_day, a.id LIMIT 20) x
UNION ALL
SELECT 'word', y.person, y.given_name, y.family_name, y.called, y.from_name, NULL, 0, NULL, NULL,
    NULL, NULL, NULL
FROM (SELECT h.person, q.given_name, q.family_name, q.called, f.name AS from_name
      FROM handover h JOIN person q ON q.id = h.person JOIN account f ON f.id = h.from_account
      WHERE h.to_account = $1 AND h.read_at IS NULL
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = h.person
                    AND v.organisation = h.organisation)
      ORDER BY h.made_at, h.id LIMIT 20) y
UNION ALL
SELECT 'ask', u.person, u.given_name, u.family_name, u.called, u.organisation_name, u.asked_day, 0,
    NULL, NULL, NULL, NULL, NULL
FROM (SELECT k.person, q.given_name, q.family_name, q.called, o.name AS organisation_name,
          k.asked_day
      FROM share_ask k JOIN person q ON q.id = k.person JOIN organisation o ON o.id = k.organisation
      WHERE ",
    stands!("$3"),
    "
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = k.person
                    AND v.organisation <> k.organisation AND v.closed_day IS NULL
                    AND v.role IN ('coach', 'coordinator')
                    AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = k.person
                                 AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                         OR v.role = 'coordinator' AND NOT EXISTS (
                             SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                             JOIN visible_person l ON l.account = t.account AND l.person = t.person
                             WHERE t.person = k.person AND t.leads AND t.until_day IS NULL
                               AND b.active AND l.organisation <> k.organisation
                               AND l.closed_day IS NULL AND l.role IN ('coach', 'coordinator'))))
      ORDER BY k.asked_at, k.id LIMIT 20) u
UNION ALL
SELECT 'letter', n.person, n.given_name, n.family_name, n.called, n.organisation_name, NULL, 0,
    n.from_name, NULL, NULL, n.made_at, NULL
FROM (SELECT c.person, q.given_name, q.family_name, q.called, o.name AS organisation_name,
          f.name AS from_name, c.made_at
      FROM letter c JOIN person q ON q.id = c.person JOIN organisation o ON o.id = c.organisation
      JOIN account f ON f.id = c.from_account
      WHERE c.read_at IS NULL AND c.from_account <> $1
        AND (",
    answers!("c"),
    " OR EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = c.person
                    AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = c.person
                                 AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                         AND NOT EXISTS (SELECT 1 FROM visible_person k WHERE k.account = $1
                             AND k.person = c.person AND k.organisation = c.organisation)
                         OR v.role = 'coordinator' AND v.organisation = c.receiver
                            AND NOT EXISTS (
                                SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                                JOIN visible_person l ON l.account = t.account
                                    AND l.person = t.person
                                WHERE t.person = c.person AND t.leads AND t.until_day IS NULL
                                  AND b.active AND t.account <> c.from_account))))
      ORDER BY c.made_at, c.id LIMIT 20) n
UNION ALL
SELECT 'evaluation', e.person, e.given_name, e.family_name, e.called, e.organisation_name,
    e.evaluation_day, 0, e.id, NULL, NULL, NULL, NULL
FROM (SELECT w.id, w.person, q.given_name, q.family_name, q.called, o.name AS organisation_name,
          w.evaluation_day
      FROM way_in w JOIN person q ON q.id = w.person JOIN organisation o ON o.id = w.organisation
      WHERE w.organisation IN (SELECT g.organisation FROM account_role g WHERE g.account = $1)
        AND w.state = 'trial' AND w.evaluation_day <= $2
        AND ",
    for_who_leads!("w"),
    "
      ORDER BY w.evaluation_day, w.id LIMIT 20) e
UNION ALL
SELECT 'way', w.organisation, '', '', '', w.state, NULL, count(*), NULL, NULL, NULL, NULL, NULL
FROM account_role r JOIN way_in w ON w.organisation = r.organisation
WHERE r.account = $1 AND r.role = 'coordinator'
  AND w.state IN ('signed-up', 'info-talk', 'waitlist', 'intake', 'trial', 'interrupted')
GROUP BY w.organisation, w.state
UNION ALL
SELECT 'receipt', '', '', '', '', '', c.from_day, 1, NULL, NULL, NULL, c.withdrawn_at, NULL
FROM consent c
WHERE c.withdrawn_at IS NOT NULL AND c.confirmed_at IS NULL
  AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = $1 AND r.organisation = c.organisation
              AND ",
    guides!("r.role"),
    ")
UNION ALL
SELECT 'correction', r.person, r.given_name, r.family_name, r.called, '', r.due_day, 0, r.id, NULL,
    NULL, NULL, NULL
FROM (SELECT c.id, c.person, q.given_name, q.family_name, q.called, c.due_day
      FROM correction c JOIN person q ON q.id = c.person
      WHERE c.state = 'open'
        AND ",
    for_who_leads!("c"),
    "
      ORDER BY c.due_day, c.id LIMIT 20) r
UNION ALL
SELECT 'late', '', '', '', '', '', NULL, count(*), NULL, NULL, NULL, NULL, NULL
FROM correction c
WHERE c.state = 'open' AND c.due_day < $3
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = c.person AND v.organisation = c.organisation
                AND v.role IN ('coach', 'coordinator'))
UNION ALL
SELECT 'rung', '', '', '', '', CAST(c.rung AS TEXT), NULL, count(*), NULL, NULL, NULL, NULL, NULL
FROM carried c WHERE c.organisation = $8 AND c.lead_account = $1 GROUP BY c.rung
UNION ALL
SELECT 'ending', t.person, t.given_name, t.family_name, t.called, t.organisation_name, t.until_day, 0,
    t.id, NULL, NULL, NULL, NULL
FROM (SELECT c.id, c.person, q.given_name, q.family_name, q.called, o.name AS organisation_name,
          c.until_day
      FROM consent c JOIN person q ON q.id = c.person JOIN organisation o ON o.id = c.organisation
      WHERE c.person IN (SELECT w.person FROM person_now w WHERE w.lead_account = $1) AND ",
    ends_soon!("c", "$6"),
    "
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = c.person
                    AND v.closed_day IS NULL AND v.role IN ('coach', 'coordinator'))
      ORDER BY c.until_day, c.id LIMIT 60) t",
    news!(),
    house!()
);

/// What waits for somebody.
#[derive(Debug, Clone, Default)]
pub struct ToDo {
    /// Open actions of plans, the oldest first.
    pub actions: Vec<Action>,
    /// Last words to read, the oldest first.
    pub words: Vec<LastWord>,
    /// Questions of partners to read more of the reader's people, the oldest first.
    pub asks: Vec<Asked>,
    /// What came back and was not read yet, the last first.
    pub news: Vec<News>,
    /// Consents of the reader's people that end soon, the first first.
    pub ending: Vec<Ending>,
    /// What waits in the organisations where the reader coordinates.
    pub house: Vec<Waiting>,
    /// How many of the people whom the reader leads stand on no rung (first) and on each rung from 1 to 6: the
    /// people of the list `/people?mine=1`.
    pub ladder: [i64; 7],
    /// How often something changed in the organisations where the reader keeps lists, supports or coordinates.
    pub changes: BTreeMap<String, i64>,
    /// Files of the reader's people that somebody opened in an emergency, the last first.
    pub emergencies: Vec<Opened>,
    /// First evaluations of the reader's people in a trial, the first first.
    pub evaluations: Vec<Evaluation>,
    /// How many are on the way in where the reader coordinates, by where they stand.
    pub ways: BTreeMap<Stage, i64>,
    /// What was said of the reader's own emergency accesses that were not justified.
    pub verdicts: Vec<Judged>,
    /// How many withdrawn consents wait for the word that own copies are gone.
    pub receipts: i64,
    /// Requests for correction that wait for an answer of the reader, the first due first.
    pub corrections: Vec<ToCorrect>,
    /// How many corrections were to be answered before today.
    pub late_corrections: i64,
}

/// A file that somebody opened in an emergency, for who leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Whose.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// Who opened it, with the organisation.
    pub who: String,
    /// Why.
    pub reason: String,
    /// A telephone number of the person, if one is known.
    pub phone: Option<String>,
    /// Since when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// `right` or `wrong`; empty until somebody looked at it.
    pub verdict: String,
}

/// An own emergency access that was not justified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Who said so.
    pub who: String,
    /// Why.
    pub remark: String,
    /// When it was opened.
    pub from: Timestamp,
}

/// A partner asks to read more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// Which partner.
    pub organisation_name: String,
    /// Since when.
    pub asked: Date,
}

/// Somebody asks to correct something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCorrect {
    /// The request.
    pub id: String,
    /// The name of whose file it is about.
    pub name: String,
    /// The last day for the answer.
    pub due: Date,
}

/// A consent of one of the reader's people ends soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The consent.
    pub id: String,
    /// Of whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// Which partner reads along.
    pub organisation_name: String,
    /// The last day.
    pub until: Date,
}

/// Something of a plan that the reader is to do.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// For whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// What.
    pub words: String,
    /// By when.
    pub due: Date,
}

/// A trial of one of the reader's people is to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// On which way in.
    pub way: String,
    /// That person's name.
    pub name: String,
    /// At which organisation.
    pub organisation_name: String,
    /// By when.
    pub due: Date,
}

/// Somebody about whom a last word is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWord {
    /// The person.
    pub person: String,
    /// The person's name.
    pub name: String,
    /// Who wrote it.
    pub from_name: String,
}

/// For how long an emergency and the verdict on one stand on the day.
const TOLD: SignedDuration = SignedDuration::from_hours(3 * 24);

/// What waits for the reader; actions up to the day `until`, and the people one leads at the organisation `home`.
pub async fn to_do(
    db: &Db,
    actor: &Actor,
    (until, home): (Date, &str),
    (now, today, zone): (Timestamp, Date, &TimeZone),
) -> Result<ToDo> {
    let mut all = ToDo::default();
    let soon = today.saturating_add(consent::ENDS_SOON.days());
    let language = actor.language.full().code();
    let days = values![until, today, now - TOLD, now - NEWS_FOR, soon];
    let values = [values![&actor.account], days, values![language, home]].concat();
    for row in db.rows(TO_DO, values).await? {
        match row.get::<String>("kind")?.as_str() {
            "emergency" => all.emergencies.push(opened(&row)?),
            "verdict" => all.verdicts.push(judged(&row)?),
            "rung" => rung(&mut all.ladder, &row)?,
            "receipt" if was_open(row.get("due_day")?, row.get("from_at")?, zone) => {
                all.receipts += 1;
            }
            // What never was open has nothing to tell.
            "receipt" => {}
            "news" => all.news.extend(came_back::read(&row)?.filter(|one| is_told(one, zone))),
            "ending" => all.ending.push(ending(&row)?),
            "house" => all.house.extend(house::read(&row)?),
            "changes" => drop(all.changes.insert(row.get("person")?, row.get("n")?)),
            "action" => all.actions.push(action(&row)?),
            "word" => all.words.push(last_word(&row)?),
            "ask" => all.asks.push(asked(&row)?),
            "evaluation" => all.evaluations.push(evaluation(&row)?),
            "way" => {
                if let Some(stage) = Stage::parse(&row.get::<String>("words")?) {
                    *all.ways.entry(stage).or_default() += row.get::<i64>("n")?;
                }
            }
            "letter" => all.news.push(came_back::read_letter(&row)?),
            "correction" => all.corrections.push(to_correct(&row)?),
            _ => all.late_corrections = row.get("n")?,
        }
    }
    all.news.sort_by_key(News::order);
    Ok(all)
}

/// Whether there is something to tell: of a consent that was taken back, that it was open before.
fn is_told(one: &News, zone: &TimeZone) -> bool {
    let was_open = || one.day.is_some_and(|from| was_open(from, one.at, zone));
    match one.what {
        What::Ended => was_open(),
        What::Narrowed => was_open() && !one.closed().is_empty(),
        _ => true,
    }
}

fn judged(row: &Row) -> Result<Judged> {
    Ok(Judged { who: row.get("who")?, remark: row.get("words")?, from: row.get("from_at")? })
}

fn rung(ladder: &mut [i64; 7], row: &Row) -> Result<()> {
    let rung: Option<usize> = row.get::<String>("words")?.parse().ok();
    if let Some(n) = rung.and_then(|rung| ladder.get_mut(rung)) {
        *n = row.get("n")?;
    }
    Ok(())
}

fn to_correct(row: &Row) -> Result<ToCorrect> {
    Ok(ToCorrect { id: row.get("who")?, name: name(row)?, due: row.get("due_day")? })
}

fn opened(row: &Row) -> Result<Opened> {
    Ok(Opened {
        person: row.get("person")?,
        name: name(row)?,
        who: row.get("who")?,
        reason: row.get("words")?,
        phone: row.get("phone")?,
        from: row.get("from_at")?,
        until: row.get("until_at")?,
        verdict: row.get("verdict")?,
    })
}

fn action(row: &Row) -> Result<Action> {
    Ok(Action {
        id: row.get("who")?,
        person: row.get("person")?,
        name: name(row)?,
        words: row.get("words")?,
        due: row.get("due_day")?,
    })
}

fn evaluation(row: &Row) -> Result<Evaluation> {
    Ok(Evaluation {
        way: row.get("who")?,
        name: name(row)?,
        organisation_name: row.get("words")?,
        due: row.get("due_day")?,
    })
}

fn asked(row: &Row) -> Result<Asked> {
    Ok(Asked {
        person: row.get("person")?,
        name: name(row)?,
        organisation_name: row.get("words")?,
        asked: row.get("due_day")?,
    })
}

fn ending(row: &Row) -> Result<Ending> {
    Ok(Ending {
        id: row.get("who")?,
        person: row.get("person")?,
        name: name(row)?,
        organisation_name: row.get("words")?,
        until: row.get("due_day")?,
    })
}

fn last_word(row: &Row) -> Result<LastWord> {
    Ok(LastWord { person: row.get("person")?, name: name(row)?, from_name: row.get("words")? })
}
