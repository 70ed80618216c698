//! Who stands at the door and is not on the list: by first name.

use super::super::form::{self as forms, field};
use super::super::store::{self, Somebody};
use super::roll::Desk;
use crate::access::Actor;
use crate::form::Form;
use crate::language::Message;
use crate::problem::Problem;
use crate::web::App;
use base::names::fold;

/// How many letters a first name has at most. Our own choice.
pub(super) const LONGEST_NAME: usize = 60;
/// Under this name the form knows which line was just put on the list.
pub(super) const IN_SIGHT: &str = "in-sight";

/// A first name that was typed and is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FirstName {
    pub name: String,
    /// At which work post.
    pub post: String,
}

impl FirstName {
    /// Those of a form.
    pub fn all(form: &Form) -> Vec<FirstName> {
        let posts = form.all("unknown_post").iter().cloned();
        let posts = posts.chain(std::iter::repeat(String::new()));
        let one = |(name, post): (&String, String)| FirstName {
            name: crate::signs::one_line(name),
            post,
        };
        form.all("unknown").iter().zip(posts).map(one).collect()
    }

    /// Puts them in a form.
    pub fn put(form: &mut Form, all: &[FirstName]) {
        form.set_all("unknown", all.iter().map(|one| one.name.clone()).collect());
        form.set_all("unknown_post", all.iter().map(|one| one.post.clone()).collect());
    }
}

/// What became of the first name that was typed.
pub(super) enum WalkIn {
    /// None was.
    None,
    /// The form changed, or something is wrong with it: it is shown again.
    Shown,
    /// Somebody was put on the list. Who pressed the button that saves goes on saving.
    Added,
    /// Several may be meant, or nobody. With the names of who is on the list already.
    Which(Vec<Somebody>, Vec<String>),
}

/// Puts who walks in on the list: the only one of that first name, the one that was chosen, or the name
/// alone. Takes a first name off it.
pub(super) async fn take(
    app: &App,
    actor: &Actor,
    desk: &mut Desk,
    form: &mut Form,
) -> Result<WalkIn, Problem> {
    let act = form.value("act").to_owned();
    if take_off(form, &act) {
        return Ok(WalkIn::Shown);
    }
    let name = form.text("walk_in", LONGEST_NAME);
    if !form.is_good() || (name.is_empty() && !act.starts_with("person-")) {
        return Ok(WalkIn::None);
    }
    let Some(post) = post(desk, form) else {
        form.wrong("walk_post", "presence-where-missing");
        return Ok(WalkIn::Shown);
    };
    if act == "first-name" {
        return Ok(alone(desk, form, FirstName { name, post }));
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
            Ok(WalkIn::Shown)
        }
        [one] if act.starts_with("person-") || one.is_called(&name) => {
            let number = forms::put(form, one, &post);
            done(form, &field('c', number));
            desk.others.insert(one.id.clone(), one.clone());
            Ok(WalkIn::Added)
        }
        _ => Ok(apart(form, &post, found)),
    }
}

/// Takes a first name off the list: one that was just typed at once, a stored one when the list is saved, or
/// puts that one back. Says whether the form asked that.
fn take_off(form: &mut Form, act: &str) -> bool {
    if let Some(number) = act.strip_prefix("drop-").and_then(|n| n.parse::<usize>().ok()) {
        let mut all = FirstName::all(form);
        if number < all.len() {
            all.remove(number);
        }
        FirstName::put(form, &all);
        return true;
    }
    let Some(id) = act.strip_prefix("forget-") else { return false };
    let mut gone = form.all("gone").to_vec();
    let was_gone = gone.iter().any(|one| one == id);
    gone.retain(|one| one != id);
    if !was_gone {
        gone.push(id.to_owned());
    }
    form.set_all("gone", gone);
    true
}

/// The work post at which somebody walks in: the only one, or the one that was chosen.
fn post(desk: &Desk, form: &Form) -> Option<String> {
    let places = desk.places();
    let chosen = |place: &&&store::Place| form.has("walk_post", &place.id);
    let found =
        if let [only] = places.as_slice() { Some(only) } else { places.iter().find(chosen) };
    found.map(|place| place.id.clone())
}

/// Whether the reader pressed the button that saves the list: also when there was a question first.
pub(super) fn is_saving(form: &Form) -> bool {
    [form.value("act"), form.value("then")].contains(&"save")
}

/// Empties the fields: who comes next stands at no work post before it is chosen. The new line is brought in
/// sight.
fn done(form: &mut Form, line: &str) {
    form.set("walk_in", "");
    form.set("walk_post", "");
    form.set(IN_SIGHT, line);
}

/// Puts a name alone on the list.
fn alone(desk: &Desk, form: &mut Form, new: FirstName) -> WalkIn {
    let mut all = FirstName::all(form);
    let stored = desk.stored_names().filter(|one| !form.has("gone", &one.id));
    let mut names = stored.map(|one| &one.first_name).chain(all.iter().map(|one| &one.name));
    if names.any(|other| fold(other) == fold(&new.name)) {
        form.wrong("walk_in", "presence-first-name-there");
        return WalkIn::Shown;
    }
    let number = all.len();
    all.push(new);
    FirstName::put(form, &all);
    done(form, &format!("drop-{number}"));
    WalkIn::Added
}

/// Who may be meant, with those apart who stand on the list already.
fn apart(form: &Form, post: &str, found: Vec<Somebody>) -> WalkIn {
    let is_there = |one: &Somebody| {
        (0..forms::count(form))
            .any(|n| form.value(&field('p', n)) == one.id && form.value(&field('w', n)) == post)
    };
    let (there, new): (Vec<Somebody>, Vec<Somebody>) = found.into_iter().partition(is_there);
    WalkIn::Which(new, there.iter().map(Somebody::name).collect())
}
