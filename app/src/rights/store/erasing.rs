//! What is erased of a person, and what stays so that the figures stay right: year of birth, sex,
//! municipality, the steps, waiting places and aims without their words, and of
//! referrals who asked whom, when, and how it ended.

use super::traces;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const RECORDS: &str = "SELECT id FROM person WHERE merged_into = $1";
const ORGANISATIONS: &str = "SELECT organisation FROM involvement WHERE person = $1
    UNION SELECT organisation FROM consent WHERE person = $1";
const FILES: &str = "SELECT id FROM attachment WHERE person = $1";
const WORDS: &str = "SELECT DISTINCT word FROM name_word WHERE person = $1";
const ACCOUNTS: &str = "SELECT id FROM account WHERE person = $1";

/// Each with the person as `$1`, in this order: what refers to a row goes before the row.
const OF_PERSON: [&str; 58] = [
    // A note about this person alone loses its words; one that is about others too is theirs.
    "UPDATE note_version SET body = '', reason = '' WHERE note IN (
        SELECT p.note FROM note_person p WHERE p.person = $1 AND NOT EXISTS (
            SELECT 1 FROM note_person x WHERE x.note = p.note AND x.person <> $1))",
    "UPDATE note SET body = '', withdrawn_reason = NULL WHERE id IN (
        SELECT p.note FROM note_person p WHERE p.person = $1 AND NOT EXISTS (
            SELECT 1 FROM note_person x WHERE x.note = p.note AND x.person <> $1))",
    "DELETE FROM note_person WHERE person = $1",
    "DELETE FROM attachment WHERE person = $1",
    "DELETE FROM appointment WHERE person = $1",
    "DELETE FROM handover WHERE person = $1",
    "DELETE FROM duty_later WHERE person = $1",
    "DELETE FROM team_task WHERE person = $1",
    "DELETE FROM plan_version WHERE person = $1",
    "DELETE FROM plan_action WHERE person = $1",
    "DELETE FROM plan_goal WHERE person = $1",
    "DELETE FROM assessment_score WHERE assessment IN (
        SELECT id FROM assessment WHERE person = $1)",
    "DELETE FROM assessment WHERE person = $1",
    "DELETE FROM shared_file WHERE person = $1",
    "DELETE FROM consent WHERE person = $1",
    "DELETE FROM emergency_access WHERE person = $1",
    "DELETE FROM share_ask WHERE person = $1",
    "DELETE FROM letter WHERE person = $1",
    "DELETE FROM household_member WHERE person = $1",
    "DELETE FROM contact_way WHERE person = $1",
    "DELETE FROM income_statute WHERE person = $1",
    "DELETE FROM indication WHERE person = $1",
    "DELETE FROM permission WHERE person = $1",
    "DELETE FROM team_member WHERE person = $1",
    "DELETE FROM name_word WHERE person = $1",
    "DELETE FROM correction WHERE person = $1",
    "DELETE FROM retention WHERE person = $1",
    "DELETE FROM merge_row WHERE merge IN (SELECT id FROM merge WHERE kept = $1 OR lost = $1)",
    "DELETE FROM merge WHERE kept = $1 OR lost = $1",
    "DELETE FROM merge_request WHERE kept = $1 OR lost = $1",
    "DELETE FROM referral_link WHERE referral IN (SELECT id FROM referral WHERE person = $1)",
    "DELETE FROM referral_event WHERE referral IN (SELECT id FROM referral WHERE person = $1)",
    "DELETE FROM referral WHERE person = $1 AND state = 'draft'",
    // Whom an organisation asked, when, and how it ended stays: the figures of referrals count it.
    "UPDATE referral SET receiver_email = '', question = '', parts = '', told = '', agreed_by = '',
        agreed_by_name = '', agreed_how = '', agreed_day = NULL, agreed_language = '', remark = '',
        next_nudge = NULL, first_day = NULL, first_minute = NULL, first_who = '', first_place = '',
        appointment = NULL, closed_day = NULL, closed_reason = '', version = version + 1,
        state = CASE WHEN state IN ('sent', 'seen', 'asked', 'answered') THEN 'withdrawn'
                ELSE state END
        WHERE person = $1",
    "DELETE FROM access_card WHERE person = $1",
    "DELETE FROM access_link WHERE person = $1",
    "DELETE FROM parent_access WHERE person = $1 OR account IN (
        SELECT id FROM account WHERE person = $1)",
    "DELETE FROM draft WHERE account IN (SELECT id FROM account WHERE person = $1)",
    "DELETE FROM session WHERE account IN (SELECT id FROM account WHERE person = $1)",
    "DELETE FROM agreement_element WHERE agreement IN (
        SELECT id FROM agreement WHERE person = $1)",
    "DELETE FROM agreement WHERE person = $1",
    "DELETE FROM presence_before WHERE person = $1",
    "DELETE FROM presence WHERE person = $1",
    "DELETE FROM absence WHERE person = $1",
    "DELETE FROM expense WHERE person = $1",
    "DELETE FROM portrait_picture WHERE portrait IN (SELECT id FROM portrait WHERE person = $1)",
    "DELETE FROM portrait WHERE person = $1",
    "DELETE FROM placement WHERE person = $1",
    "UPDATE step SET place = '', start_reason = '', end_remark = '' WHERE person = $1",
    // That somebody waited, and how long, stays; the way and its reasons go.
    "UPDATE waiting SET place = '', way_in = NULL WHERE person = $1",
    // What is left of the sign-up that the way began with.
    "DELETE FROM sign_up_link WHERE sign_up IN (SELECT s.id FROM sign_up s
        JOIN way_in w ON w.id = s.way_in WHERE w.person = $1)",
    "DELETE FROM sign_up_event WHERE sign_up IN (SELECT s.id FROM sign_up s
        JOIN way_in w ON w.id = s.way_in WHERE w.person = $1)",
    "DELETE FROM sign_up WHERE way_in IN (SELECT id FROM way_in WHERE person = $1)",
    "DELETE FROM way_in_change WHERE way_in IN (SELECT id FROM way_in WHERE person = $1)",
    "DELETE FROM way_in WHERE person = $1",
    "UPDATE aim SET words = '' WHERE person = $1",
    // The last thing by which anybody stands near: without it there is no file.
    "DELETE FROM involvement WHERE person = $1",
    "UPDATE person SET given_name = '', family_name = '', called = '', sort_name = '',
        birth = substr(birth, 1, 4), language = '', needs_interpreter = FALSE, street = '',
        postcode = '', education = '', work_history = '', insz_cipher = NULL,
        insz_hash = NULL, insz_organisation = NULL, version = version + 1 WHERE id = $1",
];
const CLOSE_ACCOUNT: &str = "UPDATE account SET name = '–', email = $2, phone = '', job_title = '',
    password_hash = NULL, totp_secret = NULL, person = NULL, active = FALSE, closed_at = $3,
    version = version + 1 WHERE id = $1";
