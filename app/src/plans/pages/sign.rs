//! Signing on the screen of the worker: the person reads the plan or has it read aloud, types the own name
//! and ticks, and reads that it is done. All of it on a page without the worker's menu, in the language of
//! the person. Under another name than the person's it is asked once more who signs.

use super::super::contents::Contents;
use super::super::store::{self, NewVersion};
use super::super::{How, Signer, contents};
use super::signer::{has_family_name, is_own_name};
use super::{Opened, agree};
use crate::access::Actor;
use crate::form::Form;
use crate::language::{self, Language, Message};
use crate::people::store::{Stored, person as person_of};
use crate::problem::{Answer, Problem};
use crate::view::portal::{self, SIZES};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use base::names::fold;
use jiff::SignedDuration;
use serde::Deserialize;

/// The longest name that somebody types.
const LONGEST: usize = 80;

/// How long after signing the page thanks for it.
const THANKS: SignedDuration = SignedDuration::from_mins(15);

#[derive(askama::Template)]
#[template(path = "plans/sign.html")]
struct SignPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    called: String,
    contents: Contents,
    mark: String,
    /// Whether it was signed just now: then the screen goes back.
    is_signed: bool,
    /// Whether it is asked who signs: another name was typed than that of the person.
    asks_who: bool,
    /// The language of the worker, for the way back.
    worker: Language,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    signed: String,
    /// The language that was chosen on this page.
    #[serde(default)]
    language: String,
}

impl SignPage {
    /// Who can sign, in the words of who holds the screen.
    fn signers(&self) -> Vec<(&'static str, String)> {
        let words = |who: &str| {
            self.page.with(&format!("plans-signer-{who}"), "name", self.called.as_str())
        };
        Signer::ALL.map(|who| (who.word(), words(who.word()))).into()
    }

    /// The line for the worker, whose language need not be that of the person.
    fn to_worker(&self, key: &str) -> String {
        language::say(self.worker, key, &[])
    }
}

/// What is wrong with a name under a plan: it has letters, and is no longer than a name.
fn odd_name(name: &str) -> Option<&'static str> {
    if name.chars().count() > LONGEST {
        return Some("plans-sign-name-long");
    }
    (!has_letters(name)).then_some("plans-sign-name-letters")
}

