//! Every query of this room.

pub(crate) mod copied;
mod derived;
mod emergency;
mod ending;
mod kept;
mod reading;
mod shared;
mod writing;

pub use derived::{rename, share_again, share_again_with};
pub(crate) use emergency::runs;
pub use emergency::{
    DoneIn, Emergency, EmergencyOver, NewEmergency, OpenNow, done_in, emergencies_of,
    emergency_over, end_emergency, find_by_name, has_open, open_emergency, open_now, review,
    to_review,
};
pub(crate) use ending::ends_soon;
pub use ending::{Counted, Partner, counted, partners_of};
pub use kept::kept;
pub use reading::{Choice, Stored, closed_since, closed_to, keeps, of_person, one, partners};
pub use shared::{Receipt, Shared, before, opened, own_organisations, receipts, shared};
pub use writing::{
    NewConsent, add, confirm, ill_timed, ill_timed_now, open_to, set_open, stands, withdraw,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    let first = [derived::TEXTS, emergency::TEXTS, ending::TEXTS, kept::TEXTS];
    [first.concat(), [reading::TEXTS, shared::TEXTS, writing::TEXTS].concat()].concat()
}
