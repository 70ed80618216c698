//! How long ago a work post was checked, in words.

use crate::view::Page;
use jiff::civil::Date;

/// After so many days without a check a reader is told to ask first: a quarter of a year, in which every
/// organisation is asked once whether its offer is still right. Our own choice.
pub const OLD_AFTER: i64 = 92;

impl Page {
    /// Whether a check is so long ago that one had better ask first.
    pub fn is_old(&self, day: impl std::borrow::Borrow<Date>) -> bool {
        self.days_since(day) > OLD_AFTER
    }

    /// `Gisteren nagekeken`, `3 weken geleden nagekeken`.
    pub fn checked(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let days = self.days_since(day);
        match days {
            ..=0 => self.t("offer-checked-today"),
            1 => self.t("offer-checked-yesterday"),
            2..14 => self.n("offer-checked-days", days),
            14..=OLD_AFTER => self.n("offer-checked-weeks", days / 7),
            _ => self.n("offer-checked-months", days / 30),
        }
    }

    /// For who keeps it: how long it was not checked, and to do so.
    pub fn to_check(&self, day: impl std::borrow::Borrow<Date>) -> String {
        self.n("offer-check-it", self.days_since(day) / 30)
    }
}
