//! Why somebody is interrupted, stops, or is taken before others. The first two are the reasons of a step
//! that ends, so that one word means one thing; none of them puts blame.

use super::State;
use crate::trajectories::EndReason;
use crate::view::Page;

/// There is no place.
pub const NO_PLACE: &str = "no-place";
/// Somebody was signed up by mistake.
pub const MISTAKE: &str = "mistake";
/// Something else: then words are asked.
pub const OTHER: &str = "other";

/// Why somebody was taken while others waited longer. Our own list.
pub const PASSING: [&str; 6] = ["fits", "not-yet", "refused", "permission", "urgent", OTHER];

/// The reasons that can be chosen for a state; none where none is asked.
pub fn of(state: State) -> Vec<&'static str> {
    use EndReason as E;
    match state {
        State::Interrupted => {
            let all = [E::Illness, E::Care, E::Family, E::PermissionStopped, E::PlaceStopped];
            let all = all.into_iter().chain([E::OwnChoice, E::OutOfReach, E::Other]);
            all.map(E::word).collect()
        }
        State::Stopped => {
            let (last, rest) = (E::Unknown.word(), E::ALL.into_iter().map(E::word));
            let own = [NO_PLACE, MISTAKE, OTHER, last];
            rest.filter(|word| !own.contains(word)).chain(own).collect()
        }
        _ => vec![],
    }
}

/// A reason in words; empty for none.
pub fn said(page: &Page, word: &str) -> String {
    if word.is_empty() { String::new() } else { page.t(&format!("trajectories-end-{word}")) }
}

/// Why others were passed, in words.
pub fn passing(page: &Page, word: &str) -> String {
    if word.is_empty() { String::new() } else { page.t(&format!("way-in-passing-{word}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_once_and_other_can_always_be_said() {
        for state in State::ALL {
            let all = of(state);
            assert_eq!(all.is_empty(), !state.has_reasons(), "{state:?}");
            assert!(all.is_empty() || all.contains(&OTHER), "{state:?}");
            let once: std::collections::BTreeSet<_> = all.iter().collect();
            assert_eq!(once.len(), all.len(), "{state:?}");
        }
    }
}
