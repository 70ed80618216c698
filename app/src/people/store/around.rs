//! Everything that stands around a person, in one statement: income, indications, team, ways to reach,
//! household, how many notes, scores, what was asked of others, agreements, who keeps a file; and in
//! another who looked.

use super::noted::{Income, Noted};
use crate::access::store::near;
use crate::access::{Category, File, Kind};
use crate::agreements::Brief;
use crate::asks::section::Waiting;
use crate::instruments::{LastScored, Words};
use crate::letters::section::Written;
use crate::notes::store::Tally;
use crate::people::{ContactWay, WayKind};
use crate::referrals::section::Brief as BriefReferral;
use crate::referrals::store::First;
use crate::referrals::{Ask, State};
use base::db::{Db, Error, Result, Row};
use base::rough_date::RoughDate;
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const AROUND: &str = concat!(
    "
SELECT 'income' AS kind, x.id AS id, x.statute AS one, COALESCE(x.organisation, '') AS two,
    COALESCE(o.name, '') AS three, x.source AS four,
    '' AS five, '' AS given_name, '' AS family_name, '' AS called, CAST(0 AS BIGINT) AS number, x.from_day AS from_day, x.until_day AS until_day
FROM income_statute x LEFT JOIN organisation o ON o.id = x.organisation WHERE x.person = $1
UNION ALL
SELECT 'indications', x.id, x.ticks, COALESCE(x.organisation, ''), COALESCE(o.name, ''), '',
    '', '', '', '', 0, NULL, NULL
FROM indication x LEFT JOIN organisation o ON o.id = x.organisation WHERE x.person = $1
UNION ALL
SELECT 'way', w.id, w.kind, w.value, w.remark, '', '', '', '', '', w.position, NULL, NULL
FROM contact_way w WHERE w.person = $1
UNION ALL
SELECT 'team', t.id, a.name, o.name, t.role, t.account, t.organisation,
    '', '', '',
    CAST(CASE WHEN t.leads THEN 1 ELSE 0 END AS BIGINT), t.from_day, t.until_day
FROM team_member t JOIN account a ON a.id = t.account JOIN organisation o ON o.id = t.organisation
WHERE t.person = $1
UNION ALL
SELECT 'notes', '', n.level, n.organisation, CASE WHEN n.author = $2 THEN 'mine' ELSE 'theirs' END, '',
    '', '', '', '', count(*), NULL, NULL
FROM note_person n WHERE n.person = $1
GROUP BY n.level, n.organisation, CASE WHEN n.author = $2 THEN 'mine' ELSE 'theirs' END
UNION ALL
SELECT 'shared', c.organisation, o.name, '', '', '', '', '', '', '', 0, NULL, c.until_day
FROM consent c JOIN organisation o ON o.id = c.organisation WHERE c.person = $1 AND c.is_open
UNION ALL
SELECT 'scored', i.key, i.name_nl, i.name_fr, i.name_en, c.categories, c.organisation, c.source,
    CASE WHEN c.scored_by = i.scored_by OR (c.scored_by = 'worker' AND i.scored_by = 'both')
         THEN 'asked' ELSE '' END, '',
    COALESCE(i.interval_months, 0), c.day, NULL
FROM assessment c JOIN instrument i ON i.id = c.instrument
WHERE c.person = $1 AND c.withdrawn_at IS NULL
UNION ALL
SELECT 'referral', r.id, COALESCE(o.name, r.receiver_name), r.kind, r.state, r.organisation,
    CASE WHEN r.state = 'accepted' AND r.agreement_withdrawn_at IS NULL THEN r.first_who ELSE '' END,
    CASE WHEN r.state = 'accepted' AND r.agreement_withdrawn_at IS NULL THEN r.remark ELSE '' END,
    CASE WHEN r.receiver IS NULL AND NOT EXISTS (SELECT 1 FROM appointment f
             WHERE f.person = r.person AND f.organisation = r.organisation AND f.day = r.first_day
               AND f.state <> 'cancelled')
         THEN 'free' ELSE '' END, '',
    COALESCE(r.first_minute, -1),
    CASE WHEN r.state = 'accepted' AND r.agreement_withdrawn_at IS NULL THEN r.first_day END,
    r.answer_by
FROM referral r LEFT JOIN organisation o ON o.id = r.receiver WHERE r.person = $1
UNION ALL
SELECT 'keeper', o.id, CASE WHEN o.may_keep_insz THEN 'insz' ELSE '' END, '', '', '', '', '', '', '',
    0, NULL, NULL
FROM involvement i JOIN organisation o ON o.id = i.organisation WHERE i.person = $1
UNION ALL
SELECT 'letter', l.id, l.from_account, l.receiver, CASE WHEN l.read_at IS NULL THEN '' ELSE 'read' END,
    '', '', '', '', '', 0, NULL, NULL
FROM letter l WHERE l.person = $1
UNION ALL
SELECT 'agreement', g.id, g.step, g.work_post, p.name || ', ' || s.name, g.state, t.work_form,
    COALESCE((SELECT string_agg(e.element, ',') FROM agreement_element e
              WHERE e.agreement = g.id AND trim(e.words) <> ''), ''),
    '', '', 0, g.from_day, g.until_day
FROM agreement g JOIN step t ON t.id = g.step JOIN work_post p ON p.id = g.work_post
JOIN site s ON s.id = p.site WHERE g.person = $1
UNION ALL
SELECT 'ask', k.id, o.name, k.organisation, '', '', '', '', '', '', 0, NULL, NULL
FROM share_ask k JOIN organisation o ON o.id = k.organisation WHERE k.person = $1 AND ",
    crate::asks::store::stands!("$3"),
    "
UNION ALL
SELECT 'home', m.id, m.household, m.person,
    m.role, q.birth, h.name,
    q.given_name, q.family_name, q.called,
    CAST(CASE WHEN ",
    near!("$2", "m.person"),
    "
         THEN 1 ELSE 0 END AS BIGINT), m.from_day, m.until_day
FROM household_member m JOIN household h ON h.id = m.household JOIN person q ON q.id = m.person
WHERE m.id IN (SELECT c.id FROM household_member k JOIN household_member c
    ON c.household = k.household AND (c.until_day IS NULL OR c.until_day >= k.from_day)
        AND (k.until_day IS NULL OR c.from_day <= k.until_day)
    WHERE k.person = $1)
  AND (NOT ",
    super::secret_home!("q", "$3"),
    " OR EXISTS (
        SELECT 1 FROM visible_person g WHERE g.account = $2 AND g.person = m.person
          AND g.closed_day IS NULL AND g.role IN ('coach', 'coordinator')))"
);

