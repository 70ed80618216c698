//! Chance that can be repeated: the same seed gives the same draws on every machine and in every
//! version, so that a demo network can be made again exactly.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// A stream of draws (`SplitMix64`: small, fast, and good enough to invent people).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A stream of its own for number `index` of something, so that each can be made without the
    /// ones before it.
    pub fn of(seed: u64, what: u64, index: u64) -> Chance {
        let mut chance = Chance(seed ^ what.wrapping_mul(0xA24B_AED4_963E_E407));
        chance.0 = chance.number() ^ index.wrapping_mul(0x9FB2_1C65_1E98_DF25);
        chance
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 when the limit is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        let scaled = (u128::from(self.number()) * u128::from(limit)) >> 64;
        u32::try_from(scaled).unwrap_or(0)
    }

    /// A number from `least` up to and including `most`.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        let width = u32::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(width)).unwrap_or(0)
    }

    /// Like [`between`](Chance::between), with short ones more often than long ones.
    pub fn rather_short(&mut self, least: i32, most: i32) -> i32 {
        self.between(least, most).min(self.between(least, most))
    }

    /// True so many times in a thousand.
    pub fn per_mille(&mut self, times: u32) -> bool {
        self.below(1000) < times
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of these, all as likely.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let limit = u32::try_from(all.len()).unwrap_or(u32::MAX);
        &all[self.below(limit) as usize]
    }

    /// One of these by weight.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn by_weight<T: Copy>(&mut self, all: &[(T, u32)]) -> T {
        let total: u32 = all.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (what, weight) in all {
            if left < *weight {
                return *what;
            }
            left -= weight;
        }
        all[all.len() - 1].0
    }

    /// The day so many days after `day`.
    pub fn later(&mut self, day: Date, least: i32, most: i32) -> Date {
        plus(day, self.between(least, most))
    }
}

/// The day `days` after `day` (before it when negative).
pub fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Holidays on a fixed day: month and day. Those that move with Easter are left out.
const HOLIDAYS: [(i8, i8); 7] = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];

/// The day itself, or the first day after it on which people work.
pub fn working_day(day: Date) -> Date {
    if is_working_day(day) { day } else { working_day(plus(day, 1)) }
}

/// The day itself, or the last day before it on which people work.
pub fn working_day_before(day: Date) -> Date {
    if is_working_day(day) { day } else { working_day_before(plus(day, -1)) }
}

fn is_working_day(day: Date) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !is_weekend && !HOLIDAYS.contains(&(day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws_and_another_seed_others() {
        let draws = |seed| {
            let mut chance = Chance::of(seed, 1, 2);
            (0..50).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(7), draws(7));
        assert_ne!(draws(7), draws(8));
    }

    #[test]
    fn weights_are_kept_about() {
        let mut chance = Chance::new(1);
        let heavy = (0..10_000).filter(|_| chance.by_weight(&[(true, 3), (false, 1)])).count();
        assert!((7_200..7_800).contains(&heavy), "{heavy}");
    }

    #[test]
    fn weekends_and_holidays_are_left_for_the_working_day_after_or_before() {
        let sunday: Date = "2026-11-22".parse().unwrap();
        assert_eq!(working_day(sunday).to_string(), "2026-11-23");
        assert_eq!(working_day_before(sunday).to_string(), "2026-11-20");
        let christmas: Date = "2026-12-25".parse().unwrap();
        assert_eq!(working_day(christmas).to_string(), "2026-12-28");
    }
}
