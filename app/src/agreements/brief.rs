//! An agreement as the page of a person tells it: read there together with everything around the person.

use super::{Element, Framework, State};
use base::db::{Error, Result, Row};
use jiff::civil::Date;

/// An agreement in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Which.
    pub id: String,
    /// At which step.
    pub step: String,
    /// About which work post.
    pub work_post: String,
    /// `Groenploeg, Loods`.
    pub place: String,
    /// How far it is.
    pub state: State,
    /// How many elements the framework asks and it does not say.
    pub lacks: usize,
    /// The first day.
    pub from: Date,
    /// The last day; before the first one when it never began.
    pub until: Option<Date>,
}

impl Brief {
    /// A row of `people::store::around`.
    pub fn read(row: &Row) -> Result<Brief> {
        let word: String = row.get("four")?;
        let odd = || Error::Decode(format!("state of an agreement: {word}").into());
        let (work_form, said): (String, String) = (row.get("five")?, row.get("given_name")?);
        let says = |element: &&Element| said.split(',').any(|known| known == element.word());
        Ok(Brief {
            id: row.get("id")?,
            step: row.get("one")?,
            work_post: row.get("two")?,
            place: row.get("three")?,
            state: State::parse(&word).ok_or_else(odd)?,
            lacks: Framework::of(&work_form).asks().iter().filter(|e| !says(e)).count(),
            from: row.get("from_day")?,
            until: row.get("until_day")?,
        })
    }

    /// Whether it is over on a day, or never began.
    pub fn is_over(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}
