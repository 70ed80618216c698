//! What came back: an answer, a file that is newly shared, the person's own yes or done. It stands on the day
//! until the reader opened it or said that it was read, at most some weeks.
//!
//! Nothing of it is written twice: each line is a fact of its own room, and the log knows who read it.

use crate::audit::Thing;
use crate::people::store::name;
use base::db::{Result, Row};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// How far back something that came back is told: after that it is no news.
pub(super) const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Its part of what waits for `$1`: each fact in the same shape, with since when it is there and the pages that
/// tell it, as the log writes them. `$5` is the first moment that is told. The log is asked along the person:
/// of an account it has too many lines.
macro_rules! news {
    () => {
        concat!(
            "
UNION ALL
SELECT 'news', y.person, y.given_name, y.family_name, y.called, y.words, y.day, y.minute, y.id, y.what,
    NULL, y.at, NULL
FROM (SELECT x.what, x.id, x.person, x.words, x.day, x.minute, x.at, q.given_name, q.family_name,
          q.called
      FROM (SELECT CASE WHEN r.agreement_withdrawn_at IS NOT NULL THEN 'taken-back'
                WHEN r.state = 'accepted' THEN 'yes' ELSE 'no' END AS what,
            r.id AS id, r.person AS person, COALESCE(o.name, r.receiver_name) AS words,
            CASE WHEN r.agreement_withdrawn_at IS NULL THEN r.first_day END AS day,
            COALESCE(r.first_minute, -1) AS minute,
            CASE WHEN r.agreement_withdrawn_at IS NOT NULL THEN r.agreement_withdrawn_at
                ELSE COALESCE((SELECT max(e.at) FROM referral_event e WHERE e.referral = r.id
                    AND e.side = 'receiver' AND e.what IN ('accepted', 'refused', 'day')),
                    r.decided_at) END AS at,
            '' AS told_on
        FROM referral r LEFT JOIN organisation o ON o.id = r.receiver
        WHERE r.id IN (SELECT m.id FROM referral m WHERE m.made_by = $1 AND m.state <> 'draft'
            UNION SELECT m.id FROM person_now w JOIN referral m ON m.person = w.person
            WHERE w.lead_account = $1 AND m.state <> 'draft') AND (r.agreement_withdrawn_at > $5 AND NOT EXISTS (
                SELECT 1 FROM referral_event t WHERE t.referral = r.id AND t.what = 'taken-back'
                  AND t.account = $1)
            OR r.agreement_withdrawn_at IS NULL AND r.state IN ('accepted', 'refused')
               AND r.decided_at > $5)
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
              AND v.person = r.person AND v.organisation = r.organisation)
        UNION ALL
        SELECT 'shared', c.id, c.person, '', c.until_day, -1, c.noted_at, '%'
        FROM consent c
        WHERE c.is_open AND c.noted_at > $5 AND c.noted_by <> $1
          AND c.organisation IN (SELECT g.organisation FROM account_role g WHERE g.account = $1
              AND ",
            guides!("g.role"),
            ")
          AND NOT EXISTS (SELECT 1 FROM consent b WHERE b.person = c.person
              AND b.organisation = c.organisation AND b.id <> c.id AND b.noted_at < c.noted_at
              AND b.until_day >= c.from_day
              AND (b.withdrawn_at IS NULL OR b.withdrawn_at >= c.noted_at))
          AND NOT EXISTS (SELECT 1 FROM share_ask k WHERE k.person = c.person
              AND k.organisation = c.organisation AND k.asked_by = $1 AND k.state = 'yes'
              AND k.answered_at >= c.noted_at)
        UNION ALL
        SELECT 'granted', k.id, k.person, '', NULL, -1, k.answered_at, '%'
        FROM share_ask k
        WHERE k.asked_by = $1 AND k.state = 'yes' AND k.answered_at > $5 AND k.answered_by <> $1
          AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person = k.person
              AND c.organisation = k.organisation AND c.withdrawn_at >= k.answered_at)
        UNION ALL
        SELECT 'agreed', l.id, l.person, '', NULL, -1, l.made_at, 'plan:%'
        FROM plan_version l
        WHERE l.person IN (SELECT w.person FROM person_now w WHERE w.lead_account = $1) AND l.how = 'portal' AND l.made_at > $5
        UNION ALL
        SELECT 'ticked', a.id, a.person, a.words, NULL, -1, a.ticked_at, 'plan:%'
        FROM plan_action a JOIN plan_goal g ON g.id = a.goal
        WHERE a.person IN (SELECT w.person FROM person_now w WHERE w.lead_account = $1) AND a.state = 'done' AND a.ticked_at > $5
          AND ",
            reads_life!("$1", "a.person", "a.organisation", "g.category"),
            "
        UNION ALL
        SELECT 'ended', c.id, c.person, o.name, c.from_day, -1, c.withdrawn_at, 'consents:%'
        FROM consent c JOIN organisation o ON o.id = c.organisation
        WHERE c.withdrawn_at > $5 AND c.withdrawn_by <> $1
          AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person = c.person
                          AND n.organisation = c.organisation AND n.is_open)
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = c.person
                      AND v.closed_day IS NULL AND v.organisation <> c.organisation
                      AND v.role IN ('coach', 'coordinator')
                      AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = c.person
                                   AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                           OR v.role = 'coordinator' AND NOT EXISTS (
                               SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                               JOIN visible_person l ON l.account = t.account
                                   AND l.person = t.person
                               WHERE t.person = c.person AND t.leads AND t.until_day IS NULL
                                 AND b.active AND l.closed_day IS NULL
                                 AND l.organisation = v.organisation
                                 AND l.role IN ('coach', 'coordinator'))))) x
      JOIN person q ON q.id = x.person
      WHERE ",
            near!("$1", "x.person"),
            "
        AND NOT EXISTS (SELECT 1 FROM audit_line s WHERE s.person = x.person
            AND COALESCE(s.account, '') = $1 AND s.at >= x.at
            AND (s.action = 'seen' AND s.subject = x.id
                 OR s.action = 'look' AND s.detail LIKE x.told_on))
      ORDER BY x.at DESC, x.id LIMIT 40) y"
        )
    };
}
pub(super) use news;

