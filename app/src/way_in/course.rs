//! What the changes of a way say together: where somebody stands, and the times on the waiting list.

use super::State;
use jiff::Timestamp;
use jiff::civil::Date;

/// Something that happened on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub id: String,
    /// To which state.
    pub state: State,
    /// On which day.
    pub day: Date,
    /// A word of [`super::reasons`]; empty where none is asked.
    pub reason: String,
    /// In words.
    pub remark: String,
    /// To the list: since when the place counts.
    pub queue: Option<Date>,
    /// To a trial: the day of the first evaluation.
    pub evaluation: Option<Date>,
    /// From the list: how many waited longer for the same place.
    pub passed: i64,
    /// Why they were passed: a word of [`super::reasons::PASSING`], and words.
    pub passed_reason: String,
    /// The same in words.
    pub passed_remark: String,
    /// The name of who wrote it; empty for the program.
    pub made_by: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// That it was a mistake.
    pub struck: Option<Struck>,
}

/// A change that was a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// The name of who said so.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The state.
    pub state: State,
    /// Since when.
    pub since: Date,
    /// Since when the place on the list counts, while waiting.
    pub queue: Option<Date>,
    /// The first evaluation of the trial, while it goes on.
    pub evaluation: Option<Date>,
}

impl Now {
    /// Since when somebody stands there; on the list, since when the place counts.
    pub fn counts_since(&self) -> Date {
        self.queue.unwrap_or(self.since)
    }
}

/// A time on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The change with which it began.
    pub id: String,
    /// When that was written.
    pub made_at: Timestamp,
    /// The first day.
    pub from: Date,
    /// The last day, and how it ended: `placed`, `withdrawn` or `refused`.
    pub ended: Option<(Date, &'static str)>,
}

/// The changes that stand: those that were no mistake, in the order in which they were written.
pub fn standing(changes: &[Change]) -> impl DoubleEndedIterator<Item = &Change> {
    changes.iter().filter(|change| change.struck.is_none())
}

/// Where somebody stands after these changes; nothing without any.
pub fn now(changes: &[Change]) -> Option<Now> {
    let mut now: Option<Now> = None;
    for change in standing(changes) {
        let goes_on = now.filter(|now| now.state == change.state);
        now = Some(Now {
            state: change.state,
            since: goes_on.map_or(change.day, |now| now.since),
            queue: (change.state == State::Waitlist).then(|| change.queue.unwrap_or(change.day)),
            evaluation: change.evaluation.filter(|_| change.state == State::Trial),
        });
    }
    now
}

/// The times on the list, the earliest first.
pub fn waits(changes: &[Change]) -> Vec<Wait> {
    let mut all: Vec<Wait> = vec![];
    let mut before: Option<State> = None;
    for change in standing(changes) {
        if before == Some(State::Waitlist)
            && change.state != State::Waitlist
            && let Some(wait) = all.last_mut()
        {
            let eve = change.day.yesterday().unwrap_or(change.day);
            wait.ended = Some((eve.max(wait.from), outcome(change)));
        }
        if change.state == State::Waitlist && before != Some(State::Waitlist) {
            let (id, made_at) = (change.id.clone(), change.made_at);
            all.push(Wait { id, made_at, from: change.day, ended: None });
        }
        before = Some(change.state);
    }
    all
}

/// How waiting ended with this change.
fn outcome(change: &Change) -> &'static str {
    match (change.state.takes(), change.reason.as_str()) {
        (true, _) => "placed",
        (false, "no-place") => "refused",
        _ => "withdrawn",
    }
}

/// Since when the place counted the last time, for who comes back to the list. Who worked or stopped since
/// gave it up.
pub fn old_place(changes: &[Change]) -> Option<Date> {
    standing(changes).fold(None, |place, change| match change.state {
        State::Waitlist => Some(change.queue.unwrap_or(change.day)),
        State::Active | State::Stopped => None,
        _ => place,
    })
}

/// Whether the person never waited, worked or stopped here: then the place can count from signing up.
pub fn is_new(changes: &[Change]) -> bool {
    let begun =
        |change: &Change| matches!(change.state, State::Waitlist | State::Active | State::Stopped);
    !standing(changes).any(begun)
}

/// Where somebody stood before an interruption or a stop: there one comes back.
pub fn before(changes: &[Change]) -> Option<State> {
    let stood = |change: &&Change| change.state < State::Interrupted;
    standing(changes).rfind(stood).map(|change| change.state)
}

