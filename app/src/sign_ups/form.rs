//! The form of a sign-up: only what the place needs. Nothing about health is asked.

use crate::account::pages::looks_like_email;
use crate::form::Form;
use crate::offer::{HalfDay, HalfDays};
use crate::people::{ContactWay, WayKind};
use crate::referrals::WAYS;
use base::names;
use jiff::civil::Date;

/// How somebody who signs up alone agrees.
const SELF: &str = "self";

/// A sign-up as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSignUp {
    /// Whether the sender is the person.
    pub for_self: bool,
    /// Who sends it.
    pub sender_name: String,
    /// For whom the sender works.
    pub sender_place: String,
    /// Where the answer goes.
    pub sender_email: String,
    /// Given name of the person.
    pub given: String,
    /// Family name.
    pub family: String,
    /// A telephone number or an address.
    pub reach: String,
    /// What the person looks for, in words.
    pub wish: String,
    /// On which half-days; none when it does not matter.
    pub half_days: HalfDays,
    /// A word of [`WAYS`], or `self`.
    pub agreed_how: String,
    /// When.
    pub agreed_day: Date,
}

/// Reads the form; errors stand at their fields.
pub(super) fn read(form: &mut Form, today: Date) -> Option<NewSignUp> {
    let for_self = form.value("for") == SELF;
    let given = form.needed("given", 80, "sign-ups-given-missing");
    let family = form.needed("family", 80, "sign-ups-family-missing");
    let sender = if for_self { Some(Default::default()) } else { helper(form) };
    let sender_email = email(form);
    let reach = reach(form, today, (for_self, sender_email.as_deref()));
    let wish = form.lines("wish", 500);
    let number = |typed: &String| typed.parse().ok().and_then(HalfDay::new);
    let half_days: HalfDays = form.all("half_days").iter().filter_map(number).collect();
    let agreed = agreed(form, for_self, today);
    if !form.is_good() {
        return None;
    }
    let (given, family) = (given?, family?);
    let (sender_name, sender_place) = sender?;
    let sender_name = if for_self { format!("{given} {family}") } else { sender_name };
    let (agreed_how, agreed_day) = agreed?;
    Some(NewSignUp {
        for_self,
        sender_name,
        sender_place,
        sender_email: sender_email?,
        given,
        family,
        reach: reach?,
        wish,
        half_days,
        agreed_how,
        agreed_day,
    })
}

/// Who signs up somebody else, and for whom they work.
fn helper(form: &mut Form) -> Option<(String, String)> {
    let name = form.needed("sender_name", 120, "sign-ups-name-missing");
    let place = form.needed("sender_place", 120, "sign-ups-place-missing");
    name.zip(place)
}

fn email(form: &mut Form) -> Option<String> {
    let email = form.needed("sender_email", 200, "login-email-missing")?.to_lowercase();
    // As the mail server reads it, so that a slip shows now.
    if !looks_like_email(&email) || email.parse::<lettre::Address>().is_err() {
        form.wrong("sender_email", "account-email-wrong");
    }
    Some(email)
}

/// How the person can be reached; who signs up alone can be reached by mail.
fn reach(form: &mut Form, today: Date, (for_self, email): (bool, Option<&str>)) -> Option<String> {
    let typed = form.text("reach", 120);
    if typed.is_empty() && for_self {
        return email.map(str::to_owned);
    }
    if typed.is_empty() {
        form.wrong("reach", "sign-ups-reach-missing");
    } else if way(&typed, today).is_none() {
        form.wrong("reach", "sign-ups-reach-wrong");
    }
    Some(typed)
}

/// What kind of way to reach somebody this is; nothing when it is neither a number nor an address.
pub(super) fn way(text: &str, today: Date) -> Option<ContactWay> {
    let kind = if looks_like_email(text) {
        WayKind::Email
    } else {
        let digits = names::recognise(text, today).phone_digits?;
        (digits.len() >= 9).then_some(WayKind::Phone)?
    };
    Some(ContactWay { kind, value: text.to_owned(), remark: String::new() })
}

/// How and when the person agreed: ticked, and for somebody else also named.
fn agreed(form: &mut Form, for_self: bool, today: Date) -> Option<(String, Date)> {
    if for_self {
        ticked(form);
        return Some((SELF.to_owned(), today));
    }
    let how = form.choice("agreed_how", |word| WAYS.into_iter().find(|way| *way == word));
    let day = form.needed_day("agreed_day", today);
    if day.is_some_and(|day| day > today) {
        form.wrong("agreed_day", "referrals-agreed-later");
    }
    ticked(form);
    Some((how?.to_owned(), day?))
}

fn ticked(form: &mut Form) {
    if !form.ticked("agreed") {
        form.wrong("agreed", "sign-ups-agree-first");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn somebody_is_reached_by_a_number_or_an_address_and_by_nothing_else() {
        assert_eq!(way("0470 00 00 01", TODAY).map(|w| w.kind), Some(WayKind::Phone));
        assert_eq!(way("nele@thuis.example", TODAY).map(|w| w.kind), Some(WayKind::Email));
        assert_eq!(way("bij de buren", TODAY), None);
    }

    #[test]
    fn without_a_tick_nobody_agreed() {
        let mut form = Form::filled([("for", "self".to_owned())]);
        assert_eq!(read(&mut form, TODAY), None);
        let fields: Vec<&str> = form.errors().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["given", "family", "sender_email", "agreed"]);
    }
}
