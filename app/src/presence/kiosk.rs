//! The tablet at the door: what a tap on a name does. It only ever says that somebody is there; whether that was
//! too late, and everything else, is said on the list.

use super::{Code, Noted};
use jiff::{SignedDuration, Timestamp};

/// How long a tap can be taken back at the door. Our own choice.
const BACK_WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// What a tap does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tap {
    /// Notes that somebody is there.
    Here,
    /// Takes that back: it was a slip.
    Back,
    /// Nothing: it stands there already.
    Stands,
    /// Nothing: something else is noted, and that is for who keeps the list.
    Ask,
}

/// What a tap does, given what is noted by now and the version that the page showed: 0 for nothing. A second
/// finger, or the same tap sent twice, takes nothing back.
pub fn tapped(noted: Option<&Noted>, shown: i64, now: Timestamp) -> Tap {
    let Some(noted) = noted else { return Tap::Here };
    if !noted.mark.code.was_there() {
        return Tap::Ask;
    }
    let is_own = noted.source == "kiosk" && noted.mark.code == Code::Present;
    let is_fresh = now.duration_since(noted.at) <= BACK_WITHIN;
    if is_own && is_fresh && noted.version == shown { Tap::Back } else { Tap::Stands }
}

#[cfg(test)]
mod rules {
    use super::super::{Mark, Slot, When};
    use super::*;
    use jiff::civil::date;

    fn noted(code: Code, source: &str) -> Noted {
        let when = When { day: date(2026, 11, 23), is_afternoon: false };
        Noted {
            person: "p".into(),
            slot: Slot { work_post: "post".into(), when },
            mark: Mark::of(code),
            source: source.into(),
            by: String::new(),
            at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn a_tap_notes_and_a_second_one_takes_back_within_minutes() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(3);
        assert_eq!(tapped(None, 0, now), Tap::Here);
        let own = noted(Code::Present, "kiosk");
        assert_eq!(tapped(Some(&own), 1, now), Tap::Back);
        assert_eq!(tapped(Some(&own), 0, now), Tap::Stands, "the page showed nothing yet");
        let later = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(11);
        assert_eq!(tapped(Some(&own), 1, later), Tap::Stands);
    }

    #[test]
    fn what_was_noted_on_the_list_is_for_who_keeps_it() {
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(tapped(Some(&noted(Code::Present, "screen")), 1, now), Tap::Stands);
        assert_eq!(tapped(Some(&noted(Code::Late, "kiosk")), 1, now), Tap::Stands);
        for code in [Code::Sick, Code::Unexcused, Code::Leave, Code::Closed, Code::Notified] {
            assert_eq!(tapped(Some(&noted(code, "screen")), 1, now), Tap::Ask);
        }
    }
}
