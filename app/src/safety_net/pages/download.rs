//! A list as a file.

use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::Answer;
use crate::view::Page;
use crate::view::download::{self, Format};
use crate::web::App;
use paper::sheet::Sheet;

/// Writes a sheet as a download; that it was taken out is logged first.
pub(super) async fn give(
    app: &App,
    page: &Page,
    actor: &Actor,
    (thing, organisation): (Thing, &str),
    (sheet, format): (Sheet, Format),
) -> Answer {
    let line = Line::by(actor, Deed::Export, thing, organisation).at(organisation);
    audit::look(app, line.because(format!("{} lines", sheet.rows.len()))).await?;
    download::whole(thing.word(), sheet, page.today, format)
}
