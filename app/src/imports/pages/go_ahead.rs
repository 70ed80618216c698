//! The go-ahead: one file that was sent gives one run, however often the button is pressed.

use super::{Waiting, result};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::imports::carry_out::{Order, carry_out};
use crate::imports::doubles::Decision;
use crate::imports::plan::Plan;
use crate::imports::store::keeping;
use crate::problem::Answer;
use crate::view;
use crate::web::App;
use std::collections::HashMap;

/// Brings the file in and leads to the run; to the run of before when somebody did so a moment ago.
/// The file goes first: who comes second waits for the first, and then finds none.
pub(super) async fn carry(
    app: &App,
    actor: &Actor,
    waiting: &Waiting,
    plan: &Plan,
    decisions: &HashMap<usize, Decision>,
) -> Answer {
    let (now, id) = (app.now(), waiting.upload.id.as_str());
    let order = Order {
        plan,
        run: Some(id),
        organisation: &waiting.upload.organisation,
        actor: Some(actor),
        mapping_name: &waiting.mapping.name,
        file_names: &waiting.upload.file_name,
        decisions,
        close_when_ended: waiting.mapping.people.close_when_ended,
    };
    let mut work = app.db.work().await?;
    if !keeping::forget_upload(&mut work, id, &actor.account).await? {
        drop(work);
        return done_before(app, actor, id).await;
    }
    let done = carry_out(&mut work, now, app.today(), &order).await?;
    let text = waiting.mapping.write();
    keeping::keep_mapping(&mut work, now, order.organisation, order.mapping_name, &text).await?;
    let line = Line::by(actor, Deed::Delete, Thing::ImportFile, id);
    audit::write(&mut work, now, &[line.because("import carried out")]).await?;
    work.save().await?;
    Ok(view::go(&format!("/imports/{}", done.run), "imports-said-done"))
}

/// Leads who asks for a file that is no longer there to what it brought in; not found when nothing
/// came of it, or when it is not theirs to see.
pub(super) async fn done_before(app: &App, actor: &Actor, id: &str) -> Answer {
    let run = result::open(app, actor, id).await?;
    Ok(view::go(&format!("/imports/{}", run.id), "imports-said-done-before"))
}
