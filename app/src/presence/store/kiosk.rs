//! Of which place a tablet at the door is.

use base::db::{Db, Result, Row, Work};
use base::values;

const OF: &str = "SELECT site, work_post FROM kiosk WHERE session = $1";
const START: &str = "INSERT INTO kiosk (session, site, work_post) VALUES ($1, $2, $3)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF, START];

/// The site of a tablet at the door, and the work post when it is of one.
pub async fn kiosk(db: &Db, session: &str) -> Result<Option<(String, Option<String>)>> {
    let read = |row: Row| Ok((row.get("site")?, row.get("work_post")?));
    db.maybe(OF, values![session]).await?.map(read).transpose()
}

/// Says of which place the tablet with this session is.
pub async fn start_kiosk(
    work: &mut Work,
    session: &str,
    (site, post): (&str, Option<&str>),
) -> Result<()> {
    work.run(START, values![session, site, post]).await.map(drop)
}
