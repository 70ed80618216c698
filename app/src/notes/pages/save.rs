//! Saving a note: with its next dates, the appointment it is about, the log and everything derived.

use super::write::Read;
use crate::access::{Act, Actor, File, Kind};
use crate::appointments::store::Appointment;
use crate::appointments::{self, Moment};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::notes::store::{self, NewNote};
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::Work;
use jiff::Timestamp;

/// Writes the note, its next dates, the log and everything derived: all or nothing.
pub(super) async fn save_all(
    app: &App,
    actor: &Actor,
    files: &[File],
    key: &str,
    read: Read,
    about: Option<Appointment>,
) -> Result<String, Problem> {
    let now = app.now();
    let people: Vec<String> = files.iter().map(|f| f.person.clone()).collect();
    let first = files.first().ok_or(Problem::NotFound)?;
    let organisation = first.organisation(actor, Act::Write, read.level.written_as())?.to_owned();
    let mut work = app.db.work().await?;
    let note = NewNote {
        author: actor.account.clone(),
        organisation,
        kind: read.kind,
        day: read.day,
        minutes: read.minutes,
        body: read.body,
        level: read.level,
        people: people.clone(),
        made_at: now,
    };
    let note = store::add(&mut work, note).await?;
    let made = Line::by(actor, Deed::Make, Thing::Note, &note).because(read.level.word());
    let mut lines: Vec<Line> = people.iter().map(|p| made.clone().about(p)).collect();
    if let Some(moment) = read.next {
        lines.extend(appoint(&mut work, now, actor, files, moment).await?);
    }
    if let Some(about) = about {
        let (seen, done) = ((about.id.as_str(), about.version), appointments::State::Done);
        if appointments::store::close(&mut work, seen, done, Some(&note)).await? {
            let line = Line::by(actor, Deed::Done, Thing::Appointment, &about.id);
            lines.push(line.about(&about.person));
        }
    }
    drafts::forget(&mut work, actor, key).await?;
    audit::write(&mut work, now, &lines).await?;
    let settled: Vec<&str> = people.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &settled).await?;
    work.save().await?;
    Ok(note)
}

/// Makes the next date with each of these people. Gives the lines for the log.
async fn appoint(
    work: &mut Work,
    now: Timestamp,
    actor: &Actor,
    files: &[File],
    moment: Moment,
) -> Result<Vec<Line>, Problem> {
    let mut new = vec![];
    for file in files {
        let organisation = file.organisation(actor, Act::Write, Kind::Appointments)?;
        new.push(appointments::store::NewAppointment {
            person: file.person.clone(),
            account: actor.account.clone(),
            organisation: organisation.to_owned(),
            moment,
            place: String::new(),
            text: String::new(),
            state: appointments::State::Open,
            note: None,
            made_at: now,
        });
    }
    let made = appointments::store::add_many(work, new).await?;
    let made = made.iter().zip(files);
    Ok(made
        .map(|(id, f)| Line::by(actor, Deed::Make, Thing::Appointment, id).about(&f.person))
        .collect())
}
