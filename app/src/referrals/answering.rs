//! What a receiver does with a question, whether they have an account or a link: yes, no, a question
//! back. ([`super::undoing`] takes that back within a day.) And what ends the question. Each is one unit of work with
//! everything that follows from it.

use super::store::{self, By, Decision, First};
use super::{State, Stored, undoing};
use crate::access::Actor;
use crate::appointments::store::NewAppointment;
use crate::appointments::{self, AppointmentKind, Moment, State as Became};
use crate::audit::{self, Deed, Line, Thing};
use crate::mail::{self, Kind as MailKind, NewMail};
use crate::people::store as people;
use crate::people::store::team::{self, Joining};
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::Work;

/// Who answers: a worker of the receiver, or whoever has the link.
pub type Answerer<'a> = Option<&'a Actor>;

/// A line of the log about a referral.
pub(super) fn line(
    by: Answerer<'_>,
    deed: Deed,
    referral: &Stored,
    (person, organisation): (&str, Option<&str>),
) -> Line {
    let line = match by {
        Some(actor) => Line::by(actor, deed, Thing::Referral, &referral.id),
        None => Line::by_program(deed, Thing::Referral, &referral.id).because("link"),
    };
    let line = line.about(person);
    match organisation {
        Some(organisation) => line.at(organisation),
        None => line,
    }
}

/// Writes yes or no down. Says whether the question was still as the answerer saw it: of two who answer
/// at once the second is told what was chosen.
pub async fn decide(
    app: &App,
    by: Answerer<'_>,
    (referral, version): (&Stored, i64),
    decision: &Decision,
) -> Result<bool, Problem> {
    let (now, today) = (app.now(), app.today());
    if !referral.receiver_active {
        return Err(Problem::Closed("referrals-receiver-closed".into()));
    }
    let mut work = app.db.work().await?;
    if !store::decide(&mut work, (now, today), (&referral.id, version), decision).await? {
        return Ok(false);
    }
    let person = store::person_in(&mut work, &referral.id).await?;
    let mut lines = vec![];
    if let (Decision::Accept(..), Some(receiver)) = (decision, &referral.receiver) {
        lines = open_file(app, &mut work, by, (referral, &person, receiver), decision).await?;
    }
    let (deed, what, words) = match decision {
        Decision::Accept(_, who) => (Deed::Accept, "accepted", who.as_str()),
        Decision::Refuse(_, words) => (Deed::Refuse, "refused", words.as_str()),
    };
    lines.push(line(by, deed, referral, (&person, referral.receiver.as_deref())));
    let account = by.map(|actor| actor.account.as_str());
    store::note(&mut work, now, &referral.id, ("receiver", account), (what, words)).await?;
    tell_sender(app, &mut work, referral).await?;
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, today, &[&person]).await?;
    work.save().await?;
    Ok(true)
}

/// The file of the organisation that says yes, and the first appointment in it.
async fn open_file(
    app: &App,
    work: &mut Work,
    by: Answerer<'_>,
    (referral, person, receiver): (&Stored, &str, &str),
    decision: &Decision,
) -> Result<Vec<Line>, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut lines = vec![];
    let opened = people::open_file(work, person, receiver, today).await?;
    if opened != people::Opened::WasOpen {
        let mut line = line(by, Deed::Make, referral, (person, Some(receiver)));
        (line.thing, line.subject) = (Thing::File, receiver.to_owned());
        lines.push(line);
    }
    let mut appointment = None;
    let Decision::Accept(first, _) = decision else { return Ok(lines) };
    for account in by.map(|actor| &actor.account).into_iter().chain(&first.account) {
        lines.extend(put_on_team(app, work, by, (referral, person, receiver), account).await?);
    }
    if let Some(actor) = by
        && let Some(day) = first.day
    {
        let new = NewAppointment {
            person: person.to_owned(),
            account: first.account.clone().unwrap_or_else(|| actor.account.clone()),
            organisation: receiver.to_owned(),
            moment: Moment { day, minute: first.minute, kind: AppointmentKind::Intake },
            place: first.place.clone(),
            text: String::new(),
            state: Became::Open,
            note: None,
            made_at: now,
        };
        let id = appointments::store::add(work, new).await?;
        lines.push(Line::by(actor, Deed::Make, Thing::Appointment, &id).about(person).at(receiver));
        appointment = Some(id);
    }
    store::set_file(work, &referral.id, appointment.as_deref(), Some(&opened)).await?;
    Ok(lines)
}

/// Who sees only the own team comes on it: else nobody could open the file that the yes opened.
async fn put_on_team(
    app: &App,
    work: &mut Work,
    by: Answerer<'_>,
    (referral, person, receiver): (&Stored, &str, &str),
    account: &str,
) -> Result<Option<Line>, Problem> {
    let today = app.today();
    if !team::sees_team_only(work, account, receiver).await?
        || team::is_on_team(work, person, account, today).await?
    {
        return Ok(None);
    }
    let new = Joining { person, account, organisation: Some(receiver), role: "other" };
    let row = team::join(work, app.now(), new, today).await?;
    Ok(row.map(|row| Line {
        thing: Thing::Team,
        subject: row,
        ..line(by, Deed::Make, referral, (person, Some(receiver)))
    }))
}

