//! The forms: a question to somebody, and its answer.

use super::store::{Agreed, Choice, Decision, First, NewReferral};
use super::{ANSWER_DAYS, Ask, LONGEST_DAYS, Part, Refusal, Stored, WAYS};
use crate::account::pages::looks_like_email;
use crate::appointments::read_time;
use crate::consent::GIVERS;
use crate::form::Form;
use crate::language::{Language, Message};
use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The choice for somebody outside the network.
pub(super) const OUTSIDE: &str = "outside";

/// The form as it is first shown. Nothing is ticked of what can be told: without the name nobody knows whom
/// the question is about, and that goes along; all else is chosen.
pub(super) fn fresh(today: Date, language: Language) -> Form {
    Form::filled([
        ("kind", Ask::Intro.word().to_owned()),
        ("answer_by", today.saturating_add(ANSWER_DAYS.days()).to_string()),
        ("receiver_language", language.full().code().to_owned()),
        ("agreed_by", "person".to_owned()),
        ("agreed_day", today.to_string()),
    ])
}

/// A draft as form values.
pub(super) fn stored(referral: &Stored, today: Date) -> Form {
    let agreed_by = Some(referral.agreed_by.clone()).filter(|by| !by.is_empty());
    let mut form = Form::filled([
        ("receiver", referral.receiver.clone().unwrap_or_else(|| OUTSIDE.to_owned())),
        (
            "receiver_name",
            if referral.is_inside() { String::new() } else { referral.receiver_name.clone() },
        ),
        ("receiver_email", referral.receiver_email.clone()),
        ("receiver_language", referral.receiver_language.code().to_owned()),
        ("kind", referral.kind.word().to_owned()),
        ("question", referral.question.clone()),
        ("answer_by", referral.answer_by.to_string()),
        ("agreed_how", referral.agreed_how.clone()),
        ("agreed_by", agreed_by.unwrap_or_else(|| "person".to_owned())),
        ("agreed_by_name", referral.agreed_by_name.clone()),
        ("agreed_day", referral.agreed_day.unwrap_or(today).to_string()),
        ("agreed_language", referral.agreed_language.clone()),
        ("version", referral.version.to_string()),
    ]);
    let parts = referral.parts.iter().map(|part| part.word().to_owned());
    form.set_all("parts", parts.collect());
    form
}

/// Reads the form; what is wrong stands at its field. `sends` says that it is to go out at once.
pub(super) fn read(
    form: &mut Form,
    page: &Page,
    (receivers, parts): (&[Choice], &[Part]),
    sends: bool,
) -> Option<NewReferral> {
    let (inside, (receiver_name, receiver_email)) = receiver(form, receivers);
    let language = form.choice("receiver_language", |code| {
        Language::ALL.into_iter().find(|language| language.code() == code)
    });
    let kind = form.choice("kind", Ask::parse);
    let question = form.needed_lines("question", 2_000, "referrals-question-missing");
    let ticked: BTreeSet<Part> =
        form.all("parts").iter().filter_map(|word| Part::parse(word)).collect();
    let too_much: Vec<String> = ticked
        .iter()
        .filter(|p| !parts.contains(p) || !p.is_for(inside.map(|choice| choice.kind)))
        .map(|p| super::words::part(page, *p))
        .collect();
    if !too_much.is_empty() {
        let message = Message::new("referrals-not-for-them").with("what", too_much.join(", "));
        form.wrong("parts", message);
    }
    let answer_by = answer_by(form, page.today);
    let agreed = agreed(form, page.today, sends);
    let new = NewReferral {
        receiver: inside.map(|choice| choice.id.clone()),
        receiver_name,
        receiver_email,
        receiver_language: language?,
        kind: kind?,
        question: question?,
        parts: ticked,
        answer_by: answer_by?,
        agreed,
    };
    form.is_good().then_some(new)
}

/// Who is asked: an organisation of the network, or the name and address of somebody outside.
fn receiver<'a>(
    form: &mut Form,
    receivers: &'a [Choice],
) -> (Option<&'a Choice>, (String, String)) {
    let is_typed = ["receiver_name", "receiver_email"].iter().any(|f| !form.value(f).is_empty());
    match form.value("receiver") {
        OUTSIDE => (None, outside(form)),
        "" if is_typed => (None, outside(form)),
        "" => {
            form.wrong("receiver", "referrals-receiver-missing");
            (None, Default::default())
        }
        _ => {
            let known = |id: &str| receivers.iter().find(|choice| choice.id == id);
            (form.choice("receiver", known), Default::default())
        }
    }
}

