//! Finding people by words of the search index: only those whom the account may see.
//!
//! The numbers of statements and of values are constant: lists of words are filled up to a fixed
//! length.

use crate::access::store::near;
use crate::people::search::Candidate;
use base::db::{Db, Result, Value};
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::Date;

/// How many keys of neighbours one search may ask for.
pub const KEYS: usize = 60;
/// How many ranges of words one search may ask for.
pub const RANGES: usize = 4;
/// How many words stand for one typed word.
pub const WORDS_AT_ONCE: usize = 24;
/// How many typed words narrow a search.
pub const SLOTS: usize = 3;

const WORDS: &str = "WITH mine AS (SELECT DISTINCT organisation FROM account_role
              WHERE account = $1 AND scope <> 'none'),
typed AS (
    SELECT word FROM near_word WHERE near IN (
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
        $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45,
        $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63,
        $64, $65, $66, $67, $68, $69)
    UNION SELECT word FROM (
        SELECT DISTINCT n.word AS word FROM name_word n
        WHERE n.organisation IN (SELECT organisation FROM mine) AND n.word BETWEEN $2 AND $3
        LIMIT 60) one
    UNION SELECT word FROM (
        SELECT DISTINCT n.word AS word FROM name_word n
        WHERE n.organisation IN (SELECT organisation FROM mine) AND n.word BETWEEN $4 AND $5
        LIMIT 60) two
    UNION SELECT word FROM (
        SELECT DISTINCT n.word AS word FROM name_word n
        WHERE n.organisation IN (SELECT organisation FROM mine) AND n.word BETWEEN $6 AND $7
        LIMIT 60) three
    UNION SELECT word FROM (
        SELECT DISTINCT n.word AS word FROM name_word n
        WHERE n.organisation IN (SELECT organisation FROM mine) AND n.word BETWEEN $8 AND $9
        LIMIT 60) four)
SELECT t.word AS word, (SELECT count(*) FROM (
    SELECT n.person FROM name_word n
    WHERE n.organisation IN (SELECT organisation FROM mine) AND n.word = t.word
    LIMIT 100) few) AS people
FROM typed t";

// The words of the first list lead; the other two only narrow, when $75 says that they are there: with
// `|| ''` a person's few words are read in one go instead of looked for one by one. Hundreds of people are
// weighed against each other: only what weighs is read. CROSS JOIN: SQLite begins with the words.
const PEOPLE: &str = "SELECT p.id AS id, p.given_name AS given_name, p.family_name AS family_name,
    p.called AS called, p.birth AS birth,
    (SELECT max(v.closed_day) FROM visible_person v WHERE v.account = $1 AND v.person = a.person
     AND v.organisation = a.organisation) AS closed_day
FROM name_word a
CROSS JOIN person p
WHERE p.id = a.person
  AND (EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = a.person
               AND v.organisation = a.organisation)
       OR EXISTS (SELECT 1 FROM shared_person s WHERE s.account = $1 AND s.person = a.person
                  AND s.organisation = a.organisation))
  AND a.organisation IN (SELECT organisation FROM account_role
                         WHERE account = $1 AND scope <> 'none')
  AND a.word IN (
      $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
      $22, $23, $24, $25)
  AND ($75 < 2 OR EXISTS (SELECT 1 FROM name_word b
    WHERE b.organisation = a.organisation AND b.person = a.person AND b.word || '' IN (
      $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43,
      $44, $45, $46, $47, $48, $49)))
  AND ($75 < 3 OR EXISTS (SELECT 1 FROM name_word c
    WHERE c.organisation = a.organisation AND c.person = a.person AND c.word || '' IN (
      $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67,
      $68, $69, $70, $71, $72, $73)))
LIMIT $74";

// The rest about the few who are shown. A rung of another organisation stays closed.
const SHOWN: &str = concat!(
    "SELECT p.id AS id,
    CASE WHEN ",
    super::secret_home!("p", "$12"),
    " AND NOT EXISTS (
        SELECT 1 FROM visible_person g WHERE g.account = $1 AND g.person = p.id
          AND g.closed_day IS NULL AND g.role IN ('coach', 'coordinator'))
        THEN NULL ELSE p.municipality END AS municipality,
    (SELECT l.name FROM account l WHERE l.id = n.lead_account) AS lead_name,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM household_member h WHERE h.person = p.id AND h.role = 'child')
        THEN 1 ELSE 0 END AS BIGINT) AS child,
    CASE WHEN EXISTS (SELECT 1 FROM visible_person v
                      WHERE v.account = $1 AND v.person = p.id AND v.organisation = n.organisation)
        THEN n.rung END AS rung