// Who opens the link of a referral has no account: the name is that of whom it was sent to.
const LOOKS: &str = concat!(
    "SELECT l.seq AS seq, l.at AS at, COALESCE(",
    super::name_of_who!("a"),
    ", r.receiver_name, '') AS name,
    COALESCE(o.name, '') AS organisation, l.detail AS detail, l.action AS action,
    COALESCE(l.organisation, '') AS keeper,
    CASE WHEN r.id IS NULL THEN FALSE ELSE TRUE END AS is_asked
FROM audit_line l LEFT JOIN account a ON a.id = l.account
LEFT JOIN organisation o ON o.id = l.organisation
LEFT JOIN referral r ON l.account IS NULL AND l.subject_kind = 'referral' AND r.id = l.subject
WHERE l.person = $1 AND l.action IN ('look', 'reveal') AND l.seq < $2
ORDER BY l.seq DESC LIMIT $3"
);

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[AROUND, LOOKS];

/// What stands around a person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// Income statutes, the latest first, of every organisation: see [`Around::open_incomes`].
    pub(super) incomes: Vec<Income>,
    /// Indications of every organisation: see [`Around::open_indications`].
    pub(super) indications: Vec<Noted>,
    /// Ways to reach the person.
    pub ways: Vec<ContactWay>,
    /// The team: present members first, the lead on top.
    pub team: Vec<Member>,
    /// How many notes there are.
    pub notes: Vec<Tally>,
    /// Members of all households the person is or was in, as far as they lived there in the same time.
    pub homes: Vec<Home>,
    /// The organisations with a file on the person, open or closed.
    pub(super) keepers: Vec<String>,
    /// Those of them that may keep the national number.
    pub may_keep_insz: Vec<String>,
    /// The partners that read along today, each once, by name.
    pub partners: std::collections::BTreeSet<String>,
    /// What was asked of others, the latest first.
    pub referrals: Vec<BriefReferral>,
    /// With what the person was scored, the latest first.
    pub scored: Vec<LastScored>,
    /// What partners wrote to who leads.
    pub letters: Vec<Written>,
    /// The questions to read more that wait for an answer.
    pub asks: Vec<Waiting>,
    /// Agreements about work posts, the latest first.
    pub agreements: Vec<Brief>,
}

impl Around {
    /// The lead supporter.
    pub fn lead(&self) -> Option<&Member> {
        self.team.iter().find(|m| m.leads && m.until_day.is_none())
    }

    /// Since when a member is on the team, also when the place on it changed meanwhile: who led and stays
    /// beside is there as long as before.
    pub fn since(&self, member: &Member) -> Date {
        let mut since = member.from_day;
        let same =
            |m: &&Member| m.account == member.account && m.organisation == member.organisation;
        let places: Vec<&Member> = self.team.iter().filter(same).collect();
        let meets = |m: &Member, day: Date| {
            m.from_day < day && m.until_day.is_some_and(|until| until >= day)
        };
        while let Some(before) = places.iter().find(|m| meets(m, since)) {
            since = before.from_day;
        }
        since
    }

