//! What was written with the kept record between a merge and its undoing: it stays where it was written,
//! but for what is of the other person beyond doubt.

use super::Merge;
use base::db::{Result, Work};
use base::values;
use jiff::civil::Date;

// An organisation whose file goes back, but that wrote with the kept record since, keeps a file
// there too: otherwise it could no longer read what it wrote.
const STAY: &str = "INSERT INTO involvement (person, organisation, sort_name, from_day)
    SELECT p.id, $2, p.sort_name, $3 FROM person p WHERE p.id = $1 AND (
        EXISTS (SELECT 1 FROM step x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM placement x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM agreement x
                 WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM presence x JOIN work_post v ON v.id = x.work_post
                WHERE x.person = $1 AND v.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM absence x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM portrait x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM expense x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM waiting x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM way_in x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM permission x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM income_statute x
                WHERE x.person = $1 AND x.organisation = $2 AND x.noted_at > $4)
     OR EXISTS (SELECT 1 FROM indication x
                WHERE x.person = $1 AND x.organisation = $2 AND x.noted_at > $4)
     OR EXISTS (SELECT 1 FROM appointment x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM attachment x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM assessment x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM plan_goal x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM plan_action x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM plan_version x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM team_task x
                WHERE x.person = $1 AND x.organisation = $2 AND x.changed_at > $4)
     OR EXISTS (SELECT 1 FROM duty_later x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM handover x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM share_ask x
                WHERE x.person = $1 AND x.organisation = $2 AND x.asked_at > $4)
     OR EXISTS (SELECT 1 FROM letter x WHERE x.person = $1
                AND (x.organisation = $2 OR x.receiver = $2) AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM correction x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM referral x
                WHERE x.person = $1 AND x.organisation = $2 AND x.made_at > $4)
     OR EXISTS (SELECT 1 FROM consent x
                WHERE x.person = $1 AND x.noted_for = $2 AND x.noted_at > $4)
     OR EXISTS (SELECT 1 FROM note_person x JOIN note n ON n.id = x.note
                WHERE x.person = $1 AND n.organisation = $2 AND n.made_at > $4))
    ON CONFLICT (person, organisation) DO NOTHING";

// What somebody gave, said or asked with the own account since the merge, goes along with that account.
const OWN: [&str; 4] = [
    "UPDATE consent SET person = $2 WHERE person = $1 AND noted_at > $3
        AND noted_by IN (SELECT a.id FROM account a WHERE a.person = $2)",
    "UPDATE assessment SET person = $2 WHERE person = $1 AND made_at > $3
        AND made_by IN (SELECT a.id FROM account a WHERE a.person = $2)",
    "UPDATE plan_version SET person = $2 WHERE person = $1 AND made_at > $3
        AND made_by IN (SELECT a.id FROM account a WHERE a.person = $2)",
    "UPDATE correction SET person = $2 WHERE person = $1 AND made_at > $3
        AND asked_by IN (SELECT a.id FROM account a WHERE a.person = $2)",
];

// A question that goes back takes along what a yes to it made since: the first appointment, the file, and
// who came on the team for it. A file that was there already stays where it is.
const MET: &str = "UPDATE appointment SET person = $2 WHERE person = $1
    AND id = (SELECT r.appointment FROM referral r WHERE r.id = $3)";
const OPENED: &str = "UPDATE involvement SET person = $2 WHERE person = $1
    AND organisation = (SELECT r.receiver FROM referral r
                        WHERE r.id = $3 AND r.state = 'accepted' AND r.opened_file)
    AND NOT EXISTS (SELECT 1 FROM involvement x
                    WHERE x.person = $2 AND x.organisation = involvement.organisation)
    RETURNING organisation";
const JOINED: &str = "UPDATE team_member SET person = $2,
    leads = CASE WHEN EXISTS (SELECT 1 FROM team_member x WHERE x.person = $2 AND x.leads
                              AND x.until_day IS NULL) THEN FALSE ELSE leads END
    WHERE person = $1 AND organisation = $3";

// A place that was given at a step that goes back goes along: it lies within that step.
const PLACED: &str = "UPDATE placement SET person = $2 WHERE person = $1
    AND step IN (SELECT s.id FROM step s WHERE s.person = $2)";

