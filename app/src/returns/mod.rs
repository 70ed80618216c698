//! Returns: what an organisation tells those who pay, out of what it noted anyway.
//!
//! Each kind has its rule, pure, in a file of its own; what it tells is one [`Told`](told::Told), which the
//! page, the workbook and the paper print. `docs/returns.md` says what each number is and by what source.

pub mod command;
mod field;
mod flows;
mod missing;
pub mod pages;
mod period;
mod register;
mod rule;
mod social;
mod store;
pub(crate) mod told;
mod unnoted;
mod vocabulary;
mod welfare;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use store::texts;

pub use period::Period;
pub use rule::Way;

use crate::access::Actor;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;
use told::Told;

/// Which return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// AMA in the social economy: days of a quarter, by person (period: 2026-Q3).
    AmaSeQuarter,
    /// AMA welzijn: months of a quarter or a year, by person (period: 2026-Q3 or 2026).
    AmaWelzijn,
    /// The ladder of a year beside that of the network, for a federation (period: 2025).
    LadderFlows,
    /// The yearly register of arbeidszorg, counted by field (period: 2025).
    SectorRegister,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 4] =
        [Kind::AmaSeQuarter, Kind::AmaWelzijn, Kind::LadderFlows, Kind::SectorRegister];

    /// The word in addresses, on the command line and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Kind::AmaSeQuarter => "ama-se-quarter",
            Kind::AmaWelzijn => "ama-welzijn",
            Kind::LadderFlows => "ladder-flows",
            Kind::SectorRegister => "sector-register",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether a return of this kind is about a period like this one.
    pub fn takes(self, period: Period) -> bool {
        match self {
            Kind::AmaSeQuarter => matches!(period, Period::Quarter(..)),
            Kind::AmaWelzijn => true,
            Kind::LadderFlows | Kind::SectorRegister => matches!(period, Period::Year(_)),
        }
    }

    /// The periods that are offered, the last one that is over first.
    pub fn periods(self, today: Date) -> Vec<Period> {
        let quarters = Period::quarters(today);
        match self {
            Kind::AmaSeQuarter => quarters,
            Kind::AmaWelzijn => quarters.into_iter().chain(Period::years(today)).collect(),
            Kind::LadderFlows | Kind::SectorRegister => Period::years(today),
        }
    }
}

/// Who reads a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader<'a> {
    /// A coordinator of the organisation: reads it as a whole.
    Coordinator(&'a Actor),
    /// Somebody of the network: reads numbers, of five people or more.
    Numbers(&'a Actor),
    /// Who runs the program, and has the database anyway.
    Operator,
}

impl Reader<'_> {
    /// The account whose files it may name; empty for no account, whose return names nobody or everybody.
    fn account(&self) -> &str {
        match self {
            Reader::Coordinator(actor) => &actor.account,
            Reader::Numbers(_) | Reader::Operator => "",
        }
    }

    /// Whether it is told numbers only.
    fn is_far(&self) -> bool {
        matches!(self, Reader::Numbers(_))
    }
}

/// What a return is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Which return.
    pub kind: Kind,
    /// The organisation: id and name.
    pub organisation: (&'a str, &'a str),
    /// Of which days.
    pub period: Period,
    /// For whom.
    pub reader: Reader<'a>,
}

impl Asked<'_> {
    /// The question as it stands in an address.
    fn query(&self) -> String {
        let organisation = crate::web::form_urlencoded(self.organisation.0);
        let (kind, period) = (self.kind.word(), self.period.word());
        format!("kind={kind}&organisation={organisation}&period={period}")
    }
}

/// Makes a return.
async fn told(app: &App, page: &Page, asked: Asked<'_>) -> Result<Told, Problem> {
    match asked.kind {
        Kind::AmaSeQuarter => social::told(app, page, asked).await,
        Kind::AmaWelzijn => welfare::told(app, page, asked).await,
        Kind::LadderFlows => flows::told(app, page, asked).await,
        Kind::SectorRegister => register::told(app, page, asked).await,
    }
}