    /// Who was on the team and is not any more; not who only took another place on it.
    pub fn former_members(&self) -> Vec<&Member> {
        let is_here =
            |account: &str| self.team.iter().any(|m| m.account == account && m.until_day.is_none());
        self.team.iter().filter(|m| m.until_day.is_some() && !is_here(&m.account)).collect()
    }
}

/// A membership of the team.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The row.
    pub id: String,
    /// Whose.
    pub name: String,
    /// Of which organisation.
    pub organisation_name: String,
    /// A word of [`crate::people::codes::TEAM_ROLES`], or what an import brought.
    pub role: String,
    /// The account.
    pub account: String,
    /// The organisation.
    pub organisation: String,
    /// Whether this is the lead supporter.
    pub leads: bool,
    /// The first day.
    pub from_day: Date,
    /// The last day, when it ended.
    pub until_day: Option<Date>,
}

/// A look at the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The number in the log.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who; empty for the program itself.
    pub name: String,
    /// For which organisation.
    pub organisation: String,
    /// Its id; empty when there is none.
    pub keeper: String,
    /// Which page, as a word.
    pub what: String,
    /// The word of the reason.
    pub reason: String,
    /// Whether the national number was shown.
    pub is_reveal: bool,
}

/// A member of a household the person is or was in.
#[derive(Debug, Clone, PartialEq)]
pub struct Home {
    /// The row.
    pub id: String,
    /// The household.
    pub household: String,
    /// Its name.
    pub household_name: String,
    /// The member.
    pub person: String,
    /// How the member is called.
    pub name: String,
    /// adult, partner, child, other
    pub role: String,
    /// When the member was born, as far as known: it tells two children with one name apart.
    pub birth: RoughDate,
    /// Whether the reader may see that person.
    pub is_visible: bool,
    /// The first day.
    pub from_day: Date,
    /// The last day, when it ended.
    pub until_day: Option<Date>,
}

impl Home {
    /// Whether the member lives there on a day, or is going to.
    pub fn is_there(&self, today: impl std::borrow::Borrow<Date>) -> bool {
        self.until_day.is_none_or(|last| last >= *today.borrow())
    }

    /// Whether two memberships are of one household, and of the same time.
    pub fn meets(&self, other: &Home) -> bool {
        let before = |last: Option<Date>, first: Date| last.is_some_and(|last| last < first);
        self.household == other.household
            && !before(self.until_day, other.from_day)
            && !before(other.until_day, self.from_day)
    }

    /// Whether anything is known about when the member was born.
    pub fn knows_birth(&self) -> bool {
        self.birth != RoughDate::Unknown
    }
}

/// Reads everything around `person` as `account` sees it.
pub async fn around(db: &Db, person: &str, account: &str, today: Date) -> Result<Around> {
    let mut all = Around::default();
    let mut ways = vec![];
    for row in db.rows(AROUND, values![person, account, today]).await? {
        match row.get::<String>("kind")?.as_str() {
            "income" => all.incomes.push(Income::read(&row)?),
            "indications" => all.indications.push(Noted::read(&row)?),
            "way" => ways.push((row.get::<i64>("number")?, way(&row)?)),
            "team" => all.team.push(member(&row)?),
            "notes" => all.notes.push(Tally::read(&row, "one", "two", "three", "number")?),
            "referral" => all.referrals.push(referral(&row)?),
            "keeper" => keeper(&mut all, &row)?,
            "letter" => all.letters.push(written(&row)?),
            "ask" => all.asks.push(waiting(&row)?),
            "agreement" => all.agreements.push(Brief::read(&row)?),
            "shared" => drop(all.partners.insert(row.get("one")?)),
            "scored" => all.scored.push(scored(&row)?),
            _ => all.homes.push(home(&row)?),
        }
    }
    ways.sort_by_key(|(position, _)| *position);
    all.ways = ways.into_iter().map(|(_, way)| way).collect();
    all.incomes.sort_by_key(|i| std::cmp::Reverse(i.from_day));
    all.team.sort_by_key(|m| (m.until_day.is_some(), !m.leads, std::cmp::Reverse(m.from_day)));
    all.referrals.sort_by(|one, other| other.id.cmp(&one.id));
    all.scored.sort_by_key(|s| std::cmp::Reverse(s.day));
    all.agreements.sort_by(|one, other| (other.from, &other.id).cmp(&(one.from, &one.id)));
    all.homes.sort_by_key(|h| (h.until_day.is_some(), h.from_day));
    Ok(all)
}

/// Who looked, the latest first, before line `before` of the log.
pub async fn looks(db: &Db, person: &str, before: i64, limit: i64) -> Result<Vec<Seen>> {
    let rows = db.rows(LOOKS, values![person, before, limit]).await?;
    rows.iter().map(look).collect()
}

