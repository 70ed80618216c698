//! Who stands at the door and is not on the list: by first name.

use super::super::form as forms;
use super::super::store::{self, Somebody};
use super::sheet::Desk;
use crate::access::Actor;
use crate::form::Form;
use crate::language::Message;
use crate::problem::Problem;
use crate::web::App;
use base::names::fold;

/// How many letters a first name has at most. Our own choice.
pub(super) const LONGEST_NAME: usize = 60;

/// What became of the first name that was typed.
pub(super) enum WalkIn {
    /// None was.
    None,
    /// Somebody stands on the list now.
    Done,
    /// Several may be meant, or nobody.
    Which(Vec<Somebody>),
}

/// Puts who walks in on the list: the only one of that first name, the one that was chosen, or the name
/// alone.
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn take(
    app: &App,
    actor: &Actor,
    desk: &mut Desk,
    form: &mut Form,
) -> Result<WalkIn, Problem> {
    let post = form.value("walk_post").to_owned();
    let own = |place: &&store::Place| place.id == post;
    let place = desk.here.places.iter().find(own).or(desk.here.places.first());
    let post = place.map_or_else(String::new, |place| place.id.clone());
    let act = form.value("act").to_owned();
    let name = form.text("walk_in", LONGEST_NAME);
    if !form.is_good() || (name.is_empty() && !act.starts_with("person-")) {
        return Ok(WalkIn::None);
    }
    if act == "first-name" {
        let mut all = form.all("unknown").to_vec();
        let stored = desk.stored_names().map(|one| &one.first_name);
        if stored.chain(&all).any(|other| fold(other) == fold(&name)) {
            form.wrong("walk_in", "presence-first-name-there");
            return Ok(WalkIn::Done);
        }
        all.push(name);
        form.set_all("unknown", all);
        form.set("walk_in", "");
        return Ok(WalkIn::Done);
    }
    let found = if let Some(id) = act.strip_prefix("person-") {
        store::called(&app.db, desk.reader(actor), id).await?.into_iter().collect()
    } else {
        let all = store::find(&app.db, desk.reader(actor), &name).await?;
        let exact: Vec<_> = all.iter().filter(|one| one.is_called(&name)).cloned().collect();
        if exact.is_empty() { all } else { exact }
    };
    match found.as_slice() {
        [one] if !one.is_open => {
            let why = Message::new("presence-file-closed").with("name", one.name());
            form.wrong("walk_in", why);
            Ok(WalkIn::Done)
        }
        [one] if act.starts_with("person-") || one.is_called(&name) => {
            forms::put(form, one, &post);
            form.set("walk_in", "");
            desk.others.insert(one.id.clone(), one.clone());
            Ok(WalkIn::Done)
        }
        _ => Ok(WalkIn::Which(found)),
    }
}