/// What it is that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Another organisation said yes.
    Yes,
    /// Another organisation said no.
    No,
    /// The person agrees no longer to what was asked of another organisation.
    TakenBack,
    /// A file is newly shared with the reader's organisation.
    Shared,
    /// The person said yes to a question to read more.
    Granted,
    /// The person agreed to the plan on the own pages.
    Agreed,
    /// The person did an action of the plan.
    Ticked,
    /// A partner reads along no more.
    Ended,
    /// A partner wrote something: that is read on its own page.
    Letter,
}

impl What {
    const ALL: [What; 9] = [
        What::Yes,
        What::No,
        What::TakenBack,
        What::Shared,
        What::Granted,
        What::Agreed,
        What::Ticked,
        What::Ended,
        What::Letter,
    ];

    /// The word in the statement, and the end of the key of its words.
    pub fn word(self) -> &'static str {
        match self {
            What::Yes => "yes",
            What::No => "no",
            What::TakenBack => "taken-back",
            What::Shared => "shared",
            What::Granted => "granted",
            What::Agreed => "agreed",
            What::Ticked => "ticked",
            What::Ended => "ended",
            What::Letter => "letter",
        }
    }

    /// The kind of thing in the log.
    pub fn thing(self) -> Thing {
        match self {
            What::Yes | What::No | What::TakenBack => Thing::Referral,
            What::Shared | What::Ended => Thing::Consent,
            What::Granted => Thing::ShareAsk,
            What::Agreed => Thing::Plan,
            What::Ticked => Thing::Action,
            What::Letter => Thing::Letter,
        }
    }
}

/// Something that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What it is.
    pub what: What,
    /// The fact, by its id; empty for a letter.
    pub id: String,
    /// About whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// The other side, or what was done.
    pub words: String,
    /// The day that comes with it: a first appointment, or until when.
    pub day: Option<Date>,
    /// The minute of that day.
    pub minute: Option<i64>,
    /// Since when it is there.
    pub at: Timestamp,
}

impl News {
    /// Where it is read.
    pub fn link(&self) -> String {
        match self.what {
            What::Yes | What::No | What::TakenBack => format!("/referrals/{}", self.id),
            What::Shared | What::Granted => format!("/people/{}", self.person),
            What::Agreed | What::Ticked => format!("/people/{}/plan", self.person),
            What::Ended => format!("/people/{}/consents", self.person),
            What::Letter => format!("/people/{}/letters", self.person),
        }
    }

    /// Whether one can say here that it was read. A letter is confirmed where it stands.
    pub fn can_be_seen(&self) -> bool {
        self.what != What::Letter
    }
}

/// A row of the part of this list; nothing for a word that is not known.
pub(super) fn read(row: &Row) -> Result<Option<News>> {
    let word: String = row.get("phone")?;
    let Some(what) = What::ALL.into_iter().find(|what| what.word() == word) else {
        return Ok(None);
    };
    Ok(Some(News {
        what,
        id: row.get("who")?,
        person: row.get("person")?,
        name: name(row)?,
        words: row.get("words")?,
        day: row.get("due_day")?,
        minute: Some(row.get("n")?).filter(|minute| *minute >= 0),
        at: row.get("from_at")?,
    }))
}

/// What a partner wrote, as a line of the same list.
pub(super) fn read_letter(row: &Row) -> Result<News> {
    let (from, organisation): (String, String) = (row.get("who")?, row.get("words")?);
    Ok(News {
        what: What::Letter,
        id: String::new(),
        person: row.get("person")?,
        name: name(row)?,
        words: format!("{from}, {organisation}"),
        day: None,
        minute: None,
        at: row.get("from_at")?,
    })
}
