//! `shared_file`: what is open today to an organisation, all its consents together.

use crate::access::sharing::{as_text, from_text, kept_to};
use crate::{organisations, people};
use base::db::{Result, Work};
use base::values;
use std::collections::{BTreeMap, BTreeSet};

const OPEN: &str = "SELECT c.organisation AS organisation, c.categories AS categories,
    p.sort_name AS sort_name, o.kind AS kind
    FROM consent c JOIN person p ON p.id = c.person JOIN organisation o ON o.id = c.organisation
    WHERE c.person = $1 AND c.is_open AND p.merged_into IS NULL
    ORDER BY c.organisation";
const GIVEN_TO: &str = "SELECT DISTINCT person FROM consent WHERE organisation = $1 AND is_open
    ORDER BY person";
const FORGET: &str = "DELETE FROM shared_file WHERE person = $1";
const ADD: &str = "INSERT INTO shared_file (organisation, person, sort_name, categories) VALUES";
const RENAME: &str = "UPDATE shared_file SET sort_name = $2 WHERE person = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OPEN, GIVEN_TO, FORGET, RENAME];

/// Derives anew what is shared of a person, and puts the search index in step: after every change of a
/// consent, in the same unit of work. Holds the person before it reads: of two hands that change consents of one
/// person at one moment, the second derives from what both wrote.
pub async fn share_again(work: &mut Work, person: &str) -> Result<()> {
    people::store::hold(work, person).await?;
    let mut shared = BTreeMap::new();
    for row in work.rows(OPEN, values![person]).await? {
        let (organisation, name): (String, String) =
            (row.get("organisation")?, row.get("sort_name")?);
        // Held to what its kind may have: an employer that was a centre before reads as an employer.
        let kind = organisations::Kind::parse(&row.get::<String>("kind")?);
        let given = from_text(&row.get::<String>("categories")?);
        let given = kind.map_or_else(BTreeSet::new, |kind| kept_to(kind, given));
        if given.is_empty() {
            continue;
        }
        let (_, categories) = shared.entry(organisation).or_insert_with(|| (name, BTreeSet::new()));
        categories.extend(given);
    }
    work.run(FORGET, values![person]).await?;
    let row = |(organisation, (name, categories)): (String, (String, BTreeSet<_>))| {
        values![organisation, person, name, as_text(categories)]
    };
    work.insert_many(ADD, shared.into_iter().map(row).collect(), "").await?;
    people::store::reindex(work, person).await
}

/// Derives anew what is shared with an organisation: when it became of another kind, which may have more or
/// less. In the same unit of work.
pub async fn share_again_with(work: &mut Work, organisation: &str) -> Result<()> {
    for row in work.rows(GIVEN_TO, values![organisation]).await? {
        share_again(work, &row.get::<String>("person")?).await?;
    }
    Ok(())
}

/// Brings the name in the lists in step.
pub async fn rename(work: &mut Work, person: &str, sort_name: &str) -> Result<()> {
    work.run(RENAME, values![person, sort_name]).await.map(drop)
}
