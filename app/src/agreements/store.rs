//! Every query of this room.

pub(crate) mod copied;
mod house;
mod listing;
mod reading;
mod writing;

pub use house::{House, house, keep_house};
pub use listing::{Known, Period, known_people, missing, of_organisation};
pub use reading::{Agreement, Scan, of_person, one, whose};
pub use writing::{
    NewAgreement, add_many, change, declared, end, end_of_step, give_back, put_scan, remove, sign,
    to_sign, unsigned,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [reading::TEXTS, writing::TEXTS, listing::TEXTS, house::TEXTS].concat()
}
