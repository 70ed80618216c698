//! How many rows of each table go along, as far as the reader may know of them: what other organisations
//! wrote goes along too, but nobody learns here that it is there.

use crate::access::File;
use crate::merging::Fields;
use crate::merging::fields::text;
use crate::merging::linked::LINKED;
use crate::merging::plan::Record;
use crate::merging::store::Posts;
use crate::view::Page;

/// Tables of which a row belongs to the person, not to an organisation, or that who may merge reads
/// whoever wrote it.
const OF_PERSON: [&str; 5] = ["aim", "account", "consent", "contact_way", "household_member"];

/// Tables of which a row is of the organisation of its work post.
const OF_POST: [&str; 2] = ["presence", "presence_before"];

/// A record, and how the reader stands to it.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub file: &'a File,
    /// The reader.
    pub account: &'a str,
    pub record: &'a Record,
    /// Whose the work posts are at which something is noted.
    pub posts: &'a Posts,
}

impl Seen<'_> {
    /// How many rows of a table the reader may know of, of those that count.
    pub fn count(&self, table: &str, counts: impl Fn(&Fields) -> bool) -> usize {
        let seen = |row: &&Fields| counts(row) && self.knows(table, row);
        self.record.of(table).iter().filter(seen).count()
    }

    /// What a work post is called, when it is of an organisation of the reader.
    pub fn post(&self, id: &str) -> Option<&str> {
        let (organisation, name) = self.posts.get(id)?;
        self.file.standing.through(organisation).then_some(name)
    }

    fn knows(&self, table: &str, row: &Fields) -> bool {
        let standing = &self.file.standing;
        let own = |column| standing.through(text(row, column));
        match table {
            _ if OF_PERSON.contains(&table) => true,
            _ if OF_POST.contains(&table) => self.post(text(row, "work_post")).is_some(),
            "note_person" if text(row, "level") == "lead" => {
                own("organisation") && (standing.leads || text(row, "author") == self.account)
            }
            "letter" | "referral" => own("organisation") || own("receiver"),
            _ => own("organisation"),
        }
    }
}

/// The word of a table.
pub(super) fn word(page: &Page, table: &str) -> String {
    page.t(&format!("merging-rows-{table}"))
}

/// Of each table with rows in one of two records: its word, and how many there are in each.
pub(super) fn of_both(page: &Page, kept: Seen, lost: Seen) -> Vec<(String, usize, usize)> {
    let all = |_: &Fields| true;
    let row = |table: &str| (word(page, table), kept.count(table, all), lost.count(table, all));
    let rows = LINKED.iter().map(|linked| row(linked.table));
    rows.filter(|(_, one, other)| one + other > 0).collect()
}

/// How many of the reader's organisations have a file of both.
pub(super) fn files_of_both(kept: Seen, lost: Seen) -> usize {
    kept.count("involvement", |own| {
        let at = text(own, "organisation");
        lost.count("involvement", |row| text(row, "organisation") == at) > 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, knows};
    use crate::testing::TestApp;

    #[tokio::test]
    async fn every_table_has_its_word_and_says_whose_its_rows_are() {
        for t in TestApp::each().await {
            for linked in LINKED {
                let table = linked.table;
                for language in [Language::Nl, Language::Fr, Language::En] {
                    assert!(knows(language, &format!("merging-rows-{table}")), "{table}");
                }
                let columns = t.app.db.columns(table).await.unwrap();
                let is_kept = columns.iter().any(|(name, _)| name == "organisation");
                let of_none = OF_PERSON.contains(&table) || OF_POST.contains(&table);
                assert!(is_kept || of_none, "{table}");
            }
        }
    }
}