const FORGET_PASSKEYS: &str = "DELETE FROM passkey WHERE account = $1";
const FORGET_CODES: &str = "DELETE FROM recovery_code WHERE account = $1";
const WORKS_HERE: &str = "SELECT count(*) AS n FROM account_role
    WHERE account = $1 AND role <> 'participant'";
// A colleague who was once a participant keeps the account of the colleague.
const UNLINK: &str = "UPDATE account SET person = NULL, version = version + 1 WHERE id = $1";
const NO_PARTICIPANT: &str = "DELETE FROM account_role WHERE account = $1 AND role = 'participant'";
const IS_USED: &str = "SELECT count(*) AS n FROM organisation o
    JOIN name_word w ON w.organisation = o.id AND w.word = $1";
const FORGET_NEAR: &str = "DELETE FROM near_word WHERE near = $1 AND word = $2";
const NOTE: &str = "INSERT INTO erased (person, erased_on, organisations) VALUES ($1, $2, $3)
    ON CONFLICT (person) DO NOTHING";
const ENDED: &str = "SELECT erased_on FROM erased WHERE person = $1 AND EXISTS (
    SELECT 1 FROM account_role r WHERE r.account = $2 AND r.scope <> 'none'
      AND replace(organisations, ',' || r.organisation || ',', '') <> organisations)";
const ALL: &str = "SELECT person FROM erased";
// Who was erased and has rows all the same.
const LEFT: &str = "SELECT e.person AS person FROM erased e
    WHERE EXISTS (SELECT 1 FROM person x WHERE x.id = e.person AND x.family_name || x.given_name <> '')
    OR EXISTS (SELECT 1 FROM involvement x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM note_person x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM attachment x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM appointment x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM contact_way x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM income_statute x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM indication x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM permission x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM team_member x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM household_member x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM placement x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM agreement x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM presence x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM presence_before x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM absence x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM expense x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM portrait x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM way_in x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM plan_goal x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM plan_action x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM plan_version x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM team_task x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM handover x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM duty_later x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM assessment x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM consent x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM emergency_access x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM share_ask x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM letter x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM correction x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM referral x WHERE x.person = e.person
               AND (x.state = 'draft' OR x.question || x.told <> ''))
    OR EXISTS (SELECT 1 FROM draft x WHERE x.form LIKE '%' || e.person || '%')
    OR EXISTS (SELECT 1 FROM access_card x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM access_link x WHERE x.person = e.person)
    OR EXISTS (SELECT 1 FROM parent_access x WHERE x.person = e.person)
    ORDER BY e.person";
const IS_THERE: &str = "SELECT count(*) AS n FROM person WHERE id = $1";

#[cfg(test)]
pub(super) fn texts() -> Vec<&'static str> {
    let own = [
        RECORDS,
        ORGANISATIONS,
        FILES,
        WORDS,
        ACCOUNTS,
        CLOSE_ACCOUNT,
        FORGET_PASSKEYS,
        FORGET_CODES,
        WORKS_HERE,
        UNLINK,
        NO_PARTICIPANT,
        IS_USED,
        FORGET_NEAR,
        NOTE,
        ENDED,
        ALL,
        IS_THERE,
        LEFT,
    ];
    [own.as_slice(), OF_PERSON.as_slice()].concat()
}

