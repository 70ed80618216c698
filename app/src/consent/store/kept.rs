//! What an organisation with a file of its own keeps about somebody, whatever is taken back.

use base::db::{Db, Result};
use base::values;
use std::collections::BTreeMap;

// Kinds as keys of words. What was written for one reader only is not told.
const KEPT: &str = "
SELECT i.organisation AS organisation, 0 AS place, 'rights-part-identity' AS words FROM involvement i
WHERE i.person = $1
UNION SELECT x.organisation, 1, 'rights-part-steps' FROM step x WHERE x.person = $1
UNION SELECT x.organisation, 2, 'rights-part-appointments' FROM appointment x WHERE x.person = $1
UNION SELECT x.organisation, 3, 'rights-part-notes' FROM note_person x
    WHERE x.person = $1 AND x.level <> 'lead'
UNION SELECT x.organisation, 4, 'rights-part-goals' FROM plan_goal x WHERE x.person = $1
UNION SELECT x.organisation, 5, 'rights-part-scores' FROM assessment x WHERE x.person = $1
UNION SELECT x.organisation, 6, 'rights-part-income' FROM income_statute x
    WHERE x.person = $1 AND x.organisation IS NOT NULL
UNION SELECT x.organisation, 7, 'access-category-health' FROM indication x
    WHERE x.person = $1 AND x.organisation IS NOT NULL
UNION SELECT x.organisation, 8, 'rights-part-attachments' FROM attachment x
    WHERE x.person = $1 AND x.deleted_at IS NULL
ORDER BY 1, 2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[KEPT];

/// For each organisation with a file of its own on a person what it keeps, as keys of words.
pub async fn kept(db: &Db, person: &str) -> Result<BTreeMap<String, Vec<String>>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in db.rows(KEPT, values![person]).await? {
        let words: String = row.get("words")?;
        let organisation: String = row.get("organisation")?;
        // Its file comes first; who has none keeps nothing.
        if words == "rights-part-identity" || all.contains_key(&organisation) {
            all.entry(organisation).or_default().push(words);
        }
    }
    Ok(all)
}
