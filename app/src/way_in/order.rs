//! The order of a waiting list: who waits longest comes first, and nothing else counts.

use jiff::Timestamp;
use jiff::civil::Date;

/// A place on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Whose way.
    pub way: String,
    /// For which work post; nothing is "any".
    pub work_post: Option<String>,
    /// Since when it counts.
    pub queue: Date,
    /// When the person was signed up.
    pub signed_up: Date,
    /// When the way was written down.
    pub made_at: Timestamp,
    /// Since when the person stands on the list.
    pub since: Date,
}

impl Place {
    /// What the order goes by: since when; who was signed up first; who was written down first.
    pub fn key(&self) -> (Date, Date, Timestamp, &str) {
        (self.queue, self.signed_up, self.made_at, &self.way)
    }

    /// Whether this person waits for a place: at that work post or at any; of a place that is of no
    /// work post, only who waits for any.
    pub fn waits_for(&self, work_post: Option<&str>) -> bool {
        self.work_post.is_none() || self.work_post.as_deref() == work_post
    }
}

/// Those who wait longer than `who` for the place that is taken.
pub fn longer<'a>(
    all: impl IntoIterator<Item = &'a Place>,
    who: &Place,
    taken: Option<&str>,
) -> Vec<&'a Place> {
    let before =
        |other: &&Place| other.way != who.way && other.key() < who.key() && other.waits_for(taken);
    all.into_iter().filter(before).collect()
}

/// That somebody was taken while others waited longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The place on the list of who was taken, with the work post that was given.
    pub taken: Place,
    /// On which day.
    pub day: Date,
}

/// How often somebody was passed.
pub fn times_passed(who: &Place, passes: &[Pass]) -> usize {
    let over = |pass: &&Pass| {
        pass.taken.way != who.way
            && who.since <= pass.day
            && who.key() < pass.taken.key()
            && who.waits_for(pass.taken.work_post.as_deref())
    };
    passes.iter().filter(over).count()
}

/// How many whole weeks the middle one of these waits on a day; nothing for few people.
pub fn weeks_of_the_middle(since: &[Date], today: Date) -> Option<i64> {
    if since.len() < super::ENOUGH {
        return None;
    }
    let mut since = since.to_vec();
    since.sort();
    let middle = since[since.len() / 2];
    Some(i64::from((today - middle).get_days()).max(0) / 7)
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn places() -> impl Strategy<Value = Vec<Place>> {
        let one = (0_i64..9, 0_i64..9, 0_i64..3, proptest::option::of(0_u8..3));
        proptest::collection::vec(one, 1..14).prop_map(|all| {
            let day = |n: i64| date(2026, 1, 1).saturating_add(n.days());
            let place =
                |(number, (queue, signed, at, post)): (usize, (i64, i64, i64, Option<u8>))| Place {
                    way: number.to_string(),
                    work_post: post.map(|post| post.to_string()),
                    queue: day(queue),
                    signed_up: day(signed),
                    made_at: Timestamp::UNIX_EPOCH + at.seconds(),
                    since: day(queue),
                };
            all.into_iter().enumerate().map(place).collect()
        })
    }

    #[test]
    fn fewer_than_five_are_not_told_and_of_five_the_middle_one_counts() {
        let today = date(2026, 3, 1);
        let days = [date(2026, 2, 27), date(2026, 1, 1), date(2026, 2, 1), date(2026, 1, 20)];
        assert_eq!(weeks_of_the_middle(&days, today), None);
        let five = [days.as_slice(), &[date(2025, 1, 1)]].concat();
        assert_eq!(weeks_of_the_middle(&five, today), Some(5), "since 20 January");
    }

    proptest! {
        #[test]
        fn the_order_is_the_same_however_the_list_is_read(places in places()) {
            let mut one = places.clone();
            let mut other: Vec<Place> = places.into_iter().rev().collect();
            one.sort_by(|a, b| a.key().cmp(&b.key()));
            other.sort_by(|a, b| a.key().cmp(&b.key()));
            prop_assert_eq!(one, other);
        }

        #[test]
        fn the_first_of_a_list_passes_nobody_and_the_last_passes_all_who_wait_for_it(mut places in places()) {
            places.sort_by(|a, b| a.key().cmp(&b.key()));
            let (first, last) = (&places[0], places.last().unwrap());
            for post in [None, Some("0"), Some("1"), Some("2")] {
                prop_assert!(longer(&places, first, post).is_empty());
                let all = places.iter().filter(|p| p.way != last.way && p.waits_for(post)).count();
                prop_assert_eq!(longer(&places, last, post).len(), all);
            }
        }

        #[test]
        fn who_waited_longer_is_told_once_for_each_who_was_taken(places in places()) {
            for who in &places {
                let taken = who.work_post.as_deref();
                let passed = longer(&places, who, taken);
                let pass = Pass { taken: who.clone(), day: date(2026, 6, 1) };
                let told = places.iter().filter(|p| times_passed(p, std::slice::from_ref(&pass)) == 1);
                prop_assert_eq!(told.count(), passed.len());
                prop_assert!(passed.iter().all(|p| p.queue <= who.queue && p.way != who.way));
            }
        }
    }
}