/// The change that can be struck as a mistake: the last that stands, unless the way began with it.
pub fn last_to_strike(changes: &[Change]) -> Option<&Change> {
    let last = standing(changes).next_back()?;
    (standing(changes).count() > 1).then_some(last)
}

#[cfg(test)]
pub(crate) mod rules {
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// A change to a state, so many days after the first of January.
    pub(crate) fn change(number: usize, state: State, days: i64) -> Change {
        Change {
            id: number.to_string(),
            state,
            day: date(2026, 1, 1).saturating_add(days.days()),
            reason: String::new(),
            remark: String::new(),
            queue: None,
            evaluation: None,
            passed: 0,
            passed_reason: String::new(),
            passed_remark: String::new(),
            made_by: String::new(),
            made_at: Timestamp::UNIX_EPOCH,
            struck: None,
        }
    }

    fn struck(mut change: Change) -> Change {
        let (by, at, why) = (String::new(), Timestamp::UNIX_EPOCH, String::new());
        change.struck = Some(Struck { by, at, why });
        change
    }

    #[test]
    fn a_trial_that_is_made_longer_goes_on_since_its_first_day() {
        let later = date(2026, 3, 1);
        let longer = Change { evaluation: Some(later), ..change(2, State::Trial, 28) };
        let all = [change(0, State::SignedUp, 0), change(1, State::Trial, 3), longer];
        let now = now(&all).unwrap();
        assert_eq!((now.since, now.evaluation), (date(2026, 1, 4), Some(later)));
    }

    #[test]
    fn a_struck_change_brings_back_what_was_before_it() {
        let all = [
            change(0, State::SignedUp, 0),
            change(1, State::Waitlist, 5),
            struck(change(2, State::Stopped, 9)),
        ];
        assert_eq!(now(&all).unwrap().state, State::Waitlist);
        assert_eq!(waits(&all)[0].ended, None);
        assert_eq!(last_to_strike(&all).unwrap().id, "1");
        assert_eq!(last_to_strike(&all[..1]), None);
    }

    #[test]
    fn the_old_place_is_given_up_by_working_or_stopping() {
        let all = [
            change(0, State::SignedUp, 0),
            change(1, State::Waitlist, 5),
            change(2, State::Intake, 9),
            change(3, State::Active, 20),
        ];
        assert_eq!(old_place(&all[..3]), Some(date(2026, 1, 6)));
        assert_eq!(old_place(&all), None);
        assert!(is_new(&all[..1]) && !is_new(&all[..2]));
    }

    #[test]
    fn who_is_told_that_there_is_no_place_was_refused() {
        let no = Change { reason: "no-place".into(), ..change(1, State::Stopped, 9) };
        let all = [change(0, State::Waitlist, 0), no];
        assert_eq!(waits(&all)[0].ended, Some((date(2026, 1, 9), "refused")));
    }

    /// Changes to any states, each some days after the one before, some of them struck.
    fn changes() -> impl Strategy<Value = Vec<Change>> {
        let one = (proptest::sample::select(State::ALL.to_vec()), 0_i64..20, any::<bool>());
        proptest::collection::vec(one, 1..12).prop_map(|all| {
            let mut day = 0;
            let made = all.into_iter().enumerate().map(|(number, (state, days, is_struck))| {
                day += days;
                let change = change(number, state, day);
                if is_struck { struck(change) } else { change }
            });
            made.collect()
        })
    }

    proptest! {
        #[test]
        fn somebody_waits_today_exactly_when_the_state_is_the_list(all in changes()) {
            let waits = waits(&all);
            let open = waits.iter().filter(|wait| wait.ended.is_none()).count();
            let stands = now(&all).is_some_and(|now| now.state == State::Waitlist);
            prop_assert_eq!(open, usize::from(stands));
            prop_assert!(open == 0 || waits.last().unwrap().ended.is_none());
            prop_assert_eq!(now(&all).is_some_and(|now| now.queue.is_some()), stands);
        }

        #[test]
        fn times_on_the_list_come_one_after_the_other(all in changes()) {
            let waits = waits(&all);
            for pair in waits.windows(2) {
                prop_assert!(pair[0].ended.unwrap().0 <= pair[1].from);
            }
            prop_assert!(waits.iter().all(|wait| wait.ended.is_none_or(|(until, _)| until >= wait.from)));
        }

        #[test]
        fn since_is_a_day_on_which_something_stands(all in changes()) {
            if let Some(now) = now(&all) {
                prop_assert!(standing(&all).any(|c| c.day == now.since && c.state == now.state));
            }
        }
    }
}