/// Name and address of somebody outside the network.
fn outside(form: &mut Form) -> (String, String) {
    let name = form.needed("receiver_name", 120, "referrals-receiver-missing");
    let email = form.needed("receiver_email", 200, "login-email-missing").unwrap_or_default();
    // As the mail server reads it, so that a slip shows now and not in a bounce.
    let is_address = looks_like_email(&email) && email.parse::<lettre::Address>().is_ok();
    if !email.is_empty() && !is_address {
        form.wrong("receiver_email", "account-email-wrong");
    }
    (name.unwrap_or_default(), email.to_lowercase())
}

fn answer_by(form: &mut Form, today: Date) -> Option<Date> {
    let day = form.needed_day("answer_by", today)?;
    if day < today {
        form.wrong("answer_by", "referrals-answer-past");
    } else if day > today.saturating_add(LONGEST_DAYS.days()) {
        form.wrong("answer_by", Message::new("referrals-answer-late").with("n", LONGEST_DAYS));
    }
    Some(day)
}

/// The agreement of the person; without it there is nothing to send.
fn agreed(form: &mut Form, today: Date, sends: bool) -> Option<Agreed> {
    let how = WAYS.into_iter().find(|way| *way == form.value("agreed_how"));
    let language = form.text("agreed_language", 40);
    let by_name = form.text("agreed_by_name", 100);
    if how.is_none() && sends {
        form.wrong("agreed_how", "referrals-agree-first");
    }
    let how = how?;
    let by = form.choice("agreed_by", |word| GIVERS.into_iter().find(|giver| *giver == word));
    if by.is_some_and(|by| by != "person") && by_name.is_empty() {
        form.wrong("agreed_by_name", "consent-who-gave");
    }
    let day = form.needed_day("agreed_day", today);
    if day.is_some_and(|day| day > today) {
        form.wrong("agreed_day", "referrals-agreed-later");
    }
    Some(Agreed { by: by?.to_owned(), by_name, how: how.to_owned(), day: day?, language })
}

/// What a receiver answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reply {
    /// Yes or no.
    Decide(Decision),
    /// A question back.
    Ask(String),
}

/// Reads an answer; `workers` are those with whom a first appointment can be, for a receiver of the
/// network. Which answer it is, the pressed button says (`do`). Who was asked for advice gives it with the
/// yes.
pub(crate) fn reply(
    form: &mut Form,
    today: Date,
    (kind, workers): (Ask, Option<&[(String, String)]>),
) -> Option<Reply> {
    let reply = match form.value("do") {
        "accept" => {
            let mut first = first(form, today, workers);
            if kind == Ask::Advice {
                let advice = form.needed_lines("advice", 2_000, "referrals-advice-missing");
                if let Some(first) = &mut first {
                    first.advice = advice.unwrap_or_default();
                }
            }
            let who = match workers {
                None => form.needed("answered_by", 120, "referrals-who-missing"),
                // Who has an account is known.
                Some(_) => Some(String::new()),
            };
            Some(Reply::Decide(Decision::Accept(first?, who?)))
        }
        "refuse" => {
            let reason = form.choice("reason", Refusal::parse);
            let remark = form.lines("remark", 1_000);
            if reason == Some(Refusal::Other) && remark.is_empty() {
                form.wrong("remark", "referrals-say-why");
            }
            Some(Reply::Decide(Decision::Refuse(reason?, remark)))
        }
        "ask" => form.needed_lines("words", 1_000, "referrals-words-missing").map(Reply::Ask),
        _ => None,
    };
    reply.filter(|_| form.is_good())
}

/// Reads the day that somebody outside gives after a yes.
pub(super) fn later_day(form: &mut Form, today: Date) -> Option<First> {
    let first = first(form, today, None);
    if form.value("first_day").trim().is_empty() {
        form.wrong("first_day", "appointments-day-missing");
    }
    first.filter(|_| form.is_good())
}

fn first(form: &mut Form, today: Date, workers: Option<&[(String, String)]>) -> Option<First> {
    let day = form.day("first_day", today);
    if day.is_some_and(|day| day < today) {
        form.wrong("first_day", "appointments-day-past");
    }
    let time = form.value("first_time").trim().to_owned();
    let minute = if time.is_empty() { None } else { read_time(&time) };
    if !time.is_empty() && minute.is_none() {
        form.wrong("first_time", "appointments-no-such-time");
    } else if minute.is_some() && day.is_none() {
        form.wrong("first_day", "appointments-day-missing");
    }
    let place = form.text("first_place", 200);
    let (who, account) = match workers {
        None => (form.text("first_who", 120), None),
        Some(_) if form.value("first_who").is_empty() => (String::new(), None),
        Some(workers) => {
            let found = form.choice("first_who", |id| workers.iter().find(|w| w.0 == id))?;
            (found.1.clone(), Some(found.0.clone()))
        }
    };
    Some(First { day, minute, who, account, place, advice: String::new() })
}
