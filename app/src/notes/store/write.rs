//! Writing notes: new, corrected, withdrawn, brought back.

use crate::access::Actor;
use crate::notes::{Level, NoteKind, cutoff};
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO note
    (id, author, organisation, kind, is_contact, day, minutes, body, level, made_at, changed_at) VALUES";
const ADD_PERSON: &str = "INSERT INTO note_person
    (note, person, day, level, organisation, author) VALUES";
pub(super) const KEEP_VERSION: &str = "INSERT INTO note_version
    (note, version, kind, day, body, level, reason, changed_by, changed_at)
    SELECT id, version, kind, day, body, level, $3, $4, $5
    FROM note WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
pub(super) const CORRECT: &str = "UPDATE note
    SET kind = $3, is_contact = $4, day = $5, body = $6, level = $7, version = version + 1,
        changed_at = $8, minutes = $9
    WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
pub(super) const MOVE: &str = "UPDATE note_person SET day = $2, level = $3 WHERE note = $1
    RETURNING person";
pub(super) const WITHDRAW: &str = "UPDATE note
    SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5, version = version + 1
    WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
pub(super) const RESTORE: &str = "UPDATE note
    SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL, version = version + 1
    WHERE id = $1 AND withdrawn_at > $2";
pub(super) const ALL_PEOPLE: &str = "SELECT person FROM note_person WHERE note = $1";
pub(super) const ERASE: &str = "UPDATE note SET body = '' WHERE withdrawn_at < $1 AND body <> ''";
pub(super) const ERASE_VERSIONS: &str = "UPDATE note_version SET body = ''
    WHERE body <> '' AND note IN (SELECT n.id FROM note n WHERE n.withdrawn_at < $1)";

/// A note to be written.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// Who writes it.
    pub author: String,
    /// The organisation it belongs to.
    pub organisation: String,
    /// What kind of moment it is about.
    pub kind: NoteKind,
    /// The day of that moment.
    pub day: Date,
    /// How many minutes it took, when that is noted.
    pub minutes: Option<i64>,
    /// The text.
    pub body: String,
    /// Who may read it.
    pub level: Level,
    /// Whom it is about, each once.
    pub people: Vec<String>,
    /// When it is written.
    pub made_at: Timestamp,
}

/// Writes one note and gives its id.
pub async fn add(work: &mut Work, note: NewNote) -> Result<String> {
    Ok(add_many(work, vec![note]).await?.remove(0))
}

/// Writes many notes with few statements and gives their ids, in the same order.
pub async fn add_many(work: &mut Work, notes: Vec<NewNote>) -> Result<Vec<String>> {
    let mut ids = Vec::with_capacity(notes.len());
    let (mut rows, mut people) = (Vec::with_capacity(notes.len()), vec![]);
    for note in notes {
        let id = id::new(note.made_at);
        let level = note.level.word();
        people.extend(
            note.people.into_iter().map(|person| {
                values![&id, person, note.day, level, &note.organisation, &note.author]
            }),
        );
        rows.push(values![
            &id,
            note.author,
            note.organisation,
            note.kind.word(),
            note.kind.is_contact(),
            note.day,
            note.minutes,
            note.body,
            note.level.word(),
            note.made_at,
            note.made_at
        ]);
        ids.push(id);
    }
    work.insert_many(ADD, rows, "").await?;
    work.insert_many(ADD_PERSON, people, "").await?;
    Ok(ids)
}

/// What a note becomes.
#[derive(Debug, Clone)]
pub struct Correction {
    /// What kind of moment it is about.
    pub kind: NoteKind,
    /// The day of that moment.
    pub day: Date,
    /// How many minutes it took, when that is noted.
    pub minutes: Option<i64>,
    /// The text.
    pub body: String,
    /// Who may read it.
    pub level: Level,
    /// Why.
    pub reason: String,
}

/// Corrects the version of a note that the writer saw, keeping that version. Gives the people the
/// note is about, or nothing when somebody else was first.
pub async fn correct(
    work: &mut Work,
    actor: &Actor,
    now: Timestamp,
    (note, version): (&str, i64),
    new: &Correction,
) -> Result<Option<Vec<String>>> {
    let kept = values![note, version, &new.reason, &actor.account, now];
    if work.run(KEEP_VERSION, kept).await? == 0 {
        return Ok(None);
    }
    let values = values![
        note,
        version,
        new.kind.word(),
        new.kind.is_contact(),
        new.day,
        &new.body,
        new.level.word(),
        now,
        new.minutes
    ];
    if work.run(CORRECT, values).await? == 0 {
        return Ok(None);
    }
    let rows = work.rows(MOVE, values![note, new.day, new.level.word()]).await?;
    rows.iter().map(|row| row.get("person")).collect::<Result<Vec<String>>>().map(Some)
}

/// Takes a note back. Gives whether it was still there as the writer saw it.
pub async fn withdraw(
    work: &mut Work,
    actor: &Actor,
    now: Timestamp,
    (note, version): (&str, i64),
    reason: &str,
) -> Result<bool> {
    erase_old(work, now).await?;
    let values = values![note, version, now, &actor.account, reason];
    Ok(work.run(WITHDRAW, values).await? == 1)
}

/// Brings a withdrawn note back. Gives whether that was still possible.
pub async fn restore(work: &mut Work, now: Timestamp, note: &str) -> Result<bool> {
    Ok(work.run(RESTORE, values![note, cutoff(now)]).await? == 1)
}

/// Wipes the texts of notes that were withdrawn too long ago to come back.
pub async fn erase_old(work: &mut Work, now: Timestamp) -> Result<()> {
    work.run(ERASE, values![cutoff(now)]).await?;
    work.run(ERASE_VERSIONS, values![cutoff(now)]).await?;
    Ok(())
}

/// Everybody whom a note is about, to log and derive what changed for each.
pub async fn all_people_of(work: &mut Work, note: &str) -> Result<Vec<String>> {
    let rows = work.rows(ALL_PEOPLE, values![note]).await?;
    rows.iter().map(|row| row.get("person")).collect()
}