FROM person p LEFT JOIN person_now n ON n.person = p.id
WHERE p.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);

const ELSEWHERE: &str = concat!(
    "SELECT count(*) AS people FROM person p
    WHERE p.sort_name = $2 AND p.birth = $3 AND p.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id)
      AND NOT ",
    near!("$1", "p.id")
);

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[WORDS, PEOPLE, SHOWN, ELSEWHERE];

/// The words of the index near what was typed, each with the number of the account's people who
/// have it (counted to 100).
pub async fn words(
    db: &Db,
    account: &str,
    ranges: &[(String, String)],
    keys: &[String],
) -> Result<Vec<(String, i64)>> {
    let mut all = values![account];
    // An empty range holds no word: all of them come after "~".
    let none = ("~".to_owned(), "~".to_owned());
    for (from, to) in ranges.iter().chain(std::iter::repeat(&none)).take(RANGES) {
        all.extend(values![from, to]);
    }
    filled_up(&mut all, keys, KEYS);
    let mut found = vec![];
    for row in db.rows(WORDS, all).await? {
        let people: i64 = row.get("people")?;
        if people > 0 {
            found.push((row.get("word")?, people));
        }
    }
    Ok(found)
}

/// The people who have one word of each of these lists (at most [`SLOTS`]), at most `limit` rows.
/// Put the rarest list first. What is only shown of them comes with [`fill_in`].
pub async fn people(
    db: &Db,
    account: &str,
    slots: &[&[String]],
    limit: i64,
) -> Result<Vec<Candidate>> {
    let Some(first) = slots.first() else {
        return Ok(vec![]);
    };
    let mut all = values![account];
    for slot in slots.iter().chain(std::iter::repeat(first)).take(SLOTS) {
        filled_up(&mut all, slot, WORDS_AT_ONCE);
    }
    all.extend(values![limit, i64::try_from(slots.len()).unwrap_or(i64::MAX)]);
    let mut found: Vec<Candidate> = vec![];
    for row in db.rows(PEOPLE, all).await? {
        let id: String = row.get("id")?;
        if found.iter().any(|c| c.id == id) {
            continue;
        }
        found.push(Candidate {
            id,
            given: row.get("given_name")?,
            family: row.get("family_name")?,
            called: row.get("called")?,
            birth: RoughDate::from_stored(&row.get::<String>("birth")?).unwrap_or_default(),
            closed_day: row.get("closed_day")?,
            municipality: None,
            is_child: false,
            rung: None,
            lead_name: None,
        });
    }
    Ok(found)
}

/// Fills in what is shown of these people, at most [`crate::people::search::SHOWN`], beside what they
/// were weighed by.
pub async fn fill_in(db: &Db, account: &str, found: &mut [Candidate], today: Date) -> Result<()> {
    let mut all = values![account];
    let ids: Vec<String> = found.iter().map(|candidate| candidate.id.clone()).collect();
    filled_up(&mut all, &ids, crate::people::search::SHOWN);
    all.extend(values![today]);
    for row in db.rows(SHOWN, all).await? {
        let id: String = row.get("id")?;
        if let Some(candidate) = found.iter_mut().find(|candidate| candidate.id == id) {
            candidate.municipality = row.get("municipality")?;
            candidate.is_child = row.get::<i64>("child")? == 1;
            candidate.rung = row.get("rung")?;
            candidate.lead_name = row.get("lead_name")?;
        }
    }
    Ok(())
}

/// Whether somebody of exactly this name and birth date has a file in the network that the account
/// may not see.
pub async fn is_known_elsewhere(
    db: &Db,
    account: &str,
    sort_name: &str,
    birth: RoughDate,
) -> Result<bool> {
    let row = db.row(ELSEWHERE, values![account, sort_name, birth.stored()]).await?;
    Ok(row.get::<i64>("people")? > 0)
}

/// Adds a list of a fixed length, by saying its last word again.
fn filled_up(all: &mut Vec<Value>, words: &[String], length: usize) {
    let last = words.last().map_or("~", String::as_str);
    let words = words.iter().map(String::as_str).chain(std::iter::repeat(last));
    all.extend(words.take(length).map(Value::from));
}