/// Whether what was typed can be a name at all: digits alone are none.
pub(super) fn has_letters(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether this is the name of the worker who holds the screen.
fn is_name_of(actor: &Actor, name: &str) -> bool {
    fold(name) == fold(&actor.name)
}

/// The sheet, in the language that was chosen on it, else in that of the person.
fn sheet(
    mut page: Page,
    form: Form,
    opened: &Opened,
    (person, chosen): (&Stored, &str),
) -> Result<SignPage, Problem> {
    let worker = page.language;
    let own = || Language::parse(&person.fields.language);
    page.language = Language::parse(chosen).or_else(own).unwrap_or(worker);
    let contents = Contents::of(&opened.sheet, opened.aim());
    let name = form.value("name").trim();
    let is_worker = page.actor.as_ref().is_some_and(|actor| is_name_of(actor, name));
    Ok(SignPage {
        // What is no name, and the name of the worker, which is refused, say nothing of who signs.
        asks_who: !name.is_empty()
            && odd_name(name).is_none()
            && !is_worker
            && !is_own_name(name, &person.fields),
        form,
        person: opened.file.person.clone(),
        name: opened.plans.name.clone(),
        called: opened.plans.called.clone(),
        mark: contents.mark()?,
        contents,
        is_signed: false,
        worker,
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let opened = agree::open(&app, &actor, &person).await?;
    let stored = person_of(&app.db, &person, page.today).await?;
    let mut sheet = sheet(page, Form::empty(), &opened, (&stored, &asked.language))?;
    if !asked.signed.is_empty() {
        // Only of what was just signed: an old tab must not thank for a plan that changed since.
        let just = |version: &store::Agreed| {
            version.how == How::Screen && app.now().duration_since(version.made_at) < THANKS
        };
        let found = store::one_version(&app.db, &person, &asked.signed).await?.filter(just);
        sheet.is_signed = found.is_some();
        sheet.page.along = found.map(|version| format!("signed={}", version.id));
    }
    view::show(&sheet)
}

/// The names under the plan. Who says to be the person under another name stands there with both.
fn names(name: &str, who: Signer, person: &Stored, actor: &Actor) -> String {
    if who == Signer::Person && !is_own_name(name, &person.fields) {
        return format!("{} (“{name}”), {}", person.name(), actor.name);
    }
    format!("{name}, {}", actor.name)
}

/// Who signs: the person, by the name that was typed; else who was chosen, when it is asked once more.
fn signer(form: &mut Form, name: &str, person: &Stored) -> Option<Signer> {
    if is_own_name(name, &person.fields) {
        return Some(Signer::Person);
    }
    let chosen = Signer::parse(form.value("signer"));
    if chosen.is_none() {
        let asked = Message::new("plans-sign-who").with("typed", name);
        form.wrong("signer", asked.with("name", person.first_name()));
    }
    chosen
}

/// Asks for the family name, once: who sends the first name alone again signs with that.
fn ask_family_name(form: &mut Form) {
    if form.value("short").is_empty() {
        form.set("short", "asked");
        form.wrong("name", "plans-sign-name-family");
    }
}

/// Keeps the plan as it was read, with the name as it was typed, who signed, and who held the screen.
#[expect(clippy::too_many_lines, reason = "the questions of one form, one below the other")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = agree::open(&app, &actor, &person).await?;
    let stored = person_of(&app.db, &person, page.today).await?;
    let mut form = Form::from_pairs(sent);
    let language = form.text("language", 5);
    let asked = form.text("in_language", 5);
    if !asked.is_empty() {
        return view::show_again(&sheet(page, form, &opened, (&stored, &asked))?);
    }
    let size = form.text("in_size", 10);
    if SIZES.contains(&size.as_str()) {
        // Letters of another size keep what was typed, as another language does.
        let mut page = page;
        page.size = portal::size(&size);
        let shown = view::show_again(&sheet(page, form, &opened, (&stored, &language))?)?;
        return Ok(portal::with_size(shown, &size));
    }
    let name = form.needed("name", 1_000, "plans-sign-name-missing");
    let odd = name.as_deref().and_then(odd_name);
    if let Some(odd) = odd {
        form.wrong("name", odd);
    }
    let is_worker = |name: &str| is_name_of(&actor, name);
    let own = |name: &str| is_own_name(name, &stored.fields);
    let is_wrong_hand = name.as_deref().is_some_and(|name| is_worker(name) && !own(name));
    if is_wrong_hand {
        form.wrong("name", Message::new("plans-sign-not-worker").with("name", stored.first_name()));
    }
    let good = name.as_deref().filter(|_| odd.is_none() && !is_wrong_hand);
    let who = good.and_then(|name| signer(&mut form, name, &stored));
    if good.is_some_and(|name| own(name) && !has_family_name(name, &stored.fields)) {
        ask_family_name(&mut form);
    }
    if !form.ticked("sure") {
        form.wrong("sure", "plans-sign-tick-missing");
    }
    let said = agree::Said {
        field: "name",
        is_empty: "plans-mine-none",
        has_changed: "plans-mine-changed",
    };
    let contents = agree::on_the_table(&mut form, &opened, &said)?;
    let (Some(name), Some(who), Some(contents), true) = (name, who, contents, form.is_good())
    else {
        return view::show_again(&sheet(page, form, &opened, (&stored, &language))?);
    };
    let names = names(&name, who, &stored, &actor);
    let contents = contents::write(&contents)?;
    let new = NewVersion { contents, day: page.today, names, how: How::Screen, signer: Some(who) };
    let version = agree::keep(&app, &actor, &opened, &new).await?;
    let back = format!("/people/{person}/plan/sign?signed={version}&language=");
    let language = Language::parse(&language).map_or("", Language::code);
    Ok(view::go(&(back + language), "plans-said-signed"))
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn a_name_has_letters_of_any_alphabet_and_is_no_longer_than_a_name() {
        for fine in ["Nele Zandvoorde", "Jo", "نورة", "Олена", "O'Neill 2"] {
            assert_eq!(odd_name(fine), None, "{fine}");
        }
        assert_eq!(odd_name("0499 00 00 00"), Some("plans-sign-name-letters"));
        assert_eq!(odd_name("x"), Some("plans-sign-name-letters"));
        assert_eq!(odd_name(&"a".repeat(81)), Some("plans-sign-name-long"));
    }
}
