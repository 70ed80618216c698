//! Writing presences. What stood there before goes to `presence_before`: nothing is overwritten silently.
//! The audit line comes first (it holds the end of the log, so that two savings come one after the other),
//! and it and `safety_net::settle` are the caller's.

use super::super::{Code, Fate, Mark, Noted, Sent, Slot, Source, decide};
use super::meeting::noted_in;
use super::{At, Days};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

const WRITE: &str =
    "INSERT INTO presence (person, work_post, day, half, code, minutes, source, made_by,
    made_at, slot) VALUES";
const OVER: &str = "ON CONFLICT (work_post, day, half, person) DO UPDATE SET code = excluded.code,
    minutes = excluded.minutes, source = excluded.source, made_by = excluded.made_by,
    made_at = excluded.made_at, version = presence.version + 1";
const CLEAR: &str = "DELETE FROM presence
    WHERE work_post = $1 AND day = $2 AND half = $3 AND person = $4";
// What stood there, one row for each that is going to change.
const KEEP: &str = "INSERT INTO presence_before (id, person, work_post, day, half, code, minutes,
    source, made_by, made_at, ended_by, ended_at)
    SELECT $1, x.person, x.work_post, x.day, x.half, x.code, x.minutes, x.source, x.made_by,
    x.made_at, $6, $7 FROM presence x
    WHERE x.work_post = $2 AND x.day = $3 AND x.half = $4 AND x.person = $5";
// On whose board three days without a word stand already: who is noted again may come off it.
const SIGNALLED: &str = "SELECT DISTINCT g.person AS person FROM signal g
    WHERE g.kind = 'unexcused' AND g.organisation = $1";

#[cfg(test)]
pub(super) fn texts() -> Vec<&'static str> {
    vec![CLEAR, KEEP, SIGNALLED]
}

/// What came of saving a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// How many lines were written or taken away.
    pub written: usize,
    /// How many lines stayed as somebody else noted them meanwhile.
    pub theirs: usize,
    /// Lines that somebody else noted otherwise meanwhile, by their place in what was sent: then nothing
    /// is written.
    pub met: Vec<(usize, Option<Noted>)>,
    /// Whom the safety net has to look at again.
    pub to_settle: Vec<String>,
}

/// Saves what was sent of a place in these days; each person and half-day stands in it once.
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub async fn save(
    work: &mut Work,
    now: Timestamp,
    (at, organisation, days): (At<'_>, &str, Days),
    (source, by): (Source, &str),
    sent: &[Sent],
) -> Result<Saved> {
    let stored: BTreeMap<(String, Slot), Noted> = noted_in(work, at, days)
        .await?
        .into_iter()
        .map(|one| ((one.person.clone(), one.slot.clone()), one))
        .collect();
    let find = |one: &Sent| stored.get(&(one.person.clone(), one.slot.clone()));
    let fates: Vec<Fate> = sent.iter().map(|one| decide(one, find(one))).collect();
    let mut saved = Saved::default();
    for (place, (one, fate)) in sent.iter().zip(&fates).enumerate() {
        match fate {
            Fate::Met => saved.met.push((place, find(one).cloned())),
            Fate::Theirs => saved.theirs += 1,
            Fate::Write(_) | Fate::Clear => saved.written += 1,
            Fate::Stays => {}
        }
    }
    if !saved.met.is_empty() {
        return Ok(Saved { met: saved.met, ..Saved::default() });
    }
    let mut rows = vec![];
    let mut to_settle = BTreeSet::new();
    let signalled = work.rows(SIGNALLED, values![organisation]).await?;
    let signalled: BTreeSet<String> =
        signalled.iter().map(|row| row.get("person")).collect::<Result<_>>()?;
    for (one, fate) in sent.iter().zip(&fates) {
        let before = find(one).map(|noted| noted.mark.code);
        let after = match fate {
            Fate::Write(mark) => {
                rows.push(row(one, *mark, (source, by, now)));
                Some(mark.code)
            }
            Fate::Clear => None,
            _ => continue,
        };
        if before.is_some() {
            keep(work, now, one, by).await?;
        }
        if *fate == Fate::Clear {
            work.run(CLEAR, key(one)).await?;
        }
        let stray = [before, after].contains(&Some(Code::Unexcused));
        if stray || signalled.contains(&one.person) {
            to_settle.insert(one.person.clone());
        }
    }
    work.insert_many(WRITE, rows, OVER).await?;
    saved.to_settle = to_settle.into_iter().collect();
    Ok(saved)
}

fn key(one: &Sent) -> Vec<Value> {
    values![&one.slot.work_post, one.slot.when.day, one.slot.when.half(), &one.person]
}

async fn keep(work: &mut Work, now: Timestamp, one: &Sent, by: &str) -> Result<()> {
    let who = Some(by).filter(|by| !by.is_empty());
    let all = [values![id::new(now)], key(one), values![who, now]].concat();
    work.run(KEEP, all).await.map(drop)
}

fn row(one: &Sent, mark: Mark, (source, by, now): (Source, &str, Timestamp)) -> Vec<Value> {
    let by = Some(by).filter(|by| !by.is_empty());
    let what = values![mark.code.word(), mark.minutes, source.word(), by, now, one.slot.word()];
    let slot = &one.slot;
    let whose = values![&one.person, &slot.work_post, slot.when.day, slot.when.half()];
    [whose, what].concat()
}

/// Adds many presences of half-days that have none yet.
pub async fn add_many(
    work: &mut Work,
    all: &[(String, Slot, Mark)],
    (source, by, at): (Source, Option<&str>, Timestamp),
) -> Result<()> {
    let row = |(person, slot, mark): &(String, Slot, Mark)| {
        let what = values![mark.code.word(), mark.minutes, source.word(), by, at, slot.word()];
        let whose = values![person, &slot.work_post, slot.when.day, slot.when.half()];
        [whose, what].concat()
    };
    work.insert_many(WRITE, all.iter().map(row).collect(), "").await.map(drop)
}
