//! Notes in the database: every read asks the access rules in its own SQL.

pub(crate) mod copied;
mod read;
mod versions;
mod write;

pub use read::{
    Closed, Counts, Note, Tally, Withdrawn, counts, names, on_person, one, people_of, person_name,
    person_of,
};
pub use versions::{Version, versions};
pub use write::{
    Correction, NewNote, add, add_many, all_people_of, correct, erase_old, restore, withdraw,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    read::LIST,
    read::COUNTS,
    read::ONE,
    read::PERSON_OF,
    read::PEOPLE_OF,
    versions::VERSIONS,
    read::NAMES,
    write::KEEP_VERSION,
    write::CORRECT,
    write::MOVE,
    write::WITHDRAW,
    write::RESTORE,
    write::ALL_PEOPLE,
    write::ERASE,
    write::ERASE_VERSIONS,
    super::templates::store::ALL,
    super::templates::store::ADD,
    super::templates::store::CHANGE,
    super::templates::store::REMOVE,
    super::attachments::store::LIST,
    super::attachments::store::ONE,
    super::attachments::store::ADD,
    super::attachments::store::DELETE,
    super::attachments::store::RESTORE,
    super::attachments::store::GONE,
    super::attachments::store::IDS,
    super::attachments::store::FORGET,
];