/// Erases a person and every record that was merged into this one. Gives the ids of the records, and
/// of the attachments whose files are to be deleted from the disk.
pub async fn erase(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    person: &str,
) -> Result<(Vec<String>, Vec<String>)> {
    let mut records = vec![person.to_owned()];
    let mut next = 0;
    while let Some(record) = records.get(next).cloned() {
        records.extend(texts_of(work, RECORDS, &record, "id").await?);
        next += 1;
    }
    let mut files = vec![];
    for record in &records {
        files.extend(texts_of(work, FILES, record, "id").await?);
        let words = texts_of(work, WORDS, record, "word").await?;
        let organisations = texts_of(work, ORGANISATIONS, record, "organisation").await?;
        let accounts = texts_of(work, ACCOUNTS, record, "id").await?;
        let traces = traces::forget(work, record).await?;
        for sql in OF_PERSON {
            work.run(sql, values![record]).await?;
        }
        traces::forget_homes(work, &traces).await?;
        for account in accounts {
            close(work, now, &account).await?;
        }
        forget_words(work, &words).await?;
        let known = organisations.iter().fold(String::from(","), |text, o| text + o + ",");
        work.run(NOTE, values![record, today, known]).await?;
    }
    Ok((records, files))
}

/// Closes the account of a participant; of somebody who also works here only the link to the file goes.
async fn close(work: &mut Work, now: Timestamp, account: &str) -> Result<()> {
    if work.row(WORKS_HERE, values![account]).await?.get::<i64>("n")? > 0 {
        work.run(NO_PARTICIPANT, values![account]).await?;
        work.run(UNLINK, values![account]).await?;
        return Ok(());
    }
    work.run(FORGET_PASSKEYS, values![account]).await?;
    work.run(FORGET_CODES, values![account]).await?;
    let address = format!("{account}@erased.invalid");
    work.run(CLOSE_ACCOUNT, values![account, address, now]).await.map(drop)
}

/// A name that nobody else has leaves the list of names that resemble each other.
async fn forget_words(work: &mut Work, words: &[String]) -> Result<()> {
    for word in words.iter().filter(|word| !word.starts_with(['#', '@'])) {
        let used = work.rows(IS_USED, values![word]).await?;
        let used = used.first().map(|row| row.get::<i64>("n")).transpose()?;
        if used == Some(0) {
            for near in base::names::near_rows(word) {
                work.run(FORGET_NEAR, values![near, word]).await?;
            }
        }
    }
    Ok(())
}

async fn texts_of(
    work: &mut Work,
    sql: &'static str,
    person: &str,
    column: &str,
) -> Result<Vec<String>> {
    work.rows(sql, values![person]).await?.iter().map(|row| row.get(column)).collect()
}

/// When a file was erased to which the account had a way.
pub async fn erased_on(db: &Db, account: &str, person: &str) -> Result<Option<Date>> {
    db.maybe(ENDED, values![person, account]).await?.map(|row| row.get("erased_on")).transpose()
}

/// Everybody who was erased.
pub async fn all(db: &Db) -> Result<Vec<String>> {
    db.rows(ALL, values![]).await?.iter().map(|row| row.get("person")).collect()
}

/// Whether the database knows this person.
pub async fn is_there(db: &Db, person: &str) -> Result<bool> {
    Ok(db.row(IS_THERE, values![person]).await?.get::<i64>("n")? > 0)
}

/// Who was erased and of whom something stands there all the same.
pub async fn left(db: &Db) -> Result<Vec<String>> {
    db.rows(LEFT, values![]).await?.iter().map(|row| row.get("person")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merging::linked::LINKED;

    #[test]
    fn every_table_with_rows_of_a_person_is_erased_or_loses_its_words() {
        for linked in LINKED {
            let named = |sql: &&str| {
                sql.contains(&format!(" {} ", linked.table))
                    || sql.starts_with(&format!("UPDATE {} ", linked.table))
            };
            // The account is closed by a text of its own.
            let is_there = linked.table == "account" || OF_PERSON.iter().any(named);
            assert!(is_there, "{}", linked.table);
        }
    }

    /// Tables whose rows stay of somebody who was erased, and why.
    const STAYS: &[(&str, &str)] = &[
        ("step", "without words, for the figures"),
        ("waiting", "without words, for the figures"),
        ("aim", "without words, for the figures"),
        ("account", "closed by a text of its own, or of a colleague"),
    ];

    #[test]
    fn whoever_was_erased_is_looked_for_in_every_table_with_rows_of_a_person() {
        for linked in LINKED {
            let is_looked_for = LEFT.contains(&format!(" FROM {} x", linked.table));
            let said = STAYS.iter().any(|(table, why)| *table == linked.table && !why.is_empty());
            assert_ne!(is_looked_for, said, "{}", linked.table);
        }
    }
}
