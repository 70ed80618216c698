//! Every query of this room.

/// Whether work post `$w` at site `$s` of organisation `$o` is offered: none of them is archived, or takes
/// no part any more.
macro_rules! offered {
    ($w:literal, $s:literal, $o:literal) => {
        concat!(
            "(",
            $w,
            ".archived_day IS NULL AND ",
            $s,
            ".archived_day IS NULL AND ",
            $o,
            ".active)"
        )
    };
}
pub(crate) use offered;

pub(crate) mod copied;
mod keeping;
pub mod links;
pub mod pictures;
pub mod placements;
pub mod posts;
mod said;
pub mod sites;

pub use placements::{NewPlacement, Placement};
pub use posts::{Checked, Post};
pub use sites::Site;

use base::db::{Db, Result, Work};
use base::values;

const VERSION: &str = "SELECT version FROM offer_version WHERE id = 1";
const CHANGED: &str = "UPDATE offer_version SET version = version + 1 WHERE id = 1";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [
        &[CHANGED, VERSION],
        links::TEXTS,
        sites::TEXTS,
        posts::TEXTS,
        keeping::TEXTS,
        placements::TEXTS,
        pictures::TEXTS,
    ]
    .concat()
}

/// Says that the offer, or who has a place in it, is not as it was.
pub async fn changed(work: &mut Work) -> Result<()> {
    work.run(CHANGED, values![]).await.map(drop)
}

/// A number that rises whenever the offer, or who has a place in it, changes.
pub async fn version(db: &Db) -> Result<i64> {
    db.row(VERSION, values![]).await?.get("version")
}
