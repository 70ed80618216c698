//! Keeps out what fills in forms by itself, without asking people to prove that they are people: a field that
//! nobody sees, the time it takes to fill in a form, and how often.
//!
//! Whoever is stopped here reads why and loses nothing: a browser fills in fields by itself too.

use crate::form::Form;
use crate::problem::Problem;
use crate::rate::{self, Limit};
use crate::web::App;
use jiff::SignedDuration;

/// The field that stays empty.
pub(super) const EMPTY: &str = "website";
/// The field that tells when the form was asked.
pub(super) const BEGUN: &str = "begun";
/// Nobody fills in the form in less.
const QUICKEST: i64 = 4;
/// From one machine. A hospital shares one.
const PER_MACHINE: Limit = Limit { hits: 10, within: SignedDuration::from_hours(1) };
/// For one organisation.
const PER_PLACE: Limit = Limit { hits: 40, within: SignedDuration::from_hours(24) };
/// To one address: else this would send somebody mails that were never asked for.
const PER_ADDRESS: Limit = Limit { hits: 6, within: SignedDuration::from_hours(24) };

/// The moment at which the form is asked, sealed.
pub(super) fn begun(app: &App) -> String {
    let second = app.now().as_second().to_string();
    format!("{second}-{}", seal(app, &second))
}

fn seal(app: &App, second: &str) -> String {
    app.keys.find_hash(&format!("sign-up {second}"))
}

/// Notes at the form why it is not taken. A form that does not tell when it was asked begins again.
pub(super) fn look(app: &App, form: &mut Form) {
    if !form.value(EMPTY).is_empty() {
        form.set(EMPTY, "");
        form.wrong("again", "sign-ups-not-empty");
    }
    let began = form.value(BEGUN).split_once('-').filter(|(at, sealed)| seal(app, at) == *sealed);
    let began = began.and_then(|(at, _)| at.parse::<i64>().ok());
    if began.is_none() {
        form.set(BEGUN, begun(app));
    }
    if began.is_none_or(|at| app.now().as_second() - at < QUICKEST) {
        form.wrong("again", "sign-ups-too-quick");
    }
}

/// Counts a sign-up that is good, by machine, by the address that gets a mail, and by organisation.
pub(super) async fn count(
    app: &App,
    peer: &str,
    (email, organisation): (&str, &str),
) -> Result<(), Problem> {
    rate::take(app, &format!("sign-up {peer}"), PER_MACHINE).await?;
    rate::take(app, &format!("sign-up to {}", app.keys.find_hash(email)), PER_ADDRESS).await?;
    rate::take(app, &format!("sign-up at {organisation}"), PER_PLACE).await
}