/// Who looked for another organisation is for the person to know: a worker reads that somebody did, and
/// when. So nobody learns from the log of looks which other organisations are around.
pub fn only_own(looks: &mut [Seen], file: &File) {
    let others =
        |look: &&mut Seen| !look.keeper.is_empty() && !file.reads_at(Kind::Looks, &look.keeper);
    for look in looks.iter_mut().filter(others) {
        look.name.clear();
        look.organisation.clear();
        look.what.clear();
        look.reason.clear();
        look.is_reveal = false;
    }
}

/// The words between commas; one that is not known is an error, as the scores would just not be there.
fn categories(words: &str) -> Result<Vec<Category>> {
    let known = |word: &str| {
        Category::parse(word).ok_or_else(|| Error::Decode(format!("a category {word:?}").into()))
    };
    words.split(',').filter(|word| !word.is_empty()).map(known).collect()
}

fn scored(row: &Row) -> Result<LastScored> {
    Ok(LastScored {
        key: row.get("id")?,
        name: Words([row.get("one")?, row.get("two")?, row.get("three")?]),
        interval: Some(row.get::<i64>("number")?).filter(|months| *months > 0),
        categories: categories(&row.get::<String>("four")?)?,
        organisation: row.get("five")?,
        source: row.get("given_name")?,
        is_asked: row.get::<String>("family_name")? == "asked",
        day: row.get("from_day")?,
    })
}

fn referral(row: &Row) -> Result<BriefReferral> {
    Ok(BriefReferral {
        id: row.get("id")?,
        receiver_name: row.get("one")?,
        kind: Ask::parse(&row.get::<String>("two")?).unwrap_or(Ask::Other),
        state: State::parse(&row.get::<String>("three")?).unwrap_or(State::Expired),
        organisation: row.get("four")?,
        answer_by: row.get("until_day")?,
        first: First {
            day: row.get("from_day")?,
            minute: Some(row.get("number")?).filter(|minute| *minute >= 0),
            who: row.get("five")?,
            ..First::default()
        },
        advice: row.get("given_name")?,
        is_free: row.get::<String>("family_name")? == "free",
    })
}

fn keeper(all: &mut Around, row: &Row) -> Result<()> {
    if row.get::<String>("one")? == "insz" {
        all.may_keep_insz.push(row.get("id")?);
    }
    all.keepers.push(row.get("id")?);
    Ok(())
}

fn written(row: &Row) -> Result<Written> {
    Ok(Written {
        from: row.get("one")?,
        receiver: row.get("two")?,
        is_read: row.get::<String>("three")? == "read",
    })
}

fn waiting(row: &Row) -> Result<Waiting> {
    Ok(Waiting {
        id: row.get("id")?,
        organisation_name: row.get("one")?,
        organisation: row.get("two")?,
    })
}

fn way(row: &Row) -> Result<ContactWay> {
    let kind = WayKind::parse(&row.get::<String>("one")?).unwrap_or(WayKind::Other);
    Ok(ContactWay { kind, value: row.get("two")?, remark: row.get("three")? })
}

fn member(row: &Row) -> Result<Member> {
    Ok(Member {
        id: row.get("id")?,
        name: row.get("one")?,
        organisation_name: row.get("two")?,
        role: row.get("three")?,
        account: row.get("four")?,
        organisation: row.get("five")?,
        leads: row.get::<i64>("number")? == 1,
        from_day: row.get("from_day")?,
        until_day: row.get("until_day")?,
    })
}

fn look(row: &Row) -> Result<Seen> {
    let detail: String = row.get("detail")?;
    // Who opened the link of a question has no standing in the file: the agreement to the question is why.
    let without = if row.get("is_asked")? { "asked" } else { "" };
    let (what, reason) = detail.split_once(": ").unwrap_or((detail.as_str(), without));
    Ok(Seen {
        seq: row.get("seq")?,
        at: row.get("at")?,
        name: row.get("name")?,
        organisation: row.get("organisation")?,
        keeper: row.get("keeper")?,
        what: what.to_owned(),
        reason: reason.to_owned(),
        is_reveal: row.get::<String>("action")? == "reveal",
    })
}

fn home(row: &Row) -> Result<Home> {
    Ok(Home {
        id: row.get("id")?,
        household: row.get("one")?,
        household_name: row.get("five")?,
        person: row.get("two")?,
        name: super::name(row)?,
        role: row.get("three")?,
        birth: RoughDate::from_stored(&row.get::<String>("four")?).unwrap_or_default(),
        is_visible: row.get::<i64>("number")? == 1,
        from_day: row.get("from_day")?,
        until_day: row.get("until_day")?,
    })
}