// So does an agreement about it.
const AGREED: &str = "UPDATE agreement SET person = $2 WHERE person = $1
    AND step IN (SELECT s.id FROM step s WHERE s.person = $2)";

// A file that is closed again although something runs there since, opens.
const REOPEN: &str = "UPDATE involvement SET until_day = NULL, closing_reason = NULL,
    version = version + 1
    WHERE person = $1 AND until_day IS NOT NULL AND (
        EXISTS (SELECT 1 FROM step s WHERE s.person = $1
                AND s.organisation = involvement.organisation AND s.made_at > $2
                AND (s.end_day IS NULL OR s.end_day > $3))
     OR EXISTS (SELECT 1 FROM waiting w WHERE w.person = $1
                AND w.organisation = involvement.organisation AND w.made_at > $2
                AND w.until_day IS NULL)
     OR EXISTS (SELECT 1 FROM way_in w WHERE w.person = $1
                AND w.organisation = involvement.organisation AND w.made_at > $2
                AND w.state <> 'stopped'))";

// A time on the list goes where its way is: since the merge it can have another id.
const LISTED: &str = "UPDATE waiting SET person = $2 WHERE person = $1
    AND way_in IN (SELECT w.id FROM way_in w WHERE w.person = $2)";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[STAY, OWN[0], OWN[1], OWN[2], OWN[3], MET, OPENED, JOINED, PLACED, AGREED, LISTED, REOPEN];

/// Settles it, after the rows of the merge went back: of which organisations the file went, and which
/// referrals.
pub(super) async fn settle(
    work: &mut Work,
    merge: &Merge,
    (mut files, referrals): (Vec<String>, Vec<String>),
    today: Date,
) -> Result<()> {
    let (kept, lost) = (merge.kept.as_str(), merge.lost.as_str());
    for sql in OWN {
        work.run(sql, values![kept, lost, merge.made_at]).await?;
    }
    work.run(PLACED, values![kept, lost]).await?;
    work.run(AGREED, values![kept, lost]).await?;
    work.run(LISTED, values![kept, lost]).await?;
    for referral in referrals {
        files.extend(follow(work, &referral, kept, lost).await?);
    }
    for organisation in files {
        work.run(STAY, values![kept, organisation, today, merge.made_at]).await?;
    }
    work.run(REOPEN, values![kept, merge.made_at, today]).await.map(drop)
}

/// Takes along what a yes to a referral made, and gives the organisation whose file went.
async fn follow(work: &mut Work, referral: &str, kept: &str, lost: &str) -> Result<Option<String>> {
    work.run(MET, values![kept, lost, referral]).await?;
    let Some(row) = work.maybe(OPENED, values![kept, lost, referral]).await? else {
        return Ok(None);
    };
    let organisation: String = row.get("organisation")?;
    work.run(JOINED, values![kept, lost, &organisation]).await?;
    Ok(Some(organisation))
}

#[cfg(test)]
mod tests {
    use super::STAY;
    use crate::merging::linked::LINKED;

    /// What an organisation can write with a record and still needs no file for.
    const NOT: &[(&str, &str)] = &[
        ("aim", "of no organisation"),
        ("presence_before", "stands where the presence stood that was corrected"),
        ("emergency_access", "goes without a file, and ends by itself"),
        (
            "access_card",
            "in the hands of the person; told on the page of whoever supports that person",
        ),
        ("access_link", "over within days"),
        (
            "parent_access",
            "in the hands of a parent; told on the page of whoever supports the child",
        ),
        ("contact_way", "of no organisation"),
        ("team_member", "holds no words, and opens nothing without a file"),
        ("household_member", "of no organisation"),
        ("involvement", "the file itself"),
        ("account", "of the person"),
    ];

    #[test]
    fn whatever_an_organisation_wrote_since_lets_its_file_stay() {
        for linked in LINKED {
            let is_asked = STAY.contains(&format!(" FROM {} x", linked.table));
            let said = NOT.iter().any(|(table, why)| *table == linked.table && !why.is_empty());
            assert_ne!(is_asked, said, "{}", linked.table);
        }
    }
}