/// The first appointment at somebody outside, given after the yes. Says whether that stood still so.
pub async fn give_day(
    app: &App,
    (referral, version): (&Stored, i64),
    first: &First,
) -> Result<bool, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::give_day(&mut work, (&referral.id, version), first, app.today()).await? {
        return Ok(false);
    }
    let person = store::person_in(&mut work, &referral.id).await?;
    store::note(&mut work, now, &referral.id, ("receiver", None), ("day", "")).await?;
    tell_sender(app, &mut work, referral).await?;
    let line = line(None, Deed::Change, referral, (&person, None));
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(true)
}

/// A question back (by the receiver), or its answer (by the sender). Says whether the referral was
/// still as the writer saw it.
pub async fn talk(
    app: &App,
    by: Answerer<'_>,
    (referral, version): (&Stored, i64),
    (state, words): (State, &str),
) -> Result<bool, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut work = app.db.work().await?;
    if !store::talk(&mut work, (&referral.id, version), state, today).await? {
        return Ok(false);
    }
    let person = store::person_in(&mut work, &referral.id).await?;
    let account = by.map(|actor| actor.account.as_str());
    let is_back = state == State::Asked;
    let (side, what, deed, at) = if is_back {
        ("receiver", "asked", Deed::Ask, referral.receiver.as_deref())
    } else {
        ("sender", "answered", Deed::Answer, Some(referral.organisation.as_str()))
    };
    store::note(&mut work, now, &referral.id, (side, account), (what, words)).await?;
    let line = line(by, deed, referral, (&person, at));
    audit::write(&mut work, now, &[line]).await?;
    if is_back {
        tell_sender(app, &mut work, referral).await?;
    } else {
        // After a yes the link that was handed over goes on telling it, where no mail can bring a newer one.
        if referral.state != State::Accepted || mail::sends(app) {
            tell_receiver(app, &mut work, referral, MailKind::Reply).await?;
        }
    }
    work.save().await?;
    Ok(true)
}

/// Takes the question back, by its sender or by the person: link, mails that wait and the receiver's
/// page close in this unit of work. Says whether there was something to take back.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    referral: &Stored,
    by: By<'_>,
) -> Result<bool, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    if !store::withdraw(&mut work, &referral.id, by).await? {
        return Ok(false);
    }
    // As it is now that it is held: a yes may have come between.
    let referral = &store::one_in(&mut work, &referral.id).await?.ok_or(Problem::NotFound)?;
    let person = referral.person.clone();
    mail::store::drop_waiting(&mut work, &referral.id, now).await?;
    store::end_links(&mut work, &referral.id, now).await?;
    let (side, what, words) = match by {
        By::Sender(_, remark) => ("sender", "withdrawn", remark),
        By::Person(_) => ("person", "taken-back", ""),
    };
    store::note(&mut work, now, &referral.id, (side, Some(&actor.account)), (what, words)).await?;
    tell_receiver(app, &mut work, referral, MailKind::Withdrawn).await?;
    if side == "person" {
        tell_sender(app, &mut work, referral).await?;
    }
    let at = Some(referral.organisation.as_str());
    let mut lines = vec![line(Some(actor), Deed::Withdraw, referral, (&person, at))];
    if let (State::Accepted, Some(receiver)) = (referral.state, &referral.receiver) {
        // What somebody wrote at the receiver stays: then both are told that there is a file.
        let whose = (referral, person.as_str(), receiver.as_str());
        if let Some(undone) = undoing::unmake(app, &mut work, Some(actor), whose).await? {
            store::set_file(&mut work, &referral.id, None, None).await?;
            lines.extend(undone);
        }
    }
    audit::write(&mut work, now, &lines).await?;
    safety_net::settle(&mut work, app.today(), &[&person]).await?;
    work.save().await?;
    Ok(true)
}

/// A mail to who made the referral: there is something to read.
pub(super) async fn tell_sender(
    app: &App,
    work: &mut Work,
    referral: &Stored,
) -> Result<(), Problem> {
    let mail = NewMail {
        kind: MailKind::Answer,
        to: &referral.made_by_email,
        language: referral.made_by_language,
        // The organisation that answers; somebody outside is named in Opstap, not in a mail.
        organisation: Some(referral.receiver.as_deref().unwrap_or(&referral.organisation)),
        path: &format!("/referrals/{}", referral.id),
        about: "",
    };
    mail::send(work, app, &mail).await?;
    Ok(())
}

/// A mail to the receiver. Somebody outside gets a link of its own in it, which ends all earlier ones;
/// gives that link's path, also when this network sends no mail.
pub async fn tell_receiver(
    app: &App,
    work: &mut Work,
    referral: &Stored,
    kind: MailKind,
) -> Result<Option<String>, Problem> {
    let Some(receiver) = &referral.receiver else {
        store::end_links(work, &referral.id, app.now()).await?;
        let path = store::make_link(work, &referral.id, app.now()).await?;
        let to = (referral.receiver_email.as_str(), referral.receiver_language);
        one_mail(app, work, referral, kind, to, &path).await?;
        return Ok(Some(path));
    };
    if mail::sends(app) {
        let path = format!("/asked/{}", referral.id);
        for to in store::addressees(work, receiver).await? {
            one_mail(app, work, referral, kind, (&to.email, to.language), &path).await?;
        }
    }
    Ok(None)
}

async fn one_mail(
    app: &App,
    work: &mut Work,
    referral: &Stored,
    kind: MailKind,
    (to, language): (&str, crate::language::Language),
    path: &str,
) -> Result<(), Problem> {
    let organisation = Some(referral.organisation.as_str());
    let mail = NewMail { kind, to, language, organisation, path, about: &referral.id };
    mail::send(work, app, &mail).await?;
    Ok(())
}
