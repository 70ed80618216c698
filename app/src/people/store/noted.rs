//! What organisations noted about income and health, and what of it a reader may see.

use super::Around;
use crate::access::store::closed;
use crate::access::{Act, File, Kind};
use crate::language::Message;
use crate::people::codes::Indications;
use crate::people::sources::Origin;
use base::db::{Result, Row};
use jiff::civil::Date;

/// From what somebody lives in a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Income {
    /// The row.
    pub id: String,
    /// A word of [`crate::people::codes::STATUTES`].
    pub statute: String,
    /// The first day.
    pub from_day: Date,
    /// The last day, when it ended.
    pub until_day: Option<Date>,
    /// Who noted it.
    pub origin: Origin,
}

/// Indications about health, as an organisation noted them.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// Which.
    pub ticks: Indications,
    /// Who noted them.
    pub origin: Origin,
}

impl Around {
    /// The income statutes that a reader may see.
    pub fn open_incomes(&self, file: &File) -> Vec<&Income> {
        let is_open = |i: &&Income| i.origin.may_read(file, Kind::Income).is_allowed();
        self.incomes.iter().filter(is_open).collect()
    }

    /// The indications that a reader may see, per organisation that noted them.
    pub fn open_indications(&self, file: &File) -> Vec<&Noted> {
        let is_open = |n: &&Noted| n.origin.may_read(file, Kind::Indications).is_allowed();
        self.indications.iter().filter(is_open).collect()
    }

    /// Why something of these kinds stays closed to a reader; nothing when all of it is open. It is the same
    /// whether another organisation noted anything or not: a lock does not tell that there is something.
    pub fn closed(&self, file: &File, kind: Kind) -> Option<Message> {
        let origins: Vec<&Origin> = match kind {
            Kind::Income => self.incomes.iter().map(|i| &i.origin).collect(),
            Kind::Indications => self.indications.iter().map(|n| &n.origin).collect(),
            _ => vec![],
        };
        let noted = origins.into_iter().map(|origin| origin.may_read(file, kind));
        let keepers = self.keepers.iter().map(|at| file.standing.may(Act::Read, kind, at));
        keepers.chain(noted).find(|v| !v.is_allowed()).map(|v| closed(v.reason()))
    }

    /// What an organisation noted about health.
    pub fn indications_of(&self, organisation: &str) -> Indications {
        let own = self.indications.iter().filter(|n| n.origin.is_of(organisation));
        let letters: String = own.map(|n| n.ticks.stored()).collect();
        Indications::from_stored(&letters)
    }
}

impl Income {
    /// An income out of its row.
    pub(super) fn read(row: &Row) -> Result<Income> {
        Ok(Income {
            id: row.get("id")?,
            statute: row.get("one")?,
            from_day: row.get("from_day")?,
            until_day: row.get("until_day")?,
            origin: origin(row)?,
        })
    }
}

impl Noted {
    /// Indications out of their row.
    pub(super) fn read(row: &Row) -> Result<Noted> {
        let ticks = Indications::from_stored(&row.get::<String>("one")?);
        Ok(Noted { ticks, origin: origin(row)? })
    }
}

fn origin(row: &Row) -> Result<Origin> {
    Ok(Origin {
        organisation: Some(row.get::<String>("two")?).filter(|id| !id.is_empty()),
        name: row.get("three")?,
        source: row.get("four")?,
    })
}
