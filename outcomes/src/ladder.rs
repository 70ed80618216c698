//! The participation ladder and a person's dated stays on it.
//!
//! The six rungs follow the Flemish definition (concept note on work and welfare of 7 June 2013);
//! the Dutch ladder of the same name numbers its rungs differently and must not be mixed in.

use jiff::civil::Date;
use thiserror::Error;

/// A rung (trede) of the Flemish participation ladder, 1 to 6.
///
/// | Rung | Meaning |
/// |---|---|
/// | 1 | isolated, or within the own household |
/// | 2 | social contacts outside the home, use of welfare or care |
/// | 3 | unpaid, guided, work-like activities |
/// | 4 | temporary guided trajectory towards paid work |
/// | 5 | paid work with support |
/// | 6 | paid work without support, on the regular labour market |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rung(u8);

/// The number given is not a rung: the ladder has rungs 1 to 6.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the ladder has rungs 1 to 6, not {0}")]
pub struct NoSuchRung(i64);

impl Rung {
    /// Every rung, lowest first.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The rung with this number, or an error outside 1 to 6.
    pub fn new(number: i64) -> Result<Self, NoSuchRung> {
        Self::ALL.into_iter().find(|rung| i64::from(rung.0) == number).ok_or(NoSuchRung(number))
    }

    /// Its number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Rungs 5 and 6: work with a contract and a wage.
    pub const fn is_paid_work(self) -> bool {
        self.0 >= 5
    }

    /// Rungs 3 and 4: the rungs from which the step to paid work is measured.
    pub const fn is_before_paid_work(self) -> bool {
        matches!(self.0, 3 | 4)
    }
}

impl TryFrom<i64> for Rung {
    type Error = NoSuchRung;

    fn try_from(number: i64) -> Result<Self, NoSuchRung> {
        Self::new(number)
    }
}

/// A period whose end would lie before its start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the end {last} lies before the start {first}")]
pub struct EndBeforeStart {
    /// The start that was given.
    pub first: Date,
    /// The end that was given.
    pub last: Date,
}

/// The days of a stay, both ends included; a stay that goes on has no last day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    first: Date,
    last: Option<Date>,
}

impl Period {
    /// From `first` up to and including `last`; an error when it ends before it starts.
    pub fn new(first: Date, last: Option<Date>) -> Result<Self, EndBeforeStart> {
        match last {
            Some(last) if last < first => Err(EndBeforeStart { first, last }),
            _ => Ok(Self { first, last }),
        }
    }

    /// The first day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day, itself included; nothing while it goes on.
    pub const fn last(self) -> Option<Date> {
        self.last
    }

    /// Whether this day belongs to it.
    pub fn covers(self, day: Date) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// Whether at least one day of the window belongs to it.
    pub fn touches(self, window: Window) -> bool {
        self.first <= window.last && self.last.is_none_or(|last| window.first <= last)
    }
}

/// The days a figure is about, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Window {
    first: Date,
    last: Date,
}

impl Window {
    /// From `first` up to and including `last`; an error when it ends before it starts.
    pub fn new(first: Date, last: Date) -> Result<Self, EndBeforeStart> {
        if last < first {
            return Err(EndBeforeStart { first, last });
        }
        Ok(Self { first, last })
    }

    /// The first day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day, itself included.
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether this day belongs to it.
    pub fn covers(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Where and in which form somebody takes part; two stays with equal places are the same place.
///
/// The texts are keys, not names for the screen; a part that is not known stays empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Place {
    /// Key of the work form (werkvorm).
    pub form: String,
    /// Key of the organisation that guides.
    pub organisation: String,
    /// Key of the site or workshop.
    pub site: String,
}

/// One dated step of one person.
///
/// Why it ended is not here: no figure depends on it, and [`Movement::from_stay`] leads back to it.
///
/// [`Movement::from_stay`]: crate::Movement::from_stay
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Stay {
    /// The rung it is on.
    pub rung: Rung,
    /// The work form, organisation and site.
    pub place: Place,
    /// Its days.
    pub period: Period,
    /// The work form lies on the regular labour market (NEC). It says something on rung 5 only,
    /// see [`Stay::standing`].
    pub regular: bool,
}

/// How high a stay stands: its rung and, on the same rung, whether it is regular work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Standing {
    /// The rung.
    pub rung: Rung,
    /// Paid work on the regular labour market.
    pub regular: bool,
}

impl Stay {
    /// Its standing: rung 6 is regular work by definition, rung 5 when marked so, unpaid work never.
    pub fn standing(&self) -> Standing {
        let regular = self.rung.number() == 6 || (self.rung.is_paid_work() && self.regular);
        Standing { rung: self.rung, regular }
    }

    /// What must stay equal for a person not to have moved at all.
    pub(crate) fn spot(&self) -> (Standing, &Place) {
        (self.standing(), &self.place)
    }
}
