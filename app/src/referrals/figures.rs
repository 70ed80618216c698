//! What the figures of referrals say, as a pure rule.
//!
//! The clock of a referral begins on the day it is sent. It ends on the day of its answer, or else on
//! the last day on which an answer was asked. The **loop-closure rate** of a period is the share of
//! those answered, by the end of the period, among all whose clock ended in the period; what was
//! withdrawn before has no clock any more. Source: our own definition, after the closed-loop
//! referrals of health care.

use super::store::Counted;
use super::{Refusal, State};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The numbers of a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// Sent in the period.
    pub sent: u64,
    /// Yes in the period.
    pub accepted: u64,
    /// No in the period.
    pub refused: u64,
    /// Whose clock ended in the period.
    pub ended: u64,
    /// Answered, of those whose clock ended.
    pub closed: u64,
    /// Days from sent to answered, of what was answered in the period: the one in the middle.
    pub median_days: Option<f64>,
    /// No in the period, by reason.
    pub by_reason: BTreeMap<Refusal, u64>,
    /// Yes, no, and clocks that ended without an answer in the period, by who was asked.
    pub by_receiver: BTreeMap<String, [u64; 3]>,
}

impl Figures {
    /// The numbers of these referrals in the days from the first to the last.
    pub fn of(all: &[Counted], (from, until): (Date, Date), today: Date) -> Figures {
        let mut figures = Figures::default();
        let last = until.min(today);
        let within = |day: Date| from <= day && day <= last;
        let mut days = vec![];
        for one in all {
            figures.sent += u64::from(within(one.sent));
            let ended = ended(one);
            let is_closed = one.decided.is_some_and(|day| day <= last);
            if ended.is_some_and(within) {
                figures.ended += 1;
                figures.closed += u64::from(is_closed);
            }
            let is_without = ended.is_some_and(within) && !is_closed;
            let decided = one.decided.filter(|day| within(*day));
            if decided.is_some() || is_without {
                let place = match (decided, one.state) {
                    (None, _) => 2,
                    (_, State::Accepted) => 0,
                    _ => 1,
                };
                figures.by_receiver.entry(one.receiver.clone()).or_default()[place] += 1;
            }
            let Some(day) = decided else { continue };
            days.push((day - one.sent).get_days());
            if one.state == State::Accepted {
                figures.accepted += 1;
            } else {
                figures.refused += 1;
                *figures.by_reason.entry(one.refusal.unwrap_or(Refusal::Other)).or_default() += 1;
            }
        }
        figures.median_days = median(days);
        figures
    }

    /// The loop-closure rate in per cent; nothing when no clock ended.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    pub fn closure(&self) -> Option<f64> {
        (self.ended > 0).then(|| 100.0 * self.closed as f64 / self.ended as f64)
    }
}

/// The day on which the clock ended; none for what was withdrawn first.
fn ended(one: &Counted) -> Option<Date> {
    match one.decided {
        Some(day) => Some(day.min(one.answer_by)),
        None if one.state == State::Withdrawn => None,
        None => Some(one.answer_by),
    }
}

/// The one in the middle; of two in the middle what lies between them.
fn median(mut days: Vec<i32>) -> Option<f64> {
    days.sort_unstable();
    let middle = days.len() / 2;
    let high = f64::from(*days.get(middle)?);
    let is_odd = days.len() % 2 == 1;
    Some(if is_odd { high } else { f64::midpoint(high, f64::from(days[middle - 1])) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn one(sent: i8, answer_by: i8, decided: Option<i8>, state: State) -> Counted {
        Counted {
            receiver: "De Branding".to_owned(),
            organisation: "De Kade".to_owned(),
            state,
            refusal: (state == State::Refused).then_some(Refusal::Full),
            sent: date(2026, 10, sent),
            answer_by: date(2026, 10, answer_by),
            decided: decided.map(|day| date(2026, 10, day)),
        }
    }

    #[test]
    fn the_rate_counts_whose_clock_ended_and_among_them_who_was_answered() {
        let all = [
            one(1, 15, Some(5), State::Accepted),
            one(1, 15, Some(9), State::Refused),
            // Late, and yet within the period.
            one(1, 15, Some(20), State::Accepted),
            one(1, 15, None, State::Expired),
            // Withdrawn before its clock ended: counts as sent only.
            one(1, 15, None, State::Withdrawn),
            // Its clock still runs.
            one(20, 31, None, State::Seen),
        ];
        let period = (date(2026, 10, 1), date(2026, 10, 31));
        let figures = Figures::of(&all, period, date(2026, 10, 25));
        assert_eq!((figures.sent, figures.accepted, figures.refused), (6, 2, 1));
        assert_eq!((figures.closed, figures.ended), (3, 4));
        assert_eq!(figures.closure(), Some(75.0));
        assert_eq!(figures.median_days, Some(8.0));
        assert_eq!(figures.by_receiver["De Branding"], [2, 1, 1]);
        assert_eq!(figures.by_reason[&Refusal::Full], 1);
    }

    #[test]
    fn of_no_clock_there_is_no_rate_and_of_no_answer_no_middle() {
        let period = (date(2026, 10, 1), date(2026, 10, 31));
        let figures = Figures::of(&[], period, date(2026, 10, 25));
        assert_eq!((figures.closure(), figures.median_days), (None, None));
        assert_eq!(median(vec![4, 1]), Some(2.5));
    }
}
