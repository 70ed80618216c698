//! The form of a hand-over: who stops, to whom, from when, what goes along, and the last word.

use crate::form::Form;
use crate::people::store::Member;
use crate::plans::section::ToDo;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Who comes is not known yet: the person stands on the vangnet.
pub(super) const UNKNOWN: &str = "unknown";

/// From how many days ago a hand-over is asked about: it changes who led all that time.
const LONG_AGO: i64 = 31;

/// What the reader may choose from.
pub(super) struct Offered<'a> {
    /// Who is on the team today for the organisation of the reader; nobody for who may not change the team.
    pub team: &'a [Member],
    /// Who may come next: account and name; the first line is for no choice, [`UNKNOWN`] for nobody yet.
    pub to: &'a [(String, String)],
    /// What is still to be done by somebody of that team.
    pub actions: &'a [&'a ToDo],
    /// The account of the reader.
    pub own: &'a str,
}

/// A hand-over as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    /// Who stops, and from which day on; nothing when only a last word was written.
    pub stops: Option<Stops>,
    /// Who comes, when that is known.
    pub to: Option<String>,
    /// The last word; empty when somebody else hands over.
    pub words: String,
}

/// Somebody who stops.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stops {
    /// The membership.
    pub member: Member,
    /// The first day of who comes.
    pub day: Date,
    /// Whether the one who stops stays on the team, beside who comes.
    pub stays: bool,
    /// The actions of the plan that go along.
    pub actions: Vec<String>,
}

/// The form as it is first shown: who leads and reads it is the one who stops.
pub(super) fn fresh(team: &[Member], own: &str, actions: &[&ToDo], today: Date) -> Form {
    let leads = team.iter().any(|m| m.leads && m.account == own);
    let mut form = Form::filled([
        ("who", if leads { own.to_owned() } else { String::new() }),
        ("from", today.to_string()),
    ]);
    form.set_all("action", actions.iter().map(|a| a.id.clone()).collect());
    form
}

/// Reads the form; what is wrong stands at its field.
pub(super) fn read(form: &mut Form, offered: &Offered<'_>, today: Date) -> Option<Filled> {
    let to = form.choice("to", |id| offered.to.iter().find(|(known, _)| known == id));
    let to = to.map(|(id, _)| Some(id.clone()).filter(|id| !["", UNKNOWN].contains(&id.as_str())));
    // One press too many is not to leave somebody without who leads.
    if !form.value("who").is_empty() && form.value("to").is_empty() {
        form.wrong("to", "handover-to-missing");
    }
    let stops = match form.value("who") {
        "" => Some(None),
        _ => stops(form, offered, today).map(Some),
    };
    let stops = stops?;
    if let (Some(stops), Some(Some(to))) = (&stops, &to)
        && stops.member.account == *to
    {
        form.wrong("to", "handover-to-same");
    }
    // Whoever stops, or only writes, says something; who hands somebody else's work over need not.
    let is_own = stops.as_ref().is_none_or(|one| one.member.account == offered.own);
    let words = if is_own {
        form.needed_lines("words", 4_000, "handover-words-missing").unwrap_or_default()
    } else {
        form.lines("words", 4_000)
    };
    form.is_good().then_some(Filled { stops, to: to?, words })
}

fn stops(form: &mut Form, offered: &Offered<'_>, today: Date) -> Option<Stops> {
    let member = form.choice("who", |id| offered.team.iter().find(|m| m.account == id).cloned());
    let day = form.needed_day("from", today);
    if day.is_some_and(|day| day > today) {
        form.wrong("from", "handover-later");
    } else if let (Some(day), Some(member)) = (day, &member)
        && day < member.from_day
    {
        form.wrong("from", "people-until-before-from");
    } else if day.is_some_and(|day| day < today.saturating_sub(LONG_AGO.days()))
        && !form.ticked("sure")
    {
        form.wrong("from", "handover-long-ago");
    }
    let (member, day) = (member?, day?);
    let own = offered.actions.iter().filter(|a| a.account.as_deref() == Some(&member.account));
    let own = own.filter(|a| form.has("action", &a.id)).map(|a| a.id.clone());
    let (actions, stays) = (own.collect(), form.ticked("stays"));
    Some(Stops { member, day, stays, actions })
}
