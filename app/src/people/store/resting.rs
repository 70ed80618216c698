//! What rests on the file of an organisation, so that its opening can no longer be taken back.
//!
//! A file that was new goes away when nothing at all rests on it ([`take_file_back`]). One that was
//! closed before is closed as it was, when nothing runs in it ([`close_again`]): what was written stays.

use base::db::{Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

/// `$1` the person, `$2` the organisation, `$3` and `$4` the appointment and the referral that are taken
/// back themselves. A test compares this with the tables that know a person and an organisation.
const RESTING: &str = "
SELECT 'step' AS what FROM step x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'waiting' FROM waiting x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'way' FROM way_in x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'placement' FROM placement x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'agreement' FROM agreement x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'presence' FROM presence y JOIN work_post v ON v.id = y.work_post
    WHERE y.person = $1 AND v.organisation = $2
UNION ALL SELECT 'absence' FROM absence x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'expense' FROM expense x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'portrait' FROM portrait x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'note' FROM note_person x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'attachment' FROM attachment x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'team' FROM team_member x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'permission' FROM permission x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'income' FROM income_statute x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'indication' FROM indication x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'goal' FROM plan_goal x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'action' FROM plan_action x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'plan' FROM plan_version x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'task' FROM team_task x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'later' FROM duty_later x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'handover' FROM handover x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'assessment' FROM assessment x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'consent' FROM consent x WHERE x.person = $1 AND x.noted_for = $2
UNION ALL SELECT 'ask' FROM share_ask x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'letter' FROM letter x WHERE x.person = $1
    AND (x.organisation = $2 OR x.receiver = $2)
UNION ALL SELECT 'correction' FROM correction x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'emergency' FROM emergency_access x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'card' FROM access_card x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'link' FROM access_link x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'parent' FROM parent_access x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'account' FROM account x WHERE x.person = $1 AND x.organisation = $2
UNION ALL SELECT 'appointment' FROM appointment x WHERE x.person = $1 AND x.organisation = $2
    AND x.state <> 'cancelled' AND x.id <> $3
UNION ALL SELECT 'referral' FROM referral x WHERE x.person = $1 AND x.id <> $4
    AND (x.organisation = $2 OR (x.receiver = $2 AND x.state = 'accepted'))
LIMIT 1";
/// The same for a file that was closed before: what runs in it, or was begun after `$5`; `$6` is today.
const RUNNING: &str = "
SELECT 'step' AS what FROM step x WHERE x.person = $1 AND x.organisation = $2
    AND (x.end_day IS NULL OR x.end_day > $6)
UNION ALL SELECT 'waiting' FROM waiting x WHERE x.person = $1 AND x.organisation = $2
    AND x.until_day IS NULL
UNION ALL SELECT 'way' FROM way_in x WHERE x.person = $1 AND x.organisation = $2
    AND x.state <> 'stopped'
UNION ALL SELECT 'team' FROM team_member x WHERE x.person = $1 AND x.organisation = $2
    AND x.until_day IS NULL
UNION ALL SELECT 'card' FROM access_card x WHERE x.person = $1 AND x.organisation = $2
    AND x.made_at >= $5
UNION ALL SELECT 'link' FROM access_link x WHERE x.person = $1 AND x.organisation = $2
    AND x.made_at >= $5
UNION ALL SELECT 'parent' FROM parent_access x WHERE x.person = $1 AND x.organisation = $2
    AND x.made_at >= $5
UNION ALL SELECT 'appointment' FROM appointment x WHERE x.person = $1 AND x.organisation = $2
    AND x.state = 'open' AND x.id <> $3
UNION ALL SELECT 'referral' FROM referral x WHERE x.person = $1 AND x.id <> $4
    AND ((x.organisation = $2 AND x.made_at >= $5)
        OR (x.receiver = $2 AND x.state = 'accepted' AND x.decided_at >= $5))
LIMIT 1";
// Who closes and who reopens wait for each other, so that neither misses what the other wrote.
const HOLD: &str =
    "UPDATE involvement SET version = version WHERE person = $1 AND organisation = $2";
const TAKE_BACK: &str = "DELETE FROM involvement WHERE person = $1 AND organisation = $2";
const CLOSE_AGAIN: &str = "UPDATE involvement SET until_day = $3, closing_reason = $4,
    version = version + 1 WHERE person = $1 AND organisation = $2 AND until_day IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[RESTING, RUNNING, HOLD, TAKE_BACK, CLOSE_AGAIN];

/// What is taken back itself, and so does not count.
#[derive(Debug, Clone, Copy)]
pub struct Besides<'a> {
    /// The first appointment that came with the opening; empty when there is none.
    pub appointment: &'a str,
    /// The referral by which the file was opened.
    pub referral: &'a str,
}

/// Takes back that a file was opened, when nothing rests on it yet. Says whether it is gone.
pub async fn take_file_back(
    work: &mut Work,
    (person, organisation): (&str, &str),
    besides: Besides<'_>,
) -> Result<bool> {
    work.run(HOLD, values![person, organisation]).await?;
    let asked = values![person, organisation, besides.appointment, besides.referral];
    if work.maybe(RESTING, asked).await?.is_some() {
        return Ok(false);
    }
    let is_gone = work.run(TAKE_BACK, values![person, organisation]).await? == 1;
    if is_gone {
        super::reindex(work, person).await?;
    }
    Ok(is_gone)
}

/// Closes a file that was opened again at a moment as it was closed before, when nothing runs in it.
/// Says whether.
pub async fn close_again(
    work: &mut Work,
    (person, organisation): (&str, &str),
    (day, reason): (Date, &str),
    (since, today): (Timestamp, Date),
    besides: Besides<'_>,
) -> Result<bool> {
    work.run(HOLD, values![person, organisation]).await?;
    let asked = values![person, organisation, besides.appointment, besides.referral, since, today];
    if work.maybe(RUNNING, asked).await?.is_some() {
        return Ok(false);
    }
    Ok(work.run(CLOSE_AGAIN, values![person, organisation, day, reason]).await? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    /// Tables that know a person and an organisation and on which nothing rests: derived, or of the
    /// opening itself.
    const NOT: [&str; 9] = [
        "audit_line",
        "involvement",
        "name_word",
        "movement",
        "spell",
        "person_now",
        "carried",
        "signal",
        "shared_file",
    ];

    #[test]
    fn every_table_with_a_person_and_an_organisation_is_asked_or_named() {
        for (_, _, text) in SCHEMA {
            for table in text.split("CREATE TABLE ").skip(1) {
                let name = table.split(' ').next().unwrap();
                let body = &table[..table.find("\n);").unwrap()];
                let has = |column: &str| {
                    body.lines().any(|line| line.trim_start().starts_with(&format!("{column} ")))
                };
                let later = format!("ALTER TABLE {name} ADD COLUMN organisation ");
                let later = SCHEMA.iter().any(|(_, _, text)| text.contains(&later));
                let both = has("person") && (has("organisation") || later);
                let asked = RESTING.contains(&format!(" FROM {name} x "));
                assert_eq!(both, asked || NOT.contains(&name), "{name}");
            }
        }
    }
}
