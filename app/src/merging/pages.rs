//! The pages of this room: choosing the other record, seeing both side by side, and undoing.

mod asking;
mod choosing;
mod counts;
mod list;
mod opens;
mod preview;
mod shown;
mod undo;

use super::store::Refused;
use crate::access::{self, Act, Actor, File, Kind, Role};
use crate::problem::Problem;
use crate::routes::{Door, Routes};
use crate::web::App;

/// Who merges.
const MAY_MERGE: [Role; 2] = [Role::Coach, Role::Coordinator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/merge", Door::Person, preview::show)
        .post("/people/{id}/merge", Door::Person, preview::merge)
        .post("/people/{id}/merge/ask", Door::Person, asking::ask)
        .get("/merges", Door::Role, list::show)
        .get("/merges/{id}", Door::Role, undo::show)
        .post("/merges/{id}", Door::Role, undo::undo)
        .post("/merges/requests/{id}", Door::Role, asking::answer)
}

/// Opens a file for merging: who may change who somebody is, as coach or coordinator, in an open file. Who
/// sees somebody through a closed one only would rewrite whom others guide today.
async fn open(app: &App, actor: &Actor, person: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "merge").await?;
    file.demand(Act::Write, Kind::Identity)?;
    if !guides(&file) {
        return Err(Problem::Closed(access::store::because("not-your-role")));
    }
    file.demand_open()?;
    Ok(file)
}

/// Whether the reader of a file may merge it with another.
pub fn may(file: &File) -> bool {
    guides(file) && file.standing.has_open()
}

fn guides(file: &File) -> bool {
    file.writes(Kind::Identity) && MAY_MERGE.iter().any(|role| file.standing.has(*role))
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Problem {
        match refused {
            Refused::Changed => Problem::BadRequest("merging-changed-meanwhile".into()),
            Refused::InTheWay => Problem::BadRequest("merging-stands-in-the-way".into()),
            Refused::Db(error) => error.into(),
        }
    }
}
